"""The table itself: keys, copying, and a selection that outlives new rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from annotator.domain.annotations import AnnotationType, Origin, Status
from annotator.ui.item_models.annotation_table_model import AnnotationTableModel, Column
from annotator.ui.item_models.words import origin_word, status_word, type_key, type_word
from annotator.ui.panels.row_table import RowTable
from annotator.ui.panels.type_chip_delegate import TypeChipDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

_Flag = QItemSelectionModel.SelectionFlag
_ROW: Final = _Flag.ClearAndSelect | _Flag.Rows
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROW_PADDING: Final = 10  # pixels above and below the words together
_CELL_PADDING: Final = 22  # pixels left and right of the words together
_CHIP_PADDING: Final = 48  # the same, with the drawing of the type
# In Chinese characters. Columns of known words are measured, the last takes what is left.
_WIDTHS: Final = {Column.QUOTE: 12, Column.VALUE: 9, Column.SECTION: 8, Column.AUTHOR: 5}


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where the reader is in the table, in keys, so that it outlives a new order of the rows.

    Attributes:
        current: The row with the focus frame.
        top: The uppermost row in sight.
        cut: How much of that row is out of sight, in pixels.
    """

    selected: frozenset[int]
    current: int | None
    top: int | None
    cut: int


class AnnotationTableView(RowTable):
    """The annotations of a document; its keys are those of the text.

    Signals:
        type_pressed: The key of a type, with its code.
    """

    type_pressed = Signal(str)
    remove_pressed = Signal()
    accept_pressed = Signal()
    return_pressed = Signal()
    copy_pressed = Signal()
    enter_pressed = Signal()

    def __init__(self, model: AnnotationTableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._rows = model
        self.setItemDelegateForColumn(Column.TYPE.value, TypeChipDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._set_up_headers()

    def selected_keys(self) -> list[int]:
        """The keys of all selected rows, in the order of the table."""
        keys = self._rows.keys
        return [keys[row] for row in self.selected_rows()]

    def current_key(self) -> int | None:
        """The key of the row with the focus frame."""
        row = self.currentIndex().row()
        return self._rows.keys[row] if row >= 0 else None

    def select_row(self, row: int | None) -> None:
        """Make this the only selected row and show it, without a signal; None selects nothing."""
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        index = self._rows.index(row, max(0, self.currentIndex().column()))
        self.selectionModel().setCurrentIndex(index, _ROW)
        self._bring_into_sight(row)

    def show_current(self) -> None:
        """Bring the row with the focus frame into sight; without one, begin at the top."""
        current = self.currentIndex()
        if not current.isValid():
            self.scrollToTop()
        else:
            self._bring_into_sight(current.row())

    def place(self) -> TablePlace:
        """Where the reader is, by keys."""
        top = self.rowAt(0)
        return TablePlace(
            selected=frozenset(self.selected_keys()),
            current=self.current_key(),
            top=self._rows.keys[top] if top >= 0 else None,
            cut=-self.rowViewportPosition(top) if top >= 0 else 0,
        )

    def return_to(self, place: TablePlace) -> None:
        """After all rows were read anew: select, mark and scroll to the same annotations."""
        current = self._row_of(place.current)
        if current is not None:
            index = self._rows.index(current, 0)
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        if place.selected:
            selection = QItemSelection()
            rows = [row for row, key in enumerate(self._rows.keys) if key in place.selected]
            for first, last in _runs(rows):
                selection.select(self._rows.index(first, 0), self._rows.index(last, 0))
            self.selectionModel().select(selection, _ROW)
        top = self._row_of(place.top)
        if top is not None:
            above = self.rowViewportPosition(top) + self.verticalOffset()
            self.verticalScrollBar().setValue(above + place.cut)

    def fit_known_words(self) -> None:
        """Make the columns of types, status, origin and time as wide as their words."""
        metrics = self.fontMetrics()
        words = {
            Column.TYPE: [type_word(type_) for type_ in AnnotationType],
            Column.STATUS: [status_word(status) for status in Status],
            Column.ORIGIN: [origin_word(Origin.MANUAL), origin_word(Origin.SUGGESTION)],
            Column.TIME: ["2000-00-00 00:00"],
        }
        for column, shown in words.items():
            widest = max(metrics.horizontalAdvance(word) for word in shown)
            padding = _CHIP_PADDING if column is Column.TYPE else _CELL_PADDING
            title = self.horizontalHeader().sectionSizeHint(column.value)
            self.setColumnWidth(column.value, max(widest + padding, title))

    # What Qt asks for -------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Measure once more: the font is certain only now."""
        super().showEvent(event)
        self.fit_known_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row whole where the view becomes lower."""
        row = self.currentIndex().row()
        shown = row >= 0 and self._is_in_sight(row, event.oldSize().height())
        super().resizeEvent(event)
        if shown:
            self._bring_into_sight(row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_known_words()

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something here before a shortcut of the window does."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and self._signal_for(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of types and commands; all others move about."""
        signal = self._signal_for(event)
        if signal is not None:
            signal()
            return
        super().keyPressEvent(event)

    # Inside -----------------------------------------------------------------------------

    def _bring_into_sight(self, row: int) -> None:
        """Show the whole row; in the middle, so that what comes before and after is seen too."""
        if not self._is_in_sight(row, self.viewport().height()):
            index = self._rows.index(row, max(0, self.currentIndex().column()))
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _is_in_sight(self, row: int, height: int) -> bool:
        """Whether a view of this height shows the whole row."""
        top = self.rowViewportPosition(row)
        return top >= 0 and top + self.rowHeight(row) <= height

    def _row_of(self, key: int | None) -> int | None:
        return None if key is None else self._rows.row_of(key)

    def _signal_for(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_pressed.emit
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        type_ = _TYPE_KEYS.get(event.text())
        if type_ is not None:
            return partial(self.type_pressed.emit, type_.value)
        plain = {
            Qt.Key.Key_Delete: self.remove_pressed,
            Qt.Key.Key_Backspace: self.remove_pressed,
            Qt.Key.Key_A: self.accept_pressed,
            Qt.Key.Key_R: self.return_pressed,
            Qt.Key.Key_Return: self.enter_pressed,
            Qt.Key.Key_Enter: self.enter_pressed,
            Qt.Key.Key_Escape: self.left,
        }
        signal = plain.get(Qt.Key(event.key()))
        return signal.emit if signal else None

    def _set_up_headers(self) -> None:
        across = self.horizontalHeader()
        em = self.fontMetrics().horizontalAdvance("国")
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column.value, width * em)
        across.setStretchLastSection(True)
        across.setSectionsMovable(True)
        across.setHighlightSections(False)
        # To paint itself the header asks whether its columns are selected, row by row: with all
        # of 143,000 rows selected that takes seconds. It gets a selection that stays empty.
        across.setSelectionModel(QItemSelectionModel(self._rows, across))
        # The section column stands for the order of the text.
        across.setSortIndicator(Column.SECTION.value, Qt.SortOrder.AscendingOrder)
        across.setSortIndicatorShown(True)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down = self.verticalHeader()
        down.hide()
        # Rows of one height: Qt need not ask for the contents of all of them.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring rows; the rows are sorted."""
    first = last = None
    for row in rows:
        if first is None or last is None:
            first = row
        elif row != last + 1:
            yield first, last
            first = row
        last = row
    if first is not None and last is not None:
        yield first, last


_TYPE_KEYS: Final = {type_key(type_): type_ for type_ in AnnotationType}
