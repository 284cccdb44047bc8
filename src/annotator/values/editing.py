"""Values in one line of typing: what the value field shows, and what it understands."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import InvalidValue
from annotator.domain.values import DateValue, FigureValue, NameValue
from annotator.values import edtf
from annotator.values.dates import parse_date
from annotator.values.figures import parse_figure
from annotator.values.numerals import canonical
from annotator.values.units import units

if TYPE_CHECKING:
    from annotator.domain.values import Value

_EXAMPLES = {
    AnnotationType.FIGURE: "2262400 元, 226.24万元, 5~8 人",
    AnnotationType.DATE: "2004-11-15, 2004-11-15/2004-11-16, 2004年11月",
}
_PLAIN_NUMBER = r"-?[0-9][0-9,]*(?:\.[0-9]+)?"
_SEPARATE_PARTS = re.compile(
    rf"(?P<number>{_PLAIN_NUMBER})(?:\s*[~～]\s*(?P<number_to>{_PLAIN_NUMBER}))?"
    r"(?:\s+(?P<unit>[^\s0-9]\S*)(?:\s+(?P<approx>\S+))?)?"
)
# Of these signs are the words that make a figure vague; other brackets belong to a unit.
_SHOWN_APPROX = re.compile(
    "（(?P<approx>[约大为计将接近超过逾突破不足到至少最多上好几数余餘来以下内左右许强弱]+)）\\Z"
)
_PART_OF_NUMBER = frozenset("十百千万亿余多几来半个")
# Stands in for the unit where there is none but an approximation follows.
_NO_UNIT = "-"


def value_text(value: Value | None) -> str:
    """Return what `read_value` reads back: `2262400 元`, `60 篇 余`, `120（余）`, EDTF, a name."""
    match value:
        case None:
            return ""
        case FigureValue():
            number = value.number
            if value.number_to is not None:
                number = f"{number}~{value.number_to}"
            shown = f"（{value.approx}）"
            if not value.unit and _SHOWN_APPROX.fullmatch(shown):
                return number + shown
            unit = value.unit or (_NO_UNIT if value.approx else "")
            return " ".join(part for part in (number, unit, value.approx) if part)
        case DateValue():
            return value.edtf
        case NameValue():
            return value.name
        case _:
            assert_never(value)


def read_value(type_: AnnotationType, text: str, *, year: int | None = None) -> Value | None:
    """Read what a person typed for a value of this type; nothing typed is no value.

    Args:
        type_: The type of the annotation.
        text: One line; figures and dates may also be written as the chronicle writes them.
        year: The year of the document, for dates written without one.

    Raises:
        InvalidValue: It is no figure or date, or no date that exists.
    """
    typed = text.strip()
    if not typed:
        return None
    value: Value | None
    if type_ is AnnotationType.FIGURE:
        value = _as_shown(typed) or _separate_parts(typed) or parse_figure(typed)
    elif type_ is AnnotationType.DATE:
        value = DateValue(typed) if edtf.is_valid(typed) else parse_date(typed, year=year)
    else:
        return NameValue(" ".join(typed.split()))
    if value is None:
        raise InvalidValue(text=typed, example=_EXAMPLES[type_])
    return value


def _as_shown(typed: str) -> FigureValue | None:
    """Read `2,262 元（余）`, as tables and workbooks show it."""
    found = _SHOWN_APPROX.search(typed)
    if not found:
        return None
    before = typed[: found.start()]
    value = _separate_parts(before) or parse_figure(before)
    return replace(value, approx=found["approx"]) if value and not value.approx else None


def _separate_parts(typed: str) -> FigureValue | None:
    found = _SEPARATE_PARTS.fullmatch(typed)
    if not found:
        return None
    number_to = found["number_to"]
    unit = found["unit"] or ""
    # In 226.24 万元 and 60 余篇 the second part is not all unit.
    if unit[:1] in _PART_OF_NUMBER and unit not in units().names:
        return None
    if number_to is not None and Decimal(canonical(number_to)) <= Decimal(
        canonical(found["number"])
    ):
        return None
    return FigureValue(
        number=canonical(found["number"]),
        number_to=None if number_to is None else canonical(number_to),
        unit="" if unit == _NO_UNIT else unit,
        approx=found["approx"] or "",
    )
