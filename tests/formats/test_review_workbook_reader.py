"""What a colleague wrote is found by id, wherever it stands, and told from what was exported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from annotator.domain.annotations import Status
from annotator.domain.progress import Cancelled, NoProgress
from annotator.domain.read_backs import Field, NoResult
from annotator.domain.workbook_problems import (
    ColumnStandsTwice,
    NotAReviewWorkbook,
    WorkbookIsTooLarge,
)
from annotator.formats import review_workbook_reader
from annotator.formats.review_workbook_reader import opened_review_workbook
from annotator.formats.row_record import comparable, record_of
from export_builders import A_ROW, SOME_ROWS, an_export
from workbook_builders import (
    by_hand,
    changed,
    column_of,
    exported,
    header_row,
    row_of,
    sheet_xml,
    write_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.formats.review_workbook_reader import ReadRow

IDS = [row.id for row in SOME_ROWS]


def read(path: Path) -> list[ReadRow]:
    with opened_review_workbook(path) as book:
        return list(book.rows(NoProgress()))


def written(path: Path) -> dict[str, dict[Field, Any]]:
    return {row.id: dict(row.written) for row in read(path) if row.written}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return exported(tmp_path / "标注.xlsx")


def test_an_untouched_workbook_says_nothing_new(path: Path) -> None:
    rows = read(path)
    assert [row.id for row in rows] == IDS
    assert not any(row.written or row.quote for row in rows)
    assert [row.record for row in rows] == [record_of(row) for row in SOME_ROWS]


def test_saving_it_again_changes_nothing(path: Path) -> None:
    changed(path).save(path)
    assert written(path) == {}


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("已通过", "通过"),
        (" Accepted ", "通过"),
        ("已退回", "退回"),
        ("RETURNED", "退回"),
        ("待采纳", "修改"),
        ("Change proposed", "修改"),
        ("已采纳", "采纳"),
        ("重新提交", "待复审"),
        ("同意", "同意"),
    ],
)
def test_a_status_is_read_in_the_words_of_the_windows_too(
    path: Path, word: str, means: str
) -> None:
    write_in(path, {IDS[0]: {"状态": word}})
    assert written(path) == {IDS[0]: {Field.STATUS: means}}


def test_every_status_in_the_words_of_the_windows_says_nothing_new(tmp_path: Path) -> None:
    shown = {
        Status.PENDING: "未审",
        Status.ACCEPTED: "已通过",
        Status.RETURNED: "已退回",
        Status.AMENDED: "待采纳",
        Status.REVISED: "Revised",
    }
    assert len(shown) == len(Status)
    for status, word in shown.items():
        row = replace(A_ROW, status=status)
        path = exported(tmp_path / f"{status}.xlsx", an_export([row]))
        write_in(path, {row.id: {"状态": word}})
        assert written(path) == {}


def test_each_open_cell_is_found_when_it_was_written_in(path: Path) -> None:
    entries = {
        "类型": "日期",
        "规范值": "1,163 家",
        "状态": "退回",
        "审核意见": "原文存疑",
        "备注": "查",
    }
    write_in(path, {IDS[0]: entries})
    assert written(path) == {
        IDS[0]: {
            Field.TYPE: "日期",
            Field.VALUE: "1,163 家",
            Field.STATUS: "退回",
            Field.REMARK: "原文存疑",
            Field.NOTE: "查",
        }
    }


def test_an_erased_cell_is_written_in_too(path: Path) -> None:
    write_in(path, {IDS[1]: {"审核意见": None, "规范值": ""}})
    assert written(path) == {IDS[1]: {Field.REMARK: "", Field.VALUE: ""}}


def test_protected_cells_are_not_read(path: Path) -> None:
    write_in(path, {IDS[0]: {"起": 5, "数值": 7, "标注人": "他", "上文": "x", "审核人": "我"}})
    assert written(path) == {}


def test_an_altered_text_is_told_and_nothing_else(path: Path) -> None:
    write_in(path, {IDS[0]: {"原文": "1163家"}, IDS[3]: {"原文": "市总工会"}})
    assert {row.id: row.quote for row in read(path) if row.quote} == {
        IDS[0]: "1163家",
        IDS[3]: "市总工会",
    }


def shuffled(book: Workbook) -> None:
    """Move columns and rows, as copying into another order does."""
    old = book["标注明细"]
    rows = [[cell.value for cell in row] for row in old.iter_rows()]
    order = [25, 3, 21, 8, 24, 0, 11, 7]
    book.remove(old)
    new = book.create_sheet("王芳的一份", 0)
    for values in [rows[0], *reversed(rows[1:])]:
        new.append([values[place] for place in order])
    new.insert_cols(3)
    new.cell(1, 3, "我的一列")
    new.cell(2, 3, "什么都写")


def cut_down(book: Workbook) -> None:
    book["标注明细"].delete_rows(4, 99)


def titled(book: Workbook) -> None:
    book["标注明细"].insert_rows(1, 3)
    book["标注明细"]["A1"] = "景德镇年鉴审核稿"


def filtered(book: Workbook) -> None:
    sheet = book["标注明细"]
    sheet.protection.sheet = False
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["H"].hidden = True


def copied(book: Workbook) -> None:
    """Keep the first rows and put the others on a sheet of their own."""
    sheet = book["标注明细"]
    other = book.copy_worksheet(sheet)
    sheet.delete_rows(4, 99)
    other.delete_rows(2, 2)


@pytest.mark.parametrize(
    "way", [shuffled, cut_down, titled, filtered, copied], ids=lambda w: w.__name__
)
def test_rows_are_found_however_the_sheet_was_rearranged(
    path: Path, way: Callable[[Workbook], None]
) -> None:
    write_in(path, {IDS[1]: {"状态": "通过"}})
    book = changed(path)
    way(book)
    book.save(path)
    assert written(path) == {IDS[1]: {Field.STATUS: "通过"}}


def test_a_sheet_with_some_of_the_columns_is_enough(path: Path) -> None:
    book = changed(path)
    sheet = book["标注明细"]
    for name in ("类型", "规范值", "原文", "备注"):
        sheet.delete_cols(column_of(sheet, name))
    sheet.cell(row_of(sheet, IDS[0]), column_of(sheet, "状态")).value = "通过"
    book.save(path)
    (row, *_) = read(path)
    assert (row.written, row.quote) == ({Field.STATUS: "通过"}, None)


def test_without_its_records_every_open_cell_is_given(path: Path) -> None:
    book = changed(path)
    del book["读回记录"]
    book.save(path)
    with opened_review_workbook(path) as opened:
        assert not opened.recorded
        rows = list(opened.rows(NoProgress()))
    assert [row.record for row in rows] == [None] * 5
    assert rows[1].quote == "19.7万人"
    assert rows[1].written[Field.VALUE] == "197,000～198,000.5 人（多）"
    assert set(rows[1].written) == set(Field)


def test_a_row_of_ones_own_has_no_record(path: Path) -> None:
    book = changed(path)
    book["标注明细"].cell(9, 9).value = "新的一条"
    book.save(path)
    last = read(path)[-1]
    assert (last.id, last.number, last.quote, last.record) == ("", 9, "新的一条", None)


def test_formulas_and_errors_are_told_apart_from_texts(path: Path) -> None:
    write_in(path, {IDS[0]: {"规范值": "=1+1", "备注": "#N/A"}})
    assert written(path) == {IDS[0]: {Field.VALUE: NoResult("="), Field.NOTE: NoResult("#N/A")}}


@pytest.mark.parametrize(
    ("typed", "name"), [("李主任", "李主任"), (" 李\u3000主任\n", "李 主任"), (None, "")]
)
def test_the_name_of_who_filled_it_in_is_read(path: Path, typed: str | None, name: str) -> None:
    book = changed(path)
    book["填写说明"]["B3"] = typed
    book.save(path)
    with opened_review_workbook(path) as opened:
        assert opened.person_name == name


def test_a_foreign_workbook_is_told_by_its_columns(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["编号", "姓名", "工资"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(NotAReviewWorkbook, match="“编号”"):
        read(tmp_path / "a.xlsx")


def test_of_two_columns_with_one_name_none_is_taken(path: Path) -> None:
    book = changed(path)
    book["标注明细"]["AB1"] = " 状态 "
    book.save(path)
    with pytest.raises(ColumnStandsTwice, match="状态"):
        read(path)


def test_more_rows_than_are_read_back_at_once_are_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_workbook_reader, "MOST_ROWS", 3)
    with pytest.raises(WorkbookIsTooLarge, match="3 rows"):
        read(path)


def test_whoever_waits_may_stop_it(tmp_path: Path) -> None:
    rows = [replace(A_ROW, id=f"01a20415-3905-7872-8215-{n:012x}") for n in range(3_000)]
    path = exported(tmp_path / "a.xlsx", an_export(rows))
    heard = []

    class Stopping:
        def report(self, done: int, total: int) -> None:
            heard.append((done, total))
            if done == 2_000:
                raise Cancelled

    with pytest.raises(Cancelled), opened_review_workbook(path) as book:
        list(book.rows(Stopping()))
    assert heard == [(1_000, 3_000), (2_000, 3_000)]


TYPED = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(st.dictionaries(st.sampled_from(IDS), st.tuples(TYPED, TYPED), min_size=1))
@settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_is_read_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, typed: dict[str, tuple[str, str]]
) -> None:
    path = exported(tmp_path_factory.mktemp("typed") / "a.xlsx")
    book = load_workbook(path)
    sheet = book["标注明细"]
    for id_, texts in typed.items():
        for name, text in zip(("规范值", "备注"), texts, strict=True):
            cell = sheet.cell(row_of(sheet, id_), column_of(sheet, name))
            cell.value, cell.data_type = text, "s"  # as a cell formatted as text takes it
    book.save(path)
    exported_cells = {row["编号"]: row for row in _cells(exported(path.with_name("b.xlsx")))}
    expected = {}
    for id_, texts in typed.items():
        before = [exported_cells[id_][name] or "" for name in ("规范值", "备注")]
        cells = zip((Field.VALUE, Field.NOTE), texts, before, strict=True)
        expected[id_] = {f: text for f, text, old in cells if comparable(text) != comparable(old)}
    found = written(path)
    assert {id_: {f: comparable(t) for f, t in cells.items()} for id_, cells in found.items()} == {
        id_: {f: comparable(t) for f, t in cells.items()}
        for id_, cells in expected.items()
        if cells
    }


def _cells(path: Path) -> list[dict[str, Any]]:
    header, *rows = load_workbook(path)["标注明细"].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_ids_are_read_in_any_case(tmp_path: Path) -> None:
    row = f"<row><c t='str'><v> {IDS[0].upper()} </v></c></row>"
    (found,) = read(by_hand(tmp_path / "a.xlsx", sheet_xml(header_row(), row)))
    assert found.id == IDS[0]
