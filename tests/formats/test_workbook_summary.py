"""The chart of the sheet 汇总 shows the entries, or those that matter where there are many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from openpyxl import load_workbook

from annotator.domain.progress import NoProgress
from annotator.formats.workbook import write_workbook
from annotator.formats.workbook_summary import MOST_BARS
from export_builders import A_ROW, PERSON, an_export, empty_export

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.exports import Export


def summary(tmp_path: Path, export: Export) -> Any:
    write_workbook(tmp_path / "a.xlsx", export, NoProgress())
    return load_workbook(tmp_path / "a.xlsx")["汇总"]


def many_entries() -> Export:
    rows = [
        replace(A_ROW, entry=f"条目{number}", type=PERSON, quote="樊耀")
        for number in range(40)
        for _ in range(40 - number if number % 2 else 1)
    ]
    export = an_export(rows)
    return replace(export, documents=(replace(export.documents[0], entries=()),))


def test_a_few_entries_are_charted_from_the_table_itself(tmp_path: Path) -> None:
    (chart,) = summary(tmp_path, an_export())._charts
    assert [series.val.numRef.f for series in chart.series] == [
        f"'汇总'!${letter}$2:${letter}$4" for letter in "DEFG"
    ]
    assert chart.series[0].cat.numRef.f == "'汇总'!$C$2:$C$4"
    assert [series.tx.strRef.f for series in chart.series] == [
        f"'汇总'!{letter}1" for letter in "DEFG"
    ]


def test_of_many_entries_those_with_the_most_annotations_are_charted(tmp_path: Path) -> None:
    sheet = summary(tmp_path, many_entries())
    (chart,) = sheet._charts
    assert chart.series[0].cat.numRef.f == f"'汇总'!$J$2:$J${MOST_BARS + 1}"
    ranking = [(row[9], row[13]) for row in sheet.iter_rows(2, MOST_BARS + 1, values_only=True)]
    assert ranking[:3] == [("条目1", 39), ("条目3", 37), ("条目5", 35)]
    assert all(count >= 1 for _, count in ranking)
    assert sheet["J1"].value == "标注最多的 30 个条目"
    assert sheet.tables["汇总表"].ref == "A1:H41"
    with ZipFile(tmp_path / "a.xlsx") as archive:
        assert b'<dimension ref="A1:N42"/>' in archive.read("xl/worksheets/sheet6.xml")


def test_outside_of_entries_the_chart_names_the_heading(tmp_path: Path) -> None:
    export = many_entries()
    rows = [replace(A_ROW, entry="", section="群众团体 / 妇联")] * 50
    sheet = summary(tmp_path, replace(export, rows=[*export.rows, *rows], count=export.count + 50))
    assert sheet["J2"].value == "妇联"


def test_nothing_to_show_means_no_chart(tmp_path: Path) -> None:
    assert not summary(tmp_path, empty_export())._charts
