"""How many wait for whom: what is added up equals what is counted, whatever happens."""

from __future__ import annotations

import random
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.review_queues import QueueKind
from annotator.domain.reviews import Content, ReviewRules
from annotator.text.spans import Span
from annotator.ui.controllers.review_counts import ReviewCounts
from annotator.workflows import (
    annotate,
    browse,
    decide,
    documents,
    history,
    people,
    review_queue,
    review_rules,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.domain.annotations import Annotation
    from annotator.ui.controllers.desk import Desk
    from annotator.workflows.session import Session

TEXT = "二〇〇四年市总工会慰问困难职工四十七名发放慰问金四千元樊耀出席"


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    session = builders.a_session(tmp_path, text=TEXT)
    for start in range(0, 24, 3):
        span = Span(start, start + 2)
        annotate.tag(session, builders.document_id(session), span, AnnotationType.PERSON)
    people.work_as(session, "李明")
    empty_desk.take(session)
    return empty_desk


@pytest.fixture
def counts(qtbot: QtBot, desk: Desk) -> ReviewCounts:
    made = ReviewCounts(desk, desk)
    made.count_anew()
    qtbot.waitUntil(lambda: bool(made.counts))
    return made


def counted(session: Session) -> dict[QueueKind, int]:
    return dict(review_queue.counts(session, review_queue.reader(session)))


def session_of(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def do_something(session: Session, one: Annotation, chance: random.Random) -> None:
    if history.next_undo(session) is not None and chance.random() < 0.3:
        history.undo(session)
    elif session.person is not None and one.person_id == session.person.id:
        if chance.random() < 0.3:
            annotate.remove(session, [one.key])
        else:
            annotate.retype(session, [one.key], chance.choice(list(AnnotationType)))
    else:
        wider = Content(one.start, one.end + 1, one.type, one.value)
        chance.choice(
            [
                lambda: decide.accept(session, [one.key]),
                lambda: decide.return_(session, [one.key], "边界不当"),
                lambda: builders.amend(session, one.key, wider),
            ]
        )()


@pytest.mark.parametrize("seed", range(3))
def test_what_is_added_up_is_what_is_counted(
    qtbot: QtBot, desk: Desk, counts: ReviewCounts, seed: int
) -> None:
    session, chance = session_of(desk), random.Random(seed)
    for name in ("李明", "王芳", "李明"):
        people.work_as(session, name)
        counts.count_anew()
        qtbot.waitUntil(lambda: bool(counts.counts))
        for _ in range(15):
            marks = browse.open_document(session, builders.document_id(session)).marks
            (one,) = browse.annotations(session, [chance.choice(marks)[2]])
            do_something(session, one, chance)
            assert dict(counts.counts) == counted(session)


def test_other_rules_and_other_documents_are_counted_anew(
    qtbot: QtBot, desk: Desk, counts: ReviewCounts
) -> None:
    session = session_of(desk)
    people.work_as(session, "王芳")
    counts.count_anew()
    qtbot.waitUntil(lambda: bool(counts.counts))
    assert counts.counts[QueueKind.TO_REVIEW] == 0
    review_rules.set_rules(session, ReviewRules(own_work=True))
    qtbot.waitUntil(lambda: counts.counts[QueueKind.TO_REVIEW] == 8)
    documents.remove_document(session, builders.document_id(session))
    qtbot.waitUntil(lambda: counts.counts[QueueKind.ALL] == 0)


def test_a_change_while_it_is_counted_is_counted(
    qtbot: QtBot, desk: Desk, counts: ReviewCounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_of(desk)
    read, go_on, real = Event(), Event(), review_queue.counts

    def slowly(*given: Any) -> Mapping[QueueKind, int]:
        found = real(*given)
        read.set()
        assert go_on.wait(5)
        return found

    monkeypatch.setattr(review_queue, "counts", slowly)
    review_rules.set_rules(session, ReviewRules(own_work=True))
    qtbot.waitUntil(read.is_set)
    decide.accept(session, [1, 2])
    go_on.set()
    qtbot.waitUntil(lambda: counts.counts[QueueKind.DECIDED] == 2)
    desk.background.wait_for_done()
    qtbot.wait(50)
    assert dict(counts.counts) == dict(real(session, review_queue.reader(session)))


def test_without_a_project_there_is_nothing(desk: Desk, counts: ReviewCounts) -> None:
    desk.clear()
    assert not counts.counts
