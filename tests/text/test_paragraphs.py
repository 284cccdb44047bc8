"""The pieces of a text hold every character once, are never too long and tear nothing apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.graphemes import is_boundary
from annotator.text.paragraphs import LONGEST_PIECE, Paragraphs

HAN, CLUSTERS = ["市总工会", "12家。", "𠮷"], ["葛\U000e0100", "e\u0301", "👩\u200d👩\u200d👧"]
RUNS = st.sampled_from([*HAN, *CLUSTERS, "\n", "\n\n", " ", "　", "\u2028"])
TEXTS = st.lists(RUNS, max_size=30).map("".join)


@st.composite
def long_texts(draw: st.DrawFn) -> str:
    """Lines of many thousand characters, cut here and there by a line end."""
    parts = draw(st.lists(st.tuples(RUNS, st.integers(1, 3000)), max_size=4))
    shift = draw(st.text("字。", max_size=9))
    return shift + "".join(run * times for run, times in parts)


@given(st.one_of(TEXTS, long_texts()))
def test_pieces_hold_every_character_but_the_line_ends(text: str) -> None:
    paragraphs = Paragraphs(text)
    pieces = list(zip(paragraphs.starts, paragraphs.ends, strict=True))
    assert pieces[0][0] == 0
    assert pieces[-1][1] == len(text)
    for number, ((_, end), (start, _)) in enumerate(pairwise(pieces), 1):
        assert text[end:start] == ("" if number in paragraphs.continued else "\n")
    assert all("\n" not in text[start:end] for start, end in pieces)


@given(long_texts())
def test_no_piece_is_too_long_or_begins_inside_a_character(text: str) -> None:
    paragraphs = Paragraphs(text)
    for number, (start, end) in enumerate(zip(paragraphs.starts, paragraphs.ends, strict=True)):
        assert end - start <= LONGEST_PIECE
        assert is_boundary(text, start)
        assert start < end or number not in paragraphs.continued


@given(st.one_of(TEXTS, long_texts()), st.data())
def test_each_position_has_its_piece(text: str, data: st.DataObject) -> None:
    paragraphs = Paragraphs(text)
    position = data.draw(st.integers(0, len(text)))
    number = paragraphs.at(position)
    assert paragraphs.starts[number] <= position <= paragraphs.ends[number]
    start, end = paragraphs.whole_paragraph(number)
    assert start == text.rfind("\n", 0, position) + 1
    assert end == (text + "\n").find("\n", position)


def test_a_long_paragraph_is_cut_behind_a_punctuation_mark() -> None:
    sentence = "工会经费持续稳定增长,”"
    paragraphs = Paragraphs(sentence * 1000)
    assert {(sentence * 1000)[start - 2 : start] for start in paragraphs.starts[1:]} == {"长,"}


def test_no_cut_parts_a_punctuation_mark_from_what_combines_with_it() -> None:
    text = "字" * 3_990 + ",\u0301" + "字" * 100
    assert all(is_boundary(text, start) for start in Paragraphs(text).starts)


def test_a_text_without_characters_is_one_blank_piece() -> None:
    paragraphs = Paragraphs("")
    assert (len(paragraphs), paragraphs.at(0), paragraphs.is_blank(0)) == (1, 0, True)


@pytest.mark.parametrize(("line", "blank"), [("", True), (" 　\t", True), ("。", False)])
def test_a_line_of_white_space_is_blank(line: str, blank: bool) -> None:
    assert Paragraphs(f"甲\n{line}\n乙").is_blank(1) is blank


def test_more_marks_on_one_character_than_fit_into_a_piece_are_cut_all_the_same() -> None:
    text = "a" + "\u0301" * 9_000
    paragraphs = Paragraphs(text)
    assert paragraphs.ends[-1] == len(text)
    assert all(b - a <= LONGEST_PIECE for a, b in pairwise(paragraphs.starts))
