"""Dates and periods: from what the chronicle writes to EDTF, with the year made explicit."""

from __future__ import annotations

import re
from dataclasses import replace

from annotator.domain.values import DateBasis, DateValue
from annotator.values import edtf
from annotator.values.date_grammar import FOUR_DIGITS, NUMBER, bare_number_end, match_at
from annotator.values.date_meaning import Meaning, read_date
from annotator.values.date_years import Surroundings
from annotator.values.numerals import LONGEST_SURFACE, without_gaps

_QUOTES = re.compile(r"[“”‘’「」『』\"']")
_DASHES = re.compile(r"[~\-‐‑‒–—―─∼〜]+")
_LEADING_WORD = re.compile(r"\A(?:截至|截止到?|直至|直到|到|自从|自|从|于|在|至|约|大约)(?=.)")
_NUMERIC = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_BARE_YEAR = re.compile(r"[12][0-9]{3}")
_YEARS = re.compile(r"([0-9]{4})~([0-9]{4})")
_LAST_MONTH = 12
_GAP = re.compile(r"~|至|到|、|,|和|及|与")
_A_NUMBER = rf"(?:{FOUR_DIGITS}|{NUMBER})"
_SHARED_UNIT = re.compile(
    rf"(?:{_A_NUMBER}(?:{_GAP.pattern}))*{_A_NUMBER}(年代|年|月|日|号|季度|世纪)"
)
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
    text = without_gaps(surface) if len(surface) <= 2 * LONGEST_SURFACE else ""
    if not 0 < len(text) <= LONGEST_SURFACE:
        return None
    numeric = _numeric(text)
    if numeric:
        return numeric
    around = Surroundings.of(year, previous)
    folded = _DASHES.sub("~", _QUOTES.sub("", text))
    # 至 begins 至元 as well as 至年底.
    meaning = _read(folded, around) or _read(_LEADING_WORD.sub("", folded), around)
    return _value(meaning) if meaning else None


def _numeric(text: str) -> DateValue | None:
    """2004, 2004-03-12, 2004.3.12, 2004/3."""
    found = _NUMERIC.fullmatch(text)
    if not found:
        return DateValue(text) if _BARE_YEAR.fullmatch(text) else None
    year, _, month, day = found.groups()
    point = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return DateValue(point) if int(month) <= _LAST_MONTH and edtf.is_valid(point) else None


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
    pieces = _pieces(text)
    first = _first_read(pieces[0], around) if pieces else None
    if first is None:
        return _two_years(text)
    last: Meaning | None = first
    for piece in pieces[1:]:
        last = last and _read_after(last, piece)
    return replace(first, end=last.end, until=False, since=False) if last else None


def _pieces(text: str) -> list[tuple[str, ...]]:
    """The dates of a range or list, each in the ways it may be completed; [] if it is none.

    In 11月15~16日, 3~5月, 2003、2004年 the first takes over the unit of the last.
    """
    pieces: list[tuple[str, ...]] = []
    start = 0
    while start < len(text):
        found = match_at(text, start)
        end = found[1] + len(found[0].text("time")) if found else start
        gap = _GAP.match(text, end)
        # 元旦春节: two feasts need nothing between them.
        is_whole = end == len(text) or gap or (found and found[0].has("feast"))
        if found and is_whole:
            pieces.append((text[start:end],))
        else:
            end = bare_number_end(text, end)
            gap = _GAP.match(text, end) if end else None
            if gap is None:
                return []
            shared = _SHARED_UNIT.match(text, gap.end())
            units = (shared[1],) if shared else ("日", "月", "年")
            pieces.append(tuple(text[start:end] + unit for unit in (*units, "日")))
        start = gap.end() if gap else end
    return pieces


def _first_read(piece: tuple[str, ...], around: Surroundings) -> Meaning | None:
    return next((found for written in piece if (found := read_date(written, around))), None)


def _read_after(before: Meaning, piece: tuple[str, ...]) -> Meaning | None:
    """Read a date that takes from the one before it whatever it does not say itself."""
    if before.reign and _COUNTED_YEAR.match(piece[0]):
        piece = tuple(before.reign + written for written in piece)
    year = int(edtf.bounds(before.end)[1][: -len("-MM-DD")])
    # 12月28日~1月3日 goes on into the next year; 1998~99年 has its century from the first.
    for around_year in (year, year + 1, year + 99):
        found = _first_read(piece, Surroundings.of(around_year, before.end))
        if found and edtf.is_valid(f"{before.start}/{found.end}"):
            return replace(found, reign=found.reign or before.reign)
    return None


def _two_years(text: str) -> Meaning | None:
    """1958-1960, 民国25~27年(1936~1938年)."""
    found = _YEARS.fullmatch(text) or _BRACKETED_YEARS.fullmatch(text)
    if not found:
        return None
    start, end = (edtf.year_text(int(year)) for year in found.groups())
    return Meaning(start, end, DateBasis.EXPLICIT)
