"""Where one character ends for a reader: the borders of extended grapheme clusters.

A caret must not stand between a letter and its combining mark, inside an emoji or between an
ideograph and its variation selector. Source of the rules: Unicode Standard Annex 29, with the
properties taken from `unicodedata`; the rules for Indic conjuncts and for prepended marks,
which no Chinese volume needs, are left out.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

# Longer runs of marks are damaged text; a caret may stop inside them, in constant time.
_FARTHEST = 64

_ZERO_WIDTH_JOINER = 0x200D
_FIRST_MARK = 0x300
# Ideographs and kana, which nothing joins: the quick way through Chinese text.
_PLAIN = ((0x3041, 0x3098), (0x309B, 0x3296), (0x3400, 0xA66E), (0xFF00, 0xFF9D))
_PLAIN_STARTS = tuple(start for start, _ in _PLAIN)
# Besides what the general category tells (Unicode property Grapheme_Extend).
_EXTENDING = frozenset([0x200C, 0xFF9E, 0xFF9F, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)])
_PICTOGRAPHS = (
    *((0xA9, 0xAA), (0xAE, 0xAF), (0x203C, 0x203D), (0x2049, 0x204A), (0x2122, 0x2123)),
    *((0x2139, 0x213A), (0x2194, 0x219A), (0x21A9, 0x21AB), (0x231A, 0x23FF), (0x24C2, 0x24C3)),
    *((0x25AA, 0x25AC), (0x25B6, 0x25B7), (0x25C0, 0x25C1), (0x25FB, 0x25FF), (0x2600, 0x2768)),
    *((0x2795, 0x27C0), (0x2934, 0x2936), (0x2B05, 0x2B56), (0x3030, 0x3031), (0x303D, 0x303E)),
    *((0x3297, 0x3298), (0x3299, 0x329A), (0x1F000, 0x1F1E6), (0x1F200, 0x1F3FB)),
    (0x1F400, 0x1FB00),
)
_PICTOGRAPH_STARTS = tuple(start for start, _ in _PICTOGRAPHS)
_REGIONAL = range(0x1F1E6, 0x1F200)
_LEADING_JAMO = (range(0x1100, 0x1160), range(0xA960, 0xA97D))
_VOWEL_JAMO = (range(0x1160, 0x11A8), range(0xD7B0, 0xD7C7))
_TRAILING_JAMO = (range(0x11A8, 0x1200), range(0xD7CB, 0xD7FC))
_SYLLABLES = range(0xAC00, 0xD7A4)
_SYLLABLES_PER_VOWEL = 28


def is_boundary(text: str, position: int) -> bool:
    """Say whether a caret may stand at a position of the text, in code points."""
    if position <= 0 or position >= len(text):
        return True
    after = ord(text[position])
    if _is_plain(after):
        return True
    before = ord(text[position - 1])
    if after < _FIRST_MARK and before != _ZERO_WIDTH_JOINER:
        return before != ord("\r") or after != ord("\n")
    return not _joins(text, position, before, after)


def next_boundary(text: str, position: int) -> int:
    """Return the next place after a position where a caret may stand."""
    last = min(len(text), position + _FARTHEST)
    for candidate in range(position + 1, last):
        if is_boundary(text, candidate):
            return candidate
    return last


def previous_boundary(text: str, position: int) -> int:
    """Return the last place before a position where a caret may stand."""
    first = max(0, position - _FARTHEST)
    for candidate in range(position - 1, first, -1):
        if is_boundary(text, candidate):
            return candidate
    return first


def _is_plain(code: int) -> bool:
    return _within(code, _PLAIN, _PLAIN_STARTS)


def _within(code: int, ranges: tuple[tuple[int, int], ...], starts: tuple[int, ...]) -> bool:
    index = bisect_right(starts, code) - 1
    return index >= 0 and code < ranges[index][1]


def _joins(text: str, position: int, before: int, after: int) -> bool:
    if _is_control(before) or _is_control(after):
        return False
    if after == _ZERO_WIDTH_JOINER or _extends(after) or _category(after) == "Mc":
        return True
    if after in _REGIONAL and before in _REGIONAL:
        return _regionals_before(text, position) % 2 == 1
    if before == _ZERO_WIDTH_JOINER and _is_pictograph(after):
        return _pictograph_before(text, position - 1)
    return _joins_syllable(before, after)


def _category(code: int) -> str:
    return unicodedata.category(chr(code))


def _is_control(code: int) -> bool:
    if code == _ZERO_WIDTH_JOINER or code in _EXTENDING:
        return False
    return _category(code) in ("Cc", "Cf", "Zl", "Zp")


def _extends(code: int) -> bool:
    return code in _EXTENDING or _category(code) in ("Mn", "Me")


def _is_pictograph(code: int) -> bool:
    return _within(code, _PICTOGRAPHS, _PICTOGRAPH_STARTS)


def _regionals_before(text: str, position: int) -> int:
    """Count the regional indicators that end at a position: flags are pairs of them."""
    first = position
    while first > 0 and position - first < _FARTHEST and ord(text[first - 1]) in _REGIONAL:
        first -= 1
    return position - first


def _pictograph_before(text: str, joiner: int) -> bool:
    for index in range(joiner - 1, max(-1, joiner - _FARTHEST), -1):
        code = ord(text[index])
        if not _extends(code):
            return _is_pictograph(code)
    return False


def _joins_syllable(before: int, after: int) -> bool:
    """Hangul: leading consonant, vowel and trailing consonant make one syllable."""
    vowel_follows, trailing_follows = (
        _any_holds(_VOWEL_JAMO, after),
        _any_holds(_TRAILING_JAMO, after),
    )
    if _any_holds(_LEADING_JAMO, before):
        return vowel_follows or after in _SYLLABLES or _any_holds(_LEADING_JAMO, after)
    if before in _SYLLABLES:
        is_open = (before - _SYLLABLES.start) % _SYLLABLES_PER_VOWEL == 0
        return trailing_follows or (vowel_follows and is_open)
    if _any_holds(_VOWEL_JAMO, before):
        return vowel_follows or trailing_follows
    return trailing_follows and _any_holds(_TRAILING_JAMO, before)


def _any_holds(ranges: tuple[range, ...], code: int) -> bool:
    return any(code in one for one in ranges)
