"""A table of numbers on grounds from pale red to pale green; one cell is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.item_models.agreement_maps import HeatCell
from annotator.ui.item_models.roles import DONE_ROLE, SHARE_ROLE

if TYPE_CHECKING:
    from annotator.ui.foundation.colours import Colours
    from annotator.ui.item_models.heat_map_model import HeatMapModel

Index = QModelIndex | QPersistentModelIndex
_MIDDLE: Final = 0.67  # Krippendorff's least for tentative conclusions
_CELL: Final = 8  # digits
_TALL: Final = 1.9  # lines
_LONGEST_NAME: Final = 12  # Chinese characters; the tip has the whole of it


class HeatMapView(QTableView):
    """Says which cell is chosen.

    Signals:
        chosen: HeatCell.
    """

    chosen = Signal(object)

    def __init__(self, model: HeatMapModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = model
        self.setModel(model)
        self.setItemDelegate(HeatDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setDefaultSectionSize(round(self.fontMetrics().height() * _TALL))
        down.setMaximumWidth(self._widest())
        model.modelReset.connect(self._fit)
        model.headerDataChanged.connect(self._fit)
        self.selectionModel().currentChanged.connect(self._tell)

    def choose_first(self) -> None:
        """Choose the first cell with a number."""
        model = self._cells
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if isinstance(model.cell(index), HeatCell):
                    self.setCurrentIndex(index)
                    return

    def _fit(self) -> None:
        """As wide as numbers and names need."""
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        least = _CELL * metrics.horizontalAdvance("0") * 2
        for column in range(self._cells.columnCount()):
            wanted = min(header.sectionSizeHint(column), self._widest())
            header.resizeSection(column, max(least, wanted))

    def _widest(self) -> int:
        return _LONGEST_NAME * self.fontMetrics().horizontalAdvance("国")

    def _tell(self, index: QModelIndex) -> None:
        cell = self._cells.cell(index)
        if cell is not None:
            self.chosen.emit(cell)


class HeatDelegate(QStyledItemDelegate):
    """The number on its ground; in quiet ink where the sample is too small."""

    @reported
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        look = colours(option.palette)
        value, enough = index.data(SHARE_ROLE), bool(index.data(DONE_ROLE))
        box = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        if isinstance(value, float):
            painter.fillRect(box, heat(look, value))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(look.accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setFont(option.font)
        painter.setPen(look.text if enough else look.quiet_text)
        text = str(index.data() or "")
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Room for a number."""
        metrics = option.fontMetrics
        return QSize(_CELL * metrics.horizontalAdvance("0"), round(metrics.height() * _TALL))


def heat(look: Colours, value: float) -> QColor:
    """The ground of a number: bad up to 0, middling at 0.67, good at 1."""
    if value < _MIDDLE:
        return _between(look.danger_ground, look.warning_ground, max(0.0, value) / _MIDDLE)
    share = (value - _MIDDLE) / (1 - _MIDDLE)
    return _between(look.warning_ground, look.success_ground, share)


def _between(first: QColor, second: QColor, share: float) -> QColor:
    mixed = (
        one + (other - one) * min(1.0, share)
        for one, other in zip(first.getRgbF()[:3], second.getRgbF()[:3], strict=True)  # type: ignore[index]
    )
    return QColor.fromRgbF(*mixed)
