"""What is offered changes; what was chosen stays, as long as it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox

from annotator.ui.foundation.offers import offer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def box(qtbot: QtBot) -> QComboBox:
    made = QComboBox()
    qtbot.addWidget(made)
    made.addItem("Everyone", None)
    offer(made, [("w", "王芳"), ("l", "李明")])
    return made


def offered(box: QComboBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def test_everything_stands_first_and_is_chosen_first(box: QComboBox) -> None:
    assert offered(box) == ["Everyone", "王芳", "李明"]
    assert box.currentData() is None


def test_the_chosen_one_stays_chosen_without_a_signal(box: QComboBox, qtbot: QtBot) -> None:
    box.setCurrentIndex(2)
    with qtbot.assertNotEmitted(box.currentIndexChanged):
        offer(box, [("c", "陈静"), ("w", "王芳"), ("l", "李主任")])
    assert box.currentText() == "李主任"


def test_without_the_chosen_one_everything_is_chosen(box: QComboBox) -> None:
    box.setCurrentIndex(1)
    offer(box, [("l", "李明")])
    assert box.currentText() == "Everyone"
    assert offered(box) == ["Everyone", "李明"]
