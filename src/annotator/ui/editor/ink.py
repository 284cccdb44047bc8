"""The drawing of the marks of one piece, worked out once and then painted in few calls."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF

if TYPE_CHECKING:
    from annotator.ui.editor.piece_layout import PieceLayout
    from annotator.ui.editor.reading_style import ReadingStyle

# In characters of the body or heading, from the baseline. Together they fill the default
# distance of two lines: letter, characters, frame and one underline, none touching another.
ASCENT = 0.88  # upwards: what a ground covers
DESCENT = 0.16
FIRST_LANE = 0.22  # downwards: the underline next to the text
_UNDERLINE = 0.05  # half of its thickness
_LETTER_GAP = 0.13
_LETTER_RISE = 0.84  # in characters of its own size, as is the step
_LETTER_STEP = 1.1
_INSET = 0.08  # neighbours of one type must not run into one line


@dataclass(frozen=True, slots=True)
class Ink:
    """Shapes in pixels from the top left corner of the piece, by type code.

    Attributes:
        grounds: In painting order: what lies inside another span comes later.
        underlines: The lines below the text.
        letters: Where the small character of each span stands.
    """

    grounds: list[tuple[str, list[QRectF]]]
    underlines: list[tuple[str, list[QLineF]]]
    letters: list[tuple[str, QPointF]]


def room_above(style: ReadingStyle, em: float, *, letters: bool) -> float:
    """Pixels drawn on from a baseline upwards: the characters, and small ones above them."""
    return em * (ASCENT + _LETTER_GAP) + letters * style.letter_size * _LETTER_RISE


def room_below(style: ReadingStyle, em: float, lanes: int) -> float:
    """Pixels drawn on from a baseline downwards: the characters, or so many underlines."""
    return em * (FIRST_LANE + _UNDERLINE) + (lanes - 1) * style.lane if lanes else em * DESCENT


def ink_of(piece: PieceLayout, style: ReadingStyle) -> Ink:
    """Work out the shapes of all marks of a piece; this runs for each that comes into view."""
    em = style.em_of(piece.source.heading)
    rise, height, inset = em * ASCENT, em * (ASCENT + DESCENT), em * _INSET
    letter_rise = rise + em * _LETTER_GAP + style.letter_height
    first_lane, gap, lane_height = em * FIRST_LANE, style.letter_size * _LETTER_STEP, style.lane
    baselines = [line.baseline for line in piece.lines]
    grounds: defaultdict[tuple[int, str], list[QRectF]] = defaultdict(list)
    underlines: defaultdict[str, list[QLineF]] = defaultdict(list)
    letters: list[tuple[str, QPointF]] = []
    last, free = -1, 0.0
    for mark, number, left, right, opens, closes, lane in piece.parts:
        code = mark[3]
        baseline = baselines[number]
        # On a whole pixel, so that it is sharp.
        y = round(baseline + first_lane + lane * lane_height)
        grounds[-lane, code].append(QRectF(left, baseline - rise, right - left, height))
        underlines[code].append(
            QLineF(left + inset if opens else left, y, right - inset if closes else right, y)
        )
        if opens:
            # Where spans begin close to each other, their letters stand side by side.
            x = left if number != last or left > free else free
            last, free = number, x + gap
            letters.append((code, QPointF(round(x), round(baseline - letter_rise))))
    outer_first = sorted(grounds)
    return Ink([(key[1], grounds[key]) for key in outer_first], list(underlines.items()), letters)
