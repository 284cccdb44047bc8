"""Plots in the look of the program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from annotator.ui.foundation.colours import dark_colours, light_colours
from annotator.ui.foundation.plots import DayBars, NamedBars, Series
from annotator.ui.foundation.theme import palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

GREEN, RED = QColor("#208040"), QColor("#b02020")
NAMES = ("群众团体", "科学技术")
PARTS = (Series("通过", GREEN, (30, 10)), Series("退回", RED, (10, 0)))


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    before = QApplication.palette()
    QApplication.setPalette(palette(light_colours()))
    yield
    QApplication.setPalette(before)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return what holds the plots, as a window does; they are never closed by themselves."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(700, 600)
    holder.show()
    return holder


@pytest.fixture
def bars(window: QWidget) -> NamedBars:
    plot = NamedBars(window)
    plot.resize(400, 260)
    plot.show_bars(NAMES, PARTS, lambda bar: NAMES[bar])
    plot.show()
    return plot


@pytest.fixture
def days(window: QWidget) -> DayBars:
    plot = DayBars(window)
    plot.resize(600, 260)
    shown = [date(2026, 11, 2) + timedelta(days=number) for number in (0, 1, 4)]
    parts = (Series("标注", GREEN, (5, 0, 3)), Series("审核", RED, (0, 4, 1)))
    plot.show_bars(shown, parts, lambda bar: shown[bar].isoformat(), latest=30)
    plot.show()
    return plot


def colour_at(plot: NamedBars | DayBars, across: float, along: float) -> QColor:
    place = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(across, along)))
    return QColor(plot.grab().toImage().pixel(place))


Ask = Callable[[NamedBars | DayBars, float, float], str]


@pytest.fixture
def told_at(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return what asks for the tooltip at a place of a plot."""
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: told.append(text))

    def ask(plot: NamedBars | DayBars, across: float, along: float) -> str:
        place = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(across, along)))
        event = QHelpEvent(QEvent.Type.ToolTip, place, plot.mapToGlobal(place))
        QApplication.sendEvent(plot.viewport(), event)
        return told.pop()

    return ask


def test_pieces_of_a_bar_follow_each_other(bars: NamedBars) -> None:
    assert colour_at(bars, 15, 0) == GREEN
    assert colour_at(bars, 35, 0) == RED
    assert colour_at(bars, 5, 1) == GREEN
    assert colour_at(bars, 20, 1) not in (GREEN, RED)


def test_pieces_of_a_day_stand_on_each_other(days: DayBars) -> None:
    first = date(2026, 11, 2).toordinal()
    assert colour_at(days, first, 2) == GREEN
    assert colour_at(days, first + 1, 2) == RED
    assert colour_at(days, first + 4, 3.5) == RED
    assert colour_at(days, first + 2, 1) not in (GREEN, RED)


def test_a_bar_says_what_it_is_when_the_mouse_rests_on_it(
    bars: NamedBars, days: DayBars, told_at: Ask
) -> None:
    assert told_at(bars, 5, 1) == "科学技术"
    assert told_at(bars, 5, 3) == ""
    first = date(2026, 11, 2).toordinal()
    assert told_at(days, first + 4, 1) == "2026-11-06"
    assert told_at(days, first + 2, 1) == ""


def test_names_take_their_room_and_no_more(bars: NamedBars) -> None:
    axis = bars.getAxis("left")
    wide = axis.fixedWidth
    bars.resize(90, 260)
    assert axis.fixedWidth < wide
    shown = [name for _, name in axis._tickLevels[0]]
    assert shown[0].endswith("…")


def test_a_few_bars_stay_slim_and_many_are_scrolled(bars: NamedBars) -> None:
    few = bars.minimumHeight()
    many = tuple(str(number) for number in range(100))
    bars.show_bars(many, (Series("", GREEN, (1,) * 100),), lambda bar: many[bar])
    assert bars.minimumHeight() > 10 * few
    wheel = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    bars.wheelEvent(wheel)
    assert not wheel.isAccepted()


def test_nothing_to_show_is_an_empty_plot(bars: NamedBars, told_at: Ask) -> None:
    bars.show_bars((), (), str)
    assert bars.grab().toImage().pixelColor(200, 150) not in (GREEN, RED)
    assert told_at(bars, 0, 0) == ""


def test_counts_are_whole_and_grouped_as_the_language_does(bars: NamedBars) -> None:
    QLocale.setDefault(QLocale("en"))
    axis = bars.getAxis("top")
    assert axis.tickSpacing(0, 2, 300) == [(1.0, 0.0)]
    assert axis.tickStrings([0.0, 20000.0], 1, 10000) == ["0", "20,000"]


def test_dates_leave_each_other_room(days: DayBars) -> None:
    axis = days.getAxis("bottom")
    first = date(2026, 1, 1).toordinal()
    ((_, few),) = axis.tickValues(first, first + 300, 200)
    ((step, many),) = axis.tickValues(first, first + 10, 2000)
    assert len(few) <= 6
    assert (step, len(many)) == (1, 11)
    assert axis.tickStrings([first], 1, 1) == ["01-01"]
    assert axis.tickStrings([first], 1, 60) == ["2026-01"]


def test_the_latest_days_are_in_sight_at_first(window: QWidget) -> None:
    plot = DayBars(window)
    shown = [date(2026, 1, 1) + timedelta(days=number) for number in range(200)]
    plot.show_bars(shown, (Series("", GREEN, (1,) * 200),), str, latest=30)
    (left, right), _ = plot.getViewBox().viewRange()
    assert right - left < 33
    assert right > shown[-1].toordinal()


def test_a_plot_follows_the_theme(bars: NamedBars, qtbot: QtBot) -> None:
    QApplication.setPalette(palette(dark_colours()))
    qtbot.wait(1)
    assert bars.backgroundBrush().color() == bars.palette().window().color()
    assert bars.palette().window().color().lightness() < 128


def test_the_program_opens_without_the_plotting_library() -> None:
    code = (
        "import sys, annotator.ui.main_window\n"
        "from annotator import first_use\n"
        "first_use.execute_all('annotator.workflows', 'annotator.values', 'annotator.ui.dialogs')\n"
        "print({'pyqtgraph', 'numpy', 'docx'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
