"""The annotations of a document a few thousand at a time, so that others come in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import select

from annotator.storage.tables import annotation

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

_AT_ONCE: Final = 5_000  # annotations: some hundredths of a second
_END_OF_ALL: Final = 2**63 - 1  # the largest number that SQLite knows


class Piece(NamedTuple):
    """A stretch of a document in which not more than some thousand annotations begin.

    Attributes:
        deleted: Whether the annotations are those that were removed, or those that live.
        start: First code point at which one may begin.
        end: One past the last.
    """

    document_id: str
    deleted: bool
    start: int
    end: int


def pieces(connection: Connection, document_id: str, *, deleted: bool = False) -> list[Piece]:
    """Return the pieces of a document in text order; together they hold every annotation."""
    found: list[Piece] = []
    start = 0
    while True:
        rest = Piece(document_id, deleted, start, _END_OF_ALL)
        border: int | None = connection.scalar(
            select(annotation.c.start)
            .where(*inside(rest))
            .order_by(annotation.c.start)
            .limit(1)
            .offset(_AT_ONCE)
        )
        if border is None:
            return [*found, rest]
        # More than are read at once may begin at one place.
        end = max(border, start + 1)
        found.append(rest._replace(end=end))
        start = end


def inside(piece: Piece) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that an annotation of a piece meets; an index answers them."""
    return (
        annotation.c.document_id == piece.document_id,
        annotation.c.deleted == piece.deleted,
        annotation.c.start >= piece.start,
        annotation.c.start < piece.end,
    )
