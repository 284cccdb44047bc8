"""What one date means: from the parts of a match and its surroundings to EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotator.domain.values import DateBasis
from annotator.values import edtf
from annotator.values.calendars import feast_day, lunar_day, reigns
from annotator.values.date_grammar import match_date
from annotator.values.numerals import read_integer

_PREVIOUS = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SPECIAL_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_THIRDS = {"上旬": 0, "中旬": 1, "下旬": 2}
_THIRD_AT = {"初": 0, "中": 1, "底": 2, "末": 2}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_YEAR_END_MONTH = {"初": 1, "中": 6}
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a date may lean on.

    Attributes:
        year: The year the document reports on.
        previous: (year, month, day) of the date before it in the text; 0 where not known.
    """

    year: int | None
    previous: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A date: from `start` to `end`, which are the same EDTF point for a single one.

    Attributes:
        own_year: Whether the year is written, or told relative to another.
        reign: Title of the reign its year was counted in, else "".
    """

    start: str
    end: str
    basis: DateBasis
    own_year: bool
    reign: str = ""
    until: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True)
class _Year:
    number: int
    basis: DateBasis
    own: bool


def surroundings(year: int | None, previous: str | None) -> Surroundings:
    """Read the EDTF of the previous date: its end counts, else its start."""
    if not previous:
        return Surroundings(year, None)
    start, _, end = previous.partition("/")
    found = _PREVIOUS.match(end) or _PREVIOUS.match(start)
    if not found:
        return Surroundings(year, None)
    before, month, day = (int(part or 0) for part in found.groups())
    return Surroundings(year, (before, month if month <= _LAST_MONTH else 0, day))


def read_date(text: str, around: Surroundings) -> Meaning | None:
    """Return what one folded date means; None if it is none, or its year is unknown."""
    found = match_date(text)
    if found is None:
        return None
    return _Reader(found.groupdict(), around).meaning()


class _Reader:
    """Puts the parts of one date together."""

    def __init__(self, parts: dict[str, str | None], around: Surroundings) -> None:
        self._parts = parts
        self._around = around

    def meaning(self) -> Meaning | None:
        spanned = self._span_of_years()
        if spanned is None:
            year = self._year()
            points = self._points(year) if year else None
            if year is None or points is None:
                return None
        else:
            points, year = spanned
        if not edtf.is_valid("/".join(points)):
            return None
        # 年底之前 sets a term inside that time; 1949年以前 is all the time before.
        term = bool(self._parts["year_end"] or self._parts["month_end"])
        return Meaning(
            *points,
            basis=year.basis,
            own_year=year.own,
            reign=self._parts["reign"] or "",
            until=bool(self._parts["until"]) and not term,
            since=bool(self._parts["since"]) and not self._has("this_year"),
        )

    def _has(self, *names: str) -> bool:
        return any(self._parts[name] for name in names)

    def _number(self, name: str) -> int:
        written = self._parts[name]
        return (read_integer(written) or 0) if written else 0

    # --- years ---------------------------------------------------------------------------

    def _span_of_years(self) -> tuple[tuple[str, str], _Year] | None:
        """Reigns, decades, centuries and 三年来: no single year."""
        if self._has("whole_reign"):
            return self._whole_reign()
        if self._has("decade", "whole_century"):
            return self._decade_or_century()
        if self._has("past_years") and self._around.year:
            years = self._number("past_years")
            last = self._around.year
            points = edtf.year_text(last - years + 1), edtf.year_text(last)
            return points, _Year(last, DateBasis.DOCUMENT_YEAR, own=True)
        if self._has("bracket_end"):
            return self._bracketed_years()
        return None

    def _whole_reign(self) -> tuple[tuple[str, str], _Year] | None:
        if self._has("bracket"):
            return self._bracketed_years()
        found = [
            reign
            for reign in reigns()[self._parts["reign"] or ""]
            if self._parts["dynasty"] in (None, reign.dynasty)
        ]
        if len(found) != 1:
            return None
        points = edtf.year_text(found[0].first), edtf.year_text(found[0].last)
        return points, _Year(found[0].last, DateBasis.EXPLICIT, own=True)

    def _bracketed_years(self) -> tuple[tuple[str, str], _Year]:
        first, last = self._parts["bracket"] or "", self._parts["bracket_end"]
        # 1937-45 stands for 1937-1945.
        last = first[: len(first) - len(last)] + last if last else first
        points = edtf.year_text(int(first)), edtf.year_text(int(last))
        return points, _Year(int(last), DateBasis.EXPLICIT, own=True)

    def _decade_or_century(self) -> tuple[tuple[str, str], _Year] | None:
        written = self._parts["whole_century"] or self._parts["century"]
        here = self._around.year or (self._around.previous or (0,))[0]
        century = self._century(written, here)
        if century is None:
            return None
        decade = self._number("decade")
        if not written and century * 100 + decade > here:
            century -= 1
        point = f"{century:02}XX" if self._has("whole_century") else f"{century:02}{decade // 10}X"
        basis = DateBasis.EXPLICIT if written else DateBasis.DOCUMENT_YEAR
        return (point, point), _Year(century * 100, basis, own=True)

    def _century(self, written: str | None, here: int) -> int | None:
        """The first two digits of its years: 20世纪 is 19."""
        if written and written not in ("上", "上个", "本"):
            return (read_integer(written) or 1) - 1
        if not here:
            return None
        return here // 100 - (written in ("上", "上个"))

    def _year(self) -> _Year | None:
        if self._has("reign"):
            return self._reign_year()
        if self._has("before_christ"):
            return _Year(1 - self._number("before_christ"), DateBasis.EXPLICIT, own=True)
        if self._has("year", "early_year"):
            written = self._parts["year"] or self._parts["early_year"] or ""
            number = read_integer(re.sub("[0Oo]", "〇", written) if "一" <= written[0] else written)
            return None if number is None else _Year(number, DateBasis.EXPLICIT, own=True)
        return self._relative_year()

    def _reign_year(self) -> _Year | None:
        if self._has("bracket"):
            return _Year(self._number("bracket"), DateBasis.EXPLICIT, own=True)
        count = read_integer(self._parts["reign_year"] or "") or 0
        years = {
            reign.first + count - 1
            for reign in reigns()[self._parts["reign"] or ""]
            # A reign was counted on for some months after its end became known.
            if self._parts["dynasty"] in (None, reign.dynasty)
            and reign.first <= reign.first + count - 1 <= reign.last + 1
        }
        if len(years) != 1:
            return None
        return _Year(years.pop(), DateBasis.EXPLICIT, own=True)

    def _relative_year(self) -> _Year | None:
        document, previous = self._around.year, self._around.previous
        if self._has("same_year", "following_year"):
            step = int(self._has("following_year"))
            if previous:
                return _Year(previous[0] + step, DateBasis.PREVIOUS_DATE, own=True)
            if step or document is None:
                return None
            return _Year(document, DateBasis.DOCUMENT_YEAR, own=True)
        leans_on_previous = self._leans_on_previous_month()
        if document is None or leans_on_previous:
            if previous is None:
                return None
            return _Year(previous[0] + self._step(), DateBasis.PREVIOUS_DATE, own=self._step() != 0)
        if self._has("short_year"):
            short = self._number("short_year")
            number = document - (document - short) % 100
            return _Year(number, DateBasis.DOCUMENT_YEAR, own=True)
        own = self._has("this_year", "last_year", "year_before_last", "next_year")
        return _Year(document + self._step(), DateBasis.DOCUMENT_YEAR, own=own)

    def _step(self) -> int:
        if self._has("short_year"):
            previous = self._around.previous or (0, 0, 0)
            return -((previous[0] - self._number("short_year")) % 100)
        steps = {"last_year": -1, "year_before_last": -2, "next_year": 1}
        return sum(step for name, step in steps.items() if self._has(name))

    # --- months and days -----------------------------------------------------------------

    def _leans_on_previous_month(self) -> bool:
        if self._has("same_month", "following_month", "previous_month"):
            return True
        if self._has("same_day", "following_day"):
            return True
        return not self._has("month") and (self._has("day", "third", "month_end"))

    def _points(self, year: _Year) -> tuple[str, str] | None:
        if self._has("same_day", "following_day"):
            return self._relative_day()
        if self._has("feast"):
            day = feast_day(self._parts["feast"] or "", year.number)
            return _same(day.isoformat()) if day and not self._has("month") else None
        if self._leans_on_previous_month():
            return self._in_previous_month(year.number)
        if not self._has("month"):
            return None if self._has("lunar_day") else self._part_of_year(year.number)
        written = self._parts["month"] or ""
        month = _SPECIAL_MONTHS.get(written) or self._number("month")
        if self._is_lunar():
            return self._lunar_points(year.number, month)
        return self._in_month(year.number, month)

    def _relative_day(self) -> tuple[str, str] | None:
        previous = self._around.previous
        if not previous or not all(previous) or previous[0] < 1:
            return None
        day = date(*previous) + timedelta(days=int(self._has("following_day")))
        return _same(day.isoformat())

    def _in_previous_month(self, year: int) -> tuple[str, str] | None:
        previous = self._around.previous
        if previous is None or not previous[1]:
            return None
        month = previous[1] + self._has("following_month") - self._has("previous_month")
        return self._in_month(year + (month - 1) // 12, (month - 1) % 12 + 1)

    def _is_lunar(self) -> bool:
        if self._has("lunar", "leap", "lunar_day", "bare_day"):
            return True
        if (self._parts["month"] or "") in _SPECIAL_MONTHS:
            return True
        return self._has("reign") and self._parts["reign"] != "民国"

    def _lunar_points(self, year: int, month: int) -> tuple[str, str] | None:
        written = self._parts["lunar_day"] or self._parts["day"] or self._parts["bare_day"]
        day = (read_integer(written.removeprefix("初")) or 0) if written else 0
        leap = self._has("leap")
        first = lunar_day(year, month, day or 1, leap=leap)
        if first is None:
            # Before the tables begin, the year is all that can be said for certain.
            return _same(edtf.year_text(year)) if not lunar_day(year, 1, 1) else None
        if day:
            return _same(first.isoformat())
        last = lunar_day(year, month, 30, leap=leap) or lunar_day(year, month, 29, leap=leap)
        return first.isoformat(), (last or first).isoformat()

    def _in_month(self, year: int, month: int) -> tuple[str, str] | None:
        stem = f"{edtf.year_text(year)}-{month:02}"
        if self._has("day"):
            return _same(f"{stem}-{self._number('day'):02}")
        third = _THIRDS.get(self._parts["third"] or "", -1)
        if self._has("month_end"):
            third = _THIRD_AT[(self._parts["month_end"] or "")[-1]]
        if not 1 <= month <= _LAST_MONTH or self._names_part_of_year():
            return None
        if third < 0:
            return _same(stem)
        last = edtf.last_day_of_month(year, month) if third == _THIRDS["下旬"] else third * 10 + 10
        return f"{stem}-{third * 10 + 1:02}", f"{stem}-{last}"

    def _names_part_of_year(self) -> bool:
        return self._has("half", "quarter", "quarters", "months", "season", "year_end")

    def _part_of_year(self, year: int) -> tuple[str, str] | None:
        stem = edtf.year_text(year)
        parts = self._parts
        if self._has("year_end"):
            written = (parts["year_end"] or "")[-1]
            return _same(f"{stem}-{_YEAR_END_MONTH.get(written, 12):02}")
        if self._has("half"):
            months = ("01", "06") if parts["half"] == "上" else ("07", "12")
            return f"{stem}-{months[0]}", f"{stem}-{months[1]}"
        if self._has("quarter"):
            return _same(f"{stem}-{32 + self._number('quarter')}")
        if self._has("quarters", "months"):
            last = self._number("quarters") * 3 or self._number("months")
            return f"{stem}-01", f"{stem}-{last:02}"
        if self._has("season"):
            return _same(f"{stem}-{_SEASONS[(parts['season'] or '')[-1]]}")
        return _same(stem)


def _same(point: str) -> tuple[str, str]:
    return point, point
