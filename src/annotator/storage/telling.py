"""What listeners are told about a change: the rows of one action as domain values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from annotator.domain.change_sets import (
    Action,
    AnnotationChange,
    DecisionChange,
    DocumentChange,
    PersonChange,
    RemarkChange,
    Step,
)
from annotator.storage.review_mapping import decision_of, remark_of
from annotator.storage.row_mapping import Columns, annotation_of, person_of

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation
    from annotator.domain.documents import Document

_Change = TypeVar(
    "_Change", AnnotationChange, DecisionChange, RemarkChange, DocumentChange, PersonChange
)
_Key = TypeVar("_Key", int, str)

LISTED = 1_000
"""A change set lists at most so many annotations; beyond it views read the document afresh."""

DETAIL_LENGTH = 100
"""So many characters of a quote name a step."""


class Telling:
    """Gathers what one action changed, each thing once, as it was before all and is after all.

    Attributes:
        keys: Of the annotations concerned, also those about which only something was said.
        touched: Documents in which annotations changed.
        detail: What the step is called after, if not after the things it changed.
    """

    def __init__(self) -> None:
        self.keys: set[int] = set()
        self.touched: set[str] = set()
        self.detail = ""
        self._annotations: dict[int, AnnotationChange] = {}
        self._decisions: dict[str, DecisionChange] = {}
        self._remarks: dict[str, RemarkChange] = {}
        self._documents: dict[str, DocumentChange] = {}
        self._people: dict[str, PersonChange] = {}

    @property
    def lists_annotations(self) -> bool:
        """Whether so few are concerned that the change set lists them one by one."""
        return len(self.keys) <= LISTED

    def annotation_row(self, old: Columns | None, new: Columns) -> None:
        """Tell an annotation by its rows before and after."""
        self.keys.add(new["key"])
        self.touched.add(new["document_id"])
        if self.lists_annotations:
            change = AnnotationChange(_living(old), _living(new))
            _gather(self._annotations, new["key"], change)

    def made(self, annotation: Annotation) -> None:
        """Tell an annotation that was made."""
        self.keys.add(annotation.key)
        self.touched.add(annotation.document_id)
        if self.lists_annotations:
            after = None if annotation.deleted else annotation
            _gather(self._annotations, annotation.key, AnnotationChange(None, after))

    def decision_row(self, old: Columns | None, new: Columns) -> None:
        """Tell a decision by its rows before and after."""
        self.keys.add(new["annotation_key"])
        if self.lists_annotations:
            before = None if old is None or old["deleted"] else decision_of(old)
            after = None if new["deleted"] else decision_of(new)
            _gather(self._decisions, new["id"], DecisionChange(before, after))

    def remark_row(self, old: Columns | None, new: Columns) -> None:
        """Tell a remark by its rows before and after."""
        self.keys.add(new["annotation_key"])
        if self.lists_annotations:
            before = None if old is None or old["deleted"] else remark_of(old)
            after = None if new["deleted"] else remark_of(new)
            _gather(self._remarks, new["id"], RemarkChange(before, after))

    def document(self, before: Document | None, after: Document) -> None:
        """Tell a document; a removed one is not there."""
        was = None if before is None or before.deleted else before
        change = DocumentChange(was, None if after.deleted else after)
        _gather(self._documents, after.id, change)

    def person_row(self, old: Columns | None, new: Columns) -> None:
        """Tell a person by their rows before and after."""
        before = None if old is None else person_of(old)
        _gather(self._people, new["id"], PersonChange(before, person_of(new)))

    @property
    def annotations(self) -> tuple[AnnotationChange, ...]:
        """The annotations, if they are few; not those that came and went."""
        listed = self._annotations.values() if self.lists_annotations else ()
        return tuple(one for one in listed if one.before or one.after)

    @property
    def decisions(self) -> tuple[DecisionChange, ...]:
        """The decisions, if they are few."""
        return tuple(self._decisions.values()) if self.lists_annotations else ()

    @property
    def remarks(self) -> tuple[RemarkChange, ...]:
        """The remarks, if they are few."""
        return tuple(self._remarks.values()) if self.lists_annotations else ()

    @property
    def documents(self) -> tuple[DocumentChange, ...]:
        """The documents."""
        return tuple(self._documents.values())

    @property
    def people(self) -> tuple[PersonChange, ...]:
        """The people."""
        return tuple(self._people.values())

    def step(self, id_: str, action: Action) -> Step:
        """Say what was done to what: a document, a person, or else the annotations."""
        if self.detail:
            return Step(id_, action, self.detail, max(1, len(self.keys)))
        if self._documents:
            of_document = next(iter(self._documents.values()))
            about = of_document.after or of_document.before
            return Step(id_, action, about.title if about else "", len(self._documents))
        if self._people:
            name = next(iter(self._people.values())).after
            return Step(id_, action, name.name if name else "", len(self._people))
        return Step(id_, action, self._quote(), max(1, len(self.keys)))

    def _quote(self) -> str:
        if len(self.keys) > 1 or not self._annotations:
            return ""
        only = next(iter(self._annotations.values()))
        annotation = only.after or only.before
        return annotation.quote[:DETAIL_LENGTH] if annotation else ""


def _living(row: Columns | None) -> Annotation | None:
    """Return the annotation as the views know it: a tombstone is not there."""
    return None if row is None or row["deleted"] else annotation_of(row)


def _gather(known: dict[_Key, _Change], key: _Key, change: _Change) -> None:
    """Put a change behind the earlier one of the same thing."""
    earlier = known.get(key)
    known[key] = change if earlier is None else replace(change, before=earlier.before)
