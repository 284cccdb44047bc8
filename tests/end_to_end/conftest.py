"""The program as a person meets it: started by its real main(), driven by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator.__main__ import main
from annotator.ui.dialogs.waiting import Waiting
from annotator.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

Script = Callable[["Desk"], None]


class Desk:
    """A person at the window: types, looks, waits."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.view = window.view
        self.qtbot = qtbot

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=10_000)

    def press(self, *keys: Qt.Key | str, control: bool = False, shift: bool = False) -> None:
        """Press keys in the text."""
        modifiers = Qt.KeyboardModifier.NoModifier
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        for key in keys:
            code = getattr(Qt.Key, f"Key_{key}") if isinstance(key, str) else key
            self.qtbot.keyClick(self.view, code, modifiers)

    def trigger(self, command: str) -> None:
        """Choose a command from a menu."""
        self.window.commands[command].trigger()

    def tagged(self) -> list[tuple[str, str]]:
        """What is tagged, in text order: surface and type."""
        return [(self.view.text[m[0] : m[1]], m[3]) for m in self.view.marks]

    def settle(self) -> None:
        """Let everything in the background end."""
        self.window.background.wait_for_done()
        self.qtbot.wait(50)


@pytest.fixture
def run_program(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[list[str], Script], int]:
    """Start the program with real words and do something in its window, then close it."""

    def run(words: list[str], script: Script) -> int:
        def instead_of_the_loop(*_: object) -> int:
            windows = [w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow)]
            window = next(w for w in windows if w.isVisible())
            qtbot.waitExposed(window)
            desk = Desk(window, qtbot)
            qtbot.wait(20)
            # Under load the window of the test before goes away only now, and the focus with it.
            window.activateWindow()
            desk.until(window.isActiveWindow)
            script(desk)
            desk.settle()
            return 0

        monkeypatch.setattr(QApplication, "exec", instead_of_the_loop)
        return main(words)

    return run


@pytest.fixture
def sample() -> str:
    """The path of the sample chronicle."""
    return str(Path(__file__).parents[2] / "seeds" / "chronicle.txt")


@pytest.fixture
def answer(qapp: QApplication) -> Iterator[Callable[[Callable[[Any], object]], None]]:
    """Give what should be done to the next dialog that asks something; waiting asks nothing."""
    acts: list[Callable[[Any], object]] = []
    looking = QTimer(interval=5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and acts and not isinstance(dialog, Waiting):
            # A timer does not fire again inside its own slot, as in a dialog over a dialog.
            QTimer.singleShot(0, partial(acts.pop(0), dialog))

    looking.timeout.connect(look)
    looking.start()
    yield acts.append
    looking.stop()
    assert acts == [], "a dialog that should have come up did not"
