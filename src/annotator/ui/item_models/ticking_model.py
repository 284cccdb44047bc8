"""Rows to be ticked: what is taken, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.ui.item_models.figures_model import FigureColumn, FiguresModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QIcon

Index = QModelIndex | QPersistentModelIndex
_Row = TypeVar("_Row")
_CHECK: Final = Qt.ItemDataRole.CheckStateRole


class TickingModel(FiguresModel[_Row]):
    """A flat table whose rows carry a drawing and, where they may be ticked, a box in front.

    Signals:
        ticked: The number of a row that the reader ticked or cleared; -1 for many at once.
    """

    ticked = Signal(int)

    def __init__(
        self,
        columns: Sequence[FigureColumn[_Row]],
        parent: QObject | None = None,
        *,
        may_tick: Callable[[_Row], bool],
        drawing: Callable[[_Row, int], QIcon | None] | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            columns: What it shows; the boxes stand in the first.
            parent: Its owner.
            may_tick: Whether a row has a box.
            drawing: Which drawing a row has in a column.
        """
        super().__init__(columns, parent)
        self._may_tick = may_tick
        self._drawing = drawing
        self._ticked: set[int] = set()

    def show_ticked(self, rows: Sequence[_Row], is_ticked: Callable[[_Row], bool]) -> None:
        """Show other rows, some of them ticked."""
        self._ticked = {
            number for number, row in enumerate(rows) if self._may_tick(row) and is_ticked(row)
        }
        self.show_rows(rows)

    def is_ticked(self, number: int) -> bool:
        """Whether a row is ticked."""
        return number in self._ticked

    @property
    def ticked_count(self) -> int:
        """How many are ticked."""
        return len(self._ticked)

    def ticked_rows(self) -> list[_Row]:
        """What is ticked, from the top."""
        return [self.row(number) for number in sorted(self._ticked)]

    def tick(self, numbers: Iterable[int], *, on: bool) -> None:
        """Tick or clear some rows at once."""
        chosen = {number for number in numbers if self._may_tick(self.row(number))}
        self._ticked = self._ticked | chosen if on else self._ticked - chosen
        if chosen:
            first, last = self.index(min(chosen), 0), self.index(max(chosen), 0)
            self.dataChanged.emit(first, last, [_CHECK])
            self.ticked.emit(-1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A box where a row may be ticked."""
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and self._may_tick(self.row(index.row())):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Box and drawing besides the words."""
        if not index.isValid():
            return None
        if role == _CHECK and index.column() == 0 and self._may_tick(self.row(index.row())):
            on = index.row() in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and self._drawing is not None:
            return self._drawing(self.row(index.row()), index.column())
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or clear a row."""
        if role != _CHECK or not index.isValid() or not self._may_tick(self.row(index.row())):
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self._ticked = self._ticked | {index.row()} if on else self._ticked - {index.row()}
        self.dataChanged.emit(index, index, [_CHECK])
        self.ticked.emit(index.row())
        return True
