"""The user's guide: complete in both languages, with pictures that exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QListWidget, QTextBrowser

from annotator.resource_files import resource
from annotator.ui.dialogs.guide_window import GuideWindow
from dialog_parts import the

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _own_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def opened(qtbot: QtBot, language: str) -> GuideWindow:
    QLocale.setDefault(QLocale(language))
    window = GuideWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def chapters(window: GuideWindow) -> list[str]:
    contents = the(QListWidget, window)
    return [contents.item(row).text() for row in range(contents.count())]


def guide(language: str) -> str:
    return resource(f"help/guide.{language}.md").read_text(encoding="utf-8")


def test_both_languages_have_the_same_chapters(qtbot: QtBot) -> None:
    chinese, english = opened(qtbot, "zh_CN"), opened(qtbot, "en")
    assert len(chapters(chinese)) == len(chapters(english)) > 6
    assert "审核" in chapters(chinese)
    assert "Review" in chapters(english)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_picture_is_there(language: str) -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", guide(language))
    assert len(pictures) == 4
    for picture in pictures:
        assert f".{language}." in picture
        assert resource(f"help/{picture}").stat().st_size > 10_000


def test_a_chapter_is_gone_to(qtbot: QtBot) -> None:
    window = opened(qtbot, "zh_CN")
    the(QListWidget, window).setCurrentRow(5)
    page = the(QTextBrowser, window)
    at_top = page.cursorForPosition(page.viewport().rect().topLeft())
    assert at_top.position() > 300


def test_it_follows_the_language(qtbot: QtBot) -> None:
    window = opened(qtbot, "zh_CN")
    QLocale.setDefault(QLocale("en"))
    window.retranslate()
    assert "Review" in chapters(window)
    assert "Who is who" in the(QTextBrowser, window).toPlainText()


def test_pictures_are_no_wider_than_the_page(qtbot: QtBot) -> None:
    window = opened(qtbot, "en")
    page = the(QTextBrowser, window)
    window.resize(700, 600)
    qtbot.waitUntil(lambda: page.document().size().width() <= page.viewport().width())
    assert page.horizontalScrollBar().maximum() == 0
