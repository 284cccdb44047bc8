"""The bottom dock: the annotations of a document as a table that can be sorted and filtered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.annotations import Annotation, AnnotationType
from annotator.domain.row_queries import RowColumn, RowOrder, RowQuery
from annotator.text.outline import section_at
from annotator.text.spans import Span
from annotator.ui.foundation.icons import Icon, icon, type_icon
from annotator.ui.item_models.annotation_table_model import (
    AnnotationTableModel,
    Column,
    RowContext,
)
from annotator.ui.item_models.row_updates import apply_changes
from annotator.ui.item_models.words import type_key, type_word
from annotator.ui.panels.annotation_table_view import AnnotationTableView
from annotator.ui.panels.empty_notice import EmptyNotice
from annotator.ui.panels.row_filter_bar import RowFilter, RowFilterBar
from annotator.ui.panels.row_text import quotes_of, table_of
from annotator.workflows import browse, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from annotator.domain.change_sets import AnnotationChange, ChangeSet
    from annotator.text.outline import Section
    from annotator.workflows.session import Session

_SOON: Final = 120  # milliseconds: after the text has been painted, before anyone waits


class AnnotationTablePanel(QWidget):
    """Chooses, retypes and removes annotations by row; asks others to do what it is told.

    While the dock is closed nothing is read; what happened meanwhile is read when it opens.

    Signals:
        annotation_chosen: Key; the reader came to a row.
        retype_requested: Keys of all selected rows and the type code: one step.
        remove_requested: Keys of all selected rows: one step.
        left: The focus belongs to the text again.
    """

    annotation_chosen = Signal(int)
    retype_requested = Signal(list, str)
    remove_requested = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._document_id: str | None = None
        self._sections: Sequence[Section] = ()
        self._names: dict[str, str] = {}
        self._counts: Counter[AnnotationType] = Counter()
        self._position = 0
        self._order = RowOrder()
        self._stale = False
        self._model = AnnotationTableModel(self._fetch, self)
        self._view = AnnotationTableView(self._model)
        self._bar = RowFilterBar()
        self._notice = EmptyNotice(Icon.TABLE)
        self._stack = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._lay_out()
        self._connect()
        self._retranslate()

    def show_document(
        self, session: Session | None, document_id: str | None, sections: Sequence[Section]
    ) -> None:
        """Show the annotations of a document, or of none.

        The outline may be handed in later, by showing the same document again.
        """
        same = session is self._session and document_id == self._document_id and not self._stale
        before = self._bar.filter
        self._session, self._document_id = session, document_id
        self._sections = sections
        self._bar.show_sections(sections)
        if same and self._bar.filter == before:
            self._model.show_context(self._context())
            return
        self._position = 0
        self._model.show_rows([], self._context())
        self._read_everything()

    def refresh(self, change_set: ChangeSet) -> None:
        """Follow a change; selection and scroll position stay."""
        if self._stale or self._session is None or self._document_id is None:
            return
        if not self.isVisible():
            self._stale = True
        elif change_set.people or self._document_id in change_set.reload:
            self._read_everything()
        else:
            self._follow(
                [change for change in change_set.annotations if self._is_of_document(change)]
            )

    def select_key(self, key: int | None) -> None:
        """Select the row of an annotation, if it is shown, without a signal."""
        if key is None or key != self._view.current_key():
            self._view.select_row(None if key is None else self._model.row_of(key))

    def set_reading_position(self, position: int) -> None:
        """Tell where the reader is, for the choice of the current section."""
        moved = section_at(self._sections, position) is not section_at(
            self._sections, self._position
        )
        self._position = position
        if moved and self._bar.filter.follows_reading:
            self._soon.start()

    def focus_filter(self) -> None:
        """Put the focus into the text field of the filter."""
        self._bar.focus_words()

    # What Qt asks for -------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not worth reading while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._read_everything()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    # Reading ----------------------------------------------------------------------------

    def _read_everything(self) -> None:
        self._stale = not self.isVisible() and self._session is not None
        if self._stale:
            return
        self._read_people()
        self._counts = Counter()
        if self._session:
            for summary in browse.documents(self._session):
                if summary.document.id == self._document_id:
                    self._counts = Counter(summary.counts)
        self._read_rows()

    def _read_people(self) -> None:
        found = (
            [summary.person for summary in people.people(self._session)] if self._session else []
        )
        # The rows hold on to this very table.
        self._names.clear()
        self._names.update((person.id, person.name) for person in found)
        self._bar.show_people(found)

    def _read_rows(self) -> None:
        """Read which rows there are; the reader stays with the same annotations."""
        query = self._query()
        if self._session is None or query is None:
            self._model.show_rows([], self._context())
        else:
            place = self._view.place()
            keys = browse.row_keys(self._session, query)
            self._model.show_rows(keys, self._context())
            self._view.return_to(place)
        self._show_state()

    def _context(self) -> RowContext:
        return RowContext(self._sections, self._names)

    def _fetch(self, keys: Sequence[int]) -> list[Annotation]:
        return browse.annotations(self._session, keys) if self._session else []

    def _follow(self, changes: Sequence[AnnotationChange]) -> None:
        query = self._query()
        if not changes or query is None:
            return
        for change in changes:
            self._count(change.before, -1)
            self._count(change.after, 1)
        unknown = {change.after.person_id for change in changes if change.after} - set(self._names)
        if unknown:
            self._read_people()
        if not apply_changes(self._model, changes, query):
            self._soon.start()
        self._show_state()

    def _count(self, annotation: Annotation | None, step: int) -> None:
        if annotation is not None and not annotation.deleted:
            self._counts[annotation.type] += step

    def _is_of_document(self, change: AnnotationChange) -> bool:
        either = change.after or change.before
        return either is not None and either.document_id == self._document_id

    def _query(self) -> RowQuery | None:
        if self._document_id is None:
            return None
        chosen = self._bar.filter
        return RowQuery(
            document_id=self._document_id,
            types=chosen.types,
            person_ids=frozenset([chosen.person_id] if chosen.person_id else []),
            statuses=frozenset([chosen.status] if chosen.status else []),
            span=self._span(chosen),
            words=chosen.words,
            order=self._order,
        )

    def _span(self, chosen: RowFilter) -> Span | None:
        if not chosen.follows_reading:
            section = chosen.section
            return Span(section.start, section.end) if section else None
        section = section_at(self._sections, self._position)
        if section:
            return Span(section.start, section.end)
        # Before the first section.
        first = self._sections[0].start if self._sections else 0
        return Span(0, first) if first else None

    # Looks ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack.addWidget(self._notice)
        self._stack.addWidget(self._view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._read_rows)
        self._bar.changed.connect(self._read_rows)
        self._bar.left.connect(self.left)
        self._notice.helped.connect(self._bar.reset)
        self._view.row_reached.connect(self._choose_row)
        self._view.type_pressed.connect(self._ask_for_type)
        self._view.remove_pressed.connect(self._ask_to_remove)
        self._view.copy_pressed.connect(self._copy_quotes)
        self._view.enter_pressed.connect(self._enter)
        self._view.left.connect(self.left)
        self._view.customContextMenuRequested.connect(self._show_menu)
        self._view.horizontalHeader().sortIndicatorChanged.connect(self._sort)

    def _retranslate(self) -> None:
        self._view.setAccessibleName(self.tr("Annotations"))
        self._model.retranslate()
        self._view.fit_known_words()
        self._show_state()

    def _show_state(self) -> None:
        """Counts, and the table or the sentence that says why there is none."""
        rows = self._model.rowCount()
        self._bar.show_counts(self._counts, rows)
        self._stack.setCurrentWidget(self._view if rows else self._notice)
        if rows:
            return
        if self._document_id is None:
            self._notice.say(self.tr("No document is open."))
        elif self._bar.filter == RowFilter():
            self._notice.say(
                self.tr("No annotations yet. Select words in the text and press 1 to 4.")
            )
        else:
            self._notice.say(
                self.tr("No annotation is like that."), self.tr("Show all annotations")
            )

    # What the reader does ---------------------------------------------------------------

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._order = RowOrder(
            column=_SORTED_BY[Column(column)],
            descending=order is Qt.SortOrder.DescendingOrder,
        )
        self._read_rows()

    def _choose_row(self, row: int) -> None:
        self.annotation_chosen.emit(self._model.keys[row])

    def _enter(self) -> None:
        key = self._view.current_key()
        if key is not None:
            self.annotation_chosen.emit(key)
            self.left.emit()

    def _ask_for_type(self, code: str) -> None:
        rows, keys = self._view.selected_rows(), self._view.selected_keys()
        if keys:
            self.retype_requested.emit(keys, code)
            self._go_on(keys[0], rows[0])

    def _ask_to_remove(self) -> None:
        rows, keys = self._view.selected_rows(), self._view.selected_keys()
        if keys:
            self.remove_requested.emit(keys)
            self._go_on(keys[0], rows[0])

    def _go_on(self, key: int, row: int) -> None:
        """Come to the row that took the place of one that left the table, as by an arrow key."""
        rows = self._model.rowCount()
        if rows and self._model.row_of(key) is None:
            self._view.select_row(min(row, rows - 1))
            self._choose_row(min(row, rows - 1))

    def _copy_quotes(self) -> None:
        QGuiApplication.clipboard().setText(quotes_of(self._model, self._view.selected_rows()))

    def _copy_table(self) -> None:
        QGuiApplication.clipboard().setText(table_of(self._model, self._view.selected_rows()))

    def _show_menu(self, at: QPoint) -> None:
        if not self._view.selectionModel().hasSelection():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        types = menu.addMenu(self.tr("Change type"))
        for type_ in AnnotationType:
            action = types.addAction(type_icon(type_), f"{type_word(type_)}\t{type_key(type_)}")
            action.triggered.connect(lambda _=False, code=type_.value: self._ask_for_type(code))
        copy = self.tr("Copy text") + "\tCtrl+C"
        menu.addAction(icon(Icon.COPY), copy).triggered.connect(self._copy_quotes)
        menu.addAction(self.tr("Copy as a table")).triggered.connect(self._copy_table)
        menu.addSeparator()
        remove = self.tr("Remove") + "\tDel"
        menu.addAction(icon(Icon.REMOVE), remove).triggered.connect(self._ask_to_remove)
        menu.popup(self._view.viewport().mapToGlobal(at))


_SORTED_BY: Final = {
    Column.TYPE: RowColumn.TYPE,
    Column.QUOTE: RowColumn.QUOTE,
    Column.VALUE: RowColumn.VALUE,
    Column.SECTION: RowColumn.POSITION,
    Column.AUTHOR: RowColumn.AUTHOR,
    Column.STATUS: RowColumn.STATUS,
    Column.ORIGIN: RowColumn.ORIGIN,
    Column.TIME: RowColumn.MODIFIED,
    Column.NOTE: RowColumn.NOTE,
}
