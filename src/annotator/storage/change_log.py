"""The change log: what each action changed, row by row, for the history and for undo."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, true

from annotator.domain.change_sets import Action, ChangeSet, Step
from annotator.domain.identifiers import new_id
from annotator.storage.engine import execute_fixed, execute_many, insert_tuples
from annotator.storage.row_mapping import Columns, compact_json, stored_time
from annotator.storage.tables import change, change_set, undo_step

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from annotator.storage.telling import Telling

_CHUNK = 5_000

_last_change = select(func.max(change_set.c.number))
_insert_change_set = insert(change_set)
_drop_redo = delete(undo_step).where(undo_step.c.undone == true())
_insert_undo_step = insert(undo_step)


def last_change(connection: Connection) -> int:
    """Return the number of the latest change set; 0 if there is none."""
    number: int | None = execute_fixed(connection, _last_change).scalar()
    return number or 0


@dataclass(frozen=True, slots=True)
class Reversal:
    """The step that an undo or redo is about, the number of its change set, and whose it is."""

    number: int
    step: Step
    person_id: str | None


class ChangeLog:
    """Gathers the changes of one action and writes them as one change set."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._traces: list[tuple[str, int | str, Columns | None, Columns | str]] = []

    def trace(
        self, subject: str, key: int | str, before: Columns | None, after: Columns | str
    ) -> None:
        """Note a row with the columns that differ, as JSON if that is known already.

        No before means that it was made.
        """
        self._traces.append((subject, key, before, after))

    def write(
        self,
        connection: Connection,
        action: Action,
        *,
        person_id: str | None,
        at: datetime,
        reversal: Reversal | None,
    ) -> ChangeSet | None:
        """Write the change set with all its changes; None if there are none."""
        if not self._traces:
            return None
        number = last_change(connection) + 1
        id_ = new_id()
        told = self._telling
        step = reversal.step if reversal else told.step(id_, action)
        written = {
            "number": number,
            "id": id_,
            "action": action.value,
            "detail": step.detail,
            "changed": step.count,
            "reverses": reversal.number if reversal else None,
            "person_id": person_id,
            "at": stored_time(at),
            "received": None,
        }
        execute_many(connection, _insert_change_set, [written])
        self._write_changes(connection, number)
        if reversal is None:
            execute_fixed(connection, _drop_redo)
            next_step = {"position": None, "change_set_number": number, "undone": False}
            execute_many(connection, _insert_undo_step, [next_step])
        return ChangeSet(
            id=id_,
            action=action,
            step=step,
            person_id=person_id,
            at=at,
            annotations=told.annotations,
            documents=told.documents,
            people=told.people,
            decisions=told.decisions,
            remarks=told.remarks,
            reload=frozenset() if told.lists_annotations else frozenset(told.touched),
        )

    def _write_changes(self, connection: Connection, number: int) -> None:
        """Write the changes in their order: one statement for what follows on one another."""
        for subject, traces in groupby(self._traces, itemgetter(0)):
            names = ("change_set_number", subject, "before", "after")
            while chunk := list(islice(traces, _CHUNK)):
                rows = [_change(number, *trace) for trace in chunk]
                insert_tuples(connection, change, names, rows)


def _change(
    number: int, _: str, key: int | str, before: Columns | None, after: Columns | str
) -> tuple[int, int | str, str | None, str]:
    """Return a row of the change table; its own number is the next one that is free."""
    return (
        number,
        key,
        None if before is None else compact_json(before),
        after if isinstance(after, str) else compact_json(after),
    )
