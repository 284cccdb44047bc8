"""A person who answers the next dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE_MS = 3000
Answer = Callable[[Callable[[QWidget], object]], None]


@pytest.fixture
def numbers_as_in_english() -> Iterator[None]:
    """Group the digits of large numbers."""
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def answer(qapp: QApplication) -> Iterator[Answer]:
    """Give what should be done to the next modal dialog as soon as it is up."""
    waiting: list[Callable[[QWidget], object]] = []
    unanswered: list[str] = []
    looking = QTimer(interval=5)
    patience = QTimer(interval=_PATIENCE_MS)

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
