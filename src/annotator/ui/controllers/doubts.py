"""Go through what of the final version has lost its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.workflows import browse

if TYPE_CHECKING:
    from annotator.domain.differences import Comparison
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView


class Doubts(QObject):
    """From one to the next in text order, and on from the top.

    Signals:
        hint: A sentence for the status bar.
    """

    hint = Signal(str)

    def __init__(self, desk: Desk, view: AnnotatedTextView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view

    def go_on(self, comparison: Comparison | None) -> None:
        """Go to the first behind the current annotation or the caret."""
        session = self._desk.session
        if session is None or comparison is None:
            return
        known = browse.annotations(session, comparison.doubtful)
        places = sorted((one.start, one.end, one.key, one.type.value) for one in known)
        if not places:
            return
        current = self._view.current_mark
        here = (current[0], current[1], current[2]) if current else (self._view.caret.position,)
        self._view.go_to_mark(next((mark for mark in places if mark[:3] > here), places[0]))
        self._view.setFocus()
        self.hint.emit(
            self.tr(
                "What this was settled from has changed, or it was settled in two ways: settle it "
                "again, change it, or remove it."
            )
        )
