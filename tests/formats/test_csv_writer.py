"""CSV for other programs: every column, no formula, Chinese readable in a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from annotator.domain.exports import Export, ExportResult
from annotator.domain.progress import Cancelled, NoProgress
from annotator.domain.values import FigureValue
from annotator.formats.annotation_columns import COLUMNS, Kind
from annotator.formats.csv_writer import write_csv
from export_builders import A_ROW, SOME_ROWS, an_export, empty_export, hostile_rows, hostile_strings

if TYPE_CHECKING:
    from pathlib import Path


def written(tmp_path: Path, export: Export) -> list[dict[str | Any, str | Any]]:
    path = tmp_path / "标注.csv"
    write_csv(path, export, NoProgress())
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_a_row_tells_what_the_workbook_tells(tmp_path: Path) -> None:
    record = written(tmp_path, an_export())[1]
    assert list(record) == [column.name for column in COLUMNS]
    assert record["数值"] == "197000"
    assert record["数值上限"] == "198000.5"
    assert record["标注时间"] == "2026-11-20 12:00:00"
    assert record["审核意见"] == "请核对\n原件"
    assert record["状态"] == "退回"


def test_bytes_are_those_that_spreadsheets_expect(tmp_path: Path) -> None:
    result = write_csv(tmp_path / "a.csv", an_export(), NoProgress())
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf" + "编号,文档,".encode())
    assert content.endswith(b"\r\n")
    assert result == ExportResult(rows=len(SOME_ROWS))


def test_no_text_can_be_run_as_a_formula(tmp_path: Path) -> None:
    rows = hostile_rows(hostile_strings(3000))
    found = written(tmp_path, an_export(rows))
    texts = [column.name for column in COLUMNS if column.kind is Kind.TEXT]
    for row, record in zip(rows, found, strict=True):
        assert not [name for name in texts if record[name].startswith(tuple("=+-@\t\r\n＝＋－＠"))]
        assert record["原文"].removeprefix("'") == row.quote.removeprefix("'")


def test_a_negative_number_stays_a_number_with_all_its_digits(tmp_path: Path) -> None:
    row = replace(A_ROW, value=FigureValue("-12345678901234567.5", unit="元"))
    (record,) = written(tmp_path, an_export([row]))
    assert record["数值"] == "-12345678901234567.5"
    assert record["规范值"].startswith("'-")


def test_an_empty_project_gives_the_header(tmp_path: Path) -> None:
    assert written(tmp_path, empty_export()) == []


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_csv(tmp_path / "a.csv", an_export(), Impatient())
    assert not list(tmp_path.iterdir())
