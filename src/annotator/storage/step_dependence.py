"""What later steps were built on a past one, so that it cannot be undone by itself.

A later step counts while it stands: what was undone is as if it had never been.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, false, select

from annotator.domain.change_sets import Action
from annotator.domain.reviews import Verdict
from annotator.storage.recorded_tables import RECORDED
from annotator.storage.tables import annotation, change, change_set, decision, remark, undo_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, Select

_earlier = change.alias("earlier")
_later = change.alias("later")
_said_earlier = decision.alias("said_earlier")
_said_later = decision.alias("said_later")


def dependent_steps(connection: Connection, number: int) -> set[int]:
    """Return the numbers of the change sets that depend on this one and stand."""
    found: set[int] = set()
    for statement in _DEPENDING:
        found.update(connection.scalars(statement, {"number": number}))
    return found


def _standing(*built_on: ColumnElement[bool]) -> Select[Any]:
    return (
        select(_later.c.change_set_number)
        .distinct()
        .select_from(_earlier)
        .join(_later, _later.c.change_set_number > _earlier.c.change_set_number)
        .join(undo_step, undo_step.c.change_set_number == _later.c.change_set_number)
        .where(
            _earlier.c.change_set_number == bindparam("number"),
            undo_step.c.undone == false(),
            *built_on,
        )
    )


def _statements() -> Iterator[Select[Any]]:
    for table in RECORDED:
        yield _standing(_later.c[table.subject] == _earlier.c[table.subject])
    # What an annotation states now was decided about.
    yield _standing(_later.c.decision_id == decision.c.id).where(
        decision.c.annotation_key == _earlier.c.annotation_key
    )
    # What was made is what others remark on, and where others stand.
    made = _earlier.c.before.is_(None)
    yield _standing(_later.c.remark_id == remark.c.id, made).where(
        remark.c.annotation_key == _earlier.c.annotation_key
    )
    yield _standing(_later.c.annotation_key == annotation.c.key, made).where(
        annotation.c.document_id == _earlier.c.document_id
    )
    # A decision was answered, or what it proposed was adopted.
    yield _standing(
        _earlier.c.decision_id == _said_earlier.c.id,
        _later.c.decision_id == _said_later.c.id,
        _said_later.c.annotation_key == _said_earlier.c.annotation_key,
        _said_later.c.verdict == Verdict.RESUBMIT.value,
    )
    yield _standing(
        _earlier.c.decision_id == _said_earlier.c.id,
        _later.c.annotation_key == _said_earlier.c.annotation_key,
        _later.c.change_set_number == change_set.c.number,
        change_set.c.action == Action.ADOPT.value,
    )


_DEPENDING = tuple(_statements())
