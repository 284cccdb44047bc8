"""A text view with real keys and a mouse, and ways to point at its characters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from annotator.text.graphemes import next_boundary
from annotator.ui.editor.annotated_text_view import AnnotatedTextView
from annotator.ui.editor.caret_keys import CaretKeys
from annotator.ui.editor.text_gestures import TextGestures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from annotator.text.span_index import Mark
    from annotator.ui.editor.piece_layout import PieceLayout

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_BUTTON, NO_KEYS = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
LETTERS = {"organisation": "机", "figure": "数", "date": "日", "person": "人"}


def a_view(
    qtbot: QtBot,
    text: str,
    marks: Sequence[Mark] = (),
    *,
    width: int = 620,
    height: int = 420,
) -> AnnotatedTextView:
    """Return a text view on screen, with the focus, its gestures and its keys."""
    view = AnnotatedTextView()
    CaretKeys(view)
    TextGestures(view)
    view.set_letters(LETTERS)
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    view.show_text(text, marks)
    return view


def mark(text: str, quote: str, key: int = 1, code: str = "organisation", *, nth: int = 0) -> Mark:
    """Return the mark over an occurrence of a quote, the first unless told."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return start, start + len(quote), key, code


def box_of(view: AnnotatedTextView, position: int) -> QRectF:
    """Return where the character at a code point is painted; it must be in view."""
    end = next_boundary(view.text, position)
    for piece, at in view.page.visible_pieces():
        for line, left, right in piece.extents(position, end):
            row = piece.lines[line]
            return QRectF(at.x() + left, at.y() + row.top, right - left, row.height)
    raise AssertionError(f"out of view: {position}")


def middle_of(view: AnnotatedTextView, position: int) -> QPointF:
    """Return the middle of the character at a code point."""
    return box_of(view, position).center()


def left_of(view: AnnotatedTextView, position: int) -> QPointF:
    """Return a point in the left half of a character: the nearest caret stop is before it."""
    box = box_of(view, position)
    return QPointF(box.left() + box.width() * 0.2, box.center().y())


class PartSeen(NamedTuple):
    """The part of a mark on one line, with names for its numbers."""

    mark: Mark
    line: int
    left: float
    right: float
    opens: bool
    closes: bool
    lane: int


def parts_of(piece: PieceLayout) -> list[PartSeen]:
    """Return what is painted of the marks of a piece."""
    return [PartSeen(*part) for part in piece.parts]


def parts_in_view(view: AnnotatedTextView) -> list[PartSeen]:
    """Return what is painted of the marks, in the order of the pieces."""
    return [part for piece, _ in view.page.visible_pieces() for part in parts_of(piece)]


def colours_in(view: AnnotatedTextView, box: QRectF) -> Counter[str]:
    """Return how often each colour was painted in a part of the view."""
    image = view.viewport().grab().toImage()
    pixels = box.toAlignedRect().intersected(image.rect())
    return Counter(
        image.pixelColor(x, y).name()
        for x in range(pixels.left(), pixels.right() + 1)
        for y in range(pixels.top(), pixels.bottom() + 1)
    )


def turn_wheel(view: AnnotatedTextView, notches: float = 0.0, *, pixels: int = 0) -> None:
    """Turn the wheel towards the reader, or move two fingers up by so many pixels."""
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(0, -pixels),
        QPoint(0, round(-120 * notches)),
        NO_BUTTON,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


class Mouse:
    """A mouse over a view; points are pixels of its viewport, also beyond its edges."""

    def __init__(self, view: AnnotatedTextView) -> None:
        self._view = view
        self._down = NO_BUTTON

    def press(
        self,
        at: QPointF,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NO_KEYS,
        *,
        double: bool = False,
    ) -> None:
        self._down = button
        kind = QEvent.Type.MouseButtonDblClick if double else QEvent.Type.MouseButtonPress
        self._send(kind, at, button, keys)

    def move(self, at: QPointF) -> None:
        self._send(QEvent.Type.MouseMove, at, NO_BUTTON, NO_KEYS)

    def release(self, at: QPointF) -> None:
        button, self._down = self._down, NO_BUTTON
        self._send(QEvent.Type.MouseButtonRelease, at, button, NO_KEYS)

    def click(
        self, at: QPointF, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEYS
    ) -> None:
        self.press(at, button, keys)
        self.release(at)

    def double_click(self, at: QPointF) -> None:
        self.click(at)
        self.press(at, double=True)
        self.release(at)

    def drag(self, start: QPointF, end: QPointF) -> None:
        self.press(start)
        self.move((start + end) / 2)
        self.move(end)
        self.release(end)

    def lose(self) -> None:
        """Come back with no button down, the release having gone elsewhere."""
        self._down = NO_BUTTON

    def _send(
        self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, keys: Qt.KeyboardModifier
    ) -> None:
        viewport = self._view.viewport()
        event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, self._down, keys)
        QApplication.sendEvent(viewport, event)
