"""Languages are switched while the program runs; problems are told in the language shown."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from annotator.domain import errors, line_faults
from annotator.domain.errors import InvalidLine, ProblemForUser
from annotator.domain.line_faults import KeyIsMissing
from annotator.ui.foundation import translation as translation_module
from annotator.ui.foundation.translation import (
    LANGUAGES,
    Translation,
    problem_sentence,
    system_language,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def translation(qapp: QApplication) -> Iterator[Translation]:
    made = Translation(qapp)
    yield made
    made.show("en")
    made.setParent(None)
    made.deleteLater()
    QLocale.setDefault(QLocale.c())


class Noting(QWidget):
    """Counts the switches it hears of."""

    heard = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        self.heard += event.type() is QEvent.Type.LanguageChange


def test_a_switch_reaches_widgets_inside_widgets(translation: Translation, qtbot: QtBot) -> None:
    window = QWidget()
    inner = Noting(QWidget(window))
    qtbot.addWidget(window)
    window.show()
    translation.show("zh_CN")
    qtbot.waitUntil(lambda: inner.heard > 0)
    assert QCoreApplication.translate("Type", "Organisation") == "机构"


def test_qts_own_words_are_translated_too(translation: Translation, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    translation.show("zh_CN")
    qtbot.waitUntil(lambda: cancel.text() == "取消")
    translation.show("en")
    qtbot.waitUntil(lambda: cancel.text() == "Cancel")


def test_what_qt_left_out_is_filled_in(translation: Translation) -> None:
    translation.show("zh_CN")
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "查找范围(&L)："


def test_switching_back_and_forth_leaves_the_last_language(translation: Translation) -> None:
    for language in ("zh_CN", "en", "zh_CN", "en"):
        translation.show(language)
        assert translation.language == language
    assert QCoreApplication.translate("Type", "Organisation") == "Organisation"


def test_numbers_and_dates_follow_the_language(translation: Translation) -> None:
    translation.show("zh_CN")
    assert QLocale().language() is QLocale.Language.Chinese
    translation.show("en")
    assert QLocale().toString(140_000) == "140,000"


@pytest.mark.parametrize(
    ("language", "words"), [("zh_CN", "141,875 条标注"), ("en", "141,875 annotations")]
)
def test_a_large_count_is_told_with_its_thousands_apart(
    translation: Translation, language: str, words: str
) -> None:
    translation.show(language)
    told = QCoreApplication.translate("StatusLine", "%Ln annotation(s)", None, 141_875)
    assert told == words


@pytest.mark.parametrize("choice", ["", "klingon"])
def test_without_a_known_choice_the_system_decides(
    translation: Translation, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    monkeypatch.setattr(translation_module, "system_language", lambda: "zh_CN")
    translation.show(choice)
    assert translation.language == "zh_CN"


@pytest.mark.parametrize(
    ("names", "language"),
    [
        (["zh-Hans-CN", "zh-CN", "zh"], "zh_CN"),
        (["zh-Hant-TW"], "zh_CN"),
        (["en-Latn-GB", "en-GB"], "en"),
        (["de-DE", "zh-CN"], "zh_CN"),
        (["ug-CN", "en-US", "zh-CN"], "en"),
        (["de-Latn-DE", "de"], "en"),
        (["C"], "zh_CN"),
        ([], "zh_CN"),
    ],
)
def test_the_first_of_our_languages_that_the_system_names_is_taken(
    monkeypatch: pytest.MonkeyPatch, names: list[str], language: str
) -> None:
    class System:
        def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's name
            return names

    monkeypatch.setattr(QLocale, "system", System)
    assert system_language() == language


def test_a_missing_catalogue_leaves_english_and_a_line_in_the_log(
    translation: Translation,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(translation_module, "_catalogues", lambda _: [tmp_path / "gone.qm"])
    translation.show("zh_CN")
    assert QCoreApplication.translate("Type", "Organisation") == "Organisation"
    assert "gone.qm" in caplog.text


def test_a_catalogue_written_over_in_place_changes_nothing(
    translation: Translation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    catalogues = []
    for path in translation_module._catalogues("zh_CN"):
        catalogues.append(tmp_path / path.name)
        catalogues[-1].write_bytes(path.read_bytes())
    monkeypatch.setattr(translation_module, "_catalogues", lambda _: catalogues)
    translation.show("zh_CN")
    for path in catalogues:
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
    assert QCoreApplication.translate("Type", "Organisation") == "机构"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_without_room_for_a_copy_the_catalogue_itself_is_read(
    translation: Translation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_room(**_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(translation_module, "TemporaryDirectory", no_room)
    translation.show("zh_CN")
    assert QCoreApplication.translate("Type", "Organisation") == "机构"
    assert "no copy of annotator_zh_CN.qm" in caplog.text


def every_problem() -> list[type[ProblemForUser]]:
    kinds = [*vars(errors).values(), *vars(line_faults).values()]
    return [
        kind
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, ProblemForUser) and hasattr(kind, "sentence")
    ]


@pytest.mark.parametrize("kind", every_problem(), ids=lambda kind: kind.__name__)
def test_every_problem_is_told_in_chinese(
    translation: Translation, kind: type[ProblemForUser]
) -> None:
    translation.show("zh_CN")
    told = QCoreApplication.translate("Problem", kind.sentence)
    assert told != kind.sentence


def test_the_values_are_filled_in(translation: Translation) -> None:
    problem = errors.FileIsEmpty(path="空.txt")
    assert problem_sentence(problem) == str(problem)
    translation.show("zh_CN")
    assert problem_sentence(problem) == "空.txt 是空的。请选择有文字的文件。"


def test_a_problem_inside_a_problem_is_told_in_the_same_language(translation: Translation) -> None:
    translation.show("zh_CN")
    problem = InvalidLine(path="a.jsonl", line=3, reason=KeyIsMissing(key="quote"))
    assert problem_sentence(problem) == (
        "a.jsonl 第 3 行：缺少“quote”。没有载入任何标注；请改正这一行再试。"
    )


def test_every_language_has_its_catalogue() -> None:
    for language in LANGUAGES:
        assert all(path.exists() for path in translation_module._catalogues(language))


def test_one_program_after_another_speaks_its_own_language(
    translation: Translation, qapp: QApplication
) -> None:
    translation.show("zh_CN")
    translation.put_away()
    after = Translation(qapp)
    after.show("en")
    assert QCoreApplication.translate("Commands", "&Undo") == "&Undo"
    after.put_away()
    after.deleteLater()
