"""Undo and redo reach everything, and history forgets nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import Annotation, AnnotationType
from annotator.domain.change_sets import Action, ChangeSet
from annotator.domain.review_errors import NotYourStep
from annotator.domain.values import NameValue
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, documents, history, people, projects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
MANY = 10_000 if os.environ.get("ANNOTATOR_TESTS") == "thorough" else 2_000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path) as session:
        yield session


def everything(session: Session) -> list[object]:
    """All that can be seen, without the marks that each change leaves."""
    seen: list[object] = [one.person for one in people.people(session)]
    for summary in browse.documents(session):
        opened = browse.open_document(session, summary.document.id)
        found = browse.annotations(session, [mark[2] for mark in opened.marks])
        seen += [summary, *((one.key, one.span, one.type, one.value, one.note) for one in found)]
    return seen


def remove_the_document(session: Session) -> object:
    return documents.remove_document(session, builders.document_id(session))


def edit_the_document(session: Session) -> object:
    return documents.edit_document(
        session, builders.document_id(session), title="工会", year=1999, places=["景德镇"]
    )


def rename_the_person(session: Session) -> object:
    assert session.person is not None
    return people.rename_person(session, session.person.id, "王方")


@pytest.mark.parametrize(
    ("change", "action"),
    [
        (lambda s: builders.tagged(s, "工会", ORGANISATION), Action.TAG),
        (lambda s: annotate.retype(s, [1, 2], FIGURE), Action.RETYPE),
        (lambda s: annotate.remove(s, [1, 2]), Action.REMOVE),
        (lambda s: annotate.move_border(s, 2, Span(17, 20)), Action.MOVE_BORDER),
        (lambda s: annotate.edit(s, 1, value=NameValue("樊 耀"), note="查"), Action.EDIT),
        (lambda s: builders.imported(s, "另一篇"), Action.IMPORT_DOCUMENT),
        (edit_the_document, Action.EDIT_DOCUMENT),
        (remove_the_document, Action.REMOVE_DOCUMENT),
        (rename_the_person, Action.RENAME_PERSON),
    ],
)
def test_each_kind_of_step_is_undone_and_redone_also_after_a_restart(
    session: Session, change: Callable[[Session], object], action: Action
) -> None:
    builders.tagged(session, "樊耀", PERSON)
    builders.tagged(session, "2004年底", DATE)
    before = everything(session)
    change(session)
    after = everything(session)
    assert after != before

    step = history.next_undo(session)
    assert step is not None
    assert step.action is action
    undone = history.undo(session)
    assert undone is not None
    assert (undone.action, undone.step) == (Action.UNDO, step)
    assert everything(session) == before
    assert history.next_redo(session) == step

    path = session.path
    session.close()
    with projects.open_project(path, clock=builders.a_clock()) as reopened:
        redone = history.redo(reopened)
        assert redone is not None
        assert (redone.action, redone.step) == (Action.REDO, step)
        assert everything(reopened) == after
        assert history.next_redo(reopened) is None
        history.undo(reopened)
        assert everything(reopened) == before


def test_a_step_is_named_after_what_it_was_done_to(session: Session) -> None:
    def detail() -> tuple[str, int]:
        step = history.next_undo(session)
        assert step is not None
        return step.detail, step.count

    assert detail() == ("群众团体", 1)
    builders.tagged(session, "樊耀", PERSON)
    assert detail() == ("樊耀", 1)
    builders.tagged(session, "1162家", FIGURE)
    annotate.remove(session, [1, 2])
    assert detail() == ("", 2)


def test_a_new_step_ends_what_could_be_redone(session: Session) -> None:
    builders.tagged(session, "樊耀", PERSON)
    builders.tagged(session, "1162家", FIGURE)
    history.undo(session)
    history.undo(session)
    builders.tagged(session, "工会", ORGANISATION)
    assert history.next_redo(session) is None
    assert history.redo(session) is None
    history.undo(session)
    step = history.next_undo(session)
    assert step is not None
    assert step.action is Action.IMPORT_DOCUMENT


def test_only_the_person_who_took_a_step_undoes_and_redoes_it(session: Session) -> None:
    tagged = builders.tagged(session, "樊耀", PERSON)
    people.work_as(session, "李明")
    assert history.next_undo(session) is None
    with pytest.raises(NotYourStep, match="王芳"):
        history.undo(session)
    assert browse.annotation(session, tagged.key) == tagged
    people.work_as(session, "王芳")
    assert history.undo(session) is not None
    people.work_as(session, "李明")
    assert history.next_redo(session) is None
    with pytest.raises(NotYourStep, match="王芳"):
        history.redo(session)
    builders.tagged(session, "1162家", FIGURE)  # a new step ends what others could redo
    assert history.undo(session) is not None
    people.work_as(session, "王芳")
    with pytest.raises(NotYourStep, match="李明"):
        history.redo(session)


def test_a_step_that_nobody_signed_is_anybodys(tmp_path: Path) -> None:
    with builders.a_session(tmp_path, person_name="") as session:
        people.work_as(session, "李明")
        assert history.undo(session) is not None
        assert browse.documents(session) == ()


def test_with_nothing_to_undo_nothing_happens(tmp_path: Path) -> None:
    with builders.a_session(tmp_path, text=None) as session:
        heard: list[ChangeSet] = []
        session.listen(lambda change_set, _: heard.append(change_set))
        assert history.next_undo(session) is None
        assert history.undo(session) is None
        assert history.redo(session) is None
        assert heard == []


def test_thousands_are_one_step_and_the_views_read_afresh(tmp_path: Path) -> None:
    with builders.a_session(tmp_path, text="字" * MANY) as session:
        loaded = builders.add_many(session, MANY)
        document_id = builders.document_id(session)
        assert (loaded.annotations, loaded.reload) == ((), frozenset({document_id}))
        keys = [mark[2] for mark in browse.open_document(session, document_id).marks]
        before = everything(session)
        steps: list[tuple[Callable[[], ChangeSet | None], int]] = [
            (lambda: annotate.remove(session, keys), 0),
            (lambda: history.undo(session), MANY),
            (lambda: history.undo(session), 0),
            (lambda: history.redo(session), MANY),
        ]
        for change, left in steps:
            change_set = change()
            assert change_set is not None
            assert change_set.step.count == MANY
            assert (change_set.annotations, change_set.reload) == ((), frozenset({document_id}))
            assert browse.documents(session)[0].total == left
        assert everything(session) == before


class TestHistory:
    def test_it_tells_who_did_what_when_with_before_and_after(self, session: Session) -> None:
        tagged = builders.tagged(session, "1162", FIGURE)
        annotate.move_border(session, tagged.key, Span(tagged.start, tagged.end + 1))
        annotate.remove(session, [tagged.key])
        history.undo(session)
        entries = history.history_of(session, tagged.key)
        assert [(one.action, one.person_name) for one in entries] == [
            (Action.UNDO, "王芳"),
            (Action.REMOVE, "王芳"),
            (Action.MOVE_BORDER, "王芳"),
            (Action.TAG, "王芳"),
        ]
        assert [(quoted(one.before), quoted(one.after)) for one in entries] == [
            (None, "1162家"),
            ("1162家", None),
            ("1162", "1162家"),
            (None, "1162"),
        ]
        times = [one.at for one in entries]
        assert times == sorted(times, reverse=True)

    def test_every_state_is_that_which_was_shown_at_the_time(self, session: Session) -> None:
        tagged = builders.tagged(session, "1162", FIGURE)
        shown = [tagged]
        changes: list[Callable[[], ChangeSet | None]] = [
            lambda: annotate.move_border(session, tagged.key, Span(tagged.start, tagged.end + 1)),
            lambda: annotate.edit(session, tagged.key, value=None, note="查"),
            lambda: annotate.retype(session, [tagged.key], DATE),
            lambda: history.undo(session),
        ]
        for change in changes:
            assert change() is not None
            found = browse.annotation(session, tagged.key)
            assert found is not None
            shown.append(found)
        assert [one.after for one in history.history_of(session, tagged.key)] == shown[::-1]
        assert [one.before for one in history.history_of(session, tagged.key)] == [
            *shown[-2::-1],
            None,
        ]

    def test_what_never_was_has_none(self, session: Session) -> None:
        assert history.history_of(session, 99) == ()


def quoted(annotation: Annotation | None) -> str | None:
    return annotation.quote if annotation else None
