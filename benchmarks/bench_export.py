"""Export 140,000 rows to a workbook, against XlsxWriter writing the same sheet."""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from datetime import datetime
from typing import TYPE_CHECKING

from benchmarks.measure import limit_row, row
from benchmarks.volumes import folder, project_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_CHARACTERS = 2_000_000


def main() -> int:
    """Measure and print; returns 0 if the figures were reached."""
    path = project_of(_CHARACTERS)
    workbook = folder() / "ours.xlsx"
    ours, memory, rows = _in_child(_ours, path, workbook)
    floor, _, _ = _in_child(_floor, workbook, folder() / "floor.xlsx")
    reached = row(f"export {rows:,} rows to a workbook", floor, ours, 2.0, "s")
    reached &= limit_row("extra memory of that export", memory, 100.0, "MB")
    return 0 if reached else 1


def _in_child(
    work: Callable[[Path, Path], tuple[float, float, int]], *paths: Path
) -> tuple[float, float, int]:
    """Run in a fresh process: memory is only ever counted upwards."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, paths)


def _ours(path: Path, workbook: Path) -> tuple[float, float, int]:
    from annotator.domain.clock import utc_now
    from annotator.workflows import browse
    from annotator.workflows.export_annotations import export_annotations
    from annotator.workflows.projects import open_project

    with open_project(path, clock=utc_now) as session:
        document = browse.documents(session)[0].document
        opened = browse.open_document(session, document.id)
        before = _peak()
        begin = time.process_time()
        rows = export_annotations(session, workbook).rows
        spent = time.process_time() - begin
        assert opened.marks
    return spent, _peak() - before, rows


def _floor(workbook: Path, copy: Path) -> tuple[float, float, int]:
    """Write the cells of our sheet again with XlsxWriter; reading them is not counted."""
    import openpyxl
    import xlsxwriter

    sheet = openpyxl.load_workbook(workbook, read_only=True)["标注明细"]
    rows = [list(values) for values in sheet.iter_rows(values_only=True)]
    begin = time.process_time()
    book = xlsxwriter.Workbook(str(copy), {"constant_memory": True, "strings_to_formulas": False})
    target = book.add_worksheet("标注明细")
    time_format = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for number, values in enumerate(rows):
        for column, value in enumerate(values):
            if value is None:
                continue
            if isinstance(value, str):
                target.write_string(number, column, value)
            elif isinstance(value, datetime):
                target.write_datetime(number, column, value, time_format)
            else:
                target.write_number(number, column, value)
    book.close()
    return time.process_time() - begin, 0.0, len(rows)


def _peak() -> float:
    """Most memory ever held by this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
