"""The history of a project: who did what when, and which past steps can still be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import Annotation, AnnotationType, Status
from annotator.domain.change_sets import Action, Step
from annotator.domain.projects import Role
from annotator.domain.review_errors import LaterStepsDepend, NotYourStep, StepIsGone
from annotator.domain.reviews import Content, ReviewRules, content_of
from annotator.text.spans import Span
from annotator.workflows import (
    annotate,
    browse,
    decide,
    documents,
    history,
    people,
    remarks,
    review_rules,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged 樊耀 (key 1) and 1162家 (key 2)."""
    with builders.a_session(tmp_path) as session:
        builders.tagged(session, "樊耀", PERSON)
        builders.tagged(session, "1162家", FIGURE)
        yield session


def done(change_set: ChangeSet | None) -> str:
    assert change_set is not None
    return change_set.id


def latest(session: Session) -> str:
    return history.history(session, limit=1)[0].change_set_id


def told(session: Session, **restricted: object) -> list[tuple[Action, str, str]]:
    return [
        (one.action, one.detail, one.person_name)
        for one in history.history(session, **restricted)  # type: ignore[arg-type]
    ]


def status(session: Session, key: int = 1) -> Status | None:
    found = browse.annotation(session, key)
    return found.status if found else None


class TestListing:
    def test_all_that_was_done_is_there_the_latest_first(self, session: Session) -> None:
        people.work_as(session, "李明")
        decide.return_(session, [1, 2], "边界不当")
        remarks.remark(session, 1, "查原书")
        people.work_as(session, "王芳")
        annotate.remove(session, [1])
        history.undo(session)
        assert told(session) == [
            (Action.UNDO, "樊耀", "王芳"),
            (Action.REMOVE, "樊耀", "王芳"),
            (Action.REMARK, "樊耀", "李明"),
            (Action.RETURN, "", "李明"),
            (Action.TAG, "1162家", "王芳"),
            (Action.TAG, "樊耀", "王芳"),
            (Action.IMPORT_DOCUMENT, "群众团体", "王芳"),
        ]
        steps = history.history(session)
        assert [one.count for one in steps] == [1, 1, 1, 2, 1, 1, 1]
        assert [one.undone for one in steps] == [False, True, *[False] * 5]
        assert steps[0].reverses is Action.REMOVE
        assert steps[0].step == Step(steps[0].change_set_id, Action.REMOVE, "樊耀", 1)
        assert [one.can_undo for one in steps] == [False, False, False, False, True, True, True]
        assert not any(one.received for one in steps)

    def test_it_can_be_asked_for_one_annotation(self, session: Session) -> None:
        people.work_as(session, "李明")
        decide.accept(session, [1, 2])
        remarks.remark(session, 2, "查原书")
        assert [action for action, _, _ in told(session, key=1)] == [Action.ACCEPT, Action.TAG]
        steps = history.history(session, key=2)
        assert [one.action for one in steps] == [Action.REMARK, Action.ACCEPT, Action.TAG]
        entries = [history.entries(session, one.change_set_id, key=2) for one in steps]
        assert [len(one) for one in entries] == [1, 1, 1]
        (remarked,), (accepted,), (tagged,) = entries
        assert remarked.remark is not None
        assert remarked.remark.text == "查原书"
        assert remarked.before == remarked.after == browse.annotation(session, 2)
        assert accepted.decision is not None
        assert accepted.before is not None
        assert accepted.before.status is Status.PENDING
        assert accepted.after == browse.annotation(session, 2)
        assert (tagged.before, tagged.after) == (None, accepted.before)

    def test_it_can_be_asked_for_a_document_a_section_and_a_person(self, session: Session) -> None:
        other = builders.imported(session, "妇联有会员35人", title="妇联")
        annotate.tag(session, other, Span(0, 2), ORGANISATION)
        people.work_as(session, "李明")
        decide.accept(session, [3])
        remarks.remark(session, 3, "好")
        review_rules.set_rules(session, ReviewRules(own_work=True))
        assert [action for action, _, _ in told(session, document_id=other)] == [
            Action.REMARK,
            Action.ACCEPT,
            Action.TAG,
            Action.IMPORT_DOCUMENT,
        ]
        first = builders.document_id(session)
        assert [detail for _, detail, _ in told(session, document_id=first)] == [
            "1162家",
            "樊耀",
            "群众团体",
        ]
        text = browse.open_document(session, first).text
        place = text.index("樊耀")
        span = Span(place - 5, place + 1)
        assert [detail for _, detail, _ in told(session, document_id=first, span=span)] == ["樊耀"]
        assert session.person is not None
        assert [action for action, _, _ in told(session, person_id=session.person.id)] == [
            Action.SET_RULES,
            Action.REMARK,
            Action.ACCEPT,
        ]

    def test_what_was_removed_belongs_to_its_section_still(self, session: Session) -> None:
        annotate.remove(session, [1])
        document_id = builders.document_id(session)
        found = told(session, document_id=document_id, span=Span(0, 1_000))
        assert [action for action, _, _ in found] == [Action.REMOVE, Action.TAG, Action.TAG]

    def test_it_is_read_page_by_page(self, session: Session) -> None:
        whole = history.history(session)
        pages, before = [], None
        while page := history.history(session, limit=2, before=before):
            pages.append(page)
            before = page[-1].change_set_id
        assert sum(pages, ()) == whole
        assert [len(page) for page in pages] == [2, 1]

    def test_what_a_step_did_is_told_in_its_order_and_within_what_is_asked(
        self, session: Session
    ) -> None:
        changes = builders.add_many(session, 30).annotations
        keys = [change.after.key for change in changes if change.after]
        step = history.history(session, limit=1)[0].change_set_id
        told = history.entries(session, step)
        assert [entry.after.key for entry in told if entry.after] == keys
        assert history.entries(session, step, limit=3) == told[:3]
        assert history.entries(session, step, key=keys[5]) == told[5:6]
        document_id = builders.document_id(session)
        assert history.entries(session, step, document_id=document_id) == told
        other = builders.imported(session, "妇联有会员35人", title="妇联")
        assert history.entries(session, step, document_id=other) == ()
        after = told[7].after
        assert after is not None
        within = history.entries(session, step, document_id=document_id, span=after.span)
        assert told[7] in within
        assert len(within) < len(told)

    def test_two_decisions_of_one_step_are_told_in_their_order(self, session: Session) -> None:
        people.work_as(session, "李明")
        for type_ in (ORGANISATION, FIGURE):
            one = browse.annotation(session, 1)
            assert one is not None
            wanted = replace(content_of(one), type=type_)
            decide.amend(session, {1: wanted}, refine=True)
        step = latest(session)
        entries = history.entries(session, step)
        assert [entry.decision.deleted for entry in entries if entry.decision] == [True, False]
        assert history.entries(session, step, limit=1) == entries[:1]

    def test_each_state_is_that_of_its_time_also_in_review(self, session: Session) -> None:
        shown: list[Annotation | None] = [browse.annotation(session, 1)]

        def then(change_set: ChangeSet | None) -> None:
            assert change_set is not None
            shown.append(browse.annotation(session, 1))

        people.work_as(session, "李明")
        then(decide.return_(session, [1], "边界不当"))
        returned = history.entries(session, latest(session))[0].decision
        assert returned is not None
        people.work_as(session, "王芳")
        then(annotate.move_border(session, 1, Span(40, 42)))
        then(decide.resubmit(session, [1]))
        then(history.undo(session))
        then(annotate.remove(session, [1]))
        then(history.undo(session))
        people.work_as(session, "李明")
        then(decide.accept(session, [1]))
        then(decide.take_back(session, returned.id))
        then(history.undo(session))
        entries = history.history_of(session, 1)
        assert [one.after for one in entries] == shown[::-1]
        assert [one.before for one in entries] == [*shown[-2::-1], None]


