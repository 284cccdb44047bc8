"""The steps of a project as table rows, the latest first; older ones are read when reached."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.words import local_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.change_sets import HistoryStep

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class HistoryColumn(Enum):
    """The columns in the order they stand in."""

    TIME = 0
    PERSON = 1
    STEP = 2
    COUNT = 3


class HistoryModel(QAbstractTableModel):
    """Rows that a function gives, so many at a time.

    The function takes the change set to read on from, or None, and gives the older ones; fewer
    than asked for are the last. What a step is called is said by another.
    """

    def __init__(
        self, name_of: Callable[[HistoryStep], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._fetch: Callable[[str | None], Sequence[HistoryStep]] | None = None
        self._steps: list[HistoryStep] = []
        self._ended = True

    def show_steps(self, fetch: Callable[[str | None], Sequence[HistoryStep]] | None) -> None:
        """Show other steps, or none."""
        self.beginResetModel()
        self._fetch = fetch
        self._steps = list(fetch(None)) if fetch else []
        self._ended = not self._steps
        self.endResetModel()

    def step(self, row: int) -> HistoryStep:
        """The step in a row."""
        return self._steps[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each step read so far."""
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """When, who, what, how many."""
        return 0 if parent.isValid() else len(HistoryColumn)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be older steps."""
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: Index) -> None:
        """Read the next older steps."""
        if self._fetch is None or parent.isValid():
            return
        older = list(self._fetch(self._steps[-1].change_set_id))
        self._ended = not older
        if older:
            count = len(self._steps)
            self.beginInsertRows(QModelIndex(), count, count + len(older) - 1)
            self._steps += older
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; numbers stand on the right."""
        if not index.isValid():
            return None
        step, column = self._steps[index.row()], HistoryColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and column is HistoryColumn.COUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(str(self._cell(step, column)))
        return self._cell(step, column) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        match HistoryColumn(section):
            case HistoryColumn.TIME:
                return self.tr("Time")
            case HistoryColumn.PERSON:
                return self.tr("Person")
            case HistoryColumn.STEP:
                return self.tr("Step")
            case HistoryColumn.COUNT:
                return self.tr("Changes")

    def retranslate(self) -> None:
        """Say everything in the language shown now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HistoryColumn) - 1)
        if self._steps:
            last = self.index(len(self._steps) - 1, len(HistoryColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _cell(self, step: HistoryStep, column: HistoryColumn) -> object:
        match column:
            case HistoryColumn.TIME:
                return local_time(step.at)
            case HistoryColumn.PERSON:
                return step.person_name
            case HistoryColumn.STEP:
                return self._worded(step)
            case HistoryColumn.COUNT:
                return step.count

    def _worded(self, step: HistoryStep) -> str:
        name = self._name_of(step)
        if step.undone:
            name = self.tr("{step} (undone since)").format(step=name)
        if step.received:
            name = self.tr("{step} (in a colleague's file)").format(step=name)
        return name
