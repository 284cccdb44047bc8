"""The workbook opened and saved by another program: nothing is lost, nothing comes alive.

Where LibreOffice is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from annotator.domain.progress import NoProgress
from annotator.formats.annotation_columns import COLUMNS
from annotator.formats.row_record import fingerprint, read_record
from annotator.formats.workbook import write_workbook
from export_builders import HOSTILE_COLUMNS, SOME_ROWS, an_export, hostile_rows, hostile_strings

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write two workbooks and let LibreOffice save each of them again."""
    folder = tmp_path_factory.mktemp("office")
    hostile = an_export(hostile_rows(hostile_strings(3000)), title="=1+1")
    write_workbook(folder / "hostile.xlsx", hostile, NoProgress())
    plain = replace(an_export(), reasons=("边界不当", "类型有误"))
    write_workbook(folder / "plain.xlsx", plain, NoProgress())
    (folder / "saved").mkdir()
    done = subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "saved"),
            str(folder / "hostile.xlsx"),
            str(folder / "plain.xlsx"),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    return folder / "saved"


@pytest.fixture(scope="module")
def plain(folder: Path) -> Workbook:
    return load_workbook(folder / "plain.xlsx")


def test_three_thousand_hostile_texts_come_out_as_texts(folder: Path) -> None:
    book = load_workbook(folder / "hostile.xlsx")
    assert book["标注明细"].max_row == 1 + 3000 // len(HOSTILE_COLUMNS)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}]
    assert book["说明"]["A1"].value == "=1+1"


def test_sheets_and_counts_are_the_same(plain: Workbook) -> None:
    tables = ["标注明细", "机构", "数字", "日期", "人物", "汇总"]
    assert plain.sheetnames == [*tables, "说明", "填写说明", "读回记录"]
    rows = list(plain["标注明细"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [row.id for row in SOME_ROWS]
    assert rows[1][12:14] == (197000, 198000.5)
    assert plain["汇总"]["H5"].value == len(SOME_ROWS)


def test_lists_table_and_colours_survive(plain: Workbook) -> None:
    sheet = plain["标注明细"]
    assert [table.ref for table in sheet.tables.values()] == ["A1:Z6"]
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    assert lists["H2:H6"] == '"机构,数字,日期,人物"'
    assert lists["V2:V6"] == '"通过,退回,修改,采纳,待复审,待审"'
    reasons = plain["填写说明"][lists["Y2:Y6"].partition("!")[2].replace("$", "")]
    assert [cell.value for (cell,) in reasons] == ["边界不当", "类型有误"]
    assert {str(area.sqref) for area in sheet.conditional_formatting} == {"H2:I6", "V2:V6"}


def test_open_cells_stay_open_and_the_rest_protected(plain: Workbook) -> None:
    sheet = plain["标注明细"]
    assert sheet.protection.sheet
    open_columns = [column.name for column in COLUMNS if column.open]
    for row in sheet.iter_rows(min_row=2):
        unlocked = [cell for cell in row if not cell.protection.locked]
        assert [sheet.cell(1, cell.column).value for cell in unlocked] == open_columns
        assert all(cell.number_format == "@" for cell in unlocked)


def test_the_records_are_still_true_of_every_row(folder: Path) -> None:
    """Else each text that another program spells differently would pass for an edit."""
    for name in ("plain.xlsx", "hostile.xlsx"):
        book = load_workbook(folder / name)
        assert book["读回记录"].sheet_state == "hidden"
        lines = book["读回记录"].iter_rows(min_row=2, values_only=True)
        records = {id_: read_record(line) for id_, line in lines}
        header, *rows = book["标注明细"].iter_rows(values_only=True)
        assert len(rows) == len(records)
        for row in rows:
            cells = dict(zip(header, row, strict=True))
            record = records[cells["编号"]]
            assert record is not None
            found = [
                fingerprint(cells[name] or "") for name in ("原文", "规范值", "审核意见", "备注")
            ]
            assert found == [record.quote, record.value, record.remark, record.note], cells


def test_the_chart_survives(plain: Workbook) -> None:
    (chart,) = plain["汇总"]._charts
    assert len(chart.series) == 4
