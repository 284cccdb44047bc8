"""The steps of a project's history: which there were, and which stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, or_, select, true, union

from annotator.domain.change_sets import HistoryStep
from annotator.storage.annotation_past import action_of, past_of
from annotator.storage.row_mapping import read_time, stored_time
from annotator.storage.tables import (
    annotation,
    change,
    change_set,
    decision,
    person,
    remark,
    undo_step,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from annotator.domain.change_sets import HistoryEntry
    from annotator.text.spans import Span

_reversed_set = change_set.alias("reversed_set")
_steps = (
    select(
        change_set,
        person.c.name,
        undo_step.c.undone,
        _reversed_set.c.action.label("reverses_action"),
    )
    .select_from(change_set)
    .outerjoin(person, change_set.c.person_id == person.c.id)
    .outerjoin(undo_step, undo_step.c.change_set_number == change_set.c.number)
    .outerjoin(_reversed_set, change_set.c.reverses == _reversed_set.c.number)
    .order_by(change_set.c.at.desc(), change_set.c.number.desc())
)


@dataclass(frozen=True, slots=True)
class StepQuery:
    """Which steps to list. What is None does not restrict.

    Attributes:
        key: Only what was done to this annotation, or said of it.
        document_id: Only what was done in this document, or to it.
        span: With a document: only what was done to annotations that start within it.
        person_id: Only what this person did.
        before: Only what is older than this change set.
        limit: The latest so many.
    """

    key: int | None = None
    document_id: str | None = None
    span: Span | None = None
    person_id: str | None = None
    before: str | None = None
    limit: int = 500


def steps(connection: Connection, query: StepQuery, *, own: str | None) -> list[HistoryStep]:
    """Return the steps that the query asks for, the latest first.

    Args:
        connection: The transaction.
        query: Which.
        own: The person who works; None if that is nobody yet.
    """
    statement = _steps.limit(query.limit).where(*_conditions(connection, query))
    return [_step(row, own) for row in connection.execute(statement)]


def entries(connection: Connection, change_set_id: str, query: StepQuery) -> list[HistoryEntry]:
    """Return what one step did to annotations or said of them, annotation by annotation.

    Args:
        connection: The transaction.
        change_set_id: The step.
        query: Which annotations it is about, and how many at most.
    """
    number = connection.scalar(select(change_set.c.number).where(change_set.c.id == change_set_id))
    if query.key is not None:
        keys = [query.key]
    else:
        keys = list(dict.fromkeys(connection.scalars(_keys_of(query, number))))
    past = past_of(connection, keys)
    found = [
        event.entry
        for key in keys
        for event in reversed(past[key])
        if event.change_set_number == number
    ]
    return found[: query.limit]


def steps_of(
    connection: Connection, numbers: Sequence[int], *, own: str | None
) -> list[HistoryStep]:
    """Return the steps with these numbers, the latest first."""
    chosen = _steps.where(change_set.c.number.in_(numbers))
    return [_step(row, own) for row in connection.execute(chosen)]


def first_step_since(
    connection: Connection, moment: datetime, *, own: str | None
) -> HistoryStep | None:
    """Return the first step taken in this file at a moment or later."""
    here = change_set.c.received.is_(None)
    first = (
        select(change_set.c.number)
        .where(here, change_set.c.at >= stored_time(moment))
        .order_by(change_set.c.at, change_set.c.number)
        .limit(1)
    )
    return next(iter(steps_of(connection, connection.scalars(first).all(), own=own)), None)


def _step(row: Row[Any], own: str | None) -> HistoryStep:
    action = action_of(row.action)
    is_own = own is None or row.person_id in (None, own) or action.for_a_colleague
    return HistoryStep(
        change_set_id=row.id,
        action=action,
        reverses=None if row.reverses_action is None else action_of(row.reverses_action),
        detail=row.detail,
        count=row.changed,
        person_name=row.name or "",
        at=read_time(row.at),
        received=row.received is not None,
        undone=_is_undone(row),
        can_undo=is_own and row.undone is False,
    )


def _is_undone(row: Row[Any]) -> bool:
    """Whether a step does not stand; that it could be redone is forgotten with the next step."""
    is_step = row.received is None and row.reverses_action is None
    return is_step and row.undone is not False


def _conditions(connection: Connection, query: StepQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.person_id is not None:
        conditions.append(change_set.c.person_id == query.person_id)
    if query.key is not None:
        conditions.append(change_set.c.number.in_(_about(annotation.c.key == query.key)))
    if query.document_id is not None and query.span is not None:
        within = and_(
            annotation.c.document_id == query.document_id,
            annotation.c.deleted.in_((False, True)),  # lets the index find the start
            annotation.c.start >= query.span.start,
            annotation.c.start < query.span.end,
        )
        conditions.append(change_set.c.number.in_(_about(within)))
    elif query.document_id is not None:
        conditions.append(_in_document(query.document_id))
    if query.before is not None:
        conditions.append(_older_than(connection, query.before))
    return conditions


def _about(chosen: ColumnElement[bool]) -> Any:  # noqa: ANN401 - a select or a compound one
    """Return the numbers of steps that changed chosen annotations, or said something of them."""
    number = change.c.change_set_number
    return union(
        select(number).join(annotation, change.c.annotation_key == annotation.c.key).where(chosen),
        select(number)
        .join(decision, change.c.decision_id == decision.c.id)
        .join(annotation, decision.c.annotation_key == annotation.c.key)
        .where(chosen),
        select(number)
        .join(remark, change.c.remark_id == remark.c.id)
        .join(annotation, remark.c.annotation_key == annotation.c.key)
        .where(chosen),
    )


def _in_document(document_id: str) -> ColumnElement[bool]:
    # Asked of one step after the other from the latest back: the first page is soon full.
    of_step = change.c.change_set_number == change_set.c.number
    there = annotation.c.document_id == document_id
    return or_(
        exists().where(of_step, change.c.document_id == document_id),
        exists().where(of_step, change.c.annotation_key == annotation.c.key, there),
        exists().where(
            of_step,
            change.c.decision_id == decision.c.id,
            decision.c.annotation_key == annotation.c.key,
            there,
        ),
        exists().where(
            of_step,
            change.c.remark_id == remark.c.id,
            remark.c.annotation_key == annotation.c.key,
            there,
        ),
    )


def _older_than(connection: Connection, change_set_id: str) -> ColumnElement[bool]:
    last = connection.execute(
        select(change_set.c.at, change_set.c.number).where(change_set.c.id == change_set_id)
    ).first()
    if last is None:
        return true()
    return or_(
        change_set.c.at < last.at,
        and_(change_set.c.at == last.at, change_set.c.number < last.number),
    )


def _keys_of(query: StepQuery, number: int | None) -> Select[Any]:
    """Return what reads the keys of the annotations that a step is about, in its order."""
    key = func.coalesce(change.c.annotation_key, decision.c.annotation_key, remark.c.annotation_key)
    statement = (
        select(key)
        .select_from(change)
        .outerjoin(decision, change.c.decision_id == decision.c.id)
        .outerjoin(remark, change.c.remark_id == remark.c.id)
        .join(annotation, annotation.c.key == key)
        .where(change.c.change_set_number == number)
        .order_by(change.c.number)
        .limit(query.limit)
    )
    if query.document_id is not None:
        statement = statement.where(annotation.c.document_id == query.document_id)
    if query.span is not None:
        statement = statement.where(
            annotation.c.start >= query.span.start, annotation.c.start < query.span.end
        )
    return statement
