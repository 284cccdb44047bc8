"""Numerals as chronicles write them, to exact decimal numbers.

Arabic digits (half and full width, with commas), Chinese digits, financial digits, and any
mixture with 十 百 千 万 亿: `1亿2000万`, `三千五百`, `二〇〇四`, `三点五`, `226.24万`.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, InvalidOperation

LONGEST_SURFACE = 80
# Wide enough for a surface of nothing but 亿, so that no figure is ever rounded.
_EXACT = Context(prec=2000, Emin=-2000, Emax=2000, traps=[Inexact, InvalidOperation])

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_MULTIPLIERS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_SMALL_MULTIPLIERS = "十百千"
# One-to-one foldings first, then the digits that stand for two characters.
_FOLDING = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **dict(
            zip(
                "零○◯兩两壹贰貳叁參肆伍陆陸柒捌玖",
                "〇〇〇二二一二二三三四五六六七八九",
                strict=True,
            )
        ),
        **dict(zip("拾佰仟萬億", "十百千万亿", strict=True)),
        **dict.fromkeys("﹪", "%"),
        "廿": "二十",
        "卅": "三十",
        "卌": "四十",
    }
)
_WIDTH_FOLDING = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"﹪": "%", "−": "-"}
)
_DASH_FOLDING = _WIDTH_FOLDING | dict.fromkeys(map(ord, "-‐‑‒–—―─∼〜－−"), "~")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_CHINESE = re.compile(
    r"(?P<whole>[〇一二三四五六七八九]+)(?:点(?P<fraction>[〇一二三四五六七八九]+))?"
)


def without_gaps(surface: str) -> str:
    """Return a surface in half width and without spaces, newlines and page breaks."""
    return _SPACE.sub("", surface).translate(_WIDTH_FOLDING)


def half_width(text: str) -> str:
    """Return the text with full-width characters halved and dashes as "~", one for one."""
    return text.translate(_DASH_FOLDING)


def read_numeral(numeral: str) -> Decimal | None:
    """Return the number that a numeral without any unit means; None if it means none."""
    folded = without_gaps(numeral).translate(_FOLDING)
    if not folded or len(folded) > LONGEST_SURFACE:
        return None
    return _read(folded)


def read_integer(numeral: str) -> int | None:
    """Return a whole number, as in years, months and days; 元 counts as 1."""
    number = read_numeral("1" if numeral == "元" else numeral)
    return int(number) if number is not None and number == number.to_integral_value() else None


def canonical(number: Decimal | str) -> str:
    """Write a number without exponent, thousands commas, trailing zeros or negative zero."""
    exact = Decimal(number.replace(",", "")) if isinstance(number, str) else number
    written = format(exact, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def multiply(first: Decimal, second: Decimal) -> Decimal:
    """Multiply without rounding."""
    return _EXACT.multiply(first, second)


def add(first: Decimal, second: Decimal) -> Decimal:
    """Add without rounding."""
    return _EXACT.add(first, second)


def _read(numeral: str) -> Decimal | None:
    for sign, multiplier in _MULTIPLIERS.items():
        if sign in numeral:
            # 万亿 and 千万: the last big sign multiplies all before it; 千 百 十 come once.
            large = sign not in _SMALL_MULTIPLIERS
            left, _, right = numeral.rpartition(sign) if large else numeral.partition(sign)
            return _combine(left, multiplier, right)
    return _plain(numeral)


def _combine(left: str, multiplier: int, right: str) -> Decimal | None:
    coefficient = Decimal(1) if not left else _read(left)
    rest = _rest(right, multiplier)
    if coefficient is None or rest is None or rest >= multiplier:
        return None
    if multiplier < _MULTIPLIERS["万"] and len(left) > 1 and not _ARABIC.fullmatch(left):
        return None
    return add(multiply(coefficient, Decimal(multiplier)), rest)


def _rest(right: str, multiplier: int) -> Decimal | None:
    """What follows a multiplier: 一百二 is 120, 一百〇二 is 102."""
    if not right:
        return Decimal(0)
    if len(right) == 1 and multiplier > 10 and right not in _MULTIPLIERS:  # noqa: PLR2004 - 十五 is 15
        digit = _plain(right)
        return None if digit is None else multiply(digit, Decimal(multiplier // 10))
    return _read(right.lstrip("〇") or right)


def _plain(digits: str) -> Decimal | None:
    if _ARABIC.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    found = _CHINESE.fullmatch(digits)
    if not found:
        return None
    fraction = _arabic(found["fraction"] or "")
    return Decimal(_arabic(found["whole"]) + (f".{fraction}" if fraction else ""))


def _arabic(chinese: str) -> str:
    return "".join(str(_DIGITS[digit]) for digit in chinese)
