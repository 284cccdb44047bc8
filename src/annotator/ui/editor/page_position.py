"""Which piece stands at the top of the view, and what the scroll bar shows for it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.text.paragraphs import Paragraphs

_FEW_PAGES = 3
_FAR = 4.0  # views: estimates are within a factor of two of the heights


class PagePosition:
    """An exact anchor over estimated heights.

    Only pieces near the view are ever laid out. The top piece and its offset are exact, so
    reading never jumps; the scroll bar works on heights estimated from lengths, so its range
    costs one pass over the lengths and never drifts while one reads. Distances are pixels.

    Attributes:
        is_exact: A text of few pages is measured instead: its bar must know whether it fits.
        view_height: Of the view.
        margin: Left free above the first and below the last line of the text.
        first: Number of the first piece in view.
        offset: Its top, from the top of the view.
    """

    def __init__(self, height_of: Callable[[int], float]) -> None:
        self._height_of = height_of
        self._tops: list[float] = [0.0]
        self._count = 0
        self.is_exact = False
        self.view_height = 1.0
        self.margin = 0.0
        self.first = 0
        self.offset = 0.0

    @property
    def place(self) -> tuple[int, float]:
        """First piece and offset: equal when nothing has moved."""
        return self.first, self.offset

    @property
    def at_beginning(self) -> bool:
        """Whether the view shows the beginning of the text."""
        return self.first == 0 and self.offset >= self.margin

    def measure(self, paragraphs: Paragraphs, columns: float, pitch: float) -> None:
        """Estimate every height: full lines of `columns` characters, `pitch` pixels each."""
        per_line = max(4, int(columns))
        heights = [
            pitch * ((end - start + per_line - 1) // per_line) + pitch * 0.2
            for start, end in zip(paragraphs.starts, paragraphs.ends, strict=True)
        ]
        self._count = len(heights)
        self.is_exact = sum(heights) < self.view_height * _FEW_PAGES
        if self.is_exact:
            heights = [self._height_of(number) for number in range(self._count)]
        self._tops = list(accumulate(heights, initial=0.0))
        self.first = min(self.first, max(0, self._count - 1))

    @property
    def bar_maximum(self) -> int:
        """The largest value of the scroll bar."""
        return max(0, ceil(self._tops[-1] + 2 * self.margin - self.view_height))

    @property
    def bar_value(self) -> int:
        """The value of the scroll bar for where we are."""
        if self.at_beginning:
            return 0
        if self._at_end():
            return self.bar_maximum
        number, offset = self.first, self.offset
        height = self._height_of(number)
        while offset + height <= self.margin and number < self._count - 1:
            offset += height
            number += 1
            height = self._height_of(number)
        share = (self.margin - offset) / (height or 1.0)
        top, bottom = self._tops[number], self._tops[number + 1]
        return min(self.bar_maximum, round(top + share * (bottom - top)))

    def go_to_bar(self, value: int) -> None:
        """Go where the scroll bar was set."""
        if value <= 0:
            self.go_to(0, self.margin)
        elif value >= self.bar_maximum:
            self.go_to_end()
        else:
            number = min(self._count - 1, max(0, bisect_right(self._tops, value) - 1))
            extent = self._tops[number + 1] - self._tops[number] or 1.0
            share = (value - self._tops[number]) / extent
            self.go_to(number, self.margin - share * self._height_of(number))

    def go_to(self, number: int, offset: float) -> None:
        """Put the top of a piece `offset` pixels below the top of the view."""
        self.first, self.offset = number, offset
        self._settle()

    def go_to_end(self) -> None:
        """Put the end of the text at the bottom of the view."""
        last = max(0, self._count - 1)
        self.first = last
        self.offset = self.view_height - self.margin - self._height_of(last)
        self._settle()

    def scroll(self, distance: float) -> None:
        """Move the text up by so many pixels."""
        self.offset -= distance
        self._settle()

    def visible(self) -> Iterator[tuple[int, float]]:
        """Numbers and tops of the pieces that the view shows, from the top down."""
        number, top = self.first, self.offset
        while number < self._count and top < self.view_height:
            height = self._height_of(number)
            if top + height > 0:
                yield number, top
            top += height
            number += 1

    def top_of(self, number: int) -> float | None:
        """The top of a piece in the view, None when it is not near it."""
        return next((top for shown, top in self.visible() if shown == number), None)

    def _settle(self) -> None:
        """Make the anchor the first visible piece and stop at both ends of the text."""
        if not self._count:
            return
        self._climb()
        self._descend()
        below = self._room_below()
        if below > 0:
            self.offset += below
            self._climb()
        if self.first == 0 and self.offset > self.margin:
            self.offset = self.margin

    def _climb(self) -> None:
        while self.offset > 0 and self.first > 0:
            self.first -= 1
            self.offset -= self._height_of(self.first)

    def _descend(self) -> None:
        height = self._height_of(self.first)
        while self.offset + height <= 0 and self.first < self._count - 1:
            self.offset += height
            self.first += 1
            height = self._height_of(self.first)

    def _room_below(self) -> float:
        """How much of the view would stay empty below the text."""
        if self._is_far_from_the_end():
            return 0.0
        bottom = self.offset
        for number in range(self.first, self._count):
            bottom += self._height_of(number)
            if bottom + self.margin >= self.view_height:
                return 0.0
        return self.view_height - self.margin - bottom

    def _is_far_from_the_end(self) -> bool:
        """Whether so much text follows that no error of the estimate can matter."""
        return self._tops[-1] - self._tops[self.first + 1] > _FAR * self.view_height

    def _at_end(self) -> bool:
        if self._is_far_from_the_end():
            return False
        bottom = self.offset
        for number in range(self.first, self._count):
            bottom += self._height_of(number)
            if bottom + self.margin > self.view_height + 1:
                return False
        return True
