"""The text with its annotations: an own scroll area that lays out only what is on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.domain.annotations import AnnotationType
from annotator.text.caret_stops import CaretStops
from annotator.text.paragraphs import Paragraphs
from annotator.text.span_index import SpanIndex
from annotator.text.spans import Span
from annotator.ui.editor.caret import Caret, Place
from annotator.ui.editor.compared_piece import painter_for, piece_maker
from annotator.ui.editor.page import Page
from annotator.ui.editor.page_scroll_bar import PageScrollBar
from annotator.ui.editor.painting import Overlay
from annotator.ui.editor.reading_style import ReadingStyle
from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.foundation.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from annotator.text.span_index import Mark
    from annotator.ui.editor.author_lanes import AuthorLanes
    from annotator.ui.editor.piece_layout import PieceLayout

_WHEEL_LINES = 3
_NOTCH = 120  # eighths of a degree that one click of a wheel reports
_SIDE = 28.0  # pixels between the text and the edges of the view
_TOP = 18.0
_NAMING = frozenset({AnnotationType.ORGANISATION.value, AnnotationType.PERSON.value})
_REVEAL_AT = 0.3  # of the view's height: where a place jumped to is shown


class AnnotatedTextView(QAbstractScrollArea):
    """Shows one text with its annotations; reads, points and selects, but changes nothing.

    All positions are code points of the text as stored. Mouse and keyboard are handled by
    `TextGestures` and `CaretKeys`, which are installed by the caller of this class.
    """

    current_changed = Signal(object)  # key of the current annotation, or None
    selection_changed = Signal()
    reading_position_changed = Signal(int)  # code point at the top of the view
    marks_painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = PageScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        # The paper is painted here; Qt need not paint a ground below it.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._settings = Settings()
        self._letters: dict[str, str] = {}
        self._lanes: AuthorLanes | None = None
        self._set_style()
        self._hits: list[tuple[int, int]] = []
        self._current_hit: tuple[int, int] | None = None
        self._current: int | None = None
        self._current_mark: Mark | None = None
        self._hovered: int | None = None
        self._proposed: tuple[int, int, str] | None = None
        self._reading_position = -1
        self._caret_on = True
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self._names: set[str] | None = None
        self._take_text("", [])
        self._bar.valueChanged.connect(self._bar_moved)

    # Text and marks

    @property
    def text(self) -> str:
        """The stored text."""
        return self._text

    @property
    def marks(self) -> SpanIndex:
        """The annotations shown."""
        return self._marks

    @property
    def names(self) -> Collection[str]:
        """Organisations and persons tagged so far: what a double click should take whole."""
        if self._names is None:
            self._names = {self._text[m[0] : m[1]] for m in self._marks if m[3] in _NAMING}
        return self._names

    @property
    def page(self) -> Page:
        """Where everything stands."""
        return self._page

    @property
    def caret(self) -> Caret:
        """Caret and selection."""
        return self._caret

    def show_text(self, text: str, marks: Sequence[Mark]) -> None:
        """Show another text from its beginning."""
        self._take_text(text, marks)
        self._relay()
        self.selection_changed.emit()
        self.current_changed.emit(None)

    def replace_marks(self, marks: Sequence[Mark]) -> None:
        """Take all marks afresh, staying where we are."""
        self._marks = SpanIndex(marks)
        self._names = None
        self._page.marks = self._marks
        self._page.forget()
        if self._current is not None:
            self.set_current(next((m for m in self._marks if m[2] == self._current), None))
        self._page.settle()
        self._moved()

    def change_marks(self, removed: Sequence[Mark], added: Sequence[Mark]) -> None:
        """Take marks out and put others in; only the pieces they touch are laid out again."""
        for mark in removed:
            self._marks.remove(mark)
        for mark in added:
            self._marks.add(mark)
            if self._names is not None and mark[3] in _NAMING:
                self._names.add(self._text[mark[0] : mark[1]])
        for mark in (*removed, *added):
            self._page.forget(mark[0], mark[1])
        if any(mark[2] == self._current for mark in removed):
            self.set_current(next((m for m in added if m[2] == self._current), None))
        self._page.settle()
        self._moved()

    def show_lanes(self, lanes: AuthorLanes | None) -> None:
        """Show whose annotations these are in lanes below each line; None: all as always."""
        self._lanes = lanes
        self._page.lay_out_by(piece_maker(lanes))
        self._restyle()

    def set_letters(self, letters: dict[str, str]) -> None:
        """Set the small character of each type code, in the reader's language."""
        self._letters = letters
        self._restyle()

    def set_settings(self, settings: Settings) -> None:
        """Set font, line spacing and column; the line at the top stays at the top."""
        self._settings = settings
        self._restyle()

    # Current annotation, selection, places

    @property
    def current(self) -> int | None:
        """Key of the current annotation."""
        return self._current

    @property
    def current_mark(self) -> Mark | None:
        """The current annotation as the index has it."""
        return self._current_mark

    def set_current(self, mark: Mark | None) -> None:
        """Make an annotation the current one, or none."""
        key = mark[2] if mark else None
        self._current_mark = mark
        if key != self._current:
            self._current, self._proposed = key, None
            self.viewport().update()
            self.current_changed.emit(key)

    def go_to_mark(self, mark: Mark) -> None:
        """Make an annotation current, put the caret before it and bring it into view."""
        self._caret.place(mark[0])
        self.set_current(mark)
        self.reveal(mark[0], mark[1])

    def selected_span(self) -> Span | None:
        """What is selected, or None."""
        selection = self._caret.selection
        return Span(*selection) if selection else None

    def select(self, start: int, end: int) -> None:
        """Select [start, end) and bring it into view; no annotation is current then."""
        self._caret.select(start, end)
        self.set_current(None)
        self.reveal(start, end)

    def go_to(self, position: int, *, at_top: bool = False) -> None:
        """Put the caret at a code point and show it; at the top, if asked."""
        self._caret.place(self._caret.stops.snap(position))
        self.set_current(None)
        self._page.show(position, _TOP if at_top else self.viewport().height() * _REVEAL_AT)
        self._moved()

    def reveal(self, start: int, end: int | None = None) -> None:
        """Scroll no further than needed to show a place; a far one comes to the upper third."""
        if self._page.reveal(start, end if end is not None else start, _REVEAL_AT):
            self._moved()
        self.viewport().update()

    def show_hits(self, hits: list[tuple[int, int]], current: tuple[int, int] | None) -> None:
        """Show places found, and the one we stand at."""
        self._hits, self._current_hit = hits, current
        if current:
            self.reveal(*current)
        self.viewport().update()

    def show_proposal(self, proposed: tuple[int, int, str] | None) -> None:
        """Frame borders that are proposed for the current annotation, with the type code."""
        if proposed != self._proposed:
            self._proposed = proposed
            self.viewport().update()

    def set_hovered(self, key: int | None) -> None:
        """Show the annotation under the mouse a little stronger."""
        if key != self._hovered:
            self._hovered = key
            self.viewport().update()

    def place_at(self, point: QPointF) -> Place:
        """The caret stop nearest to a point of the view."""
        return self._caret.nearest(self._page.place_at(point.x(), point.y()))

    def character_at(self, point: QPointF) -> int | None:
        """The code point of the character under a point of the view, None beside the text."""
        return self._page.character_at(point.x(), point.y())

    def caret_rectangle(self) -> QRectF:
        """Where the caret stands in the view; empty when it is out of sight."""
        return self._page.caret_rectangle(self._caret.here)

    @property
    def page_step(self) -> float:
        """How far a page is scrolled, in pixels: the last whole line in view becomes the first."""
        pitch = self._style.pitch
        return max(pitch, self._page.position.view_height - 2 * pitch)

    def scroll_by(self, distance: float) -> None:
        """Scroll by so many pixels, downwards if positive."""
        self._page.position.scroll(distance)
        self._moved()

    # Qt

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible pieces."""
        # Laid out first: filling four megabytes of paper sweeps the processor's caches.
        pieces = self._pieces_in(event.rect())
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self._style.colours.paper)
            self._painter.paint(painter, pieces, self._overlay(), QRectF(event.rect()))
            if self.hasFocus() and self._caret_on and self.isEnabled():
                rectangle = self.caret_rectangle()
                painter.fillRect(rectangle, self._style.colours.caret)
        self.marks_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the lines anew for another width."""
        super().resizeEvent(event)
        self._relay()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels on a touchpad, by lines on a wheel; Ctrl is left to the zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        pixels = event.pixelDelta().y()
        if not pixels:
            pixels = round(event.angleDelta().y() / _NOTCH * _WHEEL_LINES * self._style.pitch)
        self.scroll_by(-pixels)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the caret blink."""
        super().focusInEvent(event)
        self.wake_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._blink.stop()
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Measure anew on a screen of another density."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._restyle()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._restyle()

    def wake_caret(self) -> None:
        """Show the caret at once and let it blink from now on."""
        self._caret_on = True
        period = QGuiApplication.styleHints().cursorFlashTime()
        if self.hasFocus() and period > 0:
            self._blink.start(period // 2)
        self.viewport().update()

    # Inside

    def _take_text(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        paragraphs = Paragraphs(text)
        self._marks = SpanIndex(marks)
        self._names = None
        self._page = Page(text, paragraphs, self._marks, self._style)
        self._page.lay_out_by(piece_maker(self._lanes))
        self._caret = Caret(CaretStops(text, paragraphs), self._caret_moved)
        self._hits, self._current_hit = [], None
        self._current, self._current_mark, self._hovered = None, None, None
        self._proposed = None
        self._reading_position = -1

    def _caret_moved(self) -> None:
        self.wake_caret()
        self.selection_changed.emit()

    def _pieces_in(self, area: QRect) -> list[tuple[PieceLayout, QPointF]]:
        """The pieces to paint; the small characters of their first lines rise above them."""
        above, top, bottom = self._style.em, area.top(), area.bottom()
        return [
            (piece, at)
            for piece, at in self._page.visible_pieces()
            if at.y() + piece.height >= top and at.y() - above <= bottom
        ]

    def _overlay(self) -> Overlay:
        # The place found is the selection, too; it keeps the colour of a place found.
        found_here = self._current_hit is not None and self._caret.selection == self._current_hit
        return Overlay(
            selection=None if found_here else self._caret.selection,
            current=self._current,
            hovered=self._hovered,
            hits=self._hits,
            current_hit=self._current_hit,
            proposed=self._proposed,
        )

    def _set_style(self) -> None:
        lanes, look = self._lanes, colours(self.palette())
        port = self.viewport()
        self._style = ReadingStyle(self._settings, look, port, authors=lanes is not None)
        self._painter = painter_for(lanes, self._style, self._letters)

    def _restyle(self) -> None:
        self._set_style()
        self._page.style = self._style
        self._relay()

    def _relay(self) -> None:
        """Lay everything out anew for the present style and size."""
        size = self.viewport().size()
        self._page.resize(float(size.width()), float(size.height()), side=_SIDE, top=_TOP)
        self._moved()

    def _moved(self) -> None:
        """Bring scroll bar and listeners up to date with the position."""
        bar, position = self._bar, self._page.position
        steps = max(1, int(self._style.pitch)), int(self.page_step)
        bar.show_place(position.bar_value, position.bar_maximum, steps)
        # The mouse says anew what it is over once it moves.
        self._hovered = None
        self.viewport().update()
        top = self._page.position_at_top()
        if top != self._reading_position:
            self._reading_position = top
            self.reading_position_changed.emit(top)

    def _bar_moved(self, value: int) -> None:
        self._page.position.go_to_bar(value)
        self._moved()

    def _toggle_caret(self) -> None:
        self._caret_on = not self._caret_on
        self.viewport().update(self.caret_rectangle().toAlignedRect().adjusted(-2, -2, 2, 2))
