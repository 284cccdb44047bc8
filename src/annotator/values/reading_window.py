"""The surroundings of one position, as a reader takes them in: page breaks closed.

Only a few hundred characters are looked at, so the cost is the same in a text of any length.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.text.joined_view import gap_around, is_page_break
from annotator.values.numerals import half_width

_REACH = 100


@dataclass(frozen=True, slots=True)
class ReadingWindow:
    """Some characters around a position, without gaps that only the printing made.

    Attributes:
        raw: The characters as they stand.
        text: The same, one for one, in half width; dashes of any kind are "~".
        places: Where in the whole text each of them stands, in code points.
        at: Which of them the position is about.
    """

    raw: str
    text: str
    places: tuple[int, ...]
    at: int

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the whole text that characters [start, end) come from."""
        return self.places[start], self.places[end - 1] + 1


def window_at(text: str, position: int, *, reach: int = _REACH) -> ReadingWindow | None:
    """Return the window about the character at a position, or before it at a line's end.

    It holds up to `reach` characters on either side. None where there is no character: on an
    empty line, or in an empty text.
    """
    centre = _centre(text, position)
    if centre is None:
        return None
    before = _walk(text, centre - 1, -1, reach)
    after = _walk(text, centre + 1, 1, reach)
    places = [*reversed(before), centre, *after]
    places = _without_loose_spaces(text, places, centre)
    raw = "".join(text[place] for place in places)
    return ReadingWindow(raw, half_width(raw), tuple(places), places.index(centre))


def _centre(text: str, position: int) -> int | None:
    if position < len(text) and text[position] != "\n":
        return position
    if position > 0 and text[position - 1] != "\n":
        return position - 1
    if position < len(text):
        start, end = gap_around(text, position)
        if start > 0 and is_page_break(text, start, end):
            return start - 1
    return None


def _walk(text: str, start: int, step: int, reach: int) -> list[int]:
    """The places from `start` on, up to the end of the sentence's line on either side."""
    places: list[int] = []
    place = start
    while 0 <= place < len(text) and len(places) < reach:
        if text[place] == "\n":
            first, last = gap_around(text, place)
            if not is_page_break(text, first, last):
                break
            place = first - 1 if step < 0 else last
            continue
        places.append(place)
        place += step
    return places


def _without_loose_spaces(text: str, places: list[int], centre: int) -> list[int]:
    """Drop the spaces that OCR puts between a number and its unit: `2004 年 3 月`."""
    kept = []
    for index, place in enumerate(places):
        if text[place] not in " \u3000" or place == centre:
            kept.append(place)
            continue
        before = text[places[index - 1]] if index else ""
        after = text[places[index + 1]] if index + 1 < len(places) else ""
        if not (_is_digit(before) and _is_cjk(after)) and not (
            _is_cjk(before) and _is_digit(after)
        ):
            kept.append(place)
    return kept


def _is_digit(character: str) -> bool:
    return "0" <= character <= "9" or "０" <= character <= "９"


def _is_cjk(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character in "〇%％"
