"""The find bar under the text: term, count, next, previous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotator.text.search import find_all, next_hit, previous_hit
from annotator.ui.foundation.icons import Icon, icon

if TYPE_CHECKING:
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

_WAIT = 120  # milliseconds after the last key before a long text is searched


class FindBar(QWidget):
    """Finds a term in the text view, also across page breaks."""

    closed = Signal()

    def __init__(self, view: AnnotatedTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._hits: list[tuple[int, int]] = []
        self._at: int | None = None
        self._origin = 0
        self._term = QLineEdit()
        self._term.setClearButtonEnabled(True)
        self._term.setMaximumWidth(420)
        self._count = QLabel()
        self._previous = self._button(Icon.PREVIOUS, self.go_to_previous)
        self._next = self._button(Icon.NEXT, self.go_to_next)
        self._close = self._button(Icon.CLOSE, self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        for widget in (self._term, self._previous, self._next, self._count):
            layout.addWidget(widget)
        layout.setStretch(0, 1)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self._wait = QTimer(self, interval=_WAIT, singleShot=True)
        self._wait.timeout.connect(self._search)
        self._term.textChanged.connect(lambda _text: self._wait.start())
        self._term.installEventFilter(self)
        self._retranslate()
        self.hide()

    def open_bar(self) -> None:
        """Show the bar; what is selected in the text becomes the term."""
        span = self._view.selected_span()
        self._origin = span.start if span else self._view.caret.position
        if span and "\n\n\n" not in span.of(self._view.text):
            self._term.setText(span.of(self._view.text).replace("\n", ""))
        self.show()
        self._term.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._term.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar; the place found stays selected, ready to be tagged."""
        self._wait.stop()
        self.hide()
        self._hits, self._at = [], None
        self._view.show_hits([], None)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def text_changed(self) -> None:
        """Another text is shown: search it, if the bar is open."""
        self._hits, self._at, self._origin = [], None, 0
        if self.isVisible():
            self._search()

    def go_to_next(self) -> None:
        """Go to the next place, from the end to the first."""
        self._go(1)

    def go_to_previous(self) -> None:
        """Go to the place before, from the first to the last."""
        self._go(-1)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._go(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _search(self) -> None:
        self._wait.stop()
        self._hits = find_all(self._view.text, self._term.text())
        self._at = next_hit(self._hits, self._origin)
        self._show()

    def _go(self, direction: int) -> None:
        if self.isHidden():
            self._select_neighbour(direction)
            return
        if self._wait.isActive():
            self._search()
            return
        if not self._hits:
            self._search()
            return
        if self._at is None:
            find = next_hit if direction > 0 else previous_hit
            self._at = find(self._hits, self._view.caret.position)
        else:
            self._at = (self._at + direction) % len(self._hits)
        self._show()

    def _select_neighbour(self, direction: int) -> None:
        """While the bar is closed, the next place of its last term becomes the selection."""
        hits = find_all(self._view.text, self._term.text())
        caret = self._view.caret
        start, end = caret.selection or (caret.position, caret.position)
        at = next_hit(hits, end) if direction > 0 else previous_hit(hits, start)
        if at is None:
            self.open_bar()
        else:
            self._view.select(*hits[at])

    def _show(self) -> None:
        hit = self._hits[self._at] if self._at is not None else None
        if hit:
            self._origin = hit[0]
        self._view.show_hits(self._hits, hit)
        if hit:
            # What was found is the selection, so that a type button tags it and nothing else.
            self._view.select(*hit)
        self._count.setText(self._count_text())
        for button in (self._previous, self._next):
            button.setEnabled(bool(self._hits))

    def _count_text(self) -> str:
        if not self._term.text():
            return ""
        if self._at is None:
            return self.tr("Not found")
        words = self.tr("{number} of {count}")
        return words.format(number=f"{self._at + 1:,}", count=f"{len(self._hits):,}")

    def _button(self, name: Icon, slot: object) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(name))
        button.clicked.connect(slot)
        return button

    def _retranslate(self) -> None:
        self._term.setPlaceholderText(self.tr("Find in this document"))
        self._term.setAccessibleName(self.tr("Find in this document"))
        self._previous.setToolTip(self.tr("Previous place (Shift+F3)"))
        self._next.setToolTip(self.tr("Next place (F3)"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._count.setText(self._count_text())
