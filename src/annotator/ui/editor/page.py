"""The page: which pieces are laid out, where they stand, and what lies at a point of the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from annotator.ui.editor.caret import Place
from annotator.ui.editor.page_position import PagePosition
from annotator.ui.editor.piece_layout import PieceLayout, PieceSource
from annotator.ui.editor.piece_source import PieceReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.text.paragraphs import Paragraphs
    from annotator.text.span_index import Mark, SpanIndex
    from annotator.ui.editor.reading_style import ReadingStyle

PieceMaker = Callable[[PieceSource, "Sequence[Mark]", "ReadingStyle", float], PieceLayout]
"""Lays out what a piece is, with its marks, in a style, in so many pixels."""

# Laid-out pieces kept: some screenfuls, so that scrolling back and forth costs nothing.
_KEPT = 400
_KEPT_OUTDATED = 20  # as many as are in view
_KEPT_CHARACTERS = 150_000  # at about 95 bytes each
_CARET_WIDTH = 2.0


class Page:
    """Lays out pieces as they are needed and answers questions of geometry, in view pixels."""

    def __init__(
        self, text: str, paragraphs: Paragraphs, marks: SpanIndex, style: ReadingStyle
    ) -> None:
        self.paragraphs = paragraphs
        self.marks = marks
        self.style = style
        self.position = PagePosition(self._height)
        self.left = 0.0
        self.width = 1.0
        self._lay_out: PieceMaker = PieceLayout
        self._reader = PieceReader(text, paragraphs)
        self._pieces: dict[int, PieceLayout] = {}
        self._kept_characters = 0
        self._outdated: dict[int, PieceLayout] = {}  # laid out, but their marks have changed
        self._heights: dict[int, float] = {}  # also of pieces whose layouts are not kept
        # What is in view at a place: asked for several times in each frame.
        self._in_view: tuple[tuple[int, float], list[tuple[int, float]]] | None = None
        # After a change of size: where we then were, and the line held at the top meanwhile.
        self._held: tuple[tuple[int, float], tuple[int, float]] | None = None

    def resize(self, width: float, height: float, *, side: float, top: float) -> None:
        """Set the lines for a view of this size, keeping the top line at the top."""
        held = self._line_to_hold()
        self.width = max(self.style.em * 8, min(self.style.column, width - 2 * side))
        self.left = max(side, (width - self.width) / 2)
        self.position.margin = top
        self.position.view_height = max(1.0, height)
        self.forget()
        self._measure()
        if held is None:
            self.position.go_to(0, top)
        else:
            self.show(*held)
            self._held = (self.position.place, held)

    def lay_out_by(self, maker: PieceMaker | None) -> None:
        """Lay all pieces out in another way from now on; None is the usual way."""
        self._lay_out = maker or PieceLayout
        self.forget()

    def forget(self, start: int | None = None, end: int | None = None) -> None:
        """Drop all layouts, or forget which marks there are in [start, end)."""
        self._in_view = None
        if start is None or end is None:
            self._pieces.clear()
            self._outdated.clear()
            self._heights.clear()
            self._kept_characters = 0
            return
        for number in range(self.paragraphs.at(start), self.paragraphs.at(end - 1) + 1):
            self._heights.pop(number, None)
            dropped = self._pieces.pop(number, None)
            if dropped is not None:
                self._kept_characters -= len(dropped.source.text)
                self._outdated[number] = dropped
        while len(self._outdated) > _KEPT_OUTDATED:
            self._outdated.pop(next(iter(self._outdated)))

    def settle(self) -> None:
        """Take in the heights of pieces that were forgotten because their marks changed."""
        if self.position.is_exact:
            self._measure()
        self.position.scroll(0.0)

    def piece(self, number: int) -> PieceLayout:
        """A piece, laid out now if it was not."""
        known = self._pieces.get(number)
        if known is not None:
            return known
        made = self._outdated.pop(number, None)
        source = made.source if made else self._reader.read(number)
        end = source.start + len(source.text)
        marks = self.marks.overlapping(source.start, end) if source.text else []
        if made is None:
            made = self._lay_out(source, marks, self.style, self.width)
        else:
            made.take_marks(marks)
        self._drop_oldest()
        self._pieces[number] = made
        self._kept_characters += len(source.text)
        return made

    def visible_pieces(self) -> Iterator[tuple[PieceLayout, QPointF]]:
        """The pieces in view that show something, with their top left corners."""
        for number, top in self._visible():
            yield self.piece(number), QPointF(self.left, top)

    def position_at_top(self) -> int:
        """The code point at the beginning of the first line in full view."""
        place = self._top_line()
        return place[0] if place else self.paragraphs.starts[self.position.first]

    def place_at(self, x: float, y: float) -> Place:
        """The place nearest to a point; above or below the text, on the nearest line."""
        found: tuple[int, float] | None = None
        for number, top in self._visible():
            if found is None or top <= y:
                found = number, top
        if found is None:
            return Place(self.paragraphs.starts[self.position.first])
        number, top = found
        return self._place_on(number, self.piece(number).line_below(y - top), x - self.left)

    def character_at(self, x: float, y: float) -> int | None:
        """The code point of the character under a point, None beside the text."""
        for number, top in self._visible():
            piece = self.piece(number)
            if top <= y < top + piece.height:
                line = piece.line_below(y - top)
                row = piece.lines[line]
                if row.top <= y - top < row.top + row.height:
                    return piece.character_at(x - self.left, line)
        return None

    def caret_rectangle(self, place: Place) -> QRectF:
        """Where a caret is drawn; empty when its piece is out of view or shows nothing."""
        top = self.position.top_of(self._number_of(place))
        if top is None:
            return QRectF()
        number, line = self._line_of(place)
        if self.paragraphs.is_blank(number):
            return QRectF()
        piece = self.piece(number)
        em = self.style.em_of(piece.source.heading)
        x = self.left + piece.x_of(place.position, line) - _CARET_WIDTH / 2
        return QRectF(x, top + piece.lines[line].baseline - em, _CARET_WIDTH, em * 1.25)

    def neighbour_line(
        self, place: Place, direction: int, goal: float | None
    ) -> tuple[Place, float]:
        """The place one line up (-1) or down (1), and the pixels from the left aimed at."""
        number, line = self._line_of(place)
        if goal is None:
            shown = not self.paragraphs.is_blank(number)
            goal = self.piece(number).x_of(place.position, line) if shown else 0.0
        line += direction
        while self.paragraphs.is_blank(number) or not 0 <= line < len(self.piece(number).lines):
            number += direction
            if not 0 <= number < len(self.paragraphs):
                return place, goal
            blank = self.paragraphs.is_blank(number)
            line = 0 if direction > 0 or blank else len(self.piece(number).lines) - 1
        return self._place_on(number, line, goal), goal

    def line_border(self, place: Place, direction: int) -> Place:
        """The beginning (-1) or end (1) of the line a place stands on."""
        number, line = self._line_of(place)
        if self.paragraphs.is_blank(number):
            return place
        piece = self.piece(number)
        if direction < 0:
            return Place(piece.start + piece.lines[line].start)
        return Place(piece.start + piece.lines[line].end, self._wraps(number, line))

    def show(self, position: int, y: float) -> None:
        """Scroll so that the line of a code point begins `y` pixels below the top."""
        number = self.paragraphs.at(position)
        piece = self.piece(number)
        offset = piece.lines[piece.line_at(position)].top if piece.lines else 0.0
        self.position.go_to(number, y - offset)

    def reveal(self, start: int, end: int, share: float) -> bool:
        """Scroll as little as needed to show [start, end]; says whether anything moved.

        A place out of view comes to `share` of the view's height.
        """
        first, last = self._line_extent(start), self._line_extent(end)
        height = self.position.view_height
        if first is None or (last is None and end > start):
            self.show(start, height * share)
            return True
        top, tall = last or first
        lowest = top + max(tall, self.style.pitch * 1.2)
        if first[0] < 0:
            self.position.scroll(first[0] - self.style.pitch * 0.5)
        elif lowest > height:
            self.position.scroll(min(lowest - height, first[0]))
        else:
            return False
        return True

    def _line_extent(self, position: int) -> tuple[float, float] | None:
        """Top and height of the line of a code point; None if it is out of sight."""
        number = self.paragraphs.at(position)
        top = self.position.top_of(number)
        if top is None:
            return None
        piece = self.piece(number)
        if not piece.lines:
            return top, piece.height
        line = piece.lines[piece.line_at(position)]
        return top + line.top, line.height

    def _number_of(self, place: Place) -> int:
        """Number of the piece that shows a place."""
        number = self.paragraphs.at(place.position)
        begins = place.position == self.paragraphs.starts[number]
        return number - 1 if place.at_line_end and begins else number

    def _line_of(self, place: Place) -> tuple[int, int]:
        """Numbers of the piece and of the line in it that show a place."""
        number = self._number_of(place)
        piece = self.piece(number)
        line = piece.line_at(place.position)
        if place.at_line_end and line and place.position == piece.start + piece.lines[line].start:
            line -= 1
        return number, line

    def _place_on(self, number: int, line: int, x: float) -> Place:
        """The place on a line nearest to so many pixels from the left of the column."""
        piece = self.piece(number)
        position = piece.position_at(x, line)
        at_end = position == piece.start + piece.lines[line].end
        return Place(position, at_end and self._wraps(number, line))

    def _wraps(self, number: int, line: int) -> bool:
        """Whether the paragraph goes on in another line."""
        last = len(self.piece(number).lines) - 1
        return line < last or number + 1 in self.paragraphs.continued

    def _visible(self) -> list[tuple[int, float]]:
        """Numbers and tops of the pieces in view that show something."""
        place = self.position.place
        if self._in_view is None or self._in_view[0] != place:
            shown = [one for one in self.position.visible() if not self.paragraphs.is_blank(one[0])]
            self._in_view = place, shown
        return self._in_view[1]

    def _top_line(self) -> tuple[int, float] | None:
        """The first line in full view: its first code point, and its top."""
        for number, top in self._visible():
            piece = self.piece(number)
            for line in piece.lines:
                if top + line.top > -1.0:
                    return piece.start + line.start, top + line.top
        return None

    def _line_to_hold(self) -> tuple[int, float] | None:
        """The line that stays at the top through any number of changes of size.

        None at the very beginning, which stays the beginning.
        """
        if self.position.at_beginning:
            return None
        if self._held is not None and self._held[0] == self.position.place:
            return self._held[1]
        return self._top_line()

    def _measure(self) -> None:
        self.position.measure(self.paragraphs, self.width / self.style.em, self.style.pitch)

    def _height(self, number: int) -> float:
        known = self._heights.get(number)
        if known is None:
            if self.paragraphs.is_blank(number):
                known = self._reader.blank_space(number) * self.style.em
            else:
                known = self.piece(number).height
            self._heights[number] = known
        return known

    def _drop_oldest(self) -> None:
        """Make room for one more piece: one by one, as hundreds at once would be felt."""
        while len(self._pieces) >= _KEPT or self._kept_characters > _KEPT_CHARACTERS:
            dropped = self._pieces.pop(next(iter(self._pieces)))
            self._kept_characters -= len(dropped.source.text)
