"""Rows of another file go in as they are, and are undone as if they had never come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import builders
from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.change_sets import Action
from annotator.domain.errors import AnnotationChanged
from annotator.storage.recorded_tables import (
    ANNOTATIONS,
    CONFLICTS,
    DECISIONS,
    DOCUMENTS,
    PEOPLE,
    RECORDED,
    REMARKS,
    SETTINGS,
)
from annotator.workflows import annotate, browse, decide, history, people, remarks, review_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.change_sets import ChangeSet
    from annotator.storage.recorded_tables import Recorded
    from annotator.storage.row_mapping import Columns
    from annotator.workflows.session import Session

THEN = "2031-01-01T00:00:00.000000+00:00"
NEW = 2  # the key of the annotation that comes
OTHER = "0190f3a1-7b0c-7a30-b3c4-6f2f8f7d1a2b"  # the id of everything that comes


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged 樊耀, and 李明 accepted it; 王芳 works."""
    with builders.a_session(tmp_path) as session:
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        people.work_as(session, "李明")
        decide.accept(session, [1])
        people.work_as(session, "王芳")
        yield session


def rows(session: Session, of: Recorded) -> list[Columns]:
    with session.file.reading() as connection:
        return of.as_rows(of.tuples(connection, of.table.select()))


def everything(session: Session) -> dict[Recorded, dict[Any, Columns]]:
    return {of: {row[of.key]: row for row in rows(session, of)} for of in RECORDED}


def incoming(session: Session) -> dict[Recorded, list[Columns]]:
    """Return what another file brings: the first annotation changed, and one new of each kind."""
    (first,) = rows(session, ANNOTATIONS)
    (accepted,) = rows(session, DECISIONS)
    marks = {"revision": 9, "actor": OTHER, "modified_at": THEN}
    changed = first | marks | {"note": "查", "status": "returned"}
    said = marks | {"life": 1, "deleted": 0}
    on_first = {"annotation_key": 1, "at": THEN}
    person = {"id": OTHER, "name": "赵敏", "role": "author", "created_at": THEN}
    return {
        PEOPLE: [person | {"revision": 9, "actor": OTHER}],
        ANNOTATIONS: [changed, changed | {"key": NEW, "id": OTHER, "person_id": OTHER}],
        DECISIONS: [accepted | said | {"id": OTHER, "annotation_key": NEW, "verdict": "return"}],
        REMARKS: [said | on_first | {"id": OTHER, "text": "好", "person_id": OTHER}],
        CONFLICTS: [marks | on_first | {"id": OTHER, "other": "{}", "resolved": 0}],
        SETTINGS: [marks | {"name": "own_work", "value": "true"}],
    }


def merge(session: Session) -> ChangeSet:
    brought = incoming(session)
    changed, new = brought[ANNOTATIONS]
    (document,) = rows(session, DOCUMENTS)
    with session.recording(Action.MERGE) as recorder:
        recorder.detail = "赵敏.annotpkg"
        recorder.insert_rows(PEOPLE, brought[PEOPLE])
        recorder.put_columns(ANNOTATIONS, {changed["key"]: changed})
        recorder.receive_annotations([new])
        recorder.put_columns(DOCUMENTS, {document["id"]: {"title": "工会", "revision": 9}})
        for of in (DECISIONS, REMARKS, CONFLICTS, SETTINGS):
            recorder.insert_rows(of, brought[of])
    change_set = session.publish(recorder, None)
    assert change_set is not None
    return change_set


def test_rows_of_another_file_stand_here_as_they_are(session: Session) -> None:
    brought = incoming(session)
    merge(session)
    stored = everything(session)
    for of, those in brought.items():
        for row in those:
            found = stored[of][row[of.key]]
            assert {n: v for n, v in found.items() if n != "status"} == {
                n: v for n, v in row.items() if n != "status"
            }
    assert browse.documents(session)[0].document.title == "工会"
    assert review_rules.rules(session).own_work


