"""The rows of the annotation table, chosen and sorted by the database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Float, case, false, func, literal, or_, select
from sqlalchemy import cast as sql_cast

from annotator.domain.annotations import AnnotationType, Origin, Status
from annotator.domain.row_queries import RowColumn
from annotator.storage.tables import annotation, person

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy import ColumnElement, Connection, Select

    from annotator.domain.row_queries import RowQuery

_GROUPED_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def row_keys(connection: Connection, query: RowQuery) -> list[int]:
    """Return the keys of all living annotations that the query asks for, in its order."""
    statement = _restricted(select(annotation.c.key), query)
    if query.order.column is RowColumn.AUTHOR:
        statement = statement.join_from(annotation, person, annotation.c.person_id == person.c.id)
    statement = statement.order_by(*_order(query))
    result = connection.execute(statement)
    rows = cast("list[tuple[int]]", result.cursor.fetchall())
    result.close()
    return [key for (key,) in rows]


def _restricted(statement: Select[Any], query: RowQuery) -> Select[Any]:
    statement = statement.where(
        annotation.c.document_id == query.document_id, annotation.c.deleted == false()
    )
    if query.types:
        statement = statement.where(annotation.c.type.in_(sorted(query.types)))
    if query.person_ids:
        statement = statement.where(annotation.c.person_id.in_(sorted(query.person_ids)))
    if query.statuses:
        statement = statement.where(annotation.c.status.in_(sorted(query.statuses)))
    if query.span is not None:
        statement = statement.where(
            annotation.c.start >= query.span.start, annotation.c.start < query.span.end
        )
    for word in query.words.split():
        statement = statement.where(_holds(word))
    return statement


def _holds(word: str) -> ColumnElement[bool]:
    # A number is shown with commas between its thousands and stored without.
    number = word.replace(",", "") if _GROUPED_NUMBER.fullmatch(word) else word
    return or_(
        func.replace(annotation.c.quote, "\n", "").contains(word, autoescape=True),
        annotation.c.value_number.contains(number, autoescape=True),
        annotation.c.value_unit.contains(word, autoescape=True),
        annotation.c.value_edtf.contains(word, autoescape=True),
        annotation.c.value_name.contains(word, autoescape=True),
        annotation.c.note.contains(word, autoescape=True),
    )


def _order(query: RowQuery) -> list[ColumnElement[Any]]:
    down = query.order.descending
    if query.order.column is RowColumn.POSITION:
        return _BACKWARDS if down else TEXT_ORDER
    columns = _SORTED_BY[query.order.column]
    chosen = [(column.desc() if down else column.asc()).nulls_last() for column in columns]
    return [*chosen, *TEXT_ORDER]


def _rank(column: ColumnElement[str], kinds: type[StrEnum]) -> ColumnElement[int]:
    """Return a number that sorts codes as their list does, not by the alphabet."""
    ranks = {kind.value: place for place, kind in enumerate(kinds)}
    return case(ranks, value=column, else_=literal(len(ranks)))


# As the index has them, so that the commonest order needs no sorting at all.
TEXT_ORDER: list[ColumnElement[Any]] = [
    annotation.c.start.asc(),
    annotation.c.end.desc(),
    annotation.c.type.asc(),
    annotation.c.key.asc(),
]
_BACKWARDS: list[ColumnElement[Any]] = [
    annotation.c.start.desc(),
    annotation.c.end.asc(),
    annotation.c.type.desc(),
    annotation.c.key.desc(),
]
_TYPE_RANK = _rank(annotation.c.type, AnnotationType)
_SORTED_BY: dict[RowColumn, tuple[ColumnElement[Any], ...]] = {
    RowColumn.TYPE: (_TYPE_RANK,),
    RowColumn.QUOTE: (annotation.c.quote,),
    # Numbers by size, dates by time, names by character; each kind by itself.
    RowColumn.VALUE: (
        _TYPE_RANK,
        sql_cast(annotation.c.value_number, Float),
        annotation.c.value_edtf,
        annotation.c.value_name,
    ),
    RowColumn.NOTE: (annotation.c.note,),
    RowColumn.AUTHOR: (person.c.name,),
    RowColumn.STATUS: (_rank(annotation.c.status, Status),),
    RowColumn.ORIGIN: (_rank(annotation.c.origin, Origin),),
    RowColumn.CREATED: (annotation.c.created_at,),
    RowColumn.MODIFIED: (annotation.c.modified_at,),
}
