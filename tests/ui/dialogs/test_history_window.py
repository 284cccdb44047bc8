"""What the history window shows of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import builders
from annotator.domain.change_sets import Action, HistoryStep
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.dialogs.history_window import HistoryWindow, Scope
from dialog_parts import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_long_name_leaves_the_steps_in_sight(qtbot: QtBot) -> None:
    name = "欧阳慕容·阿依努尔（景德镇市地方志办公室）"
    step = HistoryStep(
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
    window = HistoryWindow(
        lambda _scope, _person, before: () if before else (step,),
        lambda _: (),
        lambda _: "合并“同事.annotpkg”",
    )
    qtbot.addWidget(window)
    window.show_choices([Scope("项目")], [])
    window.show()
    table = the(DialogTable, window)
    person, what = table.columnWidth(1), table.columnWidth(2)
    assert person < what
    assert not table.horizontalScrollBar().isVisible()
