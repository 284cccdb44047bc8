"""Plots that belong to the program: its palette, its font, no menus of their own.

The plotting library takes half a second to load, so this module is imported only when a plot is
about to be shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPalette
from PySide6.QtWidgets import QFrame, QToolTip

from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.tool_tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

_BAR: Final = 0.72  # how much of its place a bar takes
_ROW_AIR: Final = 12  # pixels between the names of neighbouring bars
_AXIS_AIR: Final = 14
_LABEL_AIR: Final = 1.6  # how much room a date takes, in its own width
_DAY_STEPS: Final = (1, 2, 3, 7, 14, 30, 60, 90, 180, 365)
_MONTHLY: Final = 30
_NARROWEST: Final = 10  # days that are shown at least
_FEWEST_ROWS: Final = 5
_HEADROOM: Final = 1.05
_LONGEST_NAME: Final = 12  # Chinese characters
_MOST_NAMES: Final = 3  # names take at most a third of the width
_BEHIND: Final = -10

pg.setConfigOptions(antialias=True)


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a plot.

    Attributes:
        values: One for each bar; not negative.
    """

    name: str
    colour: QColor
    values: tuple[int, ...]


class _CountAxis(pg.AxisItem):  # type: ignore[misc]
    """Whole numbers only, grouped as the reader's language has it."""

    def tickSpacing(self, least: float, most: float, size: float) -> list[tuple[float, float]]:
        """One level of ticks, and none between whole numbers."""
        spacing, _ = super().tickSpacing(least, most, size)[0]
        return [(max(1.0, spacing), 0.0)]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:
        """Numbers in full: 20,000 rather than 20 k."""
        return [QLocale().toString(round(value)) for value in values]


class _DayAxis(pg.AxisItem):  # type: ignore[misc]
    """Dates under days that are counted as `date.toordinal` does."""

    def tickValues(self, first: float, last: float, size: float) -> list[tuple[float, list[int]]]:
        """As many dates as there is room for."""
        width = QFontMetricsF(self.style["tickFont"] or self.font()).horizontalAdvance("00-00")
        room = max(1.0, size / (width * _LABEL_AIR))
        step = next((one for one in _DAY_STEPS if (last - first) / one <= room), _DAY_STEPS[-1])
        begin = math.ceil(first / step) * step
        return [(step, list(range(begin, math.floor(last) + 1, step)))]

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:
        """Month and day; where there are many, year and month."""
        form = "%Y-%m" if spacing >= _MONTHLY else "%m-%d"
        return [f"{date.fromordinal(max(1, round(value))):{form}}" for value in values]


