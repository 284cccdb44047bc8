"""What all dialogs share: they speak the language of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TranslatedDialog(QDialog):
    """A dialog that puts all its words in place in `retranslate`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)

    def retranslate(self) -> None:
        """Set every text; called by subclasses once they are built, then on each switch."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.fit(0)

    def fit(self, width: float, height: float = 0) -> None:
        """Grow to this size in Chinese characters, and to what the words need."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        wide = max(self.ems(width), self.minimumSizeHint().width(), self.width() * (not width))
        wraps = layout.hasHeightForWidth()
        needed = layout.totalHeightForWidth(wide) if wraps else self.sizeHint().height()
        tall = max(self.ems(height), needed)
        self.resize(wide, max(tall, self.height() * (not width)))

    def ems(self, count: float) -> int:
        """So many Chinese characters of the interface font, in pixels."""
        return round(count * self.fontMetrics().horizontalAdvance("国"))


def paragraph(parent: QWidget) -> QLabel:
    """A label for sentences: wraps, takes text as it is, lets it be copied."""
    label = QLabel(parent, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
