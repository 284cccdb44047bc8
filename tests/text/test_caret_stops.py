"""The caret gets everywhere a reader sees a character end, and nowhere else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.resource_files import seed
from annotator.text.caret_stops import CaretStops
from annotator.text.graphemes import is_boundary, next_boundary
from annotator.text.markdown_marks import marks_of
from annotator.text.paragraphs import Paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = ["市", "总工会", "1162", "ab", "。", "【", "】", "\n", "\n\n", " ", "　"]
MARKS = ["**", "# ", "##"]
CLUSTERS = ["\u0301", "葛\U000e0100", "👩\u200d👩\u200d👧", "🇨🇳", "𠮷"]
UNSEEN = ["\r", "\u200b", "\ufeff", "\x00", "\u2028"]
TEXTS = st.lists(st.sampled_from([*WORDS, *MARKS, *CLUSTERS, *UNSEEN]), max_size=20).map("".join)


def stops_of(text: str) -> CaretStops:
    return CaretStops(text, Paragraphs(text))


def hidden_in(text: str, start: int, end: int) -> set[int]:
    """The places before and inside the marks of a line."""
    hidden: set[int] = set()
    for a, b in marks_of(text[start:end]):
        behind = start + b if is_boundary(text, start + b) else next_boundary(text, start + b)
        hidden.update(range(start + a, behind))
    return hidden


def all_stops(text: str) -> list[int]:
    """Every stop of a text, the slow way: line by line, place by place."""
    stops: list[int] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            hidden = hidden_in(text, start, end)
            places = range(start, end + 1)
            stops += [p for p in places if p not in hidden and (p == end or is_boundary(text, p))]
        start = end + 1
    return stops or [0]


def walk(step: Callable[[int], int], position: int, goal: int) -> list[int]:
    """Every stop on the way; fails where a step does not get on."""
    way = [position]
    while way[-1] != goal:
        following = step(way[-1])
        assert abs(goal - following) < abs(goal - way[-1])
        way.append(following)
    return way


@given(TEXTS)
def test_walking_from_end_to_end_meets_every_stop(text: str) -> None:
    stops, expected = stops_of(text), all_stops(text)
    assert walk(stops.after, stops.first, stops.last) == expected
    assert walk(stops.before, stops.last, stops.first) == expected[::-1]


@given(TEXTS, st.data())
def test_a_step_from_anywhere_goes_to_the_next_stop(text: str, data: st.DataObject) -> None:
    stops, expected = stops_of(text), all_stops(text)
    position = data.draw(st.integers(0, len(text)))
    number = Paragraphs(text).at(position)
    start, end = Paragraphs(text).starts[number], Paragraphs(text).ends[number]
    hidden = hidden_in(text, start, end) if text[start:end].strip() else set()
    here = position
    while here in hidden:
        here += 1
    assert stops.after(position) == next((s for s in expected if s > here), expected[-1])
    earlier = [s for s in expected if s < here]
    assert stops.before(position) == (earlier[-1] if earlier else expected[0])


@given(TEXTS, st.data())
def test_any_place_snaps_to_a_stop_of_its_line(text: str, data: st.DataObject) -> None:
    stops, expected = stops_of(text), all_stops(text)
    position = data.draw(st.integers(0, len(text)))
    snapped = stops.snap(position)
    assert snapped in expected
    assert stops.snap(snapped) == snapped
    if position in expected:
        assert snapped == position
    paragraphs = Paragraphs(text)
    if not paragraphs.is_blank(paragraphs.at(position)):
        assert paragraphs.at(snapped) == paragraphs.at(position)


@given(TEXTS)
def test_word_steps_stop_only_at_stops_and_come_to_the_end(text: str) -> None:
    stops, expected = stops_of(text), all_stops(text)
    forwards = walk(stops.word_after, stops.first, stops.last)
    backwards = walk(stops.word_before, stops.last, stops.first)
    assert set(forwards) <= set(expected)
    assert set(backwards) <= set(expected)
    assert set(backwards) == set(forwards)


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "　\n ", " \t "])
def test_a_text_that_shows_nothing_has_one_stop(text: str) -> None:
    stops = stops_of(text)
    assert stops.first == stops.last == 0
    assert {stops.after(0), stops.before(0), stops.snap(len(text)), stops.word_after(0)} == {0}


@pytest.mark.parametrize("text", ["#", "## ", "###"])
def test_a_text_of_only_marks_has_one_stop_behind_them(text: str) -> None:
    stops = stops_of(text)
    assert stops.first == stops.last == len(text)


def test_words_end_where_the_kind_of_character_changes_punctuation_with_the_run_before() -> None:
    text = "新建工会1162家,达标**建家**GDP。\n\n会员"
    stops = stops_of(text)
    way = walk(stops.word_after, stops.first, stops.last)
    assert [text[a:b] for a, b in pairwise(way)] == [
        *("新建工会", "1162", "家,", "达标**建家**", "GDP。\n\n", "会员")
    ]


def test_a_mark_is_one_step_whichever_of_its_places_one_comes_from() -> None:
    stops = stops_of("甲**乙**丙")
    assert {stops.after(place) for place in (4, 5, 6)} == {7}
    assert {stops.before(place) for place in (1, 2, 3)} == {0}
    assert stops.after(0) == 3
    assert stops.before(7) == 6


@pytest.mark.parametrize("filling", ["字", "𠮷", "**字**", " "])
def test_a_paragraph_of_several_pieces_is_walked_like_a_short_one(filling: str) -> None:
    text = "始" + filling * (9_000 // len(filling)) + "终"
    paragraphs, stops = Paragraphs(text), CaretStops(text, Paragraphs(text))
    assert len(paragraphs) > 2
    for border in paragraphs.starts[1:]:
        here = stops.snap(border)
        assert stops.before(stops.after(here)) == here
        assert stops.after(stops.before(here)) == here
    assert stops.word_before(stops.last) < stops.last


def test_marks_that_stay_visible_in_a_part_of_a_huge_paragraph_are_stops() -> None:
    text = "字" * 4_100 + "**粗**"
    stops = stops_of(text)
    assert [stops.after(place) for place in (4_099, 4_100, 4_101)] == [4_100, 4_101, 4_102]


def test_walking_through_the_sample_and_back_is_the_same_way() -> None:
    text = seed("chronicle.txt").read_text(encoding="utf-8")
    stops = stops_of(text)
    way = walk(stops.after, stops.first, stops.last)
    assert way == walk(stops.before, stops.last, stops.first)[::-1]
    assert not any(text[place - 2 : place + 1] == "\n\n\n" for place in way)
