"""Find a term in a text, also where a page break cuts it in two."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def compile_term(term: str) -> re.Pattern[str] | None:
    """A pattern that finds the term whatever the case of its letters.

    Line ends between its characters are skipped, so that 市总工会 is found where the page
    breaks inside it. None for a term without characters.
    """
    characters = [c for c in term if c not in "\r\n"]
    if not characters:
        return None
    return re.compile(r"\n*".join(map(re.escape, characters)), re.IGNORECASE)


def find_all(text: str, term: str) -> list[tuple[int, int]]:
    """Every place of the term, as code-point ranges, in order, without overlaps."""
    pattern = compile_term(term)
    if pattern is None:
        return []
    return [match.span() for match in pattern.finditer(text)]


def next_hit(hits: list[tuple[int, int]], position: int) -> int | None:
    """Number of the first hit that starts at or behind the position, going round at the end."""
    if not hits:
        return None
    at = bisect_left(hits, (position, 0))
    return at if at < len(hits) else 0


def previous_hit(hits: list[tuple[int, int]], position: int) -> int | None:
    """Number of the last hit that starts before the position, going round at the beginning."""
    if not hits:
        return None
    return bisect_left(hits, (position, 0)) - 1 if hits[0][0] < position else len(hits) - 1


def hits_within(hits: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """The hits that touch [start, end)."""
    first = bisect_right(hits, (start, 0))
    while first and hits[first - 1][1] > start:
        first -= 1
    return hits[first : bisect_left(hits, (end, 0))]
