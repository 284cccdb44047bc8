"""Every dialog is switched to Chinese while it is open, and nothing in it stays English."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QWidget

from annotator.domain.documents import Document
from annotator.ui.dialogs.about import AboutDialog
from annotator.ui.dialogs.document_properties import DocumentPropertiesDialog
from annotator.ui.dialogs.import_preview import ImportPreview
from annotator.ui.dialogs.preferences import PreferencesDialog
from annotator.ui.dialogs.problem_report import ProblemReport
from annotator.ui.dialogs.shortcuts_help import ShortcutsHelp
from annotator.ui.dialogs.waiting import Waiting
from annotator.ui.foundation.background import Background
from annotator.ui.foundation.settings_store import SettingsStore
from annotator.ui.foundation.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
# Names stay as they are in every language.
NAMES = {
    "English",
    "MIT",
    "Unicode",
    "UTF",
    "GB18030",
    "GBK",
    "Big5",
    "Windows",
    "OK",
}
WORDS = ("text", "title", "windowTitle", "placeholderText", "suffix", "accessibleName")


@dataclass(frozen=True)
class Reading:
    encoding: str
    sample: str = "工会"


@dataclass(frozen=True)
class TextFile:
    path: Path = Path("年鉴")
    candidates: tuple[Reading, ...] = (Reading("gb18030"), Reading("utf-8"), Reading("big5"))


DOCUMENT = Document(
    id="d",
    title="群众团体",
    year=None,
    places=(),
    source="年鉴",
    encoding="gb18030",
    text_version_id="v",
    characters=5021,
    sha256="0" * 64,
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)


@pytest.fixture
def translation(qapp: QApplication) -> Iterator[Translation]:
    made = Translation(qapp)
    yield made
    made.show("en")
    made.setParent(None)
    made.deleteLater()
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def parts(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[SettingsStore, Background]]:
    store, background = SettingsStore(tmp_path / "s.json"), Background()
    yield store, background
    store.deleteLater()
    background.deleteLater()


def waiting(background: Background) -> Waiting:
    task = background.task(lambda _: None)
    dialog = Waiting(task, "")
    task.progressed.emit(1, 2)
    return dialog


Make = Callable[[SettingsStore, Background], QDialog]
DIALOGS: dict[str, Make] = {
    "about": lambda *_: AboutDialog(Path("项目")),
    "document properties": lambda *_: DocumentPropertiesDialog(DOCUMENT),
    "import preview": lambda *_: ImportPreview(TextFile()),
    "preferences": lambda store, _: PreferencesDialog(store),
    "problem report": lambda *_: ProblemReport(Path("日志")),
    "keys": lambda *_: ShortcutsHelp(list),
    "waiting": lambda _, background: waiting(background),
}


def words_in(dialog: QWidget) -> set[str]:
    """Everything a reader or a screen reader can meet."""
    found: set[str] = set()
    for part in (dialog, *dialog.findChildren(QObject)):
        found.update(str(part.property(name) or "") for name in WORDS)
        if isinstance(part, QComboBox) and part.objectName() != "fonts":
            found.update(part.itemText(row) for row in range(part.count()))
    return found


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_stays_english(
    name: str, parts: tuple[SettingsStore, Background], translation: Translation, qtbot: QtBot
) -> None:
    translation.show("en")
    dialog = DIALOGS[name](*parts)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    english = words_in(dialog)
    translation.show("zh_CN")
    qtbot.waitUntil(lambda: dialog.windowTitle() not in english)
    left = {
        text
        for text in words_in(dialog) & english
        if set(ENGLISH_WORD.findall(text)) - NAMES and not is_a_name(dialog, text)
    }
    assert left == set()


def is_a_name(dialog: QDialog, text: str) -> bool:
    """Libraries with their versions and licences, paths, fonts."""
    if isinstance(dialog, AboutDialog):
        labels = {label.text() for label in dialog._libraries.findChildren(QLabel)}
        return text in labels or "\u200b" in text
    if isinstance(dialog, PreferencesDialog):
        font = dialog._font
        return text in {font.itemText(row) for row in range(font.count())} | {font.currentText()}
    return False


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_words_are_cut_off(
    name: str,
    language: str,
    parts: tuple[SettingsStore, Background],
    translation: Translation,
    qtbot: QtBot,
) -> None:
    translation.show(language)
    dialog = DIALOGS[name](*parts)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    cut = [
        label.text()
        for label in dialog.findChildren(QLabel)
        if label.isVisible() and label.text() and is_cut(label)
    ]
    assert cut == []


def is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.sizeHint().width()
