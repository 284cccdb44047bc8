"""The hidden sheet that remembers what each row said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from annotator.domain.progress import NoProgress
from annotator.formats import workbook_records
from annotator.formats.row_record import read_record, record_of
from annotator.formats.workbook import write_workbook
from export_builders import A_ROW, SOME_ROWS, an_export, empty_export

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from openpyxl import Workbook


def written(tmp_path: Path, rows: tuple[object, ...] = SOME_ROWS) -> Workbook:
    write_workbook(tmp_path / "a.xlsx", an_export(rows), NoProgress())  # type: ignore[arg-type]
    return load_workbook(tmp_path / "a.xlsx")


def test_each_row_has_its_record_by_id(tmp_path: Path) -> None:
    sheet = written(tmp_path)["读回记录"]
    assert sheet.sheet_state == "hidden"
    records = {id_: read_record(line) for id_, line in sheet.iter_rows(min_row=2, values_only=True)}
    assert records == {row.id: record_of(row) for row in SOME_ROWS}


def test_many_records_come_out_as_they_went_in(tmp_path: Path) -> None:
    rows = tuple(replace(A_ROW, id=f"{n:036x}", note=str(n)) for n in range(3_000))
    found = list(written(tmp_path, rows)["读回记录"].iter_rows(min_row=2, values_only=True))
    assert [id_ for id_, _ in found] == [row.id for row in rows]


def test_more_records_than_a_sheet_holds_go_on_on_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_records, "_ROWS_PER_SHEET", 2)
    book = written(tmp_path)
    titles = ["读回记录", "读回记录(2)", "读回记录(3)"]
    assert book.sheetnames[-3:] == titles
    assert [book[title].max_row for title in titles] == [3, 3, 2]


def test_an_empty_project_has_the_sheet_too(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", empty_export(), NoProgress())
    assert load_workbook(tmp_path / "a.xlsx")["读回记录"].max_row == 1
