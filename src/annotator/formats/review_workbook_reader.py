"""Read what a colleague wrote into an exported workbook, row by row, found by id.

Sheets and columns are found by their headers, so they may be renamed, moved, sorted, filtered
and cut down. What was written is told from what was exported by the records that the workbook
carries (`row_record`); texts of the chronicle are compared, never taken.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from annotator.domain.names import cleaned_name
from annotator.domain.read_backs import Field, NoResult
from annotator.domain.workbook_problems import (
    ColumnStandsTwice,
    NotAReviewWorkbook,
    WorkbookIsTooLarge,
)
from annotator.formats.annotation_columns import STATUS_WORDS, TYPE_WORDS
from annotator.formats.entry_words import COLUMN_OF, usual_word
from annotator.formats.row_record import RowRecord, comparable, fingerprint, read_record
from annotator.formats.sheet_rows import SheetRows
from annotator.formats.workbook_guide import NAME_LABEL
from annotator.formats.workbook_parts import opened
from annotator.formats.workbook_records import HEADERS as RECORD_HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from annotator.domain.progress import Progress
    from annotator.formats.sheet_rows import Cell, Row
    from annotator.formats.workbook_parts import Book, Sheet

ID_COLUMN, QUOTE_COLUMN = "编号", "原文"
MOST_ROWS = 500_000

_LOOK_FOR_HEADERS = 20  # rows; somebody may have put a title above them
_LONGEST_RECORD = 200
_REPORT_EVERY = 1_000


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as a colleague left it.

    Attributes:
        sheet: Title of its sheet.
        number: Of the row there, from 1.
        id: In lower case; empty if there is none.
        written: The open cells that no longer say what they said when they were exported, all
            open cells if that is not known. An empty text was erased; what means the same as a
            word of the list of 状态 is given as that word.
        quote: What stands in 原文 if that is not the text that was exported, or if that is not
            known; None if all is well or there is no such column.
        record: What the row said when it was exported; None if the workbook does not say.
    """

    sheet: str
    number: int
    id: str
    written: Mapping[Field, Cell]
    quote: Cell | None
    record: RowRecord | None


@dataclass(frozen=True, slots=True)
class _Table:
    """Where on a sheet the rows begin, and which column holds what."""

    sheet: Sheet
    header: int
    id: int
    quote: int | None
    fields: dict[Field, int]


