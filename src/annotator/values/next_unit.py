"""Which date, figure, organisation or person comes next in a text and is not tagged yet.

What Space goes to, so that tagging a text is one key to go on and one to say the type. It goes
by the same rules as a double click, and never proposes characters that two rules claim.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.values.date_spotting import date_end
from annotator.values.figure_spotting import figure_end
from annotator.values.name_spotting import organisation_around, person_end
from annotator.values.reading_window import window_at
from annotator.values.word_lists import word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from annotator.values.reading_window import ReadingWindow

    Unit = tuple[int, int, AnnotationType]

LIMIT = 4_000  # code points that one call looks through
_STRETCH = 200  # code points whose units are found at a time
_CONTEXT = 60  # as far as a unit reaches over the edge of a stretch
_REACH = _STRETCH + 2 * _CONTEXT
_LONGEST_NAME = 40


def next_unit(
    text: str,
    position: int,
    *,
    taken: Callable[[int, int], bool],
    names: Collection[str] = (),
    limit: int = LIMIT,
) -> Unit | None:
    """Return the first unit that ends behind a position and is not taken: start, end and type.

    Args:
        text: The whole text of the document.
        position: The caret, in code points; a unit it stands in counts.
        taken: Says of a range [start, end) whether something in it is tagged already.
        names: Organisations and persons known in this project; a set is searched fastest. One
            that no rule tells to be a person counts as an organisation: the caller knows better.
        limit: How many code points from the position on are looked through.
    """
    place = max(0, position - _CONTEXT)
    stop = min(len(text), position + limit)
    while place < stop:
        for unit in _units_from(text, place, min(place + _STRETCH, stop), names):
            if unit[1] > position and not taken(unit[0], unit[1]):
                return unit
        place += _STRETCH
    return None


def previous_unit(
    text: str,
    position: int,
    *,
    taken: Callable[[int, int], bool],
    names: Collection[str] = (),
    limit: int = LIMIT,
) -> Unit | None:
    """Return the last unit that begins before a position and is not taken.

    Arguments as for `next_unit`; looked through is what stands before the position.
    """
    place = min(len(text), position)
    stop = max(0, position - limit)
    while place > stop:
        first = max(stop, place - _STRETCH)
        for unit in reversed(_units_from(text, first, place, names)):
            if not taken(unit[0], unit[1]):
                return unit
        place = first
    return None


def _units_from(text: str, first: int, stop: int, names: Collection[str]) -> list[Unit]:
    """The units that begin in [first, stop) of the text, in order, none over another."""
    found: list[Unit] = []
    place = first
    while place < stop:
        if text[place].isspace():
            place += 1
            continue
        window = window_at(text, place, reach=_REACH)
        if window is None:
            break
        end = min(stop, window.places[-1] + 1)
        low, high = bisect_left(window.places, place), bisect_left(window.places, end)
        for start, behind, type_ in _units_in(window, low, high, names):
            if low <= start < high:
                found.append((*window.range_of(start, behind), type_))
        place = max(end, place + 1)
    return found


def _units_in(window: ReadingWindow, low: int, high: int, names: Collection[str]) -> list[Unit]:
    """The units of a window about its characters [low, high); the earlier rule has its way."""
    low, high = max(0, low - _CONTEXT), min(len(window.text), high + _CONTEXT)
    free = bytearray(b"\1") * len(window.text)
    units = []
    for unit in _candidates(window, low, high, names):
        start, end, _ = unit
        if all(free[start:end]):
            free[start:end] = bytes(end - start)
            units.append(unit)
    return sorted(units)


def _candidates(
    window: ReadingWindow, low: int, high: int, names: Collection[str]
) -> Iterator[Unit]:
    text = window.text
    yield from _spotted(AnnotationType.DATE, date_end, text, low, high)
    yield from _spotted(AnnotationType.FIGURE, figure_end, text, low, high)
    found = {*_organisations(window, low, high), *_known_names(window.raw, low, high, names)}
    yield from sorted(found, key=lambda unit: (unit[0] - unit[1], unit[0]))  # the longest first
    yield from _spotted(AnnotationType.PERSON, person_end, text, low, high)


def _spotted(
    type_: AnnotationType, end_of: Callable[[str, int], int], text: str, low: int, high: int
) -> Iterator[Unit]:
    place = low
    while place < high:
        end = end_of(text, place)
        if end > place:
            yield place, end, type_
        place = max(place + 1, end)


def _organisations(window: ReadingWindow, low: int, high: int) -> Iterator[Unit]:
    for ending in word_lists().organisation_ending.finditer(window.text, low, high):
        found = organisation_around(replace(window, at=ending.end() - 1))
        if found:
            yield *found, AnnotationType.ORGANISATION


def _known_names(raw: str, low: int, high: int, names: Collection[str]) -> Iterator[Unit]:
    """Where known names stand, the longest first at each place."""
    if not names:
        return
    known = names if isinstance(names, set | frozenset | dict) else frozenset(names)
    for start in range(low, high):
        for end in range(min(len(raw), start + _LONGEST_NAME), start + 1, -1):
            if raw[start:end] in known:
                yield start, end, AnnotationType.ORGANISATION
                break
