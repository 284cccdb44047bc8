"""What was said about an annotation in sentences: who, when, which decision, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotations import Status
from annotator.domain.reviews import STATUS_UNCHANGED, Decision, Verdict, content_of
from annotator.ui.item_models.history_phrases import differences
from annotator.ui.item_models.words import local_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.annotations import Annotation
    from annotator.domain.reviews import Content
    from annotator.workflows.remarks import ThreadEntry


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One contribution, for reading.

    Attributes:
        id: Of the decision or remark.
        decides: Whether it is a decision.
        when: Local time to the minute.
        who: The person's name.
        verdict: What was decided, in one word or two; empty for a remark.
        status: That which the verdict has the colour of.
        words: Everything else, one paragraph each.
        aside: What became of it meanwhile; often nothing.
        own: Whether the reader said it and can take it back.
    """

    id: str
    decides: bool
    when: str
    who: str
    verdict: str
    status: Status
    words: tuple[str, ...]
    aside: str
    own: bool


def thread_lines(
    thread: Iterable[ThreadEntry], annotation: Annotation, text: str, person_id: str | None
) -> list[ThreadLine]:
    """Put each contribution into words, in the order given.

    Args:
        thread: What was said.
        annotation: About what, as it stands now.
        text: The text it is in.
        person_id: Who reads.
    """
    return [_line(entry, annotation, text, person_id) for entry in thread]


def stating(annotation: Annotation, content: Content, text: str) -> Annotation:
    """Return an annotation as if it stated something else."""
    return replace(
        annotation,
        start=content.start,
        end=content.end,
        type=content.type,
        value=content.value,
        quote=text[content.start : content.end],
    )


def _line(
    entry: ThreadEntry, annotation: Annotation, text: str, person_id: str | None
) -> ThreadLine:
    said = entry.said
    decision = said if isinstance(said, Decision) else None
    return ThreadLine(
        id=said.id,
        decides=decision is not None,
        when=local_time(said.at),
        who=entry.person_name,
        verdict=_verdict(decision) if decision else "",
        status=STATUS_UNCHANGED[decision.verdict] if decision else Status.PENDING,
        words=_words(decision, annotation, text) if decision else (said.text,),  # type: ignore[union-attr]
        aside=_aside(decision, annotation) if decision else "",
        own=said.person_id == person_id,
    )


def _verdict(decision: Decision) -> str:
    translate = QCoreApplication.translate
    match decision.verdict:
        case Verdict.ACCEPT:
            return translate("Thread", "Accepted")
        case Verdict.RETURN:
            return translate("Thread", "Returned")
        case Verdict.AMEND:
            return translate("Thread", "Proposed a change")
        case Verdict.RESUBMIT:
            return translate("Thread", "Stands by it")


def _words(decision: Decision, annotation: Annotation, text: str) -> tuple[str, ...]:
    changes: list[str] = []
    if decision.proposal is not None:
        before = stating(annotation, decision.subject, text)
        changes = differences(before, stating(annotation, decision.proposal, text))
    return tuple(part for part in (decision.reason, *changes) if part)


def _aside(decision: Decision, annotation: Annotation) -> str:
    translate = QCoreApplication.translate
    content = content_of(annotation)
    if decision.proposal is not None and content == decision.proposal:
        return translate("Thread", "adopted")
    if content != decision.subject:
        return translate("Thread", "changed since")
    return ""