def test_where_they_stand_in_review_follows_from_what_was_decided(session: Session) -> None:
    merge(session)
    first, new = browse.annotations(session, [1, NEW])
    assert (first.status, new.status) == (Status.ACCEPTED, Status.RETURNED)


def test_listeners_are_told_all_of_it_in_one_step(session: Session) -> None:
    (before,) = browse.annotations(session, [1])
    told = merge(session)
    first, new = browse.annotations(session, [1, NEW])
    assert {(one.before, one.after) for one in told.annotations} == {(before, first), (None, new)}
    assert [one.after.name for one in told.people if one.after] == ["赵敏"]
    assert [one.after.title for one in told.documents if one.after] == ["工会"]
    assert [one.after.text for one in told.remarks if one.after] == ["好"]
    assert [one.after.id for one in told.decisions if one.after] == [OTHER]
    assert (told.step.detail, told.step.count) == ("赵敏.annotpkg", 2)


@pytest.mark.parametrize("meanwhile", [False, True])
def test_a_merge_is_undone_and_redone_exactly(session: Session, *, meanwhile: bool) -> None:
    before = everything(session)
    merge(session)
    merged = everything(session)
    if meanwhile:  # what was done and undone leaves marks in the rows; they go too
        annotate.edit(session, 1, value=None, note="又查")
        history.undo(session)
        annotate.remove(session, [1])
        history.undo(session)
        assert everything(session) != merged
    history.undo(session)
    undone = everything(session)
    for of, old in before.items():
        assert {key: undone[of][key] for key in old} == old
    for of in (ANNOTATIONS, DECISIONS, REMARKS):
        key = NEW if of is ANNOTATIONS else OTHER
        assert (undone[of][key]["life"], undone[of][key]["deleted"]) == (0, 1)
    assert (undone[CONFLICTS][OTHER]["resolved"], undone[CONFLICTS][OTHER]["revision"]) == (1, 0)
    assert [mark[2] for mark in open_document(session).marks] == [1]
    assert [one.kind for one in remarks.thread(session, 1)] == ["decision"]
    assert not review_rules.rules(session).own_work
    history.redo(session)
    assert everything(session) == merged


def open_document(session: Session) -> browse.OpenDocument:
    return browse.open_document(session, builders.document_id(session))


def test_the_same_rows_once_more_leave_no_trace(session: Session) -> None:
    (first,) = rows(session, ANNOTATIONS)
    with session.recording(Action.MERGE) as recorder:
        recorder.put_columns(ANNOTATIONS, {first["key"]: first | {"status": "returned"}})
    assert recorder.change_set is None
    assert rows(session, ANNOTATIONS) == [first]


def test_what_is_not_there_cannot_be_replaced(session: Session) -> None:
    (first,) = rows(session, ANNOTATIONS)
    with pytest.raises(AnnotationChanged), session.recording(Action.MERGE) as recorder:
        recorder.put_columns(ANNOTATIONS, {99: first | {"key": 99}})


def test_a_row_counts_how_often_it_was_removed_and_brought_back(session: Session) -> None:
    lives = []
    annotate.remove(session, [1])
    for _ in range(2):
        lives.append(rows(session, ANNOTATIONS)[0]["life"])
        history.undo(session)
        lives.append(rows(session, ANNOTATIONS)[0]["life"])
        history.redo(session)
    assert lives == [2, 3, 4, 5]


def test_a_tombstone_that_was_made_so_says_nothing_once_it_is_undone(session: Session) -> None:
    """A choice to have none in the final version is taken back with its provenance."""
    (source,) = browse.annotations(session, [1])
    final = builders.final_of(session, source, deleted=True)
    made = everything(session)[ANNOTATIONS][final.key]
    assert (made["life"], made["deleted"]) == (2, 1)
    assert made["provenance"] is not None
    history.undo(session)
    assert everything(session)[ANNOTATIONS][final.key]["provenance"] is None
    history.redo(session)
    again = everything(session)[ANNOTATIONS][final.key]
    assert (again["provenance"], again["deleted"]) == (made["provenance"], 1)
