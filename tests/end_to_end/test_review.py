"""Review as people do it: sixty annotations of a colleague by single keys, and the answers."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

import builders
from annotator.domain.annotations import Anchoring, AnnotationType, Status
from annotator.domain.clock import utc_now
from annotator.domain.review_queues import QueueKind
from annotator.domain.reviews import ReviewRules
from annotator.text.spans import Span
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.panels.details_panel import DetailsPanel
from annotator.ui.panels.reasons_popup import ReasonsPopup
from annotator.ui.panels.row_list import RowList
from annotator.ui.panels.type_button import TypeButton
from annotator.ui.panels.value_field import ValueField
from annotator.workflows import (
    annotate,
    browse,
    decide,
    people,
    propose,
    review_queue,
    review_rules,
)
from annotator.workflows.projects import open_project

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.domain.review_queues import Queue, QueueQuery
    from annotator.workflows.session import Session

COUNT = 60
WORDS = "全市会员人数达到若干人并有新的发展"
TEXT = "".join(f"{n}月{WORDS}。" for n in range(1, COUNT + 1))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """王芳 has tagged sixty places; 李明 is to review them."""
    with builders.a_session(tmp_path, text=TEXT) as session:
        document_id = builders.document_id(session)
        for n in range(1, COUNT + 1):
            start = TEXT.index(f"{n}月{WORDS}") + len(f"{n}月")
            annotate.tag(session, document_id, Span(start, start + 2), list(AnnotationType)[n % 4])
        people.work_as(session, "李明")
        return session.path


def now_works(path: Path, name: str) -> None:
    with open_project(path, clock=utc_now) as session:
        people.work_as(session, name)


def everything(path: Path) -> list[Annotation]:
    with open_project(path, clock=utc_now) as session:
        document = browse.open_document(session, builders.document_id(session))
        return browse.annotations(session, [mark[2] for mark in document.marks])


def status_of(desk, key: int) -> Status:
    found = browse.annotation(desk.window.desk.session, key)
    assert found is not None
    return found.status


class Reviewer:
    """A person who decides by keys in the text."""

    def __init__(self, desk) -> None:
        self.desk = desk
        self.panel = desk.window.docks.review
        self.keys = 0

    def press(self, *keys: str) -> None:
        self.desk.press(*keys)
        self.keys += len(keys)

    def press_alt(self, key: str) -> None:
        code = getattr(Qt.Key, f"Key_{key}")
        self.desk.qtbot.keyClick(self.desk.view, code, Qt.KeyboardModifier.AltModifier)
        self.keys += 1

    def answer(self, typed: str = "", *, enter: bool = False) -> None:
        """Type into the popup that is open, as an input method does: the words arrive at once."""
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, ReasonsPopup)
        field = popup.focusWidget()
        committed = QInputMethodEvent()
        committed.setCommitString(typed)
        QApplication.sendEvent(field, committed)
        self.keys += len(typed)
        if enter:
            self.desk.qtbot.keyClick(field, Qt.Key.Key_Return)
            self.keys += 1

    def begin(self) -> None:
        self.press("N")
        self.desk.until(lambda: self.desk.view.current is not None and not self.panel.is_reading)

    def item(self) -> Annotation:
        """What one is at."""
        found = browse.annotation(self.desk.window.desk.session, self.desk.view.current)
        assert found is not None
        return found

    def waiting(self) -> int:
        return len(self.panel.waiting_keys)


def review(desk) -> None:
    """Decide about all: three are accepted, one is returned, of one the border is amended."""
    desk.until(lambda: desk.window.desk.document)
    reviewer = Reviewer(desk)
    reviewer.begin()
    assert reviewer.waiting() == COUNT
    for n in range(COUNT):
        assert desk.view.text[: desk.view.current_mark[0]].endswith(f"{n + 1}月")
        if n % 5 == 3:
            reviewer.press("R")
            reviewer.answer("1")
        elif n % 5 == 4:
            reviewer.press_alt("Right")
            reviewer.press("N")
        else:
            reviewer.press("A")
    assert reviewer.waiting() == 0
    # One key to begin, one to accept, two to return or to amend.
    assert reviewer.keys == 1 + 36 + 24 + 24


def answer(desk) -> None:
    """Adopt what is proposed; stand by one in two of the others, and change the rest."""
    desk.until(lambda: desk.window.desk.document)
    author = Reviewer(desk)
    buttons = desk.window.statusBar().findChildren(QToolButton)
    badge = next(
        button for button in buttons if button.icon().cacheKey() == icon(Icon.RETURN).cacheKey()
    )
    desk.until(lambda: badge.isVisible() and "24" in badge.text())
    badge.click()
    desk.until(lambda: desk.view.current is not None and not author.panel.is_reading)
    assert author.waiting() == 24
    for n in range(24):
        if author.item().status is Status.AMENDED:
            author.press("A")
        elif n % 4 < 2:
            author.press("S")
            author.answer("见原书第三页", enter=True)
        else:
            author.press_alt("Right")
            author.press("N")
    assert author.waiting() == 0
    desk.until(lambda: not badge.isVisible())


def review_again(desk) -> None:
    """Accept all that was changed or defended."""
    desk.until(lambda: desk.window.desk.document)
    reviewer = Reviewer(desk)
    reviewer.begin()
    assert reviewer.waiting() == 12
    for _ in range(12):
        assert reviewer.item().status is Status.REVISED
        reviewer.press("A")
    assert reviewer.waiting() == 0


def test_sixty_are_reviewed_answered_and_reviewed_again(run_program, project: Path) -> None:
    before = everything(project)
    assert run_program(["open", str(project)], review) == 0
    wanted = [Status.ACCEPTED] * 3 + [Status.RETURNED, Status.AMENDED]
    assert [one.status for one in everything(project)] == wanted * (COUNT // 5)
    # Nobody's annotation was changed by it.
    assert [one.span for one in everything(project)] == [one.span for one in before]

    now_works(project, "王芳")
    assert run_program(["open", str(project)], answer) == 0
    answered = everything(project)
    assert {one.status for one in answered[4::5]} == {Status.ACCEPTED}
    assert {one.end - one.start for one in answered[4::5]} == {3}
    assert {one.status for one in answered[3::5]} == {Status.REVISED}
    assert {one.end - one.start for one in answered[3::5]} == {2, 3}

    now_works(project, "李明")
    assert run_program(["open", str(project)], review_again) == 0
    assert {one.status for one in everything(project)} == {Status.ACCEPTED}


def test_n_before_the_queue_is_read_goes_there_once_it_is(
    run_program, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        Reviewer(desk).begin()

    def come_again(desk) -> None:
        desk.until(lambda: desk.window.docks and desk.window.docks.review.in_sight)
        reviewer = Reviewer(desk)
        desk.until(lambda: reviewer.panel.is_reading)
        reviewer.press("N")
        may_go_on.set()
        desk.until(lambda: desk.view.current is not None)

    run_program(["open", str(project)], leave)
    may_go_on, read = threading.Event(), review_queue.queue

    def late(session: Session, query: QueueQuery) -> Queue:
        may_go_on.wait(5)
        return read(session, query)

    monkeypatch.setattr(review_queue, "queue", late)
    run_program(["open", str(project)], come_again)


def test_each_decision_is_undone_and_shown_again(run_program, project: Path) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        reviewer = Reviewer(desk)
        reviewer.begin()
        first = desk.view.current
        reviewer.press("A", "A", "A")
        assert reviewer.waiting() == COUNT - 3
        for left in (2, 1, 0):
            desk.press("Z", control=True)
            reviewer.panel.catch_up()
            assert reviewer.waiting() == COUNT - left
        assert desk.view.current == first

    run_program(["open", str(project)], work)


def test_p_looks_back_at_what_was_just_decided(run_program, project: Path) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        reviewer = Reviewer(desk)
        reviewer.begin()
        first = desk.view.current
        reviewer.press("A", "P")
        assert desk.view.current == first
        reviewer.press("R")
        reviewer.answer("名称应写全", enter=True)
        assert reviewer.waiting() == COUNT - 1
        assert desk.view.current != first

    run_program(["open", str(project)], work)
    (first, *_) = everything(project)
    assert first.status is Status.RETURNED


def test_after_a_click_into_the_filter_the_keys_decide_what_is_shown(
    run_program, project: Path
) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        reviewer = Reviewer(desk)
        reviewer.begin()
        first, bar = desk.view.current, reviewer.panel.bar
        person = next(b for b in bar.findChildren(TypeButton) if b.type is AnnotationType.PERSON)
        desk.qtbot.mouseClick(person, Qt.MouseButton.LeftButton)
        assert desk.view.hasFocus()
        desk.until(lambda: desk.view.current not in (None, first))
        assert reviewer.item().type is AnnotationType.PERSON
        reviewer.press("A")
        assert reviewer.waiting() == COUNT // 4 - 1
        bar.choose(QueueKind.ANSWERS)
        person.click()
        desk.until(lambda: desk.view.current is None and reviewer.panel.card._item is None)

    run_program(["open", str(project)], work)
    assert [one.status for one in everything(project)].count(Status.ACCEPTED) == 1


def test_gestures_on_the_work_of_others_propose_and_delete_returns(
    run_program, project: Path
) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        reviewer = Reviewer(desk)
        reviewer.begin()
        reviewer.press_alt("Right")
        reviewer.press_alt("Right")
        reviewer.press("4")
        desk.until(lambda: desk.view._proposed is not None)
        assert desk.view._proposed[2] == "person"
        entries = reviewer.panel.card._item.thread
        assert len(entries) == 1
        reviewer.press("N", "Delete")
        reviewer.answer("4")
        assert reviewer.waiting() == COUNT - 2

    run_program(["open", str(project)], work)
    first, second, *_ = everything(project)
    assert (first.status, first.end - first.start) == (Status.AMENDED, 2)
    assert second.status is Status.RETURNED


def test_the_value_field_of_somebody_elses_annotation_proposes(run_program, project: Path) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        (details,) = desk.window.findChildren(DetailsPanel)
        value = details.findChild(ValueField).findChild(QLineEdit)
        desk.view.go_to_mark(next(mark for mark in desk.view.marks if mark[3] == "person"))
        desk.until(lambda: value.isVisible() and not value.isReadOnly())
        before = value.text()
        details.edit_value()
        desk.qtbot.keyClicks(value, "Zhang San")
        desk.qtbot.keyClick(value, Qt.Key.Key_Return)
        desk.until(desk.view.hasFocus)
        desk.settle()
        assert value.text() == "Zhang San"
        key = desk.view.current
        assert status_of(desk, key) is Status.AMENDED
        desk.trigger("undo")
        desk.until(lambda: value.text() == before)
        # What was taken back is not proposed again by going on.
        desk.press(Qt.Key.Key_Tab)
        desk.settle()
        assert status_of(desk, key) is Status.PENDING

    run_program(["open", str(project)], work)


def test_the_same_keys_work_in_the_list(run_program, project: Path) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        reviewer = Reviewer(desk)
        reviewer.begin()
        rows = reviewer.panel.findChild(RowList)
        rows.setFocus()
        desk.qtbot.keyClick(rows, Qt.Key.Key_A)
        assert rows.hasFocus()
        desk.qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        desk.qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert len(reviewer.panel.chosen_keys) == 3
        desk.qtbot.keyClick(rows, Qt.Key.Key_A)
        assert reviewer.waiting() == COUNT - 4

    run_program(["open", str(project)], work)
    with open_project(project, clock=utc_now) as session:
        found = browse.annotations(session, range(1, 6))
        assert [one.status for one in found] == [Status.ACCEPTED] * 4 + [Status.PENDING]


def test_several_proposals_are_adopted_at_once(run_program, project: Path) -> None:
    with open_project(project, clock=utc_now) as session:
        for key in (1, 2, 3):
            (one,) = browse.annotations(session, [key])
            propose.move_border(session, key, Span(one.start, one.end + 1))
        people.work_as(session, "王芳")

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        author = Reviewer(desk)
        desk.trigger("my_returns")
        desk.until(lambda: not author.panel.is_reading and desk.view.current is not None)
        rows = author.panel.findChild(RowList)
        rows.selectAll()
        desk.qtbot.keyClick(rows, Qt.Key.Key_A)
        assert author.waiting() == 0

    run_program(["open", str(project)], work)
    found = everything(project)[:4]
    assert [one.status for one in found] == [Status.ACCEPTED] * 3 + [Status.PENDING]
    assert [one.end - one.start for one in found] == [3, 3, 3, 2]


def test_adopting_one_s_own_and_accepting_others_by_one_key_is_undone_by_one(
    run_program, project: Path
) -> None:
    with open_project(project, clock=utc_now) as session:
        (one,) = browse.annotations(session, [1])
        propose.move_border(session, 1, Span(one.start, one.end + 1))
        other = builders.tagged(session, "3月", AnnotationType.DATE)
        people.work_as(session, "王芳")

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.window.docks.table.accept_requested.emit([1, 2, other.key])
        seen = [status_of(desk, key) for key in (1, 2, other.key)]
        assert seen == [Status.ACCEPTED, Status.PENDING, Status.ACCEPTED]
        desk.trigger("undo")
        seen = [status_of(desk, key) for key in (1, 2, other.key)]
        assert seen == [Status.AMENDED, Status.PENDING, Status.PENDING]

    run_program(["open", str(project)], work)


@pytest.mark.parametrize("few", [1_000, 5], ids=["at once", "in the background"])
def test_everything_shown_is_accepted_in_one_step(
    run_program, project: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("annotator.ui.dialogs.waiting._FEW", few)
    asked = []

    def yes(_parent: object, question: str, _yes: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr("annotator.ui.dialogs.ask.confirm", yes)

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        reviewer = Reviewer(desk)
        reviewer.begin()
        reviewer.panel.bar._types[AnnotationType.DATE].click()
        desk.until(lambda: not reviewer.panel.is_reading)
        assert reviewer.waiting() == COUNT // 4
        desk.trigger("accept_shown")
        desk.until(lambda: not reviewer.panel.waiting_keys and not reviewer.panel.is_reading)
        assert desk.window.bar.message.name == "accepted"
        desk.press("Z", control=True)
        desk.until(lambda: reviewer.waiting() == COUNT // 4)
        assert desk.window.bar.message.name == "name"  # the question that waited below

    run_program(["open", str(project)], work)
    assert [str(COUNT // 4) in question for question in asked] == [True]
    assert {one.status for one in everything(project)} == {Status.PENDING}


def test_many_are_returned_with_one_reason_and_it_is_undone(
    run_program, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.dialogs.waiting._FEW", 5)

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        reviewer = Reviewer(desk)
        reviewer.begin()
        rows = reviewer.panel.findChild(RowList)
        rows.selectAll()
        desk.qtbot.keyClick(rows, Qt.Key.Key_R)
        reviewer.answer("1")
        desk.until(lambda: reviewer.waiting() == 0)
        desk.trigger("undo")
        desk.until(lambda: reviewer.waiting() == COUNT)
        desk.trigger("redo")
        desk.until(lambda: reviewer.waiting() == 0)

    run_program(["open", str(project)], work)
    assert {one.status for one in everything(project)} == {Status.RETURNED}


def test_nobody_decides_about_their_own_work(run_program, project: Path) -> None:
    now_works(project, "王芳")

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.press("Tab")
        desk.trigger("review_queue")
        for name in ("accept", "return_"):
            desk.trigger(name)
            assert QApplication.activePopupWidget() is None
            said = desk.window.statusBar().currentMessage()
            assert said == desk.window.workplace.reviewing.tr(
                "This is your own annotation: somebody else decides about it."
            )
        card = desk.window.docks.review.card
        desk.until(lambda: card._item is not None)
        shown = {name: card.findChild(QToolButton, name) for name in ("accept", "return_")}
        assert not any(button.isEnabled() for button in shown.values())

    run_program(["open", str(project)], work)
    assert {one.status for one in everything(project)} == {Status.PENDING}


def test_where_the_office_allows_it_one_reviews_ones_own(run_program, project: Path) -> None:
    with open_project(project, clock=utc_now) as session:
        people.work_as(session, "王芳")
        review_rules.set_rules(session, ReviewRules(own_work=True, reasons=("甲", "乙")))

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        reviewer = Reviewer(desk)
        reviewer.begin()
        assert reviewer.waiting() == COUNT
        reviewer.press("R")
        reviewer.answer("２")  # a digit of full width is a digit
        assert reviewer.waiting() == COUNT - 1

    run_program(["open", str(project)], work)
    with open_project(project, clock=utc_now) as session:
        people.work_as(session, "李明")
        assert decide.accept(session, [1]) is not None
    assert everything(project)[0].status is Status.ACCEPTED


def test_places_that_came_from_another_text_are_confirmed_by_one_key(
    run_program, project: Path
) -> None:
    with closing(sqlite3.connect(project)) as raw, raw:
        raw.execute("UPDATE annotation SET anchoring = 'changed' WHERE key IN (5, 9)")

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        reviewer = Reviewer(desk)
        desk.trigger("review_queue")
        reviewer.panel.choose(QueueKind.PLACES)
        desk.until(lambda: not reviewer.panel.is_reading and reviewer.waiting() == 2)
        desk.until(lambda: desk.view.current == 5)
        reviewer.press("Y")
        assert reviewer.item().key == 9
        reviewer.press("Y")
        assert reviewer.waiting() == 0

    run_program(["open", str(project)], work)
    assert {one.anchoring for one in everything(project)} == {Anchoring.SOUND}


def test_the_queue_goes_on_in_another_document(run_program, project: Path) -> None:
    with open_project(project, clock=utc_now) as session:
        people.work_as(session, "王芳")
        other = builders.imported(session, f"另一篇{TEXT}", title="另一篇")
        annotate.tag(session, other, Span(3, 6), AnnotationType.DATE)
        people.work_as(session, "李明")
        decide.accept(session, range(1, COUNT + 1))

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        first = desk.window.desk.document_id
        reviewer = Reviewer(desk)
        reviewer.begin()
        assert desk.window.desk.document_id != first
        assert desk.view.current_mark[:2] == (3, 6)
        reviewer.panel.choose(QueueKind.DECIDED)
        desk.until(lambda: not reviewer.panel.is_reading)
        reviewer.press("P")
        assert desk.window.desk.document_id == first

    run_program(["open", str(project)], work)
