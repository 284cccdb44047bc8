"""What was changed in two places: both versions, and the author's choice between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from annotator.domain.annotations import Annotation, AnnotationType
from annotator.domain.merges import Conflict
from annotator.domain.values import FigureValue
from annotator.ui.panels.conflict_box import ConflictBox
from dialog_parts import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TEXT = "会员1162家"
NOW = Annotation(
    key=1,
    id="a",
    document_id="d",
    text_version_id="t",
    start=2,
    end=7,
    type=AnnotationType.FIGURE,
    quote="1162家",
    person_id="p",
    created_at=AT,
    modified_at=AT,
    value=FigureValue(number="1162", unit="家"),
    note="单位",
)
OTHER = Conflict(
    id="c",
    annotation_key=1,
    start=0,
    end=7,
    type=AnnotationType.ORGANISATION,
    value=None,
    note="家里",
    removed=False,
    at=AT,
)


@pytest.fixture
def box(qtbot: QtBot) -> ConflictBox:
    made = ConflictBox()
    qtbot.addWidget(made)
    return made


def words(box: ConflictBox) -> str:
    return the(QLabel, box).text()


def test_it_is_away_while_nothing_is_in_conflict(box: ConflictBox) -> None:
    box.show_conflict(NOW, None, TEXT, may_settle=True)
    assert box.isHidden()


def test_it_says_in_what_the_other_version_differs(box: ConflictBox) -> None:
    box.show_conflict(NOW, OTHER, TEXT, may_settle=True)
    assert not box.isHidden()
    assert words(box).endswith("“会员1162家” · Organisation · value: none · note: 家里")
    box.show_conflict(NOW, replace(OTHER, removed=True), TEXT, may_settle=True)
    assert words(box).endswith("removed")


@pytest.mark.parametrize(("button", "take_other"), [(0, False), (1, True)])
def test_the_author_chooses(box: ConflictBox, qtbot: QtBot, button: int, take_other: bool) -> None:
    box.show_conflict(NOW, OTHER, TEXT, may_settle=True)
    with qtbot.waitSignal(box.settled) as heard:
        qtbot.mouseClick(box.findChildren(QPushButton)[button], Qt.MouseButton.LeftButton)
    assert heard.args == ["c", take_other]


def test_others_only_read_it(box: ConflictBox) -> None:
    box.show_conflict(NOW, OTHER, TEXT, may_settle=False)
    assert "Its author says which holds." in words(box)
    assert all(button.isHidden() for button in box.findChildren(QPushButton))
