"""Above the list of differences: whose work is compared, and which differences are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.differences import DifferenceKind
from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.ticking_button import TickingButton
from annotator.ui.item_models.comparison_model import DifferenceFilter
from annotator.ui.item_models.words import difference_word, with_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.domain.projects import Person

_GAP: Final = 5  # pixels between fields
_COLUMNS: Final = 3
MOST: Final = 5
"""So many authors at once, each with a digit and a lane of their own."""
_FEWEST: Final = 2


class CompareBar(QWidget):
    """Says what it is set to; knows nothing of rows.

    Signals:
        people_chosen: Ids of the authors to compare, at least two.
        filter_changed: Other differences are wanted.
        ended: The comparison should be over.
    """

    people_chosen = Signal(list)
    filter_changed = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = TickingButton(fewest=_FEWEST, most=MOST)
        self._end = QToolButton(autoRaise=True)
        self._kinds = {kind: QToolButton() for kind in DifferenceKind}
        self._settled = QCheckBox()
        self._counts: Mapping[DifferenceKind, int] = {}
        self._chosen: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._lay_out()
        self._retranslate()
        self._recolour()
        self._connect()

    @property
    def filter(self) -> DifferenceFilter:
        """Which differences are listed."""
        return DifferenceFilter(
            frozenset(kind for kind, button in self._kinds.items() if button.isChecked()),
            settled=self._settled.isChecked(),
        )

    def show_people(self, offered: Sequence[tuple[Person, int]], chosen: Sequence[Person]) -> None:
        """Offer authors, each with the number of annotations in the text.

        Args:
            offered: Who can be compared.
            chosen: Who is, in the order of the lanes.
        """
        self._chosen = tuple(person.id for person in chosen)
        self._names = tuple(person.name for person in chosen)
        self._say_who()
        self._who.offer(
            [(person.id, with_count(person.name, count)) for person, count in offered],
            self._chosen,
        )

    def show_counts(self, counts: Mapping[DifferenceKind, int]) -> None:
        """Show how many differences of each kind there are."""
        self._counts = counts
        for kind, button in self._kinds.items():
            count = counts.get(kind, 0)
            button.setText(f"{difference_word(kind)} {count:,}")

    def list_everything(self) -> None:
        """Restrict nothing but what is settled."""
        with QSignalBlocker(self):
            for button in self._kinds.values():
                button.setChecked(True)
        self._recolour()
        self.filter_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._recolour()

    # Inside -----------------------------------------------------------------------------

    def _choose(self) -> None:
        # Whoever was compared keeps the lane; who comes in takes the last.
        places = {id_: place for place, id_ in enumerate(self._chosen)}
        self.people_chosen.emit(sorted(self._who.chosen, key=lambda id_: places.get(id_, MOST)))

    def _say_who(self) -> None:
        names = (f"{number} {name}" for number, name in enumerate(self._names, start=1))
        self._who.say(
            "   ".join(names) or self.tr("Nobody"),
            self.tr("Whose annotations are compared; the digit takes theirs"),
        )

    def _lay_out(self) -> None:
        self._who.setIcon(icon(Icon.PEOPLE))
        self._end.setIcon(icon(Icon.CLOSE))
        first = QHBoxLayout()
        first.setSpacing(_GAP)
        first.addWidget(self._who, 1)
        first.addWidget(self._end)
        grid = QGridLayout()
        grid.setSpacing(_GAP)
        for place, (kind, button) in enumerate(self._kinds.items()):
            button.setCheckable(True)
            button.setChecked(kind is not DifferenceKind.IDENTICAL)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        grid.addWidget(self._settled, 1, _COLUMNS - 1)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_GAP)
        rows.addLayout(first)
        rows.addLayout(grid)

    def _recolour(self) -> None:
        """Write what is left out in quiet ink: a pressed button is hardly seen in the dark."""
        look = colours(self.palette())
        for button in self._kinds.values():
            ink = look.text if button.isChecked() else look.quiet_text
            shades = QPalette(self.palette())
            shades.setColor(QPalette.ColorRole.ButtonText, ink)
            button.setPalette(shades)

    def _connect(self) -> None:
        self._who.ticked.connect(self._choose)
        for button in self._kinds.values():
            button.toggled.connect(self._recolour)
            button.toggled.connect(self.filter_changed)
        self._settled.toggled.connect(self.filter_changed)
        self._end.clicked.connect(self.ended)

    def _retranslate(self) -> None:
        self.show_counts(self._counts)
        self._say_who()
        self._who.setAccessibleName(self.tr("Authors compared"))
        self._end.setToolTip(self.tr("End the comparison"))
        self._end.setAccessibleName(self._end.toolTip())
        self._settled.setText(self.tr("Settled"))
        self._settled.setToolTip(self.tr("List also what the final version has an answer to"))
        for button in self._kinds.values():
            button.setToolTip(self.tr("List differences of this kind"))
