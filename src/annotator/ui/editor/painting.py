"""Paint laid-out pieces: grounds, text, underlines. Knows where, not why."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from annotator.domain.annotations import AnnotationType
from annotator.text.search import hits_within
from annotator.ui.editor.ink import ASCENT, DESCENT, FIRST_LANE, ink_of
from annotator.ui.foundation.colours import TypeColours, Underline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.ui.editor.piece_layout import Line, Part, PieceLayout
    from annotator.ui.editor.reading_style import ReadingStyle


# The frame of the current annotation, in characters: beyond its ground and its underline.
_FRAME_RISE = 0.02
_FRAME_GAP = 0.1


@dataclass(frozen=True, slots=True)
class Overlay:
    """What lies over the marks for a moment.

    Attributes:
        selection: Code points [start, end), or None.
        current: Key of the current annotation.
        hovered: Key of the annotation under the mouse.
        hits: Places found, in order.
        current_hit: The place one stands at.
    """

    selection: tuple[int, int] | None = None
    current: int | None = None
    hovered: int | None = None
    hits: Sequence[tuple[int, int]] = field(default_factory=list)
    current_hit: tuple[int, int] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is a ground."""
        return (
            self.selection is None
            and self.current is None
            and self.hovered is None
            and not self.hits
        )


class PiecePainter:
    """Paints pieces in one style; pens and colours are made once."""

    def __init__(self, style: ReadingStyle, letters: Mapping[str, str]) -> None:
        """Take the style and the small character of each type code."""
        self._style = style
        self._looks: dict[str, TypeColours] = {
            type_.value: style.colours.types[type_] for type_ in AnnotationType
        }
        # Ready-made, a pen or brush is set in a third of the time that its colour takes.
        self._text = QPen(style.colours.text)
        self._heading = QPen(style.colours.heading)
        self._tints = {code: QBrush(look.tint) for code, look in self._looks.items()}
        self._thickness = max(2, round(style.em * 0.1))
        self._pens = {code: self._pen(look) for code, look in self._looks.items()}
        density = style.device.devicePixelRatioF()
        self._waves = {
            code: _wave(look.line, self._thickness, density)
            for code, look in self._looks.items()
            if look.underline is Underline.WAVY
        }
        self._letters = {
            code: _letter(letters.get(code, " "), style, look.text, density)
            for code, look in self._looks.items()
        }

    def paint(
        self, painter: QPainter, pieces: Sequence[tuple[PieceLayout, QPointF]], overlay: Overlay
    ) -> None:
        """Paint pieces, each with its top left corner at a point of the view.

        All grounds come first, then all texts, then all underlines: kind by kind a page takes a
        fifth less time than piece by piece. The points are taken to whole pixels: straight lines
        and grounds are then sharp without the smoothing that would cost a sixth of a frame.
        """
        style = self._style
        placed = [(piece, QPointF(round(at.x()), round(at.y()))) for piece, at in pieces]
        for piece, _ in placed:
            if piece.ink is None:
                piece.ink = ink_of(piece, style)
        painter.setPen(Qt.PenStyle.NoPen)
        for piece, at in placed:
            painter.translate(at)
            self._paint_grounds(painter, piece, overlay)
            painter.translate(-at)
        for piece, at in placed:
            painter.setPen(self._heading if piece.source.heading else self._text)
            piece.layout.draw(painter, at)
        for piece, at in placed:
            painter.translate(at)
            self._paint_underlines(painter, piece, overlay)
            painter.translate(-at)

    def _paint_grounds(self, painter: QPainter, piece: PieceLayout, overlay: Overlay) -> None:
        if piece.ink:
            for code, rectangles in piece.ink.grounds:
                painter.setBrush(self._tints[code])
                painter.drawRects(rectangles)
        if overlay.is_empty:
            return
        self._paint_overlay(painter, piece, self._style.em_of(piece.source.heading), overlay)

    def _paint_overlay(
        self, painter: QPainter, piece: PieceLayout, em: float, overlay: Overlay
    ) -> None:
        colours = self._style.colours
        if overlay.current is not None or overlay.hovered is not None:
            strong = (overlay.current, overlay.hovered)
            for mark, number, left, right, *_ in piece.parts:
                if mark[2] in strong:
                    box = _band(piece.lines[number], left, right, em)
                    painter.fillRect(box, self._looks[mark[3]].strong_tint)
        for hit in hits_within(overlay.hits, piece.start, piece.end):
            here = hit == overlay.current_hit
            ground = colours.current_search_hit if here else colours.search_hit
            _paint_range(painter, piece, em, hit, ground)
        if overlay.selection:
            _paint_range(painter, piece, em, overlay.selection, colours.selection)

    def _paint_underlines(self, painter: QPainter, piece: PieceLayout, overlay: Overlay) -> None:
        if piece.ink:
            for code, lines in piece.ink.underlines:
                if code in self._waves:
                    self._paint_waves(painter, lines, self._waves[code])
                else:
                    painter.setPen(self._pens[code])
                    painter.drawLines(lines)
            if self._style.letters:
                for code, place in piece.ink.letters:
                    painter.drawPixmap(place, self._letters[code])
        if overlay.current is not None:
            em = self._style.em_of(piece.source.heading)
            self._paint_frame(painter, piece, em, overlay.current)
        if piece.source.page_break:
            self._paint_page_break(painter, piece)

    def _paint_waves(self, painter: QPainter, lines: list[QLineF], wave: QPixmap) -> None:
        height = wave.height() / wave.devicePixelRatio()
        for line in lines:
            box = QRectF(line.x1(), line.y1() - height / 2, line.dx(), height)
            painter.drawTiledPixmap(box, wave)

    def _paint_frame(self, painter: QPainter, piece: PieceLayout, em: float, current: int) -> None:
        """Frame the current annotation; where it goes on, the frame stays open."""
        parts = [part for part in piece.parts if part[0][2] == current]
        if not parts:
            return
        pen = QPen(self._style.colours.current_frame, max(1.5, em * 0.08))
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in parts:
            below = em * (FIRST_LANE + _FRAME_GAP) + part[-1] * self._style.lane
            painter.drawLines(_frame(part, piece.lines[part[1]], em, below))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt

    def _paint_page_break(self, painter: QPainter, piece: PieceLayout) -> None:
        pen = QPen(self._style.colours.page_break, 1.0, Qt.PenStyle.DashLine)
        pen.setDashPattern([4.0, 4.0])
        painter.setPen(pen)
        y = piece.source.space_above * self._style.em * 0.45
        painter.drawLine(QPointF(0.0, y), QPointF(self._style.em * 3, y))

    def _pen(self, look: TypeColours) -> QPen:
        pen = QPen(look.line, self._thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if look.underline is Underline.DOTTED:
            pen.setDashPattern([1.2, 1.2])
        elif look.underline is Underline.DASHED:
            pen.setDashPattern([4.0, 1.8])
        return pen


def _band(line: Line, left: float, right: float, em: float) -> QRectF:
    return QRectF(left, line.baseline - em * ASCENT, right - left, em * (ASCENT + DESCENT))


def _paint_range(
    painter: QPainter, piece: PieceLayout, em: float, span: tuple[int, int], ground: QColor
) -> None:
    """Paint the ground of [start, end), a little taller than that of annotations."""
    for number, left, right in piece.extents(*span):
        box = _band(piece.lines[number], left, right, em)
        painter.fillRect(box.adjusted(0.0, -em * 0.1, 0.0, em * 0.1), ground)


def _letter(character: str, style: ReadingStyle, colour: QColor, density: float) -> QPixmap:
    """The small character of a type as a picture: setting it as text costs five times as much."""
    metrics = QFontMetricsF(style.letter_font, style.device)
    width = math.ceil(metrics.horizontalAdvance(character)) + 1
    picture = QPixmap(round(width * density), round(math.ceil(metrics.height()) * density))
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setFont(style.letter_font)
        painter.setPen(colour)
        painter.drawText(QPointF(0.0, metrics.ascent()), character)
    return picture


def _wave(colour: QColor, size: float, density: float) -> QPixmap:
    """One period of a wavy line as a tile: a polyline per annotation costs fifty times as much."""
    period = max(4, round(size * 2.6))
    height = max(3, round(size * 2.2))
    tile = QPixmap(round(period * density), round(height * density))
    tile.setDevicePixelRatio(density)
    tile.fill(Qt.GlobalColor.transparent)
    low, high, middle = height - size / 2, size / 2, height / 2
    path = QPainterPath(QPointF(-period / 4, middle))
    for number in range(-1, 5):
        x = number * period / 2
        peak = high if number % 2 else low
        path.quadTo(QPointF(x + period / 4, peak), QPointF(x + period / 2, middle))
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-period / 2, 0)
        painter.setPen(QPen(colour, size * 0.8))
        painter.drawPath(path)
    return tile


def _frame(part: Part, line: Line, em: float, below: float) -> list[QLineF]:
    """The edges around one part; the sides on which the span goes on stay open."""
    _, _, left, right, opens, closes, _ = part
    top = line.baseline - em * (ASCENT + _FRAME_RISE)
    box = QRectF(left, top, right - left, line.baseline + below - top)
    edges = [
        QLineF(box.topLeft(), box.topRight()),
        QLineF(box.bottomLeft(), box.bottomRight()),
    ]
    if opens:
        edges.append(QLineF(box.topLeft(), box.bottomLeft()))
    if closes:
        edges.append(QLineF(box.topRight(), box.bottomRight()))
    return edges
