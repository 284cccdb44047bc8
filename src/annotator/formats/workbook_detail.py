"""The sheet 标注明细: one row for each annotation."""

from __future__ import annotations

from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from annotator.domain.annotations import Status
from annotator.domain.values import FigureValue
from annotator.formats.annotation_columns import (
    COLUMNS,
    STATUS_WORDS,
    TYPE_WORDS,
    Kind,
    cell_number,
    cells,
)
from annotator.formats.workbook_entry import open_for_entry
from annotator.formats.workbook_layout import (
    HEADER_HEIGHT,
    add_table,
    covered_area,
    fitted_widths,
    fold_columns,
    height_for,
    set_columns,
    set_printing,
)
from annotator.formats.workbook_rows import RowWriter
from annotator.formats.workbook_styles import TINTS, Look, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.domain.exports import Export, ExportRow
    from annotator.domain.progress import Progress
    from annotator.formats.annotation_columns import Cell
    from annotator.formats.workbook_groups import Gathering
    from annotator.formats.workbook_package import Package
    from annotator.formats.workbook_records import Records

TITLE = "标注明细"
ROWS_PER_SHEET = 1_048_575  # a sheet has 1,048,576 rows, and the header takes one

HEADERS = [column.name for column in COLUMNS]
_SAMPLE = 300  # rows that the widths are taken from, before the rest has been seen
_CREATED, _REVIEWED = HEADERS.index("标注时间"), HEADERS.index("审核时间")
_NUMBER, _TO = HEADERS.index("数值"), HEADERS.index("数值上限")
_TYPE, _QUOTE, _STATUS = HEADERS.index("类型"), HEADERS.index("原文"), HEADERS.index("状态")
_WRAPPED = (_QUOTE, HEADERS.index("审核意见"), HEADERS.index("备注"))
_OWN_LOOKS = {"编号": Look.ID, "上文": Look.BEFORE, "下文": Look.AFTER}
_CENTRED = {"类型", "状态", "来源", "单位", "日期起", "日期止"}
_STATUS_COLOURS = {
    Status.ACCEPTED: "2E7D32",
    Status.RETURNED: "C62828",
    Status.AMENDED: "B26A00",
    Status.REVISED: "1565C0",
}
# Days in a spreadsheet count from here (ECMA-376, 18.17.4.1, the 1900 base system).
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell knows no time zone
_SECONDS_PER_DAY = 86_400


class Detail:
    """Writes the rows of an export, on as many sheets as they need."""

    def __init__(
        self,
        package: Package,
        export: Export,
        gatherers: tuple[Gathering, Records],
        *,
        reasons: str,
    ) -> None:
        """Prepare to write.

        Args:
            package: Where to.
            export: What.
            gatherers: What sees every row as it goes by.
            reasons: Where the usual reasons of a return stand; see `open_for_entry`.
        """
        self._package = package
        self._export = export
        self._gathering, self._records = gatherers
        self._reasons = reasons
        styles = package.styles
        self._header = [
            styles[Look.OPEN_HEADER if column.open else Look.HEADER] for column in COLUMNS
        ]
        self._looks = [styles[_look(place)] for place in range(len(COLUMNS))]
        self._whole, self._decimal = styles[Look.COUNT], styles[Look.DECIMAL]

    def write(self, progress: Progress) -> None:
        """Write everything; the gatherers have seen every row afterwards.

        Raises:
            Cancelled: The user has asked to stop.
            ValueError: There are more or fewer rows than the export promised.
        """
        rows = self._export.rows_reported(progress)
        sample = list(islice(rows, _SAMPLE))
        widths = self._widths(sample)
        upcoming = chain(sample, rows)
        count = self._export.count
        for number, first in enumerate(range(0, max(count, 1), ROWS_PER_SHEET), 1):
            rows_here = min(count - first, ROWS_PER_SHEET)
            self._write_sheet(number, widths, islice(upcoming, rows_here), rows_here)
        next(upcoming, None)  # sees the end, where the rows are counted

    def _write_sheet(
        self, number: int, widths: Sequence[int], rows: Iterator[ExportRow], count: int
    ) -> None:
        suffix = f"({number})" if number > 1 else ""
        sheet = self._package.add_sheet(f"{TITLE}{suffix}")
        set_columns(sheet, widths)
        fold_columns(sheet, [column.folded for column in COLUMNS])
        add_table(sheet, f"{TITLE}表{number if number > 1 else ''}", HEADERS, count)
        sheet.freeze_panes = "B2"
        set_printing(sheet, self._export.project.title, large_paper=True)
        if count:
            open_for_entry(sheet, count + 1, reasons=self._reasons)
            _colour(sheet, count + 1)
        area = covered_area(len(COLUMNS), count)
        self._package.stream(sheet, self._xml(rows, widths), area=area)

    def _xml(self, rows: Iterator[ExportRow], widths: Sequence[int]) -> Iterator[str]:
        writer = RowWriter(len(COLUMNS), self._package.styles.quoted)
        yield writer.row(HEADERS, self._header, height=HEADER_HEIGHT)
        for row in rows:
            self._gathering.add(row)
            self._records.add(row)
            values, looks = self._row(row)
            yield writer.row(values, looks, height=_height(values, widths))
            if writer.shortened:
                self._gathering.shortened.append(row.id)

    def _row(self, row: ExportRow) -> tuple[list[Cell], list[int]]:
        """Return values and style numbers."""
        zone = self._export.zone
        values, looks = cells(row, zone), self._looks
        values[_CREATED] = _serial(row.created_at, zone)
        if row.reviewed_at is not None:
            values[_REVIEWED] = _serial(row.reviewed_at, zone)
        if isinstance(row.value, FigureValue):
            looks = looks.copy()
            for place, number in ((_NUMBER, row.value.number), (_TO, row.value.number_to)):
                values[place] = cell_number(number or "")
                if isinstance(values[place], float):
                    looks[place] = self._decimal
        return values, looks

    def _widths(self, sample: Sequence[ExportRow]) -> list[int]:
        return fitted_widths(
            HEADERS,
            [column.width for column in COLUMNS],
            (cells(row, self._export.zone) for row in sample),
        )


