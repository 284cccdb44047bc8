"""Lanes of authors below the lines: fixed places, room for all, nothing painted of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.editor.author_lanes import AuthorLanes
from annotator.ui.editor.compared_piece import ComparedPiece, lane_top
from editor_builders import a_view, mark

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.text.span_index import Mark
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

TEXT = "市总工会有基层工会1162家。" * 3 + "\n没有标注的一段。\n"


def lanes_of(*numbers: int, labels: str = "12定") -> AuthorLanes:
    """The annotations with the keys from 1 on belong to these authors."""
    return AuthorLanes(dict(enumerate(numbers, start=1)), labels, lambda _start, _end: [])


def piece_of(view: AnnotatedTextView, number: int = 0) -> ComparedPiece:
    piece = view.page.piece(number)
    assert isinstance(piece, ComparedPiece)
    return piece


def compared(qtbot: QtBot, marks: list[Mark], lanes: AuthorLanes) -> AnnotatedTextView:
    view = a_view(qtbot, TEXT, marks)
    view.show_lanes(lanes)
    return view


def test_each_author_has_the_same_lane_everywhere(qtbot: QtBot) -> None:
    marks = [mark(TEXT, "市总工会", 1), mark(TEXT, "1162家", 2), mark(TEXT, "基层", 3)]
    view = compared(qtbot, sorted(marks), lanes_of(0, 2, 1))
    found = {part[0][2]: part[-1] for part in piece_of(view).parts}
    assert found == {1: 1, 2: 3, 3: 2}


def test_nested_spans_of_one_author_push_the_next_author_down(qtbot: QtBot) -> None:
    marks = [mark(TEXT, "市总工会", 1), mark(TEXT, "工会", 2), mark(TEXT, "市总", 3)]
    view = compared(qtbot, sorted(marks), lanes_of(0, 0, 1))
    assert piece_of(view).firsts == (1, 3, 4, 5)
    assert {part[0][2]: part[-1] for part in piece_of(view).parts} == {1: 2, 2: 1, 3: 3}


def test_lines_have_room_for_all_authors_though_one_has_tagged(qtbot: QtBot) -> None:
    one = compared(qtbot, [mark(TEXT, "市总工会", 1)], lanes_of(0))
    all_three = compared(
        qtbot,
        sorted(mark(TEXT, "市总工会", key) for key in (1, 2, 3)),
        lanes_of(0, 1, 2),
    )
    assert piece_of(one).height == piece_of(all_three).height


def test_the_bars_of_the_last_author_stay_clear_of_the_next_line(qtbot: QtBot) -> None:
    text = "市总工会有基层工会。" * 12
    marks = sorted(mark(text, "市总工会", key, nth=nth) for key in (1, 2, 3) for nth in (0, 5))
    view = a_view(qtbot, text, marks)
    view.show_lanes(lanes_of(0, 1, 2))
    style, piece = view._style, piece_of(view)
    first, second = piece.lines[:2]
    bottom = first.baseline + lane_top(style, style.em, piece.firsts[-1])
    assert bottom <= second.baseline - 0.8 * style.em


def test_lines_without_marks_stay_as_they_are(qtbot: QtBot) -> None:
    view = a_view(qtbot, TEXT, [mark(TEXT, "市总工会", 1)])
    before = view.page.piece(1).height
    view.show_lanes(lanes_of(0))
    assert view.page.piece(1).height == before


def test_annotations_of_others_are_not_shown(qtbot: QtBot) -> None:
    marks = [mark(TEXT, "市总工会", 1), mark(TEXT, "基层", 9)]
    view = compared(qtbot, sorted(marks), lanes_of(0))
    assert [part[0][2] for part in piece_of(view).parts] == [1]


def test_afterwards_the_text_is_as_it_was(qtbot: QtBot) -> None:
    marks = [mark(TEXT, "市总工会", 1)]
    view = a_view(qtbot, TEXT, marks)
    before = view.grab().toImage()
    view.show_lanes(lanes_of(0))
    assert view.grab().toImage() != before
    view.show_lanes(None)
    assert view.grab().toImage() == before


def test_what_is_open_and_where_one_stands_has_a_ground(qtbot: QtBot) -> None:
    view = compared(qtbot, [mark(TEXT, "市总工会", 1)], lanes := lanes_of(0))
    before = view.grab().toImage()
    lanes.here = (0, 4)
    view.viewport().update()
    after = view.grab().toImage()
    assert after != before
    piece, corner = next(view.page.visible_pieces())
    _, left, right = piece.extents(0, 4)[0]
    below = piece.lines[0].baseline + view._style.em * 0.15  # between the text and the lanes
    x, y = int(corner.x() + (left + right) / 2), int(corner.y() + below)
    assert before.pixelColor(x, y) == view._style.colours.paper
    assert after.pixelColor(x, y) == view._style.colours.search_hit


def test_a_change_of_marks_is_followed(qtbot: QtBot) -> None:
    lanes = AuthorLanes(numbers := {1: 0}, "12定", lambda _start, _end: [])
    view = compared(qtbot, [mark(TEXT, "市总工会", 1)], lanes)
    numbers[2] = 2
    view.change_marks([], [mark(TEXT, "市总工会", 2)])
    assert {part[0][2]: part[-1] for part in piece_of(view).parts} == {1: 1, 2: 3}


def test_a_place_that_is_revealed_shows_its_lanes(qtbot: QtBot) -> None:
    text = "市总工会有基层工会。\n" * 40
    marks = [mark(text, "市总工会", 1), mark(text, "市总工会", 2, nth=7)]
    view = a_view(qtbot, text, marks)
    view.show_lanes(lanes_of(0, 1))
    place = marks[1][0]
    view.page.show(place, view.page.position.view_height - view._style.pitch * 1.3)
    view.reveal(place, place + 4)
    number = view.page.paragraphs.at(place)
    top = view.page.position.top_of(number)
    assert top is not None
    line = piece_of(view, number).lines[0]
    assert top + line.top + line.height <= view.page.position.view_height + 1
