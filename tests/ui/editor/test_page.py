"""Where everything stands on the page, for any text, at a cost that follows what is on screen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from annotator.resource_files import seed
from annotator.text.graphemes import next_boundary
from annotator.ui.editor import page as page_module
from annotator.ui.editor.caret import Place
from annotator.ui.editor.piece_layout import PieceLayout
from editor_builders import Mouse, a_view, box_of, left_of, mark, parts_in_view, turn_wheel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from annotator.text.span_index import Mark
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")
HAN = ["市", "总工会", "1162家", "，", "。", "\n", "\n\n", " ", "　", "a b", "**", "# ", "【", "】"]
CLUSTERS = ["𠮷", "𬭎", "葛\U000e0100", "邊\ufe00", "e\u0301", "👩\u200d👩\u200d👧", "👍🏽", "🇨🇳"]
CONTROLS = ["\x00", "\x01", "\x1b", "\x7f", "\x85", "\r", "\r\n", "\x0b", "\x0c", "\t", "\u00ad"]
UNSEEN = ["\u200b", "\u200e", "\u2060", "\ufeff", "\u2028", "\u2029", "\xa0"]
# Where Qt has its own mind about which characters are one.
JOINERS = ["\u200c", "\u200d"]
BIDI = ["שלום", "مرحبا", "\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\u061c"]
ODD = ["\ufffc", "\ufffd", "\ufffe", "\uffff", "\ufdd0", "\ue000", "\U000f0000", "\U0010ffff"]
LEFT_TO_RIGHT = st.lists(
    st.sampled_from([*HAN, *CLUSTERS, *CONTROLS, *UNSEEN, *ODD]), max_size=40
).map("".join)
HOSTILE = st.one_of(
    st.lists(
        st.sampled_from([*HAN, *CLUSTERS, *CONTROLS, *UNSEEN, *JOINERS, *BIDI, *ODD]),
        min_size=1,
        max_size=40,
    ).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
)
# One view takes one text after the other, as it does on a desk.
SHARED_VIEW = settings(
    max_examples=max(200, settings().max_examples),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def view(qtbot: QtBot) -> AnnotatedTextView:
    return a_view(qtbot, "")


def stops_in_view(view: AnnotatedTextView) -> Iterator[int]:
    """Every caret stop whose line is wholly in view."""
    stops = view.caret.stops
    position, last = stops.first, -1
    while position != last:
        box = view.page.caret_rectangle(Place(position))
        if not box.isEmpty() and box.top() >= 0 and box.bottom() <= view.viewport().height():
            yield position
        last, position = position, stops.after(position)


# Texts


@SHARED_VIEW
@given(HOSTILE, st.data())
def test_a_hostile_text_is_shown_unaltered_with_its_marks(
    view: AnnotatedTextView, text: str, data: st.DataObject
) -> None:
    shown = [at for at, character in enumerate(text) if not character.isspace()]
    marks: list[Mark] = []
    if shown:
        start = data.draw(st.sampled_from(shown))
        end = data.draw(st.integers(start + 1, len(text)))
        marks = [(start, end, 1, "person"), (start, start + 1, 2, "date")]
        marks.sort()
    view.show_text(text, marks)
    view.viewport().grab()
    assert view.text == text
    assert list(view.marks) == marks
    assert {part.mark for part in parts_in_view(view)} == set(marks)
    view.caret.select(view.caret.stops.first, view.caret.stops.last)
    span = view.selected_span()
    assert span is None or span.of(text).strip() == text[span.start : span.end].strip()


@SHARED_VIEW
@given(LEFT_TO_RIGHT)
def test_pointing_at_the_caret_finds_its_place(view: AnnotatedTextView, text: str) -> None:
    view.show_text(text, [])
    for position in stops_in_view(view):
        box = view.page.caret_rectangle(Place(position))
        assert view.place_at(box.center()).position == position


@pytest.mark.parametrize("start", [0, SAMPLE.index("【送温暖活动】"), len(SAMPLE) - 100])
def test_pointing_at_the_caret_finds_its_place_all_over_a_page(qtbot: QtBot, start: int) -> None:
    view = a_view(qtbot, SAMPLE, height=900)
    view.go_to(start)
    found = list(stops_in_view(view))
    assert len(found) > 500
    for position in found:
        box = view.page.caret_rectangle(Place(position))
        assert view.place_at(box.center()).position == position


@pytest.mark.parametrize(
    "text",
    [
        "野𠮷家𬭎甲",
        "葛\U000e0100城葛\U000e0100",
        "家👩\u200d👩\u200d👧和🇨🇳👍🏽人",
        "\ufeff首\ufeff字",
        "甲\x00乙\x01丙\x7f丁\x85戊",
        "甲\r乙\r\n丙",
        "甲\u2028乙\u2029丙\x0b丁\x0c戊",
        "甲\u200b乙\u00ad丙\u2060丁\ufffc戊",
        "か\u3099きe\u0301e",
        "**【工会】** 二○○四年",
    ],
)
def test_pointing_at_a_character_finds_it(view: AnnotatedTextView, text: str) -> None:
    view.show_text(text, [])
    position, last = view.caret.stops.first, view.caret.stops.last
    seen = 0
    while position < last:
        if text[position] != "\n":
            assert view.character_at(box_of(view, position).center()) == position
            seen += 1
        position = view.caret.stops.after(position)
    assert seen


@pytest.mark.parametrize("unseen", ["\x00", "\ufeff", "\u2028", "\u200b", "\x85", "\ufffc", "\r"])
def test_a_character_without_a_shape_is_shown_by_a_sign(
    view: AnnotatedTextView, unseen: str
) -> None:
    view.show_text(f"甲{unseen}乙", [])
    assert box_of(view, 1).width() > 3
    view.show_text(f"{unseen}乙", [])
    assert box_of(view, 0).width() > 3


def test_selecting_by_mouse_takes_what_is_under_it_behind_astral_characters(
    view: AnnotatedTextView,
) -> None:
    text = "\ufeff𠮷野家👩\u200d👩\u200d👧与市总工会\U000e0100座谈"
    view.show_text(text, [])
    start, end = text.index("市"), text.index("座")
    Mouse(view).drag(left_of(view, start), left_of(view, end))
    span = view.selected_span()
    assert span is not None
    assert span.of(text) == "市总工会\U000e0100"


# Geometry


def test_a_span_over_a_page_break_has_parts_that_are_open_towards_each_other(
    qtbot: QtBot,
) -> None:
    text = "参加活动的有市总工\n\n会和各县工会。"
    view = a_view(qtbot, text, [mark(text, "市总工\n\n会")])
    first, second = parts_in_view(view)
    assert (first.opens, first.closes) == (True, False)
    assert (second.opens, second.closes) == (False, True)


@pytest.mark.parametrize("quote", ["\n\n会员", "会员\n\n", "\n　\n会员\n", "\n\n会员\n\n和"])
def test_white_space_at_the_edges_of_a_span_leaves_it_closed(qtbot: QtBot, quote: str) -> None:
    text = f"市总工会主席。{quote}"
    view = a_view(qtbot, f"{text}\n末段。", [(text.index(quote), len(text), 1, "person")])
    parts = parts_in_view(view)
    assert parts[0].opens
    assert parts[-1].closes
    assert sum(part.opens for part in parts) == sum(part.closes for part in parts) == 1


def test_a_span_over_several_lines_has_a_part_on_each(qtbot: QtBot) -> None:
    view = a_view(qtbot, "字" * 100, [(10, 95, 1, "date")])
    parts = parts_in_view(view)
    assert [part.line for part in parts] == list(range(len(parts)))
    assert len(parts) > 2
    assert [part.opens for part in parts] == [True] + [False] * (len(parts) - 1)
    assert [part.closes for part in parts] == [False] * (len(parts) - 1) + [True]
    assert all(part.right - part.left > 30 for part in parts)


def test_a_span_over_several_pieces_has_parts_in_each(qtbot: QtBot) -> None:
    view = a_view(qtbot, "字" * 4_100, [(3_990, 4_010, 1, "date")])
    view.go_to(4_000)
    first, second = parts_in_view(view)
    assert (first.opens, first.closes, second.opens, second.closes) == (True, False, False, True)


def test_nested_spans_lie_in_different_lanes_the_inner_one_next_to_the_text(
    qtbot: QtBot,
) -> None:
    text = "景德镇市总工会主席"
    view = a_view(qtbot, text, [(0, 9, 1, "person"), (3, 7, 2, "date"), (4, 7, 3, "figure")])
    assert {part.mark[2]: part.lane for part in parts_in_view(view)} == {1: 2, 2: 1, 3: 0}


def test_lines_with_many_lanes_grow_and_push_the_others_down(qtbot: QtBot) -> None:
    deep: list[Mark] = [(0, 20 - n, n, "date") for n in range(12)]
    view = a_view(qtbot, "字" * 80)
    plain = box_of(view, 79).y()
    view.replace_marks(sorted(deep))
    rows = [line for piece, _ in view.page.visible_pieces() for line in piece.lines]
    assert rows[0].height > rows[1].height
    assert box_of(view, 79).y() > plain + 20
    assert box_of(view, 79).top() >= box_of(view, 0).bottom()
    assert view.place_at(box_of(view, 79).center()).position in (79, 80)


def test_lines_never_overlap_and_follow_each_other(qtbot: QtBot) -> None:
    view = a_view(qtbot, SAMPLE, height=900)
    bottom = 0.0
    for piece, at in view.page.visible_pieces():
        for line in piece.lines:
            assert at.y() + line.top >= bottom - 0.01
            assert at.y() + line.top <= line.baseline + at.y() <= at.y() + line.top + line.height
            bottom = at.y() + line.top + line.height
        assert at.y() + piece.height >= bottom - 0.01


def test_there_is_no_character_beside_between_or_below_the_lines(qtbot: QtBot) -> None:
    view = a_view(qtbot, "# 题\n\n甲乙丙\n")
    assert (
        view.character_at(QPointF(box_of(view, 7).right() + 30, box_of(view, 7).center().y()))
        is None
    )
    assert view.character_at(QPointF(5, box_of(view, 7).center().y())) is None
    assert view.character_at(QPointF(100, 400)) is None
    assert view.character_at(QPointF(100, -10)) is None


def test_the_caret_out_of_view_has_no_rectangle(qtbot: QtBot) -> None:
    view = a_view(qtbot, SAMPLE)
    turn_wheel(view, 30)
    assert view.caret_rectangle() == QRectF()


# Cost, counted instead of timed


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Characters of each piece laid out from now on."""
    counted: list[int] = []

    class Counted(PieceLayout):
        def __init__(self, source, marks, style, width) -> None:
            counted.append(len(source.text))
            super().__init__(source, marks, style, width)

    monkeypatch.setattr(page_module, "PieceLayout", Counted)
    return counted


