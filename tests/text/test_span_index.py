"""The index answers as a plain list would, however long, crowded or nested the marks are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.span_index import Mark, SpanIndex

# Starts and lengths around the borders of the buckets of 1,024 characters, and very long spans.
STARTS = st.one_of(
    st.integers(0, 60), st.sampled_from([1023, 1024, 1025, 2047, 2048, 9000]), st.integers(0, 6000)
)
LENGTHS = st.one_of(st.integers(1, 30), st.sampled_from([1023, 1024, 1025, 5000]))
CODES = st.sampled_from(["organisation", "figure", "date", "person"])


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    spans = draw(st.lists(st.tuples(STARTS, LENGTHS, CODES), max_size=25))
    keys = draw(st.permutations(range(len(spans))))
    made = zip(spans, keys, strict=True)
    return sorted((start, start + length, key, code) for (start, length, code), key in made)


def overlapping(listed: list[Mark], start: int, end: int) -> list[Mark]:
    return [mark for mark in listed if mark[0] < end and mark[1] > start]


@given(marks(), STARTS, LENGTHS)
def test_overlapping_marks_are_those_a_plain_list_gives(
    listed: list[Mark], start: int, length: int
) -> None:
    index = SpanIndex(listed)
    assert index.overlapping(start, start + length) == overlapping(listed, start, start + length)


@given(marks(), STARTS)
def test_covering_marks_come_innermost_first(listed: list[Mark], position: int) -> None:
    covering = SpanIndex(listed).covering(position)
    assert sorted(covering) == overlapping(listed, position, position + 1)
    assert all(a[1] - a[0] <= b[1] - b[0] for a, b in pairwise(covering))


@given(marks())
def test_an_index_is_the_sorted_list(listed: list[Mark]) -> None:
    index = SpanIndex(listed)
    assert list(index) == listed
    assert len(index) == len(listed)
    assert index.starts() == [mark[0] for mark in listed]


@given(marks())
def test_going_from_mark_to_mark_meets_each_once_in_both_directions(listed: list[Mark]) -> None:
    index = SpanIndex(listed)
    forwards, mark = [], index.after((0,))
    while mark is not None:
        forwards.append(mark)
        mark = index.after(mark[:3])
    backwards, mark = [], index.before((1 << 30,))
    while mark is not None:
        backwards.append(mark)
        mark = index.before(mark[:3])
    assert forwards == listed
    assert backwards == listed[::-1]


@given(marks(), STARTS)
def test_a_mark_that_starts_at_a_position_lies_behind_it(listed: list[Mark], place: int) -> None:
    index = SpanIndex(listed)
    assert index.after((place,)) == next((mark for mark in listed if mark[0] >= place), None)
    before = [mark for mark in listed if mark[0] < place]
    assert index.before((place,)) == (before[-1] if before else None)


@given(marks(), st.data())
def test_adding_and_removing_leaves_what_building_gives(
    listed: list[Mark], data: st.DataObject
) -> None:
    index = SpanIndex()
    for mark in data.draw(st.permutations(listed)):
        index.add(mark)
    assert list(index) == listed
    gone = data.draw(st.lists(st.sampled_from(listed), unique=True)) if listed else []
    for mark in gone:
        index.remove(mark)
    left = [mark for mark in listed if mark not in gone]
    assert list(index) == left
    assert len(index) == len(left)
    for position in (0, 1024, 3000, 9001):
        assert index.overlapping(position, position + 50) == overlapping(
            left, position, position + 50
        )


def test_removing_a_mark_that_is_not_there_says_so() -> None:
    index = SpanIndex([(5, 9, 1, "date")])
    for stranger in [(5, 9, 2, "date"), (5, 9, 1, "person"), (7000, 7001, 1, "date")]:
        with pytest.raises(KeyError):
            index.remove(stranger)
    assert list(index) == [(5, 9, 1, "date")]


def test_an_empty_index_answers_everything_with_nothing() -> None:
    index = SpanIndex()
    assert (len(index), list(index), index.overlapping(0, 10), index.covering(3)) == (0, [], [], [])
    assert index.after((0,)) is None
    assert index.before((9,)) is None


def test_a_mark_over_the_whole_text_is_found_everywhere() -> None:
    long = (0, 2_000_000, 1, "organisation")
    index = SpanIndex([long])
    index.add((1_500_000, 1_500_004, 2, "date"))
    assert index.covering(1_500_001) == [(1_500_000, 1_500_004, 2, "date"), long]
    assert index.covering(1_999_999) == [long]
    assert index.covering(2_000_000) == []
    index.remove(long)
    assert index.covering(1_999_999) == []
