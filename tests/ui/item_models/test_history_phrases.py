"""The history of an annotation in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from annotator.domain.annotations import Annotation, AnnotationType, Status
from annotator.domain.change_sets import Action, HistoryEntry
from annotator.domain.values import FigureValue
from annotator.ui.item_models.history_phrases import history_lines

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PLAIN = Annotation(
    key=1,
    id="id",
    document_id="文档",
    text_version_id="版本",
    start=0,
    end=2,
    type=AnnotationType.FIGURE,
    quote="七家",
    person_id="王",
    created_at=NOON,
    modified_at=NOON,
)


def told(action: Action, before: Annotation | None, after: Annotation | None) -> tuple[str, ...]:
    (line,) = history_lines([HistoryEntry(action, "王芳", NOON, before, after)])
    return line.what


@pytest.mark.parametrize(
    ("action", "before", "after", "phrases"),
    [
        (Action.TAG, None, PLAIN, ("Tagged as Figure",)),
        (Action.LOAD, None, PLAIN, ("Loaded from a file as Figure",)),
        (
            Action.RETYPE,
            PLAIN,
            replace(PLAIN, type=AnnotationType.DATE),
            ("Type: Figure → Date",),
        ),
        (
            Action.MOVE_BORDER,
            PLAIN,
            replace(PLAIN, end=4, quote="七家\n工会"),
            ("Text: 七家 → 七家工会",),
        ),
        (
            Action.EDIT,
            PLAIN,
            replace(PLAIN, value=FigureValue("7", unit="家"), note="待核"),
            ("Value: none → 7 家", "Note: none → 待核"),
        ),
        (
            Action.EDIT,
            PLAIN,
            replace(PLAIN, status=Status.ACCEPTED),
            ("Status: Not reviewed → Accepted",),
        ),
        (Action.REMOVE, PLAIN, replace(PLAIN, deleted=True), ("Removed",)),
        (Action.UNDO, replace(PLAIN, deleted=True), PLAIN, ("Undone", "Brought back")),
        (Action.UNDO, PLAIN, None, ("Undone", "Removed")),
        (Action.REDO, None, PLAIN, ("Redone", "Tagged as Figure")),
        (Action.MERGE, None, PLAIN, ("Came in by a merge", "Tagged as Figure")),
    ],
)
def test_every_kind_of_step_is_told(
    action: Action,
    before: Annotation | None,
    after: Annotation | None,
    phrases: tuple[str, ...],
) -> None:
    assert told(action, before, after) == phrases


def test_long_notes_are_shortened() -> None:
    (phrase,) = told(Action.EDIT, PLAIN, replace(PLAIN, note="长" * 300))
    assert len(phrase) < 60


def test_time_and_person_go_with_it() -> None:
    (line,) = history_lines([HistoryEntry(Action.TAG, "王芳", NOON, None, PLAIN)])
    assert line.who == "王芳"
    assert line.when == f"{NOON.astimezone():%Y-%m-%d %H:%M}"
