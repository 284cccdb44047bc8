"""Open a workbook from outside: its sheets, its texts, how its numbers are shown.

Only what is needed is read, as a stream and within limits
(docs/decisions/0016-excel-round-trip.md).
"""

from __future__ import annotations

import posixpath
import re
from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception has the name of one

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from annotator.domain.workbook_problems import (
    NotAWorkbook,
    WorkbookIsDamaged,
    WorkbookIsLocked,
    WorkbookIsUnsafe,
)
from annotator.formats import archive_limits
from annotator.formats.archive_limits import Limits, TooMuch
from annotator.formats.file_access import check_is_file, reading
from annotator.formats.strict_xml import HasDocumentType, Reader, Tags, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KINDS = ".xlsx"
# An export of 140,000 annotations has a fifth of the bytes and a ratio of 12; rows of nothing
# but equal cells come to 60.
_LIMITS = Limits(most_bytes=1_000_000_000, always_allowed=1_000_000, most_names=1_000_000)

_LONGEST_TEXT = 100_000  # characters of a cell, which holds a third of that
_MOST_TEXTS = 5_000_000
_MOST_TEXT_BYTES = 100_000_000
_MOST_SHEETS = 2_000
_MOST_STYLES = 200_000  # Excel stops at a third of that
_LONGEST_CODE = 255  # characters of a number format, as in Excel; telling dates is quadratic in it
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PIECE = 1 << 16
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Shown(Enum):
    """What a number is shown as, where that changes what it means."""

    NUMBER = auto()
    DATE = auto()
    PERCENT = auto()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, and the name of its part in the archive."""

    title: str
    part: str


class Texts:
    """The texts that cells refer to by number, side by side in one piece of memory."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("L", [0])

    def append(self, text: str) -> None:
        """Take one more.

        Raises:
            TooMuch: No workbook has so many.
        """
        self._bytes += text.encode()
        self._ends.append(len(self._bytes))
        if len(self._ends) > _MOST_TEXTS or len(self._bytes) > _MOST_TEXT_BYTES:
            raise TooMuch(f"{len(self._ends):,} texts")

    def __getitem__(self, number: int) -> str:
        """Return the text of a number from 0 on; IndexError if there is none."""
        if number < 0:
            raise IndexError(number)
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode()


class Book:
    """A workbook being read; see `opened`.

    Attributes:
        path: Its file, for messages.
        sheets: In their order.
        texts: The shared texts.
        shown: For each style number of a cell, what it shows numbers as.
        from_1904: Whether days are counted from 1904 instead of 1900.
    """

    def __init__(self, archive: ZipFile, path: Path) -> None:
        self.path = path
        self.sheets: list[Sheet] = []
        self.texts = Texts()
        self.shown: list[Shown] = []
        self.from_1904 = False
        self._archive = archive
        self._names = frozenset(archive.namelist())
        main = self._target("", "/officeDocument")
        if main is None or main not in self._names:
            raise NotAWorkbook(path=path)
        self._read_sheets(main)
        if texts := self._target(main, "/sharedStrings"):
            for _ in self.read(texts, _TextsReader(self.texts)):
                pass
        if styles := self._target(main, "/styles"):
            self._read_styles(styles)

    def read(self, part: str, reader: Reader) -> Iterator[None]:
        """Read a part piece by piece until the reader is done; the rest must be sound."""
        if part not in self._names:
            raise BadZipFile(part)
        with self._archive.open(part) as stream:
            yield from reader.read(stream)
            while stream.read(_PIECE):
                pass  # at its end the checksum is compared

    def _read_sheets(self, part: str) -> None:
        targets = self._related(part)
        for name, attributes in self._tags(part):
            if name == "sheet":
                _, target = targets.get(_relation_id(attributes), ("", ""))
                if any(sheet.part == target for sheet in self.sheets):
                    raise TooMuch(f"{target} twice")  # each would be gone through in full
                self.sheets.append(Sheet(attributes.get("name", ""), target))
            elif name == "workbookPr":
                self.from_1904 = attributes.get("date1904") in ("1", "true")
            if len(self.sheets) > _MOST_SHEETS:
                raise TooMuch(f"{len(self.sheets):,} sheets")
        if not self.sheets:
            raise NotAWorkbook(path=self.path)

    def _read_styles(self, part: str) -> None:
        codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        of_cells = False
        for name, attributes in self._tags(part):
            if name == "numFmt":
                code = attributes.get("formatCode", "")[:_LONGEST_CODE]
                codes[attributes.get("numFmtId", "")] = code
            elif name in ("cellXfs", "cellStyleXfs"):
                of_cells = name == "cellXfs"
            elif name == "xf" and of_cells:
                self.shown.append(_shown(codes.get(attributes.get("numFmtId", ""), "")))
            if len(codes) + len(self.shown) > _MOST_STYLES:
                raise TooMuch(f"{len(self.shown):,} styles")

    def _target(self, part: str, kind: str) -> str | None:
        """Return the part of a kind that a part refers to."""
        found = self._related(part).values()
        return next((target for type_, target in found if type_.endswith(kind)), None)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return relation id → (type, name of the other part) of what a part refers to."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._names:
            return {}
        found = {}
        for tag, attributes in self._tags(relations):
            if tag == "Relationship":
                target = posixpath.join("/", folder, attributes.get("Target", ""))
                found[attributes.get("Id", "")] = (
                    attributes.get("Type", ""),
                    posixpath.normpath(target).lstrip("/"),
                )
            if len(found) > _MOST_SHEETS:
                raise TooMuch(f"{len(found):,} relations")
        return found

    def _tags(self, part: str) -> Iterator[tuple[str, dict[str, str]]]:
        with self._archive.open(part) as stream:
            yield from Tags().of(stream)


