"""Settle what was changed in two places: the version that lost can be taken, or left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.change_sets import Action
from annotator.domain.errors import AnnotationChanged
from annotator.storage import annotation_store, conflict_store, document_store
from annotator.storage.recorded_tables import CONFLICTS
from annotator.text.spans import Span
from annotator.workflows import ownership
from annotator.workflows.people import author

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.merges import Conflict
    from annotator.storage.change_recorder import ChangeRecorder
    from annotator.workflows.session import Session


def conflicts_of(session: Session, key: int) -> tuple[Conflict, ...]:
    """Return the conflicts about an annotation that nobody has settled, the earliest first."""
    with session.file.reading() as connection:
        return tuple(conflict_store.open_conflicts(connection, key))


def settle(
    session: Session, conflict_id: str, *, take_other: bool, initiator: object = None
) -> ChangeSet | None:
    """Let the version hold that stands, or the other one; it is the author's to say.

    Args:
        session: The project.
        conflict_id: What is settled.
        take_other: Whether the annotation is to state what the version that lost states.
        initiator: Who caused it.

    Raises:
        NotYourAnnotation: The annotation is another person's.
        AnnotationChanged: It was removed, or the conflict settled, meanwhile.
    """
    person = author(session)
    with session.recording(Action.RESOLVE) as recorder:
        connection = recorder.connection
        conflict = conflict_store.open_conflict(connection, conflict_id)
        if conflict is None:
            raise AnnotationChanged
        (old,) = annotation_store.living(connection, [conflict.annotation_key])
        ownership.refuse_foreign(connection, person, [old])
        if take_other:
            text, new = _other(session, recorder, old, conflict)
            recorder.change_annotations([ownership.signed(old, new, person)], text)
        recorder.set_columns(CONFLICTS, {conflict_id: {"resolved": True}})
    return session.publish(recorder, initiator)


def _other(
    session: Session, recorder: ChangeRecorder, old: Annotation, conflict: Conflict
) -> tuple[str, Annotation]:
    """Return the text, and the annotation as the version that lost has it."""
    document = document_store.document(recorder.connection, old.document_id)
    text = session.text_of(recorder.connection, document)
    if conflict.removed:
        return text, replace(old, deleted=True)
    span = Span(conflict.start, conflict.end)
    return text, replace(
        old,
        start=span.start,
        end=span.end,
        quote=span.of(text),
        type=conflict.type,
        value=conflict.value,
        note=conflict.note,
    )
