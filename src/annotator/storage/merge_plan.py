"""What a colleague's rows would do to ours, found without writing anything.

The preview counts what this finds and the merge writes it, so that both agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from annotator.domain.merges import Effect
from annotator.storage.merge_order import (
    ANNOTATION_ORDER,
    CONFLICT_ORDER,
    DECISION_ORDER,
    MOVED_ANNOTATION_ORDER,
    REMARK_ORDER,
    Holds,
    Order,
    conflict_row,
    says_the_same,
)
from annotator.storage.merge_places import moved_content
from annotator.storage.recorded_tables import (
    ANNOTATIONS,
    CONFLICTS,
    DECISIONS,
    REMARKS,
    Recorded,
)
from annotator.storage.tables import annotation, change, document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection

    from annotator.storage.incoming import Incoming
    from annotator.storage.merge_identity import Identity
    from annotator.storage.merge_places import Places
    from annotator.storage.row_mapping import Columns
    from annotator.text.version_map import VersionMap

    Reading = Callable[[], AbstractContextManager[Connection]]

_CHUNK = 900
_MOVING = ("subject", "proposal", "other")  # columns that hold a place in the text

_by_ids = select(annotation).where(annotation.c.id.in_(bindparam("ids", expanding=True)))
_befores = select(change.c.annotation_key, change.c.before).where(
    change.c.annotation_key.in_(bindparam("keys", expanding=True)), change.c.before.is_not(None)
)
_versions = select(document.c.id, document.c.text_version_id)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of one row; `theirs` as it would stand here."""

    ours: Columns
    theirs: Columns


