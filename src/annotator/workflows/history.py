"""Undo, redo and the history of an annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.change_sets import Action
from annotator.domain.review_errors import NotYourStep
from annotator.storage import history_store, people_store

if TYPE_CHECKING:
    from annotator.domain.change_sets import ChangeSet, HistoryEntry, Step
    from annotator.storage.change_log import Reversal
    from annotator.storage.change_recorder import ChangeRecorder
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


def undo(session: Session, *, initiator: object = None) -> ChangeSet | None:
    """Take back the last step; itself a change set. None if there is no step.

    Raises:
        NotYourStep: Another person took it.
    """
    with session.recording(Action.UNDO) as recorder:
        recorder.reversal = history_store.next_undo(recorder.connection)
        if recorder.reversal is not None:
            _refuse_foreign(session, recorder, recorder.reversal)
            history_store.undo(recorder, recorder.reversal)
    return session.publish(recorder, initiator)


def redo(session: Session, *, initiator: object = None) -> ChangeSet | None:
    """Do the step again that was taken back last. None if there is no step.

    Raises:
        NotYourStep: Another person took it.
    """
    with session.recording(Action.REDO) as recorder:
        recorder.reversal = history_store.next_redo(recorder.connection)
        if recorder.reversal is not None:
            _refuse_foreign(session, recorder, recorder.reversal)
            history_store.redo(recorder, recorder.reversal)
    return session.publish(recorder, initiator)


def history_of(session: Session, key: int) -> tuple[HistoryEntry, ...]:
    """Return what happened to an annotation, the latest first."""
    with session.file.reading() as connection:
        return tuple(history_store.history_of(connection, key))


def _is_own(session: Session, reversal: Reversal) -> bool:
    """Whether the person who works took the step, or nobody gave a name then or now."""
    if session.person is None or reversal.person_id is None:
        return True
    return session.person.id == reversal.person_id


def _refuse_foreign(session: Session, recorder: ChangeRecorder, reversal: Reversal) -> None:
    if reversal.person_id is not None and not _is_own(session, reversal):
        other = people_store.person(recorder.connection, reversal.person_id)
        raise NotYourStep(name=other.name)
