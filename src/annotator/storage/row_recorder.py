"""Writes rows of any recorded table, with a trace of each in the log, and what follows of it.

What follows is where an annotation stands in review: it is worked out from its content and its
latest decision before the transaction ends, and is no part of any change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from annotator.domain.annotations import Status
from annotator.domain.errors import AnnotationChanged
from annotator.domain.progress import NoProgress
from annotator.domain.reviews import (
    STATUS_UNCHANGED,
    Verdict,
    status_after,
    status_undecided,
)
from annotator.storage import document_store, review_store
from annotator.storage.change_log import ChangeLog, Reversal
from annotator.storage.engine import execute_many
from annotator.storage.recorded_tables import (
    ANNOTATIONS,
    BOOKKEEPING,
    CONFLICTS,
    DECISIONS,
    DERIVED,
    DOCUMENTS,
    PEOPLE,
    REMARKS,
    Recorded,
)
from annotator.storage.review_mapping import content_of_row, decision_of, stored_statement
from annotator.storage.row_mapping import VALUE_COLUMNS, Columns, compact_json, stored_time
from annotator.storage.tables import annotation
from annotator.storage.telling import DETAIL_LENGTH, Telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from annotator.domain.change_sets import Action, ChangeSet
    from annotator.domain.progress import Progress

_CHUNK = 5_000
_FOLLOWING = BOOKKEEPING | DERIVED
_OF_STANDING = (
    *("key", "document_id", "person_id", "status", "start", "end", "type"),
    *VALUE_COLUMNS,
)

_quote = select(annotation.c.quote).where(annotation.c.key == bindparam("key"))
_set_status = (
    update(annotation)
    .where(annotation.c.key == bindparam("of_key"))
    .values(status=bindparam("status"))
)


class RowRecorder:
    """Writes one change set within a transaction that the caller opens and commits.

    Attributes:
        connection: The transaction.
        action: What is being done; counts as it stands at `finish`.
        detail: What the step is called after; empty for that which it changed.
        person_id: Who does it; None for the program itself.
        reversal: Set for UNDO and REDO: the step they are about.
        change_set: What was changed; None before `finish`, or if nothing was.
    """

    def __init__(
        self,
        connection: Connection,
        action: Action,
        *,
        person_id: str | None,
        at: datetime,
        progress: Progress | None = None,
    ) -> None:
        self.connection = connection
        self.action = action
        self.detail = ""
        self.reversal: Reversal | None = None
        self.change_set: ChangeSet | None = None
        self.person_id = person_id
        self._at = at
        self._telling = Telling()
        self._log = ChangeLog(self._telling)
        self._progress = progress or NoProgress()
        self._doubtful: set[int] = set()
        # Of annotations about whose statement the newest decision is one of this action.
        self._verdicts: dict[int, Verdict | None] = {}

    def finish(self) -> ChangeSet | None:
        """Write the change set itself; None if nothing changed."""
        self._derive()
        self._telling.detail = self.detail or self._unlisted_quote()
        self.change_set = self._log.write(
            self.connection,
            self.action,
            person_id=self.person_id,
            at=self._at,
            reversal=self.reversal,
        )
        return self.change_set

    def set_columns(self, of: Recorded, deltas: Mapping[Any, Columns]) -> None:
        """Set columns of rows by key; a row that has them already stays as it is.

        Raises:
            AnnotationChanged: One is not there.
        """
        self._write(of, deltas, exactly=False)

    def put_columns(self, of: Recorded, deltas: Mapping[Any, Columns]) -> None:
        """Set columns of rows by key exactly, bookkeeping too: for what comes from other files.

        Raises:
            AnnotationChanged: One is not there.
        """
        self._write(of, deltas, exactly=True)

    def insert_rows(self, of: Recorded, rows: Sequence[Columns]) -> None:
        """Insert rows with all their columns as they are: for what comes from other files."""
        for first in range(0, len(rows), _CHUNK):
            of.insert(self.connection, rows[first : first + _CHUNK])
        noted: dict[tuple[Any, ...], str] = {}  # most are made alike
        for row in rows:
            made = tuple(row[name] for name in of.withdrawn)
            if made not in noted:
                noted[made] = compact_json(dict(zip(of.withdrawn, made, strict=True)))
            self._log.trace(of.subject, row[of.key], None, noted[made])
            self._tell(of, None, row)

    def replace_rows(self, of: Recorded, pairs: Sequence[tuple[Columns, Columns]]) -> None:
        """Do as `put_columns` with rows that were read in this transaction, before and after."""
        changed = []
        for old, delta in pairs:
            differs = _exact(of, old, delta)
            if differs:
                changed.append((old, self._traced(of, old, differs)))
        self._update(of, changed)

    def _write(self, of: Recorded, deltas: Mapping[Any, Columns], *, exactly: bool) -> None:
        keys = list(deltas)
        for first in range(0, len(keys), _CHUNK):
            chunk = keys[first : first + _CHUNK]
            rows = of.rows(self.connection, chunk)
            if len(rows) < len(chunk):
                raise AnnotationChanged
            changed = []
            for old in rows:
                delta = deltas[old[of.key]]
                differs = (_exact if exactly else self._differences)(of, old, delta)
                if differs:
                    changed.append((old, self._traced(of, old, differs)))
            self._update(of, changed)

    def _traced(self, of: Recorded, old: Columns, differs: Columns) -> Columns:
        """Note what differs; returns the row as it is from now on."""
        before = {name: old[name] for name in differs}
        self._log.trace(of.subject, old[of.key], before, differs)
        return old | differs

    def _update(self, of: Recorded, changed: Sequence[tuple[Columns, Columns]]) -> None:
        of.update(self.connection, changed)
        for old, new in changed:
            self._tell(of, old, new)

    def _differences(self, of: Recorded, old: Columns, delta: Columns) -> Columns:
        differs = {
            name: value
            for name, value in delta.items()
            if name not in _FOLLOWING and value != old[name]
        }
        if not differs:
            return differs
        if of.has_life and "deleted" in differs:
            differs["life"] = old["life"] + 1
        if of.keeps_time:
            differs["modified_at"] = stored_time(self._at)
        return differs | {
            "revision": old["revision"] + 1,
            "actor": self.person_id or old["actor"],
        }

    def _tell(self, of: Recorded, old: Columns | None, new: Columns) -> None:
        if of is ANNOTATIONS:
            self._telling.annotation_row(old, new)
            if old is not None:
                self._verdicts.pop(new["key"], None)
                # Without a decision it is pending whatever it states.
                if old["status"] != Status.PENDING:
                    self._doubtful.add(new["key"])
        elif of is DECISIONS:
            self._telling.decision_row(old, new)
            self._doubtful.add(new["annotation_key"])
            self._verdicts.pop(new["annotation_key"], None)
        elif of is REMARKS:
            self._telling.remark_row(old, new)
        elif of is CONFLICTS:
            self._telling.keys.add(new["annotation_key"])
            if old is not None:
                self._tell_annotation(new["annotation_key"])
        elif of is PEOPLE:
            self._telling.person_row(old, new)
        elif of is DOCUMENTS:
            before = document_store.document_of_row(self.connection, old) if old else None
            after = document_store.document_of_row(self.connection, new)
            self._telling.document(before, after)

    def _tell_annotation(self, key: int) -> None:
        """Tell of an annotation that it is concerned, though it states what it stated."""
        for row in ANNOTATIONS.rows(self.connection, [key]):
            self._telling.annotation_row(row, row)

    def _derive(self) -> None:
        """Say of annotations that were changed or decided about where they stand now."""
        keys = sorted(self._doubtful)
        # Of so many that nobody lists them, nothing else is told.
        names = () if self._telling.lists_annotations else _OF_STANDING
        for first in range(0, len(keys), _CHUNK):
            self._progress.report(first, len(keys))
            chunk = keys[first : first + _CHUNK]
            rows = ANNOTATIONS.rows_by(self.connection, "key", chunk, names=names)
            asked = [key for key in chunk if not self._verdicts.get(key)]
            latest = review_store.latest_rows(self.connection, asked)
            changed = []
            for row in rows.values():
                verdict = self._verdicts.get(row["key"])
                if verdict is not None:
                    status = STATUS_UNCHANGED[verdict].value
                else:
                    status = _standing(row, latest.get(row["key"]))
                if status != row["status"]:
                    self._telling.annotation_row(row, row | {"status": status})
                    changed.append({"of_key": row["key"], "status": status})
            if changed:
                execute_many(self.connection, _set_status, changed)

    def _unlisted_quote(self) -> str:
        """Return what the one annotation is that something was said of, but nothing changed."""
        if len(self._telling.keys) != 1 or self._telling.annotations:
            return ""
        quote: str | None = self.connection.scalar(_quote, {"key": min(self._telling.keys)})
        return (quote or "")[:DETAIL_LENGTH]


def _standing(row: Columns, latest: Columns | None) -> str:
    """Return where an annotation stands; most state what they stated at the latest decision."""
    if latest is None:
        return status_undecided(row["person_id"]).value
    if latest["subject"] == stored_statement(row) and latest["proposal"] is None:
        return STATUS_UNCHANGED[Verdict(latest["verdict"])].value
    return status_after(decision_of(latest), content_of_row(row), row["person_id"]).value


def _exact(of: Recorded, old: Columns, delta: Columns) -> Columns:
    """Return what differs with all bookkeeping, so that it can be put back as it was."""
    differs = {
        name: value for name, value in delta.items() if name in of.traced and value != old[name]
    }
    if differs:
        differs |= {name: delta[name] for name in of.bookkeeping if name in delta}
    return differs
