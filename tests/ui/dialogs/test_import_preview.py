"""The reader sees which encoding is right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from annotator.ui.dialogs.import_preview import ImportPreview, ask_encoding
from annotator.workflows import import_documents
from dialog_parts import Answer, the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Reading:
    encoding: str
    sample: str


@dataclass(frozen=True)
class TextFile:
    path: Path
    candidates: tuple[Reading, ...]


RIGHT = "景德镇市总工会"
FILE = TextFile(
    Path("年鉴.txt"),
    (
        Reading("big5", RIGHT.encode("gb18030").decode("big5", errors="replace")),
        Reading("gb18030", RIGHT),
        Reading("klingon", "?"),
    ),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> ImportPreview:
    made = ImportPreview(FILE)
    qtbot.addWidget(made)
    return made


def test_the_likeliest_is_proposed_in_plain_words(dialog: ImportPreview) -> None:
    choices = the(QListWidget, dialog)
    assert [choices.item(row).text() for row in range(3)] == [
        "Traditional Chinese (Big5)",
        "Simplified Chinese (GB18030, GBK)",
        "KLINGON",
    ]
    assert dialog.encoding == "big5"


def test_the_text_changes_with_the_choice(dialog: ImportPreview) -> None:
    QTest.keyClick(the(QListWidget, dialog), Qt.Key.Key_Down)
    assert the(QPlainTextEdit, dialog).toPlainText() == RIGHT
    assert dialog.encoding == "gb18030"


def test_the_choice_is_returned(answer: Answer) -> None:
    def act(shown: Any) -> None:
        QTest.keyClick(the(QListWidget, shown), Qt.Key.Key_Down)
        QTest.keyClick(shown, Qt.Key.Key_Return)

    answer(act)
    assert ask_encoding(None, FILE) == "gb18030"


def test_turning_back_imports_nothing(answer: Answer) -> None:
    answer(lambda shown: QTest.keyClick(shown, Qt.Key.Key_Escape))
    assert ask_encoding(None, FILE) is None


def test_it_shows_what_the_workflow_finds_out(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "年鉴.txt"
    path.write_bytes("工会".encode("gb18030"))
    made = ImportPreview(import_documents.preview(path))
    qtbot.addWidget(made)
    assert the(QPlainTextEdit, made).toPlainText() != ""
