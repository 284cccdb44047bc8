"""The history of a colleague's file joins ours: change sets are the same by their id everywhere.

What a merge did to the colleague's own file is no part of it, nor is its undo: here it never
happened. Nothing that is received can be undone here; it is only told.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import bindparam, insert, select

from annotator.domain.change_sets import Action
from annotator.storage.change_log import last_change
from annotator.storage.engine import execute_many, insert_tuples, look_up
from annotator.storage.incoming_checks import Unlike, check_columns, check_deltas
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

    from sqlalchemy import Connection, Select

    from annotator.storage.incoming import Incoming
    from annotator.storage.merge_identity import Identity
    from annotator.storage.row_mapping import Columns

    Change = tuple[int, int, Any, str | None, str]
    """Of a row of the change table its number, change set, subject, before and after."""
    Noted = Mapping[int, set[Any]]
    """Keys of the rows of one table of which a change set, by its number, tells already."""

_CHUNK = 5_000
_CHECKED = ("number", "id", "action", "detail", "changed", "at")

_sets = select(change_set).order_by(change_set.c.number)
_numbers = select(change_set.c.id, change_set.c.number)
_insert_sets = insert(change_set)


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

    A package may hold a part of a change set only; the rest may come with another.

    Args:
        connection: The transaction.
        incoming: The colleague's file.
        identity: Who is who.
        keys: Keys of annotations here by those there.
        package_id: What it came with.
    """
    known: dict[str, int] = {row.id: row.number for row in connection.execute(_numbers)}
    places, new = _placed(connection, incoming, identity, known)
    if new:
        execute_many(connection, _insert_sets, [row | {"received": package_id} for row in new])
    ours: dict[Recorded, Mapping[Any, Any]] = {
        ANNOTATIONS: keys,
        DOCUMENTS: identity.document_ids,
        PEOPLE: identity.people,
    }
    of_known_sets = sorted({*places.values()} & {*known.values()})
    for of in RECORDED:
        noted = _noted(connection, of, of_known_sets)
        names = (change.c.change_set_number.name, of.subject, "before", "after")
        for chunk in _their_changes(incoming, of):
            here = ours.get(of) or _there(connection, of, chunk)
            insert_tuples(connection, change, names, list(_fresh(chunk, places, here, noted)))


def _placed(
    connection: Connection, incoming: Incoming, identity: Identity, known: Mapping[str, int]
) -> tuple[dict[int, int], list[Columns]]:
    """Return the numbers of change sets here by those there, and the rows of new ones."""
    number = last_change(connection)
    places: dict[int, int] = {}
    new = []
    for row in told_elsewhere(_their_sets(incoming)):
        if row["id"] in known:
            places[row["number"]] = known[row["id"]]
            continue
        number += 1
        new.append(
            row
            | {
                "number": number,
                "reverses": places.get(row["reverses"]),
                "person_id": identity.people.get(row["person_id"]),
            }
        )
        places[row["number"]] = number
    return places, new


def _noted(connection: Connection, of: Recorded, sets: Sequence[int]) -> Noted:
    """Return what change sets tell already of the rows of a table."""
    found: defaultdict[int, set[Any]] = defaultdict(set)
    for rows in look_up(connection, _subjects(of), change.c.change_set_number, sets):
        for number, key in rows:
            found[number].add(key)
    return found


def _fresh(
    chunk: Iterable[Change], places: Mapping[int, int], here: Mapping[Any, Any], noted: Noted
) -> Iterator[tuple[Any, ...]]:
    """Give the changes that are not noted here, as they are to be."""
    for _, set_number, subject, before, after in chunk:
        place, key = places.get(set_number), here.get(subject)
        if place and key and key not in noted.get(place, ()):
            yield place, key, before, after


def _their_sets(incoming: Incoming) -> list[Columns]:
    with incoming.reading() as connection:
        found = [dict(row) for row in connection.execute(_sets).mappings()]
        held = {name: [row[name] for row in found] for name in _CHECKED}
        check_columns("change_set", held)
        Unlike(change_set).check(held)
    return found


def _their_changes(incoming: Incoming, of: Recorded) -> Iterator[list[Change]]:
    """Give the changes of the rows of one table in chunks, in their order, checked."""
    last = 0
    while True:
        with incoming.reading() as connection:
            result = connection.execute(_changes(of), {"last": last})
            rows = cast("list[Change]", result.cursor.fetchall())
            result.close()
            befores = {row[3] for row in rows if row[3] is not None}
            check_deltas(of.table.name, befores | {row[4] for row in rows})
        if not rows:
            return
        yield rows
        last = rows[-1][0]


def _there(connection: Connection, of: Recorded, chunk: Iterable[Change]) -> dict[Any, Any]:
    """Return those of the rows told of that are here; they have the same key everywhere."""
    keys = {subject for _, _, subject, _, _ in chunk}
    return {row[of.key]: row[of.key] for row in of.rows(connection, list(keys))}


# Made once, because a statement is only prepared once that is the same object each time.
@cache
def _subjects(of: Recorded) -> Select[Any]:
    subject = change.c[of.subject]
    return select(change.c.change_set_number, subject).where(subject.is_not(None))


@cache
def _changes(of: Recorded) -> Select[Any]:
    subject = change.c[of.subject]
    return (
        select(
            change.c.number, change.c.change_set_number, subject, change.c.before, change.c.after
        )
        .where(subject.is_not(None), change.c.number > bindparam("last"))
        .order_by(change.c.number)
        .limit(_CHUNK)
    )
