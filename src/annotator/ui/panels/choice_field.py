"""A field in which one thing of many is chosen; its list may be long and opens at once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListView, QWidget

_ROWS: Final = 16


class ChoiceField(QComboBox):
    """As narrow as it must be: what does not fit is cut at its end.

    Signals:
        list_closed: The reader has chosen from the list, or turned back.
    """

    list_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self._rows = QListView()
        # One size for all items: a list of all sections is then laid out without looking at each.
        self._rows.setUniformItemSizes(True)
        self._rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setView(self._rows)
        self.setMaxVisibleItems(_ROWS)

    def hidePopup(self) -> None:
        """Tell of it."""
        super().hidePopup()
        self.list_closed.emit()

    def show_row(self, row: int, *, shown: bool) -> None:
        """Offer a row, or not."""
        self._rows.setRowHidden(row, not shown)
