"""One piece of text laid out in lines, and where each of its characters stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from annotator.text.graphemes import is_boundary, next_boundary, previous_boundary
from annotator.text.lanes import assign_lanes
from annotator.text.utf16_offsets import Utf16Offsets
from annotator.ui.editor.ink import room_above, room_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.span_index import Mark
    from annotator.ui.editor.reading_style import ReadingStyle
    from annotator.ui.editor.stamps import Print

# Characters without a shape of their own: shown by a sign of the same length, never altered.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ufdd0-\ufdef\ufeff\ufff0-\ufffc\ufffe\uffff]"
)
# In characters: the face's own ascent and descent are far larger than a Han character.
_ASCENT = 0.88
_INDENT = 2.0
_NARROWEST = 4.0
_SHARE_ABOVE = 0.42  # of the space between two lines
_HEADING_SPACING = 1.5
_HARDLY = 0.2  # pixels that nobody sees
_SPACE_BELOW = 0.25  # below each paragraph, in characters of the body
_NO_WIDTH = "\u2060"  # word joiner: takes no room and allows no break
_CONTROL_PICTURES = 0x2400
_LINE_SEPARATORS = "\u2028\u2029"
_JOINERS = "\u200c\u200d"  # where they shape emoji and some scripts, they stay


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
        white_before: How many characters right before it are white space: line ends and the like.
            A mark that begins among them begins here for a reader.
        white_behind: The same behind it, for marks that end there.
    """

    start: int
    text: str
    heading: int = 0
    hidden: tuple[tuple[int, int], ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    indented: bool = False
    space_above: float = 0.0
    page_break: bool = False
    white_before: int = 0
    white_behind: int = 0


class Line(NamedTuple):
    """One line: its vertical extent in the piece and the code points [start, end) it shows."""

    top: float
    height: float
    baseline: float
    start: int
    end: int
    shape: QTextLine


# The part of a mark that one line shows: the mark; the number of the line in the piece; left and
# right in pixels from the left edge of the column; whether the mark begins here, and whether it
# ends here; which underline it gets, 0 next to the text. A plain tuple, as is a mark: a page has
# a hundred of them.
Part = tuple["Mark", int, float, float, bool, bool, int]


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
        self._lanes, self._marks = self._assign(marks)
        self.lines: list[Line] = []
        self._line_starts: list[int] = []
        self.layout = QTextLayout(_shown(source), style.font(source.heading), style.device)
        self.layout.setTextOption(_anywhere())
        self.layout.setCacheEnabled(True)
        if source.bold and not source.heading:
            self.layout.setFormats([self._bold_format(start, end) for start, end in source.bold])
        if source.text.strip():
            self._break_lines(width)
        self.height = self._place_lines()
        self._parts: list[Part] | None = None
        self.prints: list[Print] | None = None  # kept here by the painter

    def take_marks(self, marks: Sequence[Mark]) -> None:
        """Show other marks; the same lines may then stand elsewhere, and the height be another."""
        self._lanes, self._marks = self._assign(marks)
        self._parts = self.prints = None
        self.height = self._place_lines()

    @property
    def parts(self) -> list[Part]:
        """The marks cut into lines; worked out when first painted."""
        if self._parts is None:
            self._parts = self._cut_marks() if self.lines else []
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
        units = int(self.lines[line].shape.xToCursor(x))
        position = self.start + self._offsets.to_code_points(units)
        before, after = self._character_around(position)
        if before < position:
            # Qt may stop inside what a reader takes for one character.
            nearer_before = x - self.x_of(before, line) < self.x_of(after, line) - x
            position = before if nearer_before else after
        return position

    def character_at(self, x: float, line: int) -> int | None:
        """The first code point of the character under a place on a line, None beside the text."""
        if not self.lines:
            return None
        row = self.lines[line]
        units = int(row.shape.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter))
        position, _ = self._character_around(self.start + self._offsets.to_code_points(units))
        if not row.start <= position - self.start < row.end:
            return None
        inside = self.x_of(position, line) <= x <= row.shape.x() + row.shape.naturalTextWidth()
        return position if inside else None

    def _character_around(self, position: int) -> tuple[int, int]:
        """Where the character starts that a code point is inside of, and where it ends.

        Both are the position itself if it is between two characters.
        """
        place, text = position - self.start, self.source.text
        if is_boundary(text, place):
            return position, position
        return self.start + previous_boundary(text, place), self.start + next_boundary(text, place)

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

    def _assign(self, marks: Sequence[Mark]) -> tuple[dict[int, int], Sequence[Mark]]:
        """The lane of each mark by key, and the marks that are shown."""
        return assign_lanes(marks), marks

    def _cut_marks(self) -> list[Part]:
        """Cut all marks into lines; this runs for every mark that comes into view."""
        start, end, lines, starts, lanes = (
            self.start,
            self.end,
            self.lines,
            self._line_starts,
            self._lanes,
        )
        units = None if self._offsets.is_identity else self._offsets.to_units
        parts: list[Part] = []
        number, line_end = 0, -1
        to_x = lines[0].shape.cursorToX
        for mark in self._marks:
            first, last = mark[0] - start, mark[1] - start
            if first >= line_end:
                number = bisect_right(starts, first) - 1
                line_end = lines[number].end
                to_x = lines[number].shape.cursorToX
            if first < starts[number] or mark[1] > end or last > line_end:
                parts += self._parts_over_lines(mark)
                continue
            if units is not None:
                first, last = units(first), units(last)
            left, right = to_x(first)[0], to_x(last)[0]  # type: ignore[index]
            parts.append((mark, number, left, right, True, True, lanes[mark[2]]))
        return parts

    def _parts_over_lines(self, mark: Mark) -> list[Part]:
        extents = self.extents(mark[0], mark[1])
        lane = self._lanes[mark[2]]
        opens = mark[0] >= self.start - self.source.white_before
        closes = mark[1] <= self.end + self.source.white_behind
        last = len(extents) - 1
        return [
            (mark, *extent, opens and number == 0, closes and number == last, lane)
            for number, extent in enumerate(extents)
        ]

    def _break_lines(self, width: float) -> None:
        """Break the text into lines, in so many pixels; they are placed later.

        Every call into Qt counts here: this runs for each piece that comes into view.
        """
        em = self._style.em_of(self.source.heading)
        narrowest, left = em * _NARROWEST, self._indent
        start, length = 0, len(self.source.text)
        identical = self._offsets.is_identity
        lines, starts, create = self.lines, self._line_starts, self.layout.createLine
        self.layout.beginLayout()
        while start < length:  # to ask each line whether it is one would be a call more
            shape = create()
            shape.setLineWidth(max(narrowest, width - left))
            if identical:
                end = start + shape.textLength()
            else:
                end = self._offsets.to_code_points(shape.textStart() + shape.textLength())
            lines.append(Line(0.0, 0.0, 0.0, start, end, shape))
            starts.append(start)
            start, left = end, 0.0
        self.layout.endLayout()

    @property
    def _indent(self) -> float:
        return _INDENT * self._style.em if self.source.indented else 0.0

    def _place_lines(self) -> float:
        """Set each line on its baseline, with room for the marks; gives the whole height."""
        style, source = self._style, self.source
        em = style.em_of(source.heading)
        pitch = em * (_HEADING_SPACING if source.heading else style.spacing)
        to_baseline = _to_baseline(em, pitch)
        left = self._indent
        top = source.space_above * style.em
        if not self.lines:
            return top
        for number, (_, _, _, start, end, shape) in enumerate(self.lines):
            baseline = top + to_baseline
            shape.setPosition(QPointF(left, baseline - shape.ascent()))
            self.lines[number] = Line(top, pitch, baseline, start, end, shape)
            left = 0.0
            top += pitch
        if self._marks:
            needed = room_below(style, em, 1) + room_above(style, em, letters=style.letters)
            if needed > pitch + _HARDLY or any(self._lanes.values()):
                top += self._make_room(em, pitch, pitch - to_baseline)
        return top + _SPACE_BELOW * style.em

    def _make_room(self, em: float, pitch: float, below: float) -> float:
        """Let lines grow until their underlines are clear of the line below.

        Args:
            em: Size of the characters.
            pitch: Distance of two lines.
            below: Of that, what lies below the baseline.

        Returns:
            The height added, in pixels.
        """
        style = self._style
        lanes, opening = self._crowding()
        last = len(self.lines) - 1
        space = _SPACE_BELOW * style.em
        rise = room_above(style, em, letters=style.letters and 0 in opening)
        added = max(0.0, room_below(style, em, 0) + rise - pitch - space)
        for number, line in enumerate(self.lines):
            needed = room_below(style, em, lanes[number])
            if number < last:
                letters = style.letters and number + 1 in opening
                more = max(0.0, needed + room_above(style, em, letters=letters) - pitch)
            else:
                needed += room_above(style, style.em, letters=style.letters)
                more = max(0.0, needed - below - space - _to_baseline(style.em, style.pitch))
            if added or more:
                line.shape.setPosition(QPointF(line.shape.x(), line.shape.y() + added))
                self.lines[number] = line._replace(
                    top=line.top + added,
                    baseline=line.baseline + added,
                    height=line.height + more,
                )
            added += more
        return added

    def _bold_format(self, start: int, end: int) -> QTextLayout.FormatRange:
        bold = QTextLayout.FormatRange()
        bold.start = self._offsets.to_units(start)
        bold.length = self._offsets.to_units(end) - bold.start
        bold.format = _bold()
        return bold

    def _crowding(self) -> tuple[list[int], set[int]]:
        """How many lanes each line needs, and on which lines a mark begins."""
        needed = [0] * len(self.lines)
        opening = set()
        for mark in self._marks:
            first = bisect_right(self._line_starts, max(0, mark[0] - self.start)) - 1
            last = bisect_right(self._line_starts, min(self.end, mark[1]) - self.start - 1) - 1
            for line in range(first, last + 1):
                needed[line] = max(needed[line], self._lanes[mark[2]] + 1)
            if mark[0] >= self.start - self.source.white_before:
                opening.add(first)
        return needed, opening


def _to_baseline(em: float, pitch: float) -> float:
    return (pitch - em) * _SHARE_ABOVE + em * _ASCENT


@cache
def _bold() -> QTextCharFormat:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    return bold


@cache
def _anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    # A line of Chinese that quotes Hebrew or Arabic still begins on the left.
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    # So that one can point at the spaces where a line ends.
    option.setFlags(QTextOption.Flag.IncludeTrailingSpaces)
    return option


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
    joins = character in _JOINERS and not is_boundary(match.string, match.start())
    return character if joins else "·"