def on_screen(view: AnnotatedTextView) -> int:
    return sum(len(piece.source.text) for piece, _ in view.page.visible_pieces())


def a_volume(characters: int) -> tuple[str, list[Mark]]:
    text = SAMPLE * (characters // len(SAMPLE) + 1)
    codes = ("organisation", "figure", "date", "person")
    return text, [(at, at + 4, at, codes[at // 14 % 4]) for at in range(20, len(text) - 4, 14)]


def test_opening_two_million_characters_lays_out_about_a_screen(
    view: AnnotatedTextView, laid_out: list[int]
) -> None:
    text, marks = a_volume(2_000_000)
    view.show_text(text, marks)
    view.viewport().grab()
    assert 0 < sum(laid_out) <= 1.5 * on_screen(view)
    laid_out.clear()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    view.viewport().grab()
    assert 0 < sum(laid_out) <= 2 * on_screen(view)
    laid_out.clear()
    view.go_to(len(text) // 2)
    view.viewport().grab()
    assert 0 < sum(laid_out) <= 2 * on_screen(view)


def test_scrolling_lays_out_only_what_comes_into_view(
    view: AnnotatedTextView, laid_out: list[int]
) -> None:
    view.show_text(*a_volume(100_000))
    for _ in range(20):
        view.scroll_by(view.page_step)
    pages = sum(laid_out)
    assert pages <= 22 * 1500
    laid_out.clear()
    view.scroll_by(-view.page_step)
    view.viewport().grab()
    assert laid_out == []


def test_one_mark_more_breaks_no_line_anew_and_nothing_moves(
    view: AnnotatedTextView, laid_out: list[int]
) -> None:
    text, marks = a_volume(100_000)
    view.show_text(text, marks)
    view.go_to(50_000)
    view.viewport().grab()
    laid_out.clear()
    place = view.page.position.place
    start = view.page.position_at_top() + 3
    fresh: Mark = (start, start + 3, 10**9, "person")
    view.change_marks([], [fresh])
    view.viewport().grab()
    assert fresh in {part.mark for part in parts_in_view(view)}
    view.change_marks([fresh], [])
    view.viewport().grab()
    assert fresh not in {part.mark for part in parts_in_view(view)}
    assert laid_out == []
    assert view.page.position.place == place


def test_a_mark_over_a_page_break_is_taken_by_all_its_pieces(
    view: AnnotatedTextView, laid_out: list[int]
) -> None:
    text = SAMPLE * 20
    view.show_text(text, [])
    start = text.index("3月12日,市总工") + 6
    view.go_to(start)
    view.viewport().grab()
    laid_out.clear()
    fresh: Mark = (start, text.index("会召开", start) + 1, 1, "organisation")
    view.change_marks([], [fresh])
    view.viewport().grab()
    with_it = [piece for piece, _ in view.page.visible_pieces() if piece.parts]
    assert len(with_it) == 2
    assert laid_out == []


def test_moving_the_caret_and_the_mouse_lays_out_nothing(
    view: AnnotatedTextView, laid_out: list[int]
) -> None:
    text, marks = a_volume(100_000)
    view.show_text(text, marks)
    view.viewport().grab()
    laid_out.clear()
    mouse = Mouse(view)
    for x in range(40, 560, 40):
        mouse.move(QPointF(x, 200))
        mouse.click(QPointF(x, 300))
    view.set_current(marks[3])
    view.select(60, 90)
    view.show_hits([(60, 62), (70, 72)], (60, 62))
    view.viewport().grab()
    assert laid_out == []


def test_a_caret_far_out_of_view_costs_nothing(
    view: AnnotatedTextView, laid_out: list[int]
) -> None:
    view.show_text(*a_volume(2_000_000))
    view.verticalScrollBar().setValue(10_000)
    view.viewport().grab()
    view.page.forget()
    laid_out.clear()
    view.viewport().grab()
    assert sum(laid_out) <= on_screen(view)


def test_layouts_kept_are_bounded_by_characters_and_by_number(view: AnnotatedTextView) -> None:
    view.show_text("字" * 1_000_000, [])
    for number in range(250):
        view.page.piece(number)
    assert sum(len(piece.source.text) for piece in view.page._pieces.values()) <= 160_000
    view.show_text("字\n" * 5_000, [])
    for number in range(3_000):
        view.page.piece(number)
    assert len(view.page._pieces) <= 400
    assert view.page.piece(2_990) is view.page.piece(2_990)


def test_every_character_belongs_to_one_box(view: AnnotatedTextView) -> None:
    view.show_text("甲乙丙丁戊" * 20, [])
    boxes = [box_of(view, at) for at in range(0, 100, next_boundary(view.text, 0))]
    rows = {round(box.y()) for box in boxes}
    assert len(rows) == len([line for p, _ in view.page.visible_pieces() for line in p.lines])
    for one, other in pairwise(boxes):
        assert other.left() == pytest.approx(one.right(), abs=1) or other.y() > one.y()
