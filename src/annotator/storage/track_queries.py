"""The annotations of several people of one text side by side, as bare rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import case, false, select

from annotator.storage.tables import annotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

Row = tuple[int, int, int, str]
"""Start, end, key and type code of an annotation."""


def tracks(
    connection: Connection, document_id: str, person_ids: Sequence[str]
) -> tuple[list[Row], ...]:
    """Return the living annotations of each of these people in a document, in text order.

    Read in one go: the index in text order does not know whose they are, so every further query
    would look at the annotations of all others again. A short number stands for the person, as
    280,000 ids would take longer to make than their rows.
    """
    places = {person_id: place for place, person_id in enumerate(person_ids)}
    result = connection.execute(
        select(
            annotation.c.start,
            annotation.c.end,
            annotation.c.key,
            annotation.c.type,
            case(places, value=annotation.c.person_id),
        )
        .where(
            annotation.c.document_id == document_id,
            annotation.c.deleted == false(),
            annotation.c.person_id.in_(person_ids),
        )
        .order_by(annotation.c.start, annotation.c.end.desc())
    )
    found: tuple[list[Row], ...] = tuple([] for _ in person_ids)
    for row in cast("Iterable[tuple[int, int, int, str, int]]", result.cursor.fetchall()):
        found[row[4]].append(row[:4])
    result.close()
    return found
