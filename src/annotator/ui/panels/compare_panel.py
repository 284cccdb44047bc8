"""The dock of differences: how authors differ about a text, as a list that is gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.item_models.comparison_model import ComparisonModel
from annotator.ui.panels.compare_bar import CompareBar
from annotator.ui.panels.difference_card import DifferenceCard
from annotator.ui.panels.difference_delegate import DifferenceDelegate
from annotator.ui.panels.list_and_card import ListAndCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.differences import Comparison, Difference
    from annotator.domain.projects import Person

_SHARES: Final = (55, 45)  # of list and card


class ComparePanel(ListAndCard):
    """Asks others to do what it is told.

    Attributes:
        bar: Whose work is compared, and which differences are listed.
        model: The differences.
        card: The one at hand.

    Signals:
        reached: The reader came to a row.
        begun: Authors should be compared.
        accept_requested: Everything identical should be accepted.
        doubts_clicked: The reader wants to see what has lost its ground.
    """

    reached = Signal(int)
    begun = Signal()
    accept_requested = Signal()
    doubts_clicked = Signal()

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Sequence[Annotation]],
        parent: QWidget | None = None,
    ) -> None:
        self.model = ComparisonModel(fetch)
        super().__init__(self.model, DifferenceDelegate(), Icon.COMPARE, parent)
        self.model.setParent(self)
        self.bar = CompareBar()
        self.card = DifferenceCard()
        self._doubts = QToolButton(autoRaise=True)
        self._doubts.setIcon(icon(Icon.FLAG))
        self._doubts.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._comparing = False
        self._enough = True
        self._editable = True
        self._lay_out((self.bar, self._doubts), self.card, _SHARES)
        self._connect()
        self._retranslate()

    # What is compared -------------------------------------------------------------------

    def begin(self) -> None:
        """A comparison is on its way."""
        self._comparing, self._enough = True, True
        self._show_state()

    def end(self) -> None:
        """Nothing is compared any more."""
        self._comparing = False
        self.model.show_comparison(None, "")
        self.card.show_contents(None)
        self._show_state()

    def show_comparison(self, comparison: Comparison | None, text: str, *, editable: bool) -> None:
        """Show what was compared; None if there are not two authors. The row at hand stays."""
        at_hand = self.current
        self._enough, self._editable = comparison is not None, editable
        self.model.show_comparison(comparison, text)
        row = self.model.row_of(at_hand) if at_hand is not None else None
        if row != self._list.row:
            self._list.select_row(row)
        self.refresh()

    def refresh(self) -> None:
        """Bring counts and sentences up to date."""
        self.bar.show_counts(self.model.counts())
        self._show_state()

    # Rows -------------------------------------------------------------------------------

    @property
    def people(self) -> tuple[Person, ...]:
        """The authors compared, in the order of their digits."""
        return self.model.comparison.people if self.model.comparison else ()

    @property
    def row(self) -> int | None:
        """The row at hand."""
        return self._list.row

    @property
    def current(self) -> Difference | None:
        """The difference at hand."""
        row = self._list.row
        return None if row is None else self.model.difference(row)

    @property
    def chosen(self) -> list[Difference]:
        """All that is selected in the list."""
        return [self.model.difference(row) for row in self._list.selected_rows()]

    @property
    def chosen_count(self) -> int:
        """How many that are."""
        return self._list.count_selected()

    def select(self, row: int | None) -> None:
        """Make a row the one at hand, without a signal that it was reached."""
        self._list.select_row(row)
        self._say_where()

    # Inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        self.bar.filter_changed.connect(self._set_filter)
        self._list.row_reached.connect(self._reach)
        self._accept.clicked.connect(self.accept_requested)
        self._doubts.clicked.connect(self.doubts_clicked)
        self._notice.helped.connect(self._help)

    def _retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Differences"))
        self._accept.setToolTip(
            self.tr("Take into the final version all that these authors have alike")
        )
        self._doubts.setToolTip(
            self.tr(
                "What they were settled from has changed, or two people settled the same "
                "differently. Each click goes to the next one."
            )
        )
        self.model.retranslate()
        self.refresh()

    def _set_filter(self) -> None:
        at_hand = self.current
        self.model.set_filter(self.bar.filter)
        self._list.select_row(self.model.row_of(at_hand) if at_hand is not None else None)
        self.refresh()

    def _help(self) -> None:
        if self._comparing:
            self.bar.list_everything()
        else:
            self.begun.emit()

    def _show_state(self) -> None:
        """The list, or the sentence that says why there is none."""
        rows, compared = self.model.rowCount(), self.model.comparison is not None
        self.bar.setVisible(self._comparing)
        self._stack.setCurrentWidget(self._list if rows else self._notice)
        identical = self.model.open_identical
        self._accept.setVisible(bool(identical) and self._editable)
        self._accept.setText(self.tr("Accept %Ln identical", "", identical))
        self._show_doubts()
        self._say_where()
        if rows:
            return
        if not self._comparing:
            self._notice.say(
                self.tr("What two people have annotated in this text, side by side."),
                self.tr("Compare"),
            )
        elif not self._enough:
            self._notice.say(self.tr("Two people must have annotated this text."))
        elif not compared:
            self._notice.say(self.tr("Comparing…"))
        elif sum(self.model.counts().values()):
            self._notice.say(
                self.tr("Nothing of these kinds is open."), self.tr("List everything open")
            )
        else:
            self._notice.say(self.tr("Everything is settled: the final version is complete."))

    def _show_doubts(self) -> None:
        """Say how much of the final version is to be looked at again."""
        comparison = self.model.comparison
        count = len(comparison.doubtful) if comparison else 0
        self._doubts.setVisible(bool(count))
        self._doubts.setText(self.tr("%Ln of the final version to look at again", "", count))

    def _say_where(self) -> None:
        """Which row one is at, and how many are still open."""
        rows, left, row = self.model.rowCount(), self.model.open_rows, self._list.row
        if not rows:
            self._where.setText("")
        elif not left:
            self._where.setText(self.tr("All settled."))
        elif row is None:
            self._where.setText(self.tr("{count} open").format(count=f"{left:,}"))
        else:
            words = self.tr("{place} of {rows}, {left} open")
            self._where.setText(
                words.format(place=f"{row + 1:,}", rows=f"{rows:,}", left=f"{left:,}")
            )

    def _reach(self, row: int) -> None:
        self._say_where()
        self.reached.emit(row)
