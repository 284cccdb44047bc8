"""The packages that were sent from a project, and those that came into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select

from annotator.storage.row_mapping import read_time, stored_time
from annotator.storage.tables import package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection, ScalarSelect, Select

_SENT, _RECEIVED = "sent", "received"

_known = select(package.c.id).where(package.c.id == bindparam("id"))
_is_sent = package.c.direction == _SENT
_sent = (
    select(package.c.up_to, package.c.at, package.c.detail)
    .where(_is_sent)
    .order_by(package.c.up_to.desc(), package.c.at.desc())
)


@dataclass(frozen=True, slots=True)
class PackageNote:
    """What is remembered of a package.

    Attributes:
        id: UUID.
        file_name: Without folder.
        person_id: Who sent it, if that is known.
        at: When it was sent or received, UTC.
        detail: What else is to be known of it, as JSON.
    """

    id: str
    file_name: str
    person_id: str | None
    at: datetime
    detail: dict[str, Any]


def sent(connection: Connection) -> Iterator[tuple[int, datetime, dict[str, Any]]]:
    """Give the packages sent, the latest first: up to which change set, when, and its detail."""
    for row in connection.execute(_sent):
        yield row.up_to or 0, read_time(row.at), row.detail


def sent_up_to() -> Select[tuple[int]]:
    """Select, for each package sent, the number of the last change set then."""
    return select(func.coalesce(package.c.up_to, 0).label("up_to")).where(_is_sent)


def last_sent() -> ScalarSelect[int]:
    """Select the number of the last change set when a package was sent last; 0 if none was."""
    return select(func.coalesce(func.max(package.c.up_to), 0)).where(_is_sent).scalar_subquery()


def note_sent(connection: Connection, note: PackageNote, *, up_to: int) -> None:
    """Remember a package that was written, and which change set was the last one then."""
    _insert(connection, note, direction=_SENT, up_to=up_to)


def note_received(connection: Connection, note: PackageNote) -> None:
    """Remember a package that is merged; merged again, it stays as it was noted first."""
    if connection.scalar(_known, {"id": note.id}) is None:
        _insert(connection, note, direction=_RECEIVED, up_to=None)


def _insert(
    connection: Connection, note: PackageNote, *, direction: str, up_to: int | None
) -> None:
    connection.execute(
        insert(package),
        {
            "id": note.id,
            "direction": direction,
            "file_name": note.file_name,
            "person_id": note.person_id,
            "at": stored_time(note.at),
            "detail": note.detail,
            "up_to": up_to,
        },
    )
