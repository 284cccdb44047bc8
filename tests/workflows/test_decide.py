"""Decisions about annotations, the answers to them, and where the annotations then stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.change_sets import Action
from annotator.domain.errors import AnnotationChanged
from annotator.domain.progress import Cancelled
from annotator.domain.projects import Role
from annotator.domain.review_errors import (
    LaterStepsDepend,
    NoProposal,
    NotAReviewer,
    NothingToAnswer,
    NotYourAnnotation,
    NotYourWords,
    OwnWork,
)
from annotator.domain.reviews import Content, ReviewRules, Verdict, content_of
from annotator.domain.values import DateValue, FigureValue, NameValue
from annotator.storage import review_store
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, decide, history, people, remarks, review_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.reviews import Decision
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged three things (keys 1 to 3); 李明 works now."""
    with builders.a_session(tmp_path) as session:
        for quote, type_ in (("1162家", FIGURE), ("樊耀", PERSON), ("2004年底", DATE)):
            builders.tagged(session, quote, type_)
        people.work_as(session, "李明")
        yield session


def now(session: Session, key: int = 1) -> Annotation:
    found = browse.annotation(session, key)
    assert found is not None
    return found


def statuses(session: Session) -> list[Status]:
    return [now(session, key).status for key in (1, 2, 3)]


def wider(session: Session) -> Content:
    """Return the first annotation with the characters before it."""
    old = now(session)
    return Content(old.start - 4, old.end, FIGURE, FigureValue("1162", unit="家"))


def only_decision(change_set: ChangeSet | None) -> Decision:
    assert change_set is not None
    (change,) = change_set.decisions
    assert change.after is not None
    return change.after


