"""The only road by which annotations, documents, people and what is said of them change.

Each write is noted in the change log of the same transaction: that log is the history, and
its inverse is undo. Nothing can change without leaving a trace.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from annotator.domain.reviews import status_undecided
from annotator.storage import document_store
from annotator.storage.engine import execute_fixed
from annotator.storage.recorded_tables import (
    ANNOTATIONS,
    DECISIONS,
    DOCUMENTS,
    PEOPLE,
    REMARKS,
    SETTINGS,
)
from annotator.storage.review_mapping import decision_columns, remark_columns
from annotator.storage.row_mapping import (
    Columns,
    annotation_columns,
    compact_json,
    context_columns,
    document_columns,
    stored_time,
)
from annotator.storage.row_recorder import RowRecorder
from annotator.storage.tables import annotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.documents import Document, ImportedText
    from annotator.domain.projects import Person
    from annotator.domain.reviews import Decision, Remark

_CHUNK = 5_000

_last_key = select(func.max(annotation.c.key))


class ChangeRecorder(RowRecorder):
    """Writes one change set, in terms of the domain."""

    def free_key(self) -> int:
        """Return the first key that no annotation has; the ones above it are free too."""
        return (execute_fixed(self.connection, _last_key).scalar() or 0) + 1

    def add_annotations(self, added: Sequence[Annotation], text: str) -> None:
        """Store new annotations of one text, with keys from `free_key` on.

        One that is marked as removed is a tombstone from the start: it says that a choice was
        made to have none.
        """
        added = [_standing(new) for new in added]
        for first in range(0, len(added), _CHUNK):
            ANNOTATIONS.insert(
                self.connection,
                [
                    annotation_columns(new)
                    | context_columns(text, new.span)
                    | {"entity_id": None, "actor": new.person_id, "life": 1 + new.deleted}
                    for new in added[first : first + _CHUNK]
                ],
            )
        for new in added:
            self._log.trace(ANNOTATIONS.subject, new.key, None, _as_made(new))
            self._telling.made(new)

    def change_annotations(self, changed: Sequence[Annotation], text: str | None = None) -> None:
        """Store annotations that were read in this transaction and then changed.

        Args:
            changed: With the key that was read; the rest as it should be now.
            text: Their text; needed where a border moved, for the context of the quote.

        Raises:
            AnnotationChanged: One is not there.
        """
        deltas: dict[int, Columns] = {}
        for new in changed:
            columns = annotation_columns(new)
            if text is not None:
                columns |= context_columns(text, new.span)
            deltas[new.key] = {n: value for n, value in columns.items() if n in ANNOTATIONS.mutable}
        self.set_columns(ANNOTATIONS, deltas)

    def receive_annotations(self, rows: Sequence[Columns]) -> None:
        """Store full rows of annotations that came from another file, as they are.

        Each has a key from `free_key` on; where they stand in review follows from the decisions
        that come with them.
        """
        self.insert_rows(
            ANNOTATIONS,
            [row | {"status": status_undecided(row["person_id"]).value} for row in rows],
        )

    def add_decisions(self, added: Sequence[Decision]) -> None:
        """Store new decisions; where the annotations stand follows.

        Each is about what its annotation states now, and newer than any other about it.
        """
        for first in range(0, len(added), _CHUNK):
            chunk = added[first : first + _CHUNK]
            self.insert_rows(DECISIONS, [self._said(decision_columns(new)) for new in chunk])
        for new in added:
            is_plain = new.proposal is None and new.annotation_key not in self._verdicts
            self._verdicts[new.annotation_key] = new.verdict if is_plain else None

    def take_back_decisions(self, ids: Iterable[str]) -> None:
        """Mark decisions as taken back; where the annotations stand follows."""
        self.set_columns(DECISIONS, {id_: {"deleted": True} for id_ in ids})

    def add_remarks(self, added: Sequence[Remark]) -> None:
        """Store new remarks."""
        self.insert_rows(REMARKS, [self._said(remark_columns(new)) for new in added])

    def take_back_remarks(self, ids: Iterable[str]) -> None:
        """Mark remarks as taken back."""
        self.set_columns(REMARKS, {id_: {"deleted": True} for id_ in ids})

    def set_setting(self, name: str, value: object) -> None:
        """Store what the people of the project agree on, as JSON."""
        if not SETTINGS.rows(self.connection, [name]):
            unsaid = {"name": name, "value": "null", "revision": 0, "actor": self.person_id or ""}
            SETTINGS.insert(self.connection, [unsaid | {"modified_at": stored_time(self._at)}])
        self.set_columns(SETTINGS, {name: {"value": compact_json(value)}})

    def add_document(self, new: Document, imported: ImportedText) -> None:
        """Store a document with its text and the bytes of its file."""
        actor = self.person_id or new.id
        document_store.insert_document(self.connection, new, imported, actor=actor)
        self._log.trace(DOCUMENTS.subject, new.id, None, {})
        self._telling.document(None, new)

    def change_document(self, new: Document) -> None:
        """Store what a person changed about a document."""
        self.set_columns(DOCUMENTS, {new.id: document_columns(new)})

    def change_person(self, new: Person) -> None:
        """Store the new name or role of a person."""
        self.set_columns(PEOPLE, {new.id: {"name": new.name, "role": new.role.value}})

    def _said(self, columns: Columns) -> Columns:
        """Complete a row of what somebody says now."""
        return columns | {
            "life": 1,
            "revision": 1,
            "actor": columns["person_id"],
            "modified_at": stored_time(self._at),
        }


def _standing(new: Annotation) -> Annotation:
    """Return a new annotation where it stands in review."""
    status = status_undecided(new.person_id)
    return new if new.status is status else replace(new, status=status)


def _as_made(new: Annotation) -> Columns:
    """Return what a redo of its making needs; nothing for all but tombstones and the final."""
    if not new.deleted and new.provenance is None:
        return {}
    columns = annotation_columns(new)
    return {name: columns[name] for name in ANNOTATIONS.unmade}
