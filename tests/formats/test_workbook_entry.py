"""Where a colleague may write in 标注明细, and what is offered there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from annotator.domain.progress import NoProgress
from annotator.domain.read_backs import Wish
from annotator.formats.annotation_columns import COLUMNS, STATUS_WORDS
from annotator.formats.entry_words import WISH_WORDS
from annotator.formats.workbook import write_workbook
from export_builders import an_export, empty_export

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

REASONS = ("边界不当", "类型有误", '引号", 逗号')
OPEN = ["类型", "规范值", "状态", "审核意见", "备注"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("book") / "标注.xlsx"
    write_workbook(path, replace(an_export(), reasons=REASONS), NoProgress())
    return load_workbook(path)


@pytest.fixture
def sheet(book: Workbook) -> Worksheet:
    return book["标注明细"]


def lists(sheet: Worksheet) -> dict[str, str]:
    return {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}


def test_every_wish_and_every_status_has_its_word_in_the_list() -> None:
    assert set(WISH_WORDS) == set(Wish)
    assert set(STATUS_WORDS.values()) <= set(WISH_WORDS.values())


def test_five_columns_are_open_and_take_what_is_typed_as_text(sheet: Worksheet) -> None:
    assert [column.name for column in COLUMNS if column.open] == OPEN
    for row in sheet.iter_rows(min_row=2):
        for column, cell in zip(COLUMNS, row, strict=True):
            assert cell.protection.locked is not column.open
            assert (cell.number_format == "@") is column.open


def test_open_columns_have_headers_of_their_own_colour_that_stay_locked(sheet: Worksheet) -> None:
    colours = {cell.value: cell.fill.fgColor.rgb for cell in sheet[1]}
    assert {name for name, colour in colours.items() if colour == colours["状态"]} == set(OPEN)
    assert all(cell.protection.locked for cell in sheet[1])


def test_the_rest_is_protected_without_a_password(sheet: Worksheet) -> None:
    protection = sheet.protection
    assert (protection.sheet, protection.password) == (True, None)
    allowed = [
        name
        for name in ("autoFilter", "sort", "formatCells", "formatColumns", "formatRows")
        if not getattr(protection, name)
    ]
    assert len(allowed) == 5
    assert protection.deleteRows
    assert not protection.selectLockedCells


def test_type_and_status_are_chosen_from_lists(sheet: Worksheet) -> None:
    found = lists(sheet)
    assert found["H2:H6"] == '"机构,数字,日期,人物"'
    assert found["V2:V6"] == '"通过,退回,修改,采纳,待复审,待审"'
    strict = {str(v.sqref): v.showErrorMessage for v in sheet.data_validations.dataValidation}
    assert strict == {"H2:H6": True, "V2:V6": True, "Y2:Y6": False}


def test_the_reasons_of_the_office_are_suggested_from_the_guide(book: Workbook) -> None:
    sheet, _, area = lists(book["标注明细"])["Y2:Y6"].partition("!")
    assert sheet == "'填写说明'"
    cells = book["填写说明"][area.replace("$", "")]
    assert tuple(cell.value for (cell,) in cells) == REASONS


def test_without_reasons_nothing_is_suggested(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", an_export(), NoProgress())
    book = load_workbook(tmp_path / "a.xlsx")
    assert set(lists(book["标注明细"])) == {"H2:H6", "V2:V6"}
    assert "常用的退回理由" not in [row[0] for row in book["填写说明"].values]


def test_nothing_is_protected_where_there_is_nothing_to_write_on(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", empty_export(), NoProgress())
    assert not load_workbook(tmp_path / "a.xlsx")["标注明细"].protection.sheet


def test_the_guide_takes_a_name_and_explains_every_word(book: Workbook) -> None:
    sheet = book["填写说明"]
    rows = {row[0].value: row[1] for row in sheet.iter_rows() if row[0].value}
    assert set(OPEN) | set(WISH_WORDS.values()) <= set(rows)
    unlocked = [c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked]
    assert unlocked == [rows["填写人姓名"].coordinate]
    assert sheet.protection.sheet
