"""What a colleague's rows would do to ours, found without writing anything.

The preview counts what this finds and the merge writes it, so that both agree.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from annotator.domain.merges import Effect
from annotator.storage.engine import look_up
from annotator.storage.merge_order import (
    ANNOTATION_ORDER,
    CONFLICT_ORDER,
    DECISION_ORDER,
    MOVED_ANNOTATION_ORDER,
    REMARK_ORDER,
    SAID_OF,
    Holds,
    Order,
    conflict_id,
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
from annotator.storage.row_mapping import UnreadableRow
from annotator.storage.tables import change, document

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

_befores = select(change.c.annotation_key, change.c.before).where(change.c.before.is_not(None))
_versions = select(document.c.id, document.c.text_version_id)


class Place(NamedTuple):
    """Where annotations of a colleague stand here.

    Attributes:
        document_id: In which document.
        version: In which version of its text.
        moves: What moves their spans there; None if the text is the same.
    """

    document_id: str
    version: str
    moves: VersionMap | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of one row; `theirs` as it would stand here."""

    ours: Columns
    theirs: Columns


@dataclass(frozen=True, slots=True)
class Contest:
    """An annotation changed on both sides, and the version that lost."""

    pair: Pair
    loser: Columns

    @property
    def winner(self) -> Columns:
        """The version that holds."""
        return self.pair.theirs if self.loser is self.pair.ours else self.pair.ours


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
        keys: Key here by key there, of the annotations seen so far; 0 for new ones, until
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

    def annotations(self, keys: Sequence[int] | None = None) -> Iterator[Plan]:
        """Give a plan for each chunk of annotations: all, or those that have these keys there."""
        for chunk in self._incoming.annotations(keys):
            with self._reading() as connection:
                ids = [row["id"] for row in chunk]
                here = ANNOTATIONS.rows_by(connection, "id", ids)
            plan = Plan()
            older: list[Pair] = []
            for row in chunk:
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

    def place(self, document: str, version: str, document_here: str | None) -> Place | None:
        """Return where annotations of a document there stand here; None if it is not to come.

        Args:
            document: The document there.
            version: The version of its text there.
            document_here: Where they are already. There they stay, whatever was said since.
        """
        if document not in self._identity.document_ids:
            return None
        document_id = document_here or self._identity.document_ids[document]
        ours = self._versions.get(document_id) or version
        moves = None if ours == version else self._places.between(version, ours)
        return Place(document_id, ours, moves)

    def _compare(self, row: Columns, ours: Columns | None, plan: Plan, older: list[Pair]) -> None:
        here = ours["document_id"] if ours else None
        place = self.place(row["document_id"], row["text_version_id"], here)
        if place is None:
            return
        if place.moves is not None:
            self._moves[row["key"]] = place.moves
            row |= self._places.moved(row, place.version)
        row["document_id"] = place.document_id
        row["text_version_id"] = place.version
        people = self._identity.people
        row["person_id"] = people[row["person_id"]]
        row["actor"] = people.get(row["actor"], row["actor"])
        row["entity_id"] = None
        if ours is None:
            self.keys[row["key"]] = 0
            plan.new.append(row)
            return
        self.keys[row["key"]] = ours["key"]
        order = ANNOTATION_ORDER if place.moves is None else MOVED_ANNOTATION_ORDER
        holds = order.holds(row, ours)
        if holds is Holds.THEIRS:
            plan.changed.append(Pair(ours, row))
        elif holds is Holds.OURS:
            older.append(Pair(ours, row))

    def _contests(self, changed: Iterable[Pair], older: Iterable[Pair]) -> list[Contest]:
        """Return what lost although the side that won did not know of it.

        What a side knew is what its history has as an earlier state.
        """
        doubtful = [
            (pair, pair.ours)
            for pair in changed
            if pair.ours["life"] and not _is_origin_of(pair.ours, pair.theirs)
        ]
        doubtful += [
            (pair, pair.theirs) for pair in older if not _is_origin_of(pair.theirs, pair.ours)
        ]
        for reading, side in ((self._incoming.reading, "theirs"), (self._reading, "ours")):
            if doubtful:
                keys = [getattr(pair, side)["key"] for pair, _ in doubtful]
                with reading() as connection:
                    known = _earlier_states(connection, keys)
                doubtful = [
                    (pair, loser)
                    for (pair, loser), key in zip(doubtful, keys, strict=True)
                    if not _knows(known.get(key, ()), loser)
                ]
        found = {
            conflict_id(loser): Contest(pair, loser)
            for pair, loser in doubtful
            if not says_the_same(pair.ours, pair.theirs)
        }
        with self._reading() as connection:
            noted = CONFLICTS.rows_by(connection, "id", list(found), names=("id",))
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
            for name in SAID_OF:
                if row.get(name) is not None:
                    here[name] = moved_content(row[name], moves)
        return row | here


def _is_origin_of(version: Columns, later: Columns) -> bool:
    """Whether a version is what the other was made from: as it was made, once and in one place.

    This spares looking into the history for most. Annotations of the final version are made in
    several places under the same id, but not at the same time.
    """
    return bool(
        version["revision"] == 1 < later["revision"]
        and version["modified_at"] == version["created_at"] == later["created_at"]
    )


def _knows(states: Iterable[str], version: Columns) -> bool:
    """Whether a history has a version as an earlier state; looked for without reading it all."""
    sought = f'"modified_at":"{version["modified_at"]}"'
    return any(sought in state for state in states)


def _earlier_states(connection: Connection, keys: Sequence[int]) -> dict[int, list[str]]:
    """Return all states before a change of each annotation, as they are noted.

    Raises:
        UnreadableRow: One is no text.
    """
    found: defaultdict[int, list[str]] = defaultdict(list)
    for rows in look_up(connection, _befores, change.c.annotation_key, keys):
        for key, before in rows:
            if type(before) is not str:
                raise UnreadableRow(f"change of annotation {key}")
            found[key].append(before)
    return found
