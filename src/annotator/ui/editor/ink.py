"""The drawing of the marks of one piece, worked out once and then painted in few calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF

if TYPE_CHECKING:
    from annotator.ui.editor.piece_layout import Part, PieceLayout
    from annotator.ui.editor.reading_style import ReadingStyle

# In characters of the body or heading, from the baseline.
ASCENT = 0.9  # upwards: what a ground covers
DESCENT = 0.16
FIRST_LANE = 0.24  # downwards: the underline next to the text
_LETTER_GAP = 0.1
_LETTER_STEP = 0.55
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


def ink_of(piece: PieceLayout, style: ReadingStyle) -> Ink:
    """Work out the shapes of all marks of a piece."""
    em = style.em_of(piece.source.heading)
    grounds: dict[tuple[int, str], list[QRectF]] = {}
    underlines: dict[str, list[QLineF]] = {}
    letters: list[tuple[str, QPointF]] = []
    letter_rise = em * (ASCENT + _LETTER_GAP) + style.letter_height
    for part in piece.parts:
        code = part.mark[3]
        baseline = piece.lines[part.line].baseline
        width = part.right - part.left
        ground = QRectF(part.left, baseline - em * ASCENT, width, em * (ASCENT + DESCENT))
        grounds.setdefault((-part.lane, code), []).append(ground)
        underlines.setdefault(code, []).append(_underline(part, baseline, em, style.lane))
        if part.opens:
            # Spans that begin together set their letters side by side.
            left = part.left + part.lane * em * _LETTER_STEP
            letters.append((code, QPointF(left, baseline - letter_rise)))
    return Ink(
        [(code, rectangles) for (_, code), rectangles in sorted(grounds.items(), key=_by_lane)],
        list(underlines.items()),
        letters,
    )


def _underline(part: Part, baseline: float, em: float, lane: float) -> QLineF:
    y = baseline + em * FIRST_LANE + part.lane * lane
    inset = em * _INSET
    return QLineF(
        part.left + (inset if part.opens else 0.0),
        y,
        part.right - (inset if part.closes else 0.0),
        y,
    )


def _by_lane(item: tuple[tuple[int, str], list[QRectF]]) -> tuple[int, str]:
    return item[0]
