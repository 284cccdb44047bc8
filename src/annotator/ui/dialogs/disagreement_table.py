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

_NARROW, _WIDE = 9, 16  # Chinese characters
_WIDTHS: Final = (_NARROW, _WIDE, _WIDE)


class DisagreementTable(DialogTable):
    """Keys and mouse choose a row.

    Signals:
        reached: Disagreement.
    """

    reached = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._texts: dict[str, str] = {}
        self._rows = DisagreementModel(lambda id_: self._texts.get(id_, ""))
        super().__init__(self._rows, parent)
        self._rows.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.fit_columns(stretched=len(_WIDTHS), widths=dict(enumerate(_WIDTHS)))
        self.selectionModel().currentChanged.connect(self._tell)

    def show_listed(self, report: AgreementReport | None, listed: Listed | None) -> None:
        """Show other disagreements, or none."""
        if report is None or listed is None:
            self._texts = {}
            self._rows.show_rows(None, (0, 1), ())
        else:
            self._texts = dict(listed.texts)
            self._rows.show_rows(report, listed.people, listed.rows)

    def retranslate(self) -> None:
        """Show everything in the language of now."""
        self._rows.retranslate()

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.reached.emit(self._rows.disagreement(index.row()))
