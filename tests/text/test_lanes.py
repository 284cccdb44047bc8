"""Underlines never lie on each other, and what lies inside lies nearer to the text."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.lanes import assign_lanes

if TYPE_CHECKING:
    from annotator.text.span_index import Mark


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    spans = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=14))
    return sorted((start, start + length, key, "date") for key, (start, length) in enumerate(spans))


@given(marks())
def test_marks_that_share_a_character_have_different_lanes(listed: list[Mark]) -> None:
    lanes = assign_lanes(listed)
    assert lanes.keys() == {mark[2] for mark in listed}
    for one, other in combinations(listed, 2):
        if one[0] < other[1] and other[0] < one[1]:
            assert lanes[one[2]] != lanes[other[2]]


@given(marks())
def test_a_mark_inside_another_lies_nearer_to_the_text(listed: list[Mark]) -> None:
    lanes = assign_lanes(listed)
    for one, other in combinations(listed, 2):
        inner, outer = sorted((one, other), key=lambda mark: mark[1] - mark[0])
        inside = outer[0] <= inner[0] and inner[1] <= outer[1]
        if inside and inner[:2] != outer[:2]:
            assert lanes[inner[2]] < lanes[outer[2]]


@given(marks())
def test_no_lane_is_left_empty_below_a_mark(listed: list[Mark]) -> None:
    lanes = assign_lanes(listed)
    for mark in listed:
        others = {lanes[o[2]] for o in listed if o[0] < mark[1] and mark[0] < o[1]}
        assert set(range(lanes[mark[2]])) <= others


def test_neighbours_share_the_first_lane() -> None:
    assert assign_lanes([(0, 3, 7, "date"), (3, 5, 8, "date")]) == {7: 0, 8: 0}


def test_no_marks_need_no_lanes() -> None:
    assert assign_lanes([]) == {}
