"""What people do not have alike, as table rows; texts are read when shown."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.domain.agreements import DisagreementKind
from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.agreement_maps import section_name
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import type_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.agreements import Disagreement, DisputedPlace, Side
    from annotator.domain.projects import Person
    from annotator.workflows.agreement import AgreementReport

    Row = Disagreement | DisputedPlace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_LONGEST: Final = 60  # characters of a quote
_TWO: Final = 2


class DisagreementModel(QAbstractTableModel):
    """Kinds, what each of the people has, where."""

    def __init__(self, text_of: Callable[[str], str], parent: QObject | None = None) -> None:
        """Take what gives the text of a document by its id."""
        super().__init__(parent)
        self._text_of = text_of
        self._report: AgreementReport | None = None
        self._people: tuple[Person, ...] = ()
        self._rows: Sequence[Row] = ()

    def show_rows(
        self, report: AgreementReport | None, people: tuple[Person, ...], rows: Sequence[Row]
    ) -> None:
        """Show other disagreements of these people."""
        self.beginResetModel()
        self._report, self._people, self._rows = report, people, rows
        self.endResetModel()

    def disagreement(self, row: int) -> Row:
        """What stands in a row."""
        return self._rows[row]

    def retranslate(self) -> None:
        """Show everything in the language of now."""
        last = self.columnCount() - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, last))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each disagreement or disputed place."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One for each of the people, between two of its own."""
        return 0 if parent.isValid() else len(self._people) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell in words."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._cell(index))
        return self._cell(index) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Names of the columns, most of them people."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        translate = QCoreApplication.translate
        return (
            translate("DisagreementModel", "Kind"),
            *(person.name for person in self._people),
            translate("DisagreementModel", "Section"),
        )[section]

    def _cell(self, index: Index) -> str:
        one, person = self._rows[index.row()], index.column() - 1
        if person < 0:
            words = [_kind_word(kind, len(self._people)) for kind in one.kinds]
            return " / ".join(words)
        if person < len(self._people):
            return " + ".join(self._side(one, side) for side in one.each[person]) or "—"
        return self._place(one)

    def _side(self, one: Row, side: Side) -> str:
        quote = self._text_of(one.document_id)[side.start : side.end]
        return f"{type_word(side.type)} “{elided(in_one_line(quote), _LONGEST)}”"

    def _place(self, one: Row) -> str:
        documents = self._report.documents if self._report else ()
        for document in documents:
            if document.document.id == one.document_id:
                starts = [section.start for section in document.sections]
                return section_name(document, bisect_right(starts, one.start) - 1)
        return ""


def _kind_word(kind: DisagreementKind, people: int) -> str:
    translate = QCoreApplication.translate
    match kind:
        case DisagreementKind.BORDERS:
            return translate("Disagreement", "Borders differ")
        case DisagreementKind.TYPE:
            return translate("Disagreement", "Types differ")
        case DisagreementKind.ONLY:
            if people > _TWO:
                return translate("Disagreement", "Not everybody has it")
            return translate("Disagreement", "Only one has it")
