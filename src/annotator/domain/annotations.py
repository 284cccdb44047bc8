"""An annotation: a span with a type, a value, an author and a history."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.text.spans import Span

if TYPE_CHECKING:
    from datetime import datetime

    from annotator.domain.values import Value


class AnnotationType(StrEnum):
    """What a span is. The order is that of the keys 1 to 4."""

    ORGANISATION = "organisation"
    FIGURE = "figure"
    DATE = "date"
    PERSON = "person"


class Origin(StrEnum):
    """How an annotation came into the project."""

    MANUAL = "manual"
    LOADED = "loaded"
    SUGGESTION = "suggestion"


class Status(StrEnum):
    """Where an annotation stands in review; the latest decision, or none yet."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation as it stands in the project file.

    Attributes:
        key: Its row number in this project file; short, and never leaves the file.
        id: UUIDv7; the name it keeps in every export, package and merge.
        document_id: The document it belongs to.
        text_version_id: The text version that start and end count in.
        start: First code point.
        end: One past the last code point.
        quote: The text at [start, end), kept to notice drift.
        person_id: The author.
        modified_at: UTC, as is created_at.
        revision: Grows by one with every change.
        deleted: A tombstone: it stays in the file but is shown nowhere.
    """

    key: int
    id: str
    document_id: str
    text_version_id: str
    start: int
    end: int
    type: AnnotationType
    quote: str
    person_id: str
    created_at: datetime
    modified_at: datetime
    value: Value | None = None
    note: str = ""
    origin: Origin = Origin.MANUAL
    status: Status = Status.PENDING
    revision: int = 1
    deleted: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)
