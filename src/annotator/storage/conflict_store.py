"""Conflicts: what one of two people said who changed an annotation independently, and lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, false, select

from annotator.domain.annotations import AnnotationType
from annotator.domain.merges import Conflict
from annotator.storage.row_mapping import (
    VALUE_COLUMNS,
    UnreadableRow,
    read_columns,
    read_time,
    value_of_columns,
)
from annotator.storage.tables import conflict

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Connection, Row

_open = (
    select(conflict)
    .where(conflict.c.annotation_key == bindparam("key"), conflict.c.resolved == false())
    .order_by(conflict.c.at, conflict.c.id)
)
_by_id = select(conflict).where(conflict.c.id == bindparam("id"), conflict.c.resolved == false())


def open_conflicts(connection: Connection, key: int) -> list[Conflict]:
    """Return the conflicts about an annotation that nobody has settled, the earliest first."""
    return [_conflict(row) for row in connection.execute(_open, {"key": key})]


def open_conflict(connection: Connection, id_: str) -> Conflict | None:
    """Return a conflict that nobody has settled yet; None if it was, or there is none."""
    row = connection.execute(_by_id, {"id": id_}).first()
    return _conflict(row) if row else None


def _conflict(row: Row[Any]) -> Conflict:
    other = read_columns(row.other)
    try:
        return Conflict(
            id=row.id,
            annotation_key=row.annotation_key,
            start=other["start"],
            end=other["end"],
            type=AnnotationType(other["type"]),
            value=value_of_columns([other[name] for name in VALUE_COLUMNS]),
            note=other["note"],
            removed=bool(other["deleted"]),
            at=read_time(row.at),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableRow(row.id) from error
