"""Title, year and places of a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit

from annotator.domain.documents import Document
from annotator.ui.dialogs.document_properties import (
    DocumentProperties,
    DocumentPropertiesDialog,
    ask_document_properties,
)
from dialog_parts import Answer, the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DOCUMENT = Document(
    id="d",
    title="群众团体",
    year=2004,
    places=("景德镇", "珠山区"),
    source="chronicle.txt",
    encoding="gb18030",
    text_version_id="v",
    characters=5021,
    sha256="0" * 64,
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> DocumentPropertiesDialog:
    made = DocumentPropertiesDialog(DOCUMENT)
    qtbot.addWidget(made)
    return made


def fields(dialog: DocumentPropertiesDialog) -> list[QLineEdit]:
    return dialog.findChildren(QLineEdit)


def words(dialog: DocumentPropertiesDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def ok_is_possible(dialog: DocumentPropertiesDialog) -> bool:
    box = the(QDialogButtonBox, dialog)
    return box.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


@pytest.mark.usefixtures("numbers_as_in_english")
def test_it_begins_with_what_is_known(dialog: DocumentPropertiesDialog) -> None:
    assert dialog.properties == DocumentProperties("群众团体", 2004, ("景德镇", "珠山区"))
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "chronicle.txt, GB18030, 5,021 characters" in texts


def test_places_are_told_apart_by_any_comma(dialog: DocumentPropertiesDialog) -> None:
    fields(dialog)[2].setText(" 景德镇，珠山区、昌江区,乐平市 ;; 景德镇")
    assert dialog.properties.places == ("景德镇", "珠山区", "昌江区", "乐平市")


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("2004", 2004),
        (" ２００４年 ", 2004),
        ("958", 958),
        ("", None),
        (" ", None),
        ("民国25年", 1936),
        ("光绪三十四年", 1908),
        ("二〇〇四年", 2004),
    ],
)
def test_a_year_is_taken_as_people_type_it(
    dialog: DocumentPropertiesDialog, typed: str, year: int | None
) -> None:
    fields(dialog)[1].setText(typed)
    assert dialog.properties.year == year
    assert ok_is_possible(dialog)


@pytest.mark.parametrize(
    "typed", ["0", "20045", "去年", "2,004", "-1", "2004年3月", "2004-2006", "民国", "20世纪"]
)
def test_what_is_no_year_is_not_accepted_and_told_below_the_field(
    dialog: DocumentPropertiesDialog, typed: str
) -> None:
    before = words(dialog)
    fields(dialog)[1].setText(typed)
    assert not ok_is_possible(dialog)
    assert "Write a Gregorian year such as 2004" in words(dialog)
    fields(dialog)[1].setText("2004")
    assert words(dialog) == before


def test_how_a_year_of_a_reign_is_read_can_be_seen(dialog: DocumentPropertiesDialog) -> None:
    fields(dialog)[1].setText("民国25年")
    assert "民国25年 is read as the Gregorian year 1936." in words(dialog)


def test_a_document_has_a_title(dialog: DocumentPropertiesDialog) -> None:
    fields(dialog)[0].setText("  ")
    assert not ok_is_possible(dialog)


def test_an_unknown_year_is_an_empty_field(qtbot: QtBot) -> None:
    made = DocumentPropertiesDialog(replace(DOCUMENT, year=None))
    qtbot.addWidget(made)
    assert fields(made)[1].text() == ""
    assert fields(made)[1].placeholderText() != ""


def test_the_answer_is_returned(answer: Answer) -> None:
    def act(dialog: DocumentPropertiesDialog) -> None:
        fields(dialog)[0].setText("总工会")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answer(act)
    properties = ask_document_properties(None, DOCUMENT)
    assert properties == DocumentProperties("总工会", 2004, ("景德镇", "珠山区"))


def test_turning_back_changes_nothing(answer: Answer) -> None:
    answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask_document_properties(None, DOCUMENT) is None
