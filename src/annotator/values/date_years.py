"""The year of a date: written, counted in a reign, or told by what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.values import DateBasis
from annotator.values import edtf
from annotator.values.calendars import reigns
from annotator.values.numerals import read_integer

if TYPE_CHECKING:
    from annotator.values.calendars import Reign
    from annotator.values.date_grammar import DateParts

_POINT = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LAST_MONTH = 12
_STEPS = {"last_year": -1, "year_before_last": -2, "next_year": 1}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a date may lean on.

    Attributes:
        year: The year the document reports on.
        previous: (year, month, day) of the date before it in the text; 0 where not known.
    """

    year: int | None
    previous: tuple[int, int, int] | None

    @classmethod
    def of(cls, year: int | None, previous: str | None) -> Surroundings:
        """Take the end of the previous date in EDTF, or its start where it is open."""
        start, _, end = (previous or "").partition("/")
        found = _POINT.match(end) or _POINT.match(start)
        if not found:
            return cls(year, None)
        number, month, day = (int(part or 0) for part in found.groups())
        return cls(year, (number, month, day) if month <= _LAST_MONTH else (number, 0, 0))


@dataclass(frozen=True, slots=True)
class Year:
    """A year and where it was taken from."""

    number: int
    basis: DateBasis


def span_of_years(parts: DateParts, around: Surroundings) -> tuple[Year, str, str] | None:
    """Return a period of years, with its first and last point: 同治年间, 80年代, 三年来."""
    if parts.has("bracket_end") or (parts.has("whole_reign") and parts.has("bracket")):
        return _bracketed_years(parts)
    if parts.has("whole_reign"):
        return _whole_reign(parts)
    if parts.has("decade", "whole_century"):
        return _decade_or_century(parts, around)
    if parts.has("past_years") and around.year is not None:
        first = around.year - parts.number("past_years") + 1
        return _years(first, around.year, DateBasis.DOCUMENT_YEAR)
    return None


def single_year(parts: DateParts, around: Surroundings) -> Year | None:
    """Return the year a date stands in; None where nothing tells it."""
    if parts.has("bracket"):
        return Year(parts.number("bracket"), DateBasis.EXPLICIT)
    if parts.has("reign"):
        return _reign_year(parts)
    if parts.has("before_christ"):
        # Astronomers' count: the year before 1 is 0.
        return Year(1 - parts.number("before_christ"), DateBasis.EXPLICIT)
    if parts.has("year", "early_year"):
        return _written_year(parts.text("year") or parts.text("early_year"))
    if parts.has("same_year", "following_year"):
        return _year_after_previous(parts, around)
    return _year_around(parts, around)


def leans_on_previous_month(parts: DateParts) -> bool:
    """Say whether a date names no month of its own but stands in one: 当月, 次日, 15日."""
    if parts.has("same_month", "following_month", "previous_month", "same_day", "following_day"):
        return True
    return not parts.has("month") and parts.has("day", "third", "month_end")


def _years(first: int, last: int, basis: DateBasis) -> tuple[Year, str, str]:
    return Year(last, basis), edtf.year_text(first), edtf.year_text(last)


def _bracketed_years(parts: DateParts) -> tuple[Year, str, str]:
    first, last = parts.text("bracket"), parts.text("bracket_end")
    # 1937-45 stands for 1937-1945.
    last = first[: len(first) - len(last)] + last
    return _years(int(first), int(last), DateBasis.EXPLICIT)


def _reigns(parts: DateParts, *, at_least: int) -> list[Reign]:
    """The reigns that a title can mean, if they lasted so many years."""
    dynasty = parts.text("dynasty")
    found = [
        reign
        for reign in reigns()[parts.text("reign")]
        # News of a new reign took months; people counted on until it came.
        if at_least <= reign.last - reign.first + 2
    ]
    if dynasty:
        return [reign for reign in found if dynasty in reign.dynasties]
    return [reign for reign in found if reign.understood_alone] or found


def _whole_reign(parts: DateParts) -> tuple[Year, str, str] | None:
    spans = {(reign.first, reign.last) for reign in _reigns(parts, at_least=1)}
    return _years(*spans.pop(), DateBasis.EXPLICIT) if len(spans) == 1 else None


def _reign_year(parts: DateParts) -> Year | None:
    count = parts.number("reign_year")
    years = {reign.first + count - 1 for reign in _reigns(parts, at_least=count)}
    return Year(years.pop(), DateBasis.EXPLICIT) if count and len(years) == 1 else None


def _decade_or_century(parts: DateParts, around: Surroundings) -> tuple[Year, str, str] | None:
    written = parts.text("whole_century") or parts.text("century")
    here = around.year or (around.previous or (0,))[0]
    century = _century(written, here)
    if century is None:
        return None
    decade = parts.number("decade")
    if not written and century * 100 + decade > here:
        century -= 1
    point = f"{century:02}XX" if parts.has("whole_century") else f"{century:02}{decade // 10}X"
    named = written and read_integer(written)
    basis = DateBasis.EXPLICIT if named else DateBasis.DOCUMENT_YEAR
    if not named and around.year is None:
        basis = DateBasis.PREVIOUS_DATE
    return Year(century * 100 + decade, basis), point, point


def _century(written: str, here: int) -> int | None:
    """Return the first two digits of its years: 19 for 20世纪."""
    counted = read_integer(written) if written else None
    if counted:
        return counted - 1
    return here // 100 - written.startswith("上") if here else None


def _written_year(written: str) -> Year | None:
    zero = "0" if written[0].isascii() else "〇"
    number = read_integer(re.sub("[0Oo]", zero, written))
    return None if number is None else Year(number, DateBasis.EXPLICIT)


def _year_after_previous(parts: DateParts, around: Surroundings) -> Year | None:
    """同年 is the year of the date before it, 次年 the one after that."""
    step = int(parts.has("following_year"))
    if around.previous:
        return Year(around.previous[0] + step, DateBasis.PREVIOUS_DATE)
    if step or around.year is None:
        return None
    return Year(around.year, DateBasis.DOCUMENT_YEAR)


def _year_around(parts: DateParts, around: Surroundings) -> Year | None:
    """今年, 去年, 98年 and dates without a year: the document's, else the previous date's."""
    previous = around.previous[0] if around.previous else None
    if around.year is None or leans_on_previous_month(parts):
        here, basis = previous, DateBasis.PREVIOUS_DATE
    else:
        here, basis = around.year, DateBasis.DOCUMENT_YEAR
    if here is None:
        return None
    if parts.has("short_year"):
        # The last year with these digits: chronicles look back.
        return Year(here - (here - parts.number("short_year")) % 100, basis)
    step = sum(step for name, step in _STEPS.items() if parts.has(name))
    return Year(here + step, basis)
