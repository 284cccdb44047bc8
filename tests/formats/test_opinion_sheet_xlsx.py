"""The opinion sheet as a workbook, as a spreadsheet reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from annotator.domain.errors import FileIsMissing
from annotator.formats import opinion_words as words
from annotator.formats.cell_text import MOST_UNITS
from annotator.formats.opinion_sheet_xlsx import write_opinion_workbook
from export_builders import hostile_strings
from opinion_builders import AN_OPINION, a_sheet, a_volume

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.domain.opinion_sheets import OpinionSheet

HEADER_ROW = 7


def written(tmp_path: Path, sheet: OpinionSheet) -> Worksheet:
    path = tmp_path / "意见单.xlsx"
    write_opinion_workbook(path, sheet)
    book = load_workbook(path)
    assert book.sheetnames == ["审稿意见单"]
    return book.active


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Worksheet:
    return written(tmp_path_factory.mktemp("paper"), a_sheet())


def texts(sheet: Worksheet) -> list[list[str]]:
    """Return what each row says, without empty cells."""
    return [[cell for cell in row if cell] for row in sheet.iter_rows(values_only=True)]


def test_it_says_what_the_document_says(sheet: Worksheet) -> None:
    found = texts(sheet)
    assert found[0] == ["审　稿　意　见　单"]
    facts = [text for row in found[1:5] for text in row]
    assert facts == [text for fact in words.facts(a_sheet()) for text in fact]
    assert found[HEADER_ROW - 1] == [column.name for column in words.COLUMNS]
    assert [row[0] for row in found[HEADER_ROW : HEADER_ROW + 7]] == [
        "群众团体 / 市总工会　　退回 1 条，修改 2 条，通过 35 处",
        *("1", "2", "3"),
        "群众团体 / 市妇女联合会　　退回 2 条",
        *("4", "5"),
    ]
    assert found[-1] == ["审稿人（签字）：", "责任编辑（签字）：", "日期：", words.DATE_TO_FILL]


def test_it_prints_on_a4_with_header_rows_and_page_numbers(sheet: Worksheet) -> None:
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    assert "&P" in sheet.oddFooter.center.text
    assert sheet["A1"].font.name == "黑体"
    assert sheet.cell(HEADER_ROW + 2, 3).font.name == "宋体"


def test_title_facts_and_bands_run_across(sheet: Worksheet) -> None:
    areas = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:K1", "A2:B2", "C2:E2", "G2:K2", f"A{HEADER_ROW + 1}:K{HEADER_ROW + 1}"} <= areas


def test_the_quote_is_marked_and_the_mark_explained(sheet: Worksheet) -> None:
    found = texts(sheet)
    assert found[HEADER_ROW + 1][2] == "…004年底,全市新建工会累计〔1162家〕,会员19.7万人,全市行政…"
    assert ["“原文”一栏中，〔〕之内为所标注的文字。"] in found


def test_several_volumes_are_named_above_their_opinions(tmp_path: Path) -> None:
    sheet = written(tmp_path, a_sheet(a_volume(), a_volume((), title="科学技术")))
    found = texts(sheet)
    assert found[HEADER_ROW] == ["群众团体（2004年）"]
    assert any(row and row[0].startswith("科学技术（2004年）：没有退回") for row in found)


def test_a_sheet_without_opinions_still_is_one_to_sign(tmp_path: Path) -> None:
    found = texts(written(tmp_path, a_sheet(a_volume(()))))
    assert found[HEADER_ROW][0].startswith("没有退回或修改的意见。")
    assert found[-1][0] == "审稿人（签字）："
    assert not any("〔〕" in text for row in found for text in row)


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    hostile = hostile_strings(300)
    opinions = [
        replace(AN_OPINION, reason=reason, entry=entry, author=author, quote=quote, answer=answer)
        for reason, entry, author, quote, answer in zip(*[iter(hostile)] * 5, strict=True)
    ]
    sheet = written(tmp_path, a_sheet(a_volume(opinions), project="=1+1\x00\ud800"))
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}]


def test_a_text_too_long_for_a_cell_is_told(tmp_path: Path) -> None:
    opinions = (AN_OPINION, replace(AN_OPINION, reason="长" * (MOST_UNITS + 1)))
    path = tmp_path / "意见单.xlsx"
    result = write_opinion_workbook(path, a_sheet(a_volume(opinions)))
    assert result.shortened == (2,)
    assert result.counts.listed == 2


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileIsMissing):
        write_opinion_workbook(tmp_path / "nowhere" / "a.xlsx", a_sheet())
