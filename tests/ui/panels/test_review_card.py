"""The annotation under review: what it offers to whom, and what becomes of what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.projects import Role
from annotator.domain.reviews import Content, ReviewRules
from annotator.domain.values import FigureValue
from annotator.text.spans import Span
from annotator.ui.controllers.commands import Commands
from annotator.ui.panels.proposal_box import ProposalBox
from annotator.ui.panels.review_card import CardContext, ReviewCard
from annotator.ui.panels.thread_view import ThreadView
from annotator.ui.panels.verdict_buttons import _FACES
from annotator.workflows import (
    annotate,
    browse,
    decide,
    people,
    propose,
    remarks,
    review_queue,
    review_rules,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.workflows.session import Session

FIGURE, PERSON = AnnotationType.FIGURE, AnnotationType.PERSON


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged a figure (key 1) and a name (key 2); 李明 works now."""
    with builders.a_session(tmp_path) as made:
        builders.tagged(made, "1162家", FIGURE)
        builders.tagged(made, "樊耀", PERSON)
        people.work_as(made, "李明")
        yield made


class Desk:
    """A card beside the project, shown anew after each change."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.qtbot = qtbot
        self.session = session
        self.card = ReviewCard()
        qtbot.addWidget(self.card)
        self.card.resize(300, 500)
        self.card.show()
        self.heard: list[tuple[object, ...]] = []
        self.card.asked.connect(lambda name: self.heard.append((name,)))
        self.card.value_typed.connect(lambda *given: self.heard.append(given))
        self.card.remarked.connect(lambda *given: self.heard.append(given))
        self.card.decision_taken_back.connect(lambda id_: self.heard.append((id_,)))

    def show(self, key: int = 1, *, editable: bool = True, several: int = 1) -> None:
        item = review_queue.item(self.session, key)
        text = browse.open_document(self.session, builders.document_id(self.session)).text
        person = self.session.person
        self.card.show_item(
            item,
            CardContext(
                text,
                2004,
                "工会",
                (),
                person.id if person else None,
                editable=editable,
                several=several,
            ),
        )

    def buttons(self) -> dict[str, bool]:
        """The buttons in sight, and whether they can be pressed."""
        shown = [b for b in self.card.findChildren(QToolButton) if b.isVisibleTo(self.card)]
        return {button.objectName(): button.isEnabled() for button in shown}

    def sentences(self) -> str:
        labels = self.card.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.card))

    def line(self) -> QLineEdit:
        return self.card.findChildren(QLineEdit)[0]

    def settle(self) -> None:
        """Wait until everything has its place."""
        self.qtbot.wait(120)

    def thread_end(self) -> int:
        """Where the thread ends, in pixels below the upper edge of what is in sight."""
        thread = self.card.findChildren(ThreadView)[0]
        port = self.card.findChildren(QScrollArea)[0].viewport()
        return thread.mapTo(port, thread.rect().bottomLeft()).y()

    def port_height(self) -> int:
        return self.card.findChildren(QScrollArea)[0].viewport().height()

    def remark(self) -> QPlainTextEdit:
        return self.card.findChildren(QPlainTextEdit)[0]


Part = TypeVar("Part", bound=QWidget)


def part(desk: Desk, kind: type[Part]) -> Part:
    return desk.card.findChildren(kind)[0]


def button(desk: Desk, name: str) -> QToolButton:
    return desk.card.findChildren(QToolButton, name)[0]


@pytest.fixture
def desk(qtbot: QtBot, session: Session) -> Desk:
    return Desk(qtbot, session)


def wider(session: Session) -> Span:
    found = browse.annotation(session, 1)
    assert found is not None
    return Span(found.start - 4, found.end)


class TestWhatIsOffered:
    def test_a_reviewer_decides(self, desk: Desk) -> None:
        desk.show()
        assert desk.buttons() == {"accept": True, "return_": True, "amend": True}
        desk.qtbot.mouseClick(button(desk, "return_"), Qt.MouseButton.LeftButton)
        assert desk.heard == [("return_",)]

    def test_own_work_says_why_it_cannot_be_decided_about(self, desk: Desk) -> None:
        people.work_as(desk.session, "王芳")
        desk.show()
        assert desk.buttons() == {"accept": False, "return_": False, "amend": True}
        assert "your own annotation" in desk.sentences()
        review_rules.set_rules(desk.session, ReviewRules(own_work=True))
        desk.show()
        assert all(desk.buttons().values())
        assert "your own annotation" not in desk.sentences()

    def test_who_does_not_review_reads(self, desk: Desk) -> None:
        assert desk.session.person is not None
        people.set_role(desk.session, desk.session.person.id, Role.AUTHOR)
        desk.show()
        assert not any(desk.buttons().values())
        assert "do not review" in desk.sentences()
        assert desk.line().isReadOnly()

    def test_an_author_answers_what_came_back(self, desk: Desk) -> None:
        decide.return_(desk.session, [1], "边界不当")
        propose.move_border(desk.session, 1, wider(desk.session))
        people.work_as(desk.session, "王芳")
        desk.show()
        assert desk.buttons() == {"adopt": True, "stand_by": True, "amend": True}
        decide.resubmit(desk.session, [1], "")
        desk.show()
        assert desk.buttons() == {"accept": False, "return_": False, "amend": True}

    def test_a_project_that_can_only_be_read_offers_nothing(self, desk: Desk) -> None:
        desk.show(editable=False)
        assert not any(desk.buttons().values())
        assert not desk.remark().isEnabled()

    def test_what_applies_to_several_says_so(self, desk: Desk) -> None:
        desk.show(several=12)
        assert "12" in desk.sentences()

    def test_the_letters_on_the_buttons_are_those_of_the_commands(
        self, qtbot: QtBot, desk: Desk
    ) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        commands = Commands(window, window)
        for name, face in _FACES.items():
            command = commands["accept" if name == "adopt" else name]
            assert command.shortcuts()[0] == QKeySequence(face.key), name
        desk.show()
        assert button(desk, "accept").text().endswith("A")


class TestProposals:
    def test_what_one_proposes_is_shown_beside_what_is(self, desk: Desk) -> None:
        desk.show()
        box = part(desk, ProposalBox)
        assert not box.isVisibleTo(desk.card)
        propose.move_border(desk.session, 1, wider(desk.session))
        desk.show()
        assert box.isVisibleTo(desk.card)
        assert "You propose" in desk.sentences()
        assert "基层工会1162家" in desk.sentences()

    def test_what_another_proposes_names_them(self, desk: Desk) -> None:
        propose.move_border(desk.session, 1, wider(desk.session))
        people.work_as(desk.session, "王芳")
        desk.show()
        assert "李明 proposes" in desk.sentences()

    def test_the_field_shows_what_one_has_proposed_and_the_author_what_is(self, desk: Desk) -> None:
        propose.set_value(desk.session, 1, FigureValue("1163", unit="家"))
        desk.show()
        assert desk.line().text() == "1163 家"
        people.work_as(desk.session, "王芳")
        desk.show()
        assert desk.line().text() == "1162 家"

    def test_nothing_stays_when_the_author_has_changed_it(self, desk: Desk) -> None:
        propose.set_value(desk.session, 1, FigureValue("1163", unit="家"))
        people.work_as(desk.session, "王芳")
        annotate.edit(desk.session, 1, value=None, note="")
        desk.show()
        assert not part(desk, ProposalBox).isVisibleTo(desk.card)
        assert "changed since" in part(desk, ThreadView).text()


class TestTyping:
    def test_a_value_is_sent_by_enter(self, desk: Desk) -> None:
        desk.show()
        desk.card.edit_value()
        desk.line().setText("1163 家")
        desk.qtbot.keyClick(desk.line(), Qt.Key.Key_Return)
        assert desk.heard[-1] == (1, FigureValue("1163", unit="家"))

    def test_a_value_is_sent_before_another_annotation_is_shown(self, desk: Desk) -> None:
        desk.show()
        desk.line().setText("1163 家")
        desk.show(2)
        assert desk.heard == [(1, FigureValue("1163", unit="家"))]

    def test_what_is_no_value_or_no_other_is_not_sent(self, desk: Desk) -> None:
        desk.show()
        desk.line().setText("若干")
        desk.show(2)
        desk.show()
        desk.show(2)
        assert desk.heard == []

    def test_what_is_being_typed_outlives_a_change_elsewhere(self, desk: Desk) -> None:
        desk.show()
        desk.line().setText("1163 家")
        remarks.remark(desk.session, 1, "见原书")
        desk.show()
        assert desk.line().text() == "1163 家"

    def test_a_remark_is_sent_by_ctrl_enter(self, desk: Desk) -> None:
        desk.show()
        desk.remark().setPlainText(" 见凡例 ")
        desk.qtbot.keyClick(desk.remark(), Qt.Key.Key_Return)
        assert desk.heard == []
        desk.qtbot.keyClick(desk.remark(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert desk.heard == [(1, "见凡例")]
        assert desk.remark().toPlainText() == ""

    def test_the_newest_of_a_long_thread_is_in_sight(self, desk: Desk) -> None:
        desk.card.resize(300, 330)
        for number in range(8):
            remarks.remark(desk.session, 1, f"见凡例第{number}条")
        desk.show()
        bar = part(desk, QScrollArea).verticalScrollBar()
        desk.settle()
        assert 0 < desk.thread_end() <= desk.port_height()
        desk.card.resize(220, 300)
        desk.settle()
        assert 0 < desk.thread_end() <= desk.port_height()
        was = bar.value()
        assert was > 0
        # What one looks up stays in sight while nothing is said.
        bar.setValue(0)
        desk.show()
        desk.settle()
        assert bar.value() == 0
        remarks.remark(desk.session, 1, "已改")
        desk.show()
        desk.settle()
        assert bar.value() > was
        assert 0 < desk.thread_end() <= desk.port_height()
        desk.show(2)
        desk.settle()
        assert bar.value() == 0

    def test_the_value_is_in_sight_while_it_is_edited(self, desk: Desk) -> None:
        desk.card.resize(300, 330)
        for number in range(30):
            remarks.remark(desk.session, 1, f"见凡例第{number}条")
        desk.show()
        desk.card.edit_value()
        desk.settle()
        assert desk.line().mapTo(part(desk, QScrollArea), QPoint()).y() >= 0
        assert desk.line().visibleRegion().boundingRect().height() == desk.line().height()

    def test_a_remark_that_was_not_sent_waits_where_it_was_typed(self, desk: Desk) -> None:
        desk.show()
        desk.remark().setPlainText("见凡例")
        desk.show(2)
        assert desk.remark().toPlainText() == ""
        desk.show()
        assert desk.remark().toPlainText() == "见凡例"
        desk.card.forget()
        desk.show()
        assert desk.remark().toPlainText() == ""


class TestThread:
    def test_everything_that_was_said_stands_there_in_order(self, desk: Desk) -> None:
        decide.return_(desk.session, [1], "<边界>不当")
        remarks.remark(desk.session, 1, "见凡例\n第三条")
        desk.show()
        words = part(desk, ThreadView).text()
        assert words.index("&lt;边界&gt;不当") < words.index("见凡例<br>第三条")

    def test_ones_own_words_can_be_taken_back_and_those_of_others_not(self, desk: Desk) -> None:
        decide.return_(desk.session, [1], "边界不当")
        decision = review_queue.item(desk.session, 1).latest  # type: ignore[union-attr]
        assert decision is not None
        desk.show()
        thread = part(desk, ThreadView)
        assert f'href="decision:{decision.id}"' in thread.text()
        thread.linkActivated.emit(f"decision:{decision.id}")
        assert desk.heard == [(decision.id,)]
        people.work_as(desk.session, "王芳")
        desk.show()
        assert "href" not in thread.text()

    def test_a_proposal_that_was_adopted_says_so(self, desk: Desk) -> None:
        builders.amend(desk.session, 1, Content(*_pair(wider(desk.session)), FIGURE), "全称")
        people.work_as(desk.session, "王芳")
        decide.adopt(desk.session, [1])
        desk.show()
        words = part(desk, ThreadView).text()
        assert "(adopted)" in words
        assert "全称" in words


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_without_an_annotation_it_explains_the_keys(desk: Desk) -> None:
    desk.card.show_item(None)
    assert "N goes to" in desk.sentences()


def test_it_follows_the_language(desk: Desk) -> None:
    decide.return_(desk.session, [1], "边界不当")
    desk.show()
    QApplication.sendEvent(desk.card, QEvent(QEvent.Type.LanguageChange))
    assert "Returned" in part(desk, ThreadView).text()
