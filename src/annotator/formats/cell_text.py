"""Make any string safe to stand in a cell: no live formula, no illegal sign, no silent cut."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

MOST_UNITS = 32_767
"""What one cell of a workbook holds, in UTF-16 code units (Excel's specification)."""

CUT_MARK = "……【文字过长，已截断】"

# Signs that XML 1.0 cannot carry. A workbook spells them _xHHHH_ (ECMA-376, 22.9.2.19), so a
# text that happens to look like such a spelling has its first underscore spelt out as well.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")

_SPELT_OUT = re.compile("_x([0-9A-Fa-f]{4})_")

_LINE_END = re.compile("\r\n?")

_FORMULA_SIGNS = tuple("=+-@\t\r\n")
# A spreadsheet set to Chinese or Japanese reads the full-width forms as formulas too.
_FULL_WIDTH_FORMULA_SIGNS = tuple("＝＋－＠")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula once somebody edits the cell."""
    return text.startswith(_FORMULA_SIGNS)


def escaped(text: str) -> str:
    r"""Spell out what a workbook cannot hold; line ends become \n, as cells have them."""
    return _ESCAPED.sub(_spell_out, _LINE_END.sub("\n", text))


def unescaped(text: str) -> str:
    """Return what a workbook has spelt out as _xHHHH_; halves of characters are joined or lost."""
    if "_x" not in text:
        return text
    spelt = _SPELT_OUT.sub(lambda match: chr(int(match[1], 16)), text)
    return spelt.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def fits(text: str) -> bool:
    """Whether the escaped text fits into one cell whole."""
    # A code point takes at most two units, so most texts need no counting.
    return len(text) * 2 <= MOST_UNITS or _units(text) <= MOST_UNITS


def shortened(text: str) -> str:
    """Return the escaped beginning of a text that does not fit, ending in a visible mark."""
    room = MOST_UNITS - len(CUT_MARK)
    beginning = _LINE_END.sub("\n", text)[:room]
    kept = bisect_right(
        range(len(beginning) + 1), room, key=lambda count: _units(escaped(beginning[:count]))
    )
    return escaped(beginning[: kept - 1]) + CUT_MARK


def as_in_cell(text: str) -> str:
    """Return a text as its cell holds it: spelt out, and cut where it does not fit."""
    spelt = escaped(text)
    return spelt if fits(spelt) else shortened(text)


def guarded_for_csv(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula (OWASP, CSV injection)."""
    if text.startswith(_FORMULA_SIGNS + _FULL_WIDTH_FORMULA_SIGNS):
        return "'" + text
    return text


def width(text: str) -> int:
    """Width on screen in half-width characters: a Chinese character counts 2."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _spell_out(match: re.Match[str]) -> str:
    return f"_x{ord(match.group()):04X}_"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
