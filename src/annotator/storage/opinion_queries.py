"""The decisions an opinion sheet is made from, as bare rows: most of them only to be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, false, select

from annotator.domain.annotations import Status
from annotator.domain.reviews import OF_REVIEWERS, Verdict
from annotator.storage.row_mapping import read_time, stored_time
from annotator.storage.tables import annotation, decision

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Connection

_OPINIONS = (Verdict.RETURN.value, Verdict.AMEND.value)


class Decided(NamedTuple):
    """What was decided about a document.

    Attributes:
        opinions: Keys of annotations that were returned or proposed to be changed, removed ones
            too, in text order.
        accepted: Key to start of the annotations that were accepted and still are.
        person_ids: Who decided.
        first: When the first of these decisions was made; None if there are none.
        last: When the last was made.
    """

    opinions: list[int]
    accepted: dict[int, int]
    person_ids: frozenset[str]
    first: datetime | None
    last: datetime | None


def decided(
    connection: Connection,
    document_id: str,
    *,
    person_ids: Collection[str] | None = None,
    since: datetime | None = None,
) -> Decided:
    """Return what reviewers decided about the annotations of a document and did not take back.

    Args:
        connection: The project file.
        document_id: The document.
        person_ids: Only decisions of these people; everybody's if None.
        since: Only decisions from this moment on.

    Raises:
        UnreadableRow: A time is none.
    """
    statement = (
        select(
            annotation.c.key,
            annotation.c.start,
            and_(annotation.c.status == Status.ACCEPTED.value, annotation.c.deleted == false()),
            decision.c.verdict,
            decision.c.person_id,
            decision.c.at,
        )
        .join_from(annotation, decision, decision.c.annotation_key == annotation.c.key)
        .where(
            annotation.c.document_id == document_id,
            annotation.c.life > 0,  # not from a merge that was undone
            decision.c.deleted == false(),
            decision.c.verdict.in_([verdict.value for verdict in OF_REVIEWERS]),
        )
        .order_by(annotation.c.start, annotation.c.end.desc(), annotation.c.key)
    )
    if person_ids is not None:
        statement = statement.where(decision.c.person_id.in_(person_ids))
    if since is not None:
        statement = statement.where(decision.c.at >= stored_time(since))
    result = connection.execute(statement)
    rows = result.cursor.fetchall()
    result.close()
    moments = [row[5] for row in rows]
    return Decided(
        opinions=list(dict.fromkeys(row[0] for row in rows if row[3] in _OPINIONS)),
        accepted={row[0]: row[1] for row in rows if row[2] and row[3] not in _OPINIONS},
        person_ids=frozenset(row[4] for row in rows),
        first=read_time(min(moments)) if moments else None,
        last=read_time(max(moments)) if moments else None,
    )
