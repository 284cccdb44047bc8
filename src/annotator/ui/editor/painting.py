"""Paint one laid-out piece: grounds, text, underlines. Knows where, not why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from annotator.domain.annotations import AnnotationType
from annotator.ui.foundation.colours import TypeColours, Underline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.ui.editor.piece_layout import Line, Part, PieceLayout
    from annotator.ui.editor.reading_style import ReadingStyle

_ASCENT = 0.9  # of the character size, above the baseline: what a ground covers
_DESCENT = 0.16
_FIRST_LANE = 0.24  # below the baseline


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


class PiecePainter:
    """Paints pieces in one style; pens and colours are made once."""

    def __init__(self, style: ReadingStyle, letters: Mapping[str, str]) -> None:
        """Take the style and the small character of each type code."""
        self._style = style
        self._letters = letters
        self._looks: dict[str, TypeColours] = {
            type_.value: style.colours.types[type_] for type_ in AnnotationType
        }
        self._thickness = max(1.6, style.em * 0.1)
        self._pens = {code: self._pen(look) for code, look in self._looks.items()}

    def paint(self, painter: QPainter, piece: PieceLayout, at: QPointF, overlay: Overlay) -> None:
        """Paint a piece with its top left corner at a point of the view."""
        if piece.source.page_break:
            self._paint_page_break(painter, piece, at)
        em = self._style.em_of(piece.source.heading)
        self._paint_grounds(painter, piece, at, em, overlay)
        self._paint_ranges(painter, piece, at, em, overlay)
        colours = self._style.colours
        painter.setPen(colours.heading if piece.source.heading else colours.text)
        piece.layout.draw(painter, at)
        self._paint_underlines(painter, piece, at, em)
        if overlay.current is not None:
            self._paint_frame(painter, piece, at, em, overlay.current)

    def _paint_grounds(
        self, painter: QPainter, piece: PieceLayout, at: QPointF, em: float, overlay: Overlay
    ) -> None:
        x, y = at.x(), at.y()
        lines = piece.lines
        # Longer spans first, so that what lies inside stays visible on top.
        for part in sorted(piece.parts, key=_by_lane) if len(piece.parts) > 1 else piece.parts:
            key, code = part.mark[2], part.mark[3]
            look = self._looks[code]
            strong = key in (overlay.current, overlay.hovered)
            painter.fillRect(
                QRectF(
                    x + part.left,
                    y + lines[part.line].baseline - em * _ASCENT,
                    part.right - part.left,
                    em * (_ASCENT + _DESCENT),
                ),
                look.strong_tint if strong else look.tint,
            )

    def _paint_ranges(
        self, painter: QPainter, piece: PieceLayout, at: QPointF, em: float, overlay: Overlay
    ) -> None:
        colours = self._style.colours
        for hit in overlay.hits:
            here = hit == overlay.current_hit
            ground = colours.current_search_hit if here else colours.search_hit
            self._paint_range(painter, piece, at, em, hit, ground)
        if overlay.selection:
            self._paint_range(painter, piece, at, em, overlay.selection, colours.selection)

    def _paint_range(
        self,
        painter: QPainter,
        piece: PieceLayout,
        at: QPointF,
        em: float,
        span: tuple[int, int],
        ground: QColor,
    ) -> None:
        for number, left, right in piece.extents(*span):
            line = piece.lines[number]
            top = at.y() + line.baseline - em * (_ASCENT + 0.1)
            height = em * (_ASCENT + _DESCENT + 0.2)
            painter.fillRect(QRectF(at.x() + left, top, right - left, height), ground)

    def _paint_underlines(
        self, painter: QPainter, piece: PieceLayout, at: QPointF, em: float
    ) -> None:
        x = at.x()
        inset = min(1.5, em * 0.08)  # neighbours of one type must not run into one line
        letters = self._style.letters
        for part in piece.parts:
            code = part.mark[3]
            baseline = at.y() + piece.lines[part.line].baseline
            y = baseline + em * _FIRST_LANE + part.lane * self._style.lane
            left = x + part.left + (inset if part.opens else 0.0)
            right = x + part.right - (inset if part.closes else 0.0)
            painter.setPen(self._pens[code])
            if self._looks[code].underline is Underline.WAVY:
                painter.drawPolyline(_wave(left, right, y, self._thickness))
            else:
                painter.drawLine(QPointF(left, y), QPointF(right, y))
            if letters and part.opens:
                self._paint_letter(painter, part, QPointF(x + part.left, baseline), em)

    def _paint_letter(self, painter: QPainter, part: Part, start: QPointF, em: float) -> None:
        painter.setFont(self._style.letter_font)
        painter.setPen(self._looks[part.mark[3]].text)
        shift = part.lane * em * 0.55  # spans that begin together set their letters side by side
        painter.drawText(
            QPointF(start.x() + shift, start.y() - em * (_ASCENT + 0.1)),
            self._letters.get(part.mark[3], ""),
        )

    def _paint_frame(
        self, painter: QPainter, piece: PieceLayout, at: QPointF, em: float, current: int
    ) -> None:
        """Frame the current annotation; where it goes on, the frame stays open."""
        parts = [part for part in piece.parts if part.mark[2] == current]
        if not parts:
            return
        pen = QPen(self._style.colours.current_frame, max(1.5, em * 0.08))
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        for part in parts:
            painter.drawLines(_frame(part, piece.lines[part.line], at, em))

    def _paint_page_break(self, painter: QPainter, piece: PieceLayout, at: QPointF) -> None:
        pen = QPen(self._style.colours.page_break, 1.0, Qt.PenStyle.DashLine)
        pen.setDashPattern([4.0, 4.0])
        painter.setPen(pen)
        y = at.y() + piece.source.space_above * self._style.em * 0.45
        painter.drawLine(QPointF(at.x(), y), QPointF(at.x() + self._style.em * 3, y))

    def _pen(self, look: TypeColours) -> QPen:
        pen = QPen(look.line, self._thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if look.underline is Underline.DOTTED:
            pen.setDashPattern([1.2, 1.2])
        elif look.underline is Underline.DASHED:
            pen.setDashPattern([4.0, 1.8])
        elif look.underline is Underline.WAVY:
            pen.setWidthF(self._thickness * 0.75)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen


def _by_lane(part: Part) -> int:
    return -part.lane


def _wave(left: float, right: float, y: float, size: float) -> QPolygonF:
    step = size * 1.6
    points = []
    x, up = left, True
    while x < right:
        points.append(QPointF(x, y - size * 0.7 if up else y + size * 0.7))
        x += step
        up = not up
    points.append(QPointF(right, y))
    return QPolygonF(points)


def _frame(part: Part, line: Line, at: QPointF, em: float) -> list[QLineF]:
    """The edges around one part; the sides on which the span goes on stay open."""
    box = QRectF(
        at.x() + part.left,
        at.y() + line.baseline - em * (_ASCENT + 0.04),
        part.right - part.left,
        em * (_ASCENT + _FIRST_LANE + 0.22),
    )
    edges = [
        QLineF(box.topLeft(), box.topRight()),
        QLineF(box.bottomLeft(), box.bottomRight()),
    ]
    if part.opens:
        edges.append(QLineF(box.topLeft(), box.bottomLeft()))
    if part.closes:
        edges.append(QLineF(box.topRight(), box.bottomRight()))
    return edges
