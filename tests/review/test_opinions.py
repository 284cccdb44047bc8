"""What has become of an opinion."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from annotator.domain.annotations import Annotation, AnnotationType
from annotator.domain.opinion_sheets import Handling
from annotator.domain.reviews import Content, Decision, Verdict, content_of
from annotator.domain.values import FigureValue
from annotator.review.opinions import handling_of

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
AS_TAGGED = Annotation(1, "a", "d", "v", 10, 15, AnnotationType.FIGURE, "1162家", "王", NOON, NOON)
BEFORE = content_of(AS_TAGGED)
PROPOSED = replace(BEFORE, value=FigureValue("1162", unit="家"))
AS_PROPOSED = replace(AS_TAGGED, value=PROPOSED.value)
CHANGED = replace(AS_TAGGED, start=9, quote="共1162家")
AFTER = content_of(CHANGED)
ACCEPT, RETURN, AMEND, RESUBMIT = Verdict


def said(
    verdict: Verdict, about: Content = BEFORE, *, reason: str = "", hours: int = 1
) -> Decision:
    proposal = PROPOSED if verdict is AMEND else None
    at = NOON + timedelta(hours=hours)
    return Decision(f"{verdict}{hours}", 1, verdict, "李", at, 1, about, reason, proposal)


@pytest.mark.parametrize(
    ("opinion", "later", "now", "expected"),
    [
        (RETURN, [], AS_TAGGED, Handling.OPEN),
        (AMEND, [], AS_TAGGED, Handling.PROPOSED),
        (AMEND, [], AS_PROPOSED, Handling.ADOPTED),
        (RETURN, [], CHANGED, Handling.REVISED),
        (AMEND, [], CHANGED, Handling.REVISED),
        (RETURN, [said(RESUBMIT)], AS_TAGGED, Handling.DEFENDED),
        (RETURN, [said(RESUBMIT, AFTER)], CHANGED, Handling.REVISED),
        (RETURN, [said(ACCEPT, AFTER)], CHANGED, Handling.CORRECTED),
        (RETURN, [said(ACCEPT)], AS_TAGGED, Handling.UPHELD),
        (RETURN, [said(RESUBMIT), said(ACCEPT)], AS_TAGGED, Handling.UPHELD),
        (AMEND, [said(ACCEPT, PROPOSED)], AS_PROPOSED, Handling.ADOPTED),
        (AMEND, [said(ACCEPT, PROPOSED)], CHANGED, Handling.ADOPTED),
        (RETURN, [said(RETURN, AFTER)], CHANGED, Handling.REPEATED),
        (RETURN, [said(AMEND)], AS_TAGGED, Handling.REPEATED),
        (RETURN, [said(ACCEPT)], replace(AS_TAGGED, deleted=True), Handling.REMOVED),
    ],
)
def test_an_opinion_is_handled_by_what_came_after_it(
    opinion: Verdict, later: list[Decision], now: Annotation, expected: Handling
) -> None:
    handling, _ = handling_of(said(opinion, hours=0), later, now)
    assert handling is expected


def test_the_last_answer_before_the_next_opinion_is_told() -> None:
    later = [
        said(RESUBMIT, reason="原文如此"),
        said(RESUBMIT, reason="见第三段"),
        said(RETURN),
        said(RESUBMIT, reason="另说"),
    ]
    assert handling_of(said(RETURN, hours=0), later, AS_TAGGED)[1] == "见第三段"
    assert handling_of(said(RETURN, hours=0), [], AS_TAGGED)[1] == ""
    removed = replace(AS_TAGGED, deleted=True)
    assert handling_of(said(RETURN, hours=0), later[:1], removed)[1] == "原文如此"


def test_only_what_waits_for_somebody_is_open() -> None:
    waiting = {handling for handling in Handling if handling.is_open}
    assert waiting == {Handling.OPEN, Handling.PROPOSED, Handling.REVISED, Handling.DEFENDED}