class ReviewWorkbook:
    """An opened workbook.

    Attributes:
        person_name: The name given in 填写说明; empty if there is none.
    """

    def __init__(self, book: Book) -> None:
        self.person_name = ""
        self._book = book
        self._tables: list[_Table] = []
        self._records: dict[str, str] = {}
        for sheet in book.sheets:
            self._look_at(sheet)
        if not self._tables:
            others = "、".join(COLUMN_OF.values())
            raise NotAReviewWorkbook(path=book.path, id=ID_COLUMN, others=others)

    @property
    def recorded(self) -> bool:
        """Whether it still says what it said when it was exported."""
        return bool(self._records)

    def rows(self, progress: Progress) -> Iterator[ReadRow]:
        """Give every row that has anything in the columns that are read.

        Raises:
            Cancelled: The user asked to stop.
            WorkbookIsTooLarge: There are more rows than are read back at once.
        """
        done = 0
        for table in self._tables:
            rows = SheetRows(self._book, table.sheet)
            rows.wanted = frozenset(
                column for column in (table.id, table.quote, *table.fields.values()) if column
            )
            for row in rows:
                if row.number <= table.header:
                    continue
                done += 1
                if done > MOST_ROWS:
                    raise WorkbookIsTooLarge(path=self._book.path, limit=f"{MOST_ROWS:,}")
                if done % _REPORT_EVERY == 0:
                    progress.report(done, max(done, len(self._records)))
                yield self._read(row, table)
        progress.report(done, done)

    def _look_at(self, sheet: Sheet) -> None:
        """Find out what a sheet is by its first rows."""
        rows = SheetRows(self._book, sheet)
        for row in takewhile(lambda row: row.number <= _LOOK_FOR_HEADERS, rows):
            texts = {column: _text(cell) for column, cell in row.cells.items()}
            if [texts.get(1), texts.get(2)] == RECORD_HEADERS:
                self._read_records(sheet)
                return
            table = self._table(sheet, row.number, texts)
            if table:
                self._tables.append(table)
                return
            for column, text in texts.items():
                if text == NAME_LABEL:
                    self.person_name = cleaned_name(texts.get(column + 1, ""))

    def _table(self, sheet: Sheet, header: int, texts: Mapping[int, str]) -> _Table | None:
        places: dict[str, int] = {}
        needed = {ID_COLUMN, QUOTE_COLUMN, *COLUMN_OF.values()}
        named = [(text, column) for column, text in texts.items() if text in needed]
        for text, column in named:
            if ID_COLUMN in texts.values() and text in places:
                raise ColumnStandsTwice(path=self._book.path, column=text, sheet=sheet.title)
            places[text] = column
        fields = {field: places[name] for field, name in COLUMN_OF.items() if name in places}
        if ID_COLUMN not in places or not fields:
            return None
        return _Table(sheet, header, places[ID_COLUMN], places.get(QUOTE_COLUMN), fields)

    def _read_records(self, sheet: Sheet) -> None:
        for row in SheetRows(self._book, sheet):
            id_, line = _text(row.cells.get(1, "")), _text(row.cells.get(2, ""))
            if line != RECORD_HEADERS[1] and len(id_) + len(line) <= _LONGEST_RECORD:
                self._records[id_.lower()] = line
            if len(self._records) > MOST_ROWS:
                raise WorkbookIsTooLarge(path=self._book.path, limit=f"{MOST_ROWS:,}")

    def _read(self, row: Row, table: _Table) -> ReadRow:
        id_ = _text(row.cells.get(table.id, "")).lower()
        record = read_record(self._records.get(id_, ""))
        quote = row.cells.get(table.quote, "") if table.quote else None
        if record and quote is not None and _print(quote) == record.quote:
            quote = None
        written = {
            field: _entry(field, row.cells.get(column, ""))
            for field, column in table.fields.items()
        }
        if record:
            exported = _exported(record)
            written = {
                field: cell for field, cell in written.items() if _print(cell) != exported[field]
            }
        return ReadRow(table.sheet.title, row.number, id_, written, quote, record)


@contextmanager
def opened_review_workbook(path: Path) -> Iterator[ReviewWorkbook]:
    """Open a workbook that a colleague filled in; what is wrong with it is told in one sentence.

    Raises:
        NotAReviewWorkbook: No sheet has the columns to read back.
        ColumnStandsTwice: It is not clear which column to read.
        WorkbookIsTooLarge: There are more records than rows that are read back at once.
        ProblemForUser: See `workbook_parts.opened`.
    """
    with opened(path) as book:
        yield ReviewWorkbook(book)


def _entry(field: Field, cell: Cell) -> Cell:
    """Return an open cell; a status in the word of the list, else the same would pass for new."""
    return usual_word(_text(cell)) if field is Field.STATUS and isinstance(cell, str) else cell


def _text(cell: Cell) -> str:
    return "" if isinstance(cell, NoResult) else comparable(cell)


def _print(cell: Cell) -> str:
    """Return the fingerprint of a cell; one without a result is never as it was."""
    return "?" if isinstance(cell, NoResult) else fingerprint(cell)


def _exported(record: RowRecord) -> dict[Field, str]:
    """Return the fingerprints that the open cells of a row had."""
    return {
        Field.TYPE: fingerprint(TYPE_WORDS[record.type]),
        Field.VALUE: record.value,
        Field.STATUS: fingerprint(STATUS_WORDS[record.status]),
        Field.REMARK: record.remark,
        Field.NOTE: record.note,
    }
