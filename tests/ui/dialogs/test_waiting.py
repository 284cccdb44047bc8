"""Waiting for long work: progress, stopping, and nothing for short work."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from annotator.domain.errors import FileIsEmpty
from annotator.ui.dialogs import waiting as waiting_module
from annotator.ui.dialogs.waiting import Waiting, carry_out, wait_for
from annotator.ui.foundation.background import Background
from dialog_parts import Act, Answer, reading, the

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from annotator.domain.progress import Progress


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.shut_down()
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_module, "_SHOW_AFTER_MS", 0)


def until_stopped(progress: Progress) -> None:
    while True:
        progress.report(1, 4)


def test_the_result_is_handed_over(background: Background, window: QWidget) -> None:
    assert wait_for(background.task(lambda _: 42), window, "Counting…") == 42


def test_short_work_shows_nothing(background: Background, window: QWidget) -> None:
    shown: list[Waiting] = []
    looking = QTimer(window, interval=1)
    looking.timeout.connect(lambda: shown.extend(window.findChildren(Waiting)))
    looking.start()
    wait_for(background.task(lambda _: None), window, "Counting…")
    looking.stop()
    assert [dialog for dialog in shown if dialog.isVisible()] == []


def test_a_failure_is_raised_where_one_waits(background: Background, window: QWidget) -> None:
    def work(progress: Progress) -> None:
        raise FileIsEmpty(path="a.txt")

    with pytest.raises(FileIsEmpty):
        wait_for(background.task(work), window, "Reading…")


@pytest.mark.usefixtures("at_once", "numbers_as_in_english")
def test_long_work_shows_how_far_it_is(
    background: Background, window: QWidget, answer: Answer
) -> None:
    go = threading.Event()
    seen: list[object] = []

    def work(progress: Progress) -> str:
        progress.report(1_000, 4_000)
        go.wait(5)
        return "done"

    def look(dialog: Any) -> None:
        seen.append([label.text() for label in dialog.findChildren(QLabel)])
        seen.append(the(QProgressBar, dialog).value())
        go.set()

    answer(lambda dialog: QTimer.singleShot(100, lambda: look(dialog)))
    assert wait_for(background.task(work), window, "Exporting “a.xlsx”…") == "done"
    assert seen == [["Exporting “a.xlsx”…", "1,000 of 4,000"], 250]


def press_escape(dialog: Any) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def press_cancel(dialog: Any) -> None:
    the(QPushButton, dialog).click()


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("stop", [press_escape, press_cancel, QWidget.close])
def test_the_person_can_stop_it(
    background: Background, window: QWidget, answer: Answer, stop: Act
) -> None:
    answer(stop)
    assert wait_for(background.task(until_stopped), window, "Exporting…") is None


@pytest.mark.usefixtures("at_once")
def test_nothing_behind_it_can_be_used_meanwhile(
    background: Background, window: QWidget, answer: Answer
) -> None:
    seen: list[object] = []
    answer(reading(seen, lambda dialog: dialog.windowModality()))
    wait_for(background.task(until_stopped), window, "Exporting…")
    assert seen == [Qt.WindowModality.WindowModal]


@pytest.mark.usefixtures("at_once")
def test_it_goes_away_with_the_work(
    background: Background, window: QWidget, qapp: QApplication, qtbot: QtBot
) -> None:
    go = threading.Event()
    task = background.task(lambda _: go.wait(5))
    dialog = Waiting(task, "Exporting…", window)
    dialog.start()
    qtbot.waitUntil(dialog.isVisible)
    with qtbot.waitSignal(task.finished):
        go.set()
    qapp.sendPostedEvents(None, 52)
    assert window.findChildren(Waiting) == []


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("stop", [press_escape, QWidget.close])
def test_what_cannot_be_stopped_offers_no_way_to(
    background: Background, window: QWidget, answer: Answer, stop: Act
) -> None:
    go, seen = threading.Event(), []

    def try_to_stop(dialog: Any) -> None:
        stop(dialog)
        seen.extend([dialog.isVisible(), the(QPushButton, dialog).isVisible()])
        go.set()

    def work(progress: Progress) -> str:
        go.wait(5)
        progress.report(1, 1)
        return "done"

    answer(try_to_stop)
    assert carry_out(background, work, window, "Restoring…", stoppable=False) == "done"
    assert seen == [True, False]


@pytest.mark.parametrize(("count", "in_background"), [(1_000, False), (1_001, True), (None, True)])
def test_few_things_are_changed_at_once_and_many_in_the_background(
    background: Background, window: QWidget, count: int | None, in_background: bool
) -> None:
    def where(_: Progress) -> bool:
        return threading.current_thread() is not threading.main_thread()

    found = carry_out(background, where, window, "Counting…", count=count)
    assert found is in_background


def test_what_was_done_before_a_late_click_counts(
    background: Background, window: QWidget, at_once: None, answer: Answer
) -> None:
    done, clicked = threading.Event(), threading.Event()

    def work(_: Progress) -> str:
        done.set()
        clicked.wait(5)
        return "committed"

    def click(dialog: QWidget) -> None:
        done.wait(5)
        the(QPushButton, dialog).click()
        clicked.set()

    answer(click)
    assert carry_out(background, work, window, "Counting…", count=5_000) == "committed"


def test_many_things_can_be_stopped_in_time(
    background: Background, window: QWidget, at_once: None, answer: Answer
) -> None:
    answer(lambda dialog: the(QPushButton, dialog).click())
    assert carry_out(background, until_stopped, window, "Counting…", count=5_000) is None
