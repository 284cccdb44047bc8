"""Rows of the review queue: contents on demand, what was decided stays, changes row by row."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.annotations import Annotation, AnnotationType, Status
from annotator.domain.review_queues import Queue
from annotator.domain.reviews import Content, Decision, Verdict
from annotator.domain.values import FigureValue
from annotator.ui.item_models.review_queue_model import ReviewQueueModel, Spot
from annotator.ui.item_models.roles import AUTHOR_ROLE, DETAIL_ROLE, DONE_ROLE, ENTRY_ROLE
from annotator.ui.item_models.row_cache import PAGE
from annotator.workflows.review_queue import QueueEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NAMES = {"王": "王芳", "李": "李明"}


class Shelf:
    """Stands in for the project file: entries by key, and how many times it was asked."""

    def __init__(self, *annotations: Annotation) -> None:
        self.known = {one.key: QueueEntry(one, None) for one in annotations}
        self.asked = 0

    def fetch(self, keys: Sequence[int]) -> list[QueueEntry]:
        self.asked += 1
        return [self.known[key] for key in keys if key in self.known]

    def put(self, annotation: Annotation, latest: Decision | None = None) -> None:
        self.known[annotation.key] = QueueEntry(annotation, latest)

    def queue(self) -> Queue:
        rows = sorted(self.known.values(), key=lambda one: (rank(one), one.annotation.start))
        return Queue(array("q", [one.key for one in rows]), ("一", "二"))


def rank(entry: QueueEntry) -> int:
    return ("一", "二").index(entry.annotation.document_id)


def an_annotation(key: int, start: int = 0, document_id: str = "一") -> Annotation:
    return Annotation(
        key=key,
        id=f"id-{key}",
        document_id=document_id,
        text_version_id="版本",
        start=start or key * 10,
        end=(start or key * 10) + 2,
        type=AnnotationType.FIGURE,
        quote="七\n家",
        person_id="王",
        created_at=NOON,
        modified_at=NOON,
        value=FigureValue("7", unit="家"),
    )


def returned(annotation: Annotation, reason: str) -> Decision:
    subject = Content(annotation.start, annotation.end, annotation.type)
    return Decision("d", annotation.key, Verdict.RETURN, "李", NOON, 1, subject, reason)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(*(an_annotation(key) for key in (1, 2, 3)), an_annotation(4, 5, "二"))


@pytest.fixture
def model(qtbot: QtBot, shelf: Shelf) -> ReviewQueueModel:
    made = ReviewQueueModel(shelf.fetch)
    made.tester = QAbstractItemModelTester(made)  # type: ignore[attr-defined]
    made.show_queue(shelf.queue(), NAMES)
    return made


def keys(model: ReviewQueueModel) -> list[int]:
    return list(model.keys)


def test_a_row_says_what_is_to_be_decided(model: ReviewQueueModel, shelf: Shelf) -> None:
    index = model.index(1)
    assert index.data() == "七家, Figure, 王芳, Not reviewed"
    assert index.data(DETAIL_ROLE) == "7 家"
    assert index.data(AUTHOR_ROLE) == "王芳"
    assert index.data(ENTRY_ROLE) == shelf.known[2]
    assert index.data(DONE_ROLE) is False


def test_what_came_back_says_why(model: ReviewQueueModel, shelf: Shelf) -> None:
    back = replace(an_annotation(2), status=Status.RETURNED)
    shelf.put(back, returned(back, "边界\n不当"))
    model.follow([2], {2})
    assert model.index(1).data(DETAIL_ROLE) == "边界 不当"


def test_of_ones_own_it_says_what_is_proposed_and_by_whom(
    model: ReviewQueueModel, shelf: Shelf
) -> None:
    mine = replace(an_annotation(2), status=Status.AMENDED)
    proposal = Content(19, mine.end, AnnotationType.PERSON)
    amended = replace(returned(mine, ""), verdict=Verdict.AMEND, proposal=proposal)
    amended = replace(amended, subject=Content(20, 22, mine.type, mine.value))
    shelf.put(mine, amended)
    model.show_queue(shelf.queue(), NAMES, "王")
    assert model.index(1).data(AUTHOR_ROLE) == "李明"
    assert model.index(1).data(DETAIL_ROLE) == "→ other borders, Person, no value"
    assert model.index(0).data(AUTHOR_ROLE) == "王芳"


def test_contents_are_read_by_the_page_and_once(qtbot: QtBot) -> None:
    shelf = Shelf(*(an_annotation(key) for key in range(1, 10 * PAGE)))
    model = ReviewQueueModel(shelf.fetch)
    model.show_queue(shelf.queue(), NAMES)
    assert shelf.asked == 0
    for row in range(PAGE):
        model.index(row).data()
    assert shelf.asked == 1


def test_what_was_decided_stays_but_waits_no_longer(model: ReviewQueueModel, shelf: Shelf) -> None:
    shelf.put(replace(an_annotation(2), status=Status.ACCEPTED))
    model.follow([2], set())
    assert keys(model) == [1, 2, 3, 4]
    assert model.index(1).data(DONE_ROLE) is True
    assert (model.waiting, model.waiting_keys()) == (3, [1, 3, 4])
    assert "Accepted" in model.index(1).data()
    model.follow([2], {2})  # it was undone
    assert model.waiting == 4


def test_the_next_that_waits_comes_after_the_last_from_the_top(
    model: ReviewQueueModel, shelf: Shelf
) -> None:
    model.follow([2, 4], set())
    assert [model.next_waiting(row) for row in range(5)] == [0, 2, 2, 0, 0]
    model.follow([1, 3], set())
    assert model.next_waiting(0) is None


def test_what_was_removed_goes_and_what_belongs_comes(
    model: ReviewQueueModel, shelf: Shelf
) -> None:
    del shelf.known[2]
    shelf.put(an_annotation(9, 25))
    shelf.put(an_annotation(8, 1, "二"))
    shelf.put(an_annotation(7, 1))
    model.follow([2, 9, 8, 7, 50], {9, 8, 50})
    assert keys(model) == [1, 9, 3, 8, 4]
    assert model.waiting == 5


def test_a_document_that_the_queue_does_not_know_adds_no_rows(
    model: ReviewQueueModel, shelf: Shelf
) -> None:
    shelf.put(an_annotation(9, 25, "三"))
    model.follow([9], {9})
    assert keys(model) == [1, 2, 3, 4]


def test_a_place_between_rows_is_found(model: ReviewQueueModel) -> None:
    assert model.row_behind(an_annotation(9, 15)) == 1
    assert model.row_before(an_annotation(9, 15)) == 0
    assert model.row_behind(an_annotation(9, 1, "二")) == 3
    assert model.row_behind(an_annotation(9, 99, "二")) == 4
    assert (model.row_before(an_annotation(2)), model.row_behind(an_annotation(2))) == (0, 2)
    assert model.row_behind(Spot("一", 20)) == 1
    assert model.row_before(Spot("一", 10)) == -1
    assert model.row_behind(Spot("二", 0)) == 3


def test_the_language_of_all_rows_is_renewed(qtbot: QtBot, model: ReviewQueueModel) -> None:
    with qtbot.waitSignal(model.dataChanged) as heard:
        model.retranslate()
    assert [index.row() for index in heard.args[:2]] == [0, 3]


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.booleans()), max_size=30))
def test_any_changes_leave_the_rows_in_order(
    changes: list[tuple[int, bool, bool]],
) -> None:
    shelf = Shelf(*(an_annotation(key) for key in range(1, 20, 3)))
    model = ReviewQueueModel(shelf.fetch)
    model.show_queue(shelf.queue(), NAMES)
    waiting = set(model.keys)
    for key, is_there, belongs in changes:
        if is_there:
            shelf.put(an_annotation(key, key * 10 + 1))
        else:
            shelf.known.pop(key, None)
        belong = {key} if belongs and is_there else set()
        model.follow([key], belong)
        waiting = (waiting - {key}) | belong
    assert keys(model) == sorted(model.keys)
    assert set(model.waiting_keys()) == waiting
