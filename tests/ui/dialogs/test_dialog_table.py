"""The rows of tables are of one height, whatever stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.item_models.figures_model import FigureColumn, FiguresModel, Kind
from annotator.ui.item_models.ticking_model import TickingModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAME: FigureColumn[str] = FigureColumn(lambda: "Name", lambda row: row, Kind.TEXT)
SHARE: FigureColumn[str] = FigureColumn(lambda: "Share", lambda _: 0.5, Kind.SHARE)


def a_plain_table(qtbot: QtBot) -> DialogTable:
    return shown(FiguresModel[str]((NAME, NAME)), qtbot)


def a_ticked_table(qtbot: QtBot) -> DialogTable:
    model = TickingModel[str](
        (NAME, SHARE), may_tick=lambda _: True, drawing=lambda *_: icon(Icon.FLAG)
    )
    return shown(model, qtbot)


def shown(model: FiguresModel[str], qtbot: QtBot) -> DialogTable:
    """A table whose columns are fitted before anybody sees it, as in every dialog."""
    model.show_rows(["工会", "妇联"])
    table = DialogTable(model)
    model.setParent(table)
    qtbot.addWidget(table)
    table.fit_columns(stretched=0)
    table.show()
    return table


def row_height(table: DialogTable) -> int:
    return table.visualRect(table.model().index(0, 0)).height()


@pytest.mark.parametrize("points", [6, 9, 20])
def test_rows_are_as_high_without_a_drawing_as_with_one(points: int, qtbot: QtBot) -> None:
    tables = (a_plain_table(qtbot), a_ticked_table(qtbot))
    for table in tables:
        font = table.font()
        font.setPointSize(points)
        table.setFont(font)
    plain, ticked = tables
    assert row_height(plain) == row_height(ticked)
    assert row_height(plain) >= plain.fontMetrics().height() + 6


def test_several_rows_are_chosen_where_they_can_be_ticked(qtbot: QtBot) -> None:
    mode = QAbstractItemView.SelectionMode
    assert a_plain_table(qtbot).selectionMode() is mode.SingleSelection
    assert a_ticked_table(qtbot).selectionMode() is mode.ExtendedSelection


def test_of_what_is_too_long_the_end_is_shown_where_that_is_wanted(qtbot: QtBot) -> None:
    table = a_plain_table(qtbot)
    table.show_ends(1)
    sides = []
    for column in range(2):
        option, index = QStyleOptionViewItem(), table.model().index(0, column)
        delegate = table.itemDelegateForIndex(index)
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        sides.append(option.textElideMode)
    assert sides[0] is not Qt.TextElideMode.ElideLeft
    assert sides[1] is Qt.TextElideMode.ElideLeft
