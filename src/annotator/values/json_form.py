"""Values in the JSONL contract: what other programs and scripts read and write."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, assert_never

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import InvalidValue
from annotator.domain.values import DateBasis, DateValue, FigureValue, NameValue
from annotator.values import edtf
from annotator.values.numerals import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.values import Value

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_EXAMPLES = {
    AnnotationType.FIGURE: '{"number": "2262400", "number_to": null, "unit": "元", "approx": ""}',
    AnnotationType.DATE: '{"edtf": "2004-11-15/2004-11-16", "basis": "explicit"}',
    AnnotationType.ORGANISATION: '{"name": "景德镇市总工会"}',
    AnnotationType.PERSON: '{"name": "刘雅洁"}',
}


def to_json(value: Value | None) -> dict[str, Any] | None:
    """Return the value as plain dictionary of strings and None."""
    match value:
        case None:
            return None
        case FigureValue():
            return {
                "number": value.number,
                "number_to": value.number_to,
                "unit": value.unit,
                "approx": value.approx,
            }
        case DateValue():
            return {"edtf": value.edtf, "basis": value.basis.value}
        case NameValue():
            return {"name": value.name}
        case _:
            assert_never(value)


def from_json(type_: AnnotationType, data: Mapping[str, Any] | None) -> Value | None:
    """Read what `to_json` wrote; keys that may be left out take their usual value.

    Raises:
        InvalidValue: The data do not describe a value of this type.
    """
    if data is None:
        return None
    try:
        return _value(type_, data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        text = json.dumps(data, ensure_ascii=False, default=str)
        raise InvalidValue(text=text, example=_EXAMPLES[type_]) from error


def _value(type_: AnnotationType, data: Mapping[str, Any]) -> Value:
    if type_ is AnnotationType.FIGURE:
        number_to = data.get("number_to")
        return FigureValue(
            number=_number(data["number"]),
            number_to=None if number_to is None else _number(number_to),
            unit=_text(data.get("unit", "")),
            approx=_text(data.get("approx", "")),
        )
    if type_ is AnnotationType.DATE:
        date = _text(data["edtf"])
        if not edtf.is_valid(date):
            raise ValueError(date)
        return DateValue(date, DateBasis(data.get("basis", DateBasis.EXPLICIT)))
    name = _text(data["name"])
    if not name.strip():
        raise ValueError(name)
    return NameValue(name)


def _number(written: object) -> str:
    if not isinstance(written, str) or not _NUMBER.fullmatch(written):
        raise ValueError(written)
    return canonical(written)


def _text(written: object) -> str:
    if not isinstance(written, str):
        raise TypeError(written)
    return written
