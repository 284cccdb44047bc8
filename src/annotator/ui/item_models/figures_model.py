"""Rows of figures: names, counts, shares and days, told by columns that know how to read a row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.roles import SHARE_ROLE, SORT_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_Row = TypeVar("_Row")
_Told_contra = TypeVar("_Told_contra", contravariant=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Kind(Enum):
    """What a column holds, and thereby how it looks.

    COUNT: a whole number; nothing is shown for 0. SHARE: from 0 to 1 with a bar; nothing for None.
    """

    TEXT = auto()
    COUNT = auto()
    SHARE = auto()


@dataclass(frozen=True, slots=True)
class FigureColumn(Generic[_Told_contra]):
    """One column.

    Attributes:
        title: Gives the title in the language shown at that moment.
        value: What a row has there; rows are sorted by it.
        meaning: What the title says when the mouse rests on it.
        shown: How the value reads; for what is sorted otherwise than it reads.
    """

    title: Callable[[], str]
    value: Callable[[_Told_contra], object]
    kind: Kind = Kind.COUNT
    meaning: Callable[[], str] | None = None
    shown: Callable[[_Told_contra], str] | None = None


class FiguresModel(QAbstractTableModel, Generic[_Row]):
    """A flat table of such columns."""

    def __init__(
        self, columns: Sequence[FigureColumn[_Row]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[_Row, ...] = ()

    def show_rows(self, rows: Sequence[_Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> _Row:
        """What a row is about."""
        return self._rows[number]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as were given."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says, and what it is sorted by."""
        if not index.isValid():
            return None
        return cell(self._columns[index.column()], self._rows[index.row()], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return header(self._columns[section], role)

    def retranslate(self) -> None:
        """Say everything in the language shown now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def cell(column: FigureColumn[_Row], row: _Row, role: int) -> object:
    """Return what a model answers for a cell."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return _shown(column, row)
        case Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_shown(column, row))
        case Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.kind is Kind.COUNT else _LEFT
        case _ if role == SORT_ROLE:
            return column.value(row)
        case _ if role == SHARE_ROLE and column.kind is Kind.SHARE:
            return column.value(row)
    return None


def header(column: FigureColumn[_Row], role: int) -> object:
    """Return what a model answers for the title of a column."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.title()
        case Qt.ItemDataRole.ToolTipRole if column.meaning:
            return column.meaning()
        case Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.kind is Kind.COUNT else _LEFT
    return None


def share_text(share: float) -> str:
    """Return a share as a percentage that is 100 only for all, and 0 only for none."""
    percent = round(share * 100)
    if share < 1:
        percent = min(percent, 99)
    if share > 0:
        percent = max(percent, 1)
    return f"{percent}%"


def _shown(column: FigureColumn[_Row], row: _Row) -> str:
    if column.shown is not None:
        return column.shown(row)
    value = column.value(row)
    if isinstance(value, float):
        return share_text(value)
    if isinstance(value, int):
        return QLocale().toString(value) if value else ""
    return "" if value is None else str(value)
