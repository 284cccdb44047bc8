"""The 26 columns: each has its cell, each enumerated word its Chinese one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotator.domain.annotations import AnnotationType, Origin, Status
from annotator.domain.final_versions import Choice, Provenance, Source
from annotator.domain.values import DateValue
from annotator.formats.annotation_columns import (
    COLUMNS,
    ORIGIN_WORDS,
    STATUS_WORDS,
    TYPE_WORDS,
    Kind,
    cell_number,
    cells,
)
from export_builders import A_ROW, CHINA, SOME_ROWS

if TYPE_CHECKING:
    from annotator.domain.exports import ExportRow


def test_there_are_twenty_six_columns_with_different_names_and_a_meaning_each() -> None:
    assert len({column.name for column in COLUMNS}) == 26
    assert all(column.meaning.endswith("。") for column in COLUMNS)


def test_every_type_origin_and_status_has_a_word() -> None:
    assert set(TYPE_WORDS) == set(AnnotationType)
    assert set(ORIGIN_WORDS) == set(Origin)
    assert set(STATUS_WORDS) == set(Status)


@pytest.mark.parametrize("row", SOME_ROWS, ids=lambda row: row.type.value)
def test_every_column_gets_the_kind_of_cell_it_says(row: ExportRow) -> None:
    values = cells(row, CHINA)
    for column, value in zip(COLUMNS, values, strict=True):
        assert isinstance(value, int if column.kind is Kind.COUNT else str)


def test_times_are_those_of_the_zone() -> None:
    place = [column.name for column in COLUMNS].index("标注时间")
    assert cells(A_ROW, CHINA)[place] == "2026-11-20 12:00:00"


def test_a_date_that_is_none_leaves_first_and_last_day_empty() -> None:
    values = cells(replace(A_ROW, value=DateValue("昔")), CHINA)
    assert values[11] == "昔"
    assert values[15:17] == ["", ""]


def origin_of(choice: Choice, *authors: str) -> object:
    sources = tuple(Source(f"id {author}", 1, author) for author in authors)
    row = replace(A_ROW, origin=Origin.FINAL, provenance=Provenance(choice, "张审", sources))
    return cells(row, CHINA)[[column.name for column in COLUMNS].index("来源")]


def test_the_final_version_says_where_it_comes_from() -> None:
    assert origin_of(Choice.UNANIMOUS, "王敏", "李强", "王敏") == "定稿：一致（王敏、李强）"
    assert origin_of(Choice.CHOSEN, "王敏", "李强") == "定稿：选自王敏（张审）"
    assert origin_of(Choice.AMENDED, "王敏", "李强") == "定稿：张审修改"
    assert origin_of(Choice.AMENDED) == "定稿：张审修改"


@pytest.mark.parametrize("number", ["100000000000000000000", "-0.50", "000", "12.0"])
def test_zeros_at_the_ends_are_no_digits_that_could_be_lost(number: str) -> None:
    assert cell_number(number) == float(number)
