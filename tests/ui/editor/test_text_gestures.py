"""The mouse in the text: every click does what it does in other programs, and then some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from annotator.resource_files import seed
from annotator.ui.editor.text_gestures import TextGestures
from annotator.values.natural_unit import natural_unit
from editor_builders import RIGHT, Mouse, a_view, box_of, left_of, mark, middle_of, turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

TEXT = "# 群众团体\n\n**【工会】** 2004年底，市总工会有基层工会1162家。\n主席樊耀到会并讲话。\n"
INNER = mark(TEXT, "总工会", 1)
OUTER = mark(TEXT, "市总工会有", 2, "person")
SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")


@pytest.fixture
def view(qtbot: QtBot) -> AnnotatedTextView:
    return a_view(qtbot, TEXT, [OUTER, INNER])


@pytest.fixture
def mouse(view: AnnotatedTextView) -> Mouse:
    return Mouse(view)


def selected(view: AnnotatedTextView) -> str | None:
    span = view.selected_span()
    return span.of(view.text) if span else None


def at(quote: str) -> int:
    return TEXT.index(quote)


def test_a_click_puts_the_caret_on_the_nearer_side_of_a_character(
    view: AnnotatedTextView, mouse: Mouse
) -> None:
    mouse.click(left_of(view, at("基")))
    assert view.caret.position == at("基")
    mouse.click(middle_of(view, at("基")) + QPointF(4, 0))
    assert view.caret.position == at("基") + 1
    assert selected(view) is None


def test_a_click_beside_the_text_puts_the_caret_at_the_nearest_end(
    view: AnnotatedTextView, mouse: Mouse
) -> None:
    row = box_of(view, at("樊"))
    mouse.click(QPointF(2, row.center().y()))
    assert view.caret.position == at("主席")
    mouse.click(QPointF(600, row.center().y()))
    assert view.caret.position == len(TEXT) - 1
    mouse.click(QPointF(600, 410))
    assert view.caret.position == len(TEXT) - 1
    mouse.click(QPointF(2, 1))
    assert view.caret.position == at("群众")


def test_a_click_beside_a_wrapped_line_shows_the_caret_on_that_line(qtbot: QtBot) -> None:
    view = a_view(qtbot, "字" * 200)
    row = box_of(view, 0)
    Mouse(view).click(QPointF(row.center().x() + 900, row.center().y()))
    assert view.caret_rectangle().center().y() == pytest.approx(row.center().y(), abs=8)
    assert view.caret_rectangle().left() > 500


@pytest.mark.parametrize("backwards", [False, True])
def test_dragging_selects_from_character_to_character(
    view: AnnotatedTextView, mouse: Mouse, backwards: bool
) -> None:
    ends = [left_of(view, at("市总")), left_of(view, at("有基层"))]
    mouse.drag(*(reversed(ends) if backwards else ends))
    assert selected(view) == "市总工会"
    assert view.caret.position == at("市总" if backwards else "有基层")
    assert view.current is None


def test_a_trembling_hand_still_clicks(view: AnnotatedTextView, mouse: Mouse) -> None:
    point = middle_of(view, at("总工"))
    mouse.press(point)
    mouse.move(point + QPointF(2, 1))
    mouse.release(point + QPointF(2, 1))
    assert selected(view) is None
    assert view.current == INNER[2]


def test_shift_and_a_click_extend_the_selection(view: AnnotatedTextView, mouse: Mouse) -> None:
    mouse.click(left_of(view, at("市总")))
    shift = Qt.KeyboardModifier.ShiftModifier
    mouse.click(left_of(view, at("有基层")), keys=shift)
    assert selected(view) == "市总工会"
    mouse.click(left_of(view, at("2004")), keys=shift)
    assert selected(view) == "2004年底，"
    assert view.current is None


@pytest.mark.parametrize(
    ("place", "unit"), [("62家", "1162家"), ("04年", "2004年底"), ("樊", None), ("。\n主", "。")]
)
def test_a_double_click_selects_the_natural_unit(
    view: AnnotatedTextView, mouse: Mouse, place: str, unit: str | None
) -> None:
    mouse.double_click(middle_of(view, at(place)))
    start, end = natural_unit(TEXT, at(place))
    assert selected(view) == TEXT[start:end]
    assert unit in (None, selected(view))


def test_a_double_click_on_a_mere_run_takes_nothing_of_an_annotation(qtbot: QtBot) -> None:
    text = "年初市总工会十一届四次委员"
    view = a_view(qtbot, text, [(0, 2, 1, "date"), (2, 6, 2, "organisation")])
    Mouse(view).double_click(middle_of(view, text.index("委员")))
    assert selected(view) == "十一届四次委员"


def test_dragging_after_a_double_click_keeps_the_unit(
    view: AnnotatedTextView, mouse: Mouse
) -> None:
    figure = middle_of(view, at("62家"))
    mouse.click(figure)
    mouse.press(figure, double=True)
    mouse.move(left_of(view, at("主席")) + QPointF(0, -40))
    mouse.move(left_of(view, at("有基层")))
    assert selected(view) == "有基层工会1162家"
    mouse.move(box_of(view, at("。\n主")).center() + QPointF(6, 0))
    assert selected(view) == "1162家。"
    mouse.move(figure)
    assert selected(view) == "1162家"
    mouse.release(figure)
    assert selected(view) == "1162家"


def test_a_triple_click_selects_the_paragraph_without_its_opening_marks(
    view: AnnotatedTextView, mouse: Mouse
) -> None:
    point = middle_of(view, at("基层"))
    mouse.double_click(point)
    mouse.click(point)
    assert selected(view) == "【工会】** 2004年底，市总工会有基层工会1162家。"
    point = middle_of(view, at("樊"))
    mouse.double_click(point)
    mouse.click(point)
    assert selected(view) == "主席樊耀到会并讲话。"


def test_two_quick_double_clicks_in_different_places_are_no_triple_click(
    view: AnnotatedTextView, mouse: Mouse
) -> None:
    mouse.double_click(middle_of(view, at("62家")))
    mouse.click(left_of(view, at("樊")))
    assert selected(view) is None
    assert view.caret.position == at("樊")


def test_a_triple_click_takes_a_paragraph_of_several_pieces_whole(qtbot: QtBot) -> None:
    text = "首段\n" + "字" * 9_000 + "\n末段"
    view = a_view(qtbot, text)
    view.go_to(5_000)
    mouse, point = Mouse(view), middle_of(view, 5_000)
    mouse.double_click(point)
    mouse.click(point)
    assert selected(view) == "字" * 9_000


@pytest.mark.parametrize("down", [True, False])
def test_dragging_beyond_an_edge_scrolls_and_selects_on(qtbot: QtBot, down: bool) -> None:
    view = a_view(qtbot, SAMPLE, height=300)
    view.go_to(SAMPLE.index("送温暖活动"))
    top = view.page.position_at_top()
    mouse, middle = Mouse(view), QPointF(300, 150)
    mouse.press(middle)
    start = view.caret.position
    mouse.move(QPointF(300, 700 if down else -400))
    qtbot.waitUntil(lambda: abs(view.page.position_at_top() - top) > 300)
    mouse.release(QPointF(300, 700 if down else -400))
    assert view.caret.anchor == start
    assert (view.caret.position > start + 300) is down
    assert -30 < view.caret_rectangle().center().y() < 330  # a line half in view counts
    still = view.page.position.place
    qtbot.wait(80)
    assert view.page.position.place == still


def test_dragging_beyond_an_edge_and_back_stops_scrolling(qtbot: QtBot) -> None:
    view = a_view(qtbot, SAMPLE, height=300)
    mouse = Mouse(view)
    mouse.press(QPointF(300, 150))
    mouse.move(QPointF(300, 400))
    qtbot.waitUntil(lambda: not view.page.position.at_beginning)
    mouse.move(QPointF(300, 100))
    qtbot.wait(70)
    still = view.page.position.place
    qtbot.wait(80)
    assert view.page.position.place == still
    mouse.release(QPointF(300, 100))


def test_a_release_that_went_elsewhere_ends_the_drag(view: AnnotatedTextView, mouse: Mouse) -> None:
    mouse.press(left_of(view, at("市总")))
    mouse.move(left_of(view, at("有基层")))
    mouse.lose()
    mouse.move(left_of(view, at("2004")))
    assert selected(view) == "市总工会"


def test_a_click_takes_the_innermost_annotation_and_the_next_click_the_one_around_it(
    view: AnnotatedTextView, mouse: Mouse
) -> None:
    point = middle_of(view, at("总工"))
    currents = []
    for _ in range(3):
        mouse.click(point)
        currents.append(view.current)
    assert currents == [INNER[2], OUTER[2], INNER[2]]
    mouse.click(middle_of(view, at("基层")))
    assert view.current is None


def test_a_click_beside_the_last_character_is_not_on_its_annotation(
    qtbot: QtBot,
) -> None:
    view = a_view(qtbot, "主席樊耀", [(2, 4, 1, "person")])
    mouse = Mouse(view)
    mouse.click(middle_of(view, 3))
    assert view.current == 1
    mouse.click(QPointF(box_of(view, 3).right() + 30, middle_of(view, 3).y()))
    assert view.current is None


def test_a_right_click_moves_the_caret_unless_it_is_on_the_selection(
    view: AnnotatedTextView, mouse: Mouse
) -> None:
    view.select(at("市总"), at("有基层"))
    mouse.click(middle_of(view, at("工会有")), RIGHT)
    assert selected(view) == "市总工会"
    mouse.click(left_of(view, at("樊")), RIGHT)
    assert selected(view) is None
    assert view.caret.position == at("樊")
    mouse.click(middle_of(view, at("总工")), RIGHT)
    assert view.current == INNER[2]


def test_the_mouse_over_an_annotation_shows_it_stronger_until_it_leaves(
    view: AnnotatedTextView, mouse: Mouse
) -> None:
    plain = view.viewport().grab().toImage()
    mouse.move(middle_of(view, at("总工")))
    assert view.viewport().grab().toImage() != plain
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.viewport().grab().toImage() == plain


def test_an_annotation_scrolled_away_from_the_mouse_is_shown_as_before(qtbot: QtBot) -> None:
    view = a_view(qtbot, SAMPLE, [mark(SAMPLE, "市总工会", 1)])
    plain = view.viewport().grab().toImage()
    Mouse(view).move(middle_of(view, SAMPLE.index("总工会")))
    assert view.viewport().grab().toImage() != plain
    turn_wheel(view, 1)
    turn_wheel(view, -1)
    assert view.viewport().grab().toImage() == plain


def test_a_click_on_either_half_of_an_emoji_is_before_or_behind_it(qtbot: QtBot) -> None:
    family = "👩\u200d👩\u200d👧"
    view = a_view(qtbot, f"一家{family}三口")
    box, mouse = box_of(view, 2), Mouse(view)
    for share, place in ((0.1, 2), (0.4, 2), (0.6, 2 + len(family)), (0.9, 2 + len(family))):
        mouse.click(QPointF(box.left() + share * box.width(), box.center().y()))
        assert view.caret.position == place


def test_resting_on_an_annotation_asks_for_its_explanation(
    view: AnnotatedTextView, qtbot: QtBot
) -> None:
    (gestures,) = view.findChildren(TextGestures)
    asked: list[object] = []
    gestures.hover_wanted.connect(lambda key, _where: asked.append(key))
    for point in (middle_of(view, at("总工")), middle_of(view, at("基层")), QPointF(5, 5)):
        where = point.toPoint()
        event = QHelpEvent(QEvent.Type.ToolTip, where, view.viewport().mapToGlobal(where))
        QApplication.sendEvent(view.viewport(), event)
    assert asked == [INNER[2], None, None]


@pytest.mark.parametrize("text", ["", "\n\n\n", "#", " 　"])
def test_a_text_with_nothing_to_point_at_takes_every_gesture(qtbot: QtBot, text: str) -> None:
    view = a_view(qtbot, text)
    mouse = Mouse(view)
    for point in (QPointF(QPoint(40, 30)), QPointF(300, 200)):
        mouse.double_click(point)
        mouse.click(point)
        mouse.drag(point, QPointF(10, 900))
    assert 0 <= view.caret.position <= len(text)
