"""The popup that asks why: a digit is a whole answer, typing needs no click before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from annotator.ui.panels.quiet_label import QuietLabel
from annotator.ui.panels.reasons_popup import ReasonsPopup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# What the offscreen platform says of every popup; a real one grabs keyboard and mouse.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing", extend=True)

REASONS = ["边界不当", "类型有误", "规范值有误"]


class Asked:
    """A popup that is open, and what came of it."""

    def __init__(self, qtbot: QtBot, place: QRect, reasons: list[str] | None) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.popup = ReasonsPopup(self.window)
        self.chosen: list[str] = []
        self.closed = 0
        self.popup.chosen.connect(self.chosen.append)
        self.popup.closed.connect(self._count)
        if reasons is None:
            self.popup.ask_why_it_stays()
        else:
            self.popup.ask_why_returned(reasons, 1)
        self.popup.open_at(place)
        self.line = self.popup.findChildren(QLineEdit)[0]
        self.qtbot = qtbot

    def _count(self) -> None:
        self.closed += 1

    def commit(self, words: str) -> None:
        """Type as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.line, event)

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.line, key)


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked(qtbot, QRect(100, 100, 2, 20), REASONS)


def test_a_digit_is_the_whole_gesture(asked: Asked) -> None:
    asked.press(Qt.Key.Key_2)
    assert asked.chosen == ["类型有误"]
    assert asked.closed == 1


def test_the_hint_is_read_whole(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    popup = ReasonsPopup(window)
    popup.ask_why_returned(REASONS, 1)
    (hint,) = (one for one in popup.findChildren(QuietLabel) if "Enter" in one.text())
    hint.setText(f"{hint.text()} {hint.text()}")
    popup.open_at(QRect(100, 100, 2, 20))
    room = hint.contentsRect()
    wrapped = hint.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, hint.text())
    assert room.contains(wrapped)


def test_a_digit_of_full_width_is_a_digit(asked: Asked) -> None:
    asked.commit("３")
    assert asked.chosen == ["规范值有误"]


def test_a_reason_is_chosen_by_mouse(asked: Asked) -> None:
    button = asked.popup.findChildren(QPushButton)[0]
    asked.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.chosen == ["边界不当"]


def test_another_reason_is_typed_at_once(asked: Asked) -> None:
    assert asked.line.hasFocus()
    asked.commit("名称应写全")
    assert asked.chosen == []
    asked.press(Qt.Key.Key_Return)
    assert asked.chosen == ["名称应写全"]


def test_a_digit_within_words_chooses_nothing(asked: Asked) -> None:
    asked.commit("第")
    asked.press(Qt.Key.Key_3)
    asked.press(Qt.Key.Key_Return)
    assert asked.chosen == ["第3"]


@pytest.mark.parametrize("key", [Qt.Key.Key_9, Qt.Key.Key_0])
def test_a_digit_without_a_reason_is_only_a_digit(asked: Asked, key: Qt.Key) -> None:
    asked.press(key)
    assert asked.chosen == []
    assert asked.popup.isVisible()


def test_a_return_needs_a_reason_and_escape_turns_back(asked: Asked) -> None:
    asked.press(Qt.Key.Key_Return)
    assert asked.popup.isVisible()
    asked.press(Qt.Key.Key_Escape)
    assert (asked.chosen, asked.closed) == ([], 1)


def test_more_than_nine_reasons_have_no_digit(qtbot: QtBot) -> None:
    asked = Asked(qtbot, QRect(100, 100, 2, 20), [f"理由{n}" for n in range(1, 13)])
    assert len(asked.popup.findChildren(QPushButton)) == 9


def test_an_answer_may_be_left_out(qtbot: QtBot) -> None:
    asked = Asked(qtbot, QRect(100, 100, 2, 20), None)
    asked.press(Qt.Key.Key_Return)
    assert asked.chosen == [""]


def test_it_opens_above_where_there_is_no_room_below(qtbot: QtBot) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    line = QRect(room.right() - 4, room.bottom() - 24, 2, 20)
    asked = Asked(qtbot, line, REASONS)
    # The offscreen platform draws frames of a few pixels around popups, too.
    assert room.adjusted(0, 0, 4, 4).contains(asked.popup.geometry())
    assert asked.popup.geometry().bottom() < line.top()
