"""The page: which pieces are laid out, where they stand, and what lies at a point of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from annotator.ui.editor.page_position import PagePosition
from annotator.ui.editor.piece_layout import PieceLayout
from annotator.ui.editor.piece_source import PieceReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.paragraphs import Paragraphs
    from annotator.text.span_index import SpanIndex
    from annotator.ui.editor.reading_style import ReadingStyle

# Laid-out pieces kept: some screenfuls, so that scrolling back and forth costs nothing.
_KEPT = 400
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
        self._reader = PieceReader(text, paragraphs)
        self._pieces: dict[int, PieceLayout] = {}

    def resize(self, width: float, height: float, *, side: float, top: float) -> None:
        """Set the lines for a view of this size, keeping the top piece at the top."""
        column = max(self.style.em * 8, min(self.style.column, width - 2 * side))
        left = max(side, (width - column) / 2)
        self._pieces.clear()
        position = self.position
        height_before = position.view_height
        self.left, self.width = left, column
        position.margin = top
        position.view_height = max(1.0, height)
        position.estimate(self.paragraphs, column / self.style.em, self.style.pitch)
        if height_before <= 1.0:
            position.go_to(0, top)
        else:
            position.go_to(position.first, position.offset)

    def forget(self, start: int | None = None, end: int | None = None) -> None:
        """Drop the layouts that show [start, end), or all."""
        if start is None or end is None:
            self._pieces.clear()
            return
        for number in range(self.paragraphs.at(start), self.paragraphs.at(end - 1) + 1):
            self._pieces.pop(number, None)

    def piece(self, number: int) -> PieceLayout:
        """A piece, laid out now if it was not."""
        known = self._pieces.get(number)
        if known is not None:
            return known
        source = self._reader.read(number)
        end = source.start + len(source.text)
        marks = self.marks.overlapping(source.start, end) if source.text else []
        made = PieceLayout(source, marks, self.style, self.width)
        if len(self._pieces) >= _KEPT:
            self._drop_far_from(number)
        self._pieces[number] = made
        return made

    def visible_pieces(self) -> Iterator[tuple[PieceLayout, QPointF]]:
        """The pieces in view with their top left corners."""
        for number, top in self.position.visible():
            yield self.piece(number), QPointF(self.left, top)

    def position_at_top(self) -> int:
        """The code point at the beginning of the first line in full view."""
        for number, top in self.position.visible():
            piece = self.piece(number)
            for line in piece.lines:
                if top + line.top >= 0 and piece.source.text:
                    return piece.start + line.start
        return self.paragraphs.starts[self.position.first]

    def position_at(self, x: float, y: float) -> int:
        """The code point nearest to a point."""
        piece, line = self._line_at(y)
        return piece.position_at(x - self.left, line)

    def character_at(self, x: float, y: float) -> int | None:
        """The code point of the character under a point, None beside the text."""
        for number, top in self.position.visible():
            piece = self.piece(number)
            if top <= y < top + piece.height and piece.lines:
                line = piece.line_below(y - top)
                row = piece.lines[line]
                if row.top <= y - top < row.top + row.height:
                    return piece.character_at(x - self.left, line)
        return None

    def caret_rectangle(self, position: int) -> QRectF:
        """Where a caret at a code point is drawn; empty when out of view."""
        number = self.paragraphs.at(position)
        top = self.position.top_of(number)
        piece = self.piece(number)
        if top is None or not piece.lines:
            return QRectF()
        line = piece.line_at(position)
        row = piece.lines[line]
        em = self.style.em_of(piece.source.heading)
        x = self.left + piece.x_of(position, line)
        return QRectF(x - 1.0, top + row.baseline - em, _CARET_WIDTH, em * 1.25)

    def neighbour_line(
        self, position: int, direction: int, goal: float | None
    ) -> tuple[int, float]:
        """The code point one line up (-1) or down (1), and the pixels from the left aimed at."""
        number = self.paragraphs.at(position)
        piece = self.piece(number)
        line = piece.line_at(position) if piece.lines else 0
        aim = piece.x_of(position, line) if goal is None and piece.lines else goal or 0.0
        line += direction
        while not 0 <= line < len(piece.lines) or not piece.source.text:
            number += direction
            if not 0 <= number < len(self.paragraphs):
                return position, aim
            piece = self.piece(number)
            line = 0 if direction > 0 else len(piece.lines) - 1
        return piece.position_at(aim, line), aim

    def line_border(self, position: int, direction: int) -> int:
        """The first (-1) or last (1) code point of the line a position stands on."""
        piece = self.piece(self.paragraphs.at(position))
        if not piece.lines:
            return position
        number = piece.line_at(position)
        line = piece.lines[number]
        if direction < 0:
            return piece.start + line.start
        is_last = number == len(piece.lines) - 1
        return piece.start + (line.end if is_last else max(line.start, line.end - 1))

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
        top = self._line_top(start)
        bottom = self._line_top(end)
        height = self.position.view_height
        if top is None or (bottom is None and end > start):
            self.show(start, height * share)
            return True
        lowest = (bottom if bottom is not None else top) + self.style.pitch * 1.2
        if top < 0:
            self.position.scroll(top - self.style.pitch * 0.5)
        elif lowest > height:
            self.position.scroll(min(lowest - height, top))
        else:
            return False
        return True

    def _line_top(self, position: int) -> float | None:
        number = self.paragraphs.at(position)
        top = self.position.top_of(number)
        if top is None:
            return None
        piece = self.piece(number)
        return top + (piece.lines[piece.line_at(position)].top if piece.lines else 0.0)

    def _line_at(self, y: float) -> tuple[PieceLayout, int]:
        """The piece and line at a height; beside the text, the nearest one."""
        found: tuple[PieceLayout, int] | None = None
        for number, top in self.position.visible():
            piece = self.piece(number)
            if not piece.source.text and found is not None:
                continue
            if found is None or top <= y:
                found = piece, piece.line_below(y - top)
        return found or (self.piece(self.position.first), 0)

    def _height(self, number: int) -> float:
        return self.piece(number).height

    def _drop_far_from(self, number: int) -> None:
        keep = _KEPT // 2
        self._pieces = {n: p for n, p in self._pieces.items() if abs(n - number) <= keep}
