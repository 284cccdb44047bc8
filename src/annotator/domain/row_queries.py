"""What the table of annotations shows: which rows, in which order."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.domain.annotations import AnnotationType, Status
    from annotator.text.spans import Span


class RowColumn(StrEnum):
    """What rows can be sorted by; rows that are equal there stand in text order."""

    POSITION = "position"
    TYPE = "type"
    QUOTE = "quote"
    VALUE = "value"
    NOTE = "note"
    AUTHOR = "author"
    STATUS = "status"
    ORIGIN = "origin"
    CREATED = "created"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class RowOrder:
    """The column to sort by, and which way."""

    column: RowColumn = RowColumn.POSITION
    descending: bool = False


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which annotations of a document to list. What is empty does not restrict.

    Attributes:
        document_id: The document.
        types: Only these.
        person_ids: Only these authors.
        statuses: Only these.
        span: Only annotations that start within it, such as a section of the outline.
        words: Each must occur in the quote (page breaks do not count), the value or the note.
        order: How to sort.
    """

    document_id: str
    types: frozenset[AnnotationType] = frozenset()
    person_ids: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    span: Span | None = None
    words: str = ""
    order: RowOrder = field(default_factory=RowOrder)
