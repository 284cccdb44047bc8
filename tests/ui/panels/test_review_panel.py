"""The review dock, used as a person uses it, over a real project."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QToolButton

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.review_queues import QueueKind
from annotator.text.outline import outline
from annotator.ui.foundation.background import Background
from annotator.ui.item_models.review_queue_model import Spot
from annotator.ui.panels.review_panel import ReviewPanel
from annotator.ui.panels.row_list import RowList
from annotator.ui.panels.type_button import TypeButton
from annotator.workflows import annotate, browse, decide, history, people, review_queue
from annotator.workflows.people import rename_person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.review_queues import Queue
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
TEXT = (
    "# 群众团体\n\n**【概述】** 2004年底，市总工会有基层工会1162家，主席樊耀。\n\n"
    "**【送温暖】** 元旦春节走访慰问47名困难职工，发放慰问金4000元。\n"
)
IN_ORDER = ["2004年底", "市总工会", "1162家", "樊耀", "47名", "4000元"]
TYPES = [DATE, ORGANISATION, FIGURE, PERSON, FIGURE, FIGURE]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged six things; 李明 works now."""
    with builders.a_session(tmp_path, text=TEXT) as made:
        for quote, type_ in zip(IN_ORDER, TYPES, strict=True):
            builders.tagged(made, quote, type_)
        people.work_as(made, "李明")
        yield made


