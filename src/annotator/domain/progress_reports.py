"""How far a project is: who has tagged, reviewed and finished what, and what waits for whom."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.domain.annotations import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime, tzinfo

    from annotator.domain.annotations import AnnotationType
    from annotator.domain.projects import Person
    from annotator.domain.reviews import Verdict


class Stage(StrEnum):
    """How far a section or a document is, in one word.

    TAGGED: nobody has decided about anything yet. REVIEWED: nothing in it waits for anybody.
    FINAL: all of it is settled in the final version.
    """

    UNTAGGED = "untagged"
    TAGGED = "tagged"
    IN_REVIEW = "in_review"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many annotations of authors there are somewhere, and how far they are.

    Attributes:
        types: How many of each type; types without any are left out.
        statuses: How many stand where in review; likewise.
        final: How many of them are settled in the final version.
        finished: How many need no more work: accepted, or settled in the final version.
    """

    types: Mapping[AnnotationType, int] = field(default_factory=dict)
    statuses: Mapping[Status, int] = field(default_factory=dict)
    final: int = 0
    finished: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.statuses.values())

    @property
    def to_review(self) -> int:
        """How many wait for a reviewer."""
        return self.statuses.get(Status.PENDING, 0) + self.statuses.get(Status.REVISED, 0)

    @property
    def to_answer(self) -> int:
        """How many wait for their author: the open returns."""
        return self.statuses.get(Status.RETURNED, 0) + self.statuses.get(Status.AMENDED, 0)

    @property
    def reviewed(self) -> int:
        """About how many there is a decision that stands."""
        return self.total - self.to_review

    @property
    def share_reviewed(self) -> float | None:
        """From 0 to 1; None where there is nothing to review."""
        return self.reviewed / self.total if self.total else None

    @property
    def share_finished(self) -> float | None:
        """From 0 to 1; None where there is nothing to finish."""
        return self.finished / self.total if self.total else None

    @property
    def share_final(self) -> float | None:
        """From 0 to 1; None where there is nothing to settle."""
        return self.final / self.total if self.total else None

    @property
    def stage(self) -> Stage:
        """How far this is, in one word."""
        if not self.total:
            return Stage.UNTAGGED
        if self.final == self.total:
            return Stage.FINAL
        if self.finished == self.total:
            return Stage.REVIEWED
        begun = self.finished or self.statuses.get(Status.PENDING, 0) < self.total
        return Stage.IN_REVIEW if begun else Stage.TAGGED


def together(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies that count different annotations."""
    tallies = list(tallies)
    if len(tallies) == 1:  # most sections have one author
        return tallies[0]
    types: dict[AnnotationType, int] = {}
    statuses: dict[Status, int] = {}
    final = finished = 0
    for tally in tallies:
        for type_, count in tally.types.items():
            types[type_] = types.get(type_, 0) + count
        for status, count in tally.statuses.items():
            statuses[status] = statuses.get(status, 0) + count
        final += tally.final
        finished += tally.finished
    return Tally(types, statuses, final, finished)


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """A heading or an entry of a document.

    What it counts stands directly in it, not in a heading or entry below it, so that all sections
    of a document add up to the document. Numbered parts of an entry belong to the entry.

    Attributes:
        title: Its own title; empty for what stands before the first heading.
        path: Titles of the headings above it and its own if it is one, joined with " / ".
        entry: Its title if it is an entry, else empty.
        parent: Index of the section around it in the document's sections; -1 for none.
        start: First code point.
        people: Tally of each author who has annotations there, by person id.
        final: How many annotations of the final version stand there.
    """

    title: str
    path: str
    entry: str
    parent: int
    start: int
    people: Mapping[str, Tally]
    final: int = 0

    @property
    def tally(self) -> Tally:
        """All authors together."""
        return together(self.people.values())


@dataclass(frozen=True, slots=True)
class DocumentProgress:
    """A document with its sections in text order.

    Attributes:
        sections: At least one.
        people: Tally of each author who has annotations there, by person id.
        final: How many annotations of the final version it has.
    """

    document_id: str
    title: str
    year: int | None
    characters: int
    sections: tuple[SectionProgress, ...]
    people: Mapping[str, Tally]
    final: int = 0

    @property
    def tally(self) -> Tally:
        """All authors together."""
        return together(self.people.values())

    def section_at(self, position: int) -> SectionProgress:
        """Return the section that a position stands in."""
        index = bisect_right(self.sections, position, key=attrgetter("start")) - 1
        return self.sections[max(0, index)]


@dataclass(frozen=True, slots=True)
class PersonProgress:
    """What a person has done in the documents of a report.

    Attributes:
        tally: Their own annotations.
        verdicts: How many decisions of each kind they made that were not taken back.
        settled: How many differences they settled for the final version.
        sections: In how many sections they have annotations.
        finished_sections: In how many of these all of their annotations are finished.
        oldest_return: Since when the oldest of their open returns waits; None without any.
        last_day: The last day they tagged, decided or settled anything; None for never.
    """

    person: Person
    tally: Tally
    verdicts: Mapping[Verdict, int]
    settled: int = 0
    sections: int = 0
    finished_sections: int = 0
    oldest_return: datetime | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class DayWork:
    """What a person got done on one day.

    Attributes:
        tagged: Annotations made by hand or from suggestions that are still there.
        decided: Decisions about annotations that were not taken back.
        settled: Differences settled for the final version.
    """

    day: date
    person_id: str
    tagged: int = 0
    decided: int = 0
    settled: int = 0


@dataclass(frozen=True, slots=True)
class OpenReturn:
    """An annotation that came back to its author and waits for an answer.

    Attributes:
        key: Of the annotation in this project file.
        status: RETURNED, or AMENDED where the reviewer has proposed something.
        author_id: Whose answer it waits for.
        reviewer: Name of who returned it.
        at: When it was returned; UTC.
    """

    document_id: str
    key: int
    start: int
    type: AnnotationType
    quote: str
    status: Status
    author_id: str
    reviewer: str
    reason: str
    at: datetime

    def days_open(self, now: datetime) -> int:
        """Return for how many whole days it has waited."""
        return max(0, (now - self.at).days)


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """How far the documents of a project are.

    Attributes:
        project: Title of the project.
        people: Everyone who works in the project, in order of arrival.
        days: Only days on which something was done, in order.
        returns: The one that waits longest first.
        at: When the report was made; UTC.
        zone: Days begin and end by it.
    """

    project: str
    documents: tuple[DocumentProgress, ...]
    people: tuple[PersonProgress, ...]
    days: tuple[DayWork, ...]
    returns: tuple[OpenReturn, ...]
    at: datetime
    zone: tzinfo

    @property
    def tally(self) -> Tally:
        """All documents and authors together."""
        return together(document.tally for document in self.documents)

    @property
    def final(self) -> int:
        """How many annotations the final version has."""
        return sum(document.final for document in self.documents)
