"""The list of differences: keys to move, and the same keys to settle as in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from annotator.ui.panels.difference_delegate import DifferenceDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from annotator.domain.differences import Difference
    from annotator.ui.item_models.comparison_model import ComparisonModel

_Flag = QItemSelectionModel.SelectionFlag


class DifferenceList(QListView):
    """Rows are chosen with mouse and arrow keys; several rows with Shift and Ctrl.

    Signals:
        row_reached: The reader came to a row by mouse or key; never sent for a row that the
            program made current.
        left: The focus belongs to the text again.
    """

    row_reached = Signal(int)
    left = Signal()

    def __init__(self, rows: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(DifferenceDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.clicked.connect(lambda index: self.row_reached.emit(index.row()))

    @property
    def row(self) -> int | None:
        """The current row."""
        row = self.currentIndex().row()
        return row if row >= 0 else None

    def chosen(self) -> list[Difference]:
        """All selected differences, in the order of the list."""
        rows: set[int] = set()
        for block in self.selectionModel().selection().toList():
            rows.update(range(block.top(), block.bottom() + 1))
        return [self._rows.difference(row) for row in sorted(rows)]

    def select_row(self, row: int | None) -> None:
        """Make this the only selected row and show it, without a signal; None selects nothing."""
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        index = self._rows.index(row)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        box = self.visualRect(index)
        inside = self.viewport().rect().adjusted(0, box.height(), 0, -box.height())
        if not inside.contains(box):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the text; all other keys move about."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        row = self.currentIndex().row()
        if row not in (-1, before):
            self.row_reached.emit(row)

    def keyboardSearch(self, search: str) -> None:
        """Not here: digits and letters settle."""
