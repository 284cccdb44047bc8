"""The copies that were put aside, and what is done with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

import builders
from annotator.ui.controllers.step_names import step_name
from annotator.ui.dialogs.backups_window import BackupChoice, BackupsDialog, Wish, ask_backup
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.workflows import backups, merge
from dialog_parts import Answer, the
from exchange_builders import a_package

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.domain.change_sets import HistoryStep
    from annotator.workflows.backups import DatedCopy


def name_of(step: HistoryStep) -> str:
    return step_name(step.step, step.action)


@pytest.fixture
def copies(tmp_path: Path) -> tuple[DatedCopy, ...]:
    """Two copies of a project, put aside before two merges."""
    with builders.a_session(tmp_path) as session:
        for name in ("李明", "赵静"):
            merge.merge(session, a_package(tmp_path, person_name=name))
        return backups.backups(session)


def shown(dialog: BackupsDialog) -> list[list[str]]:
    table = the(DialogTable, dialog)
    columns = [c for c in range(table.model().columnCount()) if not table.isColumnHidden(c)]
    model = table.model()
    return [
        [model.index(row, column).data() for column in columns] for row in range(model.rowCount())
    ]


def button(dialog: BackupsDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if words in one.text())


def test_each_copy_says_what_it_was_made_before(
    copies: tuple[DatedCopy, ...], qtbot: QtBot
) -> None:
    dialog = BackupsDialog(copies, name_of, of_project="项目")
    qtbot.addWidget(dialog)
    assert [row[1] for row in shown(dialog)] == ["merge “赵静.annotpkg”", "merge “李明.annotpkg”"]
    assert all("B" in row[2] for row in shown(dialog))


def test_the_latest_is_chosen_so_that_one_click_restores_it(
    copies: tuple[DatedCopy, ...], answer: Answer
) -> None:
    answer(lambda dialog: button(dialog, "Restore").click())
    chosen = ask_backup(None, copies, name_of, of_project="项目")
    assert chosen == BackupChoice(Wish.RESTORE, copies[0].copy.path)


def test_an_older_one_can_be_taken_out(copies: tuple[DatedCopy, ...], answer: Answer) -> None:
    def act(dialog: BackupsDialog) -> None:
        table = the(DialogTable, dialog)
        table.setCurrentIndex(table.model().index(1, 0))
        button(dialog, "Take out").click()

    answer(act)
    chosen = ask_backup(None, copies, name_of, of_project="项目")
    assert chosen == BackupChoice(Wish.TAKE_OUT, copies[1].copy.path)


def test_without_an_open_project_nothing_is_replaced(
    copies: tuple[DatedCopy, ...], qtbot: QtBot
) -> None:
    dialog = BackupsDialog(copies, name_of)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [row[1] for row in shown(dialog)] == ["项目", "项目"]
    assert not button(dialog, "Restore").isVisible()


def test_where_there_is_none_that_is_said(qtbot: QtBot, answer: Answer) -> None:
    dialog = BackupsDialog((), name_of, of_project="项目")
    qtbot.addWidget(dialog)
    assert "no copies yet" in the(QLabel, dialog).text()
    assert not button(dialog, "Take out").isEnabled()
    answer(lambda dialog: dialog.reject())
    assert ask_backup(None, (), name_of, of_project="项目") is None
