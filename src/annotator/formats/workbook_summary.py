"""The sheet 汇总: how many annotations of each type each entry has, with a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from annotator.domain.annotations import AnnotationType
from annotator.formats.annotation_columns import TYPE_WORDS
from annotator.formats.workbook_charts import stacked_bars
from annotator.formats.workbook_layout import (
    HEADER_HEIGHT,
    add_table,
    covered_area,
    fitted_widths,
    set_columns,
    set_printing,
)
from annotator.formats.workbook_rows import RowWriter
from annotator.formats.workbook_styles import STRONG, Look

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.formats.annotation_columns import Cell
    from annotator.formats.workbook_groups import Gathering
    from annotator.formats.workbook_package import Package

TITLE = "汇总"
MOST_BARS = 30
_RANKING_TITLE = f"标注最多的 {MOST_BARS} 个条目"
_OUTSIDE = "（条目之外）"
_TYPES = tuple(AnnotationType)
_HEADERS = ("文档", "篇章", "条目", *(TYPE_WORDS[type_] for type_ in _TYPES), "合计")
_BOUNDS = ((12, 30), (12, 34), (18, 40), *(((9, 12),) * (len(_TYPES) + 1)))
_FIRST_COUNT = 3  # columns before the counts
_GAP = 1  # empty column between the table and what stands beside it
_GAP_WIDTH = 3
_BAR_HEIGHT, _FRAME_HEIGHT = 0.75, 3.5  # centimetres
_CHART_WIDTH = 18  # centimetres


def write_summary(package: Package, gathering: Gathering, project: str) -> None:
    """Write the sheet: a row for each entry, totals under them, a chart beside them."""
    rows = [_entry_row(entry, counts) for entry, counts in gathering.entries.items()]
    ranking = _ranking(gathering)
    sheet = package.add_sheet(TITLE)
    widths = fitted_widths(_HEADERS, _BOUNDS, rows)
    set_columns(sheet, [*widths, _GAP_WIDTH, *(widths[2:7] if ranking else [])])
    add_table(sheet, f"{TITLE}表", _HEADERS, len(rows))
    set_printing(sheet, project)
    if rows:
        _add_chart(sheet, len(rows), ranked=bool(ranking))
    columns = len(_HEADERS) + (_GAP + len(ranking[0]) if ranking else 0)
    area = covered_area(columns, len(rows) + bool(rows))
    package.stream(sheet, _xml(package, rows, ranking, gathering.types), area=area)


def _entry_row(entry: tuple[str, str, str], counts: Counter[AnnotationType]) -> list[Cell]:
    document, section, title = entry
    numbers = [counts[type_] for type_ in _TYPES]
    return [document, section, title or _OUTSIDE, *numbers, counts.total()]


def _ranking(gathering: Gathering) -> list[list[Cell]]:
    """Return the entries with the most annotations, where there are too many for one chart."""
    if len(gathering.entries) <= MOST_BARS:
        return []
    leaders = sorted(gathering.entries.items(), key=lambda item: -item[1].total())[:MOST_BARS]
    header: list[Cell] = [_RANKING_TITLE, *(TYPE_WORDS[type_] for type_ in _TYPES)]
    rows: list[list[Cell]] = [
        [gathering.label(entry), *(counts[type_] for type_ in _TYPES)] for entry, counts in leaders
    ]
    return [header, *rows]


def _xml(
    package: Package,
    rows: Sequence[list[Cell]],
    ranking: Sequence[list[Cell]],
    totals: Counter[AnnotationType],
) -> Iterator[str]:
    styles = package.styles
    counts = len(_TYPES) + 1
    header = [styles[Look.HEADER]] * len(_HEADERS)
    body = [styles[Look.TEXT]] * _FIRST_COUNT + [styles[Look.TALLY]] * counts
    body[-1] = styles[Look.TOTAL_OF_ROW]
    bottom = [styles[Look.TOTAL]] * _FIRST_COUNT + [styles[Look.TOTAL_COUNT]] * counts
    beside_header = [0] * _GAP + [styles[Look.HEADER]] * counts
    beside_body = [0] * _GAP + [styles[Look.TEXT]] + [styles[Look.TALLY]] * len(_TYPES)
    writer = RowWriter(len(_HEADERS) + _GAP + counts, styles.quoted)
    beside = [[None] * _GAP + line for line in ranking]
    beside += [[]] * (len(rows) + 1 - len(beside))
    yield writer.row([*_HEADERS, *beside[0]], header + beside_header, height=HEADER_HEIGHT)
    for row, extra in zip(rows, beside[1:], strict=True):
        yield writer.row(row + extra, body + beside_body)
    if rows:
        sums = [totals[type_] for type_ in _TYPES]
        yield writer.row(["合计", "", "", *sums, totals.total()], bottom)


def _add_chart(sheet: Worksheet, rows: int, *, ranked: bool) -> None:
    bars = MOST_BARS if ranked else rows
    first = len(_HEADERS) + _GAP + 1  # the first column beside the table
    names = first if ranked else _FIRST_COUNT
    chart = stacked_bars(
        sheet,
        _RANKING_TITLE if ranked else "各条目的标注",
        names=names,
        first=names + 1,
        header=1,
        rows=(2, bars + 1),
        colours=[STRONG[type_] for type_ in _TYPES],
    )
    chart.width, chart.height = _CHART_WIDTH, _FRAME_HEIGHT + bars * _BAR_HEIGHT
    column = first + (_GAP + len(_TYPES) + 1 if ranked else 0)
    sheet.add_chart(chart, f"{get_column_letter(column)}2")