class TestUndoingFromThere:
    def test_an_earlier_step_is_undone_and_redone_by_itself(self, session: Session) -> None:
        first, second = browse.annotations(session, [1, 2])
        step = history.history(session)[1].change_set_id
        assert history.blockers(session, step) == ()
        change_set = history.undo_step(session, step)
        assert change_set is not None
        assert (change_set.action, change_set.step.detail) == (Action.UNDO, "樊耀")
        assert browse.annotation(session, 1) is None
        assert browse.annotation(session, 2) == second
        assert history.history(session)[2].undone
        with pytest.raises(StepIsGone):
            history.undo_step(session, step)
        history.redo(session)
        again = browse.annotation(session, 1)
        assert again is not None
        assert (again.span, again.type, again.value) == (first.span, first.type, first.value)

    def test_what_was_built_on_a_step_is_told_until_it_is_undone(self, session: Session) -> None:
        tagged = history.history(session)[1].change_set_id
        moved = done(annotate.move_border(session, 1, Span(40, 42)))
        retyped = done(annotate.retype(session, [1, 2], DATE))
        assert [one.change_set_id for one in history.blockers(session, tagged)] == [retyped, moved]
        with pytest.raises(LaterStepsDepend, match=r"in all: 2.*王芳"):
            history.undo_step(session, tagged)
        assert browse.annotation(session, 1) is not None
        history.undo_step(session, retyped)
        assert [one.change_set_id for one in history.blockers(session, tagged)] == [moved]
        history.undo_step(session, moved)
        history.undo_step(session, tagged)
        assert browse.annotation(session, 1) is None

    def test_nobody_undoes_the_step_of_another(self, session: Session) -> None:
        people.work_as(session, "李明")
        with pytest.raises(NotYourStep, match="王芳"):
            history.undo_step(session, latest(session))

    def test_an_undo_is_no_step_to_be_undone(self, session: Session) -> None:
        history.undo(session)
        with pytest.raises(StepIsGone):
            history.undo_step(session, latest(session))

    @pytest.mark.parametrize(
        "built",
        [
            lambda s: decide.accept(s, [1]),
            lambda s: builders.amend(s, 1, Content(0, 3, ORGANISATION)),
            lambda s: remarks.remark(s, 1, "查原书"),
        ],
    )
    def test_what_others_say_of_a_tag_depends_on_it(
        self, session: Session, built: Callable[[Session], ChangeSet | None]
    ) -> None:
        tagged = history.history(session)[1].change_set_id
        people.work_as(session, "李明")
        step = done(built(session))
        people.work_as(session, "王芳")
        with pytest.raises(LaterStepsDepend, match="李明"):
            history.undo_step(session, tagged)
        people.work_as(session, "李明")
        history.undo_step(session, step)
        people.work_as(session, "王芳")
        history.undo_step(session, tagged)

    def test_a_decision_depends_on_a_change_and_a_remark_does_not(self, session: Session) -> None:
        moved = done(annotate.move_border(session, 1, Span(40, 42)))
        remarks.remark(session, 1, "查原书")
        assert history.blockers(session, moved) == ()
        people.work_as(session, "李明")
        accepted = done(decide.accept(session, [1]))
        people.work_as(session, "王芳")
        assert [one.change_set_id for one in history.blockers(session, moved)] == [accepted]

    def test_an_answer_and_an_adoption_depend_on_the_decision(self, session: Session) -> None:
        people.work_as(session, "李明")
        returned = done(decide.return_(session, [1], ""))
        amended = done(builders.amend(session, 2, Content(0, 3, ORGANISATION)))
        people.work_as(session, "王芳")
        answered = done(decide.resubmit(session, [1]))
        adopted = done(decide.adopt(session, [2]))
        people.work_as(session, "李明")
        accepted = done(decide.accept(session, [1]))
        assert [one.change_set_id for one in history.blockers(session, returned)] == [answered]
        assert [one.change_set_id for one in history.blockers(session, amended)] == [adopted]
        assert history.blockers(session, answered) == ()
        history.undo_step(session, accepted)
        assert status(session) is Status.REVISED

    def test_a_document_cannot_go_from_under_its_annotations(self, session: Session) -> None:
        added = history.history(session)[2].change_set_id
        document_id = builders.document_id(session)
        documents.edit_document(session, document_id, title="工会", year=2004, places=())
        assert len(history.blockers(session, added)) == 3
        other = builders.imported(session, "妇联", title="妇联")
        history.undo_step(session, latest(session))
        assert other not in {one.document.id for one in browse.documents(session)}

    def test_nothing_is_undone_in_a_document_that_is_out_of_sight(self, session: Session) -> None:
        tagging = latest(session)
        said = done(remarks.remark(session, 1, "查原书"))
        gone = done(documents.remove_document(session, builders.document_id(session)))
        for step in (tagging, said):
            assert [one.change_set_id for one in history.blockers(session, step)] == [gone]
            with pytest.raises(LaterStepsDepend):
                history.undo_step(session, step)
        history.undo_step(session, gone)
        history.undo_step(session, tagging)
        assert browse.annotation(session, 2) is None

    def test_settings_roles_and_names_depend_on_what_was_set_before(self, session: Session) -> None:
        assert session.person is not None
        first = done(review_rules.set_rules(session, ReviewRules(own_work=True)))
        second = done(review_rules.set_rules(session, ReviewRules(own_work=False)))
        assert [one.change_set_id for one in history.blockers(session, first)] == [second]
        renamed = done(people.rename_person(session, session.person.id, "王方"))
        role = done(people.set_role(session, session.person.id, Role.REVIEWER))
        assert [one.change_set_id for one in history.blockers(session, renamed)] == [role]
        history.undo_step(session, second)
        assert review_rules.rules(session).own_work

    def test_a_new_step_makes_redo_of_an_undone_one_impossible_but_not_its_record(
        self, session: Session
    ) -> None:
        step = history.history(session)[1].change_set_id
        history.undo_step(session, step)
        builders.tagged(session, "工会", ORGANISATION)
        assert history.next_redo(session) is None
        assert [one.undone for one in history.history(session)] == [
            False,
            False,
            False,
            True,
            False,
        ]
