"""The field for a remark; what was typed and not sent waits until one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LINES: Final = 2
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RemarkField(QPlainTextEdit):
    """Enter makes a new line, Ctrl+Enter sends; Tab goes on to the next field.

    Signals:
        sent: Key of the annotation and what was typed.
        left: The reader is done here.
    """

    sent = Signal(int, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: int | None = None
        self._drafts: dict[int, str] = {}
        self.setTabChangesFocus(True)
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + margins)
        self._retranslate()

    def show_for(self, key: int | None) -> None:
        """Take remarks on another annotation."""
        if key == self._key:
            return
        if self._key is not None:
            self._drafts[self._key] = self.toPlainText()
        self._key = key
        self.setPlainText(self._drafts.pop(key, "") if key is not None else "")

    def forget(self) -> None:
        """Forget what was not sent: the project is another one."""
        self._key = None
        self._drafts.clear()
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends and leaves, Esc leaves."""
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if with_control and event.key() in _ENTER:
            self._send()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _send(self) -> None:
        typed = self.toPlainText().strip()
        if typed and self._key is not None:
            self.clear()
            self.sent.emit(self._key, typed)
        self.left.emit()

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Remark … Ctrl+Enter sends"))
        self.setAccessibleName(self.tr("Remark"))
