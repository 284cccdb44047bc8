"""What a colleague wrote into an exported workbook, and what reading it back would do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.domain.errors import ProblemForUser
    from annotator.domain.reviews import Content


class Field(StrEnum):
    """The cells of a row that a colleague may write in."""

    TYPE = "type"
    VALUE = "value"
    STATUS = "status"
    REMARK = "remark"
    NOTE = "note"


class Wish(StrEnum):
    """What a colleague may ask for in the cell of the status.

    ADOPT and RESUBMIT are the answers of an author, the others the verdicts of a reviewer;
    LEAVE_OPEN takes back the colleague's own decision.
    """

    ACCEPT = "accept"
    RETURN = "return"
    AMEND = "amend"
    ADOPT = "adopt"
    RESUBMIT = "resubmit"
    LEAVE_OPEN = "leave_open"


class Effect(StrEnum):
    """What a change does to the project once it is applied."""

    EDIT = "edit"
    """The colleague's own annotation gets another type, value or note."""
    AMEND = "amend"
    """Another type or value is proposed to the author."""
    ACCEPT = "accept"
    RETURN = "return"
    ADOPT = "adopt"
    RESUBMIT = "resubmit"
    TAKE_BACK = "take_back"
    REMARK = "remark"
    """Something is said in the thread of the annotation."""


class Doubt(StrEnum):
    """Why a change is only applied when it is chosen expressly."""

    CHANGED_MEANWHILE = "changed_meanwhile"
    """The annotation, or what was decided about it, is no longer what the colleague saw."""
    TEXT_ALTERED = "text_altered"
    """The quote in the row is another one: the row may have got mixed up with others."""
    NO_RECORD = "no_record"
    """The workbook no longer says what it said when it was exported."""


@dataclass(frozen=True, slots=True)
class NoResult:
    """A cell that says nothing that could be taken: an error, or a formula without its result.

    Attributes:
        shown: What stands there, such as #N/A.
    """

    shown: str


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell: what the project says now, and what the colleague wrote.

    For the type and the status these are the codes of `AnnotationType`, `Status` and `Wish`.
    """

    field: Field
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReadBackChange:
    """One thing that reading back would do.

    Attributes:
        sheet: Where it was written.
        row: Number of the row there, from 1.
        id: The id of the annotation.
        key: Its row in this project file.
        quote: Its text in the project.
        edits: The cells it comes from.
        content: For EDIT and AMEND: what the annotation is to state.
        note: For EDIT: its note then.
        words: The reason of a decision, or the text of a remark.
        doubt: Why it is only applied when chosen expressly; None if nothing speaks against it.
    """

    sheet: str
    row: int
    id: str
    key: int
    quote: str
    effect: Effect
    edits: tuple[CellEdit, ...]
    content: Content | None = None
    note: str = ""
    words: str = ""
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class ReadBackFinding:
    """Something in the workbook that is not taken, and why.

    Attributes:
        id: As it stands in the row; may be empty, or no id at all.
        quote: The text of the annotation, or what the row says it is.
        problem: A clause of `annotator.domain.read_back_faults`, or a whole sentence.
    """

    sheet: str
    row: int
    id: str
    quote: str
    problem: ProblemForUser
