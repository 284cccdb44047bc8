"""The docks as they look in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.settings import ThemeChoice


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
