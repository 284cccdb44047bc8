"""A term is found where a reader sees it: across page breaks, in any case, going round."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.search import find_all, hits_within, next_hit, previous_hit

HITS = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=8).map(
    lambda gaps: [
        (at := sum(gap + length for gap, length in gaps[:n]) + gap, at + length)
        for n, (gap, length) in enumerate(gaps)
    ]
)


def test_a_term_is_found_where_a_page_break_cuts_it() -> None:
    assert find_all("市总工\n\n会和市总工会", "市总工会") == [(0, 6), (7, 11)]


def test_the_line_ends_of_a_pasted_term_do_not_matter() -> None:
    assert find_all("全市总工会", "市总\r\n工会\n") == [(1, 5)]


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("The CPC and the cpc", "Cpc", [(4, 7), (16, 19)]),
        ("１．５％ 和 a+b", "a+b", [(7, 10)]),
        ("见(89)12号", "(89)", [(1, 5)]),
        ("𠮷野家、𠮷野", "𠮷野", [(0, 2), (4, 6)]),
        ("aaaa", "aa", [(0, 2), (2, 4)]),
        ("没有", "无", []),
        ("", "无", []),
        ("\n\n", "无", []),
    ],
)
def test_a_term_is_taken_as_it_stands(text: str, term: str, found: list[tuple[int, int]]) -> None:
    assert find_all(text, term) == found


@pytest.mark.parametrize("term", ["", "\n", "\r\n\n"])
def test_a_term_without_characters_finds_nothing(term: str) -> None:
    assert find_all("甲\n乙", term) == []


@given(st.text(st.sampled_from("甲乙a\n"), max_size=40), st.text("甲乙a", min_size=1, max_size=3))
def test_what_is_found_is_the_term_and_nothing_is_missed(text: str, term: str) -> None:
    hits = find_all(text, term)
    assert [text[start:end].replace("\n", "") for start, end in hits] == [term] * len(hits)
    joined = text.replace("\n", "")
    assert len(hits) == len(re.findall(re.escape(term), joined))


def test_the_next_place_after_the_last_is_the_first() -> None:
    hits = [(3, 5), (8, 10)]
    assert [next_hit(hits, position) for position in (0, 3, 4, 8, 9)] == [0, 0, 1, 1, 0]
    assert [previous_hit(hits, position) for position in (0, 3, 4, 8, 9)] == [1, 1, 0, 0, 1]


def test_there_is_no_next_place_where_nothing_was_found() -> None:
    assert next_hit([], 5) is None
    assert previous_hit([], 5) is None


@given(HITS, st.integers(0, 60), st.integers(1, 20))
def test_the_places_within_a_stretch_are_those_that_touch_it(
    hits: list[tuple[int, int]], start: int, length: int
) -> None:
    end = start + length
    assert hits_within(hits, start, end) == [hit for hit in hits if hit[0] < end and hit[1] > start]
