"""The thread of an annotation: what was decided and what was remarked, in order."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from annotator.domain.change_sets import Action
from annotator.domain.errors import AnnotationChanged
from annotator.domain.identifiers import new_id
from annotator.domain.names import whole_characters
from annotator.domain.review_errors import NotYourWords
from annotator.domain.reviews import Decision, Remark
from annotator.storage import annotation_store, people_store, review_store
from annotator.workflows.people import author

if TYPE_CHECKING:
    from datetime import datetime

    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """One contribution to a thread.

    Attributes:
        person_name: Who said it.
        said: The decision or remark itself.
    """

    person_name: str
    said: Decision | Remark

    @property
    def at(self) -> datetime:
        """When it was said."""
        return self.said.at

    @property
    def kind(self) -> Literal["decision", "remark"]:
        """Whether it decides."""
        return "decision" if isinstance(self.said, Decision) else "remark"

    @property
    def decision(self) -> Decision | None:
        """The decision, if it is one."""
        return self.said if isinstance(self.said, Decision) else None

    @property
    def remark(self) -> Remark | None:
        """The remark, if it is one."""
        return self.said if isinstance(self.said, Remark) else None


def remark(session: Session, key: int, text: str, *, initiator: object = None) -> ChangeSet | None:
    """Remark on an annotation; anyone may. None if nothing is said.

    Raises:
        AnnotationChanged: It was removed meanwhile.
    """
    person = author(session)
    text = whole_characters(text).strip()
    with session.recording(Action.REMARK) as recorder:
        annotation_store.living(recorder.connection, [key])
        if text:
            new = Remark(
                id=new_id(), annotation_key=key, person_id=person.id, at=session.clock(), text=text
            )
            recorder.add_remarks([new])
    return session.publish(recorder, initiator)


def take_back_remark(
    session: Session, remark_id: str, *, initiator: object = None
) -> ChangeSet | None:
    """Take back one's own remark.

    Raises:
        NotYourWords: It is another person's.
        AnnotationChanged: There is no such remark.
    """
    person = author(session)
    with session.recording(Action.TAKE_BACK) as recorder:
        found = review_store.remark(recorder.connection, remark_id)
        if found is None:
            raise AnnotationChanged
        if found.person_id != person.id:
            other = people_store.person(recorder.connection, found.person_id)
            raise NotYourWords(name=other.name)
        annotation_store.refuse_gone(
            recorder.connection,
            annotation_store.with_keys(recorder.connection, [found.annotation_key]),
        )
        recorder.take_back_remarks([remark_id])
    return session.publish(recorder, initiator)


def thread(session: Session, key: int) -> tuple[ThreadEntry, ...]:
    """Return what was decided and remarked about an annotation, the earliest first."""
    with session.file.reading() as connection:
        decisions = review_store.decisions_of(connection, [key]).get(key, [])
        said: list[Decision | Remark] = [*decisions, *review_store.remarks_of(connection, key)]
        names = people_store.names(connection)
    return tuple(
        ThreadEntry(names[one.person_id], one) for one in sorted(said, key=attrgetter("at", "id"))
    )
