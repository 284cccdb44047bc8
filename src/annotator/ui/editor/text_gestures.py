"""The mouse in the text view: click, double and triple click, drag with auto-scroll, hover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.values import natural_unit

if TYPE_CHECKING:
    from annotator.text.span_index import Mark
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

_RUN_REACH = 200  # code points on either side, more than a double click can take
_SCROLL_EVERY = 30  # milliseconds while dragging beyond an edge
_SCROLL_SHARE = 0.35  # of the distance beyond the edge, per tick


class TextGestures(QObject):
    """Turns mouse events of a text view into caret, selection and current annotation."""

    hover_wanted = Signal(object, QPointF)  # key of the annotation to explain, or None; where

    def __init__(self, view: AnnotatedTextView) -> None:
        super().__init__(view)
        self._view = view
        self._dragging = False
        self._dragged = False
        self._unit: tuple[int, int] | None = None
        self._pressed_at = QPointF()
        self._point = QPointF()
        self._double_at = QPointF(-1000, -1000)
        self._triple = QTimer(self)
        self._triple.setSingleShot(True)
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_EVERY)
        self._scroll.timeout.connect(self._scroll_on)
        self._handlers = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseButtonDblClick: self._double_click,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
        }
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take mouse events and wishes for a tool tip."""
        handler = self._handlers.get(event.type())
        if handler and isinstance(event, QMouseEvent):
            return handler(event)
        if event.type() is QEvent.Type.Leave:
            self._view.set_hovered(None)
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.mark_at(QPointF(event.pos()))
            self.hover_wanted.emit(mark[2] if mark else None, QPointF(event.globalPos()))
            return True
        return False

    def mark_at(self, point: QPointF) -> Mark | None:
        """The innermost annotation under a point of the view."""
        position = self._view.character_at(point)
        covering = self._view.marks.covering(position) if position is not None else []
        return covering[0] if covering else None

    def _press(self, event: QMouseEvent) -> bool:
        point = event.position()
        if event.button() is not Qt.MouseButton.LeftButton:
            return self._press_other(event)
        if self._triple.isActive() and _near(point, self._double_at):
            self._select_paragraph(point)
            return True
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._view.caret.put(self._view.place_at(point), extend=extend)
        self._dragging, self._dragged, self._unit = True, extend, None
        self._pressed_at = self._point = point
        return True

    def _press_other(self, event: QMouseEvent) -> bool:
        """A right click outside the selection moves the caret, as everywhere."""
        if event.button() is Qt.MouseButton.RightButton:
            place = self._view.place_at(event.position())
            selection = self._view.caret.selection
            if not (selection and selection[0] <= place.position <= selection[1]):
                self._view.caret.put(place)
                self._view.set_current(self.mark_at(event.position()))
        return False

    def _double_click(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        position = self._view.character_at(event.position())
        if position is None:
            position = self._view.place_at(event.position()).position
        first = max(0, position - _RUN_REACH)
        near = self._view.marks.overlapping(first, position + _RUN_REACH)
        self._unit = natural_unit.natural_unit(
            self._view.text, position, names=self._view.names, stops=[mark[:2] for mark in near]
        )
        if self._unit[0] < self._unit[1]:
            self._view.caret.select(*self._unit)
        self._dragging, self._dragged = True, True
        self._point = self._double_at = event.position()
        self._triple.start(QApplication.doubleClickInterval())
        return True

    def _move(self, event: QMouseEvent) -> bool:
        self._point = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._dragging = False  # released where we did not hear it
        if not self._dragging:
            mark = self.mark_at(self._point)
            self._view.set_hovered(mark[2] if mark else None)
            return False
        far = (self._point - self._pressed_at).manhattanLength()
        if not self._dragged and far < QApplication.startDragDistance() / 2:
            return True
        self._dragged = True
        self._extend_to(self._point)
        outside = not 0 <= self._point.y() <= self._view.viewport().height()
        if outside and not self._scroll.isActive():
            self._scroll.start()
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._scroll.stop()
        if self._dragging and not self._dragged:
            self._click(event.position())
        elif self._view.caret.selection:
            self._view.set_current(None)
        self._dragging = False
        return True

    def _click(self, point: QPointF) -> None:
        """Make what was clicked current; a second click on the same place goes one further out."""
        position = self._view.character_at(point)
        covering = self._view.marks.covering(position) if position is not None else []
        if not covering:
            self._view.set_current(None)
            return
        keys = [mark[2] for mark in covering]
        current = self._view.current
        at = keys.index(current) + 1 if current in keys else 0
        self._view.set_current(covering[at % len(covering)])

    def _select_paragraph(self, point: QPointF) -> None:
        paragraphs = self._view.page.paragraphs
        number = paragraphs.at(self._view.place_at(point).position)
        start, end = paragraphs.whole_paragraph(number)
        self._triple.stop()
        self._dragging = False
        self._view.caret.select(self._view.caret.stops.snap(start), end)
        self._view.set_current(None)

    def _extend_to(self, point: QPointF) -> None:
        place = self._view.place_at(point)
        caret = self._view.caret
        if self._unit is None:
            caret.put(place, extend=True)
        elif place.position < self._unit[0]:
            caret.select(self._unit[1], place.position)
        else:
            caret.select(self._unit[0], max(place.position, self._unit[1]))

    def _scroll_on(self) -> None:
        height = self._view.viewport().height()
        y = self._point.y()
        beyond = y if y < 0 else y - height if y > height else 0.0
        if not beyond or not self._dragging:
            self._scroll.stop()
            return
        self._view.scroll_by(beyond * _SCROLL_SHARE)
        self._extend_to(QPointF(self._point.x(), min(max(y, 1.0), height - 1.0)))


def _near(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < QApplication.startDragDistance()
