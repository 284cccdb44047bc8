"""The two plots of the progress board: where the annotations stand, and the work of each day."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from annotator.domain.annotations import AnnotationType, Status
from annotator.ui.foundation.colours import colours
from annotator.ui.item_models.words import status_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QColor

    from annotator.domain.progress_reports import DayWork
    from annotator.ui.foundation.colours import Colours
    from annotator.ui.foundation.plots import Series
    from annotator.ui.item_models.section_progress_model import Branch

_MOST_BARS: Final = 200
_LATEST: Final = 30  # days in sight at first
_LEAST_HEIGHT: Final = 150  # pixels
# From what is done to what is still to be done.
_STATUSES: Final = (
    Status.ACCEPTED,
    Status.AMENDED,
    Status.RETURNED,
    Status.REVISED,
    Status.PENDING,
)
_BY_KIND, _TAGGED_BY = 0, 1  # the third choice is by who decided


class ProgressPlots(QWidget):
    """Draws what it is given in the colours of the moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Loaded only now: it takes half a second, and the window has to open without it.
        from annotator.ui.foundation import plots  # noqa: PLC0415

        self._series = plots.Series
        self._branches: tuple[Branch, ...] = ()
        self._days: tuple[DayWork, ...] = ()
        self._names: dict[str, str] = {}
        self._is_counted = False
        self._bars = plots.NamedBars(self)
        self._work = plots.DayBars(self)
        self._about_bars, self._about_work = QLabel(self), QLabel(self)
        self._bars_legend, self._work_legend = _legend(self), _legend(self)
        self._no_work = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self._no_work.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._grouping = QComboBox(self)
        self._grouping.addItems([""] * 3)
        self._grouping.currentIndexChanged.connect(self._draw_work)
        self._arrange()
        self.retranslate()

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show where the annotations of these documents or sections stand."""
        while len(branches) == 1 and branches[0].children:
            branches = branches[0].children
        self._branches = tuple(branches[:_MOST_BARS])
        self._draw_bars()

    def show_days(self, days: Sequence[DayWork], names: dict[str, str]) -> None:
        """Show what was done each day; names by person id."""
        self._days, self._names, self._is_counted = tuple(days), names, True
        self._draw_work()

    def retranslate(self) -> None:
        """Name both plots, and what their colours mean."""
        self._about_bars.setText(self.tr("Where the annotations stand"))
        self._about_work.setText(self.tr("Work per day"))
        self._no_work.setText(self.tr("Nothing was done yet."))
        choices = (
            self.tr("by kind of work"),
            self.tr("annotations by author"),
            self.tr("decisions by reviewer"),
        )
        for number, choice in enumerate(choices):
            self._grouping.setItemText(number, choice)
        self._grouping.setAccessibleName(self._about_work.text())
        self._bars.setAccessibleName(self._about_bars.text())
        self._work.setAccessibleName(self._about_work.text())
        self._draw_bars()
        self._draw_work()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_bars()
            self._draw_work()

    def _draw_bars(self) -> None:
        look = colours(self.palette())
        series = [
            self._series(
                status_word(status),
                hue,
                tuple(branch.tally.statuses.get(status, 0) for branch in self._branches),
            )
            for status, hue in zip(_STATUSES, _status_hues(look), strict=True)
        ]
        names = [branch.title for branch in self._branches]
        self._bars.show_bars(names, series, lambda bar: _told(names[bar], series, bar))
        self._bars_legend.setText(_legend_text(series))

    def _draw_work(self) -> None:
        days = sorted({one.day for one in self._days})
        series = [one for one in self._work_series(days) if any(one.values)]
        self._grouping.setVisible(bool(days))
        self._work.setVisible(bool(series))
        self._no_work.setVisible(self._is_counted and not series)
        self._work_legend.setText(_legend_text(series))
        if series:
            self._work.show_bars(
                days, series, lambda bar: _told(days[bar].isoformat(), series, bar), latest=_LATEST
            )

    def _work_series(self, days: Sequence[date]) -> list[Series]:
        """Return a series for each kind of work, or for each person."""
        counts: defaultdict[str, defaultdict[date, int]] = defaultdict(lambda: defaultdict(int))
        kinds = (self.tr("Annotated"), self.tr("Decided"), self.tr("Settled"))
        grouping = self._grouping.currentIndex()
        for one in self._days:
            done = (one.tagged, one.decided, one.settled)
            if grouping == _BY_KIND:
                for kind, count in zip(kinds, done, strict=True):
                    counts[kind][one.day] += count
            else:
                name = self._names.get(one.person_id, "")
                counts[name][one.day] += done[0 if grouping == _TAGGED_BY else 1]
        hues = _hues(colours(self.palette()))
        return [
            self._series(name, hues[number % len(hues)], tuple(counts[name][day] for day in days))
            for number, name in enumerate(counts)
        ]

    def _arrange(self) -> None:
        area = QScrollArea(self, widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._bars)
        head = QHBoxLayout()
        head.addWidget(self._about_work)
        head.addStretch(1)
        head.addWidget(self._grouping)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._about_bars, 0, 0)
        grid.addLayout(head, 0, 1)
        top = Qt.AlignmentFlag.AlignTop
        sides: tuple[tuple[QLabel, QWidget, QLabel], ...] = (
            (self._about_bars, area, self._bars_legend),
            (self._about_work, self._work, self._work_legend),
        )
        for side, (title, plot, legend) in enumerate(sides):
            bold = title.font()
            bold.setBold(True)
            title.setFont(bold)
            plot.setMinimumHeight(_LEAST_HEIGHT)
            grid.addWidget(plot, 1, side)
            grid.addWidget(legend, 2, side, top)
            grid.setColumnStretch(side, 1)
        grid.addWidget(self._no_work, 1, 1)
        grid.setRowStretch(1, 1)


def _legend(parent: QWidget) -> QLabel:
    label = QLabel(parent, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def _legend_text(series: Sequence[Series]) -> str:
    # Blanks that do not break keep sign and name together.
    return "&nbsp;&nbsp;&nbsp; ".join(
        f'<span style="color:{one.colour.name()}">■</span>&nbsp;{_unbroken(one.name)}'
        for one in series
    )


def _unbroken(name: str) -> str:
    return escape(name).replace(" ", "&nbsp;")


def _told(title: str, series: Sequence[Series], bar: int) -> str:
    """What the tooltip of a bar says: its name, then each piece of it."""
    lines = [
        f"{one.name}: {QLocale().toString(one.values[bar])}" for one in series if one.values[bar]
    ]
    return "\n".join([title, *lines])


def _status_hues(look: Colours) -> tuple[QColor, ...]:
    return (look.success, look.warning, look.danger, look.info, look.rule)


def _hues(look: Colours) -> tuple[QColor, ...]:
    """Colours for kinds of work and for people, neighbours well apart."""
    types = look.types
    return (
        look.accent,
        types[AnnotationType.FIGURE].line,
        types[AnnotationType.PERSON].line,
        types[AnnotationType.DATE].line,
        types[AnnotationType.ORGANISATION].line,
        look.danger,
        look.field_edge,
    )
