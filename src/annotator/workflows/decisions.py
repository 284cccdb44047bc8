"""Decisions within a transaction: make them, store them, carry a proposal out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from annotator.domain.identifiers import new_id
from annotator.domain.names import whole_characters
from annotator.domain.review_errors import NoProposal
from annotator.domain.reviews import Decision, Verdict, content_of
from annotator.storage import review_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from annotator.domain.annotations import Annotation
    from annotator.domain.projects import Person
    from annotator.storage.change_recorder import ChangeRecorder

_MOMENT = timedelta(microseconds=1)


def said(verdict: Verdict, about: Annotation, reason: str = "") -> Decision:
    """Return a decision about an annotation as it stands; who said it and when is still open."""
    return Decision(
        id="",
        annotation_key=about.key,
        verdict=verdict,
        person_id="",
        at=about.modified_at,
        revision=about.revision,
        subject=content_of(about),
        reason=whole_characters(reason).strip(),
    )


def say(
    recorder: ChangeRecorder, person: Person, decisions: Sequence[Decision], *, now: datetime
) -> None:
    """Store what a person says now, but for what repeats what they said last."""
    keys = [one.annotation_key for one in decisions]
    latest = review_store.latest_decisions(recorder.connection, keys)
    new = [_signed(one, person, now, latest.get(one.annotation_key)) for one in decisions]
    recorder.add_decisions([one for one in new if not repeats(one, latest.get(one.annotation_key))])


def repeats(decision: Decision, last: Decision | None) -> bool:
    """Whether a decision says what the same person said last, of the same content."""
    return last is not None and (
        last == replace(decision, id=last.id, at=last.at, revision=last.revision)
    )


def adopted(old: Annotation, latest: Decision | None, text: str) -> Annotation:
    """Return an annotation as the latest decision about it proposes.

    Raises:
        NoProposal: It proposes nothing.
    """
    if latest is None or latest.verdict is not Verdict.AMEND or latest.proposal is None:
        raise NoProposal(quote=old.quote)
    proposal = latest.proposal
    return replace(
        old,
        start=proposal.start,
        end=proposal.end,
        type=proposal.type,
        value=proposal.value,
        quote=text[proposal.start : proposal.end],
    )


def _signed(said: Decision, person: Person, now: datetime, last: Decision | None) -> Decision:
    """Return a decision with who said it and when: after the last one.

    A colleague's clock may run ahead. Written out, as `replace` takes twice as long.
    """
    return Decision(
        id=new_id(),
        annotation_key=said.annotation_key,
        verdict=said.verdict,
        person_id=person.id,
        at=now if last is None else max(now, last.at + _MOMENT),
        revision=said.revision,
        subject=said.subject,
        reason=said.reason,
        proposal=said.proposal,
    )
