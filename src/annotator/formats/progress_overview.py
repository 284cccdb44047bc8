"""The sheet 进度: people and documents at a glance, with bars and a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.reviews import OF_REVIEWERS
from annotator.formats.progress_columns import (
    STATUS_COLOURS,
    STATUS_WORDS,
    TALLY_BOUNDS,
    TALLY_HEADERS,
    TALLY_LOOKS,
    ProgressLook,
    draw_bars,
    serial_day,
    tally_cells,
)
from annotator.formats.sheet_lines import fact_line, section_lines, stream_lines, title_line
from annotator.formats.workbook_charts import stacked_bars
from annotator.formats.workbook_layout import (
    HEADER_HEIGHT,
    ROW_HEIGHT,
    begin_page,
    set_columns,
    set_printing,
)
from annotator.formats.workbook_styles import Look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import Enum

    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.domain.progress_reports import PersonProgress, ProgressReport, Tally
    from annotator.formats.annotation_columns import Cell
    from annotator.formats.sheet_lines import Line
    from annotator.formats.workbook_package import Package

TITLE = "进度"
_NAME_WIDTH = 30
_WIDTHS = (_NAME_WIDTH, *(least + 1 for least, _ in TALLY_BOUNDS))
_MOST_BARS = 30
_BAR_HEIGHT, _FRAME_HEIGHT, _CHART_WIDTH = 0.75, 3.5, 26.0  # centimetres
# What a page of A4 holds when these columns are shrunk to its width, and a little less.
_PAGE_HEIGHT = 23.0  # centimetres
_TALLEST_CHART = 21.0  # centimetres
_POINT = 2.54 / 72  # centimetres
_REVIEW_HEADERS = (
    "姓名",
    "通过",
    "退回",
    "修改",
    "定稿",
    "待其答复",
    "最早退回",
    "搁置天数",
    "完成篇章",
    "标注篇章",
    "最近工作",
)
_REVIEW_LOOKS: tuple[Enum, ...] = (
    *(Look.TEXT, Look.TALLY, Look.TALLY, Look.TALLY, Look.TALLY, Look.TALLY),
    *(ProgressLook.DAY, Look.TALLY, Look.TALLY, Look.TALLY, ProgressLook.DAY),
)


class _Lines:
    """Rows of the sheet as they come, each with its looks and its height in points."""

    def __init__(self) -> None:
        self.rows: list[Line] = []

    @property
    def next_row(self) -> int:
        """The number of the row that comes next, from 1."""
        return len(self.rows) + 1

    @property
    def height(self) -> float:
        """How high all rows are together, in centimetres."""
        return _POINT * sum(height or ROW_HEIGHT for _, _, height in self.rows)

    def add(
        self, values: Sequence[Cell], looks: Sequence[Enum], height: float | None = None
    ) -> None:
        self.rows.append((values, looks, height))

    def add_section(self, title: str) -> None:
        self.rows.extend(section_lines(title, columns=len(_WIDTHS)))

    def add_header(self, headers: Sequence[str]) -> None:
        self.add(headers, [Look.HEADER] * len(headers), HEADER_HEIGHT)


def write_overview(package: Package, report: ProgressReport) -> None:
    """Write the sheet."""
    sheet = package.add_sheet(TITLE)
    sheet.sheet_view.showGridLines = False
    set_columns(sheet, _WIDTHS)
    set_printing(sheet, report.project)
    lines = _Lines()
    _add_facts(lines, report)
    authors = [(one.person.name, one.tally) for one in report.people if one.tally.total]
    documents = [(document.title, document.tally) for document in report.documents]
    of_people = _add_tallies(lines, sheet, "标注人", "姓名", authors)
    _add_review(lines, report)
    of_documents = _add_tallies(lines, sheet, "文档", "文档", documents)
    several = len(documents) > 1
    name, first, count = (
        ("各文档的审核情况", of_documents, len(documents))
        if several
        else ("各标注人的审核情况", of_people, len(authors))
    )
    if count:
        row = lines.next_row + 1
        tall = _add_chart(sheet, name, (first, first + min(count, _MOST_BARS)), row=row)
        if lines.height + tall > _PAGE_HEIGHT:
            begin_page(sheet, row - 1)  # with the empty row, that no edge of it stays behind
    stream_lines(package, sheet, lines.rows, columns=len(_WIDTHS))


def _add_facts(lines: _Lines, report: ProgressReport) -> None:
    tally = report.tally
    moment = report.at.astimezone(report.zone)
    lines.rows.append(title_line(f"{report.project or '标注项目'}：进度"))
    for label, text in (
        ("统计时间", f"{moment:%Y-%m-%d %H:%M}"),
        ("标注", f"{tally.total:,} 处，在 {len(report.documents):,} 份文档中"),
        ("待审核人处理", f"{tally.to_review:,} 处"),
        ("待标注人答复", f"{tally.to_answer:,} 处"),
        ("完成", f"{tally.finished:,} 处（已通过，或已在定稿中定夺）"),
        ("定稿", f"{report.final:,} 处"),
    ):
        lines.rows.append(fact_line(label, text))


def _add_tallies(
    lines: _Lines, sheet: Worksheet, title: str, header: str, named: Sequence[tuple[str, Tally]]
) -> int:
    """Add a table of tallies; returns the number of its header row."""
    lines.add_section(title)
    header_row = lines.next_row
    lines.add_header((header, *TALLY_HEADERS))
    for name, tally in named:
        lines.add([name, *tally_cells(tally)], [Look.TEXT, *TALLY_LOOKS])
    if named:
        draw_bars(sheet, first_column=2, rows=(header_row + 1, lines.next_row - 1))
    return header_row


def _add_review(lines: _Lines, report: ProgressReport) -> None:
    lines.add_section("审核与答复")
    lines.add_header(_REVIEW_HEADERS)
    for one in report.people:
        lines.add(_review_cells(one, report), _REVIEW_LOOKS)


def _review_cells(one: PersonProgress, report: ProgressReport) -> list[Cell]:
    oldest = one.oldest_return
    return [
        one.person.name,
        *(one.verdicts.get(verdict, 0) for verdict in OF_REVIEWERS),
        one.settled,
        one.tally.to_answer,
        "" if oldest is None else serial_day(oldest.astimezone(report.zone).date()),
        "" if oldest is None else max(0, (report.at - oldest).days),
        one.finished_sections,
        one.sections,
        "" if one.last_day is None else serial_day(one.last_day),
    ]


def _add_chart(sheet: Worksheet, title: str, rows: tuple[int, int], *, row: int) -> float:
    """Show by stacked bars where the annotations of each row of a table stand.

    Returns how tall the chart is, in centimetres: never more than a page.

    Args:
        sheet: The sheet.
        title: Above the chart.
        rows: The header of the table, and the last row to be shown.
        row: Where the chart stands.
    """
    header, last = rows
    chart = stacked_bars(
        sheet,
        title,
        names=1,
        first=2 + TALLY_HEADERS.index(next(iter(STATUS_WORDS.values()))),
        header=header,
        rows=(header + 1, last),
        colours=[STATUS_COLOURS[status] for status in STATUS_WORDS],
    )
    tall = min(_FRAME_HEIGHT + (last - header) * _BAR_HEIGHT, _TALLEST_CHART)
    chart.width, chart.height = _CHART_WIDTH, tall
    sheet.add_chart(chart, f"A{row}")
    return tall
