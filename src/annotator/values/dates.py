"""Dates and periods: from what the chronicle writes to EDTF, with the year made explicit."""

from __future__ import annotations

import re
from dataclasses import replace

from annotator.domain.values import DateBasis, DateValue
from annotator.values import edtf
from annotator.values.date_grammar import NUMBER, folded
from annotator.values.date_meaning import Meaning, Surroundings, read_date, surroundings
from annotator.values.numerals import LONGEST_SURFACE, without_gaps

_NUMERIC = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_BETWEEN = re.compile(r"~|至|到|、|,|和|及|与")
_ENDS_WITH_NUMBER = re.compile(rf"(?:[0-9]{{4}}|{NUMBER})\Z")
_FIRST_UNIT = re.compile(rf"(?:[0-9]{{4}}|{NUMBER})(年代|年|月|日|号|季度|世纪)")
_COUNTED_YEAR = re.compile(rf"{NUMBER}年")
_BRACKETED_YEARS = re.compile(r"[^()]+\((?:公元)?([0-9]{3,4})年?~([0-9]{3,4})年?\)")


def parse_date(surface: str, *, year: int | None, previous: str | None = None) -> DateValue | None:
    """Return the date or period that a surface means; None if it is none that exists.

    Args:
        surface: As it stands in the text; page breaks inside count for nothing.
        year: The year the document reports on, for 3月12日, 年初, 今年.
        previous: EDTF of the date before it in the text, for 同年, 当月, 次日; it also lends
            its year where the document has none.
    """
    if len(surface) > 2 * LONGEST_SURFACE:
        return None
    numeric = _numeric(without_gaps(surface))
    if numeric:
        return numeric
    meaning = _read(folded(surface), surroundings(year, previous))
    return _value(meaning) if meaning else None


def _numeric(text: str) -> DateValue | None:
    """2004-03-12, 2004.3.12, 2004/3."""
    found = _NUMERIC.fullmatch(text)
    if not found:
        return None
    year, _, month, day = found.groups()
    point = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    # 2003-08 could be years as well, but 2003-04 is far more often a month.
    return DateValue(point) if edtf.is_valid(point) and int(month) <= 12 else None  # noqa: PLR2004


def _value(meaning: Meaning) -> DateValue | None:
    if meaning.until:
        written = f"../{meaning.end}"
    elif meaning.since:
        written = f"{meaning.start}/.."
    elif meaning.start == meaning.end:
        written = meaning.start
    else:
        written = f"{meaning.start}/{meaning.end}"
    return DateValue(written, meaning.basis) if edtf.is_valid(written) else None


def _read(text: str, around: Surroundings) -> Meaning | None:
    """Read one date, or a range or list of dates from its first to its last."""
    single = read_date(text, around)
    if single:
        return single
    for gap in _BETWEEN.finditer(text):
        first, left = _first(text[: gap.start()], text[gap.end() :], around)
        if first:
            return _span(first, left, text[gap.end() :])
    bracketed = _BRACKETED_YEARS.fullmatch(text)
    if not bracketed:
        return None
    start, end = (int(year) for year in bracketed.groups())
    points = edtf.year_text(start), edtf.year_text(end)
    return Meaning(*points, basis=DateBasis.EXPLICIT, own_year=True)


def _first(left: str, right: str, around: Surroundings) -> tuple[Meaning | None, str]:
    """The date before the gap, with the unit it shares: 11月15~16日, 3~5月, 2003、2004年."""
    candidates = [left]
    if _ENDS_WITH_NUMBER.search(left):
        shared = _FIRST_UNIT.match(right)
        candidates = [left + unit for unit in ([shared[1]] if shared else []) + ["日", "月", "年"]]
    for candidate in candidates:
        found = read_date(candidate, around)
        if found:
            return found, candidate
    return None, left


def _span(first: Meaning, left: str, right: str) -> Meaning | None:
    """From the first date to the second, which takes from it whatever it does not say."""
    if first.reign and _COUNTED_YEAR.match(right):
        right = first.reign + right
    last_year = int(edtf.bounds(first.end)[1][:-6])
    # 12月28日~1月3日 goes on into the next year, 1998~99年 has its century from the first.
    for year in (last_year, last_year + 1, last_year + 99):
        second = _read(right, surroundings(year, first.end))
        if second and edtf.is_valid(f"{first.start}/{second.end}"):
            return replace(first, end=second.end, until=False, since=False)
    return None
