"""The text view shows any text unaltered, stays where one reads, and keeps up with the marks."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from annotator.resource_files import seed
from annotator.ui.editor.painting import PiecePainter
from annotator.ui.foundation.colours import dark_colours, light_colours
from annotator.ui.foundation.settings import Settings
from annotator.ui.foundation.theme import palette
from editor_builders import a_view, box_of, mark, parts_in_view, turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.text.span_index import Mark
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")
PLACE = SAMPLE.index("送温暖活动")


@pytest.fixture
def view(qtbot: QtBot) -> AnnotatedTextView:
    return a_view(qtbot, SAMPLE)


def top_line(view: AnnotatedTextView) -> int:
    return view.page.position_at_top()


def current_of(view: AnnotatedTextView) -> tuple[int | None, Mark | None]:
    return view.current, view.current_mark


def last_line_bottom(view: AnnotatedTextView) -> float:
    piece, at = list(view.page.visible_pieces())[-1]
    assert piece.end == view.caret.stops.last
    return at.y() + piece.height


# Scrolling


def test_dragging_the_bar_to_its_end_shows_the_last_line_exactly(view: AnnotatedTextView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() == bar.maximum()
    assert last_line_bottom(view) == pytest.approx(view.viewport().height() - 18)
    turn_wheel(view, 5)
    assert last_line_bottom(view) == pytest.approx(view.viewport().height() - 18)
    bar.setValue(0)
    assert view.page.position.at_beginning


def test_the_wheel_goes_there_and_back(view: AnnotatedTextView) -> None:
    view.go_to(PLACE, at_top=True)
    line, box = top_line(view), box_of(view, PLACE)
    for notches in (1, 3, 0.5, -0.5, -3, -1):
        turn_wheel(view, notches)
    assert top_line(view) == line
    assert box_of(view, PLACE).y() == pytest.approx(box.y())
    for pixels in (7, 250, -250, -7):
        turn_wheel(view, pixels=pixels)
    assert box_of(view, PLACE).y() == pytest.approx(box.y())


def test_one_notch_of_the_wheel_is_three_lines(view: AnnotatedTextView) -> None:
    view.go_to(PLACE)
    before = box_of(view, PLACE).y()
    turn_wheel(view, 1)
    assert before - box_of(view, PLACE).y() == pytest.approx(3 * view.page.style.pitch, abs=1)


def test_the_wheel_with_ctrl_is_left_to_the_zoom(view: AnnotatedTextView) -> None:
    event = QWheelEvent(
        view.rect().center(),
        view.mapToGlobal(view.rect().center()),
        view.rect().topLeft(),
        view.rect().topLeft() + view.rect().center(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.accept()
    view.wheelEvent(event)
    assert not event.isAccepted()
    assert view.page.position.at_beginning


def test_the_bar_follows_the_wheel(view: AnnotatedTextView) -> None:
    bar = view.verticalScrollBar()
    values = [bar.value()]
    for _ in range(90):
        turn_wheel(view, 1)
        values.append(bar.value())
    assert values[0] == 0
    assert values[1] > 0
    assert values == sorted(values)
    assert values[-1] == bar.maximum()


def test_a_text_that_fits_has_nothing_to_scroll(qtbot: QtBot) -> None:
    view = a_view(qtbot, "# 群众团体\n\n会员。\n")
    assert view.verticalScrollBar().maximum() == 0
    turn_wheel(view, 3)
    assert view.page.position.at_beginning


def test_a_text_a_little_longer_than_the_view_can_be_scrolled_to_its_end(qtbot: QtBot) -> None:
    view = a_view(qtbot, "# 题\n\n【目】\n" * 5 + "完")
    bar = view.verticalScrollBar()
    assert 0 < bar.maximum() < view.height()
    bar.setValue(bar.maximum())
    assert last_line_bottom(view) == pytest.approx(view.viewport().height() - 18, abs=1)


def test_a_line_of_a_million_characters_opens_and_scrolls_to_its_end(qtbot: QtBot) -> None:
    text = "景德镇市群众团体" * 125_000
    view = a_view(qtbot, text)
    view.repaint()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert 300_000 < top_line(view) < 700_000
    bar.setValue(bar.maximum())
    view.repaint()
    assert last_line_bottom(view) == pytest.approx(view.viewport().height() - 18)
    assert view.place_at(box_of(view, len(text) - 1).bottomRight()).position == len(text)


def test_a_million_blank_lines_are_no_trouble(qtbot: QtBot) -> None:
    view = a_view(qtbot, "始" + "\n" * 1_000_000 + "终")
    view.repaint()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.repaint()
    assert not box_of(view, len(view.text) - 1).isEmpty()


# Size and settings


def test_resizing_keeps_the_line_at_the_top(view: AnnotatedTextView) -> None:
    view.go_to(PLACE + 60, at_top=True)
    line = top_line(view)
    for width in [*range(620, 420, -7), *range(420, 900, 13), 620]:
        view.resize(width, 420)
        end = line + (view.width() // 18)
        assert top_line(view) <= line < end
    assert top_line(view) == line


def test_resizing_at_the_very_beginning_stays_there(view: AnnotatedTextView) -> None:
    for width, points in ((400, 14.0), (900, 20.0), (620, 9.0)):
        view.resize(width, 420)
        view.set_settings(Settings(font_points=points))
        assert view.page.position.at_beginning
        assert view.verticalScrollBar().value() == 0


def test_a_scroll_after_resizing_holds_the_new_line(view: AnnotatedTextView) -> None:
    view.go_to(PLACE, at_top=True)
    view.resize(500, 420)
    turn_wheel(view, 2)
    line = top_line(view)
    view.resize(501, 420)
    assert top_line(view) == line


@pytest.mark.parametrize(
    "changed",
    [
        {"font_points": 24.0},
        {"line_spacing": 2.4},
        {"column_ems": 20},
        {"type_labels_shown": False},
    ],
)
def test_reading_settings_change_the_lines_and_keep_the_place(
    view: AnnotatedTextView, changed: dict[str, float]
) -> None:
    view.replace_marks([mark(SAMPLE, "送温暖活动", 1)])
    view.go_to(PLACE, at_top=True)
    before = view.grab().toImage()
    view.set_settings(replace(Settings(), **changed))  # type: ignore[arg-type]
    assert top_line(view) <= PLACE + 3 < top_line(view) + 60
    assert view.grab().toImage() != before
    view.set_settings(Settings())
    assert view.grab().toImage() == before


def test_the_chosen_font_comes_before_those_of_the_program(view: AnnotatedTextView) -> None:
    view.set_settings(Settings(font_family="FangSong"))
    families = view.page.style.font(0).families()
    assert families[0] == "FangSong"
    assert "Noto Sans CJK SC" in families[1:]


def test_the_size_of_the_text_is_the_size_chosen(view: AnnotatedTextView) -> None:
    small = view.page.style.em
    view.set_settings(Settings(font_points=28.0))
    assert view.page.style.em == pytest.approx(2 * small, rel=0.05)
    assert box_of(view, view.caret.stops.first).height() > 2 * small


def test_the_column_is_no_wider_than_chosen_and_stands_in_the_middle(qtbot: QtBot) -> None:
    view = a_view(qtbot, "字" * 500, width=1600)
    page = view.page
    assert page.width == pytest.approx(42 * page.style.em)
    right = view.viewport().width() - page.left - page.width
    assert page.left == pytest.approx(right, abs=1)


def test_a_dark_theme_paints_dark_paper(view: AnnotatedTextView) -> None:
    corner = view.viewport().rect().topLeft()
    colour = view.viewport().grab().toImage().pixelColor(corner).name()
    assert colour == light_colours().paper.name()
    view.setPalette(palette(dark_colours()))
    colour = view.viewport().grab().toImage().pixelColor(corner).name()
    assert colour == dark_colours().paper.name()


def test_another_screen_density_sets_the_text_anew(view: AnnotatedTextView) -> None:
    style = view.page.style
    QApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert view.page.style is not style


# Marks


def test_changing_a_mark_keeps_it_current(view: AnnotatedTextView) -> None:
    old = mark(SAMPLE, "市总工会", 7)
    view.replace_marks([old])
    view.go_to_mark(old)
    heard: list[object] = []
    view.current_changed.connect(heard.append)
    new = (old[0], old[1], 7, "person")
    view.change_marks([old], [new])
    assert current_of(view) == (7, new)
    assert heard == []
    view.change_marks([new], [])
    assert current_of(view) == (None, None)
    assert heard == [None]


def test_taking_all_marks_afresh_keeps_the_current_one_if_it_is_still_there(
    view: AnnotatedTextView,
) -> None:
    old = mark(SAMPLE, "市总工会", 7)
    view.replace_marks([old])
    view.set_current(old)
    moved = (old[0], old[1] + 1, 7, "organisation")
    view.replace_marks([moved])
    assert current_of(view) == (7, moved)
    view.replace_marks([])
    assert current_of(view) == (None, None)


def test_taking_all_marks_afresh_stays_at_the_place(view: AnnotatedTextView) -> None:
    view.go_to(PLACE, at_top=True)
    place = view.page.position.place
    view.replace_marks([mark(SAMPLE, "送温暖活动", 1)])
    assert view.page.position.place == place
    assert [part.mark[2] for part in parts_in_view(view)] == [1]


def test_a_mark_that_makes_the_last_line_grow_can_still_be_scrolled_to(qtbot: QtBot) -> None:
    text = "\n".join(["会议认真学习"] * 30)
    view = a_view(qtbot, text)
    end = len(text)
    view.go_to(end)
    turn_wheel(view, 50)
    deep = [(end - 6 + n // 3, end, n, "date") for n in range(12)]
    view.change_marks([], deep)
    assert view.verticalScrollBar().maximum() > 0
    turn_wheel(view, 50)
    assert last_line_bottom(view) == pytest.approx(view.viewport().height() - 18)
    view.change_marks(deep, [])
    assert last_line_bottom(view) == pytest.approx(view.viewport().height() - 18)


def test_a_text_that_no_longer_fits_because_of_its_marks_can_be_scrolled(qtbot: QtBot) -> None:
    text = "会议认真学习\n会议认真学习"
    view = a_view(qtbot, text, height=112)
    assert view.verticalScrollBar().maximum() == 0
    deep = [(7, 13 - n // 3, n, "date") for n in range(15)]
    view.change_marks([], deep)
    assert view.verticalScrollBar().maximum() > 0
    view.change_marks(deep, [])
    assert view.verticalScrollBar().maximum() == 0


def test_going_to_a_mark_shows_it_and_puts_the_caret_before_it(view: AnnotatedTextView) -> None:
    far = mark(SAMPLE, "樊耀", 3, "person")
    view.replace_marks([far])
    view.go_to_mark(far)
    assert view.current == 3
    assert view.caret.position == far[0]
    assert not view.caret_rectangle().isEmpty()
    assert box_of(view, far[0]).y() == pytest.approx(view.height() * 0.3, abs=40)


def test_a_place_in_view_is_shown_without_scrolling(view: AnnotatedTextView) -> None:
    place = view.page.position.place
    start = SAMPLE.index("统筹") if "统筹" in SAMPLE else SAMPLE.index("市总工会")
    view.select(start, start + 2)
    assert view.page.position.place == place


def test_a_place_just_out_of_view_comes_in_at_the_edge(view: AnnotatedTextView) -> None:
    view.go_to(PLACE, at_top=True)
    view.scroll_by(40)
    view.reveal(PLACE)
    assert 0 <= box_of(view, PLACE).y() < 40
    view.scroll_by(18 + box_of(view, PLACE).y() - view.viewport().height())
    view.reveal(PLACE)
    assert box_of(view, PLACE).bottom() <= view.viewport().height()
    assert box_of(view, PLACE).bottom() > view.viewport().height() - 80


def test_listeners_hear_of_selection_and_reading_position(view: AnnotatedTextView) -> None:
    selections: list[bool] = []
    positions: list[int] = []
    view.selection_changed.connect(lambda: selections.append(True))
    view.reading_position_changed.connect(positions.append)
    view.select(PLACE, PLACE + 2)
    assert selections
    assert positions == [top_line(view)]
    view.scroll_by(1)
    assert len(positions) <= 2


def test_another_text_is_shown_from_its_beginning(view: AnnotatedTextView) -> None:
    view.go_to_mark(mark(SAMPLE, "樊耀", 3))
    view.show_hits([(1, 3)], None)
    heard: list[object] = []
    view.current_changed.connect(heard.append)
    view.show_text("另一文档", [])
    assert (view.text, view.current, view.selected_span()) == ("另一文档", None, None)
    assert (view.caret.position, view.page.position.at_beginning, len(view.marks)) == (0, True, 0)
    assert heard == [None]


# Painting


def test_a_fault_while_painting_is_reported_and_the_next_painting_works(
    view: AnnotatedTextView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: told.append(kind))
    good = view.viewport().grab().toImage()

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(PiecePainter, "paint", fail)
        for _ in range(3):
            view.viewport().grab()
    assert told == [ZeroDivisionError] * 3
    assert view.viewport().grab().toImage() == good


def test_the_caret_is_painted_only_with_the_focus(view: AnnotatedTextView) -> None:
    view.wake_caret()
    with_caret = view.viewport().grab().toImage()
    place = view.caret_rectangle().center().toPoint()
    assert with_caret.pixelColor(place).name() == light_colours().caret.name()
    view.clearFocus()
    assert view.viewport().grab().toImage().pixelColor(place).name() != light_colours().caret.name()


def test_painting_is_announced_for_whoever_waits_for_it(
    view: AnnotatedTextView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.marks_painted):
        view.change_marks([], [mark(SAMPLE, "市总工会", 1)])
