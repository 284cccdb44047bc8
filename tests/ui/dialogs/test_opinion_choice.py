"""Which opinions go on paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit

from annotator.ui.dialogs.opinion_choice import OpinionChoice, OpinionChoiceDialog
from dialog_parts import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DOCUMENTS = (("d", "群众团体"), ("e", "农业"))
REVIEWERS = (("l", "李明"), ("z", "赵敏"))


@pytest.fixture
def dialog(qtbot: QtBot) -> OpinionChoiceDialog:
    made = OpinionChoiceDialog(DOCUMENTS, REVIEWERS)
    qtbot.addWidget(made)
    return made


def test_untouched_it_restricts_nothing(dialog: OpinionChoiceDialog) -> None:
    assert dialog.choice == OpinionChoice(None, None, None, only_open=False)


def test_document_reviewer_day_and_what_is_open_are_chosen(dialog: OpinionChoiceDialog) -> None:
    documents, reviewers = dialog.findChildren(QComboBox)
    documents.setCurrentText("农业")
    reviewers.setCurrentText("赵敏")
    only_open, since = dialog.findChildren(QCheckBox)
    only_open.setChecked(True)
    since.setChecked(True)
    the(QDateEdit, dialog).setDate(QDate(2026, 11, 2))
    assert dialog.choice == OpinionChoice("e", "z", date(2026, 11, 2), only_open=True)


def test_a_day_counts_only_when_asked_for(dialog: OpinionChoiceDialog) -> None:
    day = the(QDateEdit, dialog)
    day.setDate(QDate(2026, 11, 2))
    assert not day.isEnabled()
    assert dialog.choice.since is None


def test_the_document_one_looks_at_is_proposed(qtbot: QtBot) -> None:
    dialog = OpinionChoiceDialog(DOCUMENTS, REVIEWERS, document_id="e")
    qtbot.addWidget(dialog)
    assert dialog.choice.document_id == "e"
    gone = OpinionChoiceDialog(DOCUMENTS, REVIEWERS, document_id="gone")
    qtbot.addWidget(gone)
    assert gone.choice.document_id is None
