"""What a record tells apart, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.values import FigureValue
from annotator.formats.cell_text import as_in_cell
from annotator.formats.row_record import (
    comparable,
    fingerprint,
    read_record,
    record_line,
    record_of,
)
from export_builders import SOME_ROWS, hostile_strings

ANY_TEXT = st.text()


@pytest.mark.parametrize("row", SOME_ROWS, ids=lambda row: row.id[-1])
def test_a_record_reads_back_from_its_line(row) -> None:
    record = record_of(replace(row, revision=7))
    assert read_record(record_line(record)) == record
    assert record.revision == 7


@pytest.mark.parametrize("line", ["", "1", "x figure pending - - - -", "1 figure gone - - - -"])
def test_what_is_no_record_is_none(line: str) -> None:
    assert read_record(line) is None


def test_each_open_cell_and_the_quote_have_their_part() -> None:
    row = SOME_ROWS[1]
    other = replace(
        row,
        quote="19.8万人",
        value=FigureValue("198000", unit="人"),
        review_remark="请核对",
        note="！",
    )
    before, after = record_of(row), record_of(other)
    assert before.quote != after.quote
    assert before.value != after.value
    assert before.remark != after.remark
    assert (before.note, after.note == "-") == ("-", False)


@given(ANY_TEXT)
def test_a_text_and_its_cell_have_the_same_fingerprint(text: str) -> None:
    assert fingerprint(text) == fingerprint(as_in_cell(text))


def test_so_have_hostile_ones() -> None:
    for text in hostile_strings(300):
        assert fingerprint(text) == fingerprint(as_in_cell(text)), text


def test_a_text_that_was_cut_is_recorded_as_its_cell_shows_it() -> None:
    text = "字" * 40_000
    assert fingerprint(text) == fingerprint(as_in_cell(text)) != fingerprint(text[:32_767])


@given(ANY_TEXT, ANY_TEXT)
def test_texts_that_read_differently_have_different_fingerprints(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) is (comparable(one) == comparable(other))


@pytest.mark.parametrize("same", ["a b", " a  b ", "a\r\nb", "a\u3000b", "a _x000D_b", "a\x07 b"])
def test_line_ends_spaces_and_control_characters_do_not_count(same: str) -> None:
    assert comparable(same) == "a b"
