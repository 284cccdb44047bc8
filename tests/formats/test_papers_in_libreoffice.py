"""Opinion sheet and progress opened and saved by another program: nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from annotator.formats.opinion_sheet_xlsx import write_opinion_workbook
from annotator.formats.progress_workbook import write_progress_workbook
from opinion_builders import a_sheet
from progress_builders import a_report

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
    # LibreOffice writes the bars once more in a way that openpyxl does not read.
    pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting) extension"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write both workbooks and let LibreOffice save each of them again."""
    folder = tmp_path_factory.mktemp("office")
    write_opinion_workbook(folder / "opinions.xlsx", a_sheet())
    write_progress_workbook(folder / "progress.xlsx", a_report("群众团体", "科学技术"))
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
            str(folder / "opinions.xlsx"),
            str(folder / "progress.xlsx"),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    return folder


def cells(book: Workbook) -> list[list[object]]:
    return [
        [to_15_digits(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        for sheet in book
    ]


def to_15_digits(cell: object) -> object:
    """As many as a spreadsheet writes."""
    return float(f"{cell:.14e}") if isinstance(cell, float) else cell


@pytest.mark.parametrize("name", ["opinions.xlsx", "progress.xlsx"])
def test_every_cell_comes_back(folder: Path, name: str) -> None:
    ours, saved = load_workbook(folder / name), load_workbook(folder / "saved" / name)
    assert saved.sheetnames == ours.sheetnames
    assert cells(saved) == cells(ours)


def test_bars_charts_and_header_rows_survive(folder: Path) -> None:
    progress = load_workbook(folder / "saved" / "progress.xlsx")
    assert [len(sheet._charts) for sheet in progress] == [1, 0, 0, 1, 0]
    kinds = [rule.type for area in progress["篇章"].conditional_formatting for rule in area.rules]
    assert kinds == ["dataBar"] * 3
    opinions = load_workbook(folder / "saved" / "opinions.xlsx").active
    assert opinions.print_title_rows == "$7:$7"
    assert opinions.page_setup.orientation == "landscape"
    assert "A1:K1" in {str(area) for area in opinions.merged_cells.ranges}
