"""The keys that move caret and selection in the text view; everything else passes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

_Key = QKeySequence.StandardKey


class CaretKeys(QObject):
    """Turns key presses in a text view into moves of its caret."""

    def __init__(self, view: AnnotatedTextView) -> None:
        super().__init__(view)
        self._view = view
        self._moves: dict[QKeySequence.StandardKey, Callable[[bool], None]] = {
            _Key.MoveToNextChar: lambda extend: self._step(1, extend=extend),
            _Key.MoveToPreviousChar: lambda extend: self._step(-1, extend=extend),
            _Key.MoveToNextWord: lambda extend: self._step(1, extend=extend, by_word=True),
            _Key.MoveToPreviousWord: lambda extend: self._step(-1, extend=extend, by_word=True),
            _Key.MoveToNextLine: lambda extend: self._line(1, extend=extend),
            _Key.MoveToPreviousLine: lambda extend: self._line(-1, extend=extend),
            _Key.MoveToStartOfLine: lambda extend: self._line_border(-1, extend=extend),
            _Key.MoveToEndOfLine: lambda extend: self._line_border(1, extend=extend),
            _Key.MoveToNextPage: lambda extend: self._page(1, extend=extend),
            _Key.MoveToPreviousPage: lambda extend: self._page(-1, extend=extend),
            _Key.MoveToStartOfDocument: lambda extend: self._document(-1, extend=extend),
            _Key.MoveToEndOfDocument: lambda extend: self._document(1, extend=extend),
        }
        self._selects: dict[QKeySequence.StandardKey, QKeySequence.StandardKey] = {
            _Key.SelectNextChar: _Key.MoveToNextChar,
            _Key.SelectPreviousChar: _Key.MoveToPreviousChar,
            _Key.SelectNextWord: _Key.MoveToNextWord,
            _Key.SelectPreviousWord: _Key.MoveToPreviousWord,
            _Key.SelectNextLine: _Key.MoveToNextLine,
            _Key.SelectPreviousLine: _Key.MoveToPreviousLine,
            _Key.SelectStartOfLine: _Key.MoveToStartOfLine,
            _Key.SelectEndOfLine: _Key.MoveToEndOfLine,
            _Key.SelectNextPage: _Key.MoveToNextPage,
            _Key.SelectPreviousPage: _Key.MoveToPreviousPage,
            _Key.SelectStartOfDocument: _Key.MoveToStartOfDocument,
            _Key.SelectEndOfDocument: _Key.MoveToEndOfDocument,
        }
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the moves, leave the rest."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self._move(event)

    def _move(self, event: QKeyEvent) -> bool:
        for key, move in self._moves.items():
            if event.matches(key):
                move(False)  # noqa: FBT003 - the one argument says whether to extend
                return True
        for key, plain in self._selects.items():
            if event.matches(key):
                self._moves[plain](True)  # noqa: FBT003
                return True
        if event.matches(_Key.SelectAll):
            stops = self._view.caret.stops
            self._view.caret.select(stops.first, stops.last)
            self._view.set_current(None)
            return True
        if event.key() == Qt.Key.Key_Escape and self._view.caret.selection:
            self._give_up_selection()
            return True
        return False

    def _give_up_selection(self) -> None:
        """Select nothing; a command's selection gives the caret back where it was."""
        caret = self._view.caret
        origin = caret.origin
        caret.place(caret.position if origin is None else origin)
        if origin is not None:
            self._arrive(extend=False)

    def _step(self, direction: int, *, extend: bool, by_word: bool = False) -> None:
        self._view.caret.step(direction, extend=extend, by_word=by_word)
        self._arrive(extend=extend)

    def _line(self, direction: int, *, extend: bool) -> None:
        caret = self._view.caret
        place, goal = self._view.page.neighbour_line(caret.here, direction, caret.goal)
        caret.put(caret.nearest(place), extend=extend, goal=goal)
        self._arrive(extend=extend)

    def _line_border(self, direction: int, *, extend: bool) -> None:
        caret = self._view.caret
        place = self._view.page.line_border(caret.here, direction)
        caret.put(caret.nearest(place), extend=extend)
        self._arrive(extend=extend)

    def _page(self, direction: int, *, extend: bool) -> None:
        """Turn the page and keep the caret at its height in the view."""
        view, caret, page = self._view, self._view.caret, self._view.page
        height = page.position.view_height
        rectangle = view.caret_rectangle()
        in_view = 0 <= rectangle.center().y() < height and not rectangle.isEmpty()
        y = rectangle.center().y() if in_view else height / 2
        goal = rectangle.center().x() - page.left if caret.goal is None else caret.goal
        before = page.position.place
        view.scroll_by(direction * view.page_step)
        if before == page.position.place:
            self._document(direction, extend=extend)
            return
        place = page.place_at(page.left + goal, y)
        caret.put(caret.nearest(place), extend=extend, goal=goal)
        self._arrive(extend=extend)

    def _document(self, direction: int, *, extend: bool) -> None:
        stops = self._view.caret.stops
        self._view.caret.place(stops.last if direction > 0 else stops.first, extend=extend)
        self._arrive(extend=extend)

    def _arrive(self, *, extend: bool) -> None:
        """Show the caret; what it stands in becomes current, unless one is selecting."""
        view = self._view
        view.reveal(view.caret.position)
        if extend:
            view.set_current(None)
            return
        covering = view.marks.covering(view.caret.position)
        view.set_current(covering[0] if covering else None)
