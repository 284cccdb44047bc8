"""The annotations as CSV (RFC 4180): the 26 columns of the workbook for any other program."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from annotator.domain.exports import ExportResult
from annotator.formats.annotation_columns import COLUMNS, Kind, cells
from annotator.formats.cell_text import guarded_for_csv
from annotator.formats.safe_write import writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.exports import Export
    from annotator.domain.progress import Progress
    from annotator.formats.annotation_columns import Cell

_TEXTS = [place for place, column in enumerate(COLUMNS) if column.kind is Kind.TEXT]


def write_csv(path: Path, export: Export, progress: Progress) -> ExportResult:
    """Write the export as UTF-8 with a byte order mark, which spreadsheets need to see.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.

    Raises:
        Cancelled: The user has asked to stop; `path` is as it was.
        ProblemForUser: See `safe_write.writing`.
    """
    with (
        writing(path) as temporary,
        temporary.open("w", encoding="utf-8-sig", newline="") as stream,
    ):
        writer = csv.writer(stream)
        writer.writerow([column.name for column in COLUMNS])
        writer.writerows(_lines(export, progress))
    return ExportResult(rows=export.count)


def _lines(export: Export, progress: Progress) -> Iterator[list[Cell]]:
    for row in export.rows_reported(progress):
        values = cells(row, export.zone)
        for place in _TEXTS:
            values[place] = guarded_for_csv(str(values[place]))
        yield values
