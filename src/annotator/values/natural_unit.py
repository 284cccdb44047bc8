"""What a reader means by pointing at a character: a figure, a date, a name, else a run of words.

Rules of what a unit is: a number goes with its unit, a range is one, a name is as long as it is
known; a page break inside does not end it. Only a window around the position is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.values.date_spotting import date_around
from annotator.values.figure_spotting import figure_around
from annotator.values.name_spotting import organisation_around, person_around
from annotator.values.reading_window import ReadingWindow, window_at

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

_LONGEST_NAME = 40
# Characters of one kind belong together; anything else stands for itself.
_KINDS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇々]+|[A-Za-z0-9._@/-]+"
    r"|[ \t\u3000]+|[^\W\d_]+"
)
# What Markdown and the brackets of entries put around words, never part of any.
_MARKS = re.compile(r"\*\*+|#+|[【】]")
_SPOTTERS: dict[AnnotationType, Callable[[ReadingWindow], tuple[int, int] | None]] = {
    AnnotationType.DATE: date_around,
    AnnotationType.FIGURE: figure_around,
    AnnotationType.ORGANISATION: organisation_around,
    AnnotationType.PERSON: person_around,
}
_NAMES = (AnnotationType.ORGANISATION, AnnotationType.PERSON)


def natural_unit(
    text: str,
    position: int,
    *,
    names: Collection[str] = (),
    stops: Sequence[tuple[int, int]] = (),
) -> tuple[int, int]:
    """Return what a double click at a position takes, as code points [start, end).

    Args:
        text: The whole text of the document.
        position: From 0 to its length; the character after it counts, at a line's end the one
            before it.
        names: Surfaces known in this project; a set is searched fastest.
        stops: Ranges [start, end) tagged already, whose borders end a mere run of characters.

    Returns:
        An empty range where there is nothing to take: an empty line, a Markdown mark.
    """
    window = window_at(text, position)
    if window is None or _is_mark(window):
        return position, position
    found = _known_name(window, names)
    if found is None:
        found = next((unit for spot in _SPOTTERS.values() if (unit := spot(window))), None)
    if found is not None:
        return window.range_of(*found)
    return _cut(window.places[window.at], *window.range_of(*_run(window)), stops)


def unit_for(
    text: str, position: int, type_: AnnotationType, *, names: Collection[str] = ()
) -> tuple[int, int] | None:
    """Return what a type's key tags at a caret when nothing is selected; None if nothing fits.

    Args:
        text: The whole text of the document.
        position: The caret, between two characters; the one after it is tried first.
        type_: The type whose key was pressed.
        names: Surfaces known in this project for this type.
    """
    for place in dict.fromkeys((position, max(0, position - 1))):
        window = window_at(text, place)
        if window is None:
            continue
        found = _known_name(window, names) if type_ in _NAMES else None
        found = found or _SPOTTERS[type_](window)
        if found:
            return window.range_of(*found)
    return None


def _known_name(window: ReadingWindow, names: Collection[str]) -> tuple[int, int] | None:
    """The longest known name that covers the centre."""
    if not names:
        return None
    known = names if isinstance(names, set | frozenset | dict) else frozenset(names)
    first, last = max(0, window.at - _LONGEST_NAME + 1), len(window.raw)
    candidates = (
        (start, end)
        for start in range(first, window.at + 1)
        for end in range(window.at + 1, min(last, start + _LONGEST_NAME) + 1)
        if window.raw[start:end] in known
    )
    return max(candidates, key=lambda unit: unit[1] - unit[0], default=None)


def _run(window: ReadingWindow) -> tuple[int, int]:
    """The characters of one kind about the centre."""
    for run in _KINDS.finditer(window.text):
        if run.start() <= window.at < run.end():
            return run.span()
    return window.at, window.at + 1


def _cut(position: int, start: int, end: int, stops: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The part of a range about a position that no border of an annotation divides."""
    borders = [border for stop in stops for border in stop]
    start = max((border for border in borders if start < border <= position), default=start)
    end = min((border for border in borders if position < border < end), default=end)
    return start, end


def _is_mark(window: ReadingWindow) -> bool:
    return any(mark.start() <= window.at < mark.end() for mark in _MARKS.finditer(window.raw))
