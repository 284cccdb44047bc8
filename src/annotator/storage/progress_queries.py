"""What a progress report is counted from, as bare rows, from one piece of a document after another.

140,000 annotations take a second.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import false, func, select, true

from annotator.domain.annotations import AnnotationType, Origin, Status
from annotator.domain.change_sets import Action
from annotator.domain.final_versions import FINAL_PERSON_ID, Choice
from annotator.domain.progress_reports import OpenReturn
from annotator.domain.review_queues import WAITING_FOR_AUTHOR
from annotator.domain.reviews import Verdict
from annotator.storage.row_mapping import UnreadableRow, compact_json, read_time
from annotator.storage.tables import annotation, change, change_set, decision, person, undo_step
from annotator.storage.text_pieces import inside

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection, Select

    from annotator.storage.text_pieces import Piece

AnnotationRow = tuple[int, int, str, str, str]
"""Start, end, type code, person id and status code of a living annotation."""
Minutely = tuple[str, "datetime", int]
"""Person id, a minute in UTC, and how much was done in it."""
Decided = tuple[str, Verdict, "datetime", int]
"""Person id, verdict, a minute in UTC, and how often it was given in it."""

_Code = TypeVar("_Code")
_MINUTE = len("2026-11-22T09:30")
_TYPES = {type_.value: type_ for type_ in AnnotationType}
_STATUSES = {status.value: status for status in Status}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_BY_HAND = (Origin.MANUAL, Origin.SUGGESTION)

_left_empty = annotation.c.provenance.contains(compact_json({"choice": Choice.NEITHER.value})[1:-1])
_of_annotation = decision.alias("of_annotation")
_latest = (
    select(_of_annotation.c.id)
    .where(_of_annotation.c.annotation_key == annotation.c.key)
    .where(_of_annotation.c.deleted == false())
    .order_by(_of_annotation.c.at.desc(), _of_annotation.c.id.desc())
    .limit(1)
    .scalar_subquery()
)


def annotation_rows(connection: Connection, living: Piece) -> list[AnnotationRow]:
    """Return the annotations of a piece, sorted by start.

    Raises:
        UnreadableRow: One has a type or a status that this program never writes.
    """
    columns = annotation.c
    statement = (
        select(columns.start, columns.end, columns.type, columns.person_id, columns.status)
        .where(*inside(living))
        .order_by(columns.start)
    )
    rows = cast("list[AnnotationRow]", _fetched(connection, statement))
    for place, known in ((2, _TYPES), (4, _STATUSES)):
        for code in set(map(itemgetter(place), rows)) - known.keys():
            raise UnreadableRow(code)
    return rows


def left_empty(connection: Connection, removed: Piece) -> list[tuple[int, int]]:
    """Return the spans for which the final version says that nothing is to stand there."""
    statement = select(annotation.c.start, annotation.c.end).where(
        *inside(removed),
        annotation.c.person_id == FINAL_PERSON_ID,
        annotation.c.life > 0,  # not from a merge that was undone
        _left_empty,
    )
    return cast("list[tuple[int, int]]", _fetched(connection, statement))


def tagged(connection: Connection, living: Piece) -> list[Minutely]:
    """Return when annotations were made by hand or from suggestions, and by whom."""
    minute = func.substr(annotation.c.created_at, 1, _MINUTE)
    statement = (
        select(annotation.c.person_id, minute, func.count())
        .where(*inside(living), annotation.c.origin.in_([origin.value for origin in _BY_HAND]))
        .group_by(annotation.c.person_id, minute)
    )
    return _minutely(connection, statement)


def settled(connection: Connection, piece: Piece) -> list[Minutely]:
    """Return when places of the final version were settled, and by whom.

    Taken from the log, since what was settled is nobody's annotation. What was undone is not
    counted.
    """
    minute = func.substr(change_set.c.at, 1, _MINUTE)
    undone = select(undo_step.c.change_set_number).where(undo_step.c.undone == true())
    statement = (
        select(change_set.c.person_id, minute, func.count())
        .join_from(annotation, change, change.c.annotation_key == annotation.c.key)
        .join(change_set)
        .where(
            *inside(piece),
            annotation.c.person_id == FINAL_PERSON_ID,
            change_set.c.action == Action.SETTLE.value,
            change_set.c.person_id.is_not(None),
            change_set.c.number.not_in(undone),
        )
        .group_by(change_set.c.person_id, minute)
    )
    return _minutely(connection, statement)


def decided(connection: Connection, piece: Piece) -> list[Decided]:
    """Return when decisions were made that were not taken back, and by whom.

    Raises:
        UnreadableRow: A verdict is one that this program never writes.
    """
    minute = func.substr(decision.c.at, 1, _MINUTE)
    statement = (
        select(decision.c.person_id, decision.c.verdict, minute, func.count())
        .join_from(annotation, decision, decision.c.annotation_key == annotation.c.key)
        .where(*inside(piece), decision.c.deleted == false())
        .group_by(decision.c.person_id, decision.c.verdict, minute)
    )
    return [
        (person_id, _known(_VERDICTS, code), _minute(at), count)
        for person_id, code, at, count in _fetched(connection, statement)
    ]


def open_returns(connection: Connection, living: Piece) -> list[OpenReturn]:
    """Return the annotations that wait for their authors."""
    columns = annotation.c
    statement = (
        select(
            *(columns.document_id, columns.key, columns.start, columns.type, columns.quote),
            *(columns.status, columns.person_id, person.c.name, decision.c.reason, decision.c.at),
        )
        .join_from(annotation, decision, decision.c.id == _latest)
        .join(person, decision.c.person_id == person.c.id)
        .where(
            *inside(living),
            columns.status.in_([status.value for status in sorted(WAITING_FOR_AUTHOR)]),
        )
    )
    return [
        OpenReturn(
            document_id=document_id,
            key=key,
            start=start,
            type=_known(_TYPES, type_),
            quote=quote,
            status=_known(_STATUSES, status),
            author_id=author_id,
            reviewer=reviewer,
            reason=reason,
            at=read_time(at),
        )
        for document_id, key, start, type_, quote, status, author_id, reviewer, reason, at in (
            _fetched(connection, statement)
        )
    ]


def _minutely(connection: Connection, statement: Select[Any]) -> list[Minutely]:
    return [
        (person_id, _minute(at), count) for person_id, at, count in _fetched(connection, statement)
    ]


def _minute(cut: str) -> datetime:
    return read_time(f"{cut}:00+00:00")


def _known(codes: dict[str, _Code], code: str) -> _Code:
    try:
        return codes[code]
    except KeyError as error:
        raise UnreadableRow(code) from error


def _fetched(connection: Connection, statement: Select[Any]) -> Iterable[Any]:
    """Return the driver's own tuples: a Python object for each row would cost more than reading."""
    result = connection.execute(statement)
    rows = result.cursor.fetchall()
    result.close()
    return rows
