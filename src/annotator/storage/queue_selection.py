"""The annotations of a review queue, chosen and sorted by the database."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import and_, exists, false, func, or_, select, true

from annotator.domain.annotations import Anchoring
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.review_queues import (
    SETTLED,
    WAITING_FOR_AUTHOR,
    WAITING_FOR_REVIEWER,
    Accord,
    Queue,
    QueueKind,
)
from annotator.storage.row_selection import TEXT_ORDER
from annotator.storage.tables import annotation, conflict, document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from annotator.domain.annotations import Status
    from annotator.domain.review_queues import QueueQuery, Reader

_CHUNK = 900

_other = annotation.alias("other")
_documents = (
    select(document.c.id)
    .where(document.c.deleted == false())
    .order_by(document.c.created_at, document.c.id)
)
_VALUES = ("value_number", "value_number_to", "value_unit", "value_edtf", "value_name")
_STATES = ("start", "end", "type", *_VALUES)


def queue(connection: Connection, query: QueueQuery) -> Queue:
    """Return the living annotations that a query asks for, in order."""
    document_ids = _document_ids(connection, query)
    keys = array("q")
    for document_id in document_ids:
        # Document by document, in the order of the index: nothing has to be sorted.
        statement = _restricted(connection, query, document_id).order_by(*TEXT_ORDER)
        keys.extend(_keys(connection, statement))
    return Queue(keys, document_ids)


def matching(connection: Connection, query: QueueQuery, keys: Sequence[int]) -> set[int]:
    """Return those of the keys that a query asks for."""
    found: set[int] = set()
    for document_id in _document_ids(connection, query):
        statement = _restricted(connection, query, document_id)
        for first in range(0, len(keys), _CHUNK):
            chunk = annotation.c.key.in_(keys[first : first + _CHUNK])
            found.update(_keys(connection, statement.where(chunk)))
    return found


def counts(connection: Connection, reader: Reader) -> dict[QueueKind, int]:
    """Return how many annotations stand in each queue, in all documents together."""
    columns = (func.count().filter(_of_kind(kind, reader)) for kind in QueueKind)
    row = connection.execute(select(*columns).where(*_living())).one()
    return dict(zip(QueueKind, row, strict=True))


def own_waiting(connection: Connection, reader: Reader) -> int:
    """Return how many of the reader's own annotations wait for a reviewer."""
    wait = (_own(reader), _stands(WAITING_FOR_REVIEWER))
    return connection.scalar(select(func.count()).where(*_living(), *wait)) or 0


def _living() -> tuple[ColumnElement[bool], ...]:
    there = annotation.c.document_id.in_(_documents.order_by(None))
    return (annotation.c.deleted == false(), there)


def _document_ids(connection: Connection, query: QueueQuery) -> tuple[str, ...]:
    only = query.document_id
    return tuple(id_ for id_ in connection.scalars(_documents) if only in (None, id_))


def _keys(connection: Connection, statement: Select[Any]) -> Iterable[int]:
    result = connection.execute(statement)
    rows = cast("list[tuple[int]]", result.cursor.fetchall())
    result.close()
    return (key for (key,) in rows)


def _restricted(connection: Connection, query: QueueQuery, document_id: str) -> Select[Any]:
    statement = select(annotation.c.key).where(
        annotation.c.document_id == document_id,
        annotation.c.deleted == false(),
        _of_kind(query.kind, query.reader),
    )
    chosen = (
        (annotation.c.type, query.types),
        (annotation.c.person_id, query.person_ids),
        (annotation.c.origin, query.origins),
    )
    for column, wanted in chosen:
        if wanted:
            statement = statement.where(column.in_(sorted(wanted)))
    if query.span is not None:
        first, end = query.span.start, query.span.end
        statement = statement.where(annotation.c.start >= first, annotation.c.start < end)
    if query.value_missing:
        statement = statement.where(*(annotation.c[name].is_(None) for name in _VALUES))
    if query.accord is not None:
        of_author = annotation.c.person_id != FINAL_PERSON_ID
        disputed = _disputed(_longest(connection, document_id))
        stands = (disputed,) if query.accord is Accord.DISPUTED else (_shared(), ~disputed)
        statement = statement.where(of_author, *stands)
    return statement


def _of_kind(kind: QueueKind, reader: Reader) -> ColumnElement[bool]:
    mine = _own(reader)
    of_others = annotation.c.person_id != FINAL_PERSON_ID
    match kind:
        case QueueKind.TO_REVIEW:
            allowed = true() if reader.own_work else ~mine
            return and_(_stands(WAITING_FOR_REVIEWER), of_others, allowed)
        case QueueKind.ANSWERS:
            return and_(_stands(WAITING_FOR_AUTHOR), mine)
        case QueueKind.DECIDED:
            return and_(_stands(SETTLED), of_others)
        case QueueKind.CONFLICTS:
            return exists().where(
                conflict.c.annotation_key == annotation.c.key, conflict.c.resolved == false()
            )
        case QueueKind.PLACES:
            return annotation.c.anchoring != Anchoring.SOUND.value
        case QueueKind.ALL:
            return true()


def _own(reader: Reader) -> ColumnElement[bool]:
    return annotation.c.person_id == (reader.person_id or "")


def _stands(statuses: frozenset[Status]) -> ColumnElement[bool]:
    return annotation.c.status.in_(sorted(statuses))


def _longest(connection: Connection, document_id: str) -> int:
    """Return the length of the longest annotation: what starts further back overlaps nothing."""
    longest: int | None = connection.scalar(
        select(func.max(annotation.c.end - annotation.c.start)).where(
            annotation.c.document_id == document_id, annotation.c.deleted == false()
        )
    )
    return longest or 0


def _disputed(longest: int) -> ColumnElement[bool]:
    """Whether another author has tagged this otherwise."""
    differs = or_(*(_other.c[name].is_distinct_from(annotation.c[name]) for name in _STATES))
    return _by_another_author(
        _other.c.start < annotation.c.end,
        _other.c.start > annotation.c.start - longest,
        _other.c.end > annotation.c.start,
        differs,
    )


def _shared() -> ColumnElement[bool]:
    """Whether another author has tagged the very same."""
    borders = (_other.c.start == annotation.c.start, _other.c.end == annotation.c.end)
    same = (_other.c[name].is_not_distinct_from(annotation.c[name]) for name in _STATES)
    return _by_another_author(*borders, *same)


def _by_another_author(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether another author has such an annotation; the final version is no author."""
    return exists().where(
        _other.c.document_id == annotation.c.document_id,
        _other.c.deleted == false(),
        *conditions,
        _other.c.person_id.not_in((annotation.c.person_id, FINAL_PERSON_ID)),
    )
