"""The part of EDTF (ISO 8601-2) that dates here are written in: check it, find its bounds.

Years of four digits (with a minus sign before the year 0000, which is 1 BC), months, days,
seasons 21-24, quarters 33-36, semestrals 40-41, unspecified digits at the end of a year
(198X, 19XX), the qualifiers ? ~ %, and intervals that may be open (`../1949`, `2000/..`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_POINT = re.compile(
    r"(?P<year>-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"[?~%]?"
)
_OPEN = ("", "..")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_SEMESTRALS = {40: (1, 6), 41: (7, 12)}
_PERIODS = _SEASONS | _QUARTERS | _SEMESTRALS
# The Gregorian calendar repeats every 400 years; `date` knows no year before 1.
_CYCLE = 400


def is_valid(edtf: str) -> bool:
    """Say whether this is a date that exists, in the part of EDTF used here."""
    return _bounds(edtf) is not None


def bounds(edtf: str) -> tuple[str, str]:
    """Return the first and the last day as YYYY-MM-DD; "" for an open end.

    Raises:
        ValueError: It is not valid.
    """
    found = _bounds(edtf)
    if found is None:
        message = f"not a valid EDTF date: {edtf!r}"
        raise ValueError(message)
    first, last = found
    return _iso(first), _iso(last)


Day = tuple[int, int, int]


# The same dates come again and again in a volume.
@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> tuple[Day | None, Day | None] | None:
    if "/" not in edtf:
        return _point_bounds(edtf)
    start, _, end = edtf.partition("/")
    first, last = _point_bounds(start), _point_bounds(end)
    if (first is None and start not in _OPEN) or (last is None and end not in _OPEN):
        return None
    if first and last:
        return (first[0], last[1]) if first[0] <= last[1] else None
    # A period open at both ends is no date.
    return (first[0] if first else None, last[1] if last else None) if first or last else None


def _point_bounds(point: str) -> tuple[Day, Day] | None:
    found = _POINT.fullmatch(point)
    if not found:
        return None
    years, month, day = found["year"], int(found["month"] or 0), int(found["day"] or 0)
    if "X" in years:
        return None if month else _unspecified_bounds(years)
    year = int(years)
    if not found["month"]:
        return (year, 1, 1), (year, 12, 31)
    if found["day"]:
        return ((year, month, day),) * 2 if is_day(year, month, day) else None
    return _month_bounds(year, month)


def is_day(year: int, month: int, day: int) -> bool:
    """Say whether the Gregorian calendar, continued backwards, has this day."""
    try:
        date(year % _CYCLE + _CYCLE, month, day)
    except ValueError:
        return False
    return True


def last_day_of_month(year: int, month: int) -> int:
    """Return 28 to 31."""
    return monthrange(year % _CYCLE + _CYCLE, month)[1]


def _unspecified_bounds(years: str) -> tuple[Day, Day]:
    sides = int(years.replace("X", "0")), int(years.replace("X", "9"))
    return (min(sides), 1, 1), (max(sides), 12, 31)


def _month_bounds(year: int, month: int) -> tuple[Day, Day] | None:
    if 1 <= month <= 12:  # noqa: PLR2004 - months of the year
        return (year, month, 1), (year, month, last_day_of_month(year, month))
    if month not in _PERIODS:
        return None
    first, last = _PERIODS[month]
    last_year = year + (last < first)
    return (year, first, 1), (last_year, last, last_day_of_month(last_year, last))


def _iso(day: Day | None) -> str:
    if day is None:
        return ""
    year, month, of_month = day
    return f"{year_text(year)}-{month:02}-{of_month:02}"


def year_text(year: int) -> str:
    """Write a year the EDTF way: 2004, 0618, -0220."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"