class TestDeciding:
    def test_many_are_accepted_in_one_step(self, session: Session) -> None:
        before = [now(session, key) for key in (1, 2, 3)]
        change_set = decide.accept(session, [1, 2, 3, 2])
        assert change_set is not None
        assert (change_set.action, change_set.step.count) == (Action.ACCEPT, 3)
        assert statuses(session) == [Status.ACCEPTED] * 3
        assert [one.before for one in change_set.annotations] == before
        assert [one.after for one in change_set.annotations] == [
            now(session, key) for key in (1, 2, 3)
        ]
        assert [one.before for one in change_set.decisions] == [None] * 3
        assert {one.after.subject for one in change_set.decisions if one.after} == {
            content_of(one) for one in before
        }
        history.undo(session)
        assert statuses(session) == [Status.PENDING] * 3
        history.redo(session)
        assert statuses(session) == [Status.ACCEPTED] * 3

    def test_a_decision_is_no_change_of_the_annotation(self, session: Session) -> None:
        before = now(session)
        decision = only_decision(decide.accept(session, [1]))
        after = now(session)
        assert (after.revision, after.modified_at) == (before.revision, before.modified_at)
        assert decision.revision == before.revision
        assert session.person is not None
        assert decision.person_id == session.person.id

    def test_the_step_is_named_after_the_annotation(self, session: Session) -> None:
        decide.accept(session, [1])
        decide.return_(session, [1], "边界不当")
        decide.return_(session, [1], "类型有误")  # stands as before, yet another reason
        step = history.next_undo(session)
        assert step is not None
        assert (step.action, step.detail, step.count) == (Action.RETURN, "1162家", 1)

    def test_a_return_has_its_reason(self, session: Session) -> None:
        decision = only_decision(decide.return_(session, [1], " 边界不当\ud840 "))
        assert (decision.verdict, decision.reason) == (Verdict.RETURN, "边界不当\ufffd")
        assert now(session).status is Status.RETURNED

    def test_the_latest_decision_counts(self, session: Session) -> None:
        decide.accept(session, [1])
        decide.return_(session, [1], "")
        assert now(session).status is Status.RETURNED

    def test_what_is_said_last_counts_though_a_clock_went_ahead(self, session: Session) -> None:
        usual, session.clock = session.clock, lambda: usual().replace(year=2099)
        decide.accept(session, [1])
        session.clock = usual
        decide.return_(session, [1], "")
        assert now(session).status is Status.RETURNED

    def test_saying_the_same_again_says_nothing(self, session: Session) -> None:
        decide.return_(session, [1], "边界不当")
        assert decide.return_(session, [1], "边界不当") is None
        assert decide.return_(session, [1], "类型有误") is not None
        builders.amend(session, 1, wider(session))
        assert builders.amend(session, 1, wider(session)) is None

    def test_a_change_makes_a_decision_stale_until_it_is_put_back(self, session: Session) -> None:
        decide.accept(session, [1])
        people.work_as(session, "王芳")
        changed = annotate.edit(session, 1, value=FigureValue("1", unit="家"), note="")
        assert now(session).status is Status.REVISED
        assert changed is not None
        assert [(one.before, one.after) for one in changed.annotations if one.before] == [
            (changed.annotations[0].before, now(session))
        ]
        annotate.edit(session, 1, value=FigureValue("1162", unit="家"), note="")
        assert now(session).status is Status.ACCEPTED

    def test_a_note_leaves_a_decision_as_it_is(self, session: Session) -> None:
        decide.accept(session, [1])
        people.work_as(session, "王芳")
        annotate.edit(session, 1, value=now(session).value, note="查原书")
        assert now(session).status is Status.ACCEPTED

    @pytest.mark.parametrize(
        "decision",
        [
            decide.accept,
            lambda s, keys: decide.return_(s, keys, "边界不当"),
            lambda s, keys: builders.amend(s, keys[0], wider(s)),
        ],
    )
    def test_who_may_not_decide_is_told(
        self, session: Session, decision: Callable[[Session, list[int]], object]
    ) -> None:
        mine = builders.tagged(session, "工会", ORGANISATION)
        with pytest.raises(OwnWork, match="工会"):
            decision(session, [mine.key, 1])
        assert session.person is not None
        people.set_role(session, session.person.id, Role.AUTHOR)
        with pytest.raises(NotAReviewer, match="李明"):
            decision(session, [1])
        assert now(session).status is Status.PENDING

    def test_an_office_may_allow_decisions_about_own_work(self, session: Session) -> None:
        mine = builders.tagged(session, "工会", ORGANISATION)
        review_rules.set_rules(session, ReviewRules(own_work=True))
        decide.accept(session, [mine.key])
        assert now(session, mine.key).status is Status.ACCEPTED

    def test_what_may_not_be_decided_can_be_left_out(self, session: Session) -> None:
        mine = builders.tagged(session, "工会", ORGANISATION)
        people.work_as(session, "王芳")
        annotate.remove(session, [2])
        people.work_as(session, "李明")
        with pytest.raises(AnnotationChanged):
            decide.accept(session, [1, 2])
        change_set = decide.accept(session, [1, 2, 3, mine.key], skip_refused=True)
        assert change_set is not None
        assert change_set.step.count == 2
        assert now(session, mine.key).status is Status.PENDING
        assert decide.accept(session, [mine.key], skip_refused=True) is None

    def test_thousands_are_decided_in_one_step(self, tmp_path: Path) -> None:
        with builders.a_session(tmp_path, text="字" * 1_100) as session:
            builders.add_many(session, 1_100)
            document_id = builders.document_id(session)
            people.work_as(session, "李明")
            keys = [mark[2] for mark in browse.open_document(session, document_id).marks]
            change_set = decide.accept(session, keys)
            assert change_set is not None
            assert change_set.step.count == len(keys)
            assert (change_set.annotations, change_set.decisions) == ((), ())
            assert change_set.reload == {document_id}
            assert {one.status for one in browse.annotations(session, keys)} == {Status.ACCEPTED}
            history.undo(session)
            assert {one.status for one in browse.annotations(session, keys)} == {Status.PENDING}


