"""A bug is told once, beside the work, with a report to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from annotator.ui.dialogs import problem_report
from annotator.ui.dialogs.problem_report import FaultDisplay, ProblemReport
from annotator.ui.foundation.fault_report import FaultReport
from dialog_parts import the

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ONE = FaultReport("a", "ValueError in a.py", "ValueError\n  in a.py, line 1")
OTHER = FaultReport("b", "KeyError in b.py", "KeyError\n  in b.py, line 2")


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ProblemReport:
    made = ProblemReport(tmp_path)
    qtbot.addWidget(made)
    return made


def button(dialog: ProblemReport, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == text)


def test_the_report_is_shown_without_blocking_the_work(dialog: ProblemReport) -> None:
    dialog.show_fault(ONE)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert the(QPlainTextEdit, dialog).toPlainText() == ONE.text


def test_the_report_is_copied_whole(dialog: ProblemReport) -> None:
    dialog.show_fault(ONE)
    button(dialog, "&Copy report").click()
    assert QGuiApplication.clipboard().text() == ONE.text
    assert button(dialog, "Copied").isEnabled()


def test_another_fault_joins_the_first_while_the_dialog_is_open(dialog: ProblemReport) -> None:
    dialog.show_fault(ONE)
    dialog.show_fault(OTHER)
    assert dialog.report == f"{ONE.text}\n\n{OTHER.text}"


def test_after_closing_a_new_fault_stands_alone(dialog: ProblemReport) -> None:
    dialog.show_fault(ONE)
    dialog.reject()
    dialog.show_fault(OTHER)
    assert dialog.report == OTHER.text


def test_the_log_folder_is_shown(
    dialog: ProblemReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(problem_report, "open_file", opened.append)
    button(dialog, "Show &log folder").click()
    assert opened == [tmp_path]


def test_a_report_left_open_does_not_keep_the_program_alive(dialog: ProblemReport) -> None:
    assert not dialog.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_the_dialog_is_made_only_when_a_fault_comes(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    display = FaultDisplay(tmp_path)
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, ProblemReport)] == []
    display(ONE)
    display(OTHER)
    (dialog,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ProblemReport))
    qtbot.addWidget(dialog)
    assert dialog.report == f"{ONE.text}\n\n{OTHER.text}"
