"""Rows of two lines: what stands on the left is read, however long what stands on the right is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QStringListModel
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.domain.annotations import AnnotationType
from annotator.ui.panels.row_list import RowList
from annotator.ui.panels.two_line_delegate import Index, TwoLineDelegate, TwoLines

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from annotator.ui.foundation.colours import Colours

WIDTH = 290
LONG = "欧阳慕容雪（市地方志编纂委员会办公室特聘编辑）"


class Given(TwoLineDelegate):
    """Says the same in each row."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.title, self.name = title, name

    def lines(self, _index: Index, look: Colours) -> TwoLines:
        right = (self.name, look.quiet_text)
        types = (AnnotationType.FIGURE,)
        return TwoLines(types, self.title, right, self.title, right, done=False)


def row(qtbot: QtBot, title: str, name: str) -> RowList:
    made = RowList(QStringListModel(["row"]), Given(title, name))
    qtbot.addWidget(made)
    made.resize(WIDTH, 200)
    made.show()
    return made


def painted(qtbot: QtBot, title: str, name: str) -> QImage:
    rows = row(qtbot, title, name)
    return rows.viewport().grab(rows.visualRect(rows.model().index(0, 0))).toImage()


def test_a_long_name_leaves_the_left_half_to_the_quote(qtbot: QtBot) -> None:
    quote = "2262400元以上的维权资金"
    alone, beside = painted(qtbot, quote, ""), painted(qtbot, quote, LONG)
    # The last letters of half a row may give way to the sign for what is left out.
    half = alone.rect().adjusted(0, 0, -alone.width() // 2 - 30, 0)
    assert beside.copy(half) == alone.copy(half)


def test_a_long_name_is_cut_at_its_end(qtbot: QtBot) -> None:
    shortened = LONG[:20] + "志" * 40
    assert painted(qtbot, "创", LONG[:20] + "书" * 40) == painted(qtbot, "创", shortened)


def test_what_the_quote_leaves_is_for_the_name(qtbot: QtBot) -> None:
    name = LONG[:12]
    with_short, with_none = painted(qtbot, "创", name), painted(qtbot, "", name)
    right = with_none.rect().adjusted(with_none.width() // 3, 0, 0, 0)
    assert with_short.copy(right) == with_none.copy(right)


@pytest.mark.parametrize("words", ["2262400元", LONG])
def test_the_tool_tip_has_all_of_it(qtbot: QtBot, words: str) -> None:
    rows = row(qtbot, "2262400元", LONG)
    place = rows.visualRect(rows.model().index(0, 0)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, QPoint(100, 100))
    QApplication.sendEvent(rows.viewport(), event)
    assert words in QToolTip.text()
