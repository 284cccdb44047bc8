"""What somebody goes through in review, and all there is to know about one of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.review_queues import Queue, QueueKind, Reader
from annotator.domain.reviews import Verdict, content_of
from annotator.storage import annotation_store, people_store, queue_selection, review_store
from annotator.workflows import conflicts, ownership, remarks, review_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.merges import Conflict
    from annotator.domain.review_queues import QueueQuery
    from annotator.domain.reviews import Decision
    from annotator.workflows.remarks import ThreadEntry
    from annotator.workflows.session import Session


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One annotation as a list shows it.

    Attributes:
        latest: The latest decision about it that was not taken back.
    """

    annotation: Annotation
    latest: Decision | None

    @property
    def key(self) -> int:
        """The row of the annotation in this project file."""
        return self.annotation.key


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One annotation as a reviewer or its author meets it.

    Attributes:
        author: Name of its author.
        latest: The latest decision about it that was not taken back.
        decided_by: Who made that decision.
        thread: What was said about it, the earliest first.
        mine: Whether the person may change it.
        may_decide: Whether the person may accept, return or amend it.
        reviews: Whether the person reviews in this project at all.
        conflicts: What was said of it elsewhere at the same time, and nobody has settled.
    """

    annotation: Annotation
    author: str
    latest: Decision | None
    decided_by: str
    thread: tuple[ThreadEntry, ...]
    mine: bool
    may_decide: bool
    reviews: bool
    conflicts: tuple[Conflict, ...] = ()

    @property
    def proposal(self) -> Decision | None:
        """The change that is proposed and not answered yet."""
        if self.latest is None or self.latest.verdict is not Verdict.AMEND:
            return None
        stands = self.latest.subject == content_of(self.annotation)
        return self.latest if stands else None


def reader(session: Session) -> Reader:
    """Return for whom a queue is now."""
    person_id = session.person.id if session.person else None
    return Reader(person_id, review_rules.rules(session).own_work)


def queue(session: Session, query: QueueQuery) -> Queue:
    """Return the annotations that a query asks for: of 140,000 a matter of a tenth of a second."""
    with session.file.reading() as connection:
        return queue_selection.queue(connection, query)


def matching(session: Session, query: QueueQuery, keys: Sequence[int]) -> set[int]:
    """Return those of a few annotations that a query asks for."""
    with session.file.reading() as connection:
        return queue_selection.matching(connection, query, keys)


def counts(session: Session, reader: Reader) -> Mapping[QueueKind, int]:
    """Return how many annotations stand in each queue."""
    with session.file.reading() as connection:
        return queue_selection.counts(connection, reader)


def own_waiting(session: Session, reader: Reader) -> int:
    """Return how many of the reader's own annotations wait for others to decide about them."""
    with session.file.reading() as connection:
        return 0 if reader.own_work else queue_selection.own_waiting(connection, reader)


def entries(session: Session, keys: Sequence[int]) -> list[QueueEntry]:
    """Return what a list shows of the annotations with these keys that are not removed."""
    with session.file.reading() as connection:
        found = annotation_store.with_keys(connection, keys)
        latest = review_store.latest_decisions(connection, keys)
    return [QueueEntry(one, latest.get(one.key)) for one in found if not one.deleted]


def item(session: Session, key: int) -> QueueItem | None:
    """Return all there is to know about an annotation; None if it was removed."""
    with session.file.reading() as connection:
        found = annotation_store.with_keys(connection, [key])
        if not found or found[0].deleted:
            return None
        (annotation,) = found
        latest = review_store.latest_decisions(connection, [key]).get(key)
        names = people_store.names(connection)
        own_work = review_rules.rules_of(connection).own_work
    person = session.person
    own = person is not None and annotation.person_id == person.id
    reviews = person is None or person.role.reviews
    return QueueItem(
        annotation=annotation,
        author=names[annotation.person_id],
        latest=latest,
        decided_by=names[latest.person_id] if latest else "",
        thread=remarks.thread(session, key),
        mine=person is not None and ownership.may_change(person, annotation),
        may_decide=reviews and (own_work or not own),
        reviews=reviews,
        conflicts=conflicts.conflicts_of(session, key),
    )
