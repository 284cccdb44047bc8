"""What later steps were built on a past one, so that it cannot be undone by itself.

A later step counts while it stands: what was undone is as if it had never been.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, exists, false, select

from annotator.domain.change_sets import Action
from annotator.domain.reviews import Verdict
from annotator.storage.recorded_tables import RECORDED
from annotator.storage.tables import annotation, change, change_set, decision, remark, undo_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import BindParameter, ColumnElement, Connection, Select

_later = change.alias("later")
_NUMBER: BindParameter[int] = bindparam("number")


def dependent_steps(connection: Connection, number: int) -> set[int]:
    """Return the numbers of the change sets that depend on this one and stand."""
    found: set[int] = set()
    for statement in _DEPENDING:
        found.update(connection.scalars(statement, {"number": number}))
    return found


def _standing(column: ColumnElement[Any], built_on: Select[Any]) -> Select[Any]:
    """Select the later steps that stand and have one of those in this column."""
    # Asked of each change found, and not joined: the way in must be what the past step changed,
    # which is little, and not the steps that stand, which are all of a year's work.
    stands = exists().where(
        undo_step.c.change_set_number == _later.c.change_set_number, undo_step.c.undone == false()
    )
    return (
        select(_later.c.change_set_number)
        .distinct()
        .where(column.in_(built_on), _later.c.change_set_number > _NUMBER, stands)
    )


def _touched(subject: str) -> Select[Any]:
    """Select what the step changed of one kind."""
    column = change.c[subject]
    return select(column).where(change.c.change_set_number == _NUMBER, column.is_not(None))


def _made(subject: str) -> Select[Any]:
    return _touched(subject).where(change.c.before.is_(None))


def _statements() -> Iterator[Select[Any]]:
    for table in RECORDED:
        yield _standing(_later.c[table.subject], _touched(table.subject))
    # What an annotation states now was decided about.
    decided = select(decision.c.id).where(decision.c.annotation_key.in_(_touched("annotation_key")))
    yield _standing(_later.c.decision_id, decided)
    # What was made is what others remark on, and where others stand.
    remarked = select(remark.c.id).where(remark.c.annotation_key.in_(_made("annotation_key")))
    yield _standing(_later.c.remark_id, remarked)
    within = select(annotation.c.key).where(annotation.c.document_id.in_(_made("document_id")))
    yield _standing(_later.c.annotation_key, within)
    # A decision was answered, or what it proposed was adopted.
    about = select(decision.c.annotation_key).where(decision.c.id.in_(_touched("decision_id")))
    answers = select(decision.c.id).where(
        decision.c.annotation_key.in_(about), decision.c.verdict == Verdict.RESUBMIT.value
    )
    yield _standing(_later.c.decision_id, answers)
    yield _standing(_later.c.annotation_key, about).where(_is(Action.ADOPT))
    # The document was removed: nothing changes out of sight.
    remarks = select(remark.c.annotation_key).where(remark.c.id.in_(_touched("remark_id")))
    for concerned in (_touched("annotation_key"), about, remarks):
        around = select(annotation.c.document_id).where(annotation.c.key.in_(concerned))
        yield _standing(_later.c.document_id, around).where(_is(Action.REMOVE_DOCUMENT))


def _is(action: Action) -> ColumnElement[bool]:
    """Whether a later step is of this kind."""
    return exists().where(
        change_set.c.number == _later.c.change_set_number, change_set.c.action == action.value
    )


_DEPENDING = tuple(_statements())
