"""The workbook as someone without the program finds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from annotator.domain.errors import CannotWriteFile
from annotator.domain.exports import Export, ExportDocument, ExportResult
from annotator.domain.progress import Cancelled, NoProgress
from annotator.domain.values import DateValue, FigureValue
from annotator.formats import workbook_detail, workbook_package
from annotator.formats.annotation_columns import COLUMNS
from annotator.formats.cell_text import CUT_MARK
from annotator.formats.workbook import write_workbook
from export_builders import (
    A_ROW,
    CHINA,
    DATE,
    FIGURE,
    HOSTILE_COLUMNS,
    NOON,
    SOME_ROWS,
    a_document,
    an_export,
    empty_export,
    hostile_rows,
    hostile_strings,
)

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

# Written out, because other programs look for them.
HEADERS = [
    *("编号", "文档", "篇章", "条目", "段落", "起", "止", "类型", "原文", "上文", "下文"),
    *("规范值", "数值", "数值上限", "单位", "日期起", "日期止", "规范名称", "标注人", "标注时间"),
    *("来源", "状态", "审核人", "审核时间", "审核意见", "备注"),
]
NOON_IN_CHINA = NOON.astimezone(CHINA).replace(tzinfo=None)  # as cells have it
TABLES = ["标注明细", "机构", "数字", "日期", "人物", "汇总"]
SHEETS = [*TABLES, "说明", "填写说明", "读回记录"]


def written(tmp_path: Path, export: Export) -> Workbook:
    path = tmp_path / "标注.xlsx"
    write_workbook(path, export, NoProgress())
    return load_workbook(path)


def records(book: Workbook, title: str = "标注明细") -> list[dict[str, Any]]:
    header, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(tmp_path_factory.mktemp("book"), an_export())


def test_the_sheets_come_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_the_columns_have_the_names_that_scripts_rely_on(book: Workbook) -> None:
    assert [cell.value for cell in book["标注明细"][1]] == HEADERS


def test_every_annotation_has_one_row_in_its_order(book: Workbook) -> None:
    assert [record["编号"] for record in records(book)] == [row.id for row in SOME_ROWS]


def test_a_row_tells_all_that_is_known(book: Workbook) -> None:
    assert records(book)[1] == {
        "编号": "01a20415-3905-7872-8215-000000000002",
        "文档": "群众团体",
        "篇章": "群众团体",
        "条目": "概述",
        "段落": 4,
        "起": 298,
        "止": 304,
        "类型": "数字",
        "原文": "19.7万人",
        "上文": "截止2004年底,全市新建工会累计",
        "下文": ",会员19.7万人",
        "规范值": "197,000～198,000.5 人（多）",
        "数值": 197000,
        "数值上限": 198000.5,
        "单位": "人",
        "日期起": None,
        "日期止": None,
        "规范名称": None,
        "标注人": "王芳",
        "标注时间": NOON_IN_CHINA,
        "来源": "导入",
        "状态": "退回",
        "审核人": "李主任",
        "审核时间": NOON_IN_CHINA + timedelta(minutes=90),
        "审核意见": "请核对\n原件",
        "备注": None,
    }


def test_a_whole_number_shows_no_point_and_a_fraction_all_its_digits(book: Workbook) -> None:
    sheet = book["标注明细"]
    assert sheet["M3"].number_format == "#,##0"
    assert sheet["N3"].number_format == "#,##0.##############"
    assert sheet["T3"].number_format == "yyyy-mm-dd hh:mm"


def test_a_date_has_its_first_and_last_day_as_text(book: Workbook) -> None:
    record = records(book)[2]
    assert (record["规范值"], record["日期起"], record["日期止"]) == (
        "2004-11-15/2004-11-16",
        "2004-11-15",
        "2004-11-16",
    )


def test_a_quote_keeps_its_page_break_and_a_name_its_canonical_form(book: Workbook) -> None:
    record = records(book)[3]
    assert (record["原文"], record["规范名称"]) == ("市总工\n\n会", "景德镇市总工会")


def test_context_is_given_on_one_line(tmp_path: Path) -> None:
    row = replace(A_ROW, before="# 群众团体\n\n\n**【概述】** ", after=",按照\n\n年初")
    (record,) = records(written(tmp_path, an_export([row])))
    assert (record["上文"], record["下文"]) == ("# 群众团体 **【概述】**", ",按照 年初")


def test_words_for_type_origin_and_status_are_those_on_screen(book: Workbook) -> None:
    found = records(book)
    assert [record["类型"] for record in found] == ["数字", "数字", "日期", "机构", "人物"]
    assert {record["来源"] for record in found} == {"人工标注", "导入", "建议"}
    assert {record["状态"] for record in found} == {"待审", "退回", "通过", "修改"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("2262400", 2262400),
        ("5.4", 5.4),
        ("9.95", 9.95),
        ("-3", -3),
        ("0", 0),
        ("123456789012345", 123456789012345),
        ("0.000000001", 1e-9),
        ("1234567890123456", "1234567890123456"),
        ("999999999999999999999999999999", "999999999999999999999999999999"),
    ],
)
def test_a_number_is_a_number_unless_digits_would_be_lost(
    tmp_path: Path, number: str, expected: object
) -> None:
    row = replace(A_ROW, value=FigureValue(number, unit="元"))
    (record,) = records(written(tmp_path, an_export([row])))
    assert record["数值"] == expected
    assert type(record["数值"]) is type(expected)


def test_dates_before_1900_and_open_ends_are_kept(tmp_path: Path) -> None:
    dates = ["-0220", "1862/1874", "../1949-10-01", "2000-02/.."]
    rows = [replace(A_ROW, type=DATE, value=DateValue(date)) for date in dates]
    found = [(r["日期起"], r["日期止"]) for r in records(written(tmp_path, an_export(rows)))]
    assert found == [
        ("-0220-01-01", "-0220-12-31"),
        ("1862-01-01", "1874-12-31"),
        (None, "1949-10-01"),
        ("2000-02-01", None),
    ]


def test_header_filter_and_table_are_those_of_a_table(book: Workbook) -> None:
    sheet = book["标注明细"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref is None  # the table has the filter; both would need repair
    (table,) = sheet.tables.values()
    assert (table.ref, table.autoFilter.ref) == ("A1:Z6", "A1:Z6")
    assert [column.name for column in table.tableColumns] == HEADERS
    assert table.tableStyleInfo.showRowStripes


def test_every_sheet_prints_across_the_page_with_its_header(book: Workbook) -> None:
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
        assert (sheet.print_title_rows == "$1:$1") is (sheet.title in TABLES)


def test_what_is_rarely_read_is_folded_and_the_rest_fits_on_paper(book: Workbook) -> None:
    sheet = book["标注明细"]
    assert sheet.sheet_format.outlineLevelCol == 1
    dimensions = [sheet.column_dimensions[letter] for letter in ascii_uppercase]
    assert [name for name, one in zip(HEADERS, dimensions, strict=True) if one.hidden] == [
        *("起", "止", "数值", "数值上限", "单位", "日期起", "日期止", "规范名称"),
        *("标注时间", "来源", "审核人", "审核时间"),
    ]
    assert all(one.outlineLevel == one.hidden for one in dimensions)
    buttons = [name for name, one in zip(HEADERS, dimensions, strict=True) if one.collapsed]
    assert buttons == ["类型", "标注人", "状态", "审核意见"]
    widest = sum(column.width[1] for column in COLUMNS if not column.folded)
    assert widest < 340  # on A3 across, ten points stay six; with ordinary texts eight


def test_an_id_stands_small_and_whole_in_one_line(book: Workbook) -> None:
    cell = book["标注明细"]["A2"]
    assert len(cell.value) == 36
    assert (cell.font.size, cell.alignment.shrink_to_fit) == (7, True)


def test_a_sheet_without_entries_says_so_outside_its_cells(tmp_path: Path) -> None:
    book = written(tmp_path, an_export(SOME_ROWS[:4]))
    sheet = book["人物"]
    assert list(sheet.values) == [("规范名称", "次数", "原文写法", "出处")]
    (note,) = sheet.data_validations.dataValidation
    assert (note.type, note.showInputMessage, str(note.sqref)) == (None, True, "A1:D2")
    assert note.prompt == sheet.oddHeader.center.text == notes(book)["人物"]
    assert "人物" in note.prompt
    assert not book["机构"].data_validations.dataValidation
    assert "机构" not in notes(book)


def test_a_title_with_an_ampersand_prints_as_it_is(tmp_path: Path) -> None:
    book = written(tmp_path, an_export(title="工会&妇联\n志"))
    assert book["标注明细"].oddHeader.left.text == "工会&&妇联 志"


def test_chinese_columns_are_wide_enough_and_none_is_wider_than_sixty(book: Workbook) -> None:
    for sheet in map(book.__getitem__, TABLES):
        widths = {letter: dimension.width for letter, dimension in sheet.column_dimensions.items()}
        assert all(width <= 60 for width in widths.values())
        for cell in sheet[1]:
            if cell.value:
                assert widths[cell.column_letter] >= 2 * len(cell.value)


def test_each_type_has_its_values_with_counts_and_places(tmp_path: Path) -> None:
    again = replace(SOME_ROWS[3], quote="市总", entry="送温暖活动", paragraph=17)
    book = written(tmp_path, an_export((*SOME_ROWS, again)))
    assert records(book, "机构") == [
        {
            "规范名称": "景德镇市总工会",
            "次数": 2,
            "原文写法": "市总工会、市总",
            "出处": "概述 (5)；送温暖活动 (17)",
        }
    ]
    assert records(book, "人物")[0]["规范名称"] == "樊耀"
    assert records(book, "日期")[0]["日期止"] == "2004-11-16"
    first, second = records(book, "数字")
    assert (first["数值"], first["单位"], first["次数"]) == (197000, "人", 1)
    assert (second["规范值"], second["出处"]) == ("1,162 家", "概述 (4)")


def test_the_summary_has_every_entry_and_the_totals(book: Workbook) -> None:
    rows = list(book["汇总"].iter_rows(values_only=True, max_col=8))
    assert rows == [
        ("文档", "篇章", "条目", "机构", "数字", "日期", "人物", "合计"),
        ("群众团体", "群众团体", "概述", 1, 2, 1, 0, 4),
        ("群众团体", "群众团体", "送温暖活动", 0, 0, 0, 0, 0),
        ("群众团体", "群众团体", "（条目之外）", 0, 0, 0, 1, 1),
        ("合计", None, None, 1, 2, 1, 1, 5),
    ]
    assert book["汇总"].tables["汇总表"].ref == "A1:H4"


def notes(book: Workbook) -> dict[str, Any]:
    rows = book["说明"].iter_rows(values_only=True)
    return {row[0]: row[1] for row in rows if row[0]}


def test_the_notes_say_where_everything_comes_from(book: Workbook) -> None:
    found = notes(book)
    assert found["项目"] == "景德镇年鉴"
    assert found["导出时间"] == "2026-11-20 12:00（UTC+08:00，本册时间均按此时区）"
    assert found["程序"] == "annotator 1.2.3"
    assert set(HEADERS) <= set(found)
    sums = [row[5] for row in book["说明"].iter_rows(values_only=True) if row[0] == "群众团体"]
    assert sums == [a_document().sha256]


def test_the_counts_add_up_without_a_formula(book: Workbook) -> None:
    found = notes(book)
    assert found["项目文件中的标注"] == found["“标注明细”的行数"] == 5
    assert found["机构、数字、日期、人物各表次数之和"] == found["“汇总”的合计"] == 5
    assert found["结论"] == "机构 1 + 数字 2 + 日期 1 + 人物 1 = 5，一致"


def test_counts_that_do_not_add_up_are_said_so(tmp_path: Path) -> None:
    export = replace(an_export(), documents=(ExportDocument(a_document(), 6),))
    assert "不一致" in notes(written(tmp_path, export))["结论"]


def test_an_empty_project_gives_the_same_workbook_with_headers_only(tmp_path: Path) -> None:
    book = written(tmp_path, empty_export())
    assert book.sheetnames == SHEETS
    for sheet in map(book.__getitem__, TABLES):
        assert sheet.max_row == 1
        (table,) = sheet.tables.values()
        assert table.ref.endswith("2")  # a table needs a row
    assert [cell.value for cell in book["标注明细"][1]] == HEADERS


def test_more_rows_than_a_sheet_holds_go_on_on_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_detail, "ROWS_PER_SHEET", 2)
    book = written(tmp_path, an_export())
    titles = ["标注明细", "标注明细(2)", "标注明细(3)"]
    assert book.sheetnames[:4] == [*titles, "机构"]
    assert [record["编号"] for title in titles for record in records(book, title)] == [
        row.id for row in SOME_ROWS
    ]
    assert [book[title].tables.popitem()[1].ref for title in titles] == [
        "A1:Z3",
        "A1:Z3",
        "A1:Z2",
    ]
    assert "5，一致" in notes(book)["结论"]


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    """As openpyxl reads them."""
    strings = hostile_strings(3000)
    path = tmp_path / "敌意.xlsx"
    rows = hostile_rows(strings)
    write_workbook(path, an_export(rows, title=strings[0]), NoProgress())
    with ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(SHEETS)
        assert not any(b"<f>" in archive.read(name).split(b"</sheetData>")[0] for name in sheets)
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type in {"f", "e"}]
    suspicious = [c for c in cells if isinstance(c.value, str) and c.value.startswith("=")]
    assert suspicious
    assert all(cell.quotePrefix for cell in suspicious)
    for row, record in zip(rows, records(book), strict=True):
        for column, attribute in HOSTILE_COLUMNS.items():
            text = getattr(row, attribute).replace("\r\n", "\n").replace("\r", "\n")
            assert unescape(record[column] or "") == text


def test_a_text_too_long_for_a_cell_is_cut_visibly_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "长.xlsx"
    long = [replace(SOME_ROWS[1], note="𠮷" * 20_000), replace(SOME_ROWS[3], quote="a" * 32_768)]
    result = write_workbook(path, an_export([A_ROW, *long]), NoProgress())
    assert result == ExportResult(rows=3, shortened=(long[0].id, long[1].id))
    book = load_workbook(path)
    assert records(book)[1]["备注"].endswith(CUT_MARK)
    assert records(book)[2]["原文"].endswith(CUT_MARK)
    listed = [row[1] for row in book["说明"].iter_rows(values_only=True) if row[0] == "编号"]
    assert listed[:2] == list(result.shortened)


class Watched:
    """Progress that notes what it hears and stops the work at a given row."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.heard: list[tuple[int, int]] = []
        self.stop_at = stop_at

    def report(self, done: int, total: int) -> None:
        self.heard.append((done, total))
        if self.stop_at is not None and done >= self.stop_at:
            raise Cancelled


