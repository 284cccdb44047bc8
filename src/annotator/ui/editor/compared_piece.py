"""A piece while authors are compared: the text plain, below each line a lane for each author."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from annotator.ui.editor.ink import ASCENT, FIRST_LANE, ground_extent
from annotator.ui.editor.painting import PiecePainter
from annotator.ui.editor.piece_layout import PieceLayout, PieceSource
from annotator.ui.editor.stamps import Stamps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPixmap

    from annotator.text.span_index import Mark
    from annotator.ui.editor.author_lanes import AuthorLanes
    from annotator.ui.editor.page import PieceMaker
    from annotator.ui.editor.painting import Overlay
    from annotator.ui.editor.reading_style import ReadingStyle

_BAR = 0.68  # of a lane: the rest keeps authors apart
_LABEL_GAP = 6.0  # pixels between the label of a lane and the text
_MARGIN = 0.08  # of a character around the place one stands at


def piece_maker(lanes: AuthorLanes | None) -> PieceMaker | None:
    """How pieces are laid out; None is the usual way."""
    return None if lanes is None else partial(ComparedPiece, lanes)


def painter_for(
    lanes: AuthorLanes | None, style: ReadingStyle, letters: Mapping[str, str]
) -> PiecePainter:
    """What paints such pieces, with the small character of each type code."""
    if lanes is None:
        return PiecePainter(style, letters)
    return ComparedPainter(style, letters, lanes)


class ComparedPiece(PieceLayout):
    """Every line with marks has room for the lanes of all authors, so that nothing moves later.

    Attributes:
        firsts: The first lane of each author, and behind them how many lanes there are and one.
    """

    def __init__(
        self,
        lanes: AuthorLanes,
        source: PieceSource,
        marks: Sequence[Mark],
        style: ReadingStyle,
        width: float,
    ) -> None:
        self._author_lanes = lanes
        self.firsts: tuple[int, ...] = ()
        super().__init__(source, marks, style, width)

    @property
    def marked(self) -> set[int]:
        """Numbers of the lines with marks."""
        return {part[1] for part in self.parts}

    def _assign(self, marks: Sequence[Mark]) -> tuple[dict[int, int], Sequence[Mark]]:
        shown = self._author_lanes.shown(marks)
        lanes, self.firsts = self._author_lanes.assign(shown)
        return lanes, shown

    def _crowding(self) -> tuple[list[int], set[int]]:
        needed, _ = super()._crowding()
        return [self.firsts[-1] if lanes else 0 for lanes in needed], set()


class LaneStamps(Stamps):
    """Marks as bars in the lanes of their authors."""

    def _make(self, look: tuple[str, float, int, bool, bool, int]) -> QPixmap:
        code, em, lane, opens, _, width = look
        height = round(self._style.lane * _BAR)
        top = round(lane_top(self._style, em, lane)) - ground_extent(0.0, em)[0]
        stamp = self._blank(int(width / self._density) + 1, top + height + 1)
        hues = self._colours[code]
        with QPainter(stamp) as painter:
            painter.fillRect(0, top, width, height, hues.strong_tint)
            if opens:
                painter.fillRect(0, top, 2, height, hues.line)
            line = QLineF(2.0 * opens, top + height - 1, width, top + height - 1)
            self._paint_underline(painter, line, hues)
        self._made[look] = stamp
        return stamp


class ComparedPainter(PiecePainter):
    """Paints what is open on a ground of its own, the lanes, and beside them whose they are."""

    def __init__(self, style: ReadingStyle, letters: Mapping[str, str], lanes: AuthorLanes) -> None:
        super().__init__(style, letters)
        self._stamps = LaneStamps(style, letters)
        self._lanes = lanes

    def paint(
        self,
        painter: QPainter,
        pieces: Sequence[tuple[PieceLayout, QPointF]],
        overlay: Overlay,
        area: QRectF,
    ) -> None:
        """Paint what lies in an area of pieces, each with its top left corner at a point of it."""
        for piece, at in pieces:
            painter.translate(round(at.x()), round(at.y()))
            self._paint_grounds(painter, piece)
            painter.translate(-round(at.x()), -round(at.y()))
        super().paint(painter, pieces, overlay, area)
        painter.setFont(self._style.letter_font)
        painter.setPen(self._style.colours.quiet_text)
        for piece, at in pieces:
            painter.translate(round(at.x()), round(at.y()))
            self._paint_labels(painter, piece)
            painter.translate(-round(at.x()), -round(at.y()))

    def _paint_grounds(self, painter: QPainter, piece: PieceLayout) -> None:
        look = self._style.colours
        em = self._style.em_of(piece.source.heading)
        for span in self._lanes.open_spans(piece.start, piece.end):
            for number, left, right in piece.extents(*span):
                y, height = ground_extent(piece.lines[number].baseline, em)
                ground = QRectF(round(left), y, round(right) - round(left), height)
                painter.fillRect(ground, look.warning_ground)
        if self._lanes.here is None or not isinstance(piece, ComparedPiece):
            return
        painter.setBrush(look.search_hit)
        painter.setPen(QPen(look.accent, 1.5))
        for number, left, right in piece.extents(*self._lanes.here):
            baseline = piece.lines[number].baseline
            top = baseline - em * (ASCENT + _MARGIN)
            bottom = baseline + lane_top(self._style, em, piece.firsts[-1])
            painter.drawRect(QRectF(left - 1, top, right - left + 2, bottom - top))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_labels(self, painter: QPainter, piece: PieceLayout) -> None:
        if not isinstance(piece, ComparedPiece):
            return
        em, lane = self._style.em_of(piece.source.heading), self._style.lane
        metrics = QFontMetricsF(self._style.letter_font, self._style.device)
        for number in piece.marked:
            baseline = piece.lines[number].baseline
            for first, label in zip(piece.firsts, self._lanes.labels, strict=False):
                bar_top = baseline + lane_top(self._style, em, first)
                y = bar_top + (lane * _BAR + metrics.capHeight()) / 2
                x = -metrics.horizontalAdvance(label) - _LABEL_GAP
                painter.drawText(QPointF(x, y), label)


def lane_top(style: ReadingStyle, em: float, lane: int) -> float:
    """Pixels from the baseline down to the bars of a lane; lanes count from 1."""
    return em * FIRST_LANE + (lane - 1) * style.lane
