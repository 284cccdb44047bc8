"""Several things are ticked at a time, neither too few nor too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from annotator.ui.foundation.ticking_button import TickingButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    Make = Callable[..., TickingButton]

PEOPLE = (("w", "王芳"), ("l", "李明"), ("c", "陈静 & 子"))


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(chosen: tuple[str, ...], **limits: int) -> TickingButton:
        button = TickingButton(**limits)  # type: ignore[arg-type]
        qtbot.addWidget(button)
        button.name_everything("Everybody's")
        button.offer(PEOPLE, chosen)
        return button

    return made


def entry(button: TickingButton, name: str) -> QAction:
    return next(one for one in button.menu().actions() if one.text() == name)


def enabled(button: TickingButton) -> list[str]:
    return [one.data() for one in button.menu().actions() if one.data() and one.isEnabled()]


def test_what_is_ticked_is_told_in_the_order_of_the_menu(make: Make, qtbot: QtBot) -> None:
    button = make(("l",), fewest=1)
    with qtbot.waitSignal(button.ticked):
        entry(button, "王芳").trigger()
    assert button.chosen == ["w", "l"]


def test_so_many_stay_ticked(make: Make, qtbot: QtBot) -> None:
    button = make(("w", "l"), fewest=2)
    assert enabled(button) == ["c"]
    entry(button, "陈静 && 子").trigger()
    assert enabled(button) == ["w", "l", "c"]


def test_no_more_than_so_many_can_be_ticked(make: Make) -> None:
    button = make(("w", "l"), fewest=1, most=2)
    assert enabled(button) == ["w", "l"]


def test_too_few_are_not_told(make: Make, qtbot: QtBot) -> None:
    button = make((), fewest=2)
    with qtbot.assertNotEmitted(button.ticked):
        entry(button, "王芳").trigger()
    with qtbot.waitSignal(button.ticked):
        entry(button, "李明").trigger()


def test_everything_is_chosen_as_long_as_nothing_is_ticked(make: Make, qtbot: QtBot) -> None:
    button = make((), fewest=1, everything=True)
    everything = entry(button, "Everybody's")
    assert everything.isChecked()
    assert not everything.isEnabled(), "it is cleared by ticking something else"
    entry(button, "李明").trigger()
    assert not everything.isChecked()
    assert enabled(button) == ["w", "c"]
    with qtbot.waitSignal(button.ticked):
        everything.trigger()
    assert button.chosen == []
    assert everything.isChecked()


def test_everything_is_told_once_for_all_that_it_clears(make: Make) -> None:
    button = make(("w", "l"), fewest=1, everything=True)
    told: list[list[str]] = []
    button.ticked.connect(lambda: told.append(button.chosen))
    entry(button, "Everybody's").trigger()
    assert told == [[]]


def test_what_is_chosen_is_said_as_it_is_called(make: Make) -> None:
    button = make((), fewest=1)
    button.say("陈静 & 子", "Whose work")
    assert button.text() == "陈静 && 子"
    assert button.toolTip() == "陈静 & 子\nWhose work"


@pytest.mark.qt_log_ignore("This plugin does not support grabbing", extend=True)
@pytest.mark.parametrize("with_mouse", [True, False])
def test_the_menu_stays_open_while_one_ticks(make: Make, qtbot: QtBot, with_mouse: bool) -> None:
    button = make(("w",), fewest=1)
    menu = button.menu()
    menu.show()
    for name in ("李明", "陈静 && 子"):
        if with_mouse:
            centre = menu.actionGeometry(entry(button, name)).center()
            qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=centre)
        else:
            menu.setActiveAction(entry(button, name))
            qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert button.chosen == ["w", "l", "c"]
    assert menu.isVisible()
    button.offer(PEOPLE[:1], ("w",))
    assert button.chosen == ["w", "l", "c"], "nothing moves under the mouse"
    menu.close()
    button.offer(PEOPLE[:2], ("w",))
    assert button.chosen == ["w"]
    assert enabled(button) == ["l"]