class TestProposing:
    def test_a_proposal_changes_nothing_until_its_author_adopts_it(self, session: Session) -> None:
        before, proposal = now(session), wider(session)
        decision = only_decision(builders.amend(session, 1, proposal, "范围"))
        assert (decision.proposal, decision.reason) == (proposal, "范围")
        assert content_of(now(session)) == content_of(before)
        assert now(session).status is Status.AMENDED

        people.work_as(session, "王芳")
        adopted = decide.adopt(session, [1])
        assert adopted is not None
        assert (adopted.action, adopted.step.detail) == (Action.ADOPT, "基层工会1162家"[-9:])
        after = now(session)
        assert (content_of(after), after.quote) == (proposal, "基层工会1162家"[-9:])
        assert after.status is Status.ACCEPTED
        assert decide.adopt(session, [1]) is None
        history.undo(session)
        assert now(session).quote == "1162家"
        assert now(session).status is Status.AMENDED

    def test_the_text_around_an_adopted_quote_follows(self, session: Session) -> None:
        builders.amend(session, 1, wider(session))
        people.work_as(session, "王芳")
        decide.adopt(session, [1])
        text = browse.open_document(session, builders.document_id(session)).text
        start = now(session).start
        with session.file.reading() as connection:
            found = connection.exec_driver_sql("SELECT prefix FROM annotation WHERE key = 1")
            assert found.scalar() == text[start - 10 : start]

    def test_proposing_what_is_there_proposes_nothing(self, session: Session) -> None:
        assert builders.amend(session, 1, content_of(now(session))) is None

    def test_a_proposal_must_be_possible(self, session: Session) -> None:
        with pytest.raises(ValueError, match="not within"):
            builders.amend(session, 1, Content(0, 10_000, FIGURE))
        with pytest.raises(ValueError, match="no value of"):
            builders.amend(session, 1, Content(0, 3, FIGURE, NameValue("工会")))
        builders.amend(session, 1, Content(0, 3, PERSON, NameValue(" ")))
        (entry,) = remarks.thread(session, 1)
        assert entry.decision is not None
        assert entry.decision.proposal == Content(0, 3, PERSON)

    def test_several_proposals_are_adopted_in_one_step(self, session: Session) -> None:
        builders.amend(session, 1, wider(session))
        old = now(session, 3)
        builders.amend(session, 3, Content(old.start, old.end - 1, DATE, DateValue("2004")))
        people.work_as(session, "王芳")
        adopted = decide.adopt(session, [3, 1])
        assert adopted is not None
        assert adopted.step.count == 2
        assert statuses(session) == [Status.ACCEPTED, Status.PENDING, Status.ACCEPTED]

    def test_only_the_author_adopts_and_only_what_is_proposed(self, session: Session) -> None:
        builders.amend(session, 1, wider(session))
        with pytest.raises(NotYourAnnotation, match="王芳"):
            decide.adopt(session, [1])
        decide.return_(session, [2], "")
        people.work_as(session, "王芳")
        for key in (2, 3):
            with pytest.raises(NoProposal):
                decide.adopt(session, [1, key])
        assert now(session).status is Status.AMENDED


class TestAcceptingAndAdopting:
    def test_both_are_one_step_that_one_undo_takes_back(self, session: Session) -> None:
        builders.amend(session, 2, Content(22, 25, PERSON))
        proposed = now(session, 2)
        theirs = builders.tagged(session, "市总工会", ORGANISATION)
        people.work_as(session, "王芳")
        step = decide.accept_or_adopt(session, [1, 2, theirs.key])
        assert step is not None
        assert (step.action, len(step.annotations)) == (Action.ADOPT, 2)
        assert now(session, 1).status is Status.PENDING  # one's own, and nothing is proposed
        assert (now(session, 2).span, now(session, 2).status) == (Span(22, 25), Status.ACCEPTED)
        assert now(session, theirs.key).status is Status.ACCEPTED
        history.undo(session)
        assert now(session, 2).status is Status.AMENDED
        assert now(session, 2).span == proposed.span
        assert now(session, theirs.key).status is Status.PENDING
        assert decide.accept_or_adopt(session, [1]) is None

    def test_without_a_proposal_it_is_accepting(self, session: Session) -> None:
        builders.tagged(session, "市总工会", ORGANISATION)
        annotate.remove(session, [4])
        step = decide.accept_or_adopt(session, [1, 2, 4])
        assert step is not None
        assert (step.action, len(step.annotations)) == (Action.ACCEPT, 2)

    def test_who_does_not_review_only_adopts(self, session: Session) -> None:
        builders.amend(session, 2, Content(22, 25, PERSON))
        builders.tagged(session, "市总工会", ORGANISATION)
        author = people.work_as(session, "王芳")
        people.set_role(session, author.id, Role.AUTHOR)
        step = decide.accept_or_adopt(session, [2, 4])
        assert step is not None
        assert now(session, 2).status is Status.ACCEPTED
        assert now(session, 4).status is Status.PENDING

    def test_a_proposal_that_was_adopted_is_not_taken_out_from_under_it(
        self, session: Session
    ) -> None:
        proposal = builders.amend(session, 2, Content(22, 25, PERSON))
        builders.tagged(session, "市总工会", ORGANISATION)
        people.work_as(session, "王芳")
        decide.accept_or_adopt(session, [2, 4])
        people.work_as(session, "李明")
        assert proposal is not None
        with pytest.raises(LaterStepsDepend):
            history.undo_step(session, proposal.id)


