"""A list that is gone through: keys to move, and the same keys to decide as in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from annotator.ui.panels.row_table import RowTable
from annotator.ui.panels.two_line_delegate import row_height

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent

    from annotator.ui.panels.two_line_delegate import TwoLineDelegate

_Flag = QItemSelectionModel.SelectionFlag
_FEWEST_ROWS: Final = 4
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowList(RowTable):
    """A table of one column: Qt lays a list out anew whenever one of its rows has changed.

    With 140,000 rows that takes half a second.
    """

    def __init__(
        self, rows: QAbstractItemModel, delegate: TwoLineDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(rows, parent)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()

    @property
    def row_height(self) -> int:
        """Height of every row, in pixels."""
        return self.verticalHeader().defaultSectionSize()

    @property
    def row(self) -> int | None:
        """The row with the focus frame."""
        row = self.currentIndex().row()
        return row if row >= 0 else None

    def count_selected(self) -> int:
        """How many rows are selected; quick, however many they are."""
        count = reached = 0
        blocks = self.selectionModel().selection().toList()
        for top, bottom in sorted((block.top(), block.bottom()) for block in blocks):
            first = max(top, reached)
            reached = max(reached, bottom + 1)
            count += reached - min(first, reached)
        return count

    def select_row(self, row: int | None) -> None:
        """Make this the only selected row and show it, without a signal; None selects nothing."""
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
        box = self.visualRect(index)
        # The whole row is to be seen, with what comes before and after it.
        inside = self.viewport().rect().adjusted(0, box.height(), 0, -box.height())
        if not inside.contains(box):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc go to the text; all other keys move about."""
        if event.key() in (*_ENTER, Qt.Key.Key_Escape):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _fit_rows(self) -> None:
        height = row_height(self.font())
        self.verticalHeader().setDefaultSectionSize(height)
        # What one is at, and what comes before and after it.
        self.setMinimumHeight(_FEWEST_ROWS * height)
