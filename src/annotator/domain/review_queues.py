"""The queue of review: which annotations somebody wants to go through, one after the other."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.annotations import Anchoring, Status
from annotator.domain.final_versions import FINAL_PERSON_ID

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation, AnnotationType, Origin
    from annotator.text.spans import Span

WAITING_FOR_REVIEWER = frozenset({Status.PENDING, Status.REVISED})
WAITING_FOR_AUTHOR = frozenset({Status.RETURNED, Status.AMENDED})
# The author may still answer after a correction of their own.
ANSWERABLE = WAITING_FOR_AUTHOR | {Status.REVISED}
SETTLED = frozenset({Status.ACCEPTED, Status.RETURNED, Status.AMENDED})


class QueueKind(StrEnum):
    """What is to be gone through.

    TO_REVIEW: work of others that waits for a reviewer. ANSWERS: one's own work that came back
    and waits for an answer. DECIDED: whatever a reviewer has decided about. CONFLICTS: two people
    changed it at the same time. PLACES: it came from another version of the text, and its place
    must be looked at.
    """

    TO_REVIEW = "to_review"
    ANSWERS = "answers"
    DECIDED = "decided"
    CONFLICTS = "conflicts"
    PLACES = "places"
    ALL = "all"


class Accord(StrEnum):
    """How an annotation stands to what other authors have tagged in the same place.

    DISPUTED: one of theirs overlaps it and differs in borders, type or value. AGREED: at least
    one of theirs is the same in all of these, and none differs. The final version is no author.
    """

    DISPUTED = "disputed"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a queue is.

    Attributes:
        person_id: Who works; None for nobody in particular.
        own_work: Whether people may decide about their own annotations.
    """

    person_id: str | None = None
    own_work: bool = False


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """Which annotations to go through. What is empty does not restrict.

    Attributes:
        kind: What they wait for.
        reader: For whom.
        document_id: Only this document; None means all, in the order of their import.
        span: Only annotations that start within it, such as a section of the outline.
        types: Only these.
        person_ids: Only these authors.
        origins: Only those that came into the project so.
        value_missing: Only those without a value.
        accord: Only those that stand so to what other authors have tagged; None means all.
    """

    kind: QueueKind = QueueKind.TO_REVIEW
    reader: Reader = field(default_factory=Reader)
    document_id: str | None = None
    span: Span | None = None
    types: frozenset[AnnotationType] = frozenset()
    person_ids: frozenset[str] = frozenset()
    origins: frozenset[Origin] = frozenset()
    value_missing: bool = False
    accord: Accord | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """The annotations that a query asks for.

    Attributes:
        keys: In the order of the documents, and in each in text order.
        document_ids: The documents they are in, in that order.
    """

    keys: array[int] = field(default_factory=lambda: array("q"))
    document_ids: tuple[str, ...] = ()


def kinds_of(annotation: Annotation, reader: Reader) -> frozenset[QueueKind]:
    """Return the queues an annotation stands in for somebody; of conflicts it knows nothing."""
    if annotation.deleted:
        return frozenset()
    kinds = {QueueKind.ALL}
    mine = annotation.person_id == reader.person_id
    final = annotation.person_id == FINAL_PERSON_ID
    if annotation.status in WAITING_FOR_REVIEWER and not final and (reader.own_work or not mine):
        kinds.add(QueueKind.TO_REVIEW)
    if annotation.status in WAITING_FOR_AUTHOR and mine:
        kinds.add(QueueKind.ANSWERS)
    if annotation.status in SETTLED and not final:
        kinds.add(QueueKind.DECIDED)
    if annotation.anchoring is not Anchoring.SOUND:
        kinds.add(QueueKind.PLACES)
    return frozenset(kinds)
