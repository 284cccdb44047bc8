"""An annotation: a span with a type, a value, an author and a history."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.text.spans import Span

if TYPE_CHECKING:
    from datetime import datetime

    from annotator.domain.final_versions import Provenance
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
    FINAL = "final"


class Status(StrEnum):
    """Where an annotation stands in review; it follows from the latest decision.

    AMENDED waits for the author to answer a proposal; REVISED was changed or defended by the
    author after a decision and waits for the reviewer again.
    """

    PENDING = "pending"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    AMENDED = "amended"
    REVISED = "revised"


class Anchoring(StrEnum):
    """How sure the place of an annotation is that came from another version of the text.

    CHANGED: some of its characters are different here. LOST: they are not here at all; it
    stands where they would be. Both wait for a person to look.
    """

    SOUND = "sound"
    CHANGED = "changed"
    LOST = "lost"


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
        provenance: For an annotation of the final version: where it comes from.
        anchoring: Whether its place must be looked at after the text changed.
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
    provenance: Provenance | None = None
    anchoring: Anchoring = Anchoring.SOUND

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)
