"""What merging a colleague's work would bring, and what it brought."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.annotations import Anchoring

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from annotator.domain.annotations import AnnotationType
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.reviews import Decision, Remark
    from annotator.domain.values import Value


class Match(StrEnum):
    """How a colleague's document is found here.

    SAME: It is here, with the same text. OTHER_TEXT: It is here with another text, so that spans
    move. LIKELY: One of the same title is here, with another text; whether it is the same
    document is for a person to say. NEW: It is not here and comes along. REMOVED: It was removed
    here and stays so; what was done in it is merged and waits in case it is brought back.
    """

    SAME = "same"
    OTHER_TEXT = "other_text"
    LIKELY = "likely"
    NEW = "new"
    REMOVED = "removed"


class Effect(StrEnum):
    """What a merge does to one thing as a person sees it."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"


class Aside(StrEnum):
    """What a merge changes besides annotations and what is said of them."""

    RULES = "rules"
    """The rules of review: reasons offered, deciding about one's own work."""
    PEOPLE = "people"
    """Names or roles."""
    DOCUMENTS = "documents"
    """Titles, years or places."""
    VERSIONS = "versions"
    """Later versions of what says the same as ours: changed there and back, or removed twice."""


@dataclass(frozen=True, slots=True)
class MergeCounts:
    """What comes in.

    Attributes:
        new: Annotations that are not here, or were removed here and brought back there.
        changed: Annotations that say something else afterwards.
        deleted: Annotations removed there.
        decisions: Decisions that are not here, or were taken back there.
        remarks: Likewise.
        conflicts: Annotations that two people changed independently of each other.
        held: Those of them in which ours stays.
        overruled: Those of them that one of the two removed, which holds: nothing is to settle.
        to_check: Annotations whose characters are different in our text, or not there.
    """

    new: int = 0
    changed: int = 0
    deleted: int = 0
    decisions: int = 0
    remarks: int = 0
    conflicts: int = 0
    held: int = 0
    overruled: int = 0
    to_check: int = 0

    @property
    def to_settle(self) -> int:
        """Conflicts that somebody has to look at."""
        return self.conflicts - self.overruled

    @property
    def total(self) -> int:
        """Everything that comes in."""
        return self.new + self.changed + self.deleted + self.decisions + self.remarks


@dataclass(frozen=True, slots=True)
class DocumentMatch:
    """A document of the colleague, and what it is here.

    Attributes:
        id: Its id in the colleague's file.
        title: Its title there.
        match: How it is found here.
        our_id: The document here; None for a new one.
        likeness: Which part of the longer text both have, 0 to 1; 1 where they are the same.
        is_same: For LIKELY: whether it is treated as the same document.
        counts: What comes in for this document.
    """

    id: str
    title: str
    match: Match
    our_id: str | None = None
    likeness: float = 1.0
    is_same: bool = True
    counts: MergeCounts = field(default_factory=MergeCounts)


@dataclass(frozen=True, slots=True)
class SampleState:
    """What an annotation says on one side.

    Attributes:
        quote: As it stands in our text.
        value: As it is shown; empty for none.
        removed: It is no longer there.
    """

    quote: str
    type: AnnotationType
    value: str = ""
    note: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class MergeSample:
    """One annotation that a merge would bring, change or remove, to show what is meant.

    Attributes:
        effect: What is done to it; None for a conflict in which ours stays.
        document: Title of the document in the colleague's file.
        author: Name.
        ours: As it is here; None for a new one.
        theirs: As it is there.
        conflict: Whether it was changed here, too.
        anchoring: How sure its place is in our text.
        quote_there: What it covers in the colleague's text, where ours is different there.
    """

    effect: Effect | None
    document: str
    author: str
    ours: SampleState | None
    theirs: SampleState
    conflict: bool = False
    anchoring: Anchoring = Anchoring.SOUND
    quote_there: str = ""

    @property
    def type(self) -> AnnotationType:
        """The type there."""
        return self.theirs.type

    @property
    def quote(self) -> str:
        """What it covers in our text."""
        return self.theirs.quote


@dataclass(frozen=True, slots=True)
class SaidSample:
    """One decision or remark that a merge would bring or take back, to show what is meant.

    Attributes:
        said: With spans as in our text.
        document: Title of the document in the colleague's file.
        by: Name of whoever decided or remarked.
        author: Name of whose annotation it is.
        type: That of the annotation there, as is the quote.
    """

    said: Decision | Remark
    document: str
    by: str
    author: str
    type: AnnotationType
    quote: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging a file would bring, as long as neither it nor the project changes.

    Attributes:
        path: The colleague's file.
        sha256: Of that file; another one is not merged in its place.
        project: Title of the colleague's project.
        sender: Name of who sent it, or worked in it last; empty if not known.
        made_at: When it was packed; None for a project file.
        counts: Of everything.
        documents: Those of the colleague, in the order there.
        new_people: Names that are not here.
        namesakes: Names of people who are taken for ours for nothing but their names.
        asides: What else changes.
        samples: Some of the annotations that come in: conflicts first, then places to check.
        said: Some of the decisions that come in, then of the remarks.
        same_document: What was answered for documents whose match is LIKELY, by their id.
    """

    path: Path
    sha256: str
    project: str
    sender: str
    made_at: datetime | None
    counts: MergeCounts
    documents: tuple[DocumentMatch, ...]
    new_people: tuple[str, ...]
    samples: tuple[MergeSample, ...]
    same_document: Mapping[str, bool]
    said: tuple[SaidSample, ...] = ()
    namesakes: tuple[str, ...] = ()
    asides: frozenset[Aside] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether all of it is here already and nothing is to be asked."""
        strange = any(one.match in (Match.NEW, Match.LIKELY) for one in self.documents)
        brings = self.counts.total or self.counts.conflicts or self.new_people or self.asides
        return not brings and not strange


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What a merge has brought.

    Attributes:
        change_set: The step that can be undone; None if everything was here already.
        new_documents: Titles.
        backup: The copy of the project as it was before.
    """

    counts: MergeCounts
    change_set: ChangeSet | None
    new_documents: tuple[str, ...]
    backup: Path


@dataclass(frozen=True, slots=True)
class Conflict:
    """An annotation that two people changed independently; one version holds, this one lost.

    Attributes:
        annotation_key: The annotation, which states what holds.
        start: First code point of the version that lost.
        end: One past the last.
        removed: The version that lost is the removal.
        at: When it was made, UTC.
    """

    id: str
    annotation_key: int
    start: int
    end: int
    type: AnnotationType
    value: Value | None
    note: str
    removed: bool
    at: datetime
