"""The tables of feasts, lunar years and reigns hold what almanacs and histories say."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from annotator.values.calendars import dynasties, feast_day, lunar_day, reigns


@pytest.mark.parametrize(
    ("year", "new_year"),
    [
        (1900, "01-31"),
        (1912, "02-18"),
        (1919, "02-01"),
        (1936, "01-24"),
        (1949, "01-29"),
        (1966, "01-21"),
        (1976, "01-31"),
        (1985, "02-20"),
        (2000, "02-05"),
        (2004, "01-22"),
        (2008, "02-07"),
        (2020, "01-25"),
        (2023, "01-22"),
        (2033, "01-31"),
        (2100, "02-09"),
    ],
)
def test_spring_festivals_fall_on_their_known_days(year: int, new_year: str) -> None:
    assert feast_day("春节", year) == date.fromisoformat(f"{year}-{new_year}")
    assert feast_day("除夕", year) == date.fromisoformat(f"{year}-{new_year}") - timedelta(1)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("中秋", "1949-10-06"),
        ("中秋", "1978-09-17"),
        ("中秋", "2004-09-28"),
        ("中秋", "2020-10-01"),
        ("端午", "2004-06-22"),
        ("端午", "2008-06-08"),
        ("元宵", "2004-02-05"),
        ("重阳", "2004-10-22"),
        ("七夕", "2020-08-25"),
        ("清明", "2004-04-04"),
        ("清明", "2007-04-05"),
        ("冬至", "2004-12-21"),
        ("三八", "2004-03-08"),
        ("国庆", "1949-10-01"),
    ],
)
def test_feasts_fall_on_their_known_days(name: str, day: str) -> None:
    assert feast_day(name, int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("year", "month"), [(1900, 8), (1906, 4), (2001, 4), (2004, 2), (2020, 4), (2033, 11)]
)
def test_leap_months_stand_where_almanacs_have_them(year: int, month: int) -> None:
    leap = lunar_day(year, month, 1, leap=True)
    plain = lunar_day(year, month, 1)
    assert leap is not None
    assert plain is not None
    assert (leap - plain).days in (29, 30)
    assert lunar_day(year, month % 12 + 1, 1, leap=True) is None


def test_lunar_years_follow_each_other_without_a_gap() -> None:
    for year in range(1900, 2100):
        last_day = lunar_day(year, 12, 30) or lunar_day(year, 12, 29)
        assert last_day is not None
        assert last_day + timedelta(days=1) == lunar_day(year + 1, 1, 1)


def test_beyond_the_tables_there_is_no_day() -> None:
    assert lunar_day(1899, 1, 1) is None
    assert lunar_day(2101, 1, 1) is None
    assert lunar_day(2004, 13, 1) is None
    assert lunar_day(2004, 1, 31) is None
    assert feast_day("春节", 1850) is None
    assert feast_day("国庆", 0) is None


def test_reigns_of_the_last_dynasties_follow_year_on_year() -> None:
    for dynasty, count in (("明", 17), ("清", 10)):
        spans = sorted(
            (reign.first, reign.last)
            for same_title in reigns().values()
            for reign in same_title
            if reign.dynasties == (dynasty,)
        )
        assert len(spans) == count
        for (_, last), (first, _) in pairwise(spans):
            assert first in (last, last + 1)


def test_a_longer_name_of_a_dynasty_is_tried_before_a_shorter() -> None:
    names = dynasties()
    assert names.index("南朝宋") < names.index("宋")
    assert {"清", "明", "元", "宋", "唐"} <= set(names)
