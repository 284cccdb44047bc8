"""Light and dark are switched while the program runs and reach every widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QWidget

from annotator.ui.foundation import theme as theme_module
from annotator.ui.foundation.colours import Colours, colours, dark_colours, light_colours
from annotator.ui.foundation.settings import Settings, ThemeChoice
from annotator.ui.foundation.theme import Theme, palette
from annotator.ui.foundation.typography import CHINESE_FAMILIES, interface_font, reading_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = (qapp.style().name(), qapp.font(), qapp.palette())
    made = Theme(qapp)
    yield made
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    made.setParent(None)
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setStyle(before[0])
    qapp.setFont(before[1])
    qapp.setPalette(before[2])


class Noting(QWidget):
    """Counts the changes of colour it hears of."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.heard += 1


def test_a_switch_reaches_every_widget_at_once(theme: Theme, qtbot: QtBot) -> None:
    window, inner = Noting(), Noting()
    qtbot.addWidget(window)
    inner.setParent(window)
    theme.show(ThemeChoice.LIGHT)
    window.show()
    for choice, look in (
        (ThemeChoice.DARK, dark_colours()),
        (ThemeChoice.LIGHT, light_colours()),
    ):
        window.heard = inner.heard = 0
        theme.show(choice)
        assert colours(window.palette()) is colours(inner.palette()) is look
        assert min(window.heard, inner.heard) >= 1


@pytest.mark.parametrize("dark", [True, False])
def test_the_system_decides_where_nothing_was_chosen(
    theme: Theme, monkeypatch: pytest.MonkeyPatch, *, dark: bool
) -> None:
    monkeypatch.setattr(theme_module, "_system_is_dark", lambda: dark)
    theme.show(ThemeChoice.SYSTEM)
    assert colours(QGuiApplication.palette()).dark is dark


def test_the_system_is_followed_only_where_nothing_was_chosen(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.show(ThemeChoice.SYSTEM)
    monkeypatch.setattr(theme_module, "_system_is_dark", lambda: True)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert colours(QGuiApplication.palette()).dark
    theme.show(ThemeChoice.LIGHT)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not colours(QGuiApplication.palette()).dark


def test_it_looks_the_same_on_every_system(theme: Theme, qapp: QApplication) -> None:
    theme.show(ThemeChoice.LIGHT)
    # The sheet hides the style it wraps.
    qapp.setStyleSheet("")
    assert qapp.style().name() == "fusion"


@pytest.mark.parametrize("look", [light_colours(), dark_colours()], ids=["light", "dark"])
def test_disabled_words_differ_from_enabled_ones(look: Colours) -> None:
    made = palette(look)
    role = QPalette.ColorRole.ButtonText
    enabled = made.color(QPalette.ColorGroup.Active, role)
    assert made.color(QPalette.ColorGroup.Disabled, role) != enabled


def test_chinese_faces_stand_behind_the_font_of_the_system() -> None:
    system = QFont("Some Sans")
    assert interface_font(system).families() == ["Some Sans", *CHINESE_FAMILIES]


def test_the_reading_font_is_the_chosen_one_with_chinese_faces_behind(qapp: QApplication) -> None:
    font = reading_font(Settings(font_family="Some Song", font_points=18.5))
    assert font.families() == ["Some Song", *CHINESE_FAMILIES]
    assert font.pointSizeF() == 18.5
    assert reading_font(Settings()).families() == list(CHINESE_FAMILIES)


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_field_that_is_only_read_lies_on_the_ground_of_the_window(
    theme: Theme, qtbot: QtBot, choice: ThemeChoice, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    theme.show(choice)
    window, field = QWidget(), kind()
    qtbot.addWidget(window)
    QHBoxLayout(window).addWidget(field)
    window.show()

    def ground() -> QColor:
        return window.grab().toImage().pixelColor(field.geometry().center())

    assert ground() == window.palette().base().color()
    field.setReadOnly(True)
    assert ground() == window.palette().window().color()
    field.setReadOnly(False)
    assert ground() == window.palette().base().color()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_scroll_bar_of_a_text_that_is_only_read_is_like_any_other(
    theme: Theme, qtbot: QtBot, choice: ThemeChoice
) -> None:
    theme.show(choice)
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    fields = [QPlainTextEdit("行\n" * 200, readOnly=read_only) for read_only in (False, True)]
    for field in fields:
        row.addWidget(field)
    window.show()
    grooves = []
    for field in fields:
        bar = field.verticalScrollBar()
        low = bar.mapTo(window, QPoint(bar.width() // 2, bar.height() * 3 // 4))
        grooves.append(window.grab().toImage().pixelColor(low).lightness())
    assert abs(grooves[0] - grooves[1]) < 30


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_entry_of_a_menu_that_is_pointed_at_stands_out(
    theme: Theme, qtbot: QtBot, choice: ThemeChoice
) -> None:
    theme.show(choice)
    menu = QMenu()
    qtbot.addWidget(menu)
    first, second = menu.addAction("通过"), menu.addAction("退回")
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    menu.setActiveAction(second)
    picture = menu.grab().toImage()
    shades = [
        picture.pixelColor(menu.actionGeometry(one).topRight() + QPoint(-4, 4))
        for one in (first, second)
    ]
    assert shades[0] != shades[1]
    assert shades[1] == colours(menu.palette()).selection


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_ticked_box_is_filled_and_bears_its_tick(
    theme: Theme, qtbot: QtBot, choice: ThemeChoice
) -> None:
    theme.show(choice)
    box = QCheckBox("数字")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.resize(box.sizeHint())
    picture, ground = box.grab().toImage(), box.palette().highlight().color()
    shades = {picture.pixelColor(x, y).name() for x in range(14) for y in range(picture.height())}
    assert ground.name() in shades
    assert box.palette().highlightedText().color().name() in shades
