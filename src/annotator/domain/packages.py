"""A package: a part of a project on its way to a colleague, and what its cover sheet says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from annotator.domain.annotations import AnnotationType


@dataclass(frozen=True, slots=True)
class PackageChoice:
    """What of a project is to be sent. What is left empty does not restrict it.

    Attributes:
        document_ids: Only annotations of these documents.
        types: Only annotations of these types.
        person_ids: Only the work of these people: what they tagged, decided, remarked, or
            settled in the final version.
        since_last: Only what was changed since the last package was written.
    """

    document_ids: frozenset[str] = frozenset()
    types: frozenset[AnnotationType] = frozenset()
    person_ids: frozenset[str] = frozenset()
    since_last: bool = False


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A document in a package.

    Attributes:
        sha256: Of its text in UTF-8.
        annotations: How many of its annotations are in the package, removed ones included.
    """

    title: str
    characters: int
    sha256: str
    annotations: int


@dataclass(frozen=True, slots=True)
class PackageSummary:
    """What a package says of itself: for the cover sheet and for whoever opens it.

    Attributes:
        id: UUIDv7.
        project: Title of the project it comes from.
        sender: Name of the person who wrote it; where nobody works by name, of the only person
            whose work was chosen; else empty.
        made_at: UTC.
        documents: Those that it holds, in the order of the project.
        people: Names of those whose work was chosen; empty for everybody's.
        types: The types that were chosen; empty for all.
        since: It holds only what was changed after this moment; None for everything.
        annotations: How many, removed ones included.
        final: How many of them belong to the final version.
        carried: How many of them go along only because something was said of them.
        decisions: Those that stand, of the people whose work was chosen.
        remarks: Likewise.
    """

    id: str
    project: str
    sender: str
    made_at: datetime
    documents: tuple[PackedDocument, ...]
    people: tuple[str, ...] = ()
    types: tuple[AnnotationType, ...] = ()
    since: datetime | None = None
    annotations: int = 0
    final: int = 0
    carried: int = 0
    decisions: int = 0
    remarks: int = 0

    @property
    def tagged(self) -> int:
        """How many annotations are the work itself, and not of the final version."""
        return self.annotations - self.final - self.carried
