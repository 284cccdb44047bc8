"""What a filter by section offers: everything, the current section, or any one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.ui.foundation.tool_tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.outline import Section

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
WHOLE_DOCUMENT: Final = 0
CURRENT_SECTION: Final = 1
_FIXED: Final = 2
_INDENT: Final = "\u3000"


class SectionChoiceModel(QAbstractListModel):
    """Two fixed rows, then all sections by level; all documents before them, if wanted."""

    def __init__(self, parent: QObject | None = None, *, all_documents: bool = False) -> None:
        super().__init__(parent)
        self._above = int(all_documents)
        self._sections: Sequence[Section] = ()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Replace the sections; the fixed rows stay."""
        self.beginResetModel()
        self._sections = sections
        self.endResetModel()

    def section(self, row: int) -> Section | None:
        """The section a row names; None for the fixed rows."""
        place = row - self._above - _FIXED
        return self._sections[place] if place >= 0 else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The fixed rows and the sections; without sections there is nothing to choose."""
        if parent.isValid():
            return 0
        return self._above + (len(self._sections) + _FIXED if self._sections else 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a choice."""
        if not index.isValid() or role not in _ROLES:
            return None
        section = self.section(index.row())
        if section is None:
            return self._fixed(index.row() - self._above)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(section.title)
        return _INDENT * (section.level - 1) + section.title

    def _fixed(self, place: int) -> str:
        if place < 0:
            return self.tr("All documents")
        whole = place == WHOLE_DOCUMENT
        return self.tr("Whole document") if whole else self.tr("Current section")


_ROLES: Final = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})
