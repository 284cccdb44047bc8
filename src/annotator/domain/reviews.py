"""Review: what a reviewer decides about an annotation, what is said about it, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.annotations import Status
from annotator.domain.final_versions import FINAL_PERSON_ID

if TYPE_CHECKING:
    from datetime import datetime

    from annotator.domain.annotations import Annotation, AnnotationType
    from annotator.domain.values import Value


class Verdict(StrEnum):
    """What a decision says. The last is the author's answer, the others are a reviewer's."""

    ACCEPT = "accept"
    RETURN = "return"
    AMEND = "amend"
    RESUBMIT = "resubmit"


OF_REVIEWERS = (Verdict.ACCEPT, Verdict.RETURN, Verdict.AMEND)
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an annotation states: this span is of this type and means this value.

    A decision is about a content: it goes stale when the annotation states something else, and
    stands again when the annotation is put back. A note is no part of it.

    Attributes:
        start: First code point, as in the annotation.
        end: One past the last.
    """

    start: int
    end: int
    type: AnnotationType
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a reviewer, or the answer of the author; never changed, only taken back.

    Attributes:
        annotation_key: The row of the annotation in this project file.
        revision: The revision of the annotation that it was made on.
        reason: For the author to read; empty where none is needed.
        subject: What the annotation stated then.
        proposal: For AMEND: what it should state.
        deleted: It was taken back.
    """

    id: str
    annotation_key: int
    verdict: Verdict
    person_id: str
    at: datetime
    revision: int
    subject: Content
    reason: str = ""
    proposal: Content | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark in the thread of an annotation."""

    id: str
    annotation_key: int
    person_id: str
    at: datetime
    text: str
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """How this office reviews.

    Attributes:
        own_work: Whether a person may decide about their own annotations.
        reasons: What a return is usually for, in the order they are offered.
    """

    own_work: bool = False
    reasons: tuple[str, ...] = ()


def content_of(annotation: Annotation) -> Content:
    """Return what an annotation states now."""
    return Content(annotation.start, annotation.end, annotation.type, annotation.value)


def status_undecided(person_id: str) -> Status:
    """Return where an annotation of an author stands before anybody decides about it.

    What is in the final version was chosen by a reviewer: that was the decision.
    """
    return Status.ACCEPTED if person_id == FINAL_PERSON_ID else Status.PENDING


def status_after(latest: Decision | None, content: Content, person_id: str) -> Status:
    """Return where an annotation stands, given the latest decision that was not taken back.

    An author who adopts a proposal has it accepted thereby; any other change after a decision
    calls for the reviewer again, but in the final version, which only reviewers change.
    """
    undecided = status_undecided(person_id)
    if latest is None or (undecided is Status.ACCEPTED and content != latest.subject):
        return undecided
    if latest.verdict is Verdict.AMEND and content == latest.proposal:
        return Status.ACCEPTED
    return STATUS_UNCHANGED[latest.verdict] if content == latest.subject else Status.REVISED


STATUS_UNCHANGED = {
    Verdict.ACCEPT: Status.ACCEPTED,
    Verdict.RETURN: Status.RETURNED,
    Verdict.AMEND: Status.AMENDED,
    Verdict.RESUBMIT: Status.REVISED,
}
"""Where an annotation stands that states what it stated at the latest decision."""
