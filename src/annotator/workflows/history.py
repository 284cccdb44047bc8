"""Undo, redo, and the history: who did what when, and what of it can still be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.change_sets import Action
from annotator.domain.review_errors import LaterStepsDepend, NotYourStep, StepIsGone
from annotator.storage import (
    annotation_past,
    history_store,
    people_store,
    step_dependence,
    step_list,
)
from annotator.storage.step_list import StepQuery

if TYPE_CHECKING:
    from annotator.domain.change_sets import ChangeSet, HistoryEntry, HistoryStep, Step
    from annotator.domain.progress import Progress
    from annotator.storage.change_log import Reversal
    from annotator.storage.change_recorder import ChangeRecorder
    from annotator.storage.project_file import Transaction
    from annotator.text.spans import Span
    from annotator.workflows.session import Session


def next_undo(session: Session) -> Step | None:
    """Return the step that undo would take back, also one of an earlier day.

    None if there is none, or if another person took it.
    """
    with session.file.reading() as connection:
        reversal = history_store.next_undo(connection)
    return reversal.step if reversal and _is_own(session, reversal) else None


def next_redo(session: Session) -> Step | None:
    """Return the step that redo would do again; None as for `next_undo`."""
    with session.file.reading() as connection:
        reversal = history_store.next_redo(connection)
    return reversal.step if reversal and _is_own(session, reversal) else None


def undo(
    session: Session, *, progress: Progress | None = None, initiator: object = None
) -> ChangeSet | None:
    """Take back the last step; itself a change set. None if there is no step.

    Raises:
        NotYourStep: Another person took it.
        Cancelled: The user asked to stop; nothing was changed.
    """
    with session.recording(Action.UNDO, progress=progress) as recorder:
        recorder.reversal = history_store.next_undo(recorder.connection)
        if recorder.reversal is not None:
            _refuse_foreign(session, recorder, recorder.reversal)
            history_store.undo(recorder, recorder.reversal)
    return session.publish(recorder, initiator)


def redo(
    session: Session, *, progress: Progress | None = None, initiator: object = None
) -> ChangeSet | None:
    """Do the step again that was taken back last. None if there is no step.

    Raises:
        NotYourStep: Another person took it.
        Cancelled: The user asked to stop; nothing was changed.
    """
    with session.recording(Action.REDO, progress=progress) as recorder:
        recorder.reversal = history_store.next_redo(recorder.connection)
        if recorder.reversal is not None:
            _refuse_foreign(session, recorder, recorder.reversal)
            history_store.redo(recorder, recorder.reversal)
    return session.publish(recorder, initiator)


def undo_step(
    session: Session,
    change_set_id: str,
    *,
    progress: Progress | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Take back a past step of one's own, whatever was done since; redo does it again.

    Raises:
        Cancelled: The user asked to stop; nothing was changed.
        StepIsGone: It was undone before, or is no step of this project file.
        NotYourStep: Another person took it.
        LaterStepsDepend: Something that stands was built on it.
    """
    with session.recording(Action.UNDO, progress=progress) as recorder:
        connection = recorder.connection
        recorder.reversal = history_store.standing_step(connection, change_set_id)
        if recorder.reversal is None:
            raise StepIsGone
        _refuse_foreign(session, recorder, recorder.reversal)
        depending = _blockers(session, connection, recorder.reversal)
        if depending:
            latest = depending[0]
            raise LaterStepsDepend(
                name=latest.person_name or "—",
                detail=latest.detail or "…",
                count=f"{len(depending):,}",
            )
        history_store.undo(recorder, recorder.reversal)
    return session.publish(recorder, initiator)


def blockers(session: Session, change_set_id: str) -> tuple[HistoryStep, ...]:
    """Return the later steps that depend on a past one and stand, the latest first."""
    with session.file.reading() as connection:
        reversal = history_store.standing_step(connection, change_set_id)
        return _blockers(session, connection, reversal) if reversal else ()


def history_of(session: Session, key: int) -> tuple[HistoryEntry, ...]:
    """Return what happened to an annotation and what was said about it, the latest first."""
    with session.file.reading() as connection:
        past = annotation_past.past_of(connection, [key]).get(key, [])
    return tuple(event.entry for event in past)


def history(  # noqa: PLR0913 - each restricts
    session: Session,
    *,
    key: int | None = None,
    document_id: str | None = None,
    span: Span | None = None,
    person_id: str | None = None,
    limit: int = 500,
    before: str | None = None,
) -> tuple[HistoryStep, ...]:
    """Return who did what when, the latest first; what is None does not restrict.

    Args:
        session: The project.
        key: Only what was done to this annotation, or said of it.
        document_id: Only what was done in this document, or to it.
        span: With a document: only what was done to annotations that start within it.
        person_id: Only what this person did.
        limit: The latest so many.
        before: Only what is older than this change set: to read on from the last one shown.
    """
    query = StepQuery(key, document_id, span, person_id, before, limit)
    with session.file.reading() as connection:
        return tuple(step_list.steps(connection, query, own=_own_id(session)))


def entries(
    session: Session,
    change_set_id: str,
    *,
    key: int | None = None,
    document_id: str | None = None,
    span: Span | None = None,
    limit: int = 500,
) -> tuple[HistoryEntry, ...]:
    """Return what one step did to annotations, before and after, one annotation after the other.

    Args:
        session: The project.
        change_set_id: The step.
        key: Only to this annotation.
        document_id: Only in this document.
        span: With a document: only to annotations that start within it.
        limit: The first so many.
    """
    query = StepQuery(key, document_id, span, limit=limit)
    with session.file.reading() as connection:
        return tuple(step_list.entries(connection, change_set_id, query))


def _blockers(
    session: Session, connection: Transaction, reversal: Reversal
) -> tuple[HistoryStep, ...]:
    numbers = sorted(step_dependence.dependent_steps(connection, reversal.number))
    return tuple(step_list.steps_of(connection, numbers, own=_own_id(session)))


def _own_id(session: Session) -> str | None:
    return session.person.id if session.person else None


def _is_own(session: Session, reversal: Reversal) -> bool:
    """Whether the person who works took the step, or nobody gave a name then or now."""
    if session.person is None or reversal.person_id is None:
        return True
    if reversal.step.action.for_a_colleague:
        return True
    return session.person.id == reversal.person_id


def _refuse_foreign(session: Session, recorder: ChangeRecorder, reversal: Reversal) -> None:
    if reversal.person_id is not None and not _is_own(session, reversal):
        other = people_store.person(recorder.connection, reversal.person_id)
        raise NotYourStep(name=other.name)
