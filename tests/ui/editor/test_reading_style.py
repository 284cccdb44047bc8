"""Sizes that follow the settings, measured for the device that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from annotator.ui.editor.ink import room_above, room_below
from annotator.ui.editor.reading_style import ReadingStyle
from annotator.ui.foundation.colours import light_colours
from annotator.ui.foundation.settings import LIMITS, Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def device(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def style(device: QWidget, **chosen: float) -> ReadingStyle:
    return ReadingStyle(Settings(**chosen), light_colours(), device)  # type: ignore[arg-type]


def test_everything_grows_with_the_size_of_the_text(device: QWidget) -> None:
    small, large = style(device, font_points=10.0), style(device, font_points=20.0)
    for name in ("em", "pitch", "column", "letter_size", "letter_height"):
        assert getattr(large, name) == pytest.approx(2 * getattr(small, name), rel=0.1)


def test_spacing_and_column_are_those_chosen(device: QWidget) -> None:
    chosen = style(device, line_spacing=2.0, column_ems=30)
    assert chosen.pitch == 2 * chosen.em
    assert chosen.column == 30 * chosen.em


@pytest.mark.parametrize("points", [8.0, 14.0, 48.0])
def test_letter_text_frame_and_underline_fit_the_default_distance_of_lines(
    device: QWidget, points: float
) -> None:
    chosen = style(device, font_points=points)
    needed = room_below(chosen, chosen.em, 1) + room_above(chosen, chosen.em, letters=True)
    assert needed == pytest.approx(chosen.pitch, abs=0.2)


@pytest.mark.parametrize("edge", ["smallest", "largest"])
def test_the_ends_of_the_settings_are_usable(device: QWidget, edge: str) -> None:
    ends = {name: getattr(limits, edge) for name, limits in LIMITS.items()}
    chosen = style(device, **ends)
    assert chosen.em > 4
    assert chosen.lane >= 3


def test_fonts_are_made_once(device: QWidget) -> None:
    chosen = style(device)
    assert chosen.font(2) is chosen.font(2)
    assert chosen.font(1).bold()
    assert not chosen.font(0).bold()
    assert chosen.em_of(1) > chosen.em_of(2) > chosen.em_of(0)