class TestAnswering:
    def test_the_author_asks_to_look_again(self, session: Session) -> None:
        decide.return_(session, [1], "规范值有误")
        builders.amend(session, 2, Content(0, 3, ORGANISATION))
        people.work_as(session, "王芳")
        decide.resubmit(session, [1, 2], "原文如此")
        assert statuses(session) == [Status.REVISED, Status.REVISED, Status.PENDING]
        people.work_as(session, "李明")
        decide.accept(session, [1])
        assert now(session).status is Status.ACCEPTED

    def test_only_the_author_answers_and_only_what_came_back(self, session: Session) -> None:
        decide.return_(session, [1], "")
        decide.accept(session, [2])
        with pytest.raises(NotYourAnnotation):
            decide.resubmit(session, [1])
        people.work_as(session, "王芳")
        for key in (2, 3):
            with pytest.raises(NothingToAnswer):
                decide.resubmit(session, [1, key])
        assert now(session).status is Status.RETURNED


class TestTakingBack:
    def test_the_decision_before_it_counts_again(self, session: Session) -> None:
        decide.accept(session, [1])
        returned = only_decision(decide.return_(session, [1], ""))
        change_set = decide.take_back(session, returned.id)
        assert change_set is not None
        assert [(one.before, one.after) for one in change_set.decisions] == [(returned, None)]
        assert now(session).status is Status.ACCEPTED
        assert decide.take_back(session, returned.id) is None
        history.undo(session)
        assert now(session).status is Status.RETURNED

    def test_nobody_takes_back_the_words_of_another(self, session: Session) -> None:
        accepted = only_decision(decide.accept(session, [1]))
        people.work_as(session, "王芳")
        with pytest.raises(NotYourWords, match="李明"):
            decide.take_back(session, accepted.id)
        with pytest.raises(AnnotationChanged):
            decide.take_back(session, "no such decision")


class TestDecidingAboutMany:
    MANY = 12_000

    @pytest.fixture
    def crowded(self, tmp_path: Path) -> Iterator[Session]:
        with builders.a_session(tmp_path, text="字" * self.MANY) as session:
            builders.add_many(session, self.MANY)
            people.work_as(session, "李明")
            yield session

    def test_it_says_how_far_it_is_and_where_each_stands_then(self, crowded: Session) -> None:
        keys = list(range(1, self.MANY + 1))
        decide.return_(crowded, keys[:1], "原文存疑")
        told: list[tuple[int, int]] = []

        class Told:
            def report(self, done: int, total: int) -> None:
                told.append((done, total))

        change_set = decide.accept(crowded, keys, progress=Told())
        assert change_set is not None
        assert change_set.reload == {builders.document_id(crowded)}
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        assert len(told) == 6
        assert {total for _, total in told} == {self.MANY}
        assert {one.status for one in browse.annotations(crowded, keys)} == {Status.ACCEPTED}
        history.undo(crowded)
        assert now(crowded).status is Status.RETURNED
        assert now(crowded, self.MANY).status is Status.PENDING

    @pytest.mark.parametrize("stop_at", [2, 5])
    def test_stopped_on_the_way_it_has_changed_nothing(
        self, crowded: Session, stop_at: int
    ) -> None:
        class Impatient:
            reports = 0

            def report(self, _done: int, _total: int) -> None:
                self.reports += 1
                if self.reports == stop_at:
                    raise Cancelled

        keys = list(range(1, self.MANY + 1))
        with pytest.raises(Cancelled):
            decide.accept(crowded, keys, progress=Impatient())
        assert {one.status for one in browse.annotations(crowded, keys)} == {Status.PENDING}
        assert review_store_is_empty(crowded)


def review_store_is_empty(session: Session) -> bool:
    with session.file.reading() as connection:
        return not review_store.decisions_of(connection, range(1, 10))
