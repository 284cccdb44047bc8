"""What an export says about the review of an annotation: who decided last, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.reviews import Verdict
from annotator.formats.annotation_columns import TYPE_WORDS, shown_value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from annotator.domain.reviews import Decision

_ANSWER = "标注人答复："


@dataclass(frozen=True, slots=True)
class ShownReview:
    """The latest decision of a reviewer, as a row shows it.

    Attributes:
        person_id: Who decided; empty if nobody has.
        at: When, UTC.
        remark: Proposal, reason and the answer of the author, each on a line of its own.
    """

    person_id: str = ""
    at: datetime | None = None
    remark: str = ""


def shown_review(decisions: Sequence[Decision], text: str) -> ShownReview:
    """Return what a row shows of the decisions about an annotation.

    Args:
        decisions: Those that were not taken back, the earliest first.
        text: The text of the document, for borders that a proposal moves.
    """
    verdicts = [one for one in decisions if one.verdict is not Verdict.RESUBMIT]
    if not verdicts:
        return ShownReview()
    latest = verdicts[-1]
    lines = [_proposal(latest, text), latest.reason]
    if decisions[-1].verdict is Verdict.RESUBMIT and decisions[-1].reason:
        lines.append(_ANSWER + decisions[-1].reason)
    return ShownReview(latest.person_id, latest.at, "\n".join(filter(None, lines)))


def _proposal(decision: Decision, text: str) -> str:
    proposal, subject = decision.proposal, decision.subject
    if proposal is None:
        return ""
    parts = []
    if proposal.type is not subject.type:
        parts.append(f"类型“{TYPE_WORDS[proposal.type]}”")
    if proposal.value != subject.value:
        shown = shown_value(proposal.value)
        parts.append(f"规范值“{shown}”" if shown else "规范值留空")
    if (proposal.start, proposal.end) != (subject.start, subject.end):
        parts.append(f"原文“{text[proposal.start : proposal.end]}”")
    return f"建议改为：{'，'.join(parts)}。"
