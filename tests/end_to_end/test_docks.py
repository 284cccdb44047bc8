"""The docks as they look in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.settings import (
    Settings,
    ThemeChoice,
    settings_path,
    write_changes,
)


@pytest.mark.usefixtures("caplog")  # the platform of the tests cannot raise a window
def test_the_buttons_of_a_dock_stay_drawn_as_the_other_icons(run_program, sample) -> None:
    def drawn(dock) -> list[int]:
        names = ("qt_dockwidget_closebutton", "qt_dockwidget_floatbutton")
        return [dock.findChild(QAbstractButton, name).icon().cacheKey() for name in names]

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        wanted = [icon(Icon.CLOSE).cacheKey(), icon(Icon.OUTSIDE).cacheKey()]
        for theme in (ThemeChoice.DARK, ThemeChoice.LIGHT):
            desk.window.settings.change(theme=theme)
            desk.qtbot.wait(20)
            for dock in desk.window.docks.all:
                assert drawn(dock) == wanted
        dock = desk.window.docks.all[0]
        for floating in (True, False):
            dock.setFloating(floating)
            assert drawn(dock) == wanted

    run_program(["open", sample], work)


@pytest.mark.parametrize("theme", [ThemeChoice.DARK, ThemeChoice.LIGHT])
def test_the_note_field_has_an_edge(run_program, sample, theme) -> None:
    def work(desk) -> None:
        desk.window.settings.change(theme=theme)
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("2004年"))
        desk.press("3")
        note = desk.window.docks.details.findChild(QPlainTextEdit)
        desk.until(note.isVisible)
        image = note.grab().toImage()
        middle = image.height() // 2
        edge = image.pixelColor(0, middle)
        assert abs(edge.lightness() - image.pixelColor(30, middle).lightness()) > 60

    run_program(["open", sample], work)


def test_the_dock_in_front_is_remembered_and_an_arrangement_of_other_docks_is_not(
    run_program, sample
) -> None:
    def in_front(desk) -> bool:
        return bool(desk.window.docks.review.in_sight)

    def leave(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        assert not in_front(desk)
        desk.press("N")
        desk.until(lambda: in_front(desk))

    def look_again(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.until(lambda: in_front(desk))
        # As a version without this dock would have left it.
        docks = desk.window.docks
        desk.window.removeDockWidget(docks._review)
        old = desk.window.saveState()
        desk.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks._review)
        left.append(old)

    def look_once_more(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        docks = desk.window.docks
        desk.until(lambda: docks._review in desk.window.tabifiedDockWidgets(docks._details))

    left: list[QByteArray] = []
    run_program(["open", sample], leave)
    run_program([], look_again)
    state = bytes(left[0].toBase64().data()).decode("ascii")
    write_changes(settings_path(), Settings(window_state=state), frozenset({"window_state"}))
    run_program([], look_once_more)