def test_progress_is_told_every_few_hundred_rows(tmp_path: Path) -> None:
    watched = Watched()
    write_workbook(tmp_path / "a.xlsx", an_export([A_ROW] * 1200), watched)
    assert watched.heard == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]


@pytest.mark.parametrize("stop_at", [0, 500, 1200])
def test_a_cancelled_export_leaves_nothing_behind(tmp_path: Path, stop_at: int) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_workbook(target, an_export([A_ROW] * 1200), Watched(stop_at))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("announced", [0, 4, 6])
def test_rows_that_are_not_as_announced_are_a_fault(tmp_path: Path, announced: int) -> None:
    with pytest.raises(ValueError, match="announced"):
        write_workbook(tmp_path / "a.xlsx", an_export(announced=announced), NoProgress())
    assert not list(tmp_path.iterdir())


def test_a_file_that_does_not_read_back_never_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_package, "_count_rows", lambda archive, name: 1)
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(CannotWriteFile, match="rows are missing"):
        write_workbook(target, an_export(), NoProgress())
    assert target.read_bytes() == b"old"


def test_rows_are_read_once_and_need_not_be_a_list(tmp_path: Path) -> None:
    export = replace(an_export(), rows=iter(SOME_ROWS))
    assert len(records(written(tmp_path, export))) == 5


def test_figures_alone_leave_the_other_sheets_empty(tmp_path: Path) -> None:
    book = written(tmp_path, an_export([replace(A_ROW, type=FIGURE, value=None)]))
    (record,) = records(book, "数字")
    assert (record["规范值"], record["数值"], record["原文写法"]) == (None, None, "1162家")
    assert not records(book, "机构")
