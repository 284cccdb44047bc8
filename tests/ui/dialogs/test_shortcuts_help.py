"""All keys at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTextBrowser

from annotator.ui.dialogs.shortcuts_help import KeyGroup, ShortcutsHelp
from dialog_parts import the

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def words() -> list[str]:
    return ["Next"]


@pytest.fixture
def dialog(qtbot: QtBot, words: list[str]) -> ShortcutsHelp:
    made = ShortcutsHelp(lambda: [KeyGroup("Tagging <1>", (("Tab", words[-1]), ("<", "x")))])
    qtbot.addWidget(made)
    return made


def test_every_key_stands_beside_what_it_does(dialog: ShortcutsHelp) -> None:
    text = the(QTextBrowser, dialog).toPlainText()
    for part in ("Tagging <1>", "Tab", "Next", "<"):
        assert part in text


def test_the_page_is_renewed_when_the_language_changes(
    dialog: ShortcutsHelp, words: list[str], qapp: QApplication
) -> None:
    words.append("下一条")
    qapp.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert "下一条" in the(QTextBrowser, dialog).toPlainText()


def test_the_printed_page_is_dark_on_white_and_can_be_read(dialog: ShortcutsHelp) -> None:
    page = dialog.printed_page()
    assert "Next" in page.toPlainText()
    assert page.defaultFont().pointSize() >= 10
    first = page.begin().begin().fragment().charFormat()
    assert first.foreground().color().lightness() < 100
