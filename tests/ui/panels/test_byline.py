"""A name and a place in one line: neither pushes the other out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.ui.panels.byline import Byline

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "欧阳慕容雪（市地方志编纂委员会办公室特聘编辑）"
PLACE = "群众团体 / 概述"


@pytest.fixture
def line(qtbot: QtBot) -> Byline:
    made = Byline()
    qtbot.addWidget(made)
    return made


def shown(line: Byline, name: str, place: str, letters: int) -> str:
    line.resize(letters * line.fontMetrics().horizontalAdvance("国"), 20)
    line.show_line(name, place)
    return line.text()


def test_what_fits_is_shown_whole(line: Byline) -> None:
    assert shown(line, "王芳", PLACE, 20) == f"王芳 · {PLACE}"
    assert shown(line, "王芳", "", 20) == "王芳"


def test_a_long_name_is_cut_at_its_end_and_leaves_half_to_the_place(line: Byline) -> None:
    name, _, place = shown(line, LONG, PLACE, 20).partition(" · ")
    assert name.endswith("…")
    assert LONG.startswith(name[:-1])
    assert place == PLACE


def test_a_long_place_is_cut_at_its_end(line: Byline) -> None:
    text = shown(line, "王芳", PLACE * 9, 12)
    assert text.startswith(f"王芳 · {PLACE[:4]}")
    assert text.endswith("…")


def test_the_tool_tip_has_both_whole(line: Byline) -> None:
    shown(line, LONG, PLACE, 8)
    assert line.toolTip() == line.accessibleName() == f"{LONG} · {PLACE}"


def test_more_room_is_used(line: Byline) -> None:
    shown(line, LONG, PLACE, 8)
    line.show()
    line.resize(900, 20)
    assert line.text() == f"{LONG} · {PLACE}"
