"""What an exported row said, in one line, so that what was written since can be told from it.

Whoever reads a workbook back compares each cell with this record, not with the project: the
project may have changed meanwhile, and a cell nobody touched says nothing about it. Texts are
recorded as fingerprints of what survives another program: LibreOffice and Excel each have
their own way with control characters, line ends and spellings such as _x000D_.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2s
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType, Status
from annotator.formats.annotation_columns import shown_value
from annotator.formats.cell_text import as_in_cell, unescaped

if TYPE_CHECKING:
    from annotator.domain.exports import ExportRow

_NOTHING = "-"
_BYTES = 4  # an edit stays unnoticed once in four thousand million
_SURELY_FITS = 4_000  # characters, each of at most seven UTF-16 units when spelt out
_LOST = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
_UNSTABLE = re.compile(f"[{_LOST}]")
_NEEDS_CARE = re.compile(rf"[{_LOST}]|\s|_x")


@dataclass(frozen=True, slots=True)
class RowRecord:
    """What a row said when it was exported; texts as `fingerprint` gives them.

    Attributes:
        revision: Of the annotation.
        remark: Of the cell 审核意见.
    """

    revision: int
    type: AnnotationType
    status: Status
    quote: str
    value: str
    remark: str
    note: str


def comparable(text: str) -> str:
    """Return a text without what programs change on their own when they save a workbook."""
    if not _NEEDS_CARE.search(text):
        return text
    decoded = ""
    while decoded != text:
        decoded, text = text, unescaped(text)
    return " ".join(_UNSTABLE.sub("", text).split())


@lru_cache(maxsize=4096)
def fingerprint(text: str) -> str:
    """Return eight hexadecimal digits for a text as its cell shows it; "-" for none."""
    kept = comparable(text if len(text) <= _SURELY_FITS else as_in_cell(text))
    if not kept:
        return _NOTHING
    return blake2s(kept.encode(), digest_size=_BYTES).hexdigest()


def record_of(row: ExportRow) -> RowRecord:
    """Return the record of a row."""
    return RowRecord(
        revision=row.revision,
        type=row.type,
        status=row.status,
        quote=fingerprint(row.quote),
        value=fingerprint(shown_value(row.value)),
        remark=fingerprint(row.review_remark),
        note=fingerprint(row.note),
    )


def record_line(record: RowRecord) -> str:
    """Return the record as one line of ASCII."""
    return (
        f"{record.revision} {record.type.value} {record.status.value} "
        f"{record.quote} {record.value} {record.remark} {record.note}"
    )


def read_record(line: str) -> RowRecord | None:
    """Read such a line; None if it is none."""
    parts = line.split(" ")
    try:
        revision, type_, status, quote, value, remark, note = parts
        return RowRecord(
            int(revision), AnnotationType(type_), Status(status), quote, value, remark, note
        )
    except ValueError:
        return None
