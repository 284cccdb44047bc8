"""What a person types as a value is understood, or refused with an example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import InvalidValue
from annotator.domain.values import DateValue, FigureValue, NameValue, Value
from annotator.values.display import display_value
from annotator.values.editing import read_value, value_text
from annotator.values.figures import parse_figure

FIGURE, DATE = AnnotationType.FIGURE, AnnotationType.DATE
ORGANISATION, PERSON = AnnotationType.ORGANISATION, AnnotationType.PERSON


@pytest.mark.parametrize(
    ("type_", "typed", "value"),
    [
        (FIGURE, "2262400 元", FigureValue("2262400", unit="元")),
        (FIGURE, "2,262,400 元", FigureValue("2262400", unit="元")),
        (FIGURE, "226.24万元", FigureValue("2262400", unit="元")),
        (FIGURE, "226.24 万元", FigureValue("2262400", unit="元")),
        (FIGURE, "60 篇 余", FigureValue("60", unit="篇", approx="余")),
        (FIGURE, "60 余篇", FigureValue("60", unit="篇", approx="余")),
        (FIGURE, "60余篇", FigureValue("60", unit="篇", approx="余")),
        (FIGURE, "5~8 人", FigureValue("5", "8", unit="人")),
        (FIGURE, "5-8人", FigureValue("5", "8", unit="人")),
        (FIGURE, "3~5 万元", FigureValue("30000", "50000", unit="元")),
        (FIGURE, "5 千瓦", FigureValue("5", unit="千瓦")),
        (FIGURE, "5.40 %", FigureValue("5.4", unit="%")),
        (FIGURE, "1000 - 数", FigureValue("1000", approx="数")),
        (FIGURE, "12", FigureValue("12")),
        (FIGURE, "1,060～1,080.5 人（多）", FigureValue("1060", "1080.5", "人", "多")),
        (FIGURE, "1,000（数）", FigureValue("1000", approx="数")),
        (FIGURE, "5.4%（以上）", FigureValue("5.4", unit="%", approx="以上")),
        (FIGURE, "5 人（次）", FigureValue("5", unit="人（次）")),
        (DATE, "2004-11-15", DateValue("2004-11-15")),
        (DATE, "2004-11-15/2004-11-16", DateValue("2004-11-15/2004-11-16")),
        (DATE, "../1949", DateValue("../1949")),
        (DATE, "2004-12~", DateValue("2004-12~")),
        (DATE, "2004年11月15~16日", DateValue("2004-11-15/2004-11-16")),
        (DATE, " 民国25年 ", DateValue("1936")),
        (ORGANISATION, " 景德镇市总工会 ", NameValue("景德镇市总工会")),
        (PERSON, "刘雅洁", NameValue("刘雅洁")),
        (PERSON, "John  Smith", NameValue("John Smith")),
        *((type_, " \n", None) for type_ in AnnotationType),
    ],
)
def test_what_is_typed_is_understood(
    type_: AnnotationType, typed: str, value: Value | None
) -> None:
    assert read_value(type_, typed) == value


def test_a_date_without_a_year_takes_that_of_the_document() -> None:
    value = read_value(DATE, "3月12日", year=2004)
    assert isinstance(value, DateValue)
    assert value.edtf == "2004-03-12"
    with pytest.raises(InvalidValue):
        read_value(DATE, "3月12日")


@pytest.mark.parametrize(
    ("type_", "typed", "example"),
    [
        (FIGURE, "很多", "226.24万元"),
        (FIGURE, "8~5 人", "5~8 人"),
        (FIGURE, "12 34 56 元 78", "226.24万元"),
        (DATE, "2004-02-30", "2004-11-15"),
        (DATE, "昨天", "2004-11-15"),
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(
    type_: AnnotationType, typed: str, example: str
) -> None:
    with pytest.raises(InvalidValue, match=typed) as refusal:
        read_value(type_, typed)
    assert example in str(refusal.value)


@given(
    st.text(
        st.sampled_from("0123456789.万亿千百十一二两三几数余多半个年人元%~-至家千瓦/"), max_size=12
    )
)
def test_the_value_of_any_figure_can_be_typed_back(surface: str) -> None:
    value = parse_figure(surface)
    if value is not None:
        assert read_value(FIGURE, value_text(value)) == value
        if not set(value.unit) & set("余多几数半个"):  # 8余几数个 makes no sense to anybody
            assert read_value(FIGURE, display_value(value)) == value


@given(st.dates(), st.sampled_from([ORGANISATION, PERSON]))
def test_dates_and_names_can_be_typed_back(day: object, type_: AnnotationType) -> None:
    date = DateValue(str(day))
    assert read_value(DATE, value_text(date)) == date
    name = NameValue("景德镇市总工会")
    assert read_value(type_, value_text(name)) == name
    assert value_text(None) == ""


def test_a_vague_number_without_a_unit_is_shown_as_elsewhere() -> None:
    assert value_text(FigureValue("120", approx="余")) == "120（余）"
    assert value_text(FigureValue("5", "8", approx="多")) == "5~8（多）"
