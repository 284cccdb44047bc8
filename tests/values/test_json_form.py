"""Values go out to other programs and come back as they were."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import InvalidValue
from annotator.domain.values import DateBasis, DateValue, FigureValue, NameValue, Value
from annotator.values.json_form import from_json, to_json

FIGURE, DATE = AnnotationType.FIGURE, AnnotationType.DATE


@pytest.mark.parametrize(
    ("type_", "value", "data"),
    [
        (
            FIGURE,
            FigureValue("2262400", unit="元"),
            {"number": "2262400", "number_to": None, "unit": "元", "approx": ""},
        ),
        (
            FIGURE,
            FigureValue("5", "8", unit="人", approx="余"),
            {"number": "5", "number_to": "8", "unit": "人", "approx": "余"},
        ),
        (
            DATE,
            DateValue("2004-11-15/2004-11-16", DateBasis.DOCUMENT_YEAR),
            {"edtf": "2004-11-15/2004-11-16", "basis": "document_year"},
        ),
        (AnnotationType.PERSON, NameValue("刘雅洁"), {"name": "刘雅洁"}),
        (AnnotationType.ORGANISATION, NameValue("全总"), {"name": "全总"}),
        (DATE, None, None),
    ],
)
def test_a_value_and_its_json_form_turn_into_each_other(
    type_: AnnotationType, value: Value | None, data: dict[str, Any] | None
) -> None:
    assert to_json(value) == data
    assert from_json(type_, json.loads(json.dumps(data))) == value


def test_what_may_be_left_out_takes_its_usual_value() -> None:
    assert from_json(FIGURE, {"number": "3.50"}) == FigureValue("3.5")
    assert from_json(DATE, {"edtf": "2004"}) == DateValue("2004", DateBasis.EXPLICIT)


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        (FIGURE, {}),
        (FIGURE, {"number": 5}),
        (FIGURE, {"number": "1e5"}),
        (FIGURE, {"number": "五"}),
        (FIGURE, {"number": "5", "number_to": ""}),
        (FIGURE, {"number": "5", "unit": 3}),
        (FIGURE, {"name": "全总"}),
        (DATE, {"edtf": "2004-02-30"}),
        (DATE, {"edtf": "2004", "basis": "guess"}),
        (DATE, {"edtf": None}),
        (AnnotationType.PERSON, {"name": " "}),
        (AnnotationType.PERSON, {"name": None}),
        (AnnotationType.PERSON, "刘雅洁"),
        (AnnotationType.PERSON, ["刘雅洁"]),
    ],
)
def test_data_that_describe_no_value_are_refused_with_an_example(
    type_: AnnotationType, data: Any
) -> None:
    with pytest.raises(InvalidValue) as refusal:
        from_json(type_, data)
    assert "{" in str(refusal.value.values["example"])
