"""Space goes from one thing worth tagging to the next, and leaves alone what is tagged."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotations import AnnotationType
from annotator.resource_files import seed
from annotator.values.next_unit import next_unit, previous_unit

SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")
END_OF_FIRST_ENTRY = SAMPLE.index("**【送温暖活动】**")
DATE, FIGURE = AnnotationType.DATE, AnnotationType.FIGURE
ORGANISATION, PERSON = AnnotationType.ORGANISATION, AnnotationType.PERSON
Unit = tuple[int, int, AnnotationType]


def nothing_taken(_start: int, _end: int) -> bool:
    return False


def forwards(text: str, *, names: frozenset[str] = frozenset()) -> list[Unit]:
    units: list[Unit] = []
    position = 0
    while unit := next_unit(text, position, taken=nothing_taken, names=names):
        units.append(unit)
        position = unit[1]
    return units


def backwards(text: str) -> list[Unit]:
    units: list[Unit] = []
    position = len(text)
    while unit := previous_unit(text, position, taken=nothing_taken):
        units.append(unit)
        position = unit[0]
    return units[::-1]


def words(text: str, *, names: frozenset[str] = frozenset()) -> list[tuple[str, AnnotationType]]:
    return [(text[start:end], type_) for start, end, type_ in forwards(text, names=names)]


def test_what_is_recognised_comes_in_the_order_of_the_text() -> None:
    text = "2004年底,市总工会新建工会1162家。市委组织部长樊耀到会"
    assert words(text) == [
        ("2004年底", DATE),
        ("市总工会", ORGANISATION),
        ("1162家", FIGURE),
        ("市委组织部", ORGANISATION),
        ("樊耀", PERSON),
    ]


def test_the_unit_the_caret_stands_in_comes_first() -> None:
    text = "由市总工会承办,共300人"
    for caret in range(5):
        assert next_unit(text, caret, taken=nothing_taken) == (1, 5, ORGANISATION)
    assert next_unit(text, 5, taken=nothing_taken) == (9, 13, FIGURE)


def test_what_touches_an_annotation_is_passed_over() -> None:
    text = "由市总工会承办,共300人"

    def taken(start: int, end: int) -> bool:
        return start < 3 < end

    assert next_unit(text, 0, taken=taken) == (9, 13, FIGURE)
    assert previous_unit(text, 9, taken=taken) is None


def test_nothing_recognised_is_none_not_a_guess() -> None:
    assert next_unit("维权网络,构筑体系。进一步壮大", 0, taken=nothing_taken) is None
    assert next_unit("", 0, taken=nothing_taken) is None
    assert previous_unit("", 0, taken=nothing_taken) is None
    assert next_unit("\n\n \n", 1, taken=nothing_taken) is None


def test_a_known_name_is_recognised_but_a_longer_organisation_has_its_way() -> None:
    assert words("分别在昌河座谈", names=frozenset({"昌河"})) == [("昌河", ORGANISATION)]
    text = "启动市总工会再就业职介所,"
    assert words(text, names=frozenset({"市总工会"})) == [("市总工会再就业职介所", ORGANISATION)]


def test_a_unit_goes_on_behind_a_page_break() -> None:
    assert words("会议于3月12日召开,市总工\n\n会召开了会议。") == [
        ("3月12日", DATE),
        ("市总工\n\n会", ORGANISATION),
    ]


def test_the_first_entry_of_the_sample_is_found_nearly_whole_and_hardly_anything_else() -> None:
    lines = map(json.loads, seed("chronicle.reference.jsonl").read_text("utf-8").splitlines())
    wanted = {(one["start"], one["end"], AnnotationType(one["type"])) for one in lines}
    found = {unit for unit in forwards(SAMPLE) if unit[0] < END_OF_FIRST_ENTRY}
    assert len(wanted & found) / len(wanted) >= 0.95
    assert len(wanted & found) / len(found) >= 0.9


def test_back_is_the_same_way() -> None:
    assert backwards(SAMPLE) == forwards(SAMPLE)


def test_only_so_many_characters_are_looked_through() -> None:
    text = "好" * 5_000 + "2004年" + "好" * 5_000
    assert next_unit(text, 0, taken=nothing_taken) is None
    assert next_unit(text, 1_500, taken=nothing_taken) == (5_000, 5_005, DATE)
    assert previous_unit(text, len(text), taken=nothing_taken) is None
    assert previous_unit(text, 8_000, taken=nothing_taken) == (5_000, 5_005, DATE)


@given(
    st.lists(
        st.sampled_from(
            [
                *("市总工会", "2004年", "3月12日", "226.24万元", "五一", "书记", "樊耀", "第四次"),
                *("**【", "】**", "# ", "\n", "\n\n", " ", "\u3000", ",", "。", "~", "至", "𠮷"),
            ]
        ),
        max_size=30,
    ).map("".join),
    st.integers(0, 60),
)
def test_going_on_always_goes_forward_and_ends(text: str, position: int) -> None:
    position = min(position, len(text))
    unit = next_unit(text, position, taken=nothing_taken)
    if unit:
        assert position < unit[1] <= len(text)
        assert any(character.isalnum() for character in text[unit[0] : unit[1]])
    before = previous_unit(text, position, taken=nothing_taken)
    if before:
        assert before[0] < position
    units = forwards(text)
    assert all(one[1] <= other[0] for one, other in pairwise(units))


@pytest.mark.parametrize("limit", [0, 1])
def test_a_limit_of_nothing_finds_nothing_far_away(limit: int) -> None:
    assert next_unit("好" * 80 + "2004年", 0, taken=nothing_taken, limit=limit) is None