@dataclass(frozen=True, slots=True)
class Contest:
    """An annotation changed on both sides, and the row that keeps the version that lost."""

    pair: Pair
    row: Columns


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with some rows of one table.

    Attributes:
        new: Rows to insert; annotations with the key that they have there.
        changed: Rows that are replaced by theirs.
        contests: What was changed on both sides and is not noted yet.
    """

    new: list[Columns] = field(default_factory=list)
    changed: list[Pair] = field(default_factory=list)
    contests: list[Contest] = field(default_factory=list)


def effect(ours: Columns | None, theirs: Columns) -> Effect | None:
    """Return what a person sees when theirs takes the place of ours; None for nothing."""
    was, is_there = ours is not None and not ours["deleted"], not theirs["deleted"]
    if was:
        return Effect.CHANGED if is_there else Effect.DELETED
    return Effect.NEW if is_there else None


class Planner:
    """Compares the rows of a colleague's file with ours, a chunk at a time.

    Attributes:
        keys: Key here by key there, of the annotations compared so far; 0 for new ones, until
            whoever stores them says more.
    """

    def __init__(
        self, reading: Reading, incoming: Incoming, identity: Identity, places: Places
    ) -> None:
        self.keys: dict[int, int] = {}
        self._moves: dict[int, VersionMap] = {}
        self._reading = reading
        self._incoming = incoming
        self._identity = identity
        self._places = places
        with reading() as connection:
            self._versions: dict[str, str] = {
                row.id: row.text_version_id for row in connection.execute(_versions)
            }

    def annotations(self) -> Iterator[Plan]:
        """Give a plan for each chunk of annotations."""
        for chunk in self._incoming.annotations():
            known = [row for row in chunk if row["document_id"] in self._identity.document_ids]
            with self._reading() as connection:
                here = _rows_by_id(connection, [row["id"] for row in known])
            plan = Plan()
            older: list[Pair] = []
            for row in known:
                self._compare(row, here.get(row["id"]), plan, older)
            plan.contests.extend(self._contests(plan.changed, older))
            yield plan

    def decisions(self) -> Iterator[Plan]:
        """Give a plan for each chunk of decisions; annotations come first."""
        for chunk in self._incoming.decisions():
            yield self._said(DECISIONS, DECISION_ORDER, chunk)

    def remarks(self) -> Iterator[Plan]:
        """Give a plan for each chunk of remarks; annotations come first."""
        for chunk in self._incoming.remarks():
            yield self._said(REMARKS, REMARK_ORDER, chunk)

    def conflicts(self) -> Iterator[Plan]:
        """Give a plan for each chunk of the conflicts noted there; annotations come first."""
        for chunk in self._incoming.conflicts():
            yield self._said(CONFLICTS, CONFLICT_ORDER, chunk)

    def _compare(self, row: Columns, ours: Columns | None, plan: Plan, older: list[Pair]) -> None:
        # An annotation that is here already stays in its document, whatever was said since.
        document_id = (
            ours["document_id"] if ours else self._identity.document_ids[row["document_id"]]
        )
        version: str = self._versions.get(document_id) or row["text_version_id"]
        people = self._identity.people
        theirs = row | {
            "document_id": document_id,
            "person_id": people[row["person_id"]],
            "actor": people.get(row["actor"], row["actor"]),
            "entity_id": None,
            **self._places.moved(row, version),
        }
        moves = self._places.between(row["text_version_id"], version)
        if moves is not None:
            self._moves[row["key"]] = moves
        if ours is None:
            self.keys[row["key"]] = 0
            plan.new.append(theirs)
            return
        self.keys[row["key"]] = ours["key"]
        order = ANNOTATION_ORDER if moves is None else MOVED_ANNOTATION_ORDER
        holds = order.holds(theirs, ours)
        if holds is Holds.THEIRS:
            plan.changed.append(Pair(ours, theirs))
        elif holds is Holds.OURS:
            older.append(Pair(ours, theirs))

    def _contests(self, changed: Iterable[Pair], older: Iterable[Pair]) -> list[Contest]:
        """Return what lost although the side that won did not know of it.

        What a side knew is what its history has as an earlier state.
        """
        doubtful = [
            (pair, pair.ours)
            for pair in changed
            if pair.ours["life"] and not says_the_same(pair.ours, pair.theirs)
        ]
        doubtful += [
            (pair, pair.theirs) for pair in older if not says_the_same(pair.ours, pair.theirs)
        ]
        for reading, side in ((self._incoming.reading, "theirs"), (self._reading, "ours")):
            if doubtful:
                keys = [getattr(pair, side)["key"] for pair, _ in doubtful]
                with reading() as connection:
                    known = _earlier_states(connection, keys)
                doubtful = [
                    (pair, loser)
                    for (pair, loser), key in zip(doubtful, keys, strict=True)
                    if f'"modified_at":"{loser["modified_at"]}"' not in known.get(key, "")
                ]
        found = {
            row["id"]: Contest(pair, row | {"annotation_key": pair.ours["key"]})
            for pair, loser in doubtful
            for row in (conflict_row(loser),)
        }
        with self._reading() as connection:
            noted = {row["id"] for row in CONFLICTS.rows(connection, list(found))}
        return [contest for id_, contest in found.items() if id_ not in noted]

    def _said(self, of: Recorded, order: Order, chunk: Iterable[Columns]) -> Plan:
        """Compare rows about annotations."""
        rows = [row for row in chunk if row["annotation_key"] in self.keys]
        with self._reading() as connection:
            here = {row["id"]: row for row in of.rows(connection, [row["id"] for row in rows])}
        plan = Plan()
        for row in rows:
            theirs = self._as_here(row)
            ours = here.get(row["id"])
            if ours is None:
                plan.new.append(theirs)
            elif order.holds(theirs, ours) is Holds.THEIRS:
                plan.changed.append(Pair(ours, theirs))
        return plan

    def _as_here(self, row: Columns) -> Columns:
        people = self._identity.people
        here = {
            "annotation_key": self.keys[row["annotation_key"]],
            "actor": people.get(row["actor"], row["actor"]),
        }
        if "person_id" in row:
            here["person_id"] = people[row["person_id"]]
        moves = self._moves.get(row["annotation_key"])
        if moves is not None:
            for name in _MOVING:
                if row.get(name) is not None:
                    here[name] = moved_content(row[name], moves)
        return row | here


def _rows_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Columns]:
    found: dict[str, Columns] = {}
    for first in range(0, len(ids), _CHUNK):
        chunk = {"ids": list(ids[first : first + _CHUNK])}
        found.update((row["id"], row) for row in ANNOTATIONS.selected(connection, _by_ids, chunk))
    return found


def _earlier_states(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """Return all states before a change of each annotation, as they are noted, end to end."""
    found: dict[int, str] = {}
    for first in range(0, len(keys), _CHUNK):
        chunk = {"keys": list(keys[first : first + _CHUNK])}
        for row in connection.execute(_befores, chunk):
            found[row.annotation_key] = found.get(row.annotation_key, "") + row.before
    return found
