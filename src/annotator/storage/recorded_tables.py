"""The tables whose rows change only through the recorder, each with what that takes."""

from __future__ import annotations

import json
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import JSON, bindparam, insert, select, update

from annotator.domain.errors import AnnotationChanged
from annotator.storage import tables
from annotator.storage.engine import execute_many, look_up
from annotator.storage.row_mapping import compact_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Select, Table

    from annotator.storage.row_mapping import Columns

BOOKKEEPING = frozenset({"revision", "modified_at", "actor", "life"})
"""Columns that follow from the fact of a change; nobody sets them."""

DERIVED = frozenset({"status"})
"""Columns that follow from other rows: no part of any change."""


class Recorded:
    """One such table.

    Attributes:
        table: Where the rows are.
        subject: The column of the change log that names a row of it.
        key: The column of its own that does.
        unmade: What a row becomes when its making is undone: it stays, and is shown nowhere.
        withdrawn: The same where a merge had brought it: any later version beats such a row.
        mutable: The columns that can change.
        traced: Those of which the log tells: not what follows from other rows.
        bookkeeping: Those of them that follow from the fact of a change.
        has_life: Whether it counts how often it was removed and brought back.
        keeps_time: Whether it says when it was changed.
        insertion: Inserts a row with all columns.
        change: Sets all columns that can change, of a row with a key and a revision.
    """

    def __init__(
        self,
        table: Table,
        subject: str,
        *,
        for_ever: frozenset[str],
        unmade: Columns | None = None,
        withdrawn: Columns | None = None,
    ) -> None:
        """Describe a table.

        Args:
            table: Where the rows are.
            subject: The column of the change log.
            for_ever: Columns that never change after a row was made.
            unmade: As the attribute; marked as removed unless told.
            withdrawn: As the attribute; removed without ever having lived unless told.
        """
        (key,) = table.primary_key.columns
        columns = table.columns
        self.table = table
        self.subject = subject
        self.key = key.name
        self.unmade: Columns = {"deleted": True} if unmade is None else unmade
        self.withdrawn: Columns = {"life": 0, **self.unmade} if withdrawn is None else withdrawn
        self.has_life = "life" in columns
        self.keeps_time = "modified_at" in columns
        self._names = tuple(columns.keys())
        self._json = frozenset(one.name for one in columns if isinstance(one.type, JSON))
        self.mutable = frozenset(self._names) - for_ever - {key.name}
        self.traced = self.mutable - DERIVED
        self.bookkeeping = self.traced & BOOKKEEPING
        self._selections: dict[tuple[str, ...], Select[Any]] = {(): select(table)}
        self.insertion = insert(table)
        self.change = (
            update(table)
            .where(key == bindparam("of_key"))
            .where(columns.revision == bindparam("of_revision"))
            .values({name: bindparam(name) for name in self.mutable})
        )

    def rows(self, connection: Connection, keys: Sequence[Any]) -> list[Columns]:
        """Return the rows with these keys that are there, all columns, in the order of the keys."""
        found = self.rows_by(connection, self.key, keys)
        return [found[key] for key in keys if key in found]

    def rows_by(
        self,
        connection: Connection,
        column: str,
        values: Sequence[Any],
        *,
        names: tuple[str, ...] = (),
    ) -> dict[Any, Columns]:
        """Return the rows whose column, in which no two are alike, is one of the values.

        Args:
            connection: Where to read.
            column: Its name.
            values: What it is to be.
            names: The columns to read, that one among them; all if empty.
        """
        found = self.as_rows(self.tuples_by(connection, column, values, names), names)
        return {row[column]: row for row in found}

    def tuples(
        self, connection: Connection, query: Select[Any], parameters: Columns | None = None
    ) -> list[Any]:
        """Return what a `selection` gives as the driver's own tuples."""
        result = connection.execute(query, parameters)
        found = cast("list[Any]", result.cursor.fetchall())
        result.close()
        return found

    def tuples_by(
        self, connection: Connection, column: str, values: Sequence[Any], names: tuple[str, ...]
    ) -> list[Any]:
        """Return the rows whose column is one of the values as the driver's own tuples."""
        found = look_up(connection, self.selection(names), self.table.c[column], values)
        return list(chain.from_iterable(found))

    def selection(self, names: tuple[str, ...] = ()) -> Select[Any]:
        """Return what selects these columns of all rows, or all columns."""
        if names not in self._selections:
            self._selections[names] = select(*(self.table.c[name] for name in names))
        return self._selections[names]

    def insert(self, connection: Connection, rows: Sequence[Columns]) -> None:
        """Insert rows, each with all columns."""
        execute_many(connection, self.insertion, [self._stored(row) for row in rows])

    def update(self, connection: Connection, changed: Sequence[tuple[Columns, Columns]]) -> None:
        """Put rows as they should be now in the place of those that were read.

        Raises:
            AnnotationChanged: One is no longer what was read.
        """
        parameters = [
            self._stored(new) | {"of_key": old[self.key], "of_revision": old["revision"]}
            for old, new in changed
        ]
        if parameters and execute_many(connection, self.change, parameters) != len(parameters):
            raise AnnotationChanged

    def _stored(self, row: Columns) -> Columns:
        """Return a row in the types that the driver knows."""
        if not self._json:
            return row
        return row | {name: compact_json(row[name]) for name in self._json}

    def as_rows(self, tuples: Sequence[Any], names: tuple[str, ...] = ()) -> list[Columns]:
        """Return as rows what a `selection` of these columns gave, or of all."""
        names = names or self._names
        rows: list[Columns] = list(map(dict, map(zip, repeat(names), tuples)))
        for name in self._json & {*names}:
            for row in rows:
                row[name] = json.loads(row[name])
        return rows

    def as_columns(
        self, tuples: Sequence[Any], names: tuple[str, ...] = ()
    ) -> dict[str, Sequence[Any]]:
        """Return column by column what a `selection` of these columns gave, or of all."""
        names = names or self._names
        columns: dict[str, Sequence[Any]] = dict.fromkeys(names, ())
        columns.update(zip(names, zip(*tuples, strict=True), strict=False))  # no tuples, no values
        for name in self._json & columns.keys():
            columns[name] = [json.loads(one) for one in columns[name]]
        return columns


_MADE = frozenset({"id", "person_id", "created_at"})
_SAID = frozenset({"id", "annotation_key", "person_id", "at"})

# A removed annotation of the final version still says, by its provenance, that none should stay.
ANNOTATIONS = Recorded(
    tables.annotation,
    "annotation_key",
    for_ever=_MADE | {"document_id", "origin"},
    unmade={"deleted": True, "provenance": None},
)
DECISIONS = Recorded(tables.decision, "decision_id", for_ever=_SAID)
REMARKS = Recorded(tables.remark, "remark_id", for_ever=_SAID)
DOCUMENTS = Recorded(
    tables.document,
    "document_id",
    for_ever=_MADE,
    withdrawn={"deleted": True, "revision": 0},
)
PEOPLE = Recorded(tables.person, "person_id", for_ever=_MADE, unmade={}, withdrawn={"revision": 0})
CONFLICTS = Recorded(
    tables.conflict,
    "conflict_id",
    for_ever=_SAID,
    unmade={"resolved": True},
    withdrawn={"resolved": True, "revision": 0},
)
SETTINGS = Recorded(
    tables.setting,
    "setting_name",
    for_ever=frozenset(),
    unmade={"value": "null"},
    withdrawn={"value": "null", "revision": 0},
)

RECORDED = (ANNOTATIONS, DECISIONS, REMARKS, DOCUMENTS, PEOPLE, CONFLICTS, SETTINGS)
