"""What was changed in two places is settled by the author, in one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.change_sets import Action
from annotator.domain.errors import AnnotationChanged
from annotator.domain.review_errors import NotYourAnnotation
from annotator.domain.review_queues import QueueKind, QueueQuery, Reader
from annotator.text.spans import Span
from annotator.workflows import (
    annotate,
    browse,
    conflicts,
    history,
    merge,
    people,
    review_queue,
)
from exchange_builders import FIGURE, ORGANISATION, PERSON, packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.domain.merges import Conflict
    from annotator.workflows.session import Session


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, name="单位.annot") as made:
        builders.tagged(made, "樊耀", PERSON)
        yield made


@pytest.fixture
def home(tmp_path: Path, office: Session) -> Iterator[Session]:
    """The same person's project at home."""
    with builders.a_session(tmp_path, name="家里.annot", text=None) as made:
        merge.merge(made, packed(office))
        yield made


def only(session: Session) -> Annotation:
    opened = browse.open_document(session, builders.document_id(session))
    (found,) = browse.annotations(session, [mark[2] for mark in opened.marks])
    return found


def contested(office: Session, home: Session) -> Conflict:
    """Change the annotation in both places and bring them together; return the conflict."""
    here, there = only(office), only(home)
    annotate.edit(office, here.key, value=here.value, note="单位")
    text = browse.open_document(home, builders.document_id(home)).text
    start = text.index("主席樊耀")
    annotate.move_border(home, there.key, Span(start, start + 4))
    annotate.retype(home, [there.key], ORGANISATION)  # the later state holds
    merge.merge(office, packed(home))
    (found,) = conflicts.conflicts_of(office, here.key)
    return found


def waiting(session: Session) -> list[int]:
    query = QueueQuery(kind=QueueKind.CONFLICTS, reader=Reader())
    return list(review_queue.queue(session, query).keys)


def test_the_version_that_lost_is_told(office: Session, home: Session) -> None:
    found = contested(office, home)
    assert only(office).type is ORGANISATION
    assert (found.type, found.note, found.removed) == (PERSON, "单位", False)
    item = review_queue.item(office, found.annotation_key)
    assert item is not None
    assert item.conflicts == (found,)
    assert waiting(office) == [found.annotation_key]


def test_the_other_version_is_taken_whole_and_undone(office: Session, home: Session) -> None:
    found = contested(office, home)
    stood = only(office)
    change_set = conflicts.settle(office, found.id, take_other=True)
    assert change_set is not None
    assert change_set.action is Action.RESOLVE
    now = only(office)
    assert (now.quote, now.type, now.note) == ("樊耀", PERSON, "单位")
    assert waiting(office) == []
    history.undo(office)
    again = only(office)
    assert (again.quote, again.type, again.note) == (stood.quote, stood.type, stood.note)
    assert waiting(office) == [found.annotation_key]


def test_what_stands_is_kept_and_everybody_learns_it(office: Session, home: Session) -> None:
    found = contested(office, home)
    before = only(office)
    change_set = conflicts.settle(office, found.id, take_other=False)
    assert change_set is not None
    assert [change.after for change in change_set.annotations] == [before]
    assert change_set.step.detail == "主席樊耀"
    assert waiting(office) == []
    merge.merge(home, packed(office))
    assert waiting(home) == []
    assert only(home).type is ORGANISATION


def test_a_removal_that_lost_can_be_taken(office: Session, home: Session) -> None:
    here, there = only(office), only(home)
    annotate.remove(office, [here.key])
    history.undo(office)  # brought back: beats whatever happened elsewhere
    annotate.remove(home, [there.key])
    annotate.edit(office, here.key, value=here.value, note="仍在")
    merge.merge(office, packed(home))
    (found,) = conflicts.conflicts_of(office, here.key)
    assert found.removed
    conflicts.settle(office, found.id, take_other=True)
    assert browse.open_document(office, builders.document_id(office)).marks == []


def test_it_is_for_the_author_to_say(office: Session, home: Session) -> None:
    found = contested(office, home)
    people.work_as(office, "李明")
    with pytest.raises(NotYourAnnotation):
        conflicts.settle(office, found.id, take_other=False)
    assert waiting(office) == [found.annotation_key]


def test_what_was_settled_is_not_settled_again(office: Session, home: Session) -> None:
    found = contested(office, home)
    conflicts.settle(office, found.id, take_other=False)
    with pytest.raises(AnnotationChanged):
        conflicts.settle(office, found.id, take_other=True)


def test_nothing_is_in_conflict_where_only_one_has_worked(office: Session) -> None:
    assert conflicts.conflicts_of(office, only(office).key) == ()
    builders.tagged(office, "1162家", FIGURE)
    assert waiting(office) == []
