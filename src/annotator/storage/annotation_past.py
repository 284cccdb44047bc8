"""What annotations were at each step of their history, worked out backwards from what they are.

The log holds only what differs. Steps that came from a colleague's file did not touch the rows
here; the merge did, with all that they had led to. So where such steps are known, they are
walked through instead of the merge.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, literal, select

from annotator.domain.change_sets import Action, HistoryEntry
from annotator.domain.reviews import status_after
from annotator.storage.recorded_tables import ANNOTATIONS, DECISIONS, REMARKS
from annotator.storage.review_mapping import content_of_row, decision_of, remark_of
from annotator.storage.row_mapping import (
    Columns,
    UnreadableRow,
    annotation_of,
    read_columns,
    read_time,
)
from annotator.storage.tables import change, change_set, decision, person, remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from annotator.domain.annotations import Annotation
    from annotator.domain.reviews import Decision, Remark

_CHUNK = 900
_reversed_set = change_set.alias("reversed_set")


def _events(key: ColumnElement[Any], said_id: ColumnElement[Any]) -> Select[Any]:
    return (
        select(
            key.label("key"),
            said_id.label("said_id"),
            change.c.number,
            change.c.change_set_number,
            change.c.before,
            change.c.after,
            change.c.annotation_key,
            change.c.decision_id,
            change_set.c.action,
            change_set.c.at,
            change_set.c.received,
            person.c.name,
            _reversed_set.c.action.label("reverses"),
        )
        .join_from(change, change_set, change.c.change_set_number == change_set.c.number)
        .outerjoin(person, change_set.c.person_id == person.c.id)
        .outerjoin(_reversed_set, change_set.c.reverses == _reversed_set.c.number)
        .where(key.in_(bindparam("keys", expanding=True)))
    )


_of_annotations = _events(change.c.annotation_key, literal(None))
_of_decisions = _events(decision.c.annotation_key, decision.c.id).join(
    decision, change.c.decision_id == decision.c.id
)
_of_remarks = _events(remark.c.annotation_key, remark.c.id).join(
    remark, change.c.remark_id == remark.c.id
)


@dataclass(frozen=True, slots=True)
class PastEvent:
    """What one step did to an annotation, or said of it."""

    change_set_number: int
    entry: HistoryEntry


def past_of(connection: Connection, keys: Sequence[int]) -> dict[int, list[PastEvent]]:
    """Return what happened to annotations, by key, the latest first.

    Raises:
        UnreadableRow: The log holds what this program never writes.
    """
    past: dict[int, list[PastEvent]] = {}
    for first in range(0, len(keys), _CHUNK):
        past |= _past_of(connection, keys[first : first + _CHUNK])
    return past


def _past_of(connection: Connection, keys: Sequence[int]) -> dict[int, list[PastEvent]]:
    events: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for query in (_of_annotations, _of_decisions, _of_remarks):
        for event in connection.execute(query, {"keys": list(keys)}):
            events[event.key].append(event)
    said = {event.said_id for event in chain.from_iterable(events.values()) if event.said_id}
    decisions = DECISIONS.rows(connection, sorted(said))
    remarks = REMARKS.rows(connection, sorted(said))
    walk = {
        row["key"]: _Walk(row, events[row["key"]]) for row in ANNOTATIONS.rows(connection, keys)
    }
    for row in decisions:
        walk[row["annotation_key"]].knows_decision(row)
    for row in remarks:
        walk[row["annotation_key"]].remarks[row["id"]] = remark_of(row)
    return {key: list(one.backwards()) for key, one in walk.items()}


class _Walk:
    """One annotation on its way back: its row, and which decisions about it stand."""

    def __init__(self, row: Columns, events: list[Row[Any]]) -> None:
        self._row = row
        self._events = _latest_first(events)
        self._has_received = any(one.received for one in events)
        self._decisions: dict[str, Decision] = {}
        self._standing: set[str] = set()
        self.remarks: dict[str, Remark] = {}

    def knows_decision(self, row: Columns) -> None:
        """Take in a decision about the annotation."""
        self._decisions[row["id"]] = decision_of(row)
        if not row["deleted"]:
            self._standing.add(row["id"])

    def backwards(self) -> Iterator[PastEvent]:
        """Give each event with how the annotation stood after and before it."""
        for event in self._events:
            if event.annotation_key is not None:
                before, after = self._changed(event)
            else:
                before, after = self._said(event)
            yield PastEvent(
                event.change_set_number,
                HistoryEntry(
                    action=action_of(event.action),
                    person_name=event.name or "",
                    at=read_time(event.at),
                    before=before,
                    after=after,
                    decision=_as_then(self._decisions.get(event.said_id), event),
                    remark=_as_then(self.remarks.get(event.said_id), event),
                ),
            )

    def _changed(self, event: Row[Any]) -> tuple[Annotation | None, Annotation | None]:
        later = self._row | read_columns(event.after)
        earlier = None if event.before is None else self._row | read_columns(event.before)
        merged = Action.MERGE in (event.action, event.reverses)
        if earlier is not None and not (merged and self._has_received):
            self._row = earlier
        return self._living(earlier), self._living(later)

    def _said(self, event: Row[Any]) -> tuple[Annotation | None, Annotation | None]:
        if event.decision_id is None:
            now = self._living(self._row)
            return now, now
        self._stand(event.decision_id, made_or_put=read_columns(event.after))
        after = self._living(self._row)
        self._stand(
            event.decision_id,
            made_or_put={"deleted": True} if event.before is None else read_columns(event.before),
        )
        return self._living(self._row), after

    def _stand(self, decision_id: str, *, made_or_put: Columns) -> None:
        if made_or_put.get("deleted"):
            self._standing.discard(decision_id)
        else:
            self._standing.add(decision_id)

    def _living(self, row: Columns | None) -> Annotation | None:
        """Return the annotation as it stood: also in review, by the decisions of then."""
        if row is None or row["deleted"]:
            return None
        standing = [self._decisions[id_] for id_ in self._standing]
        latest = max(standing, key=lambda one: (one.at, one.id), default=None)
        status = status_after(latest, content_of_row(row), row["person_id"])
        return annotation_of(row | {"status": status.value})


_Said = TypeVar("_Said", "Decision", "Remark")


def _as_then(said: _Said | None, event: Row[Any]) -> _Said | None:
    """Return what was said as the event left it: it may have been taken back only later."""
    deleted = bool(read_columns(event.after).get("deleted"))
    return said if said is None or said.deleted is deleted else replace(said, deleted=deleted)


def _latest_first(events: list[Row[Any]]) -> list[Row[Any]]:
    """Return events by time; those of this file in their true order, though a clock went back."""
    placed: list[tuple[str, int, Row[Any]]] = []
    latest = ""
    for event in sorted(events, key=attrgetter("number")):
        at = event.at if event.received else max(latest, event.at)
        latest = latest if event.received else at
        placed.append((at, event.number, event))
    return [event for _, _, event in sorted(placed, key=itemgetter(0, 1), reverse=True)]


def action_of(code: str) -> Action:
    """Return the action of a change set.

    Raises:
        UnreadableRow: There is no such action.
    """
    try:
        return Action(code)
    except ValueError as error:
        raise UnreadableRow(code) from error
