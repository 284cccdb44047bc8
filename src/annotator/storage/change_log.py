"""What one action changed, gathered while it is written: for the history, undo and the views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, true

from annotator.domain.change_sets import (
    Action,
    AnnotationChange,
    ChangeSet,
    DocumentChange,
    PersonChange,
    Step,
)
from annotator.domain.identifiers import new_id
from annotator.storage.engine import execute_many
from annotator.storage.row_mapping import Columns, compact_json, stored_time
from annotator.storage.tables import change, change_set, undo_step

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

LISTED = 1_000
"""A change set lists at most so many annotations; beyond it views read the document afresh."""

_CHUNK = 5_000
_DETAIL_LENGTH = 100

_last_number = select(func.max(change_set.c.number))
_insert_change_set = insert(change_set)
_insert_changes = insert(change)
_drop_redo = delete(undo_step).where(undo_step.c.undone == true())
_insert_undo_step = insert(undo_step)


@dataclass(frozen=True, slots=True)
class Reversal:
    """The step that an undo or redo is about, and the number of its change set."""

    number: int
    step: Step


class ChangeLog:
    """Gathers the changes of one action and writes them as one change set."""

    def __init__(self) -> None:
        self._traces: list[tuple[str, int | str, Columns | None, Columns]] = []
        self._annotations: list[AnnotationChange] = []
        self._documents: list[DocumentChange] = []
        self._people: list[PersonChange] = []
        self._touched: set[str] = set()
        self._annotation_count = 0

    @property
    def lists_annotations(self) -> bool:
        """Whether so few were noted that the change set will list them one by one."""
        return self._annotation_count <= LISTED

    def annotation(
        self, key: int, document_id: str, before: Columns | None, after: Columns
    ) -> None:
        """Note an annotation with the columns that differ; no before means that it was made."""
        self._traces.append(("annotation_key", key, before, after))
        self._annotation_count += 1
        self._touched.add(document_id)

    def tell(self, change: AnnotationChange) -> None:
        """List an annotation that was noted for whoever listens."""
        self._annotations.append(change)

    def document(
        self, document_id: str, told: DocumentChange, before: Columns | None, after: Columns
    ) -> None:
        """Note a document."""
        self._traces.append(("document_id", document_id, before, after))
        self._documents.append(told)

    def person(self, person_id: str, told: PersonChange, before: Columns, after: Columns) -> None:
        """Note a person."""
        self._traces.append(("person_id", person_id, before, after))
        self._people.append(told)

    def write(
        self,
        connection: Connection,
        action: Action,
        *,
        person_id: str | None,
        at: datetime,
        reversal: Reversal | None,
    ) -> ChangeSet | None:
        """Write the change set with all its changes; None if there are none."""
        if not self._traces:
            return None
        number: int = (connection.scalar(_last_number) or 0) + 1
        id_ = new_id()
        step = reversal.step if reversal else self._step(id_, action)
        connection.execute(
            _insert_change_set,
            {
                "number": number,
                "id": id_,
                "action": action.value,
                "detail": step.detail,
                "changed": step.count,
                "reverses": reversal.number if reversal else None,
                "person_id": person_id,
                "at": stored_time(at),
            },
        )
        self._write_changes(connection, number)
        if reversal is None:
            connection.execute(_drop_redo)
            connection.execute(_insert_undo_step, {"change_set_number": number, "undone": False})
        listed = self.lists_annotations
        return ChangeSet(
            id=id_,
            action=action,
            step=step,
            person_id=person_id,
            at=at,
            annotations=tuple(self._annotations) if listed else (),
            documents=tuple(self._documents),
            people=tuple(self._people),
            reload=frozenset() if listed else frozenset(self._touched),
        )

    def _write_changes(self, connection: Connection, number: int) -> None:
        nothing: Columns = dict.fromkeys(change.columns.keys()) | {"change_set_number": number}
        for first in range(0, len(self._traces), _CHUNK):
            execute_many(
                connection,
                _insert_changes,
                [
                    nothing
                    | {
                        subject: subject_id,
                        "before": None if before is None else compact_json(before),
                        "after": compact_json(after) if after else "{}",
                    }
                    for subject, subject_id, before, after in self._traces[first : first + _CHUNK]
                ],
            )

    def _step(self, id_: str, action: Action) -> Step:
        """Say what was done to what: a document, a person, or else the annotations."""
        if self._documents:
            about = self._documents[0].after or self._documents[0].before
            return Step(id_, action, about.title if about else "", len(self._documents))
        if self._people:
            name = self._people[0].after
            return Step(id_, action, name.name if name else "", len(self._people))
        detail = ""
        if self._annotation_count == 1:
            only = self._annotations[0].after or self._annotations[0].before
            detail = only.quote[:_DETAIL_LENGTH] if only else ""
        return Step(id_, action, detail, self._annotation_count)
