"""Cells from outside, however a program may have written them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from annotator.domain.read_backs import NoResult
from annotator.domain.workbook_problems import WorkbookIsUnsafe
from annotator.formats import sheet_rows
from annotator.formats.sheet_rows import SheetRows, plain
from annotator.formats.workbook_parts import opened
from workbook_builders import by_hand, sheet_xml

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.sheet_rows import Row


def rows_of(path: Path, sheet: int = 0) -> list[Row]:
    with opened(path) as book:
        return list(SheetRows(book, book.sheets[sheet]))


def cells(tmp_path: Path, xml: str, **others: str) -> list[Any]:
    """Return what the cells of one row say."""
    (row,) = rows_of(by_hand(tmp_path / "a.xlsx", sheet_xml(f"<row>{xml}</row>"), **others))
    return list(row.cells.values())


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("市总工会", "市总工会"),
        ("  a\n", "  a\n"),
        (5, "5"),
        (5.0, "5"),
        (0.1, "0.1"),
        (2262400, "2262400"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (True, "TRUE"),
        (datetime(2004, 11, 15), "2004-11-15"),  # noqa: DTZ001 - as cells have them
        (date(2004, 11, 15), "2004-11-15"),
        (datetime(2004, 11, 15, 9, 30), "2004-11-15T09:30:00"),  # noqa: DTZ001
        ("#N/A", NoResult("#N/A")),
        ("=1+1", NoResult("=")),
    ],
)
def test_a_cell_says_what_its_reader_sees(tmp_path: Path, value: object, said: object) -> None:
    book = Workbook()
    book.active["B3"] = value
    book.save(tmp_path / "a.xlsx")
    (row,) = rows_of(tmp_path / "a.xlsx")
    assert (row.number, row.cells) == (3, {2: said})


def test_a_percentage_keeps_its_sign(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = 0.054
    book.active["A1"].number_format = "0.00%"
    book.save(tmp_path / "a.xlsx")
    assert rows_of(tmp_path / "a.xlsx")[0].cells == {1: "5.4%"}


def test_a_formula_counts_as_the_result_saved_with_it(tmp_path: Path) -> None:
    xml = (
        '<c r="A1" t="str"><f>"通"&amp;"过"</f><v>通过</v></c>'
        '<c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>1+1</f></c>'
        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="str"><f>""</f><v></v></c>'
    )
    assert cells(tmp_path, xml) == ["通过", "2", NoResult("="), NoResult("#DIV/0!")]


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    book.active["A1"] = date(2004, 11, 15)
    book.save(tmp_path / "a.xlsx")
    assert rows_of(tmp_path / "a.xlsx")[0].cells == {1: "2004-11-15"}


def test_runs_of_formatted_text_are_joined_and_readings_left_out(tmp_path: Path) -> None:
    runs = (
        "<r><t>市总</t></r><r><rPr><b/></rPr><t>工会</t></r><rPh sb='0' eb='2'><t>しそう</t></rPh>"
    )
    xml = f'<c r="A1" t="inlineStr"><is>{runs}</is></c><c r="B1" t="s"><v>1</v></c>'
    shared = f"<sst><si><t>零</t></si><si>{runs}</si></sst>"
    assert cells(tmp_path, xml, sharedStrings=shared) == ["市总工会", "市总工会"]


def test_cells_and_rows_without_a_name_follow_one_another(tmp_path: Path) -> None:
    row = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>'
    path = by_hand(tmp_path / "a.xlsx", sheet_xml(row, '<row r="7"><c><v>4</v></c></row>', row))
    found = [(row.number, row.cells) for row in rows_of(path)]
    assert found[:2] == [(1, {1: "1", 4: "2", 5: "3"}), (7, {1: "4"})]
    assert found[2][0] == 8


def test_tags_may_have_a_prefix(tmp_path: Path) -> None:
    xml = (
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is>'
        "<x:t>通过</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert rows_of(by_hand(tmp_path / "a.xlsx", xml))[0].cells == {1: "通过"}


@pytest.mark.parametrize(
    "broken", ['t="s"><v>5</v>', 't="s"><v>x</v>', "><v>x</v>", 's="9"><v>1</v>']
)
def test_what_refers_to_nothing_says_nothing(tmp_path: Path, broken: str) -> None:
    (cell,) = cells(tmp_path, f"<c {broken}</c>")
    assert isinstance(cell, NoResult)


@pytest.mark.parametrize("number", ["nan", "inf", "-1e999"])
def test_what_is_no_number_says_nothing(tmp_path: Path, number: str) -> None:
    assert cells(tmp_path, f"<c><v>{number}</v></c>") == [NoResult(number)]


def test_only_wanted_columns_are_taken(tmp_path: Path) -> None:
    row = "<row>" + "".join(f"<c><v>{number}</v></c>" for number in range(1, 30)) + "</row>"
    path = by_hand(tmp_path / "a.xlsx", sheet_xml(*[row] * 2_000))
    with opened(path) as book:
        rows = SheetRows(book, book.sheets[0])
        rows.wanted = frozenset({2, 9})
        last = list(rows)[-1]
    assert (last.number, last.cells) == (2_000, {2: "2", 9: "9"})


def test_what_follows_the_rows_is_not_taken_for_one(tmp_path: Path) -> None:
    xml = sheet_xml("<row><c><v>1</v></c></row>").replace(
        "</worksheet>", "<x><row><c><v>2</v></c></row></x></worksheet>"
    )
    assert len(rows_of(by_hand(tmp_path / "a.xlsx", xml))) == 1


def test_columns_far_out_are_passed_over(tmp_path: Path) -> None:
    assert cells(tmp_path, '<c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c>') == ["1"]
    assert cells(tmp_path, f'<c r="A1"><v>1</v></c><c r="{"Z" * 999}1"><v>2</v></c>') == ["1"]


@pytest.mark.parametrize(
    "rows",
    [
        f"<row>{'<c/>' * 16_385}</row>",
        f"<row><c><v>{'1' * 2_000_001}</v></c></row>",
        f'<row><c r="{"A" * 1_200_000}"/></row>',
    ],
    ids=["cells", "text", "tag"],
)
def test_a_row_that_no_program_writes_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(WorkbookIsUnsafe):
        rows_of(by_hand(tmp_path / "a.xlsx", sheet_xml(rows)))


def test_more_rows_than_a_sheet_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_rows, "_MOST_ROWS", 100)
    with pytest.raises(WorkbookIsUnsafe):
        rows_of(by_hand(tmp_path / "a.xlsx", sheet_xml('<row r="1"/>' * 101)))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_written_out_is_the_same_number(number: float) -> None:
    text = plain(number)
    assert float(text) == number
    assert "e" not in text.lower()
