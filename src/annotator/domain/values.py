"""The normalised meaning of an annotation: a number with its unit, a date, a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A number with its unit; 万 and 亿 are multiplied out, a percentage keeps its number.

    Attributes:
        number: Exact decimal string, such as "2262400" or "5.4".
        number_to: The upper end of a range, else None.
        unit: Measure word, unit or percent sign.
        approx: 余, 多, 几 and the like, as written; else empty.
    """

    number: str
    number_to: str | None = None
    unit: str = ""
    approx: str = ""


class DateBasis(StrEnum):
    """Where the year of a date was taken from."""

    EXPLICIT = "explicit"
    DOCUMENT_YEAR = "document_year"
    PREVIOUS_DATE = "previous_date"


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or period in EDTF (ISO 8601-2), such as 2004-11-15/2004-11-16."""

    edtf: str
    basis: DateBasis = DateBasis.EXPLICIT


@dataclass(frozen=True, slots=True)
class NameValue:
    """The canonical name of an organisation or a person."""

    name: str


Value = FigureValue | DateValue | NameValue
