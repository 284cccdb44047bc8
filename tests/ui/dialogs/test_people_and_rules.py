"""Names, roles and rules of review in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QLineEdit, QPlainTextEdit

from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.projects import Person, PersonSummary, Role
from annotator.domain.reviews import ReviewRules
from annotator.ui.dialogs.people_and_rules import PeopleAndRulesDialog
from dialog_parts import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PEOPLE = (
    PersonSummary(Person("a", "王敏", Role.AUTHOR), 66),
    PersonSummary(Person("b", "李强"), 2),
    PersonSummary(Person(FINAL_PERSON_ID, "定稿", Role.FINAL), 5),
)
RULES = ReviewRules(own_work=False, reasons=("边界不当", "类型有误"))


@pytest.fixture
def dialog(qtbot: QtBot) -> PeopleAndRulesDialog:
    made = PeopleAndRulesDialog(PEOPLE, RULES)
    qtbot.addWidget(made)
    return made


def ok_is_possible(dialog: PeopleAndRulesDialog) -> bool:
    box = the(QDialogButtonBox, dialog)
    return bool(box.button(QDialogButtonBox.StandardButton.Ok).isEnabled())


def test_untouched_it_gives_back_what_it_was_given(dialog: PeopleAndRulesDialog) -> None:
    assert dialog.chosen.people == (PEOPLE[0].person, PEOPLE[1].person)
    assert dialog.chosen.rules == RULES


def test_the_final_version_is_nobody_to_be_given_a_role(dialog: PeopleAndRulesDialog) -> None:
    assert "定稿" not in [field.text() for field in dialog.findChildren(QLineEdit)]


def test_a_role_and_a_name_are_changed(dialog: PeopleAndRulesDialog) -> None:
    combo = dialog.findChildren(QComboBox)[1]
    combo.setCurrentIndex(combo.findData(Role.REVIEWER.value))
    dialog.findChildren(QLineEdit)[1].setText(" 李 强 ")
    assert dialog.chosen.people[1] == Person("b", "李 强", Role.REVIEWER)


def test_reasons_are_lines_and_neither_empty_nor_double(dialog: PeopleAndRulesDialog) -> None:
    the(QPlainTextEdit, dialog).setPlainText("边界不当\n\n  单位有误 \n边界不当")
    the(QCheckBox, dialog).setChecked(True)
    assert dialog.chosen.rules == ReviewRules(own_work=True, reasons=("边界不当", "单位有误"))


@pytest.mark.parametrize("name", ["", "   ", "王敏"])
def test_everyone_needs_a_name_of_their_own(dialog: PeopleAndRulesDialog, name: str) -> None:
    assert ok_is_possible(dialog)
    dialog.findChildren(QLineEdit)[1].setText(name)
    assert not ok_is_possible(dialog)
