"""Questions and file choices: what each key and button means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,  # noqa: TID251 - what ask opens
    QToolButton,
)

from annotator.domain.errors import FileIsEmpty
from annotator.ui.dialogs import ask
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.translation import Translation
from dialog_parts import Act, Answer, reading, the

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

KINDS = [("Excel workbooks", "*.xlsx"), ("CSV", "*.csv"), ("All files", "*")]


def press(key: Qt.Key) -> Act:
    return lambda dialog: QTest.keyClick(dialog, key)


def click(text: str) -> Act:
    def act(dialog: Any) -> None:
        buttons = dialog.findChildren(QAbstractButton)
        next(button for button in buttons if button.text() == text).click()

    return act


def choose(name: str) -> Act:
    def act(dialog: Any) -> None:
        assert isinstance(dialog, QFileDialog)
        type_name(dialog, name)
        dialog.accept()

    return act


def type_name(dialog: QFileDialog, name: str) -> None:
    """Type it: the list of files is filled by a thread and may not be there yet."""
    the(QLineEdit, dialog, "fileNameEdit").setText(name)


def test_the_named_button_means_yes(answer: Answer) -> None:
    answer(click("&Remove"))
    assert ask.confirm(None, "Remove it?", "&Remove")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_careless_key_means_no(answer: Answer, key: Qt.Key) -> None:
    answer(press(key))
    assert not ask.confirm(None, "Remove it?", "&Remove")


def test_a_question_is_shown_as_it_is(answer: Answer) -> None:
    seen: list[object] = []
    answer(reading(seen, lambda box: (box.text(), box.textFormat())))
    ask.confirm(None, "Remove “<b>群众团体</b>”?", "&Remove")
    assert seen == [("Remove “<b>群众团体</b>”?", Qt.TextFormat.PlainText)]


def test_a_question_bears_the_name_of_the_program_in_the_language_shown(
    answer: Answer, qapp: QApplication
) -> None:
    qapp.setApplicationName("annotator")
    seen: list[object] = []
    translation = Translation(qapp)
    for language in ("en", "zh_CN"):
        translation.show(language)
        answer(reading(seen, lambda box: box.windowTitle()))
        ask.confirm(None, "Remove it?", "&Remove")
    assert seen == ["Chronicle annotator", "方志标注"]


@pytest.mark.parametrize(
    ("act", "number"),
    [
        (click("&Take in"), 0),
        (click("&Open"), 1),
        (press(Qt.Key.Key_Return), 0),
        (press(Qt.Key.Key_Escape), None),
    ],
)
def test_one_of_several_deeds_is_chosen(answer: Answer, act: Act, number: int | None) -> None:
    answer(act)
    assert ask.choose_one(None, "What to do with it?", ("&Take in", "&Open")) == number


def test_a_problem_without_a_window_is_told_in_a_dialog(qtbot: QtBot, answer: Answer) -> None:
    seen: list[object] = []
    answer(reading(seen, lambda box: box.text()))
    ask.tell_problem(FileIsEmpty(path="空.txt"))
    qtbot.waitUntil(lambda: seen != [])
    assert seen == ["空.txt is empty. Choose a file that holds text."]


def test_a_line_of_text_is_asked_for(answer: Answer) -> None:
    def act(dialog: Any) -> None:
        assert isinstance(dialog, QInputDialog)
        assert dialog.textValue() == "张三"
        dialog.setTextValue("李四")
        dialog.accept()

    answer(act)
    assert ask.ask_text(None, "My name", "This name:", "张三") == "李四"


def test_turning_back_is_not_an_empty_line(answer: Answer) -> None:
    answer(press(Qt.Key.Key_Escape))
    assert ask.ask_text(None, "My name", "This name:", "张三") is None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_one_file_is_chosen(answer: Answer, folder: Path) -> None:
    answer(choose("甲.txt"))
    assert ask.choose_file_to_open(None, "Open", folder, KINDS[2:]) == folder / "甲.txt"


def test_several_files_are_chosen(answer: Answer, folder: Path) -> None:
    def act(dialog: Any) -> None:
        assert isinstance(dialog, QFileDialog)
        assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
        type_name(dialog, '"甲.txt" "乙.txt"')
        dialog.accept()

    answer(act)
    chosen = ask.choose_files(None, "Add texts", folder, KINDS[2:])
    assert set(chosen) == {folder / "甲.txt", folder / "乙.txt"}


@pytest.mark.parametrize("act", ["open", "several", "save"])
def test_turning_back_chooses_nothing(answer: Answer, folder: Path, act: str) -> None:
    answer(press(Qt.Key.Key_Escape))
    chosen: object = None
    match act:
        case "open":
            chosen = ask.choose_file_to_open(None, "t", folder, KINDS)
        case "several":
            chosen = ask.choose_files(None, "t", folder, KINDS)
        case "save":
            chosen = ask.choose_file_to_save(None, "t", folder / "a.xlsx", KINDS)
    assert not chosen


def test_the_proposed_name_is_saved_under(answer: Answer, folder: Path) -> None:
    answer(lambda dialog: dialog.accept())
    chosen = ask.choose_file_to_save(None, "Export", folder / "标注.csv", KINDS)
    assert chosen == folder / "标注.csv"


def test_a_name_without_ending_gets_that_of_the_kind(answer: Answer, folder: Path) -> None:
    def act(dialog: Any) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.selectNameFilter("CSV (*.csv)")
        dialog.filterSelected.emit("CSV (*.csv)")
        type_name(dialog, "标注")
        dialog.accept()

    answer(act)
    chosen = ask.choose_file_to_save(None, "Export", folder / "标注.xlsx", KINDS)
    assert chosen == folder / "标注.csv"


def test_the_kind_of_the_proposed_name_is_chosen_first(answer: Answer, folder: Path) -> None:
    seen: list[object] = []
    answer(reading(seen, lambda dialog: dialog.selectedNameFilter()))
    ask.choose_file_to_save(None, "Export", folder / "标注.csv", KINDS)
    assert seen == ["CSV (*.csv)"]


def test_before_a_file_is_written_over_the_dialog_asks(answer: Answer, folder: Path) -> None:
    (folder / "标注.xlsx").write_bytes(b"old")
    asked: list[str] = []

    def say_no(box: Any) -> None:
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    def accept(dialog: Any) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.accept()
        dialog.reject()

    answer(accept)
    answer(say_no)
    chosen = ask.choose_file_to_save(None, "Export", folder / "标注.xlsx", KINDS)
    assert chosen is None
    assert "标注.xlsx" in asked[0]


@pytest.mark.parametrize(
    ("typed", "written"),
    [("表.csv", "表.csv"), ("表", "表.xlsx"), ("2004.12", "2004.12.xlsx"), ("表.CSV", "表.CSV")],
)
def test_what_is_written_for_others_has_an_ending_of_its_kinds(
    typed: str, written: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals: list[Path] = []

    def chosen(_parent: object, _title: str, proposal: Path, _kinds: object) -> Path:
        proposals.append(proposal)
        return folder / typed

    monkeypatch.setattr(ask, "choose_file_to_save", chosen)
    assert ask.choose_export(None, "t", str(folder), "甲/乙", KINDS[:2]) == folder / written
    assert proposals == [folder / "甲_乙.xlsx"]


def test_a_folder_that_is_gone_does_no_harm(answer: Answer, tmp_path: Path) -> None:
    answer(press(Qt.Key.Key_Escape))
    gone = tmp_path / "drive" / "folder"
    assert ask.choose_file_to_open(None, "Open", gone, KINDS) is None


def test_a_name_is_kept_where_the_proposed_folder_is_not_there(
    answer: Answer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDir, "homePath", lambda: str(folder))
    answer(lambda dialog: dialog.accept())
    gone = folder / "gone" / "标注.xlsx"
    assert ask.choose_file_to_save(None, "Export", gone, KINDS) == folder / "标注.xlsx"


def test_the_buttons_of_the_file_dialog_have_icons_that_are_seen_in_the_dark(
    answer: Answer, folder: Path
) -> None:
    drawn = {icon(name).cacheKey() for name in Icon}
    seen: list[set[int]] = []
    names = ("backButton", "forwardButton", "toParentButton", "newFolderButton")
    answer(
        reading(
            seen,
            lambda dialog: {the(QToolButton, dialog, name).icon().cacheKey() for name in names},
        )
    )
    ask.choose_files(None, "Add texts", folder, KINDS)
    assert seen[0] <= drawn


def test_nothing_is_left_of_a_file_dialog(answer: Answer, folder: Path, qapp: QApplication) -> None:
    answer(press(Qt.Key.Key_Escape))
    parent = QDialog()
    ask.choose_files(parent, "t", folder, KINDS)
    qapp.sendPostedEvents(None, 52)
    assert parent.findChildren(QFileDialog) == []
