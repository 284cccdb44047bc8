"""The history of a colleague's file joins ours: change sets are the same by their id everywhere.

What a merge did to the colleague's own file is no part of it, nor is its undo: here it never
happened. Nothing that is received can be undone here; it is only told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select

from annotator.domain.change_sets import Action
from annotator.storage.engine import execute_many
from annotator.storage.incoming_checks import check_column, check_deltas
from annotator.storage.recorded_tables import (
    ANNOTATIONS,
    DOCUMENTS,
    PEOPLE,
    RECORDED,
    Recorded,
)
from annotator.storage.tables import change, change_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from annotator.storage.incoming import Incoming
    from annotator.storage.merge_identity import Identity
    from annotator.storage.row_mapping import Columns

    Subject = tuple[str, Any]
    """The column of the change log that names a row, and the key of that row."""

_CHUNK = 5_000
_PLACEHOLDERS = 900
_CHECKED = ("id", "action", "detail", "changed", "at")

_sets = select(change_set).order_by(change_set.c.number)
_numbers = select(change_set.c.id, change_set.c.number)
_last_number = select(func.max(change_set.c.number))
_changes = (
    select(change)
    .where(change.c.number > bindparam("last"))
    .order_by(change.c.number)
    .limit(_CHUNK)
)
_noted = select(change).where(change.c.change_set_number.in_(bindparam("numbers", expanding=True)))
_insert_sets = insert(change_set)
_insert_changes = insert(change)


def told_elsewhere(sets: Iterable[Columns]) -> list[Columns]:
    """Return the change sets, given in their order, that are not about merges into that file."""
    of_merges: set[int] = set()
    told = []
    for row in sets:
        if row["action"] == Action.MERGE or row["reverses"] in of_merges:
            of_merges.add(row["number"])
        else:
            told.append(row)
    return told


def receive_history(
    connection: Connection,
    incoming: Incoming,
    identity: Identity,
    keys: Mapping[int, int],
    package_id: str,
) -> None:
    """Store what of a colleague's history is not here yet.

    Args:
        connection: The transaction.
        incoming: The colleague's file.
        identity: Who is who.
        keys: Keys of annotations here by those there.
        package_id: What it came with.
    """
    numbers: dict[str, int] = {row.id: row.number for row in connection.execute(_numbers)}
    number = connection.scalar(_last_number) or 0
    known: list[int] = []
    ours: dict[int, int] = {}  # number here by number there
    new = []
    for row in told_elsewhere(_their_sets(incoming)):
        if row["id"] in numbers:
            ours[row["number"]] = numbers[row["id"]]
            known.append(numbers[row["id"]])
            continue
        number += 1
        ours[row["number"]] = number
        new.append(
            row
            | {
                "number": number,
                "reverses": ours.get(row["reverses"]),
                "person_id": identity.people.get(row["person_id"]),
                "received": package_id,
            }
        )
    if new:
        execute_many(connection, _insert_sets, new)
    noted = _subjects_of(connection, known)
    for chunk in _their_changes(incoming):
        rows = [row for row in chunk if row["change_set_number"] in ours]
        subjects = _subjects_here(connection, rows, identity, keys)
        fresh = []
        for row, subject in zip(rows, subjects, strict=True):
            place = ours[row["change_set_number"]]
            # A package may hold a part of a change set only; the rest may come with another.
            if subject is not None and (place, subject) not in noted:
                fresh.append(
                    row | {"number": None, "change_set_number": place, subject[0]: subject[1]}
                )
        if fresh:
            execute_many(connection, _insert_changes, fresh)


def _their_sets(incoming: Incoming) -> list[Columns]:
    with incoming.reading() as connection:
        found = [dict(row) for row in connection.execute(_sets).mappings()]
        for name in _CHECKED:
            check_column("change_set", name, [row[name] for row in found])
    return found


def _their_changes(incoming: Incoming) -> Iterator[list[Columns]]:
    names = tuple(change.columns.keys())
    last = 0
    while True:
        with incoming.reading() as connection:
            result = connection.execute(_changes, {"last": last})
            found = [dict(zip(names, row, strict=True)) for row in result.cursor.fetchall()]
            result.close()
            _check(found)
        if not found:
            return
        last = found[-1]["number"]
        yield found


def _check(rows: Sequence[Columns]) -> None:
    for of in RECORDED:
        told = [row for row in rows if row[of.subject] is not None]
        stored = {row["after"] for row in told} | {row["before"] for row in told}
        check_deltas(of.table.name, stored - {None})


def _table_of(row: Columns) -> Recorded | None:
    return next((of for of in RECORDED if row[of.subject] is not None), None)


def _subjects_of(connection: Connection, numbers: Sequence[int]) -> set[tuple[int, Subject]]:
    """Return which rows the change sets with these numbers tell of."""
    found: set[tuple[int, Subject]] = set()
    for first in range(0, len(numbers), _PLACEHOLDERS):
        chunk = {"numbers": list(numbers[first : first + _PLACEHOLDERS])}
        for row in connection.execute(_noted, chunk).mappings():
            of = _table_of(dict(row))
            if of is not None:
                found.add((row["change_set_number"], (of.subject, row[of.subject])))
    return found


def _subjects_here(
    connection: Connection,
    rows: Sequence[Columns],
    identity: Identity,
    keys: Mapping[int, int],
) -> list[Subject | None]:
    """Return for each change the row that it tells of here; None if that is not here."""
    maps: dict[Recorded, Mapping[Any, Any]] = {
        ANNOTATIONS: keys,
        DOCUMENTS: identity.document_ids,
        PEOPLE: identity.people,
    }
    for of in RECORDED:
        if of not in maps:
            sought = [row[of.subject] for row in rows if row[of.subject] is not None]
            there = {row[of.key] for row in of.rows(connection, sought)}
            maps[of] = {key: key for key in there}
    found: list[Subject | None] = []
    for row in rows:
        table = _table_of(row)
        key = maps[table].get(row[table.subject]) if table else None
        found.append((table.subject, key) if table and key else None)
    return found
