"""A tagged surface gets the value that the tagging rules give it."""

from __future__ import annotations

import pytest

from annotator.domain.annotations import AnnotationType
from annotator.values.display import display_value
from annotator.values.normalise import value_of

FIGURE, DATE = AnnotationType.FIGURE, AnnotationType.DATE


# The values that the tagging rules give as examples, for a yearbook on 2004.
@pytest.mark.parametrize(
    ("type_", "surface", "shown"),
    [
        (DATE, "3月12日", "2004-03-12"),
        (DATE, "11月15~16日", "2004-11-15/2004-11-16"),
        (DATE, "9月份", "2004-09"),
        (DATE, "2004年底", "2004-12"),
        (DATE, "年底之前", "2004-12"),
        (DATE, "年初", "2004-01"),
        (DATE, "一年来", "2004"),
        (DATE, "今年", "2004"),
        (DATE, "2004年元旦、春节", "2004-01-01/2004-01-22"),
        (DATE, "三八期间", "2004-03-08"),
        (FIGURE, "19.7万人", "197,000 人"),
        (FIGURE, "一亿元", "100,000,000 元"),
        (FIGURE, "60余篇", "60 篇（余）"),
        (FIGURE, "5.4%", "5.4%"),
        (FIGURE, "226.24万元", "2,262,400 元"),
    ],
)
def test_the_examples_of_the_tagging_rules_hold(
    type_: AnnotationType, surface: str, shown: str
) -> None:
    assert display_value(value_of(type_, surface, year=2004)) == shown


def test_names_have_no_value_until_a_person_gives_one() -> None:
    assert value_of(AnnotationType.ORGANISATION, "市总工\n\n会", year=2004) is None
    assert value_of(AnnotationType.PERSON, "樊耀", year=2004) is None


def test_a_date_is_read_in_the_light_of_the_one_before() -> None:
    assert display_value(value_of(DATE, "同年", year=2004, previous="1936-05")) == "1936"
