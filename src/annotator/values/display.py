"""Values as a reader sees them: in the details panel, the table and the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from annotator.domain.values import DateValue, FigureValue, NameValue

if TYPE_CHECKING:
    from annotator.domain.values import Value

_WRITTEN_AT_THE_NUMBER = frozenset("%‰‱℃°")


def display_value(value: Value | None) -> str:
    """Return the value for reading: `2,262,400 元`, `60 篇（余）`, `2004-11-15/2004-11-16`."""
    match value:
        case None:
            return ""
        case FigureValue():
            return _figure(value)
        case DateValue():
            return value.edtf
        case NameValue():
            return value.name
        case _:
            assert_never(value)


def grouped(number: str) -> str:
    """Put commas between the thousands of a decimal number, as in 2,262,400.5."""
    sign = "-" if number.startswith("-") else ""
    whole, point, fraction = number.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{point}{fraction}"


def _figure(value: FigureValue) -> str:
    number = grouped(value.number)
    if value.number_to is not None:
        number = f"{number}～{grouped(value.number_to)}"
    gap = "" if not value.unit or value.unit[0] in _WRITTEN_AT_THE_NUMBER else " "
    approx = f"（{value.approx}）" if value.approx else ""
    return f"{number}{gap}{value.unit}{approx}"
