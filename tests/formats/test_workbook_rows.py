"""Rows of a worksheet: well-formed XML that holds texts and numbers and nothing else."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from annotator.formats.cell_text import CUT_MARK
from annotator.formats.workbook_rows import RowWriter

QUOTED = {1: 11, 2: 12}
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


def parsed(*rows: list[Any], height: float | None = None) -> ET.Element:
    writer = RowWriter(3, QUOTED)
    xml = "".join(writer.row(row, [1, 2, 1], height=height) for row in rows)
    return ET.fromstring(f"<sheetData>{xml}</sheetData>")


def text_of(cell: ET.Element) -> str:
    text: str = unescape(cell.findtext("is/t") or "")
    return text


@given(st.lists(ANY_TEXT | st.integers() | st.none(), min_size=3, max_size=3))
def test_any_row_is_well_formed_and_reads_back(values: list[Any]) -> None:
    (row,) = parsed(values)
    cells = {cell.attrib["r"]: cell for cell in row}
    for place, value in zip(["A1", "B1", "C1"], values, strict=True):
        if value is None:
            assert place not in cells
        elif isinstance(value, int):
            assert cells[place].findtext("v") == str(value)
        else:
            assert text_of(cells[place]) == value.replace("\r\n", "\n").replace("\r", "\n")


@given(ANY_TEXT)
def test_no_text_ever_becomes_a_formula(text: str) -> None:
    (row,) = parsed([f"={text}", "", ""])
    assert {element.tag for element in row.iter()} <= {"row", "c", "is", "t"}
    assert row[0].attrib["t"] == "inlineStr"


def test_what_looks_like_a_formula_is_quoted() -> None:
    (row,) = parsed(["=1+1", "-5", "市总工会"])
    assert [cell.attrib["s"] for cell in row] == ["11", "12", "1"]


def test_rows_are_numbered_and_cells_named() -> None:
    first, second = parsed(["a", "b", "c"], [1, 2.5, ""])
    assert [cell.attrib["r"] for cell in first] == ["A1", "B1", "C1"]
    assert second.attrib == {"r": "2"}
    assert [cell.findtext("v") for cell in second] == ["1", "2.5", None]


def test_an_empty_cell_keeps_its_look() -> None:
    (row,) = parsed(["", None, ""])
    assert [(cell.attrib, len(cell)) for cell in row] == [
        ({"r": "A1", "s": "1"}, 0),
        ({"r": "C1", "s": "1"}, 0),
    ]


def test_white_space_at_the_ends_is_kept() -> None:
    (row,) = parsed(["  a\n", "", ""])
    assert text_of(row[0]) == "  a\n"
    assert row[0][0][0].attrib == {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def test_a_row_may_say_how_high_it_is() -> None:
    (row,) = parsed(["a", "", ""], height=36.5)
    assert row.attrib == {"r": "1", "ht": "36.5", "customHeight": "1"}


@pytest.mark.parametrize("length", [16_001, 32_767])
def test_a_long_text_that_fits_is_whole(length: int) -> None:
    writer = RowWriter(1, QUOTED)
    assert "字" * length in writer.row(["字" * length], [1])
    assert not writer.shortened


def test_a_cut_is_reported_for_its_row_alone() -> None:
    writer = RowWriter(1, QUOTED)
    reported = []
    for text in ["字", "字" * 32_768, "字"]:
        assert (CUT_MARK in writer.row([text], [1])) == (len(text) > 1)
        reported.append(writer.shortened)
    assert reported == [False, True, False]
