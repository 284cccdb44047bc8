"""PySide6 6.12.0 on Python 3.11 lets go of a None it does not hold, until the process aborts.

The dependency excludes that release; this notices if another one does the same.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

CALLS = 200
# Python itself takes and drops a few references to None meanwhile.
TOLERANCE = 50


def references_lost(call: Callable[[], object]) -> int:
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@pytest.mark.parametrize("method", ["update", "repaint", "adjustSize", "raise_"])
def test_a_widget_call_takes_no_reference_to_none(qtbot: QtBot, method: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert references_lost(getattr(widget, method)) < TOLERANCE


def test_moving_a_cursor_takes_no_reference_to_none(qtbot: QtBot) -> None:
    cursor = QTextCursor(QTextDocument("全市有街道工会11个。"))
    assert references_lost(lambda: cursor.setPosition(3)) < TOLERANCE


def test_setting_a_format_takes_no_reference_to_none() -> None:
    form = QTextCharFormat()
    assert references_lost(lambda: form.setFontItalic(True)) < TOLERANCE
