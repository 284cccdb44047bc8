"""The bridge from a session to Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from annotator.domain.change_sets import Action, ChangeSet, Step
from annotator.ui.foundation.session_signals import SessionSignals

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

Callback = Callable[[ChangeSet, object], None]

CHANGE = ChangeSet(
    id="1",
    action=Action.TAG,
    step=Step("1", Action.TAG, "景德镇", 1),
    person_id=None,
    at=datetime(2026, 1, 1, tzinfo=UTC),
)


class Told:
    """Calls back as a session does."""

    def __init__(self) -> None:
        self.callbacks: list[Callback] = []

    def listen(self, callback: Callback) -> None:
        self.callbacks.append(callback)

    def stop_listening(self, callback: Callback) -> None:
        self.callbacks.remove(callback)

    def tell(self, initiator: object) -> None:
        for callback in self.callbacks:
            callback(CHANGE, initiator)


@pytest.fixture
def signals(qapp: QApplication) -> Iterator[SessionSignals]:
    made = SessionSignals()
    yield made
    made.deleteLater()


def test_a_change_comes_out_with_whoever_caused_it(signals: SessionSignals) -> None:
    session = Told()
    heard: list[object] = []
    signals.changed.connect(lambda *parts: heard.append(parts))
    signals.attach(session)
    panel = object()
    session.tell(panel)
    session.tell(None)
    assert heard == [(CHANGE, panel), (CHANGE, None)]


def test_a_change_of_another_thread_comes_out_on_the_ui_thread(
    signals: SessionSignals, qtbot: QtBot
) -> None:
    session = Told()
    threads: list[object] = []
    signals.changed.connect(lambda *_: threads.append(threading.current_thread()))
    signals.attach(session)
    elsewhere = threading.Thread(target=session.tell, args=(None,))
    with qtbot.waitSignal(signals.changed):
        elsewhere.start()
    elsewhere.join()
    assert threads == [threading.main_thread()]


def test_only_the_session_attached_last_is_heard(signals: SessionSignals) -> None:
    before, now = Told(), Told()
    heard: list[object] = []
    signals.changed.connect(lambda *parts: heard.append(parts))
    signals.attach(before)
    signals.attach(now)
    before.tell(None)
    assert heard == []
    now.tell(None)
    assert len(heard) == 1


def test_after_detaching_nothing_is_heard_and_nothing_is_kept(signals: SessionSignals) -> None:
    session = Told()
    signals.attach(session)
    signals.detach()
    signals.detach()
    assert session.callbacks == []
