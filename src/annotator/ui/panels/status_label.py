"""The word for where an annotation stands in review, in its colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from annotator.domain.annotations import Status
from annotator.ui.foundation.colours import colours
from annotator.ui.panels.queue_item_delegate import status_colour


class StatusLabel(QLabel):
    """Follows the theme; the word comes ready in the reader's language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = Status.PENDING
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_status(self, status: Status, word: str) -> None:
        """Show a word in the colour of a status."""
        self._status = status
        self.setText(word)
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        wanted = status_colour(colours(self.palette()), self._status)
        # Setting a palette is itself a PaletteChange.
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:
            ink = QPalette(self.palette())
            ink.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(ink)
