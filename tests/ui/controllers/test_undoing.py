"""A past step is undone where it was done, and a large one away from the window's own thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

import builders
from annotator.ui.controllers import undoing
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.workflows import browse, history

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.controllers.desk import Desk
    from annotator.workflows.session import Session

TEXT = "二〇〇四年市总工会" * 200


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    empty_desk.take(builders.a_session(tmp_path, text=TEXT))
    return empty_desk


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def session_of(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def how_many(session: Session) -> int:
    return len(browse.open_document(session, builders.document_id(session)).marks)


@pytest.mark.parametrize(("count", "in_the_background"), [(3, False), (1_200, True)])
def test_a_large_step_is_undone_in_the_background(
    desk: Desk, window: QWidget, count: int, in_the_background: bool
) -> None:
    session = session_of(desk)
    change_set = builders.add_many(session, count)
    threads: list[threading.Thread] = []
    clock = session.clock

    def noting_clock() -> datetime:
        threads.append(threading.current_thread())
        return clock()

    session.clock = noting_clock
    choice = undoing.undo_choice(desk, session, change_set, window=window)
    choice.act()
    assert how_many(session) == 0
    assert (threading.main_thread() not in threads) is in_the_background


def test_a_message_outlives_the_project_it_speaks_of(
    desk: Desk, window: QWidget, tmp_path: Path
) -> None:
    before = session_of(desk)
    change_set = builders.add_many(before, 3)
    choice = undoing.undo_choice(desk, before, change_set, window=window)
    other = builders.a_session(tmp_path, text=TEXT, name="另.annot")
    builders.add_many(other, 3)
    desk.take(other)
    choice.act()
    assert how_many(other) == 3


class TestOffers:
    @pytest.fixture
    def bar(self, desk: Desk, window: QWidget) -> MessageBar:
        bar = MessageBar(window)
        undoing.StandingOffers(desk, bar)
        return bar

    def offer(self, desk: Desk, bar: MessageBar, window: QWidget) -> None:
        change_set = builders.add_many(session_of(desk), 3)
        choice = undoing.undo_choice(desk, session_of(desk), change_set, window=window)
        bar.show_message(Message("merged", MessageKind.WARNING, lambda: "merged", (choice,)))

    def test_one_goes_when_its_step_is_undone_by_a_key_and_comes_not_back(
        self, desk: Desk, bar: MessageBar, window: QWidget
    ) -> None:
        self.offer(desk, bar, window)
        bar.show_message(Message("problem", MessageKind.WARNING, lambda: "problem"))
        history.undo(session_of(desk))
        bar.dismiss()
        assert bar.message is None
        history.redo(session_of(desk))
        assert bar.message is None

    def test_one_stays_when_another_step_is_undone(
        self, desk: Desk, bar: MessageBar, window: QWidget
    ) -> None:
        self.offer(desk, bar, window)
        builders.add_many(session_of(desk), 2)
        history.undo(session_of(desk))
        assert bar.message is not None
        assert bar.message.name == "merged"

    @pytest.mark.parametrize("name", ["accepted", "settled"])
    def test_one_about_the_last_step_goes_with_whatever_is_done_next(
        self, desk: Desk, bar: MessageBar, name: str
    ) -> None:
        choice = Choice(lambda: "Undo", lambda: None)
        bar.show_message(Message(name, MessageKind.SUCCESS, lambda: name, (choice,)))
        builders.add_many(session_of(desk), 2)
        assert bar.message is None

    def test_none_outlives_its_project(self, desk: Desk, bar: MessageBar, window: QWidget) -> None:
        self.offer(desk, bar, window)
        desk.clear()
        assert bar.message is None
