"""The workbook opened and saved by another program: nothing is lost, nothing comes alive.

Promises 25 and 27 of the reliability paper, where LibreOffice is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from annotator.domain.progress import NoProgress
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
    write_workbook(folder / "plain.xlsx", an_export(), NoProgress())
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
    assert plain.sheetnames == ["标注明细", "机构", "数字", "日期", "人物", "汇总", "说明"]
    rows = list(plain["标注明细"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [row.id for row in SOME_ROWS]
    assert rows[1][12:14] == (197000, 198000.5)
    assert plain["汇总"]["H5"].value == len(SOME_ROWS)


def test_lists_table_and_colours_survive(plain: Workbook) -> None:
    sheet = plain["标注明细"]
    assert [table.ref for table in sheet.tables.values()] == ["A1:Z6"]
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    assert lists == {"H2:H6": '"机构,数字,日期,人物"', "V2:V6": '"待审,通过,退回,修改"'}
    assert {str(area.sqref) for area in sheet.conditional_formatting} == {"H2:I6", "V2:V6"}


def test_the_chart_survives(plain: Workbook) -> None:
    (chart,) = plain["汇总"]._charts
    assert len(chart.series) == 4
