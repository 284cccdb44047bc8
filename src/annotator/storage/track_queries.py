"""The annotations of several people of one text side by side, as bare rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import case, select

from annotator.storage.tables import annotation
from annotator.storage.text_pieces import inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from annotator.storage.text_pieces import Piece

Row = tuple[int, int, int, str]
"""Start, end, key and type code of an annotation."""


Side = tuple[int, int, int, str, int]
"""The same, and the place of the person among those who were asked for."""


def rows(connection: Connection, piece: Piece, person_ids: Sequence[str]) -> list[Side]:
    """Return the living annotations of these people in a piece of a document, in text order.

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
        .where(*inside(piece), annotation.c.person_id.in_(person_ids))
        .order_by(annotation.c.start, annotation.c.end.desc())
    )
    found = cast("list[Side]", result.cursor.fetchall())
    result.close()
    return found
