"""Work off the UI thread: every end of it is told, on the UI thread, exactly once."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from annotator.domain.progress import Cancelled, Progress
from annotator.ui.foundation.background import Background, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.shut_down()
    made.deleteLater()


class Diary:
    """Everything a task says, with whether it was on the UI thread."""

    def __init__(self, task: Task) -> None:
        self.ends: list[object] = []
        self.steps: list[tuple[int, int]] = []
        self.on_ui_thread: set[bool] = set()
        task.progressed.connect(self._step)
        task.succeeded.connect(lambda result: self._end(("succeeded", result)))
        task.failed.connect(lambda error: self._end(("failed", error)))
        task.cancelled.connect(lambda: self._end(("cancelled", None)))

    def _step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        self.on_ui_thread.add(threading.current_thread() is threading.main_thread())

    def _end(self, end: object) -> None:
        self.ends.append(end)
        self.on_ui_thread.add(threading.current_thread() is threading.main_thread())


def is_ui_thread(progress: Progress) -> bool:
    progress.report(1, 1)
    return threading.current_thread() is threading.main_thread()


@pytest.mark.parametrize("uses_project", [True, False])
def test_work_is_done_elsewhere_and_told_here(
    background: Background, qtbot: QtBot, *, uses_project: bool
) -> None:
    task = background.task(is_ui_thread, uses_project=uses_project)
    diary = Diary(task)
    with qtbot.waitSignal(task.finished):
        task.start()
    assert diary.ends == [("succeeded", False)]
    assert diary.steps == [(1, 1)]
    assert diary.on_ui_thread == {True}


def test_a_failure_is_handed_over_whole(background: Background, qtbot: QtBot) -> None:
    error = OSError("disk full")

    def work(progress: Progress) -> None:
        raise error

    task = background.task(work)
    diary = Diary(task)
    with qtbot.waitSignal(task.finished):
        task.start()
    assert diary.ends == [("failed", error)]


def test_a_failure_that_nobody_waits_for_reaches_the_hook(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = ValueError("ours")
    heard: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *parts: heard.append(parts[1]))

    def work(progress: Progress) -> None:
        raise error

    task = background.task(work)
    with qtbot.waitSignal(task.finished):
        task.start()
    assert heard == [error]


def test_cancelling_stops_the_work_at_its_next_report(background: Background, qtbot: QtBot) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress.report(0, 1)
        except Cancelled:
            stopped.set()
            raise

    task = background.task(work)
    diary = Diary(task)
    with qtbot.waitSignal(task.finished):
        task.start()
        begun.wait(5)
        task.cancel()
    assert stopped.is_set()
    assert diary.ends == [("cancelled", None)]


def test_a_result_that_comes_after_cancelling_is_dropped(
    background: Background, qtbot: QtBot
) -> None:
    task = background.task(lambda _: "too late")
    diary = Diary(task)
    with qtbot.waitSignal(task.finished):
        task.start()
        assert background.wait_for_done(5000)
        task.cancel()
    assert diary.ends == [("cancelled", None)]


def test_work_cancelled_while_it_waits_is_never_begun(background: Background, qtbot: QtBot) -> None:
    go, begun = threading.Event(), threading.Event()
    first = background.task(lambda _: go.wait(5))
    second = background.task(lambda _: begun.set())
    first.start()
    second.start()
    with qtbot.waitSignal(second.finished):
        second.cancel()
        go.set()
    assert not begun.is_set()


def test_work_on_the_project_goes_one_by_one_and_holds_up_nothing_else(
    background: Background, qtbot: QtBot
) -> None:
    go, other_done = threading.Event(), threading.Event()
    order: list[str] = []

    def first(progress: Progress) -> None:
        go.wait(5)
        order.append("first")

    tasks = [
        background.task(first),
        background.task(lambda _: order.append("second")),
        background.task(lambda _: other_done.set(), uses_project=False),
    ]
    with qtbot.waitSignals([task.finished for task in tasks]):
        for task in tasks:
            task.start()
        assert other_done.wait(5), "the free lane waits for the project lane"
        go.set()
    assert order == ["first", "second"]


def test_many_reports_become_few_signals_and_the_last_is_among_them(
    background: Background, qtbot: QtBot
) -> None:
    def work(progress: Progress) -> None:
        for done in range(1, 50_001):
            progress.report(done, 50_000)

    task = background.task(work)
    diary = Diary(task)
    with qtbot.waitSignal(task.finished):
        task.start()
    assert diary.steps[-1] == (50_000, 50_000)
    assert len(diary.steps) < 500


def test_shutting_down_ends_all_work_and_tells_nothing_late(qapp: QApplication) -> None:
    background = Background()
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.report(0, 1)

    diaries = []
    for _ in range(3):
        task = background.task(work)
        diaries.append(Diary(task))
        task.start()
    begun.wait(5)
    background.shut_down()
    assert background.wait_for_done(0)
    background.deleteLater()
    qapp.sendPostedEvents()
    assert [end for diary in diaries for end in diary.ends if end != ("cancelled", None)] == []
