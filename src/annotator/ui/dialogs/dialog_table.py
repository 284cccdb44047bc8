"""The table of every dialog: rows of one height, chosen as a whole, ticked by Space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from annotator.ui.dialogs.share_delegate import Index, ShareDelegate
from annotator.ui.item_models.ticking_model import TickingModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

_PROBES: Final = 60  # rows that the widths of columns are taken from
_NARROWEST: Final = 40  # pixels
_WIDEST: Final = 16  # Chinese characters in a column that is as wide as its words


class DialogTable(QTreeView):
    """What is too long for its cell is told by the tooltip; several rows can be ticked at once."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(ShareDelegate(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        if isinstance(model, TickingModel):
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setStretchLastSection(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setResizeContentsPrecision(_PROBES)
        header.setMinimumSectionSize(_NARROWEST)

    def fit_columns(self, *, stretched: int, widths: Mapping[int, float] | None = None) -> None:
        """Make columns as wide as their words; one of them takes what is left.

        Args:
            stretched: The column that does.
            widths: Columns that are given a width, in Chinese characters.
        """
        fixed = widths or {}
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        em = self.fontMetrics().horizontalAdvance("国")
        for column in range(self.model().columnCount()):
            if column in fixed:
                self.setColumnWidth(column, round(fixed[column] * em))
            elif column != stretched:
                self.resizeColumnToContents(column)
                self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST * em))
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def show_ends(self, column: int) -> None:
        """Cut what is too long in front: ids made at the same time differ at their ends."""
        self.setItemDelegateForColumn(column, _EndDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks or clears all chosen rows, like the one that has the focus."""
        model = self.model()
        if event.key() != Qt.Key.Key_Space or not isinstance(model, TickingModel):
            super().keyPressEvent(event)
            return
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        current = self.currentIndex()
        if current.isValid():
            model.tick(rows | {current.row()}, on=not model.is_ticked(current.row()))


class _EndDelegate(ShareDelegate):
    """Leaves the end of what is too long."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft
