"""Where a figure stands in running text: the number with its unit about one character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.values.date_spotting import date_around
from annotator.values.figure_grammar import DASH, DIGITS, PARTS, SIZE
from annotator.values.figures import parse_figure
from annotator.values.units import unit_at
from annotator.values.word_lists import word_lists

if TYPE_CHECKING:
    from annotator.values.reading_window import ReadingWindow

_LONGEST = 30
_ARABIC = frozenset("0123456789")
_CHINESE = frozenset(DIGITS + "两兩十百千万亿几数半拾佰仟萬億")
_NUMERAL = _ARABIC | _CHINESE
# 第四次, 十一届四次, 初五, 周三, 星期一 count nothing.
_BEFORE_NO_FIGURE = frozenset("第初届周期")
_FRACTION_BEFORE = re.compile(r"[0-9][.,]\Z")
_LATIN = re.compile(r"[A-Za-z]")
_MULTIPLIED = re.compile(r"[十百千万亿余几数]")
_TO = re.compile(rf"{DASH}+|至|到")
_VAGUE_IN_UNIT = re.compile(r"个[半多来](?=[^\W\d_])")
_VAGUE_AFTER_UNIT = re.compile(r"[余多半](?![次种样数方年])")


def figure_around(window: ReadingWindow) -> tuple[int, int] | None:
    """Return the range, in characters of the window, of the figure about its centre.

    A number that belongs to a date is none.
    """
    if date_around(window):
        return None
    text = window.text
    for start in range(max(0, window.at - _LONGEST), window.at + 1):
        end = figure_end(text, start)
        if end > window.at:
            return start, end
    return None


def figure_end(text: str, start: int) -> int:
    """Return where the figure that begins at `start` of a half-width text ends; 0 for none."""
    if not _may_begin(text, start):
        return 0
    end, has_unit = _quantity_end(text, start)
    gap = _TO.match(text, end) if end else None
    if gap and text[gap.end() : gap.end() + 1] in _NUMERAL:
        range_end, range_has_unit = _quantity_end(text, gap.end())
        if range_end and parse_figure(text[start:range_end]):
            end, has_unit = range_end, range_has_unit
    if not end or not parse_figure(text[start:end]):
        return 0
    return end if has_unit or _counts_alone(text[start:end]) else 0


def _may_begin(text: str, start: int) -> bool:
    here = text[start]
    before = text[start - 1] if start else ""
    if here not in _NUMERAL or before in _BEFORE_NO_FIGURE:
        return False
    if here in _ARABIC:
        inside_number = before in _ARABIC or _FRACTION_BEFORE.search(text, max(0, start - 2), start)
        return not inside_number and not _LATIN.match(before)
    return before not in _NUMERAL and not _inside_other_word(text, start)


def _inside_other_word(text: str, start: int) -> bool:
    """Whether the numeral belongs to a word such as 进一步, 统一, 三峡."""
    here = text[start]
    for word in word_lists().not_figures:
        offset = word.find(here)
        if 0 <= offset <= start and text.startswith(word, start - offset):
            return True
    return False


def _quantity_end(text: str, start: int) -> tuple[int, bool]:
    """Where one number with its unit ends, and whether it has a unit; 0 for none."""
    parts = PARTS.match(text, start)
    found = SIZE.match(text, parts.end() if parts else start)
    if not found:
        return 0, False
    if parts:
        return found.end(), True
    end = found.end()
    inside = _VAGUE_IN_UNIT.match(text, end)
    unit = unit_at(text, inside.end()) if inside else unit_at(text, end)
    lists = word_lists()
    # 一级, 三省 and 二线 count nothing, 三十里 does.
    is_short = end - start == 1 and text[start] not in _ARABIC
    if unit in lists.never_units or (is_short and unit in lists.units_only_after_digits):
        return 0, False
    if not unit:
        return end, False
    end = (inside.end() if inside else end) + len(unit)
    vague = _VAGUE_AFTER_UNIT.match(text, end)
    return (vague.end() if vague else end), True


def _counts_alone(written: str) -> bool:
    """Whether a number without a unit is a figure: 1162, 数千, 一亿, but not 一."""
    if written[0] in _ARABIC:
        return True
    return len(written) > 1 and bool(_MULTIPLIED.search(written))
