"""A text cut into the pieces that are laid out one by one: paragraphs, and parts of huge ones."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from annotator.text.graphemes import is_boundary, previous_boundary

# One QTextLayout over 494,000 characters takes 344 ms, over 4,000 about 2 ms.
LONGEST_PIECE = 4_000
_GOOD_ENDS = "。！？；，、.!?;, "
_SEARCH_BACK = 200


class Paragraphs:
    """Start and end of every piece of a text, in code points; the newline belongs to no piece.

    Attributes:
        starts: Ascending; there is always at least one piece.
        ends: One past the last character of each piece.
        continued: Numbers of the pieces that go on a paragraph begun before them.
    """

    __slots__ = ("_text", "continued", "ends", "starts")

    def __init__(self, text: str) -> None:
        self._text = text
        lengths = list(map(len, text.split("\n")))
        starts = list(accumulate((length + 1 for length in lengths), initial=0))
        starts.pop()
        self.starts = starts
        self.ends = [start + length for start, length in zip(starts, lengths, strict=True)]
        self.continued: frozenset[int] = frozenset()
        if max(lengths) > LONGEST_PIECE:
            self._cut_long_ones()

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, position: int) -> int:
        """The number of the piece that holds a position; a newline counts to the piece before."""
        return max(0, bisect_right(self.starts, position) - 1)

    def is_blank(self, number: int) -> bool:
        """Whether the piece shows nothing: no characters, or white space alone."""
        start, end = self.starts[number], self.ends[number]
        return start == end or self._text[start:end].isspace()

    def whole_paragraph(self, number: int) -> tuple[int, int]:
        """Start and end of the paragraph that a piece belongs to."""
        first, last = number, number + 1
        while first in self.continued:
            first -= 1
        while last in self.continued:
            last += 1
        return self.starts[first], self.ends[last - 1]

    def _cut_long_ones(self) -> None:
        starts: list[int] = []
        ends: list[int] = []
        continued: list[int] = []
        for start, end in zip(self.starts, self.ends, strict=True):
            begin = start
            while end - begin > LONGEST_PIECE:
                cut = _good_cut(self._text, begin)
                starts.append(begin)
                ends.append(cut)
                continued.append(len(starts))
                begin = cut
            starts.append(begin)
            ends.append(end)
        self.starts, self.ends, self.continued = starts, ends, frozenset(continued)


def _good_cut(text: str, begin: int) -> int:
    """Cut behind a punctuation mark if there is one near: no name or number is torn there."""
    limit = begin + LONGEST_PIECE
    for position in range(limit, limit - _SEARCH_BACK, -1):
        behind_mark = text[position - 1] in _GOOD_ENDS and text[position] not in _GOOD_ENDS
        if behind_mark and is_boundary(text, position):
            return position
    return limit if is_boundary(text, limit) else previous_boundary(text, limit)
