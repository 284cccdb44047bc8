"""The only road by which annotations, documents and people change.

Each write is noted in the change log of the same transaction: that log is the history, and
its inverse is undo. Nothing can change without leaving a trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Table, bindparam, func, insert, select, update

from annotator.domain.change_sets import (
    Action,
    AnnotationChange,
    ChangeSet,
    DocumentChange,
    PersonChange,
)
from annotator.domain.errors import AnnotationChanged
from annotator.storage import annotation_store, document_store, people_store
from annotator.storage.change_log import ChangeLog, Reversal
from annotator.storage.engine import execute_many
from annotator.storage.row_mapping import (
    Columns,
    annotation_columns,
    annotation_of,
    context_columns,
    document_columns,
    stored_time,
)
from annotator.storage.tables import annotation, document, person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from annotator.domain.annotations import Annotation
    from annotator.domain.documents import Document, ImportedText
    from annotator.domain.projects import Person

_CHUNK = 5_000
_BOOKKEEPING = frozenset({"revision", "modified_at", "actor", "life"})
_FOR_EVER = frozenset({"key", "id", "document_id", "person_id", "origin", "created_at"})
_MUTABLE = tuple(column.name for column in annotation.columns if column.name not in _FOR_EVER)

_last_key = select(func.max(annotation.c.key))
_insert_annotations = insert(annotation)
_update_annotations = (
    update(annotation)
    .where(annotation.c.key == bindparam("of_key"))
    .where(annotation.c.revision == bindparam("of_revision"))
    .values({name: bindparam(name) for name in _MUTABLE})
)


class ChangeRecorder:
    """Writes one change set within a transaction that the caller opens and commits.

    Attributes:
        connection: The transaction.
        action: What is being done; counts as it stands at `finish`.
        person_id: Who does it; None for the program itself.
        reversal: Set for UNDO and REDO: the step they are about.
        change_set: What was changed; None before `finish`, or if nothing was.
    """

    def __init__(
        self, connection: Connection, action: Action, *, person_id: str | None, at: datetime
    ) -> None:
        self.connection = connection
        self.action = action
        self.reversal: Reversal | None = None
        self.change_set: ChangeSet | None = None
        self.person_id = person_id
        self._at = at
        self._log = ChangeLog()

    def finish(self) -> ChangeSet | None:
        """Write the change set itself; None if nothing changed."""
        self.change_set = self._log.write(
            self.connection,
            self.action,
            person_id=self.person_id,
            at=self._at,
            reversal=self.reversal,
        )
        return self.change_set

    def free_key(self) -> int:
        """Return the first key that no annotation has; the ones above it are free too."""
        return (self.connection.scalar(_last_key) or 0) + 1

    def add_annotations(self, added: Sequence[Annotation], text: str) -> None:
        """Store new annotations of one text, with keys from `free_key` on."""
        for first in range(0, len(added), _CHUNK):
            execute_many(
                self.connection,
                _insert_annotations,
                [
                    annotation_columns(new)
                    | context_columns(text, new.span)
                    | {"entity_id": None, "actor": new.person_id, "life": 1 + new.deleted}
                    for new in added[first : first + _CHUNK]
                ],
            )
        for new in added:
            self._log.annotation(new.key, new.document_id, None, {})
            if self._log.lists_annotations:
                self._log.tell(AnnotationChange(before=None, after=new))

    def change_annotations(self, changed: Sequence[Annotation], text: str | None = None) -> None:
        """Store annotations that were read in this transaction and then changed.

        Args:
            changed: With the key that was read; the rest as it should be now.
            text: Their text; needed where a border moved, for the context of the quote.
        """
        deltas: dict[int, Columns] = {}
        for new in changed:
            columns = annotation_columns(new)
            if text is not None:
                columns |= context_columns(text, new.span)
            deltas[new.key] = {n: value for n, value in columns.items() if n not in _FOR_EVER}
        self.set_annotation_columns(deltas)

    def set_annotation_columns(self, deltas: Mapping[int, Columns]) -> None:
        """Set columns of annotations by key; a row that has them already stays as it is.

        Raises:
            AnnotationChanged: One is not there.
        """
        keys = list(deltas)
        for first in range(0, len(keys), _CHUNK):
            chunk = keys[first : first + _CHUNK]
            rows = annotation_store.full_rows(self.connection, chunk)
            if len(rows) < len(chunk):
                raise AnnotationChanged
            parameters = [self._changed_row(row, deltas[row["key"]]) for row in rows]
            self._update([values for values in parameters if values])

    def _changed_row(self, old: Columns, delta: Columns) -> Columns:
        """Note the change of one row; returns what the update statement needs, if anything."""
        differs = _differences(old, delta)
        if not differs:
            return {}
        differs |= {"modified_at": stored_time(self._at)} | self._mark(old)
        if "deleted" in differs:
            differs["life"] = old["life"] + 1
        new = old | differs
        before = {name: old[name] for name in differs}
        self._log.annotation(old["key"], old["document_id"], before, differs)
        if self._log.lists_annotations:
            self._log.tell(AnnotationChange(before=_living(old), after=_living(new)))
        values = {name: new[name] for name in _MUTABLE}
        return values | {"of_key": old["key"], "of_revision": old["revision"]}

    def _update(self, parameters: Sequence[Columns]) -> None:
        if not parameters:
            return
        if execute_many(self.connection, _update_annotations, parameters) != len(parameters):
            raise AnnotationChanged

    def add_document(self, new: Document, imported: ImportedText) -> None:
        """Store a document with its text and the bytes of its file."""
        document_store.insert_document(self.connection, new, imported, actor=self._actor(new.id))
        self._log.document(new.id, DocumentChange(before=None, after=new), None, {})

    def change_document(self, new: Document) -> None:
        """Store what a person changed about a document."""
        self.set_document_columns(new.id, document_columns(new))

    def set_document_columns(self, document_id: str, delta: Columns) -> None:
        """Set columns of a document; nothing happens if it has them already."""
        before = document_store.document(self.connection, document_id)
        traces = self._set_row(document, document_id, delta)
        if traces is None:
            return
        after = document_store.document(self.connection, document_id)
        told = DocumentChange(
            before=None if before.deleted else before, after=None if after.deleted else after
        )
        self._log.document(document_id, told, *traces)

    def change_person(self, new: Person) -> None:
        """Store the new name or role of a person."""
        self.set_person_columns(new.id, {"name": new.name, "role": new.role.value})

    def set_person_columns(self, person_id: str, delta: Columns) -> None:
        """Set columns of a person; nothing happens if they are so already."""
        before = people_store.person(self.connection, person_id)
        traces = self._set_row(person, person_id, delta)
        if traces is None:
            return
        after = people_store.person(self.connection, person_id)
        self._log.person(person_id, PersonChange(before=before, after=after), *traces)

    def _set_row(self, table: Table, row_id: str, delta: Columns) -> tuple[Columns, Columns] | None:
        """Update one row of a small table; returns the differing columns before and after."""
        old = dict(
            self.connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
        )
        differs = _differences(old, delta)
        if not differs:
            return None
        differs |= self._mark(old)
        self.connection.execute(update(table).where(table.c.id == row_id).values(differs))
        return {name: old[name] for name in differs}, differs

    def _mark(self, old: Columns) -> Columns:
        return {"revision": old["revision"] + 1, "actor": self._actor(old["actor"])}

    def _actor(self, otherwise: str) -> str:
        return self.person_id or otherwise


def _differences(old: Columns, delta: Columns) -> Columns:
    return {
        name: value
        for name, value in delta.items()
        if name not in _BOOKKEEPING and value != old[name]
    }


def _living(row: Columns) -> Annotation | None:
    """Return the annotation as the views know it: a tombstone is not there."""
    return None if row["deleted"] else annotation_of(row)
