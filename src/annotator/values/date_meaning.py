"""What one date means: from its parts and its surroundings to EDTF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotator.values import edtf
from annotator.values.calendars import feast_day, lunar_day
from annotator.values.date_grammar import match_whole
from annotator.values.date_years import leans_on_previous_month, single_year, span_of_years
from annotator.values.numerals import read_integer

if TYPE_CHECKING:
    from annotator.domain.values import DateBasis
    from annotator.values.date_grammar import DateParts
    from annotator.values.date_years import Surroundings

_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_THIRDS = {"上旬": 0, "中旬": 1, "下旬": 2, "初": 0, "中": 1, "底": 2, "末": 2}
_LAST_THIRD = 2
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_BEFORE_FIRST_QUARTER = 32
_END_MONTHS = {"初": 1, "中": 6}
_LAST_MONTH = 12
_LAST_YEAR = 9998
_PARTS_OF_YEAR = ("half", "quarter", "quarters", "months", "season", "year_end")

Points = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A date from `start` to `end`, which are the same EDTF point where it is but one.

    Attributes:
        basis: Where its year was taken from.
        reign: Title of the reign its year was counted in, else "".
        until: It stands for all the time before it.
        since: It stands for all the time after it.
    """

    start: str
    end: str
    basis: DateBasis
    reign: str = ""
    until: bool = False
    since: bool = False


def read_date(text: str, around: Surroundings) -> Meaning | None:
    """Return what one folded date means; None if it is none, or nothing tells its year."""
    parts = match_whole(text)
    if parts is None:
        return None
    spanned = span_of_years(parts, around)
    if spanned:
        year, start, end = spanned
    else:
        found = single_year(parts, around)
        points = _points(parts, found.number, around) if found else None
        if found is None or points is None:
            return None
        year, (start, end) = found, points
    if not edtf.is_valid(f"{start}/{end}"):
        return None
    # 年底之前 sets a term inside that time, 1949年以前 is all the time before;
    # 今年以来 ends with the year reported on.
    return Meaning(
        start,
        end,
        basis=year.basis,
        reign=parts.text("reign"),
        until=parts.has("until") and not parts.has("year_end", "month_end"),
        since=parts.has("since") and not parts.has("this_year"),
    )


def _points(parts: DateParts, year: int, around: Surroundings) -> Points | None:
    if parts.has("same_day", "following_day"):
        return _relative_day(parts, around)
    if parts.has("feast"):
        return None if parts.has("month", "day") else _feast(parts.text("feast"), year)
    if leans_on_previous_month(parts):
        return _in_previous_month(parts, year, around)
    if parts.has("month"):
        return None if parts.has(*_PARTS_OF_YEAR) else _in_named_month(parts, year)
    return None if parts.has("lunar_day") else _part_of_year(parts, year)


def _in_named_month(parts: DateParts, year: int) -> Points | None:
    month = _LUNAR_MONTHS.get(parts.text("month")) or parts.number("month")
    return _lunar_points(parts, year, month) if _is_lunar(parts) else _in_month(parts, year, month)


def _relative_day(parts: DateParts, around: Surroundings) -> Points | None:
    if not around.previous or not 1 <= around.previous[0] <= _LAST_YEAR:
        return None
    if not edtf.is_day(*around.previous):
        return None
    day = date(*around.previous) + timedelta(days=int(parts.has("following_day")))
    return _same(day.isoformat())


def _feast(name: str, year: int) -> Points | None:
    day = feast_day(name, year)
    return _same(day.isoformat()) if day else None


def _in_previous_month(parts: DateParts, year: int, around: Surroundings) -> Points | None:
    if around.previous is None or not around.previous[1]:
        return None
    step = int(parts.has("following_month")) - int(parts.has("previous_month"))
    months = around.previous[1] - 1 + step
    return _in_month(parts, year + months // _LAST_MONTH, months % _LAST_MONTH + 1)


def _is_lunar(parts: DateParts) -> bool:
    if parts.has("lunar", "leap", "lunar_day", "bare_day"):
        return True
    # Until the Republic took over the Gregorian calendar, months were those of the moon.
    return parts.text("month") in _LUNAR_MONTHS or parts.text("reign") not in ("", "民国")


def _lunar_points(parts: DateParts, year: int, month: int) -> Points | None:
    written = parts.text("lunar_day") or parts.text("day") or parts.text("bare_day")
    day = read_integer(written.removeprefix("初")) if written else None
    leap = parts.has("leap")
    first = lunar_day(year, month, day or 1, leap=leap)
    if first is None:
        # Before the tables begin, the year is all that can be said for certain.
        return None if lunar_day(year, 1, 1) else _same(edtf.year_text(year))
    if day is not None:
        return _same(first.isoformat())
    last = lunar_day(year, month, 30, leap=leap) or first + timedelta(days=28)
    return first.isoformat(), last.isoformat()


def _in_month(parts: DateParts, year: int, month: int) -> Points | None:
    if not 1 <= month <= _LAST_MONTH:
        return None
    stem = f"{edtf.year_text(year)}-{month:02}"
    if parts.has("day"):
        return _same(f"{stem}-{parts.number('day'):02}")
    if not parts.has("third", "month_end"):
        return _same(stem)
    third = _THIRDS[parts.text("third") or parts.text("month_end")[-1]]
    first = third * 10 + 1
    last = edtf.last_day_of_month(year, month) if third == _LAST_THIRD else first + 9
    return f"{stem}-{first:02}", f"{stem}-{last:02}"


def _part_of_year(parts: DateParts, year: int) -> Points:
    stem = edtf.year_text(year)
    if parts.has("half"):
        first, last = ("01", "06") if parts.text("half") == "上" else ("07", "12")
        return f"{stem}-{first}", f"{stem}-{last}"
    if parts.has("quarters", "months"):
        last_month = parts.number("quarters") * 3 or parts.number("months")
        return f"{stem}-01", f"{stem}-{last_month:02}"
    if parts.has("quarter"):
        return _same(f"{stem}-{_BEFORE_FIRST_QUARTER + parts.number('quarter')}")
    if parts.has("season"):
        return _same(f"{stem}-{_SEASONS[parts.text('season')]}")
    if parts.has("year_end"):
        return _same(f"{stem}-{_END_MONTHS.get(parts.text('year_end')[-1], _LAST_MONTH):02}")
    return _same(stem)


def _same(point: str) -> Points:
    return point, point
