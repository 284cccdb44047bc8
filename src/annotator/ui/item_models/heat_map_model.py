"""A heat map as a table: numbers of one measure, with what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.agreements import Measure
from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.roles import DONE_ROLE, ENTRY_ROLE, SHARE_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.item_models.agreement_maps import HeatCell, HeatMap

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class HeatMapModel(QAbstractTableModel):
    """Answers SHARE_ROLE with the number, DONE_ROLE with whether the sample is large enough."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map: HeatMap | None = None
        self._measure = Measure.EXACT_F1
        self._columns: Sequence[str] = ()
        self._everybody = ""

    def show_map(self, shown: HeatMap | None) -> None:
        """Show another map."""
        self.beginResetModel()
        self._map = shown
        self.endResetModel()

    def set_measure(self, measure: Measure) -> None:
        """Show the numbers of this measure."""
        self._measure = measure
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def name(self, everybody: str, columns: Sequence[str] = ()) -> None:
        """Give words, in the language of now, to what has no name in the map."""
        self._everybody, self._columns = everybody, columns
        for orientation, count in (
            (Qt.Orientation.Horizontal, self.columnCount()),
            (Qt.Orientation.Vertical, self.rowCount()),
        ):
            if count:
                self.headerDataChanged.emit(orientation, 0, count - 1)

    def cell(self, index: Index) -> HeatCell | None:
        """What stands in a cell."""
        if self._map is None or not index.isValid():
            return None
        return self._map.cells[index.row()][index.column()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As the map."""
        return 0 if parent.isValid() or self._map is None else len(self._map.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """As the map."""
        return 0 if parent.isValid() or self._map is None else len(self._map.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A number, as text and as it is."""
        cell = self.cell(index)
        if cell is None:
            return None
        value = cell.scores[self._measure]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(cell, value)
        if role == ENTRY_ROLE:
            return cell
        if role == SHARE_ROLE:
            return value
        if role == DONE_ROLE:
            return cell.scores.sample.enough
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Names of rows and columns."""
        if self._map is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._name(self._map, section, orientation))
        is_shown = role == Qt.ItemDataRole.DisplayRole
        return self._name(self._map, section, orientation) if is_shown else None

    def _name(self, shown: HeatMap, section: int, orientation: Qt.Orientation) -> str:
        if orientation is Qt.Orientation.Vertical:
            return shown.rows[section] or self._everybody
        if section < len(self._columns):
            return self._columns[section]
        return shown.columns[section] or self._everybody

    @staticmethod
    def _text(cell: HeatCell, value: float | None) -> str:
        """A number; where it rests on little, on how much."""
        if value is None:
            return "—"
        sample = cell.scores.sample
        return f"{value:.2f}" if sample.enough else f"{value:.2f}  n={sample.annotations:,}"
