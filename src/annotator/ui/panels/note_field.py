"""The field for a note of several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_LINES: Final = 3
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """Enter makes a new line, Ctrl+Enter is done; Tab goes on to the next field."""

    done = Signal()  # the reader wants to save and leave
    focus_lost = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._shown = ""
        self._hint = ""
        self.setTabChangesFocus(True)
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + margins)

    def show_note(self, note: str) -> None:
        """Show a stored note."""
        self._stored = note
        self.setPlainText(note)
        # Qt changes some characters, so what it gives back is compared with what it gave before.
        self._shown = self.toPlainText()

    def set_editable(self, *, editable: bool) -> None:
        """Let the note be changed, or only read and copied."""
        self.setReadOnly(not editable)
        self._show_hint()

    def set_hint(self, hint: str) -> None:
        """Say in the empty field what may be written there, while it may."""
        self._hint = hint
        self._show_hint()

    @property
    def changed(self) -> bool:
        """Whether something else than the stored note stands in the field."""
        return self.toPlainText().strip() != self._shown.strip()

    def note(self) -> str:
        """What was typed, or the stored note, exactly, where nothing was changed."""
        return self.toPlainText().strip() if self.changed else self._stored

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc leave; what was typed is kept either way."""
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (with_control and event.key() in _ENTER):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of it, unless it is only a menu of this field that opens."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focus_lost.emit()

    def _show_hint(self) -> None:
        self.setPlaceholderText("" if self.isReadOnly() else self._hint)
