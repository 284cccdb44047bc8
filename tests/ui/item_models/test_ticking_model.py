"""Rows that are ticked by mouse, by Space, or many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.item_models.figures_model import FigureColumn, Kind
from annotator.ui.item_models.ticking_model import TickingModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROWS = ("工会", "妇联", "（无）", "共青团")
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model(qtbot: QtBot) -> TickingModel[str]:
    made = TickingModel[str](
        (
            FigureColumn(lambda: "Name", lambda row: row, Kind.TEXT),
            FigureColumn(lambda: "Length", len),
        ),
        may_tick=lambda row: "无" not in row,
        drawing=lambda row, column: icon(Icon.FLAG) if (row, column) == ("妇联", 1) else None,
    )
    made.show_ticked(ROWS, lambda row: row != "共青团")
    return made


def test_it_is_a_sound_model(model: TickingModel[str]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.tick(range(4), on=True)
    model.show_ticked(ROWS[:2], lambda _: False)
    assert tester.model() is model


def test_only_what_may_be_ticked_has_a_box(model: TickingModel[str]) -> None:
    states = [model.index(row, 0).data(CHECK) for row in range(4)]
    on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert states == [on, on, None, off]
    assert model.index(0, 1).data(CHECK) is None
    assert model.ticked_rows() == ["工会", "妇联"]


def test_a_box_is_cleared_and_says_so(model: TickingModel[str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.ticked) as heard:
        assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked, CHECK)
    assert heard.args == [0]
    assert model.ticked_rows() == ["妇联"]
    assert not model.setData(model.index(2, 0), Qt.CheckState.Checked, CHECK)


def test_a_drawing_stands_in_its_column(model: TickingModel[str]) -> None:
    role = Qt.ItemDataRole.DecorationRole
    assert model.index(1, 1).data(role) is not None
    assert model.index(1, 0).data(role) is None


def test_space_ticks_all_chosen_rows_like_the_one_with_the_focus(
    model: TickingModel[str], qtbot: QtBot
) -> None:
    table = DialogTable(model)
    qtbot.addWidget(table)
    table.selectAll()
    table.setCurrentIndex(model.index(3, 1))
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked_rows() == ["工会", "妇联", "共青团"]
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked_rows() == []
