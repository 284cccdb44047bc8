"""Markdown marks of one paragraph: what a reader should not see, and what they mean.

A paragraph is one line of the text without its newline; positions are code points in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t\u3000]+|$)")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_BOLD = re.compile(r"\*\*(?![\s*])((?:[^*]|\*(?!\*))+?)(?<![\s*])\*\*")


def heading_level(paragraph: str) -> int:
    """Return 1 to 6 for a Markdown heading, 0 for any other paragraph."""
    if "#" not in paragraph[:10]:
        return 0
    found = _HEADING.match(paragraph)
    return len(found[1]) if found else 0


def bold_ranges(paragraph: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the words between `**` and `**`, without the marks."""
    if "**" not in paragraph:
        return ()
    return tuple([found.span(1) for found in _BOLD.finditer(paragraph)])


def marks_of(
    paragraph: str, bold: Sequence[tuple[int, int]] | None = None
) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the marks themselves, in order; unpaired `**` stay visible.

    Args:
        paragraph: The line.
        bold: Its bold ranges, where they are known.
    """
    ranges = _heading_marks(paragraph) if "#" in paragraph[:10] else []
    for start, end in bold_ranges(paragraph) if bold is None else bold:
        ranges += [(start - 2, start), (end, end + 2)]
    return tuple(sorted(ranges))


def _heading_marks(paragraph: str) -> list[tuple[int, int]]:
    opening = _HEADING.match(paragraph)
    if not opening:
        return []
    closing = _CLOSING_HASHES.search(paragraph, opening.end())
    return [opening.span(), *([closing.span()] if closing else [])]
