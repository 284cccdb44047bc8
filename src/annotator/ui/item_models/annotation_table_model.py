"""The annotations of a document as table rows: only keys in memory, contents when shown."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.text.outline import entry_and_section_at
from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.roles import TYPE_ROLE
from annotator.ui.item_models.row_cache import RowCache
from annotator.ui.item_models.words import local_time, origin_word, status_word, type_word
from annotator.values import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.text.outline import Section

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_PROBES: Final = 30
# Characters; laying out the words of a whole page in one cell would stop the scrolling.
_LONGEST_CELL: Final = 120
_LONGEST_TOOLTIP: Final = 800


class Column(Enum):
    """The columns in the order they stand in."""

    TYPE = 0
    QUOTE = 1
    VALUE = 2
    SECTION = 3
    AUTHOR = 4
    STATUS = 5
    ORIGIN = 6
    TIME = 7
    NOTE = 8


@dataclass(frozen=True, slots=True)
class RowContext:
    """What rows need beyond their annotation: the outline, and the names of the authors by id."""

    sections: Sequence[Section] = ()
    names: Mapping[str, str] = field(default_factory=dict)


class AnnotationTableModel(QAbstractTableModel):
    """Rows by key, in the order and choice somebody else has made."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Iterable[Annotation]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache = RowCache(fetch)
        self._keys = array("q")
        self._context = RowContext()

    def show_rows(self, keys: Sequence[int], context: RowContext) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._keys = keys if isinstance(keys, array) else array("q", keys)
        self._context = context
        self._cache.clear()
        self.endResetModel()

    def show_context(self, context: RowContext) -> None:
        """Show the same rows with another outline or other names."""
        self._context = context
        self._announce_all()

    @property
    def keys(self) -> Sequence[int]:
        """The keys of all rows, from the top."""
        return self._keys

    def annotation(self, row: int) -> Annotation | None:
        """The annotation of a row; None if it is gone meanwhile."""
        return self._cache.row(self._keys, row)

    def whole_text(self, row: int, column: Column) -> str:
        """What a cell stands for, however long; empty where the annotation is gone."""
        annotation = self.annotation(row)
        return _WHOLE[column](annotation, self._context) if annotation else ""

    def row_of(self, key: int) -> int | None:
        """The row of an annotation; None if it is not among the rows."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def retranslate(self) -> None:
        """Show everything in the language of now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._announce_all()

    # Single changes ---------------------------------------------------------------------

    def replace_row(self, row: int, annotation: Annotation) -> None:
        """Show the new state of an annotation that keeps its row."""
        self._cache.put(annotation)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def remove_row(self, row: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(_NOWHERE, row, row)
        self._cache.forget(self._keys.pop(row))
        self.endRemoveRows()

    def insert_by_text(self, annotation: Annotation, *, descending: bool) -> bool:
        """Put a row where it stands in a table that is in text order.

        Returns:
            False, with nothing done, where another row begins at the same character: only the
            order of all rows tells which comes first.
        """
        row = self._place_by_text(annotation.start, descending=descending)
        neighbours = [near for near in (row - 1, row) if 0 <= near < len(self._keys)]
        if annotation.start in self._starts(neighbours):
            return False
        self.beginInsertRows(_NOWHERE, row, row)
        self._keys.insert(row, annotation.key)
        self._cache.put(annotation)
        self.endInsertRows()
        return True

    # What Qt asks for -------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each key."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The same columns for every document."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The names of the columns."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._title(Column(section))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for reading, the whole of long words as tooltip, and the type for painting."""
        if role not in _ROLES or not index.isValid():
            return None
        annotation = self.annotation(index.row())
        if annotation is None:
            return None
        if role == TYPE_ROLE:
            return annotation.type
        column = Column(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = elided(_WHOLE[column](annotation, self._context), _LONGEST_TOOLTIP)
            return plain_tip(whole)
        return elided(_SHORT[column](annotation, self._context), _LONGEST_CELL)

    # Inside -----------------------------------------------------------------------------

    def _announce_all(self) -> None:
        if self._keys:
            last = self.index(len(self._keys) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _place_by_text(self, start: int, *, descending: bool) -> int:
        """The row before which something that starts there belongs.

        Each round looks at many rows at once: reading thirty from the file takes hardly longer
        than reading one.
        """
        sign = -1 if descending else 1
        low, high = 0, len(self._keys)
        while low < high:
            rows = range(low, high, max(1, (high - low) // _PROBES))
            before = bisect_right([sign * found for found in self._starts(rows)], sign * start)
            if before < len(rows):
                high = rows[before]
            if before > 0:
                low = rows[before - 1] + 1
        return low

    def _starts(self, rows: Sequence[int]) -> list[int]:
        annotations = self._cache.some([self._keys[row] for row in rows])
        # One that is gone has no place; any will do until the rows are read anew.
        return [annotation.start if annotation else 0 for annotation in annotations]

    def _title(self, column: Column) -> str:
        titles = {
            Column.TYPE: self.tr("Type"),
            Column.QUOTE: self.tr("Text"),
            Column.VALUE: self.tr("Value"),
            Column.SECTION: self.tr("Section"),
            Column.AUTHOR: self.tr("Author"),
            Column.STATUS: self.tr("Status"),
            Column.ORIGIN: self.tr("Origin"),
            Column.TIME: self.tr("Changed"),
            Column.NOTE: self.tr("Note"),
        }
        return titles[column]


def _innermost_section(annotation: Annotation, context: RowContext) -> str:
    section, entry = entry_and_section_at(context.sections, annotation.start)
    return entry or section.rpartition(" / ")[2]


def _section_path(annotation: Annotation, context: RowContext) -> str:
    section, entry = entry_and_section_at(context.sections, annotation.start)
    return " / ".join(part for part in (section, entry) if part)


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        TYPE_ROLE,
    }
)
_SHORT: Final[Mapping[Column, Callable[[Annotation, RowContext], str]]] = {
    Column.TYPE: lambda annotation, _: type_word(annotation.type),
    Column.QUOTE: lambda annotation, _: in_one_line(annotation.quote),
    Column.VALUE: lambda annotation, _: display.display_value(annotation.value),
    Column.SECTION: _innermost_section,
    Column.AUTHOR: lambda annotation, context: context.names.get(annotation.person_id, ""),
    Column.STATUS: lambda annotation, _: status_word(annotation.status),
    Column.ORIGIN: lambda annotation, _: origin_word(annotation.origin),
    Column.TIME: lambda annotation, _: local_time(annotation.modified_at),
    Column.NOTE: lambda annotation, _: in_one_line(annotation.note, " "),
}
_WHOLE: Final[Mapping[Column, Callable[[Annotation, RowContext], str]]] = {
    **_SHORT,
    Column.SECTION: _section_path,
    Column.NOTE: lambda annotation, _: annotation.note,
}
