"""The hidden sheet 读回记录: what each row said when the workbook was written.

Kept by id on a sheet of its own, it stays true however the rows of 标注明细 are sorted,
filtered, removed or copied.
"""

from __future__ import annotations

import zlib
from itertools import islice
from typing import TYPE_CHECKING

from annotator.formats.row_record import record_line, record_of
from annotator.formats.workbook_layout import covered_area, set_columns
from annotator.formats.workbook_rows import RowWriter
from annotator.formats.workbook_styles import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.exports import ExportRow
    from annotator.formats.workbook_package import Package

TITLE = "读回记录"
HEADERS = ["标注编号", "导出时的记录（供程序读回时比对，请勿改动）"]
_WIDTHS = (40, 80)
_ROWS_PER_SHEET = 1_048_575
_QUICKLY = 1  # the least compression: four fifths of it in a fifth of the time
_READ_AT_ONCE = 1 << 16


class Records:
    """Gathers the records while the rows go by; the sheet is written after the others.

    Compressed meanwhile, because 140,000 of them would take as much memory again as all else.
    """

    def __init__(self) -> None:
        self.count = 0
        self._compressor = zlib.compressobj(_QUICKLY)
        self._packed = bytearray()

    def add(self, row: ExportRow) -> None:
        """Keep what a row says."""
        line = f"{row.id} {record_line(record_of(row))}\n"
        self._packed += self._compressor.compress(line.encode())
        self.count += 1

    def write(self, package: Package) -> None:
        """Write the sheet, or as many as the records need."""
        self._packed += self._compressor.flush()
        lines = self._lines()
        for number, first in enumerate(range(0, max(self.count, 1), _ROWS_PER_SHEET), 1):
            sheet = package.add_sheet(f"{TITLE}({number})" if number > 1 else TITLE)
            sheet.sheet_state = "hidden"
            sheet.protection.sheet = True
            set_columns(sheet, _WIDTHS)
            count = min(self.count - first, _ROWS_PER_SHEET)
            rows = _xml(package, islice(lines, count))
            package.stream(sheet, rows, area=covered_area(len(HEADERS), count))

    def _lines(self) -> Iterator[str]:
        decompressor = zlib.decompressobj()
        begun = b""
        for first in range(0, len(self._packed), _READ_AT_ONCE):
            piece = decompressor.decompress(self._packed[first : first + _READ_AT_ONCE])
            *whole, begun = (begun + piece).split(b"\n")
            for line in whole:
                yield line.decode()


def _xml(package: Package, lines: Iterator[str]) -> Iterator[str]:
    styles = package.styles
    writer = RowWriter(len(HEADERS), styles.quoted)
    looks = [styles[Look.FAINT]] * len(HEADERS)
    yield writer.row(HEADERS, looks)
    for line in lines:
        yield writer.row(line.split(" ", 1), looks)
