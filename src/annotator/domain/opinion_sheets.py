"""The opinion sheet: what reviewers had to say about a volume, on paper and ready to sign."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.reviews import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from annotator.domain.annotations import AnnotationType


class Handling(StrEnum):
    """What has become of an opinion.

    OPEN and PROPOSED wait for the author, REVISED and DEFENDED for the reviewer. UPHELD: accepted
    in the end although nothing was changed. REPEATED: a later opinion took its place.
    """

    OPEN = "open"
    PROPOSED = "proposed"
    REVISED = "revised"
    DEFENDED = "defended"
    ADOPTED = "adopted"
    CORRECTED = "corrected"
    UPHELD = "upheld"
    REPEATED = "repeated"
    REMOVED = "removed"

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self in (Handling.OPEN, Handling.PROPOSED, Handling.REVISED, Handling.DEFENDED)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an annotation should state instead; what is None stays as it is.

    Attributes:
        quote: The text within the proposed borders.
        value: As it is shown; empty for no value at all.
    """

    quote: str | None = None
    type: AnnotationType | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """One return or proposal, with the place it is about.

    Attributes:
        entry: Title of the entry; empty outside every entry.
        paragraph: Number of the paragraph in the document, from 1.
        before: What leads up to the quote, as it reads.
        quote: What was annotated when the opinion was given.
        after: What follows it.
        verdict: RETURN or AMEND.
        answer: What the author replied; often empty.
        at: UTC.
    """

    entry: str
    paragraph: int
    before: str
    quote: str
    after: str
    type: AnnotationType
    verdict: Verdict
    reason: str
    author: str
    reviewer: str
    at: datetime
    handling: Handling
    proposal: Proposal | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class OpinionSection:
    """Opinions under one heading, in text order.

    Attributes:
        path: Titles of the headings, outermost first, joined with " / "; empty before the first.
        accepted: How many annotations were accepted there without any opinion.
    """

    path: str
    accepted: int
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True, slots=True)
class OpinionVolume:
    """A document with every section of it that something was decided in."""

    title: str
    year: int | None
    sections: tuple[OpinionSection, ...]


@dataclass(frozen=True, slots=True)
class OpinionSheet:
    """All that is printed.

    Attributes:
        project: Title of the project.
        reviewers: Names of those whose decisions these are.
        first: When the first of these decisions was made, UTC; None if there are none.
        last: When the last was made.
        made_at: UTC.
        zone: Dates are printed by it.
        only_open: Opinions that were dealt with are left out.
    """

    project: str
    volumes: tuple[OpinionVolume, ...]
    reviewers: tuple[str, ...]
    first: datetime | None
    last: datetime | None
    made_at: datetime
    zone: tzinfo
    only_open: bool = False

    def opinions(self) -> Iterator[Opinion]:
        """Give all opinions in the order they are printed and numbered."""
        for volume in self.volumes:
            for section in volume.sections:
                yield from section.opinions

    @property
    def accepted(self) -> int:
        """How many annotations were accepted without any opinion."""
        return sum(section.accepted for volume in self.volumes for section in volume.sections)

    def counted(self) -> OpinionCounts:
        """Return how many opinions there are of each kind."""
        found = list(self.opinions())
        return OpinionCounts(
            returned=sum(one.verdict is Verdict.RETURN for one in found),
            amended=sum(one.verdict is Verdict.AMEND for one in found),
            open=sum(one.handling.is_open for one in found),
            accepted=self.accepted,
        )


@dataclass(frozen=True, slots=True)
class OpinionCounts:
    """How many opinions a sheet has.

    Attributes:
        open: How many of the returned and amended ones still wait for somebody.
        accepted: Annotations accepted without any opinion; they are not listed.
    """

    returned: int
    amended: int
    open: int
    accepted: int

    @property
    def listed(self) -> int:
        """All opinions on the sheet."""
        return self.returned + self.amended


@dataclass(frozen=True, slots=True)
class OpinionSheetResult:
    """What was written.

    Attributes:
        shortened: Numbers of opinions with a text too long for a cell, cut with a visible mark.
    """

    counts: OpinionCounts
    shortened: tuple[int, ...] = ()
