"""Changes of somebody else's annotation become one proposal, which later gestures refine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.change_sets import Action
from annotator.domain.projects import Role
from annotator.domain.review_errors import NotAReviewer, OwnWork
from annotator.domain.reviews import Content, content_of
from annotator.domain.values import FigureValue, NameValue
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, history, people, propose, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged a figure (key 1) and a name (key 2); 李明 works now."""
    with builders.a_session(tmp_path) as session:
        builders.tagged(session, "1162家", FIGURE)
        builders.tagged(session, "樊耀", PERSON)
        people.work_as(session, "李明")
        yield session


def now(session: Session, key: int = 1) -> Annotation:
    found = browse.annotation(session, key)
    assert found is not None
    return found


def proposals(session: Session, key: int = 1) -> list[Content]:
    entries = [one.said for one in remarks.thread(session, key)]
    return [one.proposal for one in entries if hasattr(one, "proposal") and one.proposal]


def test_gestures_refine_one_proposal(session: Session) -> None:
    before = content_of(now(session))
    propose.move_border(session, 1, Span(before.start - 2, before.end))
    propose.move_border(session, 1, Span(before.start - 4, before.end))
    propose.set_value(session, 1, FigureValue("1162", unit="个"))
    (proposal,) = proposals(session)
    assert (proposal.start, proposal.end) == (before.start - 4, before.end)
    assert proposal.value == FigureValue("1162", unit="个")
    assert content_of(now(session)) == before
    assert now(session).status is Status.AMENDED


def test_each_gesture_is_undone_by_itself(session: Session) -> None:
    before = content_of(now(session))
    for back in (2, 4):
        change_set = propose.move_border(session, 1, Span(before.start - back, before.end))
        assert change_set is not None
        assert (change_set.action, change_set.step.detail) == (Action.AMEND, "1162家")
    history.undo(session)
    assert [one.start for one in proposals(session)] == [before.start - 2]
    history.undo(session)
    assert proposals(session) == []
    assert now(session).status is Status.PENDING


def test_moving_back_takes_the_proposal_back(session: Session) -> None:
    before = content_of(now(session))
    propose.move_border(session, 1, Span(before.start - 2, before.end))
    propose.move_border(session, 1, Span(before.start, before.end))
    assert proposals(session) == []
    assert now(session).status is Status.PENDING


def test_a_gesture_that_changes_nothing_proposes_nothing(session: Session) -> None:
    assert propose.retype(session, [1], FIGURE) is None
    propose.retype(session, [1], DATE)
    assert propose.retype(session, [1], DATE) is None
    assert len(proposals(session)) == 1


def test_another_type_has_the_value_of_the_rules(session: Session) -> None:
    propose.retype(session, [2], ORGANISATION)
    propose.set_value(session, 2, NameValue("樊耀"))
    (proposal,) = proposals(session, 2)
    assert (proposal.type, proposal.value) == (ORGANISATION, NameValue("樊耀"))


def test_several_are_one_step(session: Session) -> None:
    change_set = propose.retype(session, [1, 2, 1], ORGANISATION)
    assert change_set is not None
    assert change_set.step.count == 2
    assert [now(session, key).status for key in (1, 2)] == [Status.AMENDED] * 2
    history.undo(session)
    assert [now(session, key).status for key in (1, 2)] == [Status.PENDING] * 2


def test_a_reason_given_before_stays(session: Session) -> None:
    old = now(session)
    builders.amend(session, 1, Content(old.start - 2, old.end, FIGURE), "边界不当")
    propose.move_border(session, 1, Span(old.start - 4, old.end))
    (entry,) = remarks.thread(session, 1)
    assert entry.kind == "decision"
    assert getattr(entry.said, "reason", "") == "边界不当"


def test_the_proposal_of_somebody_else_is_left_alone(session: Session) -> None:
    before = content_of(now(session))
    propose.move_border(session, 1, Span(before.start - 4, before.end))
    people.work_as(session, "赵敏")
    propose.retype(session, [1], DATE)
    first, second = proposals(session)
    assert (first.start, first.type) == (before.start - 4, FIGURE)
    assert (second.start, second.type) == (before.start, DATE)


def test_after_an_answer_a_new_proposal_begins(session: Session) -> None:
    before = content_of(now(session))
    propose.move_border(session, 1, Span(before.start - 4, before.end))
    people.work_as(session, "王芳")
    annotate.move_border(session, 1, Span(before.start - 1, before.end))
    people.work_as(session, "李明")
    propose.retype(session, [1], DATE)
    assert [(one.start, one.type) for one in proposals(session)] == [
        (before.start - 4, FIGURE),
        (before.start - 1, DATE),
    ]


def test_what_is_proposed_is_shown_as_it_would_be(session: Session) -> None:
    old = now(session)
    text = browse.open_document(session, old.document_id).text
    change_set = propose.move_border(session, 1, Span(old.start - 4, old.end))
    assert change_set is not None
    decision = change_set.decisions[0].after
    shown = propose.as_proposed(now(session), decision, text)
    assert shown.quote == "基层工会1162家"
    assert propose.as_proposed(now(session), None, text) == now(session)


def test_rules_of_review_hold(session: Session) -> None:
    person = session.person
    assert person is not None
    people.set_role(session, person.id, Role.AUTHOR)
    with pytest.raises(NotAReviewer):
        propose.retype(session, [1], DATE)
    people.work_as(session, "王芳")
    with pytest.raises(OwnWork):
        propose.retype(session, [1], DATE)
    assert proposals(session) == []
