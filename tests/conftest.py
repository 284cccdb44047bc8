"""Ground rules for every test: a private home, a quiet run, nothing left behind."""

from __future__ import annotations

import itertools
import logging
import os
import threading
from functools import partial
from typing import TYPE_CHECKING

import hypothesis
import pytest
import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLocale,
    QSettings,
    Qt,
    QTimer,
    QTranslator,
)
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dialog_parts import Answer

# The default run repeats itself exactly, so that a red check is red for everyone;
# ANNOTATOR_TESTS=thorough looks for new counter-examples.
hypothesis.settings.register_profile(
    "default", max_examples=60, deadline=None, derandomize=True, database=None
)
hypothesis.settings.register_profile("thorough", max_examples=2_000, deadline=None)

_HOMES = itertools.count()
_DIALOG_PATIENCE_MS = 3000
_HOME_VARIABLES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_XDG = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}
# What a desktop session sets and a test must not depend on.
_DESKTOP_VARIABLES = (
    "ANNOTATOR_HOME",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "LC_CTYPE",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
    "XDG_CURRENT_DESKTOP",
    "XDG_DOCUMENTS_DIR",
)


def pytest_configure() -> None:
    """Settle platform and language before the first QApplication reads them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in _DESKTOP_VARIABLES:
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"
    hypothesis.settings.load_profile(os.environ.get("ANNOTATOR_TESTS", "default"))


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def private_home(_homes: Path) -> Iterator[Path]:
    """Give each test a home of its own, so that nobody's settings are read or changed."""
    home = _homes / str(next(_HOMES))
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in _HOME_VARIABLES:
            patch.setenv(name, str(home))
        for name, folder in _XDG.items():
            patch.setenv(name, str(home / folder))
        # Qt looks the variables up once and keeps what it found.
        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home / ".config"))
        yield home


@pytest.fixture(autouse=True)
def no_thread_outlives_the_test() -> Iterator[None]:
    """Fail where work goes on after the test is over."""
    before = set(threading.enumerate())
    yield
    # Dummies stand for Qt's pooled threads; Qt keeps those for the next task.
    late = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in late:
        thread.join(timeout=2)
    alive = [thread.name for thread in late if thread.is_alive()]
    assert not alive, f"threads outlived the test: {alive}"


@pytest.fixture(autouse=True)
def no_window_outlives_the_test() -> Iterator[None]:
    """Delete what was closed, then fail where a window or a running timer is left."""
    yield
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    # Without an event loop deleteLater() waits for ever.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = application.topLevelWidgets()
    shown = [
        widget
        for widget in left
        if widget.isVisible() and widget.windowType() != Qt.WindowType.ToolTip
    ]
    running = [
        timer
        for holder in (application, *left)
        for timer in holder.findChildren(QTimer)
        if timer.isActive()
    ]
    left_behind = [repr(one) for one in (*shown, *running)]
    # Only the test that left them behind is to fail.
    for widget in shown:
        widget.hide()
    for timer in running:
        timer.stop()
    assert not left_behind, f"outlived the test: {left_behind}"


# What the offscreen platform says of every window; it is about tests, not about the program.
_OF_THE_OFFSCREEN_PLATFORM = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)


@pytest.fixture(autouse=True)
def plain_application(no_window_outlives_the_test: None) -> Iterator[None]:
    """Take back language and look, and whatever of the program lives as long as it."""
    yield
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
    for child in application.children():
        if type(child).__module__.startswith("annotator."):
            shiboken6.delete(child)
    QLocale.setDefault(QLocale.c())
    QGuiApplication.styleHints().unsetColorScheme()
    if application.styleSheet():
        application.setStyleSheet("")
    if application.testAttribute(Qt.ApplicationAttribute.AA_SetPalette):
        application.setPalette(QPalette())


class _LoudRecords(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        if not any(known in line for known in _OF_THE_OFFSCREEN_PLATFORM):
            self.lines.append(line)


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a logged warning or error; a test that expects one asks for `caplog`."""
    if "caplog" in request.fixturenames:
        yield
        return
    loud = _LoudRecords()
    logging.getLogger().addHandler(loud)
    yield
    logging.getLogger().removeHandler(loud)
    assert not loud.lines, f"logged without being expected: {loud.lines}"


@pytest.fixture(autouse=True)
def unchanged_thread_hook() -> Iterator[None]:
    """Put back what the program replaces when it starts; pytest-qt guards sys.excepthook."""
    hook = threading.excepthook
    yield
    threading.excepthook = hook


@pytest.fixture
def answer(qapp: QApplication) -> Iterator[Answer]:
    """Give what should be done to the next modal dialog as soon as it is up."""
    waiting: list[Callable[[QWidget], object]] = []
    unanswered: list[str] = []
    looking = QTimer(interval=5)
    patience = QTimer(interval=_DIALOG_PATIENCE_MS)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and waiting:
            patience.start()
            # A timer does not fire again inside its own slot, as in a dialog over a dialog.
            QTimer.singleShot(0, partial(waiting.pop(0), dialog))

    def end_a_hanging_test() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            unanswered.append(repr(dialog))
            dialog.close()

    looking.timeout.connect(look)
    patience.timeout.connect(end_a_hanging_test)
    looking.start()
    patience.start()
    yield waiting.append
    looking.stop()
    patience.stop()
    assert unanswered == []
    assert waiting == [], "a dialog that should have come up did not"
