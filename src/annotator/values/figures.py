"""Figures: from a quantity as the chronicle writes it to number, unit and approximation.

The number is the lower bound that the words give for certain: 60余篇 is 60, 十几 is 10,
数千 is 1000; the word that makes it vague is kept in `approx`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from annotator.domain.values import FigureValue
from annotator.values.figure_grammar import DASH, LEADING, NUMERAL, PARTS, SIZE, TRAILING
from annotator.values.numerals import (
    LONGEST_SURFACE,
    add,
    canonical,
    multiply,
    read_numeral,
    without_gaps,
)
from annotator.values.units import unit_at, units

_FRACTION = re.compile(rf"(?P<denominator>{NUMERAL})分之(?P<numerator>{NUMERAL})")
_SIGN_OF_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_BETWEEN = re.compile(rf"(?<=.)(?:{DASH}+|至|到)(?=.)")
_ENUMERATED = re.compile(r"(?<![0-9.])([1-9])、([2-9])(?![0-9.])")
# 二三十, 七八百, 十五六, 三、四: two neighbouring digits are a range.
_NEIGHBOURS = re.compile(
    r"(?P<before>(?:.*[十百千万亿])?)(?P<low>[一二两三四五六七八])、?"
    r"(?P<high>[二两三四五六七八九])(?P<after>[十百千万亿]*)"
)
_DIGIT_VALUE = {"两": 2} | {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_WIDEST_NEIGHBOURS = 2
_MULTIPLIER_AT_END = re.compile(r"(?<=[0-9〇一二两三四五六七八九])[百千万亿]+\Z")
_HALF_INSIDE = re.compile(r"个(?P<word>半|多|来)(?=.)")
_BRACKETED_UNIT = re.compile(r"[^\W\d_]{0,3}\([^\W\d_]{1,3}\)[^\W\d_]{0,2}")
_WORD = re.compile(r"(?:(?![〇零一二三四五六七八九十百千万亿两])[^\W\d_]){1,6}")
_HALF, _ONE, _NOTHING = Decimal("0.5"), Decimal(1), Decimal(0)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """One number with its unit.

    Attributes:
        scale: The multiplier written at its end, which 3～5万元 lends to its first number.
    """

    low: Decimal
    high: Decimal | None = None
    unit: str = ""
    approx: str = ""
    scale: Decimal = _ONE


def parse_figure(surface: str) -> FigureValue | None:
    """Return what a quantity means; None where it is none, or no exact decimal number.

    Newlines and page breaks inside the surface count for nothing.
    """
    text = without_gaps(surface) if len(surface) <= 2 * LONGEST_SURFACE else ""
    if not 0 < len(text) <= LONGEST_SURFACE:
        return None
    if "分之" in text and not PARTS.search(text):
        quantity = _fraction(text)
    else:
        text = _ENUMERATED.sub(r"\1~\2", text)
        quantity = _quantity(text) or _range(text) or _ladder(text)
    if quantity is None or (quantity.high is not None and quantity.high <= quantity.low):
        return None
    return FigureValue(
        number=canonical(quantity.low),
        number_to=None if quantity.high is None else canonical(quantity.high),
        unit=quantity.unit,
        approx=quantity.approx,
    )


def _quantity(text: str) -> _Quantity | None:
    """Everything but a range with a dash: leading word, number, unit, trailing word."""
    lead, text = _leading(text)
    currency, text = _currency(text)
    parts = PARTS.match(text)
    found = SIZE.match(text, parts.end() if parts else 0)
    if not found:
        return None
    size = _size(found)
    rest = _unit(text[found.end() :])
    if size is None or rest is None:
        return None
    unit, extra, trail = rest
    written_before = _SIGN_OF_PARTS[parts["whole"]] if parts else currency
    if written_before and unit not in ("", written_before):
        return None
    head = found["head"] or ""
    if head and not found["scale"] and unit not in units().names:
        return None
    head = head.removeprefix("半")
    return replace(
        size,
        low=add(size.low, extra),
        unit=written_before or unit,
        approx=f"{lead}{head}{found['vague'] or ''}{trail}",
    )


def _leading(text: str) -> tuple[str, str]:
    found = LEADING.match(text)
    return (found["kept"] or "", text[found.end() :]) if found else ("", text)


def _currency(text: str) -> tuple[str, str]:
    for sign, unit in units().currencies.items():
        if text.startswith(sign):
            return unit, text[len(sign) :]
    return "", text


def _size(found: re.Match[str]) -> _Quantity | None:
    """The number without its unit."""
    numbers = _headed(found) if found["head"] else _numbers(found["numeral"].replace("个", ""))
    later = read_numeral(found["later_scale"]) if found["later_scale"] else _ONE
    if numbers is None or later is None:
        return None
    low, high = numbers
    factor = -later if found["sign"] else later
    ending = _MULTIPLIER_AT_END.search(found["numeral"] or "")
    scale = read_numeral(ending[0]) if ending else None
    return _Quantity(
        low=multiply(low, factor),
        high=None if high is None else multiply(high, factor),
        scale=multiply(later, scale or _ONE),
    )


def _headed(found: re.Match[str]) -> tuple[Decimal, None] | None:
    """几十, 数千, 半: the number is what follows, or one."""
    scale = read_numeral(found["scale"]) if found["scale"] else _ONE
    if scale is None:
        return None
    return multiply(_HALF if found["head"] == "半" else _ONE, scale), None


def _numbers(numeral: str) -> tuple[Decimal, Decimal | None] | None:
    """One number, or two neighbours."""
    found = _NEIGHBOURS.fullmatch(numeral)
    if found:
        step = _DIGIT_VALUE[found["high"]] - _DIGIT_VALUE[found["low"]]
        if 0 < step <= _WIDEST_NEIGHBOURS:
            low = read_numeral(found["before"] + found["low"] + found["after"])
            high = read_numeral(found["before"] + found["high"] + found["after"])
            return None if low is None or high is None else (low, high)
    number = read_numeral(numeral)
    return None if number is None else (number, None)


def _unit(rest: str) -> tuple[str, Decimal, str] | None:
    """The unit, what 半 adds to the number, and a vague word at the end; None if no unit."""
    trail = ""
    trailing = TRAILING.search(rest)
    if trailing and rest not in units().names:
        trail, rest = trailing[0], rest[: trailing.start()]
    extra = _NOTHING
    inside = _HALF_INSIDE.match(rest)
    if inside:
        rest = "个" + rest[inside.end() :]
        extra, trail = (_HALF, trail) if inside["word"] == "半" else (extra, inside["word"] + trail)
    elif rest.endswith("半") and rest[:-1] in units().names:
        extra, rest = _HALF, rest[:-1]
    if not rest or rest in units().names:
        return rest, extra, trail
    unit = _unlisted_unit(rest)
    return (unit, extra, trail) if unit else None


def _unlisted_unit(rest: str) -> str | None:
    """元/斤 and 家(次) are units; 1162家企业 counts by 家; another word counts by itself."""
    names = units().names
    rated, _, per = rest.partition("/")
    if (rated in names and per in names) or _BRACKETED_UNIT.fullmatch(rest):
        return rest
    known = unit_at(rest, 0)
    return (known or rest) if rest != "半" and _WORD.fullmatch(rest, len(known)) else None


def _range(text: str) -> _Quantity | None:
    for gap in _BETWEEN.finditer(text):
        first = _quantity(text[: gap.start()])
        second = _quantity(text[gap.end() :])
        if first and second and first.high is None and second.high is None:
            return _joined(first, second)
    return None


def _joined(first: _Quantity, second: _Quantity) -> _Quantity | None:
    if first.unit and second.unit and first.unit != second.unit:
        return None
    low = first.low
    shared = multiply(low, second.scale)
    if not first.unit and first.scale == 1 and shared < second.low:
        low = shared
    return _Quantity(
        low, second.low, unit=second.unit or first.unit, approx=first.approx + second.approx
    )


def _fraction(text: str) -> _Quantity | None:
    """四分之三 is 0.75; 三分之一 is no exact decimal number and so has no value."""
    found = _FRACTION.fullmatch(text)
    denominator = read_numeral(found["denominator"]) if found else None
    numerator = read_numeral(found["numerator"]) if found else None
    if not denominator or numerator is None:
        return None
    number = numerator / denominator
    return _Quantity(number) if multiply(number, denominator) == numerator else None


def _ladder(text: str) -> _Quantity | None:
    """Units of which each is a tenth of the one before: 5元8角, 三丈二尺."""
    for ladder, pattern in _ladders():
        found = pattern.fullmatch(text)
        if not found:
            continue
        numbers = [
            (rung, read_numeral(written)) for rung, written in enumerate(found.groups()) if written
        ]
        if len(numbers) > 1 and all(number is not None for _, number in numbers):
            return _rungs(ladder, [(rung, number or _NOTHING) for rung, number in numbers])
    return None


@cache
def _ladders() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    return tuple(
        (ladder, re.compile("".join(rf"(?:({NUMERAL}){unit})?" for unit in ladder)))
        for ladder in units().ladders
    )


def _rungs(ladder: tuple[str, ...], numbers: list[tuple[int, Decimal]]) -> _Quantity:
    first = numbers[0][0]
    total = _NOTHING
    for index, number in numbers:
        total = add(total, number.scaleb(first - index))
    return _Quantity(total, unit=ladder[first])
