"""The thread of an annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.errors import AnnotationChanged
from annotator.domain.review_errors import NotYourWords
from annotator.ui.item_models.history_phrases import history_lines
from annotator.workflows import annotate, decide, history, people, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path) as session:
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        yield session


def said(session: Session) -> list[tuple[str, str, str]]:
    return [
        (
            entry.person_name,
            entry.kind,
            entry.remark.text if entry.remark else entry.decision.reason if entry.decision else "",
        )
        for entry in remarks.thread(session, 1)
    ]


def test_remarks_and_decisions_stand_in_the_order_in_which_they_were_made(
    session: Session,
) -> None:
    people.work_as(session, "李明")
    decide.return_(session, [1], "原文存疑")
    people.work_as(session, "王芳")
    change_set = remarks.remark(session, 1, "  原书第 12 页如此\ud840 \n")
    people.work_as(session, "李明")
    decide.accept(session, [1])
    assert said(session) == [
        ("李明", "decision", "原文存疑"),
        ("王芳", "remark", "原书第 12 页如此\ufffd"),
        ("李明", "decision", ""),
    ]
    times = [entry.at for entry in remarks.thread(session, 1)]
    assert times == sorted(times)
    assert change_set is not None
    assert (change_set.action, change_set.step.detail) == (Action.REMARK, "樊耀")
    assert [one.after for one in change_set.remarks] == [remarks.thread(session, 1)[1].remark]


def test_saying_nothing_says_nothing(session: Session) -> None:
    assert remarks.remark(session, 1, " \n") is None
    assert remarks.thread(session, 1) == ()


def test_a_remark_can_be_undone_and_taken_back(session: Session) -> None:
    remarks.remark(session, 1, "查")
    history.undo(session)
    assert said(session) == []
    history.redo(session)
    assert said(session) == [("王芳", "remark", "查")]
    entry = remarks.thread(session, 1)[0]
    assert entry.remark is not None
    taken = remarks.take_back_remark(session, entry.remark.id)
    assert taken is not None
    assert [(one.before, one.after) for one in taken.remarks] == [(entry.remark, None)]
    assert said(session) == []


def test_nobody_takes_back_the_words_of_another(session: Session) -> None:
    remarks.remark(session, 1, "查")
    entry = remarks.thread(session, 1)[0]
    assert entry.remark is not None
    people.work_as(session, "李明")
    with pytest.raises(NotYourWords, match="王芳"):
        remarks.take_back_remark(session, entry.remark.id)
    with pytest.raises(AnnotationChanged):
        remarks.take_back_remark(session, "no such remark")


def test_there_is_no_remark_on_what_is_gone(session: Session) -> None:
    annotate.remove(session, [1])
    with pytest.raises(AnnotationChanged):
        remarks.remark(session, 1, "查")


def test_the_history_tells_what_was_said_and_done_in_one_order(session: Session) -> None:
    people.work_as(session, "李明")
    decide.return_(session, [1], "原文存疑")
    remarks.remark(session, 1, "请核对原书")
    history.undo(session)
    history.redo(session)
    said_first = history.history_of(session, 1)[0].remark
    assert said_first is not None
    remarks.take_back_remark(session, said_first.id)
    history.undo(session)
    people.work_as(session, "王芳")
    annotate.edit(session, 1, value=None, note="第 12 页")
    told = [(one.who, *one.what) for one in history_lines(history.history_of(session, 1)[::-1])]
    assert told == [
        ("王芳", "Tagged as Person"),
        ("李明", "Returned (原文存疑)"),
        ("李明", "Remark: 请核对原书"),
        ("李明", "Undone", "Remark: 请核对原书"),
        ("李明", "Redone", "Remark: 请核对原书"),
        ("李明", "Taken back: Remark: 请核对原书"),
        ("李明", "Undone", "Taken back: Remark: 请核对原书"),
        ("王芳", "Note: none → 第 12 页"),
    ]
    told_by_step = [
        entry
        for step in history.history(session, key=1)[::-1]
        for entry in history.entries(session, step.change_set_id, key=1)
    ]
    assert [entry.remark is not None for entry in told_by_step] == [
        entry.remark is not None for entry in history.history_of(session, 1)[::-1]
    ]
