"""What a colleague wrote into an exported workbook, and what reading it back would do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class ReadBackPreview:
    """What reading a workbook back would do, before anything is done.

    Attributes:
        person_name: In whose name; that given in the workbook unless told. May be empty.
        rows: How many rows were read.
        changes: What would be done, in the order of the rows.
        findings: What would not be taken; the first ones, if there are very many.
        more_findings: How many more there are.
        recorded: Whether the workbook still says what it said when it was exported.
        saved_at: When it was last saved, if it says so; UTC.
    """

    path: Path
    person_name: str
    rows: int
    changes: tuple[ReadBackChange, ...]
    findings: tuple[ReadBackFinding, ...]
    more_findings: int = 0
    recorded: bool = True
    saved_at: datetime | None = None

    @property
    def ready(self) -> tuple[ReadBackChange, ...]:
        """The changes that nothing speaks against."""
        return tuple(change for change in self.changes if change.doubt is None)

    @property
    def doubtful(self) -> tuple[ReadBackChange, ...]:
        """The changes to look at before choosing them."""
        return tuple(change for change in self.changes if change.doubt is not None)