class Desk:
    """The panel, told of every change as the window tells it."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.qtbot = qtbot
        self.session = session
        self.background = Background()
        self.panel = ReviewPanel(self.background)
        qtbot.addWidget(self.panel)
        self.list = self.panel.findChildren(RowList)[0]
        QAbstractItemModelTester(
            self.list.model(), QAbstractItemModelTester.FailureReportingMode.Warning, self.panel
        )
        self.reached: list[str] = []
        self.panel.entry_reached.connect(lambda one: self.reached.append(one.annotation.quote))
        session.listen(self._follow)
        self.panel.resize(300, 700)
        self.panel.show()
        self.panel.show_project(session)
        self.panel.show_document(builders.document_id(session), outline(TEXT))

    def _follow(self, change_set: ChangeSet, _initiator: object) -> None:
        self.panel.refresh(change_set)

    def look(self) -> Desk:
        """Bring the dock to the front."""
        self.panel.be_seen(True)
        return self.settled()

    def settled(self) -> Desk:
        self.qtbot.waitUntil(lambda: not self.panel.is_reading)
        self.panel.catch_up()
        return self

    def quotes(self) -> list[str]:
        model = self.list.model()
        return [model.index(row, 0).data().partition(",")[0] for row in range(model.rowCount())]

    def sentences(self) -> list[str]:
        labels = self.panel.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisibleTo(self.panel)]

    def button(self, words: str) -> QPushButton:
        buttons = self.panel.findChildren(QPushButton)
        return next(button for button in buttons if words in button.text())

    def choice(self, name: str) -> QComboBox:
        boxes = self.panel.findChildren(QComboBox)
        return next(box for box in boxes if box.accessibleName() == name)

    def type_button(self, type_: AnnotationType) -> TypeButton:
        return next(b for b in self.panel.bar.findChildren(TypeButton) if b.type is type_)

    def open_filters(self) -> None:
        """Press the button that shows the other filters."""
        buttons = self.panel.findChildren(QToolButton)
        next(b for b in buttons if b.isCheckable() and "type, author" in b.toolTip()).click()

    def annotation(self, quote: str) -> Annotation:
        document = browse.open_document(self.session, builders.document_id(self.session))
        found = browse.annotations(self.session, [mark[2] for mark in document.marks])
        return next(one for one in found if one.quote == quote)

    def key(self, quote: str) -> int:
        return self.annotation(quote).key


@pytest.fixture
def desk(qtbot: QtBot, session: Session) -> Iterator[Desk]:
    made = Desk(qtbot, session)
    yield made
    made.panel.show_project(None)
    made.background.shut_down()


class TestTheList:
    def test_it_holds_what_waits_in_text_order(self, desk: Desk) -> None:
        assert desk.quotes() == []
        desk.look()
        assert desk.quotes() == IN_ORDER

    def test_while_nobody_looks_nothing_is_read(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = []
        real = review_queue.queue

        def counted(*given: Any) -> Queue:
            read.append(1)
            return real(*given)

        monkeypatch.setattr(review_queue, "queue", counted)
        decide.accept(desk.session, [desk.key("樊耀")])
        desk.panel.choose(QueueKind.ALL)
        assert read == []
        desk.look()
        assert read == [1]
        desk.panel.be_seen(False)
        desk.panel.be_seen(True)
        assert read == [1]
        desk.panel.be_seen(False)
        decide.return_(desk.session, [desk.key("樊耀")], "")
        desk.look()
        assert read == [1, 1]

    def test_what_was_decided_stays_and_is_counted_out(self, desk: Desk) -> None:
        desk.look()
        desk.panel.select_key(desk.key("市总工会"))
        assert "2 of 6" in desk.sentences()
        decide.accept(desk.session, [desk.key("市总工会")])
        desk.settled()
        assert desk.quotes() == IN_ORDER
        assert "2 of 6, 5 left" in desk.sentences()
        history.undo(desk.session)
        desk.settled()
        assert "2 of 6" in desk.sentences()

    def test_the_last_decision_ends_the_queue(self, desk: Desk) -> None:
        desk.look()
        keys = [desk.key(quote) for quote in IN_ORDER]
        decide.accept(desk.session, keys)
        desk.settled()
        assert "All done." in desk.sentences()
        assert desk.panel.next_waiting(None) is None

    def test_rows_are_reached_by_mouse_and_arrows(self, desk: Desk) -> None:
        desk.look()
        box = desk.list.visualRect(desk.list.model().index(1, 0))
        desk.qtbot.mouseClick(desk.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        desk.qtbot.keyClick(desk.list, Qt.Key.Key_Down)
        assert desk.reached == ["市总工会", "1162家"]

    def test_a_row_chosen_by_the_program_is_not_told(self, desk: Desk) -> None:
        desk.look()
        desk.panel.select_key(desk.key("樊耀"))
        assert desk.reached == []
        assert desk.panel.chosen_keys == [desk.key("樊耀")]
        desk.panel.select_key(None)
        assert desk.panel.chosen_keys == []

    def test_what_is_current_in_the_text_is_selected_when_the_rows_come(self, desk: Desk) -> None:
        desk.panel.select_key(desk.key("47名"))
        desk.look()
        assert desk.panel.chosen_keys == [desk.key("47名")]

    def test_letters_do_not_search(self, desk: Desk) -> None:
        desk.look()
        desk.panel.select_key(desk.key("2004年底"))
        desk.qtbot.keyClicks(desk.list, "4")
        assert desk.panel.chosen_keys == [desk.key("2004年底")]

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
    def test_enter_and_escape_go_to_the_text(self, desk: Desk, key: Qt.Key) -> None:
        desk.look()
        with desk.qtbot.waitSignal(desk.panel.left):
            desk.qtbot.keyClick(desk.list, key)


class TestGoingOn:
    def test_neighbours_of_what_is_in_the_list_and_of_what_is_not(self, desk: Desk) -> None:
        decide.accept(desk.session, [desk.key("1162家")])
        desk.look()
        here = desk.annotation("1162家")
        before, after = (desk.panel.neighbour(here, step) for step in (-1, 1))
        assert before is not None
        assert after is not None
        assert (before.annotation.quote, after.annotation.quote) == ("市总工会", "樊耀")
        first = desk.annotation("2004年底")
        assert desk.panel.neighbour(first, -1) is None

    def test_what_waits_next_skips_what_is_decided_and_begins_again(self, desk: Desk) -> None:
        desk.look()
        decide.accept(desk.session, [desk.key("樊耀"), desk.key("4000元")])
        desk.settled()
        found = desk.panel.next_waiting(desk.annotation("1162家"))
        assert found is not None
        assert found.annotation.quote == "47名"
        found = desk.panel.next_waiting(desk.annotation("47名"))
        assert found is not None
        assert found.annotation.quote == "2004年底"

    def test_one_can_begin_anywhere_in_the_text(self, desk: Desk) -> None:
        desk.look()
        spot = Spot(builders.document_id(desk.session), TEXT.index("元旦"))
        found = desk.panel.next_waiting(spot)
        assert found is not None
        assert found.annotation.quote == "47名"


class TestTheFilter:
    def test_by_type_section_and_missing_value(self, desk: Desk) -> None:
        desk.look()
        figure = next(b for b in desk.panel.findChildren(TypeButton) if b.type is FIGURE)
        figure.click()
        assert desk.settled().quotes() == ["1162家", "47名", "4000元"]
        scope = desk.choice("Section")
        scope.setCurrentIndex(scope.count() - 1)
        assert desk.settled().quotes() == ["47名", "4000元"]
        desk.panel.bar.reset()
        missing = next(box for box in desk.panel.findChildren(QCheckBox) if "value" in box.text())
        missing.click()
        assert desk.settled().quotes() == ["市总工会", "樊耀"]

    def test_the_section_one_reads_is_followed(self, desk: Desk) -> None:
        desk.look()
        desk.choice("Section").setCurrentIndex(2)
        desk.panel.set_reading_position(TEXT.index("走访"))
        assert desk.settled().quotes() == ["47名", "4000元"]
        desk.panel.set_reading_position(TEXT.index("樊耀"))
        assert desk.settled().quotes() == ["2004年底", "市总工会", "1162家", "樊耀"]

    def test_by_author_and_dispute(self, desk: Desk) -> None:
        people.work_as(desk.session, "赵敏")
        builders.tagged(desk.session, "基层工会1162家", FIGURE)
        people.work_as(desk.session, "李明")
        desk.look()
        accord = desk.choice("What authors agree on, or do not")
        accord.setCurrentIndex(accord.findText("In dispute"))
        assert desk.settled().quotes() == ["基层工会1162家", "1162家"]
        authors = desk.choice("Author")
        authors.setCurrentIndex(authors.findText("赵敏"))
        assert desk.settled().quotes() == ["基层工会1162家"]

    def test_the_agreed_figures_of_a_section_are_shown_to_be_accepted(self, desk: Desk) -> None:
        people.work_as(desk.session, "赵敏")
        for quote, type_ in (("樊耀", PERSON), ("47名", FIGURE), ("慰问金4000元", FIGURE)):
            builders.tagged(desk.session, quote, type_)
        people.work_as(desk.session, "李明")
        desk.look()
        accord, scope = desk.choice("What authors agree on, or do not"), desk.choice("Section")
        accord.setCurrentIndex(accord.findText("Agreed"))
        assert desk.settled().quotes() == ["樊耀", "樊耀", "47名", "47名"]
        desk.type_button(FIGURE).click()
        scope.setCurrentIndex(scope.count() - 1)
        assert desk.settled().quotes() == ["47名", "47名"]
        assert desk.button("Accept all shown (2)").isVisibleTo(desk.panel)
        desk.panel.bar.reset()
        assert accord.currentIndex() == 0

    def test_what_came_back_is_for_its_author(self, desk: Desk) -> None:
        decide.return_(desk.session, [desk.key("樊耀")], "边界不当")
        people.work_as(desk.session, "王芳")
        desk.panel.choose(QueueKind.ANSWERS)
        desk.look()
        assert desk.quotes() == ["樊耀"]
        people.work_as(desk.session, "赵敏")
        desk.panel.read_again()
        assert desk.settled().quotes() == []

    def test_choosing_a_kind_takes_all_restrictions_away(self, desk: Desk) -> None:
        desk.look()
        next(b for b in desk.panel.findChildren(TypeButton) if b.type is DATE).click()
        assert desk.settled().quotes() == ["2004年底"]
        desk.panel.choose(QueueKind.TO_REVIEW)
        assert desk.settled().quotes() == IN_ORDER

    def test_an_empty_list_says_why_and_offers_a_way_on(self, desk: Desk) -> None:
        desk.panel.choose(QueueKind.ANSWERS)
        desk.look()
        assert "Nothing came back to you." in desk.sentences()
        next(b for b in desk.panel.findChildren(TypeButton) if b.type is DATE).click()
        desk.settled()
        assert "Nothing matches." in desk.sentences()
        desk.button("Clear filter").click()
        desk.settled()
        assert "Nothing came back to you." in desk.sentences()

    def test_an_author_reads_that_their_own_waits_for_others(self, desk: Desk) -> None:
        people.work_as(desk.session, "王芳")
        desk.look()
        said = "Nothing waits for you. {} annotation(s) of your own wait for others."
        assert said.format(6) in desk.sentences()
        annotate.remove(desk.session, [desk.key("樊耀")])
        desk.settled().settled()
        assert said.format(5) in desk.sentences()

    def test_rare_queues_are_offered_where_there_is_something_in_them(self, desk: Desk) -> None:
        kinds = desk.choice("What to go through")
        rows = kinds.view()
        row = kinds.findData(QueueKind.PLACES.value)
        desk.panel.show_counts({QueueKind.TO_REVIEW: 1234})
        assert "1,234" in kinds.itemText(0)
        assert rows.isRowHidden(row)  # type: ignore[attr-defined]
        desk.panel.show_counts({QueueKind.PLACES: 2})
        assert not rows.isRowHidden(row)  # type: ignore[attr-defined]

    @pytest.mark.qt_log_ignore("does not support grabbing", extend=True)
    def test_a_choice_gives_the_keys_back_to_the_text(self, desk: Desk) -> None:
        desk.look()
        kinds = desk.choice("What to go through")
        kinds.showPopup()
        with desk.qtbot.waitSignal(desk.panel.left):
            kinds.hidePopup()

    def test_a_click_gives_the_keys_back_and_tab_goes_on(self, desk: Desk) -> None:
        desk.look().open_filters()
        date = desk.type_button(DATE)
        with desk.qtbot.waitSignal(desk.panel.left):
            desk.qtbot.mouseClick(date, Qt.MouseButton.LeftButton)
        assert not date.hasFocus()
        date.setFocus(Qt.FocusReason.TabFocusReason)
        with desk.qtbot.assertNotEmitted(desk.panel.left):
            desk.qtbot.keyClick(date, Qt.Key.Key_Space)
        assert date.hasFocus()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
            with desk.qtbot.waitSignal(desk.panel.left):
                desk.qtbot.keyClick(date, key)

    def test_clearing_by_mouse_gives_the_keys_back(self, desk: Desk) -> None:
        desk.look().open_filters()
        desk.type_button(DATE).click()
        buttons = desk.panel.findChildren(QToolButton)
        clear = next(button for button in buttons if button.toolTip() == "Clear filter")
        with desk.qtbot.waitSignal(desk.panel.left):
            desk.qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
        assert desk.settled().quotes() == IN_ORDER

    def test_one_begins_with_the_first_of_what_is_left(self, desk: Desk) -> None:
        desk.look()
        desk.panel.select_key(desk.key("樊耀"))
        desk.type_button(FIGURE).click()
        desk.settled()
        assert desk.reached == ["1162家"]
        assert desk.panel.chosen_keys == [desk.key("1162家")]

    def test_one_stays_at_what_the_list_still_has(self, desk: Desk) -> None:
        desk.look()
        desk.panel.select_key(desk.key("47名"))
        desk.type_button(FIGURE).click()
        desk.settled()
        assert desk.reached == []
        assert desk.panel.chosen_keys == [desk.key("47名")]

    def test_of_an_empty_list_nothing_is_to_be_decided(self, desk: Desk) -> None:
        desk.look()
        kinds = desk.choice("What to go through")
        with desk.qtbot.waitSignal(desk.panel.nothing_to_reach):
            kinds.setCurrentIndex(kinds.findData(QueueKind.DECIDED.value))
        assert desk.reached == []

    def test_another_outline_moves_nobody(self, desk: Desk) -> None:
        desk.look()
        desk.choice("Section").setCurrentIndex(3)
        desk.settled()
        desk.reached.clear()
        desk.panel.select_key(None)
        desk.panel.show_document(builders.document_id(desk.session), ())
        desk.settled()
        assert desk.quotes() == IN_ORDER
        assert desk.reached == []

    def test_a_short_list_leaves_its_room_to_the_card(self, desk: Desk) -> None:
        desk.look()
        desk.panel.resize(300, 1200)
        desk.qtbot.waitUntil(lambda: desk.panel.card.height() > 700)
        assert desk.list.height() <= 6 * desk.list.row_height + 2

    def test_open_filters_take_their_room_from_the_list(self, desk: Desk) -> None:
        desk.panel.resize(300, 800)
        desk.look()
        before = desk.list.height()
        desk.open_filters()
        desk.qtbot.waitUntil(lambda: desk.list.height() == desk.list.minimumHeight())
        assert desk.panel.card.height() > 300
        desk.open_filters()
        desk.qtbot.waitUntil(lambda: desk.list.height() == before)

    def test_the_other_filters_are_behind_a_button(self, desk: Desk) -> None:
        desk.look()
        assert not desk.choice("Author").isVisibleTo(desk.panel)
        more = next(
            button
            for button in desk.panel.findChildren(QToolButton)
            if button.isCheckable() and "type, author" in button.toolTip()
        )
        more.click()
        assert desk.choice("Author").isVisibleTo(desk.panel)


class TestFollowing:
    def test_an_annotation_that_is_removed_goes(self, desk: Desk) -> None:
        desk.look()
        people.work_as(desk.session, "王芳")
        annotate.remove(desk.session, [desk.key("樊耀")])
        desk.settled()
        assert "樊耀" not in desk.quotes()

    def test_what_happens_while_it_is_being_read_is_not_lost(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk.look()
        read, go_on, real = Event(), Event(), review_queue.queue

        def slowly(*given: Any) -> Queue:
            found = real(*given)
            read.set()
            assert go_on.wait(5)
            return found

        monkeypatch.setattr(review_queue, "queue", slowly)
        desk.panel.choose(QueueKind.ALL)
        desk.qtbot.waitUntil(read.is_set)
        people.work_as(desk.session, "赵敏")
        builders.tagged(desk.session, "元旦", DATE)
        desk.panel.catch_up()
        go_on.set()
        desk.settled()
        assert desk.quotes() == [*IN_ORDER[:4], "元旦", *IN_ORDER[4:]]

    def test_another_name_of_an_author_is_shown(self, desk: Desk) -> None:
        desk.look()
        author = desk.annotation("樊耀").person_id
        rename_person(desk.session, author, "王小芳")
        desk.settled()
        assert "王小芳" in desk.list.model().index(0, 0).data()

    def test_everything_shown_can_be_accepted(self, desk: Desk) -> None:
        desk.look()
        accept = desk.button("Accept all shown (6)")
        with desk.qtbot.waitSignal(desk.panel.accept_shown_requested):
            accept.click()
        assert desk.panel.waiting_keys == [desk.key(quote) for quote in IN_ORDER]
        desk.panel.choose(QueueKind.DECIDED)
        desk.settled()
        assert not accept.isVisibleTo(desk.panel)

    def test_it_follows_the_language(self, desk: Desk) -> None:
        desk.look()
        QApplication.sendEvent(desk.panel, QEvent(QEvent.Type.LanguageChange))
        assert desk.quotes() == IN_ORDER
