"""Caret and selection by themselves: two positions, one side of a wrapped line, one goal."""

from __future__ import annotations

import pytest

from annotator.text.caret_stops import CaretStops
from annotator.text.paragraphs import Paragraphs
from annotator.ui.editor.caret import Caret, Place

TEXT = "市总工会e\u0301会员"


@pytest.fixture
def moves() -> list[bool]:
    return []


@pytest.fixture
def caret(moves: list[bool]) -> Caret:
    return Caret(CaretStops(TEXT, Paragraphs(TEXT)), lambda: moves.append(True))


def test_a_caret_begins_at_the_first_stop_without_a_selection(
    caret: Caret, moves: list[bool]
) -> None:
    assert (caret.here, caret.selection, moves) == (Place(0), None, [])


def test_extending_keeps_the_anchor_and_everything_else_takes_it_along(caret: Caret) -> None:
    caret.place(3)
    caret.place(1, extend=True)
    assert (caret.selection, caret.anchor, caret.position) == ((1, 3), 3, 1)
    caret.place(3, extend=True)
    assert caret.selection is None
    caret.place(2)
    assert caret.anchor == 2


def test_only_moves_up_and_down_leave_a_goal_and_a_side_of_the_line(caret: Caret) -> None:
    caret.put(Place(3, at_line_end=True), goal=40.0)
    assert (caret.goal, caret.here) == (40.0, Place(3, at_line_end=True))
    caret.place(2)
    assert (caret.goal, caret.here) == (None, Place(2))
    caret.put(Place(3, at_line_end=True), goal=40.0)
    caret.select(0, 2)
    assert (caret.goal, caret.here) == (None, Place(2))


def test_a_place_inside_a_character_is_moved_to_a_stop(caret: Caret) -> None:
    assert caret.nearest(Place(5, at_line_end=True)) == Place(4)
    assert caret.nearest(Place(4, at_line_end=True)) == Place(4, at_line_end=True)


def test_every_move_is_told(caret: Caret, moves: list[bool]) -> None:
    caret.place(1)
    caret.select(0, 2)
    caret.step(1, extend=True)
    caret.step(-1, extend=False)
    assert len(moves) == 4
