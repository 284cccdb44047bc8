"""Whatever fails, wherever it fails: told once, the program lives, nothing is swallowed."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer, Signal, qWarning
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import FileIsEmpty, ProblemForUser
from annotator.domain.progress import Cancelled
from annotator.ui.foundation.background import Background
from annotator.ui.foundation.error_reporter import ErrorReporter, reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from annotator.ui.foundation.fault_report import FaultReport


class Told:
    """Everything that was shown, and on which thread."""

    def __init__(self) -> None:
        self.problems: list[ProblemForUser] = []
        self.faults: list[FaultReport] = []
        self.threads: set[threading.Thread] = set()

    def problem(self, problem: ProblemForUser) -> None:
        self.threads.add(threading.current_thread())
        self.problems.append(problem)

    def fault(self, report: FaultReport) -> None:
        self.threads.add(threading.current_thread())
        self.faults.append(report)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def reporter(
    qapp: QApplication, told: Told, caplog: pytest.LogCaptureFixture
) -> Iterator[ErrorReporter]:
    made = ErrorReporter(show_problem=told.problem, show_fault=told.fault)
    made.install()
    yield made
    made.uninstall()
    made.deleteLater()


class Button(QObject):
    """Something to click."""

    clicked = Signal()


class Painted(QWidget):
    """A widget whose painting fails."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.painted += 1
        painter = QPainter(self)
        painter.drawLine(0, 0, 5, 5)
        raise ValueError("in paintEvent")


def fail(*_: object) -> None:
    raise ValueError("ours")


def test_an_exception_in_a_slot_is_reported_and_the_program_lives(
    reporter: ErrorReporter, told: Told, qtbot: QtBot
) -> None:
    button = Button()
    after: list[bool] = []
    button.clicked.connect(fail)
    button.clicked.connect(lambda: after.append(True))
    button.clicked.emit()
    qtbot.waitUntil(lambda: told.faults != [])
    assert after == [True]
    assert told.faults[0].headline.startswith("ValueError in ")


def test_nothing_is_shown_in_the_middle_of_what_failed(
    reporter: ErrorReporter, told: Told, qtbot: QtBot
) -> None:
    """A dialog that opened inside paintEvent would paint again, and fail again."""
    reporter.tell(KeyError("one"))
    reporter.tell(FileIsEmpty(path="a"))
    assert (told.faults, told.problems) == ([], [])
    qtbot.waitUntil(lambda: len(told.faults) == len(told.problems) == 1)


def test_an_exception_in_a_timer_is_reported(
    reporter: ErrorReporter, told: Told, qtbot: QtBot
) -> None:
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(told.faults) == 1)


def test_an_exception_in_a_thread_is_reported_on_the_ui_thread(
    reporter: ErrorReporter, told: Told, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert told.faults == []
    qtbot.waitUntil(lambda: len(told.faults) == 1)
    assert told.threads == {threading.main_thread()}


def test_an_exception_in_a_task_that_nobody_waits_for_is_reported(
    reporter: ErrorReporter, told: Told, qtbot: QtBot
) -> None:
    background = Background()
    background.task(fail).start()
    qtbot.waitUntil(lambda: len(told.faults) == 1)
    background.shut_down()
    background.deleteLater()


def test_an_exception_in_paintevent_is_reported_once_and_the_widget_lives(
    reporter: ErrorReporter, told: Told, qtbot: QtBot
) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    for _ in range(5):
        widget.repaint()
    qtbot.waitUntil(lambda: told.faults != [])
    qtbot.wait(20)
    assert widget.painted >= 5
    assert len(told.faults) == 1
    assert "in paintEvent" in told.faults[0].text


def test_in_tests_a_failing_paintevent_fails_the_test(qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.captureExceptions() as caught:
        with qtbot.waitExposed(widget):
            widget.show()
        widget.repaint()
    assert {str(error) for _, error, _ in caught} == {"in paintEvent"}


def test_an_exception_while_an_object_is_destroyed_is_reported(
    reporter: ErrorReporter, told: Told, qtbot: QtBot
) -> None:
    class Fragile:
        def __del__(self) -> None:
            raise ValueError("in __del__")

    made = Fragile()
    del made
    qtbot.waitUntil(lambda: len(told.faults) == 1)


def test_the_same_fault_is_shown_once_and_counted_in_the_log(
    reporter: ErrorReporter, told: Told, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    button = Button()
    button.clicked.connect(fail)
    for _ in range(100):
        button.clicked.emit()
    qtbot.waitUntil(lambda: told.faults != [])
    qtbot.wait(20)
    assert len(told.faults) == 1
    assert "64 times by now" in caplog.text
    assert len(caplog.records) < 10


def test_another_fault_is_shown_as_well(reporter: ErrorReporter, told: Told, qtbot: QtBot) -> None:
    reporter.tell(KeyError("one"))
    reporter.tell(TypeError("other"))
    qtbot.waitUntil(lambda: len(told.faults) == 2)


def test_a_problem_of_the_world_is_told_each_time_and_is_no_fault(
    reporter: ErrorReporter, told: Told, qtbot: QtBot
) -> None:
    problem = FileIsEmpty(path="空.txt")
    button = Button()

    def slot() -> None:
        raise problem

    button.clicked.connect(slot)
    button.clicked.emit()
    button.clicked.emit()
    qtbot.waitUntil(lambda: told.problems == [problem, problem])
    assert told.faults == []


def test_a_wish_to_stop_is_neither(reporter: ErrorReporter, told: Told, qtbot: QtBot) -> None:
    reporter.tell(Cancelled())
    qtbot.wait(20)
    assert (told.problems, told.faults) == ([], [])


def test_a_fault_in_showing_a_fault_is_logged_and_ends_there(
    reporter: ErrorReporter, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    reporter.show_fault = fail
    reporter.tell(KeyError("one"))
    qtbot.waitUntil(lambda: "cannot show the report" in caplog.text)
    qtbot.wait(20)
    assert caplog.text.count("cannot show the report") == 1


def test_a_fault_in_showing_a_problem_is_shown_as_a_fault(
    reporter: ErrorReporter, told: Told, qtbot: QtBot
) -> None:
    reporter.show_problem = fail
    reporter.tell(FileIsEmpty(path="a"))
    qtbot.waitUntil(lambda: len(told.faults) == 1)


def test_messages_of_qt_go_to_the_log(
    reporter: ErrorReporter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        qWarning("layout is odd")
    assert ("qt", logging.WARNING, "default: layout is odd") in caplog.record_tuples


def test_ctrl_c_means_the_program(
    reporter: ErrorReporter, told: Told, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    heard: list[object] = []
    reporter._before = (lambda *parts: heard.append(parts[0]), *reporter._before[1:])
    try:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        reporter._before = (sys.__excepthook__, *reporter._before[1:])
    assert heard == [KeyboardInterrupt]
    assert told.faults == []


def test_the_hooks_are_given_back(qapp: QApplication, told: Told) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    made = ErrorReporter(show_problem=told.problem, show_fault=told.fault)
    made.install()
    assert sys.excepthook is not before[0]
    made.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    made.deleteLater()
