"""The keys of every text program move the caret here as they do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.resource_files import seed
from annotator.ui.editor.caret_keys import CaretKeys
from editor_builders import a_view, box_of, mark, turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

TEXT = (
    "# 群众团体\n\n**【工会】** 2004年底，市总工会\n\n会员👩\u200d👩\u200d👧𠮷1162家。\n短\n"
    + "字" * 90
)
SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot) -> AnnotatedTextView:
    return a_view(qtbot, TEXT)


def press(
    qtbot: QtBot, view: AnnotatedTextView, *keys: Qt.Key, with_: Qt.KeyboardModifier = NONE
) -> int:
    for key in keys:
        qtbot.keyClick(view, key, with_)
    return view.caret.position


def selected(view: AnnotatedTextView) -> str | None:
    span = view.selected_span()
    return span.of(view.text) if span else None


def at(quote: str) -> int:
    return TEXT.index(quote)


def caret_line(view: AnnotatedTextView) -> float:
    return view.caret_rectangle().center().y()


def test_the_arrows_step_from_character_to_character_over_marks_and_blank_lines(
    qtbot: QtBot, view: AnnotatedTextView
) -> None:
    assert view.caret.position == at("群众")
    assert press(qtbot, view, *[Key.Key_Right] * 4) == at("\n\n**")
    assert press(qtbot, view, Key.Key_Right) == at("【")
    assert press(qtbot, view, Key.Key_Left) == at("\n\n**")
    view.caret.place(at("👩"))
    assert press(qtbot, view, Key.Key_Right) == at("𠮷")
    assert press(qtbot, view, Key.Key_Right) == at("𠮷") + 1
    assert press(qtbot, view, Key.Key_Left, Key.Key_Left) == at("👩")


def test_shift_and_the_arrows_select_and_an_arrow_alone_drops_the_selection_at_its_side(
    qtbot: QtBot, view: AnnotatedTextView
) -> None:
    view.caret.place(at("市总"))
    press(qtbot, view, *[Key.Key_Right] * 4, with_=SHIFT)
    assert selected(view) == "市总工会"
    press(qtbot, view, Key.Key_Left, with_=SHIFT)
    assert selected(view) == "市总工"
    assert press(qtbot, view, Key.Key_Right) == at("市总") + 3
    press(qtbot, view, *[Key.Key_Left] * 3, with_=SHIFT)
    assert selected(view) == "市总工"
    assert press(qtbot, view, Key.Key_Left) == at("市总")
    assert selected(view) is None


def test_ctrl_and_the_arrows_go_from_kind_to_kind(qtbot: QtBot, view: AnnotatedTextView) -> None:
    view.caret.place(at("2004"))
    assert press(qtbot, view, Key.Key_Right, with_=CTRL) == at("年底")
    assert press(qtbot, view, Key.Key_Right, with_=CTRL) == at("，") + 1
    assert press(qtbot, view, Key.Key_Left, Key.Key_Left, with_=CTRL) == at("2004")
    press(qtbot, view, Key.Key_Right, with_=CTRL | SHIFT)
    assert selected(view) == "2004"


def test_up_and_down_keep_their_column_through_shorter_lines(
    qtbot: QtBot, view: AnnotatedTextView
) -> None:
    start = at("字") + 3
    view.caret.place(start)
    column = view.caret_rectangle().x()
    assert press(qtbot, view, Key.Key_Up) == at("\n字")  # the short line
    press(qtbot, view, Key.Key_Up)
    assert view.caret_rectangle().x() == pytest.approx(column, abs=12)
    assert press(qtbot, view, Key.Key_Down) == at("\n字")
    assert press(qtbot, view, Key.Key_Down) == start
    press(qtbot, view, Key.Key_Right, Key.Key_Down)
    assert view.caret_rectangle().x() == pytest.approx(column + 19, abs=12)


def test_up_and_down_meet_every_line_once(qtbot: QtBot) -> None:
    view = a_view(qtbot, SAMPLE, height=900)
    for goal in (Key.Key_Home, Key.Key_End):
        press(qtbot, view, Key.Key_Home, with_=CTRL)
        press(qtbot, view, goal)
        rows = [
            round(box.y() + line.baseline)
            for piece, box in view.page.visible_pieces()
            for line in piece.lines
        ][:15]
        met = []
        for _ in rows:
            met.append(round(caret_line(view)))
            press(qtbot, view, Key.Key_Down)
        assert met == sorted(set(met))
        assert met == pytest.approx(rows, abs=12)


def test_up_on_the_first_line_and_down_on_the_last_stay(
    qtbot: QtBot, view: AnnotatedTextView
) -> None:
    assert press(qtbot, view, Key.Key_Up) == at("群众")
    view.caret.place(len(TEXT) - 1)
    assert press(qtbot, view, Key.Key_Down) == len(TEXT) - 1


def test_home_and_end_stay_on_the_line_one_sees(qtbot: QtBot, view: AnnotatedTextView) -> None:
    view.caret.place(at("字") + 3)
    row = caret_line(view)
    end = press(qtbot, view, Key.Key_End)
    assert caret_line(view) == row
    assert view.caret_rectangle().x() == pytest.approx(box_of(view, end - 1).right(), abs=2)
    assert press(qtbot, view, Key.Key_End) == end
    assert press(qtbot, view, Key.Key_Home) == at("字")
    assert caret_line(view) == row
    press(qtbot, view, Key.Key_End, with_=SHIFT)
    assert selected(view) == TEXT[at("字") : end]
    press(qtbot, view, Key.Key_Right)
    assert view.caret.position == end
    assert caret_line(view) > row


def test_home_goes_behind_the_opening_mark(qtbot: QtBot, view: AnnotatedTextView) -> None:
    view.caret.place(at("2004"))
    assert press(qtbot, view, Key.Key_Home) == at("【")


def test_end_goes_to_the_end_of_a_line_that_goes_on_in_another_piece(qtbot: QtBot) -> None:
    view = a_view(qtbot, "字" * 4_100)
    border = view.page.paragraphs.starts[1]
    view.go_to(border - 1)
    row = caret_line(view)
    assert press(qtbot, view, Key.Key_End) == border
    assert caret_line(view) == row
    press(qtbot, view, Key.Key_Down, Key.Key_Up)
    assert view.caret.position == border
    assert caret_line(view) == row
    assert press(qtbot, view, Key.Key_Left) == border - 1


def test_page_down_and_page_up_bring_one_back(qtbot: QtBot) -> None:
    view = a_view(qtbot, SAMPLE)
    press(qtbot, view, *[Key.Key_Down] * 4)
    start, height = view.caret.position, caret_line(view)
    seen = [start]
    for _ in range(4):
        seen.append(press(qtbot, view, Key.Key_PageDown))
        assert caret_line(view) == pytest.approx(height, abs=2 * view.page.style.pitch)
    assert seen == sorted(set(seen))
    press(qtbot, view, *[Key.Key_PageUp] * 4)
    assert abs(caret_line(view) - height) < 3 * view.page.style.pitch
    assert abs(view.caret.position - start) < 3 * 30


def test_a_page_overlaps_the_one_before_by_a_line(qtbot: QtBot) -> None:
    view = a_view(qtbot, SAMPLE)
    view.go_to(SAMPLE.index("送温暖活动"), at_top=True)
    last = [
        piece.start + line.start
        for piece, box in view.page.visible_pieces()
        for line in piece.lines
        if box.y() + line.top + line.height <= view.viewport().height()
    ][-1]
    press(qtbot, view, Key.Key_PageDown)
    assert view.page.position_at_top() <= last


def test_page_keys_at_the_ends_go_to_the_very_ends(qtbot: QtBot) -> None:
    view = a_view(qtbot, SAMPLE)
    stops = view.caret.stops
    press(qtbot, view, *[Key.Key_PageDown] * 30)
    assert view.caret.position == stops.last
    press(qtbot, view, *[Key.Key_PageUp] * 30)
    assert view.caret.position == stops.first


def test_a_page_key_turns_the_page_one_sees_not_the_one_the_caret_was_left_on(
    qtbot: QtBot,
) -> None:
    view = a_view(qtbot, "字" * 3_000)
    press(qtbot, view, Key.Key_Down)
    turn_wheel(view, 12)
    before = view.page.position_at_top()
    press(qtbot, view, Key.Key_PageDown)
    assert view.page.position_at_top() > before + 200


def test_ctrl_home_and_ctrl_end_go_to_the_ends_and_shift_selects_there(
    qtbot: QtBot,
) -> None:
    view = a_view(qtbot, SAMPLE)
    stops = view.caret.stops
    assert press(qtbot, view, Key.Key_End, with_=CTRL) == stops.last
    assert not view.caret_rectangle().isEmpty()
    press(qtbot, view, Key.Key_Home, with_=CTRL | SHIFT)
    assert view.caret.selection == (stops.first, stops.last)
    assert view.page.position.at_beginning


def test_ctrl_a_selects_everything_and_escape_drops_it(
    qtbot: QtBot, view: AnnotatedTextView
) -> None:
    top = view.page.position.place
    press(qtbot, view, Key.Key_A, with_=CTRL)
    assert selected(view) == TEXT[at("群众") :]
    assert view.page.position.place == top
    press(qtbot, view, Key.Key_Escape)
    assert selected(view) is None


def test_the_caret_makes_the_annotation_it_comes_to_the_current_one(qtbot: QtBot) -> None:
    text = "由市总工会主席"
    outer, inner = mark(text, "市总工会", 1), mark(text, "总工会", 2)
    view = a_view(qtbot, text, [outer, inner])
    currents = []
    for _ in range(5):
        press(qtbot, view, Key.Key_Right)
        currents.append(view.current)
    assert currents == [1, 2, 2, 2, None]
    press(qtbot, view, Key.Key_Left)
    assert view.current == 2
    press(qtbot, view, Key.Key_Left, with_=SHIFT)
    assert view.current is None


@pytest.mark.parametrize("shift", [NONE, SHIFT])
def test_the_caret_is_in_view_after_every_key(qtbot: QtBot, shift: Qt.KeyboardModifier) -> None:
    view = a_view(qtbot, SAMPLE, height=200)
    keys = [Key.Key_Down, Key.Key_PageDown, Key.Key_End, Key.Key_Right, Key.Key_Up, Key.Key_PageUp]
    for key in [*keys, *keys, Key.Key_PageDown, *keys, Key.Key_Left, Key.Key_Left]:
        press(qtbot, view, key, with_=shift)
        rectangle = view.caret_rectangle()
        assert not rectangle.isEmpty()
        assert rectangle.top() >= -1
        assert rectangle.bottom() <= 201


@pytest.mark.parametrize("text", ["", "\n\n", "##"])
def test_a_text_with_nowhere_to_go_takes_every_key(qtbot: QtBot, text: str) -> None:
    view = a_view(qtbot, text)
    arrows = [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End]
    for with_ in (NONE, SHIFT, CTRL, CTRL | SHIFT):
        press(qtbot, view, *arrows, Key.Key_PageUp, Key.Key_PageDown, with_=with_)
    assert view.caret.position == view.caret.stops.first
    assert view.selected_span() is None


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_Tab, Key.Key_Delete, Key.Key_Return, Key.Key_C])
def test_other_keys_pass_by(view: AnnotatedTextView, key: Qt.Key) -> None:
    (keys,) = view.findChildren(CaretKeys)
    event = QKeyEvent(QEvent.Type.KeyPress, key, NONE)
    assert keys.eventFilter(view, event) is False
