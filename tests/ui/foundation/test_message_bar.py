"""The bar says one thing at a time, in the language and colours of the moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.domain.errors import FileIsEmpty
from annotator.ui.foundation.colours import Colours, dark_colours, light_colours
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.ui.foundation.theme import palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    window = QWidget()
    qtbot.addWidget(window)
    made = MessageBar(window)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    window.show()
    yield made
    window.close()


def say(name: str, *choices: Choice, kind: MessageKind = MessageKind.INFO) -> Message:
    return Message(name, kind, lambda: f"says {name}", choices)


def shown_text(bar: MessageBar) -> str:
    return next(label.text() for label in bar.findChildren(QLabel) if label.text())


def shown_buttons(bar: MessageBar) -> list[QPushButton]:
    return [button for button in bar.findChildren(QPushButton) if button.isVisible()]


def test_it_is_hidden_while_there_is_nothing_to_say(bar: MessageBar) -> None:
    assert not bar.isVisible()
    bar.show_message(say("one"))
    assert bar.isVisible()
    bar.dismiss()
    assert not bar.isVisible()


def test_the_latest_message_is_shown_and_the_question_before_comes_back(bar: MessageBar) -> None:
    bar.show_message(say("lasting", Choice(lambda: "yes", lambda: None)))
    bar.show_message(say("passing"))
    assert shown_text(bar) == "says passing"
    bar.dismiss()
    assert shown_text(bar) == "says lasting"


def test_a_message_takes_the_place_of_one_with_its_name(bar: MessageBar) -> None:
    bar.show_message(say("same"))
    bar.show_message(say("same"))
    bar.dismiss()
    assert not bar.isVisible()


def test_a_message_that_no_longer_holds_is_taken_back(bar: MessageBar) -> None:
    bar.show_message(say("one"))
    bar.show_message(say("two"))
    bar.withdraw("one")
    bar.withdraw("never said")
    bar.dismiss()
    assert not bar.isVisible()


def test_what_only_informs_does_not_come_back(bar: MessageBar) -> None:
    bar.show_message(say("known already"))
    bar.show_message(say("newer"))
    bar.dismiss()
    assert not bar.isVisible()


def test_an_offer_to_undo_is_taken_back_with_its_step_wherever_it_waits(bar: MessageBar) -> None:
    undo, other = (Choice(lambda: "Undo", lambda: None, undoes=step) for step in ("step", "other"))
    bar.show_message(say("merged", undo, kind=MessageKind.WARNING))
    bar.show_message(say("read back", other, kind=MessageKind.WARNING))
    bar.withdraw_offers("step")
    assert shown_text(bar) == "says read back"
    bar.withdraw_offers("other")
    assert not bar.isVisible()


def test_all_offers_to_undo_can_be_taken_back_at_once(bar: MessageBar) -> None:
    undo = Choice(lambda: "Undo", lambda: None, undoes="step")
    bar.show_message(say("asks", Choice(lambda: "yes", lambda: None)))
    bar.show_message(say("merged", undo, kind=MessageKind.WARNING))
    bar.withdraw_offers()
    assert shown_text(bar) == "says asks"


def test_a_choice_acts_after_the_message_is_gone(bar: MessageBar) -> None:
    seen: list[object] = []
    choice = Choice(lambda: "&Open", lambda: seen.append(bar.message))
    bar.show_message(say("done", choice))
    (button,) = shown_buttons(bar)
    assert button.text() == "&Open"
    button.click()
    assert seen == [None]


def test_two_choices_do_two_things(bar: MessageBar) -> None:
    done: list[str] = []
    first = Choice(lambda: "open", lambda: done.append("open"))
    second = Choice(lambda: "show", lambda: done.append("show"))
    bar.show_message(say("done", first, second))
    shown_buttons(bar)[1].click()
    assert done == ["show"]


def test_closing_without_a_choice_is_heard(bar: MessageBar) -> None:
    closed: list[bool] = []
    choice = Choice(lambda: "yes", lambda: None)
    message = replace(say("asks", choice), dismissed=lambda: closed.append(True))
    bar.show_message(message)
    QTest.keyClick(shown_buttons(bar)[0], Qt.Key.Key_Escape)
    assert closed == [True]
    assert not bar.isVisible()


def test_it_never_takes_the_focus(bar: MessageBar, qtbot: QtBot) -> None:
    work = QPushButton(bar.window())
    with qtbot.waitActive(bar.window()):
        bar.window().activateWindow()
    work.show()
    work.setFocus()
    bar.show_message(say("one", Choice(lambda: "a", lambda: None)))
    assert work.hasFocus()


def test_everything_in_it_is_reached_by_the_keyboard(bar: MessageBar) -> None:
    bar.show_message(say("one", Choice(lambda: "a", lambda: None)))
    for button in (*shown_buttons(bar), bar._close):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert bar._close.accessibleName() != ""
    assert bar.accessibleName() == "says one"


def test_its_words_are_renewed_when_the_language_changes(
    bar: MessageBar, qapp: QApplication
) -> None:
    words = ["one"]
    bar.show_message(Message("m", MessageKind.INFO, lambda: words[-1]))
    words.append("一")
    qapp.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert shown_text(bar) == "一"


@pytest.mark.parametrize("kind", list(MessageKind))
@pytest.mark.parametrize("look", [light_colours(), dark_colours()], ids=["light", "dark"])
def test_each_kind_has_its_ground_in_light_and_dark(
    bar: MessageBar, kind: MessageKind, look: Colours
) -> None:
    bar.show_message(say("one", kind=kind))
    bar.window().setPalette(palette(look))
    ground = getattr(look, f"{kind}_ground")
    assert bar.grab().toImage().pixelColor(bar.width() - 2, 2).name() == ground.name()
    edge = getattr(look, kind)
    assert bar.grab().toImage().pixelColor(0, 5).name() == edge.name()


def test_a_problem_is_told_in_its_sentence(bar: MessageBar) -> None:
    bar.show_problem(FileIsEmpty(path="空.txt"))
    assert shown_text(bar) == "空.txt is empty. Choose a file that holds text."


def test_a_long_sentence_is_shown_whole(bar: MessageBar) -> None:
    bar.window().resize(400, 600)
    bar.show_problem(FileIsEmpty(path="很长的文件夹名/" * 20))
    label = next(label for label in bar.findChildren(QLabel) if label.text())
    assert label.height() >= label.heightForWidth(label.width())


# --- good news goes away by itself --------------------------------------------------------------


GOOD = MessageKind.SUCCESS


def let_its_time_pass(bar: MessageBar, qtbot: QtBot) -> None:
    """Until the timer has run out once, without waiting for seconds."""
    with qtbot.waitSignal(bar._leaving.timeout):
        bar._leaving.start(0)


def test_good_news_goes_away_and_the_question_below_comes_back(
    bar: MessageBar, qtbot: QtBot
) -> None:
    bar.show_message(say("question", Choice(lambda: "yes", lambda: None)))
    bar.show_message(say("done", kind=GOOD))
    assert shown_text(bar) == "says done"
    let_its_time_pass(bar, qtbot)
    assert shown_text(bar) == "says question"
    assert not bar._leaving.isActive()


def test_good_news_with_something_to_do_stays_longer(bar: MessageBar) -> None:
    bar.show_message(say("read", kind=GOOD))
    short = bar._leaving.interval()
    bar.show_message(say("act", Choice(lambda: "open", lambda: None), kind=GOOD))
    assert bar._leaving.isActive()
    assert bar._leaving.interval() > short


@pytest.mark.parametrize("kind", [MessageKind.INFO, MessageKind.WARNING])
def test_what_a_person_must_know_stays(bar: MessageBar, kind: MessageKind) -> None:
    bar.show_message(say("done", kind=GOOD))
    bar.show_message(say("lasting", kind=kind))
    assert not bar._leaving.isActive()


@pytest.mark.parametrize("newer", list(MessageKind))
def test_old_good_news_never_comes_back(bar: MessageBar, newer: MessageKind) -> None:
    bar.show_message(say("old", kind=GOOD))
    bar.show_message(say("new", kind=newer))
    bar.dismiss()
    assert not bar.isVisible()


def test_good_news_stays_while_the_mouse_is_over_it(
    bar: MessageBar, qtbot: QtBot, qapp: QApplication
) -> None:
    bar.show_message(say("done", kind=GOOD))
    middle = QPointF(bar.rect().center())
    qapp.sendEvent(bar, QEnterEvent(middle, middle, middle))
    let_its_time_pass(bar, qtbot)
    assert bar.isVisible()
    qapp.sendEvent(bar, QEvent(QEvent.Type.Leave))
    let_its_time_pass(bar, qtbot)
    assert not bar.isVisible()


def test_good_news_stays_while_a_button_has_the_focus(bar: MessageBar, qtbot: QtBot) -> None:
    work = QPushButton(bar.window())
    work.show()
    bar.show_message(say("done", Choice(lambda: "open", lambda: None), kind=GOOD))
    with qtbot.waitActive(bar.window()):
        bar.window().activateWindow()
    shown_buttons(bar)[0].setFocus()
    let_its_time_pass(bar, qtbot)
    assert bar.isVisible()
    work.setFocus()
    let_its_time_pass(bar, qtbot)
    assert not bar.isVisible()


def test_the_time_of_good_news_runs_only_while_it_is_seen(bar: MessageBar) -> None:
    bar.window().hide()
    bar.show_message(say("done", kind=GOOD))
    assert not bar._leaving.isActive()
    bar.window().show()
    assert bar._leaving.isActive()
    bar.window().hide()
    assert not bar._leaving.isActive()


def test_nothing_runs_on_after_good_news_is_closed(bar: MessageBar) -> None:
    bar.show_message(say("question", Choice(lambda: "yes", lambda: None)))
    bar.show_message(say("done", kind=GOOD))
    bar.dismiss()
    assert shown_text(bar) == "says question"
    assert not bar._leaving.isActive()