def _look(place: int) -> Look:
    column = COLUMNS[place]
    if column.open:
        return _open_look(place)
    if column.name in _OWN_LOOKS:
        return _OWN_LOOKS[column.name]
    if column.name in _CENTRED:
        return Look.CENTRED
    if place in _WRAPPED:
        return Look.WRAPPED
    return {
        Kind.TEXT: Look.TEXT,
        Kind.COUNT: Look.COUNT,
        Kind.NUMBER: Look.COUNT,
        Kind.TIME: Look.TIME,
    }[column.kind]


def _open_look(place: int) -> Look:
    if place in _WRAPPED:
        return Look.OPEN_WRAPPED
    return Look.OPEN_CENTRED if HEADERS[place] in _CENTRED else Look.OPEN_TEXT


def _height(values: Sequence[Cell], widths: Sequence[int]) -> float | None:
    """Return the height of a row with a text that needs several lines, else None."""
    long = [
        (str(values[place]), widths[place])
        for place in _WRAPPED
        if len(str(values[place])) * 2 >= widths[place] or "\n" in str(values[place])
    ]
    return height_for(long) if long else None


def _serial(moment: datetime, zone: tzinfo) -> float:
    """Return a moment as a spreadsheet counts it, in days, exact to the second."""
    since = moment.astimezone(zone).replace(tzinfo=None) - _DAY_ZERO
    return since.days + since.seconds / _SECONDS_PER_DAY


def _colour(sheet: Worksheet, last_row: int) -> None:
    """Colour by rule rather than cell by cell, so that a changed type changes its colour."""
    letter = get_column_letter(_TYPE + 1)
    for type_, word in TYPE_WORDS.items():
        rule = FormulaRule([f'${letter}2="{word}"'], fill=fill(TINTS[type_]))
        sheet.conditional_formatting.add(_column_area(_TYPE, _QUOTE, last_row), rule)
    letter = get_column_letter(_STATUS + 1)
    for status, colour in _STATUS_COLOURS.items():
        rule = FormulaRule(
            [f'${letter}2="{STATUS_WORDS[status]}"'], font=Font(b=True, color=colour)
        )
        sheet.conditional_formatting.add(_column_area(_STATUS, _STATUS, last_row), rule)


def _column_area(first: int, last: int, last_row: int) -> str:
    return f"{get_column_letter(first + 1)}2:{get_column_letter(last + 1)}{last_row}"
