"""The thread of an annotation, as it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextDocument

from annotator.domain.annotations import Status
from annotator.ui.foundation.translation import Translation
from annotator.ui.panels.thread_phrases import ThreadLine
from annotator.ui.panels.thread_view import ThreadView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ACCEPTED = ThreadLine(
    id="1",
    decides=True,
    when="2026-11-23 09:00",
    who="赵强",
    verdict="A & B",
    status=Status.ACCEPTED,
    words=("<见> 第 3 页",),
    aside="since",
    own=False,
)


@pytest.fixture
def view(qtbot: QtBot) -> ThreadView:
    made = ThreadView()
    qtbot.addWidget(made)
    made.show_lines([ACCEPTED], editable=True)
    return made


@pytest.fixture
def translation(qapp: QApplication) -> Iterator[Translation]:
    made = Translation(qapp)
    yield made
    made.put_away()
    made.deleteLater()
    QLocale.setDefault(QLocale.c())


def read(view: ThreadView) -> str:
    page = QTextDocument()
    page.setHtml(view.text())
    return page.toPlainText()


def test_what_was_said_is_shown_as_it_was_typed(view: ThreadView) -> None:
    assert read(view) == "赵强 · 2026-11-23 09:00\nA & B (since)\n<见> 第 3 页"


def test_the_brackets_are_those_of_the_language(view: ThreadView, translation: Translation) -> None:
    translation.show("zh_CN")
    view.show_lines([ACCEPTED], editable=True)
    assert "A & B（since）" in read(view)
