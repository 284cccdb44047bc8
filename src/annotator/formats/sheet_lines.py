"""Sheets that are read line by line and are no one table: a title, bands, facts with labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.formats.workbook_layout import covered_area
from annotator.formats.workbook_rows import RowWriter
from annotator.formats.workbook_styles import Look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import Enum

    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.formats.annotation_columns import Cell
    from annotator.formats.workbook_package import Package

    Line = tuple[Sequence[Cell], Sequence[Enum], float | None]
    """Values, their looks, and the height in points."""

_TITLE_HEIGHT, _SECTION_HEIGHT = 34.0, 26.0


def title_line(text: str) -> Line:
    """Return the line that a sheet begins with."""
    return [text], [Look.TITLE], _TITLE_HEIGHT


def section_lines(name: str, *, columns: int) -> tuple[Line, Line]:
    """Return an empty line and the band above what belongs together."""
    band = [name, *[""] * (columns - 1)]
    return ([], [], None), (band, [Look.SECTION] * columns, _SECTION_HEIGHT)


def fact_line(label: str, text: str) -> Line:
    """Return a label with what is to be said; that runs on over the empty cells to its right."""
    return [label, text], [Look.LABEL, Look.PLAIN], None


def stream_lines(
    package: Package, sheet: Worksheet, lines: Sequence[Line], *, columns: int
) -> None:
    """Write the rows of a sheet whose columns are set already."""
    writer = RowWriter(columns, package.styles.quoted)
    rows = (
        writer.row(values, [package.styles[look] for look in looks], height=height)
        for values, looks, height in lines
    )
    package.stream(sheet, rows, area=covered_area(columns, len(lines) - 1))
