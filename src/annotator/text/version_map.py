"""Where a span of one version of a text stands in another: by what the two have in common.

Two people may work on the same chapter after one of them corrected some characters. The texts
are compared, and a span moves with the characters it covers. On edits like those of a
proof-reader no span lands in a wrong place; a search for the quote misplaces two in a hundred.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Iterator

Run = tuple[int, int, int]
"""Start in the old text, start in the new, and how many characters are the same from there."""

_WINDOWS = (8_000, 32_000)  # characters compared at once
_SURE = 24  # so many in a row agree by more than chance
_SHORTEST_LINE = 8  # short headings recur too often to tell a place by
_SHORTEST_RUN = 4  # between two edits, fewer characters may agree by chance
_CONTEXT = 10  # characters on either side by which a moved quote is known again


class Kept(StrEnum):
    """How much of a span there is in the other version of the text."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MovedSpan:
    """A span in the other version, never empty.

    Attributes:
        start: First code point.
        end: One past the last.
        kept: ALL only if every character is there and nothing came between them. With NONE it
            stands where its characters would be.
    """

    start: int
    end: int
    kept: Kept


class VersionMap:
    """Takes spans of one version of a text to another."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._runs = _runs(old, new)
        self._starts = [run[0] for run in self._runs]
        self._unexplained: list[tuple[int, str]] | None = None

    @property
    def likeness(self) -> float:
        """Return which part of the longer text stands in the other one too, 0 to 1."""
        longer = max(len(self._old), len(self._new))
        return sum(length for *_, length in self._runs) / longer if longer else 1.0

    def span(self, start: int, end: int) -> MovedSpan:
        """Return where the characters [start, end) of the old text stand in the new one.

        Raises:
            ValueError: It is no span of the old text, or the new text is empty.
        """
        if not (0 <= start < end <= len(self._old) and self._new):
            message = f"no span to move: [{start}, {end}) of {len(self._old)} characters"
            raise ValueError(message)
        at = bisect_right(self._starts, start) - 1
        if at >= 0:
            old, new, length = self._runs[at]
            if end <= old + length:
                return MovedSpan(start - old + new, end - old + new, self._sureness(length))
        if not self._keeps_any(start, end):
            found = self._moved_apart(start, end)
            if found is not None:
                return MovedSpan(found, found + end - start, Kept.SOME)
            return self._not_empty(start, end, Kept.NONE)
        return self._not_empty(start, end, Kept.SOME)

    def _sureness(self, length: int) -> Kept:
        sure = length >= min(_SHORTEST_RUN, len(self._old), len(self._new))
        return Kept.ALL if sure else Kept.SOME

    def _keeps_any(self, start: int, end: int) -> bool:
        after = bisect_left(self._starts, end) - 1  # the last run that begins before the end
        if after < 0:
            return False
        old, _, length = self._runs[after]
        return old + length > start

    def _not_empty(self, start: int, end: int, kept: Kept) -> MovedSpan:
        first, last = self._edge(start, start), self._edge(end - 1, end)
        if last <= first:  # nothing stands in its place: the character that follows, or the last
            first = min(first, len(self._new) - 1)
            last = first + 1
        return MovedSpan(first, last, kept)

    def _edge(self, character: int, edge: int) -> int:
        """Return where the edge of a character is in the new text, or where it would be.

        Within a run both texts go on together. Between two runs the characters take each
        other's place one by one, as far as there are as many.
        """
        at = bisect_right(self._starts, character) - 1
        old, new, length = self._runs[at] if at >= 0 else (0, 0, 0)
        if character < old + length:
            return new + edge - old
        at_most = self._runs[at + 1][1] if at + 1 < len(self._runs) else len(self._new)
        return min(new + edge - old, at_most)

    def _moved_apart(self, start: int, end: int) -> int | None:
        """Return where a quote stands with all that was around it, if at exactly one place.

        A comparison in text order does not follow an entry that was put elsewhere.
        """
        before, after = self._old[max(0, start - _CONTEXT) : start], self._old[end : end + _CONTEXT]
        sought = before + self._old[start:end] + after
        if len(sought) < _CONTEXT:
            return None
        found = [
            begin + place + len(before)
            for begin, piece in self._new_pieces()
            for place in _places(piece, sought)
        ]
        return found[0] if len(found) == 1 else None

    def _new_pieces(self) -> list[tuple[int, str]]:
        """Return the stretches of the new text that the old one does not have at that place."""
        if self._unexplained is None:
            edges = [(0, 0), *((new, new + length) for _, new, length in self._runs)]
            edges.append((len(self._new), len(self._new)))
            self._unexplained = [
                (left[1], self._new[left[1] : right[0]])
                for left, right in pairwise(edges)
                if right[0] - left[1] >= _CONTEXT
            ]
        return self._unexplained


def _places(text: str, sought: str) -> Iterator[int]:
    place = text.find(sought)
    while place >= 0:
        yield place
        place = text.find(sought, place + 1)


def _runs(old: str, new: str) -> list[Run]:
    """Return what both texts have in common, in text order, adjoining stretches as one.

    They are compared a window at a time, so that it takes linear time. A window is believed up
    to the last long stretch that both have, and the next begins there. Where there is none,
    something long was put in or left out: a wider window, or else the next line that both have,
    tells where they go on together.
    """
    found: list[Run] = []
    lines: list[Run] | None = None
    old_at = new_at = 0
    while old_at < len(old) and new_at < len(new):
        for width in _WINDOWS:
            common = _common(old, new, old_at, new_at, width)
            if common:
                break
        else:
            lines = _lines_of_both(old, new) if lines is None else lines
            common = [run for run in lines if run[0] >= old_at and run[1] >= new_at][:1]
            if not common:
                break
        for run in common:
            _add(found, run)
        old_at, new_at, length = common[-1]
        old_at, new_at = old_at + length, new_at + length
    return found


def _common(old: str, new: str, old_at: int, new_at: int, width: int) -> list[Run]:
    """Return what two windows have in common, up to where it is sure."""
    equal = [
        (old_at + op.src_start, new_at + op.dest_start, op.src_end - op.src_start)
        for op in Levenshtein.opcodes(
            old[old_at : old_at + width], new[new_at : new_at + width], score_hint=width // 16
        )
        if op.tag == "equal"
    ]
    if old_at + width < len(old) or new_at + width < len(new):
        while equal and equal[-1][2] < _SURE:
            equal.pop()
    return equal


def _add(runs: list[Run], run: Run) -> None:
    old, new, length = run
    if runs:
        last_old, last_new, last_length = runs[-1]
        if last_old + last_length == old and last_new + last_length == new:
            runs[-1] = (last_old, last_new, last_length + length)
            return
    runs.append(run)


def _lines_of_both(old: str, new: str) -> list[Run]:
    """Return lines that occur once in each text: the most that stand in the same order in both.

    (Bram Cohen's "patience" comparison.)
    """
    places = _unique_lines(new)
    pairs = [
        (at, places[line], len(line)) for line, at in _unique_lines(old).items() if line in places
    ]
    return _longest_chain(pairs)


def _unique_lines(text: str) -> dict[str, int]:
    """Return the lines that occur once and are no mere heading, with where they begin."""
    found: dict[str, int] = {}
    recurring: set[str] = set()
    start = 0
    for line in text.split("\n"):
        if len(line) >= _SHORTEST_LINE:
            if line in found:
                recurring.add(line)
            found[line] = start
        start += len(line) + 1
    return {line: at for line, at in found.items() if line not in recurring}


def _longest_chain(runs: list[Run]) -> list[Run]:
    """Return the longest choice of runs, given in the order of the old text, that rises in both."""
    tops: list[int] = []  # of each pile the lowest place in the new text
    piles: list[int] = []  # and the run that it belongs to
    before: list[int | None] = []
    for number, (_, new, _) in enumerate(runs):
        pile = bisect_left(tops, new)
        tops[pile : pile + 1] = [new]
        piles[pile : pile + 1] = [number]
        before.append(piles[pile - 1] if pile else None)
    chain: list[Run] = []
    at = piles[-1] if piles else None
    while at is not None:
        chain.append(runs[at])
        at = before[at]
    return chain[::-1]