@contextmanager
def opened(path: Path) -> Iterator[Book]:
    """Open a workbook; whatever is wrong with it is told in one sentence.

    Raises:
        NotAWorkbook, WorkbookIsLocked, WorkbookIsDamaged, WorkbookIsUnsafe: As they say.
        ProblemForUser: It is missing, a folder, or cannot be read.
    """
    check_is_file(path, kinds=KINDS)
    with _faults_of(path), reading(path), path.open("rb") as file:
        beginning = file.read(len(_OLE))
        if beginning == _OLE:
            raise WorkbookIsLocked(path=path)
        if not beginning.startswith(b"PK"):
            raise NotAWorkbook(path=path)
        with archive_limits.opened(file, _LIMITS) as archive:
            yield Book(archive, path)


@contextmanager
def _faults_of(path: Path) -> Iterator[None]:
    try:
        yield
    except TooMuch as fault:
        raise WorkbookIsUnsafe(path=path, detail=fault) from fault
    except HasDocumentType as fault:
        raise WorkbookIsUnsafe(path=path, detail="DOCTYPE") from fault
    except (BadZipFile, ZlibError, EOFError, expat.ExpatError) as error:
        raise WorkbookIsDamaged(path=path) from error


class _TextsReader(Reader):
    """Takes the shared texts; formatted ones come in runs, readings of characters do not count."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._pieces: list[str] = []
        self._length = 0
        self._taking = self._in_reading = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - not needed here
        tag = local(name)
        if tag == "t":
            self._taking = not self._in_reading
        elif tag == "rPh":
            self._in_reading = True

    def text(self, piece: str) -> None:
        if self._taking:
            self._length += len(piece)
            if self._length > _LONGEST_TEXT:
                raise TooMuch(f"a text of more than {_LONGEST_TEXT:,} characters")
            self._pieces.append(piece)

    def end(self, name: str) -> None:
        tag = local(name)
        if tag == "t":
            self._taking = False
        elif tag == "rPh":
            self._in_reading = False
        elif tag == "si":
            self._texts.append("".join(self._pieces))
            self._pieces.clear()
            self._length = 0


def _relation_id(attributes: dict[str, str]) -> str:
    """Return the id of a relation, which stands under `r:id` or the like, never under `id`."""
    return next((id_ for name, id_ in attributes.items() if name.endswith(":id")), "")


@lru_cache(maxsize=1 << 12)
def _shown(code: str) -> Shown:
    if "%" in _LITERAL.sub("", code):
        return Shown.PERCENT
    return Shown.DATE if is_date_format(code) else Shown.NUMBER
