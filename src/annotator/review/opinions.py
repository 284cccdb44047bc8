"""What has become of a reviewer's opinion, judged by what was decided and changed after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.opinion_sheets import Handling
from annotator.domain.reviews import Verdict, content_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.reviews import Decision


def handling_of(
    opinion: Decision, later: Sequence[Decision], annotation: Annotation
) -> tuple[Handling, str]:
    """Return what became of a return or proposal, and what its author answered.

    Args:
        opinion: The decision asked about.
        later: All decisions about the same annotation after it, in the order they were made.
        annotation: As it stands now.
    """
    answers, following = _until_next_opinion(later)
    answer = answers[-1].reason if answers else ""
    if annotation.deleted:
        return Handling.REMOVED, answer
    content = following.subject if following else content_of(annotation)
    if opinion.proposal is not None and content == opinion.proposal:
        return Handling.ADOPTED, answer
    is_changed = content != opinion.subject
    if following is None:
        return _waiting(opinion, is_changed=is_changed, is_answered=bool(answers)), answer
    if following.verdict is not Verdict.ACCEPT:
        return Handling.REPEATED, answer
    return Handling.CORRECTED if is_changed else Handling.UPHELD, answer


def _until_next_opinion(
    later: Sequence[Decision],
) -> tuple[Sequence[Decision], Decision | None]:
    """Return the author's answers up to the next decision of a reviewer, and that decision."""
    for place, decision in enumerate(later):
        if decision.verdict is not Verdict.RESUBMIT:
            return later[:place], decision
    return later, None


def _waiting(opinion: Decision, *, is_changed: bool, is_answered: bool) -> Handling:
    if is_changed:
        return Handling.REVISED
    if is_answered:
        return Handling.DEFENDED
    return Handling.PROPOSED if opinion.verdict is Verdict.AMEND else Handling.OPEN
