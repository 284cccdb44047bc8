"""The list of disagreements behind a number: whoever comes to a row sees it in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QWidget

from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.item_models.disagreement_model import DisagreementModel

if TYPE_CHECKING:
    from annotator.ui.dialogs.agreement_counting import Listed
    from annotator.workflows.agreement import AgreementReport

_OF_KIND: Final = 11  # Chinese characters
_OF_PEOPLE: Final = 32  # all of them together
_NARROWEST: Final = 9  # each of them


class DisagreementTable(DialogTable):
    """Keys and mouse choose a row.

    Signals:
        reached: Disagreement or DisputedPlace.
    """

    reached = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._texts: dict[str, str] = {}
        self._rows = DisagreementModel(lambda id_: self._texts.get(id_, ""))
        super().__init__(self._rows, parent)
        self._rows.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_listed(self, report: AgreementReport | None, listed: Listed | None) -> None:
        """Show other disagreements, or none."""
        self._texts = dict(listed.texts) if listed else {}
        people = listed.people if listed else ()
        had = self._rows.columnCount()
        self._rows.show_rows(report, people, listed.rows if listed else ())
        if people and self._rows.columnCount() != had:
            width = max(_NARROWEST, _OF_PEOPLE / len(people))
            widths = {0: _OF_KIND} | dict.fromkeys(range(1, len(people) + 1), width)
            self.fit_columns(stretched=len(people) + 1, widths=widths)

    def retranslate(self) -> None:
        """Show everything in the language of now."""
        self._rows.retranslate()

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.reached.emit(self._rows.disagreement(index.row()))
