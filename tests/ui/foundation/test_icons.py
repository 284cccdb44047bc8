"""Every icon is there, sharp at every density, and in the colour of the moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QToolButton

from annotator.domain.annotations import AnnotationType
from annotator.resource_files import resource
from annotator.ui.foundation.colours import dark_colours, light_colours
from annotator.ui.foundation.icons import Icon, app_icon, icon, picture, type_icon
from annotator.ui.foundation.theme import palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from annotator.ui.foundation.colours import Colours

Look = Callable[["Colours"], None]
SIZE = QSize(24, 24)


def colours_in(pixmap: QPixmap) -> set[str]:
    """The colours of all opaque pixels."""
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    before = qapp.palette()
    yield lambda table: qapp.setPalette(palette(table))
    qapp.setPalette(before)


def test_the_names_are_those_of_the_drawings() -> None:
    folder = resource("icons")
    files = {file.stem for file in folder.glob("*.svg")} - {"annotator"}
    assert {name.value for name in Icon} == files


@pytest.mark.parametrize("name", list(Icon))
def test_every_drawing_keeps_to_the_one_style(name: Icon) -> None:
    root = ET.parse(resource(f"icons/{name}.svg")).getroot()
    wanted = {
        "viewBox": "0 0 24 24",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.75",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    assert root.attrib == wanted


@pytest.mark.parametrize("name", list(Icon))
def test_every_drawing_draws_something(qapp: QApplication, name: Icon) -> None:
    assert colours_in(icon(name).pixmap(SIZE)) != set()


def test_an_icon_takes_the_colour_of_the_text_around_it(look: Look) -> None:
    look(light_colours())
    assert colours_in(icon(Icon.ADD).pixmap(SIZE)) == {light_colours().text.name()}
    look(dark_colours())
    assert colours_in(icon(Icon.ADD).pixmap(SIZE)) == {dark_colours().text.name()}


def test_a_disabled_icon_is_grey(look: Look) -> None:
    look(light_colours())
    shown = colours_in(icon(Icon.ADD).pixmap(SIZE, QIcon.Mode.Disabled))
    role = QPalette.ColorRole.ButtonText
    grey = palette(light_colours()).color(QPalette.ColorGroup.Disabled, role)
    assert shown == {grey.name()}


@pytest.mark.parametrize("type_", list(AnnotationType))
def test_the_icon_of_a_type_has_its_colour(look: Look, type_: AnnotationType) -> None:
    look(light_colours())
    assert light_colours().types[type_].line.name() in colours_in(type_icon(type_).pixmap(SIZE))


@pytest.mark.parametrize("density", [1.0, 1.5, 2.0])
def test_an_icon_has_every_pixel_the_screen_has(qapp: QApplication, density: float) -> None:
    pixmap = icon(Icon.FIND).pixmap(SIZE, density)
    assert pixmap.size() == SIZE * density
    assert pixmap.deviceIndependentSize().toSize() == SIZE


def test_an_icon_is_drawn_as_sharp_as_the_screen_allows(look: Look) -> None:
    look(light_colours())
    screen = QPixmap(SIZE * 2)
    screen.setDevicePixelRatio(2.0)
    screen.fill(QColor("white"))
    expected = screen.copy()
    for pixmap, draw in (
        (screen, lambda painter: icon(Icon.FIND).paint(painter, QRect(QPoint(0, 0), SIZE))),
        (
            expected,
            lambda painter: painter.drawPixmap(
                0, 0, picture(Icon.FIND, light_colours().text, 24, 2.0)
            ),
        ),
    ):
        painter = QPainter(pixmap)
        draw(painter)
        painter.end()
    assert screen.toImage() == expected.toImage()


def test_a_button_shows_its_icon_anew_after_a_switch(look: Look, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icon(Icon.ADD))
    button.setIconSize(SIZE)
    look(light_colours())
    before = button.grab().toImage()
    look(dark_colours())
    assert button.grab().toImage() != before


def test_an_icon_survives_being_copied_and_changed(qapp: QApplication) -> None:
    copy = QIcon(icon(Icon.ADD))
    copy.addPixmap(QPixmap(4, 4))
    assert copy.pixmap(SIZE).size() == SIZE
    del copy
    assert colours_in(icon(Icon.ADD).pixmap(SIZE)) != set()


def test_a_picture_has_the_colour_it_is_asked_for(qapp: QApplication) -> None:
    made = picture(Icon.ADD, QColor("#123456"), 20, 2.0)
    assert made.width() == 40
    assert colours_in(made) == {"#123456"}


def test_the_picture_of_the_program_comes_in_the_usual_sizes(qapp: QApplication) -> None:
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 48, 256}
