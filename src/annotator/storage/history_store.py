"""Undo and redo: the steps that can be reversed, and how the change log reverses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, false, select, true, update

from annotator.domain.change_sets import Action, Step
from annotator.storage.annotation_past import action_of
from annotator.storage.change_log import Reversal
from annotator.storage.recorded_tables import RECORDED, Recorded
from annotator.storage.row_mapping import Columns, UnreadableRow, read_columns
from annotator.storage.tables import change, change_set, undo_step

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select

    from annotator.storage.change_recorder import ChangeRecorder

_steps = select(
    change_set.c.number,
    change_set.c.id,
    change_set.c.action,
    change_set.c.detail,
    change_set.c.changed,
    change_set.c.person_id,
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


def next_undo(connection: Connection) -> Reversal | None:
    """Return the last step that stands."""
    return _reversal(connection, _last_done)


def next_redo(connection: Connection) -> Reversal | None:
    """Return the step that was undone last."""
    return _reversal(connection, _first_undone)


def undo(recorder: ChangeRecorder, reversal: Reversal) -> None:
    """Put everything the step changed back to how it was before."""
    rows = _changes(recorder.connection, reversal)
    _apply(recorder, reversal, [(row, _before(row, reversal)) for row in reversed(rows)])
    _set_undone(recorder.connection, reversal, undone=True)


def redo(recorder: ChangeRecorder, reversal: Reversal) -> None:
    """Do again what the step did."""
    rows = _changes(recorder.connection, reversal)
    _apply(recorder, reversal, [(row, _after(row)) for row in rows])
    _set_undone(recorder.connection, reversal, undone=False)


def standing_step(connection: Connection, change_set_id: str) -> Reversal | None:
    """Return a past step that stands; None if it was undone, or is no step of this file."""
    standing = _steps.where(change_set.c.id == change_set_id, undo_step.c.undone == false())
    return _reversal(connection, standing)


def _reversal(connection: Connection, query: Select[Any]) -> Reversal | None:
    row = connection.execute(query).first()
    if row is None:
        return None
    step = Step(row.id, action_of(row.action), row.detail, row.changed)
    return Reversal(number=row.number, step=step, person_id=row.person_id)


def _changes(connection: Connection, reversal: Reversal) -> list[Row[Any]]:
    return list(connection.execute(_changes_of_set, {"number": reversal.number}))


def _before(row: Row[Any], reversal: Reversal) -> Columns:
    if row.before is not None:
        return read_columns(row.before)
    # What was made has no before: undone, it stays as a tombstone and keeps its history.
    made = _table_of(row)
    return made.withdrawn if _is_exact(reversal) else made.unmade


def _after(row: Row[Any]) -> Columns:
    after = read_columns(row.after)
    # Where nothing is said of what was made, it was made to live.
    return {"deleted": False} if row.before is None and not after else after


def _apply(
    recorder: ChangeRecorder, reversal: Reversal, deltas: list[tuple[Row[Any], Columns]]
) -> None:
    by_table: dict[Recorded, dict[Any, Columns]] = {}
    for row, delta in deltas:
        table = _table_of(row)
        rows = by_table.setdefault(table, {})
        rows.setdefault(getattr(row, table.subject), {}).update(delta)
    write = recorder.put_columns if _is_exact(reversal) else recorder.set_columns
    for table, rows in by_table.items():
        write(table, rows)


def _table_of(row: Row[Any]) -> Recorded:
    for table in RECORDED:
        if getattr(row, table.subject) is not None:
            return table
    raise UnreadableRow(f"change {row.number}")


def _is_exact(reversal: Reversal) -> bool:
    """Whether rows are put back with their bookkeeping, as if they had never come."""
    return reversal.step.action is Action.MERGE


def _set_undone(connection: Connection, reversal: Reversal, *, undone: bool) -> None:
    connection.execute(
        update(undo_step)
        .where(undo_step.c.change_set_number == reversal.number)
        .values(undone=undone)
    )
