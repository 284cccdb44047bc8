"""Decisions, remarks and the rules of review, read from a project file."""

from __future__ import annotations

import json
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, false, select

from annotator.storage.engine import look_up
from annotator.storage.recorded_tables import DECISIONS, REMARKS
from annotator.storage.review_mapping import decision_of, remark_of
from annotator.storage.row_mapping import UnreadableRow
from annotator.storage.tables import decision as decision_table
from annotator.storage.tables import remark as remark_table
from annotator.storage.tables import setting as setting_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from annotator.domain.reviews import Decision, Remark
    from annotator.storage.row_mapping import Columns

_COLUMNS = tuple(decision_table.columns.keys())
_when = itemgetter(_COLUMNS.index("at"), _COLUMNS.index("id"))

_decisions = select(decision_table).where(decision_table.c.deleted == false())
_remarks = (
    select(remark_table)
    .where(remark_table.c.annotation_key == bindparam("key"), remark_table.c.deleted == false())
    .order_by(remark_table.c.at, remark_table.c.id)
)
_setting = select(setting_table.c.value).where(setting_table.c.name == bindparam("name"))


def decisions_of(connection: Connection, keys: Sequence[int]) -> dict[int, list[Decision]]:
    """Return the decisions about annotations that were not taken back, the earliest first."""
    found: defaultdict[int, list[Decision]] = defaultdict(list)
    for row in _decision_rows(connection, keys):
        found[row["annotation_key"]].append(decision_of(row))
    return dict(found)


def latest_decisions(connection: Connection, keys: Sequence[int]) -> dict[int, Decision]:
    """Return for each annotation the latest decision that was not taken back, if there is one."""
    return {key: decision_of(row) for key, row in latest_rows(connection, keys).items()}


def latest_rows(connection: Connection, keys: Sequence[int]) -> dict[int, Columns]:
    """Return the rows of the latest decisions, for whoever needs few columns of many."""
    return {row["annotation_key"]: row for row in _decision_rows(connection, keys)}


def _decision_rows(connection: Connection, keys: Sequence[int]) -> Iterator[Columns]:
    """Give the decisions about annotations that were not taken back, the earliest first."""
    for rows in look_up(connection, _decisions, decision_table.c.annotation_key, keys):
        rows.sort(key=_when)
        for row in rows:
            yield dict(zip(_COLUMNS, row, strict=True))


def decision(connection: Connection, decision_id: str) -> Decision | None:
    """Return one decision, taken back or not."""
    rows = DECISIONS.rows(connection, [decision_id])
    return decision_of(rows[0]) if rows else None


def remarks_of(connection: Connection, key: int) -> list[Remark]:
    """Return the remarks on an annotation that were not taken back, the earliest first."""
    rows = connection.execute(_remarks, {"key": key}).mappings()
    return [remark_of(row) for row in rows]


def remark(connection: Connection, remark_id: str) -> Remark | None:
    """Return one remark, taken back or not."""
    rows = REMARKS.rows(connection, [remark_id])
    return remark_of(rows[0]) if rows else None


def setting(connection: Connection, name: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what the people of the project have set; None if nobody has.

    Raises:
        UnreadableRow: It is no JSON.
    """
    stored = connection.scalar(_setting, {"name": name})
    if stored is None:
        return None
    try:
        return json.loads(stored)
    except ValueError as error:
        raise UnreadableRow(name) from error
