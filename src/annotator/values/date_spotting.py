"""Where a date stands in running text: the longest expression about one character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.values.date_grammar import bare_number_end, first_characters, match_at
from annotator.values.dates import parse_date

if TYPE_CHECKING:
    from annotator.values.date_grammar import DateParts
    from annotator.values.reading_window import ReadingWindow

_LONGEST = 40
_DIGITS = frozenset("0123456789")
_NUMERALS = frozenset("〇零○一二三四五六七八九十廿卅百千万")
_BEFORE_NO_DATE = frozenset("第~.")
_TO = re.compile(r"~+|至|到")
_AND = re.compile(r"[、和及与]|\.\Z")
# 五一 and the like are dates only as a feast; these names say so themselves.
_FEAST_NAMES = re.compile(r"[节旦夕](?:\Z|前|左|之)")
_RECENT = 50
# 少年中, 每年底, 岁月中: the word goes on to the left.
_LEFT_OF_YEAR = frozenset("少青中老常多每学百千万近历连往童成壮幼周整今去明前次同当本全半")
_LEFT_OF_MONTH = frozenset("岁每个")
# Any year will do to see whether a surface can be read.
_SOME_YEAR, _SOME_DAY = 2000, "2000-01-15"


def date_around(window: ReadingWindow) -> tuple[int, int] | None:
    """Return the range, in characters of the window, of the date about its centre."""
    text = window.text
    for start in range(max(0, window.at - _LONGEST), window.at + 1):
        end = date_end(text, start)
        if end > window.at:
            return start, end
    return None


def date_end(text: str, start: int) -> int:
    """Return where the date that begins at `start` of a half-width text ends; 0 for none."""
    if text[start] not in first_characters() or not _may_begin(text, start):
        return 0
    found = match_at(text, start)
    end = _range_end(text, start, found)
    if not end and found and _stands_alone(text, start, *found):
        end = found[1]
    if end and parse_date(text[start:end], year=_SOME_YEAR, previous=_SOME_DAY):
        return end
    return 0


def _may_begin(text: str, start: int) -> bool:
    """A date does not begin inside a number."""
    if not start:
        return True
    here, before = text[start], text[start - 1]
    if here in _DIGITS:
        return before not in _DIGITS and before not in _BEFORE_NO_DATE
    if here in _NUMERALS:
        return before not in _NUMERALS and before not in _DIGITS and before != "第"
    return True


def _range_end(text: str, start: int, found: tuple[DateParts, int] | None) -> int:
    """The end of 11月15~16日, 2003年底至2004年初, 3、4月, 元旦、春节; 0 for a single date."""
    end = found[1] if found else start
    bare = bare_number_end(text, end)
    if bare:
        gap = _TO.match(text, bare) or _AND.match(text, bare)
        return _second_end(text, gap.end()) if gap and _is_digit_at(text, gap.end()) else 0
    if not found:
        return 0
    gap = _TO.match(text, end)
    if gap:
        return _second_end(text, gap.end())
    gap = _AND.match(text, end)
    following = match_at(text, gap.end()) if gap else None
    if following and found[0].has("feast") and following[0].has("feast"):
        return following[1]
    return 0


def _second_end(text: str, start: int) -> int:
    found = match_at(text, start)
    return found[1] if found and found[1] > start else 0


def _is_digit_at(text: str, position: int) -> bool:
    return text[position : position + 1] in _DIGITS | _NUMERALS


def _stands_alone(text: str, start: int, parts: DateParts, end: int) -> bool:
    """Whether these words are a date in running text, not part of another word."""
    written = text[start:end]
    before = text[start - 1] if start else ""
    doubts = {
        "feast": not parts.has("feast_word", "period") and not _FEAST_NAMES.search(written),
        "short_year": not _is_short_year(parts),
        "day": written.endswith("号") or text[end : end + 1] == "内",
        "season": len(written) == 1,
        "quarter": "季度" not in written,
        "year_end": before in _LEFT_OF_YEAR,
        "within_year": before in _LEFT_OF_YEAR,
        "month_end": before in _LEFT_OF_MONTH,
    }
    return not any(doubt and parts.only(name) for name, doubt in doubts.items())


def _is_short_year(parts: DateParts) -> bool:
    """98年 is a year, 20年 a time; of Chinese digits, 五六年 may be either."""
    return parts.number("short_year") >= _RECENT and parts.text("short_year")[0] in _DIGITS
