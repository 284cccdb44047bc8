"""The file of a workbook: openpyxl describes it, and the rows are streamed into it.

openpyxl writes everything that says what a sheet is: columns, tables, lists, colours, the
chart, how it prints. Its sheets stay without cells; their rows go straight into the archive.
"""

from __future__ import annotations

import errno
import re
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from openpyxl import Workbook

from annotator.formats.cell_text import escaped
from annotator.formats.workbook_styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import Enum
    from pathlib import Path
    from types import TracebackType

    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.formats.workbook_styles import Parts

_DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_ROWS_AT_ONCE = 200
_READ_AT_ONCE = 1 << 17


class Package:
    """A workbook being written; leaving the `with` block without error completes it.

    Args:
        path: Where to write.
        title: Of the project.
        further: Looks that only this kind of workbook has.

    Attributes:
        book: The openpyxl workbook without cells.
        styles: The looks that its cells may have.
    """

    def __init__(
        self, path: Path, *, title: str, further: Mapping[Enum, Parts] | None = None
    ) -> None:
        self.book = Workbook()
        self.book.properties.title = escaped(title)
        self.book.properties.creator = None
        self.styles = Styles(self.book.active, further)
        self.book.remove(self.book.active)
        self._path = path
        self._archive = ZipFile(path, "w", ZIP_DEFLATED)
        self._rows: dict[str, int] = {}  # by the name of the sheet in the archive

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._archive:
            if error is None:
                self._add_the_rest()

    def add_sheet(self, title: str) -> Worksheet:
        """Return a new sheet after the others; describe it, then stream its rows."""
        return self.book.create_sheet(title)

    def stream(self, sheet: Worksheet, rows: Iterable[str], *, area: str) -> None:
        """Write a sheet with these rows, which cover `area`; its description is fixed now."""
        head, tail = self._frame(sheet)
        name = _name(sheet)
        self._rows[name] = 0
        upcoming = iter(rows)
        with self._archive.open(name, "w", force_zip64=True) as stream:
            stream.write(_DIMENSION.sub(f'<dimension ref="{area}"/>'.encode(), head))
            stream.write(b"<sheetData>")
            while chunk := list(islice(upcoming, _ROWS_AT_ONCE)):
                stream.write("".join(chunk).encode())
                self._rows[name] += len(chunk)
            stream.write(b"</sheetData>")
            stream.write(tail)

    def verify(self) -> None:
        """Read the completed file again: sound, well-formed, every row there.

        Raises:
            OSError: It is not.
        """
        try:
            with ZipFile(self._path) as archive:
                found = {name: _count_rows(archive, name) for name in self._rows}
        except (BadZipFile, expat.ExpatError) as error:
            raise OSError(errno.EIO, "the file does not read back as written") from error
        if found != self._rows:
            raise OSError(errno.EIO, "rows are missing from the written file")

    def _frame(self, sheet: Worksheet) -> tuple[bytes, bytes]:
        """Return what stands before and after the rows of the sheet."""
        with self._described() as description:
            head, tail = _NO_ROWS.split(description.read(_name(sheet)))
        return head, tail

    def _add_the_rest(self) -> None:
        with self._described() as description:
            for name in description.namelist():
                if name not in self._rows:
                    self._archive.writestr(name, description.read(name))

    def _described(self) -> ZipFile:
        buffer = BytesIO()
        self.book.save(buffer)
        return ZipFile(buffer)


def _count_rows(archive: ZipFile, name: str) -> int:
    parser = expat.ParserCreate()
    opening = b"<row "
    rows, carried = 0, b""
    with archive.open(name) as stream:
        while piece := stream.read(_READ_AT_ONCE):
            parser.Parse(piece)
            rows += (carried + piece).count(opening)
            carried = piece[1 - len(opening) :]
    at_the_end = True
    parser.Parse(b"", at_the_end)
    return rows


def _name(sheet: Worksheet) -> str:
    path: str = sheet.path
    return path.removeprefix("/")
