"""A label in the quiet colour of the theme, or in the colour of danger."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from annotator.ui.foundation.colours import colours


class QuietLabel(QLabel):
    """For names of fields, hints and counts; follows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarmed = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._recolour()

    def say(self, text: str, *, alarmed: bool = False) -> None:
        """Show a text, in the colour of danger if alarmed; an empty one takes no room."""
        self._alarmed = alarmed
        self.setText(text)
        self.setVisible(bool(text))
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        look = colours(self.palette())
        wanted = look.danger if self._alarmed else look.quiet_text
        # Setting a palette is itself a PaletteChange.
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:
            ink = QPalette(self.palette())
            ink.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(ink)
