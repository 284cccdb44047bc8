"""Undo steps and the history of an annotation, both read from the change log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, false, select, true, update

from annotator.domain.change_sets import Action, HistoryEntry, Step
from annotator.storage.annotation_store import full_rows
from annotator.storage.change_log import Reversal
from annotator.storage.row_mapping import (
    Columns,
    UnreadableRow,
    annotation_of,
    read_columns,
    read_time,
)
from annotator.storage.tables import change, change_set, person, undo_step

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select

    from annotator.domain.annotations import Annotation
    from annotator.storage.change_recorder import ChangeRecorder

_steps = select(
    change_set.c.number,
    change_set.c.id,
    change_set.c.action,
    change_set.c.detail,
    change_set.c.changed,
).join_from(undo_step, change_set)
_last_done = (
    _steps.where(undo_step.c.undone == false()).order_by(undo_step.c.position.desc()).limit(1)
)
_first_undone = _steps.where(undo_step.c.undone == true()).order_by(undo_step.c.position).limit(1)
_changes_of_set = (
    select(change)
    .where(change.c.change_set_number == bindparam("number"))
    .order_by(change.c.number)
)
_changes_of_annotation = (
    select(change.c.before, change_set.c.action, change_set.c.at, person.c.name)
    .join_from(change, change_set)
    .outerjoin(person, change_set.c.person_id == person.c.id)
    .where(change.c.annotation_key == bindparam("key"))
    .order_by(change.c.number.desc())
)


def next_undo(connection: Connection) -> Reversal | None:
    """Return the last step that stands."""
    return _reversal(connection, _last_done)


def next_redo(connection: Connection) -> Reversal | None:
    """Return the step that was undone last."""
    return _reversal(connection, _first_undone)


def undo(recorder: ChangeRecorder, reversal: Reversal) -> None:
    """Put everything the step changed back to how it was before."""
    rows = _changes(recorder.connection, reversal)
    _apply(recorder, [(row, _before(row)) for row in reversed(rows)])
    _set_undone(recorder.connection, reversal, undone=True)


def redo(recorder: ChangeRecorder, reversal: Reversal) -> None:
    """Do again what the step did."""
    rows = _changes(recorder.connection, reversal)
    _apply(recorder, [(row, _after(row)) for row in rows])
    _set_undone(recorder.connection, reversal, undone=False)


def history_of(connection: Connection, key: int) -> list[HistoryEntry]:
    """Return what happened to an annotation, the latest first."""
    found = full_rows(connection, [key])
    if not found:
        return []
    state = found[0]
    entries = []
    for row in connection.execute(_changes_of_annotation, {"key": key}):
        earlier = None if row.before is None else state | read_columns(row.before)
        entries.append(
            HistoryEntry(
                action=_action(row.action),
                person_name=row.name or "",
                at=read_time(row.at),
                before=_living(earlier),
                after=_living(state),
            )
        )
        state = earlier or state
    return entries


def _reversal(connection: Connection, query: Select[Any]) -> Reversal | None:
    row = connection.execute(query).first()
    if row is None:
        return None
    step = Step(row.id, _action(row.action), row.detail, row.changed)
    return Reversal(number=row.number, step=step)


def _action(code: str) -> Action:
    try:
        return Action(code)
    except ValueError as error:
        raise UnreadableRow(code) from error


def _changes(connection: Connection, reversal: Reversal) -> list[Row[Any]]:
    return list(connection.execute(_changes_of_set, {"number": reversal.number}))


def _before(row: Row[Any]) -> Columns:
    # What was made has no before: undone, it becomes a tombstone and keeps its history.
    return {"deleted": True} if row.before is None else read_columns(row.before)


def _after(row: Row[Any]) -> Columns:
    return {"deleted": False} if row.before is None else read_columns(row.after)


def _apply(recorder: ChangeRecorder, deltas: list[tuple[Row[Any], Columns]]) -> None:
    annotations: dict[int, Columns] = {}
    for row, delta in deltas:
        if row.annotation_key is not None:
            annotations.setdefault(row.annotation_key, {}).update(delta)
        elif row.document_id is not None:
            recorder.set_document_columns(row.document_id, delta)
        else:
            recorder.set_person_columns(row.person_id, delta)
    recorder.set_annotation_columns(annotations)


def _set_undone(connection: Connection, reversal: Reversal, *, undone: bool) -> None:
    connection.execute(
        update(undo_step)
        .where(undo_step.c.change_set_number == reversal.number)
        .values(undone=undone)
    )


def _living(row: Columns | None) -> Annotation | None:
    return None if row is None or row["deleted"] else annotation_of(row)
