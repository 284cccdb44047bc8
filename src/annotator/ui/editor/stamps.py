"""The marks as pictures: made once for each look, then stamped on the page in any width."""

from __future__ import annotations

import math
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from annotator.domain.annotations import AnnotationType
from annotator.ui.editor.ink import FIRST_LANE, LETTER_GAP, ground_extent
from annotator.ui.foundation.colours import TypeColours, Underline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QColor

    from annotator.ui.editor.piece_layout import PieceLayout
    from annotator.ui.editor.reading_style import ReadingStyle

_DEPTH = itemgetter(0)
_INSET = 0.16  # of a character: neighbours of one type must not run into one line
_LETTER_STEP = 1.1  # in small characters

# Left and top in whole pixels from the top left corner of the piece; the picture; how many pixels
# of its width are painted, 0 for all.
Print = tuple[int, int, QPixmap, int]
# All that a picture depends on: the type code; the size of the characters; its lane; whether the
# mark begins here; whether its letter stands in it; its width.
_Look = tuple[str, float, int, bool, bool, int]


class Stamps:
    """Ground, underline and small character of a mark in one picture.

    One call paints it. As shapes, each mark would take three objects and a share of five calls:
    with a hundred marks on a page that is a sixth of a frame.
    """

    def __init__(self, style: ReadingStyle, letters: Mapping[str, str]) -> None:
        """Take the style and the small character of each type code."""
        self._style = style
        self._density = style.device.devicePixelRatioF()
        self._colours: dict[str, TypeColours] = {
            type_.value: style.colours.types[type_] for type_ in AnnotationType
        }
        self._thickness = max(2, round(style.em * 0.1))
        self._letters = {
            code: self._letter(letters.get(code, " "), look.text)
            for code, look in self._colours.items()
        }
        self._letter_width = max(picture.width() for picture in self._letters.values())
        self._made: dict[_Look, QPixmap] = {}

    def prints_of(self, piece: PieceLayout) -> list[Print]:
        """All marks of a piece, in painting order: what lies inside another mark comes later.

        This runs for each piece that comes into view.
        """
        em = self._style.em_of(piece.source.heading)
        density, letters, made = self._density, self._style.letters, self._made
        narrow, step = self._letter_width, self._style.letter_size * _LETTER_STEP
        above = self._room_for_letters(em)
        tops = [ground_extent(line.baseline, em)[0] - above for line in piece.lines]
        prints: list[Print] = []
        depths: list[int] = []
        last, free = -1, 0.0
        for mark, number, left, right, opens, _, lane in piece.parts:
            code, x, end = mark[3], round(left), round(right)
            if end <= x:  # a mark on hidden characters, or on Hebrew or Arabic ones
                x, end = end, max(x, end + 1)
            width = round((end - x) * density)
            lettered = opens and letters
            if lettered:
                # Where marks begin close to each other, their letters stand side by side.
                at = left if number != last or left > free else free
                last, free = number, at + step
                if at != left or width < narrow:
                    lettered = False
                    prints.append((round(at), tops[number], self._letters[code], 0))
                    depths.append(-lane)
            # The next power of two: so there are few pictures, and none is much too wide.
            look = (code, em, lane, opens, lettered, 1 << width.bit_length())
            prints.append((x, tops[number], made.get(look) or self._make(look), width))
            depths.append(-lane)
        if not any(depths):  # as in most pieces: nothing to sort
            return prints
        return [found for _, found in sorted(zip(depths, prints, strict=True), key=_DEPTH)]

    def _make(self, look: _Look) -> QPixmap:
        code, em, lane, opens, lettered, width = look
        top, height = ground_extent(0.0, em)
        above = self._room_for_letters(em)
        y = above - top + round(em * FIRST_LANE + lane * self._style.lane)
        stamp = self._blank(math.ceil(width / self._density), y + 2 * self._thickness)
        with QPainter(stamp) as painter:
            painter.fillRect(0, above, width, height, self._colours[code].tint)
            line = QLineF(em * _INSET if opens else 0.0, y, width, y)
            self._paint_underline(painter, line, self._colours[code])
            if lettered:
                painter.drawPixmap(0, 0, self._letters[code])
        self._made[look] = stamp
        return stamp

    def _letter(self, character: str, colour: QColor) -> QPixmap:
        """The small character of a type: setting it as text costs five times as much."""
        metrics = QFontMetricsF(self._style.letter_font, self._style.device)
        width = math.ceil(metrics.horizontalAdvance(character)) + 1
        picture = self._blank(width, math.ceil(metrics.height()))
        with QPainter(picture) as painter:
            painter.setFont(self._style.letter_font)
            painter.setPen(colour)
            painter.drawText(QPointF(0.0, metrics.ascent()), character)
        return picture

    def _paint_underline(self, painter: QPainter, line: QLineF, look: TypeColours) -> None:
        if look.underline is Underline.WAVY:
            tile = self._wave(look.line)
            height = tile.deviceIndependentSize().height()
            box = QRectF(line.x1(), line.y1() - height / 2, line.dx(), height)
            painter.drawTiledPixmap(box, tile)
            return
        pen = QPen(look.line, self._thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if look.underline is Underline.DOTTED:
            pen.setDashPattern([1.2, 1.2])
        elif look.underline is Underline.DASHED:
            pen.setDashPattern([4.0, 1.8])
        painter.setPen(pen)
        painter.drawLine(line)

    def _wave(self, colour: QColor) -> QPixmap:
        """One period of a wavy line."""
        size = self._thickness
        period = max(4, round(size * 2.6))
        height = max(3, round(size * 2.2))
        low, high, middle = height - size / 2, size / 2, height / 2
        path = QPainterPath(QPointF(-period / 4, middle))
        for number in range(-1, 5):
            x = number * period / 2
            peak = high if number % 2 else low
            path.quadTo(QPointF(x + period / 4, peak), QPointF(x + period / 2, middle))
        tile = self._blank(period, height)
        with QPainter(tile) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-period / 2, 0)
            painter.setPen(QPen(colour, size * 0.8))
            painter.drawPath(path)
        return tile

    def _blank(self, width: int, height: int) -> QPixmap:
        picture = QPixmap(round(width * self._density), round(height * self._density))
        picture.setDevicePixelRatio(self._density)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _room_for_letters(self, em: float) -> int:
        """Pixels of a stamp above the ground."""
        return round(em * LETTER_GAP + self._style.letter_height) if self._style.letters else 0
