"""A document, its text, and how the imported file can be written back byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from annotator.domain.annotations import AnnotationType


@dataclass(frozen=True, slots=True)
class ImportedText:
    r"""A text file as read: the text to store and all that the file itself was.

    Attributes:
        title: The proposed title: the first heading, else the file name without its ending.
        text: Line ends are \n, the byte order mark is gone; nothing else is changed.
        file_name: Name without folder.
        encoding: Python codec name of the file, such as "utf-8" or "gb18030".
        has_bom: Whether the file began with a byte order mark.
        newline: "\n", "\r\n", "\r", or "mixed".
        original: The bytes of the file.
    """

    title: str
    text: str
    file_name: str
    encoding: str
    has_bom: bool
    newline: str
    original: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """One imported text with what the office knows about it.

    Attributes:
        year: The year the volume reports on; resolves dates such as 3月12日. None if unknown.
        places: Place names the volume is about.
        source: File name it was imported from.
        text_version_id: The current text version.
        characters: Length of its text in code points.
        sha256: Of the current text in UTF-8, as 64 hexadecimal digits.
    """

    id: str
    title: str
    year: int | None
    places: tuple[str, ...]
    source: str
    encoding: str
    text_version_id: str
    characters: int
    sha256: str
    created_at: datetime
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document with how many annotations of each type it has."""

    document: Document
    counts: dict[AnnotationType, int]

    @property
    def total(self) -> int:
        """All annotations of the document."""
        return sum(self.counts.values())
