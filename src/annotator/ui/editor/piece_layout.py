"""One piece of text laid out in lines, and where each of its characters stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from annotator.text.lanes import assign_lanes
from annotator.text.utf16_offsets import Utf16Offsets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.span_index import Mark
    from annotator.ui.editor.ink import Ink
    from annotator.ui.editor.reading_style import ReadingStyle

# Characters without a shape of their own: shown by a sign of the same length, never altered.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SPACE_BELOW = 0.25  # below each paragraph, in characters of the body
_NO_WIDTH = "\u2060"  # word joiner: takes no room and allows no break
_CONTROL_PICTURES = 0x2400
_LINE_SEPARATORS = "\u2028\u2029"
_JOINERS = "\u200c\u200d"  # they shape emoji and some scripts, so they stay


@dataclass(frozen=True, slots=True)
class PieceSource:
    """What a piece is, before it is laid out.

    Attributes:
        start: Its first code point in the text.
        text: Its characters.
        heading: Heading level, 0 for none.
        hidden: Ranges of Markdown marks, relative to the piece.
        bold: Ranges in bold, relative to the piece.
        indented: Whether the first line is set in by two characters.
        space_above: In characters of the body.
        page_break: Whether a page break that tears a sentence stands above it.
    """

    start: int
    text: str
    heading: int = 0
    hidden: tuple[tuple[int, int], ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    indented: bool = False
    space_above: float = 0.0
    page_break: bool = False


class Line(NamedTuple):
    """One line: its vertical extent in the piece and the code points [start, end) it shows."""

    top: float
    height: float
    baseline: float
    start: int
    end: int
    shape: QTextLine


class Part(NamedTuple):
    """The part of a mark that one line shows.

    Attributes:
        mark: The mark it belongs to.
        line: Number of the line in the piece.
        left: Pixels from the left edge of the column, as is right.
        opens: Whether the mark begins here.
        closes: Whether it ends here.
        lane: Which underline it gets, 0 next to the text.
    """

    mark: Mark
    line: int
    left: float
    right: float
    opens: bool
    closes: bool
    lane: int


class PieceLayout:
    """A piece in its lines, with the marks it shows."""

    def __init__(
        self, source: PieceSource, marks: Sequence[Mark], style: ReadingStyle, width: float
    ) -> None:
        self.source = source
        self.start = source.start
        self.end = source.start + len(source.text)
        self._offsets = Utf16Offsets(source.text)
        self._style = style
        self._lanes = assign_lanes(marks)
        self._marks = marks
        self.layout = self._shape(width)
        self.lines: list[Line] = []
        self.height = self._place_lines()
        self._line_starts = [line.start for line in self.lines]
        self._parts: list[Part] | None = None
        self.ink: Ink | None = None  # kept here by the painter

    @property
    def parts(self) -> list[Part]:
        """The marks cut into lines; worked out when first painted."""
        if self._parts is None:
            self._parts = [part for mark in self._marks for part in self._parts_of(mark)]
        return self._parts

    def line_at(self, position: int) -> int:
        """Number of the line that shows a code point of the text."""
        return max(0, bisect_right(self._line_starts, position - self.start) - 1)

    def line_below(self, y: float) -> int:
        """Number of the line at a height, or the nearest one."""
        for number, line in enumerate(self.lines):
            if y < line.top + line.height:
                return number
        return max(0, len(self.lines) - 1)

    def x_of(self, position: int, line: int) -> float:
        """Pixels from the left edge of the column to a code point, on a given line."""
        units = self._offsets.to_units(position - self.start)
        return float(self.lines[line].shape.cursorToX(units)[0])  # type: ignore[index]

    def position_at(self, x: float, line: int) -> int:
        """The code point of the text nearest to a place on a line."""
        if not self.lines:
            return self.start
        units = self.lines[line].shape.xToCursor(x)
        return self.start + self._offsets.to_code_points(int(units))

    def character_at(self, x: float, line: int) -> int | None:
        """The code point under a place on a line, or None beside the text."""
        if not self.lines:
            return None
        row = self.lines[line]
        units = int(row.shape.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter))
        position = self.start + self._offsets.to_code_points(units)
        if not self.start + row.start <= position < self.start + row.end:
            return None
        inside = self.x_of(position, line) <= x <= row.shape.x() + row.shape.naturalTextWidth()
        return position if inside else None

    def extents(self, start: int, end: int) -> list[tuple[int, float, float]]:
        """Line number, left and right of each line's share of [start, end) of the text."""
        first = max(start, self.start) - self.start
        last = min(end, self.end) - self.start
        if first >= last or not self.lines:
            return []
        number = bisect_right(self._line_starts, first) - 1
        units = self._offsets.to_units
        found = []
        while first < last:
            line = self.lines[number]
            stop = min(last, line.end)
            left = line.shape.cursorToX(units(first))[0]  # type: ignore[index]
            right = line.shape.cursorToX(units(stop))[0]  # type: ignore[index]
            found.append((number, left, right))
            first = stop
            number += 1
        return found

    def _parts_of(self, mark: Mark) -> list[Part]:
        extents = self.extents(mark[0], mark[1])
        lane = self._lanes[mark[2]]
        last = len(extents) - 1
        return [
            Part(
                mark,
                line,
                left,
                right,
                opens=number == 0 and mark[0] >= self.start,
                closes=number == last and mark[1] <= self.end,
                lane=lane,
            )
            for number, (line, left, right) in enumerate(extents)
        ]

    def _shape(self, width: float) -> QTextLayout:
        style, source = self._style, self.source
        layout = QTextLayout(_shown(source), style.font(source.heading), style.device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if source.bold and not source.heading:
            layout.setFormats([self._bold_format(start, end) for start, end in source.bold])
        indent = 2 * style.em if source.indented else 0.0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(style.em * 4, width - indent))
            line.setPosition(QPointF(indent, 0.0))
            indent = 0.0
            line = layout.createLine()
        layout.endLayout()
        return layout

    def _bold_format(self, start: int, end: int) -> QTextLayout.FormatRange:
        bold = QTextLayout.FormatRange()
        bold.start = self._offsets.to_units(start)
        bold.length = self._offsets.to_units(end) - bold.start
        text_format = QTextCharFormat()
        text_format.setFontWeight(QFont.Weight.Bold)
        bold.format = text_format
        return bold

    def _place_lines(self) -> float:
        """Set each line on its baseline; lines with more lanes than fit below grow."""
        style, source = self._style, self.source
        if not source.text.strip():
            return source.space_above * style.em
        em = style.em_of(source.heading)
        pitch = em * (style.spacing if not source.heading else 1.5)
        ascent = em * 0.88  # of a Han character; the face's own ascent is far larger
        above = (pitch - em) * 0.42
        fitting = max(1, int((pitch - above - em) / style.lane))
        crowded = self._lanes_by_line() if any(self._lanes.values()) else {}
        top = source.space_above * style.em
        for number in range(self.layout.lineCount()):
            shape = self.layout.lineAt(number)
            start = self._offsets.to_code_points(shape.textStart())
            end = self._offsets.to_code_points(shape.textStart() + shape.textLength())
            height = pitch + max(0, crowded.get(number, 0) - fitting) * style.lane
            baseline = top + above + ascent
            shape.setPosition(QPointF(shape.x(), baseline - shape.ascent()))
            self.lines.append(Line(top, height, baseline, start, end, shape))
            top += height
        return top + _SPACE_BELOW * style.em

    def _lanes_by_line(self) -> dict[int, int]:
        """How many lanes each line needs; only asked where marks overlap."""
        starts = [
            self._offsets.to_code_points(self.layout.lineAt(n).textStart())
            for n in range(self.layout.lineCount())
        ]
        needed: dict[int, int] = {}
        for mark in self._marks:
            first = bisect_right(starts, max(0, mark[0] - self.start)) - 1
            last = bisect_right(starts, min(self.end, mark[1]) - self.start - 1) - 1
            for line in range(first, last + 1):
                needed[line] = max(needed.get(line, 0), self._lanes[mark[2]] + 1)
        return needed


def _shown(source: PieceSource) -> str:
    """What is painted: as long as the piece, with marks hidden and unseen characters visible."""
    text = source.text
    if _UNSEEN.search(text):
        text = _UNSEEN.sub(_sign, text)
    for start, end in source.hidden:
        text = text[:start] + _NO_WIDTH * (end - start) + text[end:]
    return text


def _sign(match: re.Match[str]) -> str:
    character = match.group()
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    if character in _LINE_SEPARATORS:
        return "↵"
    return character if character in _JOINERS else "·"
