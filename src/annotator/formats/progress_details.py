"""The sheets 篇章, 待处理, 每日 and 工作量 of a progress workbook: tables to filter and sort."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from annotator.domain.progress_reports import Tally
from annotator.formats.annotation_columns import TYPE_WORDS
from annotator.formats.progress_columns import (
    STATUS_WORDS,
    TALLY_BOUNDS,
    TALLY_HEADERS,
    TALLY_LOOKS,
    ProgressLook,
    draw_bars,
    serial_day,
    tally_cells,
)
from annotator.formats.workbook_charts import stacked_bars
from annotator.formats.workbook_layout import explain_emptiness, set_printing
from annotator.formats.workbook_styles import Look
from annotator.formats.workbook_table import write_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.domain.progress_reports import (
        DayWork,
        DocumentProgress,
        OpenReturn,
        ProgressReport,
    )
    from annotator.formats.annotation_columns import Cell
    from annotator.formats.workbook_package import Package
    from annotator.formats.workbook_table import Columns

SECTIONS, RETURNS, DAYS, WORK = "篇章", "待处理", "每日", "工作量"
_OUTSIDE = "（条目之外）"
_PLACES: Columns = (
    ("文档", Look.TEXT, (12, 28)),
    ("篇章", Look.TEXT, (12, 34)),
    ("条目", Look.TEXT, (14, 34)),
)
_OF_SECTIONS: Columns = (
    *_PLACES,
    ("标注人", Look.TEXT, (10, 16)),
    *zip(TALLY_HEADERS, TALLY_LOOKS, TALLY_BOUNDS, strict=True),
)
_OF_RETURNS: Columns = (
    *_PLACES,
    ("原文", Look.WRAPPED, (16, 34)),
    ("类型", Look.CENTRED, (7, 7)),
    ("状态", Look.CENTRED, (9, 9)),
    ("标注人", Look.TEXT, (10, 16)),
    ("审核人", Look.TEXT, (10, 16)),
    ("理由", Look.WRAPPED, (20, 40)),
    ("退回日期", ProgressLook.DAY, (12, 12)),
    ("搁置天数", Look.TALLY, (11, 11)),
)
_COUNTS: Columns = (
    ("标注", Look.TALLY, (11, 13)),
    ("审核", Look.TALLY, (11, 13)),
    ("定稿", Look.TALLY, (11, 13)),
)
_OF_DAYS: Columns = (("日期", ProgressLook.DAY, (14, 14)), *_COUNTS)
_OF_WORK: Columns = (_OF_DAYS[0], ("姓名", Look.TEXT, (12, 24)), *_COUNTS)
_DAY_COLOURS = ("3B78B8", "5BA052", "8E63B0")
_MOST_DAYS = 60
_CHART_SIZE = (24.0, 9.0)  # centimetres


def write_sections(package: Package, report: ProgressReport) -> None:
    """Write the sheet 篇章: a row for each author in each section, and for untouched sections."""
    rows = list(_section_rows(report))
    sheet = _sheet(package, report, SECTIONS)
    if rows:
        first = len(_OF_SECTIONS) - len(TALLY_HEADERS) + 1
        draw_bars(sheet, first_column=first, rows=(2, len(rows) + 1))
    write_table(package, sheet, _OF_SECTIONS, rows, count=len(rows))


def write_returns(package: Package, report: ProgressReport) -> None:
    """Write the sheet 待处理: what waits for its author, the longest first."""
    documents = {document.document_id: document for document in report.documents}
    names = _names(report)
    rows = [_return_row(one, documents[one.document_id], names, report) for one in report.returns]
    sheet = _sheet(package, report, RETURNS)
    if not rows:
        explain_emptiness(sheet, len(_OF_RETURNS), "没有待标注人答复的退回或修改意见。")
    write_table(package, sheet, _OF_RETURNS, rows, count=len(rows))


def write_days(package: Package, report: ProgressReport) -> None:
    """Write the sheets 每日, with a chart of the last days, and 工作量, person by person."""
    totals = [_day_total(list(group)) for _, group in groupby(report.days, attrgetter("day"))]
    sheet = _sheet(package, report, DAYS)
    if totals:
        chart = stacked_bars(
            sheet,
            "每天的工作量",
            names=1,
            first=2,
            header=1,
            rows=(max(2, len(totals) + 2 - _MOST_DAYS), len(totals) + 1),
            colours=_DAY_COLOURS,
            direction="col",
        )
        chart.x_axis.number_format = "m-d"
        chart.width, chart.height = _CHART_SIZE
        sheet.add_chart(chart, f"{get_column_letter(len(_OF_DAYS) + 2)}2")
    write_table(package, sheet, _OF_DAYS, totals, count=len(totals))
    rows = _work_rows(report)
    write_table(package, _sheet(package, report, WORK), _OF_WORK, rows, count=len(rows))


def _section_rows(report: ProgressReport) -> Iterator[list[Cell]]:
    names = _names(report)
    for document in report.documents:
        above = {section.parent for section in document.sections}
        for place, section in enumerate(document.sections):
            where: list[Cell] = [document.title, section.path, section.entry or _OUTSIDE]
            for person_id, tally in section.people.items():
                yield [*where, names.get(person_id, ""), *tally_cells(tally)]
            # A heading above others that has no annotations of its own waits for nobody.
            if not section.people and place not in above:
                yield [*where, "", *tally_cells(Tally())]


def _return_row(
    one: OpenReturn, document: DocumentProgress, names: Mapping[str, str], report: ProgressReport
) -> list[Cell]:
    section = document.section_at(one.start)
    return [
        document.title,
        section.path,
        section.entry or _OUTSIDE,
        "".join(one.quote.split("\n")),
        TYPE_WORDS[one.type],
        STATUS_WORDS[one.status],
        names.get(one.author_id, ""),
        one.reviewer,
        one.reason,
        serial_day(one.at.astimezone(report.zone).date()),
        one.days_open(report.at),
    ]


def _day_total(work: Sequence[DayWork]) -> list[Cell]:
    return [
        serial_day(work[0].day),
        sum(one.tagged for one in work),
        sum(one.decided for one in work),
        sum(one.settled for one in work),
    ]


def _work_rows(report: ProgressReport) -> list[list[Cell]]:
    names = _names(report)
    return [
        [
            *(serial_day(one.day), names.get(one.person_id, "")),
            *(one.tagged, one.decided, one.settled),
        ]
        for one in report.days
    ]


def _names(report: ProgressReport) -> dict[str, str]:
    return {one.person.id: one.person.name for one in report.people}


def _sheet(package: Package, report: ProgressReport, title: str) -> Worksheet:
    sheet = package.add_sheet(title)
    set_printing(sheet, report.project)
    return sheet
