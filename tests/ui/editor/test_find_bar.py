"""Finding: type a term, see how often it is there, go round, leave with the place selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from annotator.resource_files import seed
from annotator.text.spans import Span
from annotator.ui.editor.find_bar import FindBar
from editor_builders import a_view, box_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot) -> AnnotatedTextView:
    return a_view(qtbot, SAMPLE)


@pytest.fixture
def bar(qtbot: QtBot, view: AnnotatedTextView) -> Iterator[FindBar]:
    window = QWidget()
    column = QVBoxLayout(window)
    bar = FindBar(view)
    column.addWidget(view)
    column.addWidget(bar)
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield bar
    window.close()


def field(bar: FindBar) -> QLineEdit:
    (found,) = bar.findChildren(QLineEdit)
    return found


def count(bar: FindBar) -> str:
    (label,) = bar.findChildren(QLabel)
    return label.text()


def find(qtbot: QtBot, bar: FindBar, term: str) -> None:
    """Type a term and wait until it was searched."""
    bar.open_bar()
    field(bar).clear()
    field(bar).insert(term)
    qtbot.keyClick(field(bar), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not bar._wait.isActive())


def here(view: AnnotatedTextView) -> tuple[int, int] | None:
    return view._current_hit


def test_typing_finds_counts_shows_and_selects_the_first_place(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    find(qtbot, bar, "送温暖")
    times, first = SAMPLE.count("送温暖"), SAMPLE.index("送温暖")
    assert count(bar) == f"1 of {times}"
    assert here(view) == (first, first + 3)
    assert not box_of(view, first).isEmpty()
    assert field(bar).hasFocus()
    assert view.selected_span() == Span(first, first + 3)


def test_nothing_found_is_said_and_the_buttons_rest(qtbot: QtBot, bar: FindBar) -> None:
    find(qtbot, bar, "无此词")
    assert count(bar) == "Not found"
    previous, following, _ = [b for b in bar.findChildren(QToolButton) if b.parent() is bar]
    assert not previous.isEnabled()
    assert not following.isEnabled()
    find(qtbot, bar, "工会")
    assert previous.isEnabled()
    find(qtbot, bar, "")
    assert count(bar) == ""


def test_a_term_is_found_across_a_page_break(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    find(qtbot, bar, "集体协商")
    start = SAMPLE.index("集体\n\n协商")
    assert here(view) == (start, start + 6)


def test_enter_and_shift_enter_go_round(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    find(qtbot, bar, "送温暖")
    times = SAMPLE.count("送温暖")
    seen = []
    for _ in range(times):
        seen.append(here(view))
        qtbot.keyClick(field(bar), Qt.Key.Key_Return)
    assert len(set(seen)) == times
    assert here(view) == seen[0]
    qtbot.keyClick(field(bar), Qt.Key.Key_Return, SHIFT)
    assert here(view) == seen[-1]
    assert count(bar) == f"{times} of {times}"
    bar.go_to_next()
    bar.go_to_previous()
    assert here(view) == seen[-1]


def test_every_place_one_goes_to_is_in_view(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    find(qtbot, bar, "市总工会")
    for _ in range(12):
        place = here(view)
        assert place is not None
        box = box_of(view, place[0])
        assert box.top() >= 0
        assert box.bottom() <= view.viewport().height() + 1
        bar.go_to_next()


def test_enter_before_the_search_has_begun_searches_at_once(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    bar.open_bar()
    qtbot.keyClicks(field(bar), "2004")
    qtbot.keyClick(field(bar), Qt.Key.Key_Return)
    first = SAMPLE.index("2004")
    assert here(view) == (first, first + 4)


def test_the_search_begins_where_one_reads(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    place = SAMPLE.index("【送温暖活动】")
    view.go_to(place)
    find(qtbot, bar, "工会")
    hit = here(view)
    assert hit is not None
    assert hit[0] == SAMPLE.index("工会", place)


def test_escape_selects_the_place_found_ready_to_be_tagged(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    find(qtbot, bar, "樊耀")
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(field(bar), Qt.Key.Key_Escape)
    span = view.selected_span()
    assert span is not None
    assert span.of(SAMPLE) == "樊耀"
    assert bar.isHidden()
    assert here(view) is None
    assert view.hasFocus()


def test_escape_without_a_place_leaves_the_caret(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    view.caret.place(30)
    find(qtbot, bar, "无此词")
    qtbot.keyClick(field(bar), Qt.Key.Key_Escape)
    assert view.caret.position == 30
    assert view.selected_span() is None


@pytest.mark.parametrize(
    ("quote", "term"), [("市总工会", "市总工会"), ("集体\n\n协商", "集体协商")]
)
def test_what_is_selected_becomes_the_term(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView, quote: str, term: str
) -> None:
    start = SAMPLE.index(quote)
    view.select(start, start + len(quote))
    bar.open_bar()
    assert field(bar).text() == term
    assert field(bar).selectedText() == term
    assert here(view) == (start, start + len(quote))


def test_opening_the_bar_again_keeps_the_term(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    find(qtbot, bar, "送温暖")
    bar.close_bar()
    view.caret.place(0)
    bar.open_bar()
    assert field(bar).selectedText() == "送温暖"
    assert count(bar).startswith("1 of")


def test_going_on_with_the_bar_closed_selects_the_next_place(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    find(qtbot, bar, "送温暖")
    bar.close_bar()
    first = view.selected_span()
    bar.go_to_next()
    second = view.selected_span()
    assert first is not None
    assert second is not None
    assert (first.of(SAMPLE), second.of(SAMPLE)) == ("送温暖", "送温暖")
    assert second.start > first.start
    bar.go_to_previous()
    assert view.selected_span() == first
    assert bar.isHidden()
    assert here(view) is None


def test_going_on_without_a_term_opens_the_bar(bar: FindBar) -> None:
    bar.go_to_next()
    assert bar.isVisible()


def test_the_place_found_is_what_the_next_key_works_on(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    """An annotation left behind out of sight must not be what Delete removes."""
    behind = (SAMPLE.index("年初"), SAMPLE.index("年初") + 2, 1, "date")
    view.replace_marks([behind])
    view.set_current(behind)
    find(qtbot, bar, "樊耀")
    bar.close_bar()
    assert view.current is None


def test_another_text_is_searched_while_the_bar_is_open(
    qtbot: QtBot, bar: FindBar, view: AnnotatedTextView
) -> None:
    find(qtbot, bar, "工会")
    view.show_text("另一文档的工会", [])
    bar.text_changed()
    assert count(bar) == "1 of 1"
    assert here(view) == (5, 7)
    bar.close_bar()
    view.show_text(SAMPLE, [])
    bar.text_changed()
    assert here(view) is None


def test_the_words_follow_the_language(qtbot: QtBot, bar: FindBar) -> None:
    find(qtbot, bar, "工会")
    before = count(bar)
    field(bar).setPlaceholderText("")
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert field(bar).placeholderText() == "Find in this document"
    assert field(bar).accessibleName() == "Find in this document"
    assert count(bar) == before
