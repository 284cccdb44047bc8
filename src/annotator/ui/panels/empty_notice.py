"""What stands where there is nothing to show: a quiet drawing, a kind sentence, a way on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.panels.quiet_label import QuietLabel

_PICTURE: Final = 32  # pixels


class EmptyNotice(QWidget):
    """A sentence in the middle, with a button below where something can be done."""

    helped = Signal()

    def __init__(self, picture: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._drawing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sentence = QuietLabel()
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setWordWrap(True)
        self._button = QPushButton()
        self._button.setVisible(False)
        self._button.clicked.connect(self.helped)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._drawing)
        layout.addWidget(self._sentence)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)
        self._redraw()

    def say(self, sentence: str, help_text: str = "") -> None:
        """Show this sentence, and a button with this text unless it is empty."""
        self._sentence.setText(sentence)
        self._button.setText(help_text)
        self._button.setVisible(bool(help_text))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._redraw()

    def _redraw(self) -> None:
        self._drawing.setPixmap(icon(self._picture).pixmap(_PICTURE, _PICTURE))
