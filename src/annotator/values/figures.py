"""Figures: from a quantity as the chronicle writes it to number, unit and approximation.

The number is the lower bound that the words give for certain: 60余篇 is 60, 十几 is 10,
数千 is 1000; the word that makes it vague is kept in `approx`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from annotator.domain.values import FigureValue
from annotator.values.numerals import (
    LONGEST_SURFACE,
    add,
    canonical,
    multiply,
    read_numeral,
    without_gaps,
)
from annotator.values.units import unit_at, units

_CHINESE_DIGIT = "〇零○◯一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖廿卅卌"
# 千瓦 and the like are units; 两 is a digit only where a multiplier or the unit follows.
_MULTIPLIER = r"(?:[十拾万萬亿億]|个(?=[万亿])|[百千佰仟](?!瓦|克|米(?!\w)|伏|帕|卡|赫|焦))"
_NUMERAL = (
    rf"(?:[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?|[{_CHINESE_DIGIT}]|点(?=[{_CHINESE_DIGIT}])"
    rf"|(?<![{_CHINESE_DIGIT}十百千])[两兩]|[两兩](?=[百千万亿])|{_MULTIPLIER})+"
)
_VAGUE = "余餘多几来把"
_SIZE = re.compile(
    r"(?P<sign>-|负|零下)?"
    rf"(?:(?P<head>好几|几|数|半)(?P<scale>{_MULTIPLIER}*)|(?P<numeral>{_NUMERAL}))"
    rf"(?P<vague>[{_VAGUE}])?(?P<later_scale>(?<=[{_VAGUE}])[十百千万亿]+)?"
)
_LEADING = re.compile(
    r"(?P<kept>大约|约为|约计|约|将近|接近|近|超过|逾|超|突破|不足|不到|至少|最多|上(?=[百千万]))"
    r"|(?:共计|合计|总计|累计|达到|高达|多达|共|计|达)"
)
_TRAILING = re.compile(r"(?P<word>以上|以下|以内|左右|上下|余|多|许|强|弱)\Z")
_PARTS = re.compile(r"(?P<whole>百|千|万)分之")
_FRACTION = re.compile(rf"(?P<denominator>{_NUMERAL})分之(?P<numerator>{_NUMERAL})")
_SIGN_OF_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_BETWEEN = re.compile(r"(?<=.)(?:[~\-‐‑‒–—―─∼〜]+|至|到)(?=.)")
_NEIGHBOURS = re.compile(
    r"(?P<before>(?:.*[十百千万亿])?)(?P<low>[一二两三四五六七八])(?P<comma>、?)"
    r"(?P<high>[二两三四五六七八九])(?P<after>[十百千万亿]*)"
)
_DIGIT_VALUE = {"两": 2} | {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_UNLISTED_UNIT = re.compile(r"[^\W\d_]{1,6}|[A-Za-zμ°/·²³]{1,8}")


@dataclass(frozen=True, slots=True)
class _Quantity:
    low: Decimal
    high: Decimal | None
    unit: str
    approx: str
    scale: Decimal


def parse_figure(surface: str) -> FigureValue | None:
    """Return what a quantity means; None where it is none, or no exact decimal number.

    Newlines and page breaks inside the surface count for nothing.
    """
    text = without_gaps(surface)
    if not text or len(text) > LONGEST_SURFACE:
        return None
    quantity = _fraction(text) or _ladder(text) or _quantity(text) or _range(text)
    if quantity is None or (quantity.high is not None and quantity.high <= quantity.low):
        return None
    return FigureValue(
        number=canonical(quantity.low),
        number_to=None if quantity.high is None else canonical(quantity.high),
        unit=quantity.unit,
        approx=quantity.approx,
    )


def _quantity(text: str) -> _Quantity | None:
    """One number with its unit: everything but a range with a dash."""
    lead, text = _leading(text)
    currency, text = _currency(text)
    parts = _PARTS.match(text)
    if parts:
        text = text[parts.end() :]
    found = _SIZE.match(text)
    if not found:
        return None
    size = _size(found)
    rest = _unit(text[found.end() :])
    if size is None or rest is None:
        return None
    low, high, scale = size
    unit, extra, trail = rest
    if (parts or currency) and unit and unit != currency:
        return None
    unit = _SIGN_OF_PARTS[parts["whole"]] if parts else unit or currency
    head = found["head"] if found["head"] != "半" else None
    approx = lead + (head or "") + (found["vague"] or "") + trail
    return _Quantity(add(low, extra), high, unit, approx, scale)


def _leading(text: str) -> tuple[str, str]:
    found = _LEADING.match(text)
    return (found["kept"] or "", text[found.end() :]) if found else ("", text)


def _currency(text: str) -> tuple[str, str]:
    for sign, unit in units().currencies.items():
        if text.startswith(sign):
            return unit, text[len(sign) :]
    return "", text


def _size(found: re.Match[str]) -> tuple[Decimal, Decimal | None, Decimal] | None:
    """The number before the unit, its upper end, and the multiplier written after it."""
    numbers: tuple[Decimal, Decimal | None] | None
    later = read_numeral(found["later_scale"]) if found["later_scale"] else Decimal(1)
    if later is None:
        return None
    if found["head"]:
        one = Decimal("0.5") if found["head"] == "半" else Decimal(1)
        scale = read_numeral(found["scale"]) if found["scale"] else Decimal(1)
        numbers = None if scale is None else (multiply(one, scale), None)
    else:
        numbers = _numbers(found["numeral"].replace("个", ""))
    if numbers is None:
        return None
    low, high = numbers
    sign = Decimal(-1) if found["sign"] else Decimal(1)
    low = multiply(multiply(low, later), sign)
    high = None if high is None else multiply(multiply(high, later), sign)
    return low, high, multiply(later, _last_scale(found["numeral"] or ""))


def _last_scale(numeral: str) -> Decimal:
    """万 of 5万, for ranges such as 3～5万元, whose first number goes without."""
    ending = re.search(r"(?<=[0-9〇一二两三四五六七八九])[百千万亿]+\Z", numeral)
    return (read_numeral(ending[0]) if ending else None) or Decimal(1)


def _numbers(numeral: str) -> tuple[Decimal, Decimal | None] | None:
    """One number, or two neighbours as in 二三十, 七八百, 十五六."""
    found = _NEIGHBOURS.fullmatch(numeral)
    if found and 0 < _DIGIT_VALUE[found["high"]] - _DIGIT_VALUE[found["low"]] <= 2:  # noqa: PLR2004 - 三五个
        low = read_numeral(found["before"] + found["low"] + found["after"])
        high = read_numeral(found["before"] + found["high"] + found["after"])
        return None if low is None or high is None else (low, high)
    number = read_numeral(numeral)
    return None if number is None else (number, None)


def _unit(rest: str) -> tuple[str, Decimal, str] | None:
    """The unit, what 半 adds to the number, and a vague word at the end; None if no unit."""
    trailing = _TRAILING.search(rest)
    trail = ""
    if trailing and rest not in units().names:
        trail, rest = trailing["word"], rest[: trailing.start()]
    extra = Decimal(0)
    inside = re.match(r"个(半|多|来)", rest)
    if inside:
        extra, trail = (Decimal("0.5"), trail) if inside[1] == "半" else (extra, inside[1] + trail)
        rest = "个" + rest[2:]
    elif len(rest) > 1 and rest[-1] == "半" and rest[:-1] in units().names:
        extra, rest = Decimal("0.5"), rest[:-1]
    if not rest or rest in units().names:
        return rest, extra, trail
    known = unit_at(rest, 0)
    if not _UNLISTED_UNIT.fullmatch(rest[len(known) :]):
        return None
    return known or rest, extra, trail


def _range(text: str) -> _Quantity | None:
    for gap in _BETWEEN.finditer(text):
        first = _quantity(text[: gap.start()])
        second = _quantity(text[gap.end() :])
        if first and second and first.high is None and second.high is None:
            return _joined(first, second)
    return None


def _joined(first: _Quantity, second: _Quantity) -> _Quantity | None:
    if first.unit and first.unit != second.unit:
        return None
    shared = multiply(first.low, second.scale)
    if not first.unit and first.scale == 1 and shared < second.low:
        first = replace(first, low=shared)
    return replace(first, high=second.low, unit=second.unit, approx=first.approx + second.approx)


def _fraction(text: str) -> _Quantity | None:
    """四分之三 is 0.75; 三分之一 has no exact decimal number and so no value."""
    found = _FRACTION.fullmatch(text)
    if not found or _PARTS.match(text):
        return None
    denominator = read_numeral(found["denominator"])
    numerator = read_numeral(found["numerator"])
    if not denominator or numerator is None:
        return None
    number = numerator / denominator
    if multiply(number, denominator) != numerator:
        return None
    return _Quantity(number, None, "", "", Decimal(1))


def _ladder(text: str) -> _Quantity | None:
    """Units in tenths of each other: 5元8角, 三丈二尺."""
    for ladder in units().ladders:
        total, step, rest = Decimal(0), Decimal(1), text
        used: list[str] = []
        for unit in ladder:
            found = re.match(rf"(?P<numeral>{_NUMERAL}){unit}", rest)
            if found:
                number = read_numeral(found["numeral"])
                if number is None:
                    break
                total = add(total, multiply(number, step))
                rest = rest[found.end() :]
                used.append(unit)
            if not used:
                break
            step = step / 10
        if not rest and len(used) > 1:
            return _Quantity(total, None, used[0], "", Decimal(1))
    return None
