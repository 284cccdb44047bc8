"""Feasts, lunar years and reign titles, from the tables under `resources/values/`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from annotator.resource_files import resource


@dataclass(frozen=True, slots=True)
class Reign:
    """A reign title with its years; the year before 1 is 0, as in EDTF.

    Attributes:
        dynasties: The names its dynasty goes by.
        understood_alone: Whether a reader thinks of this one where no dynasty is named.
    """

    dynasties: tuple[str, ...]
    title: str
    first: int
    last: int
    understood_alone: bool


@dataclass(frozen=True, slots=True)
class _LunarYear:
    new_year: date
    leap_month: int
    month_lengths: tuple[int, ...]
    qingming: date
    winter_solstice: date

    def day(self, month: int, day: int, *, leap: bool = False) -> date | None:
        index = month - 1 + (leap or 0 < self.leap_month < month)
        if leap and self.leap_month != month:
            return None
        if not 1 <= month <= 12 or not 1 <= day <= self.month_lengths[index]:  # noqa: PLR2004
            return None
        return self.new_year + timedelta(days=sum(self.month_lengths[:index]) + day - 1)


def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """Return the Gregorian day of a day in the lunar calendar; None outside 1900-2100."""
    lunar_year = _lunar_years().get(year)
    return lunar_year.day(month, day, leap=leap) if lunar_year else None


def feast_names() -> tuple[str, ...]:
    """Return the names of all feasts, the longest first."""
    return tuple(sorted(_feasts(), key=len, reverse=True))


def feast_day(name: str, year: int) -> date | None:
    """Return the day of a feast in a Gregorian year; None if the tables do not reach it."""
    kind, month_day = _feasts()[name]
    if kind == "fixed":
        return date(year, *_month_day(month_day)) if 1 <= year <= date.max.year else None
    if kind == "lunar":
        return lunar_day(year, *_month_day(month_day))
    lunar_year = _lunar_years().get(year)
    if lunar_year is None:
        return None
    if kind == "eve_of_new_year":
        return lunar_year.new_year - timedelta(days=1)
    return lunar_year.qingming if name == "清明" else lunar_year.winter_solstice


@cache
def reigns() -> dict[str, tuple[Reign, ...]]:
    """Return the reigns by title; a title used twice has several, in order of time."""
    found: dict[str, tuple[Reign, ...]] = {}
    for row in _table("eras"):
        words = row["reigns"].split()
        for title, years in zip(words[::2], words[1::2], strict=True):
            first, _, last = years.partition("-")
            reign = Reign(
                dynasties=tuple(row["dynasty"].split()),
                title=title,
                first=_year(first),
                last=_year(last or first),
                understood_alone=row["understood_alone"],
            )
            # Older and newer characters for the same title.
            for written in {title, title.replace("祐", "佑"), title.replace("昇", "升")}:
                found[written] = (*found.get(written, ()), reign)
    return found


@cache
def dynasties() -> tuple[str, ...]:
    """Return the names of the dynasties, the longest first."""
    names = {name for row in _table("eras") for name in row["dynasty"].split()}
    return tuple(sorted(names, key=len, reverse=True))


def _table(name: str) -> Any:  # noqa: ANN401 - each table has a shape of its own
    return json.loads(resource(f"values/{name}.json").read_text(encoding="utf-8"))


def _year(written: str) -> int:
    return 1 - int(written[1:]) if written.startswith("前") else int(written)


def _month_day(written: str) -> tuple[int, int]:
    return int(written[:2]), int(written[3:])


@cache
def _feasts() -> dict[str, tuple[str, str]]:
    table = _table("feasts")
    dated = {name: (kind, day) for kind in ("fixed", "lunar") for name, day in table[kind].items()}
    named = {
        name: (kind, "") for kind in ("solar_terms", "eve_of_new_year") for name in table[kind]
    }
    return dated | named


@cache
def _lunar_years() -> dict[int, _LunarYear]:
    return {
        int(year): _lunar_year(int(year), row)
        for year, row in _table("lunar_years")["years"].items()
    }


def _lunar_year(year: int, row: str) -> _LunarYear:
    new_year, leap_month, months, qingming, winter_solstice = row.split()
    return _LunarYear(
        new_year=date(year, *_month_day(new_year)),
        leap_month=int(leap_month),
        month_lengths=tuple(30 if month == "+" else 29 for month in months),
        qingming=date(year, 4, int(qingming)),
        winter_solstice=date(year, 12, int(winter_solstice)),
    )
