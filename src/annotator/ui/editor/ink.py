"""Where the ink of marks lies around a line of text, and how much room it needs there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.ui.editor.reading_style import ReadingStyle

# In characters of the body or heading, from the baseline. Together they fill the default
# distance of two lines: letter, characters, frame and one underline, none touching another.
ASCENT = 0.88  # upwards: what a ground covers
DESCENT = 0.16
FIRST_LANE = 0.22  # downwards: the underline next to the text
_UNDERLINE = 0.05  # half of its thickness
LETTER_GAP = 0.13
_LETTER_RISE = 0.84  # in characters of its own size


def room_above(style: ReadingStyle, em: float, *, letters: bool) -> float:
    """Pixels drawn on from a baseline upwards: the characters, and small ones above them."""
    return em * (ASCENT + LETTER_GAP) + letters * style.letter_size * _LETTER_RISE


def room_below(style: ReadingStyle, em: float, lanes: int) -> float:
    """Pixels drawn on from a baseline downwards: the characters, or so many underlines."""
    return em * (FIRST_LANE + _UNDERLINE) + (lanes - 1) * style.lane if lanes else em * DESCENT


def ground_extent(baseline: float, em: float) -> tuple[int, int]:
    """Top and height of the ground of a mark, in whole pixels, so that its edges are sharp."""
    return round(baseline) - round(em * ASCENT), round(em * (ASCENT + DESCENT))
