"""The workbook about how far a project is, as a spreadsheet reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from annotator.domain.errors import FileIsMissing
from annotator.formats.progress_columns import TALLY_HEADERS
from annotator.formats.progress_workbook import write_progress_workbook
from progress_builders import a_report, an_empty_report

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.domain.progress_reports import ProgressReport

CENTIMETRE = 360_000  # in the unit of drawings
A_PAGE = 23  # centimetres of what is shrunk to the width of the paper
SHEETS = ["进度", "篇章", "待处理", "每日", "工作量"]


def written(tmp_path: Path, report: ProgressReport) -> Workbook:
    path = tmp_path / "进度.xlsx"
    write_progress_workbook(path, report)
    return load_workbook(path)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """Return the workbook on one document."""
    return written(tmp_path_factory.mktemp("one"), a_report())


@pytest.fixture(scope="module")
def book_of_two(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(tmp_path_factory.mktemp("two"), a_report("群众团体", "科学技术"))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    header, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), map(as_day, row), strict=True)) for row in body]


def as_day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def block(sheet: Worksheet, title: str) -> list[list[object]]:
    """Return the rows below a heading of the overview, its header first."""
    values = [list(row) for row in sheet.iter_rows(values_only=True)]
    first = [row[0] for row in values].index(title) + 1
    found = []
    for row in values[first:]:
        if not any(row):
            break
        found.append(row)
    return [list(map(as_day, row)) for row in found]


def test_people_documents_and_totals_are_seen_at_a_glance(book_of_two: Workbook) -> None:
    sheet = book_of_two["进度"]
    assert sheet["A1"].value == "景德镇年鉴 2005：进度"
    header, wang, chen = block(sheet, "标注人")
    assert header[1:] == list(TALLY_HEADERS)
    assert (wang[0], wang[1], chen[0], chen[1]) == ("王芳", 39, "陈静", 21)
    assert wang[header.index("已通过")] == 27
    assert wang[header.index("完成")] == pytest.approx(27 / 39)
    _, first, second = block(sheet, "文档")
    assert [first[0], first[1], second[1]] == ["群众团体", 20, 40]
    assert first[-1] == "审核中"


def test_who_reviewed_and_who_owes_an_answer_is_listed(book: Workbook) -> None:
    sheet = book["进度"]
    header, wang, chen, li = (dict(enumerate(row)) for row in block(sheet, "审核与答复"))
    names = {str(name): place for place, name in header.items()}
    assert li[names["通过"]] == 90
    assert li[names["定稿"]] == 12
    assert wang[names["最早退回"]] == date(2026, 11, 17)
    assert wang[names["搁置天数"]] == 3
    assert chen[names["最早退回"]] is None
    assert (chen[names["完成篇章"]], chen[names["标注篇章"]]) == (1, 1)


def test_each_author_has_a_row_in_each_section_and_untouched_sections_have_one(
    book: Workbook,
) -> None:
    found = rows(book["篇章"])
    assert [(row["条目"], row["标注人"], row["标注"]) for row in found] == [
        ("概述", "王芳", 13),
        ("概述", "陈静", 7),
        ("送温暖活动", None, 0),
    ]
    assert [row["阶段"] for row in found] == ["审核中", "审核中", "未标注"]
    assert found[2]["已审"] is None


def test_shares_have_bars_and_counts_a_chart(book_of_two: Workbook) -> None:
    bars = {str(area.sqref) for area in book_of_two["篇章"].conditional_formatting}
    assert bars == {"O2:O7", "P2:P7", "Q2:Q7"}
    (chart,) = book_of_two["进度"]._charts
    assert len(chart.series) == 5
    assert chart.series[0].val.numRef.f == "'进度'!$G$22:$G$23"
    assert book_of_two["进度"]["A22"].value == "群众团体"
    assert book_of_two["进度"]["G21"].value == "待审"


def test_with_one_document_the_chart_shows_its_authors(book: Workbook) -> None:
    sheet = book["进度"]
    (chart,) = sheet._charts
    place = chart.series[0].cat.numRef.f if chart.series[0].cat.numRef else None
    assert place == "'进度'!$A$11:$A$12"
    assert sheet["A11"].value == "王芳"


def test_bars_begin_at_nothing(book: Workbook) -> None:
    charts = [chart for sheet in book for chart in sheet._charts]
    assert [chart.y_axis.scaling.min for chart in charts] == [0, 0]


def test_a_chart_that_fits_below_the_tables_stays_on_their_page(book: Workbook) -> None:
    assert [page.id for page in book["进度"].row_breaks.brk] == []


@pytest.mark.parametrize("count", [8, 40])
def test_any_other_chart_has_a_page_of_its_own_that_holds_it(tmp_path: Path, count: int) -> None:
    sheet = written(tmp_path, a_report(*map("文档{}".format, range(count))))["进度"]
    (chart,) = sheet._charts
    (page,) = sheet.row_breaks.brk
    assert page.id == sheet.max_row < chart.anchor._from.row
    assert chart.anchor.ext.height / CENTIMETRE <= A_PAGE


def test_what_waits_is_listed_with_reason_and_age(book: Workbook) -> None:
    (row,) = rows(book["待处理"])
    assert row == {
        "文档": "群众团体",
        "篇章": "群众团体",
        "条目": "概述",
        "原文": "1162家",
        "类型": "数字",
        "状态": "已退回",
        "标注人": "王芳",
        "审核人": "李主任",
        "理由": "=边界不当",
        "退回日期": date(2026, 11, 17),
        "搁置天数": 3,
    }


def test_days_add_up_to_what_people_did(book: Workbook) -> None:
    days, work = rows(book["每日"]), rows(book["工作量"])
    assert (len(days), len(work)) == (12, 24)
    assert days[0]["日期"] == date(2026, 11, 9)
    for name in ("标注", "审核", "定稿"):
        assert sum(int(str(row[name])) for row in days) == sum(int(str(row[name])) for row in work)


def test_the_chart_of_days_shows_the_last_sixty(tmp_path: Path) -> None:
    (chart,) = written(tmp_path, a_report(days=100))["每日"]._charts
    assert chart.series[0].val.numRef.f == "'每日'!$B$42:$B$101"
    assert chart.series[0].tx.strRef.f == "'每日'!B1"


def test_an_empty_project_has_the_same_sheets_with_headers_only(tmp_path: Path) -> None:
    book = written(tmp_path, an_empty_report())
    assert book.sheetnames == SHEETS
    assert [book[name].max_row for name in SHEETS[1:]] == [1, 1, 1, 1]
    assert not any(sheet._charts for sheet in book)


def test_no_text_becomes_a_formula_or_breaks_the_file(tmp_path: Path) -> None:
    hostile = "=1+1\x00]]>\ud800"
    report = a_report()
    wang, *others = report.people
    report = replace(
        report,
        project=hostile,
        people=(replace(wang, person=replace(wang.person, name=hostile)), *others),
        documents=(replace(report.documents[0], title=hostile),),
        returns=(replace(report.returns[0], reason=hostile, quote=hostile),),
    )
    book = written(tmp_path, report)
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert not [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}]
    assert book["待处理"]["I2"].value.startswith("=1+1")


def test_a_day_is_counted_as_a_spreadsheet_counts_it(book: Workbook) -> None:
    sheet = book["工作量"]
    assert sheet["A2"].value.date() == date(2026, 11, 9)
    assert sheet["A2"].number_format == "yyyy-mm-dd"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileIsMissing):
        write_progress_workbook(tmp_path / "nowhere" / "进度.xlsx", a_report())
