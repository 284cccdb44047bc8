"""The rows of a sheet from outside, read as a stream: what each cell says, as text.

A formula counts as the result that was saved with it. Numbers become the shortest text that
means them, days ISO dates, percentages keep their sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from annotator.domain.read_backs import NoResult
from annotator.formats.archive_limits import TooMuch
from annotator.formats.strict_xml import Reader, local
from annotator.formats.workbook_parts import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.formats.workbook_parts import Book, Sheet

MOST_COLUMNS = 1_024
"""Further cells are passed over."""

_MOST_ROWS = 1_048_576
_MOST_CELLS = 16_384  # of one row, as in a spreadsheet
_LONGEST_ROW = 2_000_000  # characters: more than our 26 columns can hold
_LONGEST_LETTERS = 3
_LONGEST_NUMBER = 7  # digits of a row
_DIGITS = "0123456789"
_TEXT_TAGS = ("v", "t")
_KINDS_OF_TEXT = ("inlineStr", "str")
_MIDNIGHT = "T00:00:00"


Cell = str | NoResult


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number from 1, and what its cells say by column, from 1; empty ones lack."""

    number: int
    cells: dict[int, Cell]


_Raw = tuple[str, str, str, bool]  # kind, style number, text, whether it is a formula


class SheetRows:
    """Goes through the rows of a sheet that have any cell.

    Attributes:
        wanted: Which columns to take, once that is known; others may come all the same.
    """

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.wanted: frozenset[int] | None = None
        self._book = book
        self._sheet = sheet

    def __iter__(self) -> Iterator[Row]:
        reader = _RowsReader()
        for _ in self._book.read(self._sheet.part, reader):
            for number, found in reader.rows:
                cells = {column: self._cell(*raw) for column, raw in found.items()}
                if any(cells.values()):
                    yield Row(number, {column: cell for column, cell in cells.items() if cell})
            reader.rows.clear()
            reader.wanted = self.wanted

    def _cell(self, kind: str, style: str, text: str, is_formula: bool) -> Cell:  # noqa: FBT001
        if kind in _KINDS_OF_TEXT:
            return text
        if not text:
            return NoResult("=") if is_formula else ""
        match kind:
            case "s":
                return self._shared(text)
            case "b":
                return "TRUE" if text.strip() == "1" else "FALSE"
            case "d":
                return text.removesuffix(_MIDNIGHT)
        return NoResult(text) if kind == "e" else self._number(style, text)

    def _shared(self, text: str) -> Cell:
        try:
            return self._book.texts[int(text)]
        except (ValueError, IndexError):
            return NoResult(text)

    def _number(self, style: str, text: str) -> Cell:
        try:
            number = float(text)
            shown = self._book.shown[int(style)] if style else Shown.NUMBER
        except (ValueError, IndexError):
            return NoResult(text)
        if not isfinite(number):
            return NoResult(text)
        if shown is Shown.DATE:
            return self._day(number) or plain(number)
        return f"{plain(number, times=100)}%" if shown is Shown.PERCENT else plain(number)

    def _day(self, number: float) -> str:
        """Return the day or moment that a number stands for; empty if there is none."""
        try:
            moment = from_excel(number, MAC_EPOCH if self._book.from_1904 else WINDOWS_EPOCH)
        except (ValueError, OverflowError):
            return ""
        return moment.isoformat().removesuffix(_MIDNIGHT) if isinstance(moment, date) else ""


def plain(number: float, *, times: int = 1) -> str:
    """Return the shortest decimal number that is this double, without an exponent."""
    exact = (Decimal(repr(number)) * times).normalize()
    return format(exact, "f") if exact else "0"


class _RowsReader(Reader):
    """Takes rows of raw cells out of the XML of a sheet.

    Attributes:
        rows: What was found since whoever reads emptied it.
        wanted: The columns to take; all if None.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[int, dict[int, _Raw]]] = []
        self.wanted: frozenset[int] | None = None
        self._row = self._rows = self._column = self._in_row = self._length = 0
        self._cells: dict[int, _Raw] = {}
        self._kind = self._style = ""
        self._pieces: list[str] = []
        self._in_cell = self._in_reading = self._taking = self._is_formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name) if ":" in name else name
        if tag == "c":
            self._start_cell(attributes)
        elif self._in_cell:
            if tag in _TEXT_TAGS:
                self._taking = not self._in_reading
            elif tag == "f":
                self._is_formula = True
            elif tag == "rPh":
                self._in_reading = True
        elif tag == "row":
            self._start_row(attributes)

    def text(self, piece: str) -> None:
        if self._taking:
            self._length += len(piece)
            if self._length > _LONGEST_ROW:
                raise TooMuch(f"a row of more than {_LONGEST_ROW:,} characters")
            self._pieces.append(piece)

    def end(self, name: str) -> None:
        tag = local(name) if ":" in name else name
        if self._in_cell:
            if tag in _TEXT_TAGS:
                self._taking = False
            elif tag == "c":
                self._end_cell()
            elif tag == "rPh":
                self._in_reading = False
        elif tag == "row":
            self.rows.append((self._row, self._cells))
            self._cells = {}
        elif tag == "sheetData":
            self.finish()

    def _start_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r", "")
        is_number = given.isdecimal() and len(given) <= _LONGEST_NUMBER
        self._row = int(given) if is_number else self._row + 1
        self._column = self._in_row = self._length = 0
        self._rows += 1
        if self._rows > _MOST_ROWS:
            raise TooMuch(f"more than {_MOST_ROWS:,} rows")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._column = _column_of(attributes.get("r", "").rstrip(_DIGITS)) or self._column + 1
        self._in_row += 1
        if self._in_row > _MOST_CELLS:
            raise TooMuch(f"more than {_MOST_CELLS:,} cells in a row")
        if self.wanted is None:
            self._in_cell = self._column <= MOST_COLUMNS
        else:
            self._in_cell = self._column in self.wanted
        self._kind = attributes.get("t", "")
        self._style = attributes.get("s", "")
        self._is_formula = False

    def _end_cell(self) -> None:
        text = "".join(self._pieces)
        if text or self._is_formula:
            self._cells[self._column] = (self._kind, self._style, text, self._is_formula)
        self._pieces.clear()
        self._in_cell = self._in_reading = False


@lru_cache(maxsize=2 * MOST_COLUMNS)
def _column_of(letters: str) -> int:
    """Return the number of a column, from 1; 0 for none."""
    if len(letters) > _LONGEST_LETTERS:
        return MOST_COLUMNS + 1
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