class _Plot(pg.PlotWidget):  # type: ignore[misc]
    """What both plots share: the look, and a tooltip for the bar under the mouse."""

    _is_made = False  # the library changes the palette before there are any axes

    def __init__(self, axes: dict[str, pg.AxisItem], parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None, axisItems=axes, enableMenu=False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._axes = tuple(axes)
        for unused in {"left", "bottom"} - axes.keys():
            self.hideAxis(unused)
        self._describe: Callable[[int], str] = lambda _: ""
        self._bars: list[pg.BarGraphItem] = []
        self._is_made = True
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if self._is_made and event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._restyle()

    def viewportEvent(self, event: QEvent) -> bool:
        """Describe the bar under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self.getViewBox().mapSceneToView(self.mapToScene(event.pos()))
            index = self._bar_at(place.x(), place.y())
            told = "" if index is None else plain_tip(self._describe(index))
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return bool(super().viewportEvent(event))

    def _bar_at(self, across: float, along: float) -> int | None:
        raise NotImplementedError

    def _restyle(self) -> None:
        look = colours(self.palette())
        self.setBackground(self.palette().color(QPalette.ColorRole.Window))
        for name in self._axes:
            axis = self.getAxis(name)
            axis.setPen(pg.mkPen(look.rule))
            axis.setTextPen(pg.mkPen(look.quiet_text))
            axis.setTickFont(self.font())
            axis.setStyle(tickLength=0)
            axis.setZValue(_BEHIND)  # its lines stand behind the bars

    def _clear(self) -> None:
        for bar in self._bars:
            self.removeItem(bar)
        self._bars = []

    def _add(self, **shape: object) -> None:
        bar = pg.BarGraphItem(pen=pg.mkPen(None), **shape)
        self._bars.append(bar)
        self.addItem(bar)


class NamedBars(_Plot):
    """Bars that lie one below the other, each with its name on the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        # The numbers on top: a long plot is scrolled, and its end seldom seen.
        super().__init__({"left": pg.AxisItem("left"), "top": _CountAxis("top")}, parent)
        self._names: tuple[str, ...] = ()
        box = self.getViewBox()
        box.invertY(True)  # noqa: FBT003 - the first one on top
        box.setMouseEnabled(x=False, y=False)
        self.showGrid(x=True, alpha=0.35)

    def show_bars(
        self, names: Sequence[str], series: Sequence[Series], describe: Callable[[int], str]
    ) -> None:
        """Show a bar for each name, made of one piece for each series.

        Args:
            names: What stands on the left.
            series: From the axis outwards.
            describe: Says what the tooltip of a bar says.
        """
        self._clear()
        self._describe, self._names = describe, tuple(names)
        places = list(range(len(names)))
        ends = [0] * len(names)
        for one in series:
            starts, ends = ends, [a + b for a, b in zip(ends, one.values, strict=True)]
            self._add(
                x0=starts,
                width=list(one.values),
                y=places,
                height=_BAR,
                brush=pg.mkBrush(one.colour),
            )
        self._name_bars()
        longest = (max(ends, default=0) or 1) * _HEADROOM
        # A few bars stay as slim as many would be.
        rows = max(len(names), _FEWEST_ROWS)
        self.setRange(xRange=(0, longest), yRange=(-0.5, rows - 0.5), padding=0)
        self.setMinimumHeight(self.height_for(len(names)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the bars their room."""
        super().resizeEvent(event)
        if self._is_made:
            self._name_bars()

    def _name_bars(self) -> None:
        metrics = self.fontMetrics()
        room = min(_LONGEST_NAME * metrics.horizontalAdvance("国"), self.width() // _MOST_NAMES)
        right = Qt.TextElideMode.ElideRight
        elided = [metrics.elidedText(name, right, room) for name in self._names]
        axis = self.getAxis("left")
        # Left to itself, the axis learns its width only while it is painted.
        axis.setWidth(max(map(metrics.horizontalAdvance, elided), default=0) + _AXIS_AIR)
        axis.setTicks([list(enumerate(elided))])

    def height_for(self, count: int) -> int:
        """Return how many pixels show so many bars well."""
        line: int = self.fontMetrics().height()
        return count * (line + _ROW_AIR) + line + _AXIS_AIR

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the area that scrolls this plot."""
        event.ignore()

    def _bar_at(self, across: float, along: float) -> int | None:
        index = round(along)
        return index if 0 <= index < len(self._names) and across >= 0 else None


class DayBars(_Plot):
    """Bars that stand on a line of days; the line can be dragged and zoomed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        axes = {"bottom": _DayAxis("bottom"), "left": _CountAxis("left")}
        super().__init__(axes, parent)
        self._days: tuple[date, ...] = ()
        self.getViewBox().setMouseEnabled(x=True, y=False)
        self.showGrid(y=True, alpha=0.35)

    def show_bars(
        self,
        days: Sequence[date],
        series: Sequence[Series],
        describe: Callable[[int], str],
        *,
        latest: int,
    ) -> None:
        """Show a bar for each day.

        Args:
            days: In order, one at least; days between them stay empty.
            series: From the axis upwards; something was done.
            describe: Says what the tooltip of a bar says.
            latest: How many days up to the last are in sight at first.
        """
        self._clear()
        self._describe, self._days = describe, tuple(days)
        places = [day.toordinal() for day in days]
        ends = [0] * len(days)
        for one in series:
            starts, ends = ends, [a + b for a, b in zip(ends, one.values, strict=True)]
            self._add(
                x=places,
                width=_BAR,
                y0=starts,
                height=list(one.values),
                brush=pg.mkBrush(one.colour),
            )
        last = places[-1]
        first = min(places[0], last - _NARROWEST)
        box = self.getViewBox()
        box.setLimits(xMin=first - 1, xMax=last + 1, yMin=0, minXRange=_NARROWEST)
        self.setRange(
            xRange=(max(first, last - latest) - 0.5, last + 0.7),
            yRange=(0, max(ends) * _HEADROOM),
            padding=0,
        )

    def _bar_at(self, across: float, along: float) -> int | None:
        day = round(across)
        places = [one.toordinal() for one in self._days]
        return places.index(day) if day in places and along >= 0 else None
