"""What a dock to go through things has: a list of them, and a card of the one at hand below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.panels.empty_notice import EmptyNotice
from annotator.ui.panels.quiet_label import QuietLabel
from annotator.ui.panels.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QAction

    from annotator.ui.foundation.icons import Icon
    from annotator.ui.panels.two_line_delegate import TwoLineDelegate

_NARROWEST: Final = 260  # pixels
_EDGE: Final = 8  # pixels


class ListAndCard(QWidget):
    """Those made from it say what stands in both, and the words.

    Signals:
        chosen_changed: Other rows are selected.
        left: The focus belongs to the text again.
    """

    chosen_changed = Signal()
    left = Signal()

    def __init__(
        self,
        rows: QAbstractItemModel,
        delegate: TwoLineDelegate,
        picture: Icon,
        parent: QWidget | None = None,
    ) -> None:
        """Make the parts that are alike; they still have to be laid out.

        Args:
            rows: What is gone through.
            delegate: Paints a row.
            picture: Stands where there is nothing to go through.
            parent: Its owner.
        """
        super().__init__(parent)
        self._list = RowList(rows, delegate)
        self._notice = EmptyNotice(picture)
        self._stack = QStackedWidget()
        self._where = QuietLabel()
        self._accept = QPushButton()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._upper = QVBoxLayout()
        self._before: list[int] = []
        self._list.selectionModel().selectionChanged.connect(self.chosen_changed)
        self._list.left.connect(self.left)

    def add_keys(self, actions: Sequence[QAction]) -> None:
        """Let the keys of the text work in the list, too."""
        self._list.addActions(actions)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        raise NotImplementedError

    def _lay_out(self, above: Sequence[QWidget], card: QWidget, shares: tuple[int, int]) -> None:
        """Put these above the list and the card below it; shares of list and card."""
        head = QVBoxLayout()
        head.setContentsMargins(_EDGE, _EDGE, _EDGE, 6)
        for part in above:
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(_EDGE, 4, _EDGE, 4)
        foot.addWidget(self._where, 1)
        foot.addWidget(self._accept)
        self._stack.addWidget(self._notice)
        self._stack.addWidget(self._list)
        upper = QWidget()
        rows = self._upper
        upper.setLayout(rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        # A list that says how high it is at most leaves its room to the card.
        rows.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)
        rows.addLayout(head)
        rows.addWidget(self._stack, 1)
        rows.addLayout(foot)
        splitter = self._splitter
        for place, (part, share) in enumerate(zip((upper, card), shares, strict=True)):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, share)
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        self.setMinimumWidth(_NARROWEST)

    def _favour_card(self, *, favoured: bool) -> None:
        """Leave the card all that the list can spare, or divide the room as before that."""
        if favoured:
            self._before = self._splitter.sizes()
            # What stands above the list has grown: its layout does not know yet.
            self._upper.activate()
            self._splitter.setSizes([0, self._splitter.height()])
        elif self._before:
            self._splitter.setSizes(self._before)
