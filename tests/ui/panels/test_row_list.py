"""A list that is gone through says how much of it is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QStringListModel

from annotator.ui.panels.row_list import RowList
from annotator.ui.panels.two_line_delegate import TwoLineDelegate

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_Flag = QItemSelectionModel.SelectionFlag


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    model = QStringListModel([str(number) for number in range(20)])
    made = RowList(model, TwoLineDelegate())
    model.setParent(made)
    qtbot.addWidget(made)
    return made


def test_selected_rows_are_counted_without_being_listed(rows: RowList) -> None:
    assert rows.count_selected() == 0
    rows.select_row(3)
    assert rows.count_selected() == 1
    for row in (0, 4, 5, 19):
        rows.selectionModel().select(rows.model().index(row, 0), _Flag.Select)
    rows.selectionModel().select(rows.model().index(4, 0), _Flag.Deselect)
    assert rows.selected_rows() == [0, 3, 5, 19]
    assert rows.count_selected() == 4
    rows.selectAll()
    assert rows.count_selected() == 20
