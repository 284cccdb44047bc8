"""Everything one action changed: the unit of undo, history and merge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from annotator.domain.annotations import Annotation
    from annotator.domain.documents import Document
    from annotator.domain.projects import Person
    from annotator.domain.reviews import Decision, Remark


class Action(StrEnum):
    """What a person did; its translated phrase names the step in the Edit menu."""

    TAG = "tag"
    RETYPE = "retype"
    REMOVE = "remove"
    MOVE_BORDER = "move_border"
    EDIT = "edit"
    LOAD = "load"
    IMPORT_DOCUMENT = "import_document"
    EDIT_DOCUMENT = "edit_document"
    REMOVE_DOCUMENT = "remove_document"
    RENAME_PERSON = "rename_person"
    SET_ROLE = "set_role"
    SET_RULES = "set_rules"
    ACCEPT = "accept"
    RETURN = "return"
    AMEND = "amend"
    RESUBMIT = "resubmit"
    ADOPT = "adopt"
    TAKE_BACK = "take_back"
    REMARK = "remark"
    CONFIRM_PLACE = "confirm_place"
    SETTLE = "settle"
    MERGE = "merge"
    READ_BACK = "read_back"
    RESOLVE = "resolve"
    UNDO = "undo"
    REDO = "redo"

    @property
    def for_a_colleague(self) -> bool:
        """Whether it is taken at this desk in the name of somebody who does not sit here.

        Whoever works here may take such a step back.
        """
        return self is Action.READ_BACK


@dataclass(frozen=True, slots=True)
class AnnotationChange:
    """One annotation before and after; None stands for not there."""

    before: Annotation | None
    after: Annotation | None


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """One document before and after; None stands for not there."""

    before: Document | None
    after: Document | None


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """One decision before and after; None stands for not there."""

    before: Decision | None
    after: Decision | None


@dataclass(frozen=True, slots=True)
class RemarkChange:
    """One remark before and after; None stands for not there."""

    before: Remark | None
    after: Remark | None


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One person before and after; None stands for not there."""

    before: Person | None
    after: Person | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can be undone or redone, with what its menu entry says.

    Attributes:
        change_set_id: The change set to reverse.
        action: What was done.
        detail: The quote, title or name it was done to; empty for several.
        count: How many things it changed.
    """

    change_set_id: str
    action: Action
    detail: str
    count: int


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one action changed.

    Attributes:
        step: Action, detail and count. For UNDO and REDO, those of the step that was reversed.
        action: What was done; UNDO or REDO where it reversed an earlier step.
        person_id: Who did it; None for the program itself.
        at: UTC.
        annotations: Every annotation changed, also those that only a decision gave another
            status, unless `reload` names its document.
        reload: Documents with so many changes that a view should read them afresh.
    """

    id: str
    action: Action
    step: Step
    person_id: str | None
    at: datetime
    annotations: tuple[AnnotationChange, ...] = ()
    documents: tuple[DocumentChange, ...] = ()
    people: tuple[PersonChange, ...] = ()
    decisions: tuple[DecisionChange, ...] = ()
    remarks: tuple[RemarkChange, ...] = ()
    reload: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of an annotation's history: who, when, what, before, after.

    Attributes:
        before: As it stood then; None stands for not there. The same as after where something
            was only said of it.
        decision: What was decided, or taken back: as it stood after this.
        remark: What was remarked, or taken back; likewise.
    """

    action: Action
    person_name: str
    at: datetime
    before: Annotation | None
    after: Annotation | None
    decision: Decision | None = None
    remark: Remark | None = None


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One action in the history of a project.

    Attributes:
        action: What was done.
        reverses: For UNDO and REDO: the action of the step that was reversed.
        detail: The quote, title or name it was done to; empty for several.
        count: How many things it changed.
        received: It was done in the project file of a colleague.
        undone: It was undone and has not been done again since.
        can_undo: It is a step of the person who works, and stands; later steps may depend on it.
    """

    change_set_id: str
    action: Action
    reverses: Action | None
    detail: str
    count: int
    person_name: str
    at: datetime
    received: bool
    undone: bool
    can_undo: bool

    @property
    def step(self) -> Step:
        """What the step is called."""
        return Step(self.change_set_id, self.reverses or self.action, self.detail, self.count)
