"""What the section filter of the table offers: everything, the current section, or any one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

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
    """Two fixed rows, then all sections, indented by level."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: Sequence[Section] = ()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Replace the sections; the fixed rows stay."""
        self.beginResetModel()
        self._sections = sections
        self.endResetModel()

    def section(self, row: int) -> Section | None:
        """The section a row names; None for the fixed rows."""
        return self._sections[row - _FIXED] if row >= _FIXED else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The fixed rows and the sections; without sections there is nothing to choose."""
        if parent.isValid():
            return 0
        return len(self._sections) + _FIXED if self._sections else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a choice."""
        if not index.isValid() or role not in _ROLES:
            return None
        section = self.section(index.row())
        if section is None:
            whole = index.row() == WHOLE_DOCUMENT
            return self.tr("Whole document") if whole else self.tr("Current section")
        if role == Qt.ItemDataRole.ToolTipRole:
            return section.title
        return _INDENT * (section.level - 1) + section.title


_ROLES: Final = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})
