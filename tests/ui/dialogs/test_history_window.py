"""What the history window shows of its steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QTextBrowser

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action, HistoryEntry, HistoryStep
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.dialogs.history_window import HistoryWindow, Scope
from dialog_parts import the

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def a_step(name: str = "李明") -> HistoryStep:
    """Return a step that the person at work cannot undo, as another person took it."""
    return HistoryStep(
        "1",
        Action.MERGE,
        None,
        "同事.annotpkg",
        1,
        name,
        builders.a_clock()(),
        received=False,
        undone=False,
        can_undo=False,
    )


def a_window(
    qtbot: QtBot, step: HistoryStep, entries: Sequence[HistoryEntry] = ()
) -> HistoryWindow:
    window = HistoryWindow(
        lambda _scope, _person, before: () if before else (step,),
        lambda _scope, _id, limit: entries[:limit],
        lambda _: (),
        lambda _: "合并“同事.annotpkg”",
    )
    qtbot.addWidget(window)
    window.show_choices([Scope("项目")], [])
    return window


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (a_step(), "was taken by 李明"),
        (replace(a_step(), undone=True), "was undone"),
        (replace(a_step(), received=True), "another project file"),
        (replace(a_step(), action=Action.UNDO, reverses=Action.MERGE), "an undo or redo itself"),
        (replace(a_step(), can_undo=True), ""),
    ],
)
def test_it_is_said_why_a_step_cannot_be_undone(
    qtbot: QtBot, step: HistoryStep, reason: str
) -> None:
    window = a_window(qtbot, step)
    assert the(QPushButton, window).isEnabled() is step.can_undo
    hint = window._hint.text()
    assert reason in hint
    assert bool(hint) is not step.can_undo


@pytest.mark.parametrize(("count", "told"), [(0, 0), (200, 200), (201, 200)])
def test_what_a_step_did_is_told_of_the_first_hundreds(
    qtbot: QtBot, tmp_path: Path, count: int, told: int
) -> None:
    with builders.a_session(tmp_path) as session:
        one = builders.tagged(session, "樊耀", AnnotationType.PERSON)
    entry = HistoryEntry(Action.MERGE, "李明", builders.a_clock()(), None, one)
    page = the(QTextBrowser, a_window(qtbot, a_step(), [entry] * count)).toPlainText()
    assert page.count("樊耀\nTagged as Person") == told
    assert ("The first 200 are shown." in page) is (count > told)
    assert bool(count) is not page.startswith("合并")


@pytest.mark.parametrize(("count", "named"), [(5, 5), (6, 5)])
def test_what_builds_on_a_step_is_named(qtbot: QtBot, count: int, named: int) -> None:
    window = a_window(qtbot, replace(a_step(), can_undo=True))
    window._blockers = lambda _: [a_step()] * count
    window.refresh()
    hint = window._hint.text()
    assert f"({count}): " in hint
    assert hint.count("合并“同事.annotpkg” (李明)") == named
    assert ("…" in hint) is (count > named)


def test_a_step_is_read_once_when_it_is_shown(qtbot: QtBot) -> None:
    read: list[str] = []

    def entries(_scope: Scope, change_set_id: str, _limit: int) -> tuple[HistoryEntry, ...]:
        read.append(change_set_id)
        return ()

    window = a_window(qtbot, a_step())
    window._entries = entries
    window.refresh()
    assert read == ["1"]
    window.show_choices([], [])
    assert the(QTextBrowser, window).toPlainText() == "Nothing was done here yet."


def test_a_long_name_leaves_the_steps_in_sight(qtbot: QtBot) -> None:
    window = a_window(qtbot, a_step("欧阳慕容·阿依努尔（景德镇市地方志办公室）"))
    window.show()
    table = the(DialogTable, window)
    person, what = table.columnWidth(1), table.columnWidth(2)
    assert person < what
    assert not table.horizontalScrollBar().isVisible()
