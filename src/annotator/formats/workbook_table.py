"""A sheet that is one table: as wide as its words, its rows written as they come."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import chain, islice
from typing import TYPE_CHECKING

from annotator.formats.workbook_layout import (
    HEADER_HEIGHT,
    add_table,
    covered_area,
    fitted_widths,
    height_for,
    set_columns,
)
from annotator.formats.workbook_rows import RowWriter
from annotator.formats.workbook_styles import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.formats.annotation_columns import Cell
    from annotator.formats.workbook_package import Package

Columns = Sequence[tuple[str, Enum, tuple[int, int]]]
"""Header, look and least and most width of each column."""

_SAMPLE = 300  # rows that the widths are taken from


def write_table(
    package: Package,
    sheet: Worksheet,
    columns: Columns,
    rows: Iterable[Sequence[Cell]],
    *,
    count: int,
) -> None:
    """Stream a table of so many rows into a sheet that has everything else already."""
    headers = [header for header, _, _ in columns]
    upcoming = iter(rows)
    sample = list(islice(upcoming, _SAMPLE))
    widths = fitted_widths(headers, [bounds for _, _, bounds in columns], sample)
    set_columns(sheet, widths)
    add_table(sheet, f"{sheet.title}表", headers, count)
    xml = _xml(package, columns, chain(sample, upcoming), widths)
    package.stream(sheet, xml, area=covered_area(len(columns), count))


def _xml(
    package: Package,
    columns: Columns,
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[int],
) -> Iterator[str]:
    writer = RowWriter(len(columns), package.styles.quoted)
    header = [package.styles[Look.HEADER]] * len(columns)
    yield writer.row([name for name, _, _ in columns], header, height=HEADER_HEIGHT)
    looks = [package.styles[look] for _, look, _ in columns]
    wrapped = [place for place, (_, look, _) in enumerate(columns) if look is Look.WRAPPED]
    for values in rows:
        long = [(str(values[place]), widths[place]) for place in wrapped]
        yield writer.row(values, looks, height=height_for(long) if long else None)
