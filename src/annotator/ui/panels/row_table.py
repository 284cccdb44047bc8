"""What lists of rows have in common: rows are chosen as a whole, and letters are keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class RowTable(QTableView):
    """Rows are chosen with mouse and arrow keys; several rows with Shift and Ctrl.

    Signals:
        row_reached: The reader came to a row by mouse or key; never sent for a row that the
            program made current.
        left: The focus belongs to the text again.
    """

    row_reached = Signal(int)
    left = Signal()

    def __init__(self, rows: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.clicked.connect(lambda index: self.row_reached.emit(index.row()))

    def selected_rows(self) -> list[int]:
        """All selected rows, from the top."""
        rows: set[int] = set()
        for block in self.selectionModel().selection().toList():
            rows.update(range(block.top(), block.bottom() + 1))
        return sorted(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move about, and tell of the row reached."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        row = self.currentIndex().row()
        if row not in (-1, before):
            self.row_reached.emit(row)

    def keyboardSearch(self, search: str) -> None:
        """Not here: letters are keys of their own, and a search would read every row of a list."""
