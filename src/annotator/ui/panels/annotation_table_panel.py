"""The bottom dock: the annotations of a document as a table that can be sorted and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.annotations import AnnotationType
from annotator.domain.row_queries import RowColumn, RowOrder
from annotator.ui.foundation.icons import Icon, icon, type_icon
from annotator.ui.item_models.annotation_table_model import Column
from annotator.ui.item_models.words import type_key, type_word
from annotator.ui.panels.annotation_table_view import AnnotationTableView, TablePlace
from annotator.ui.panels.empty_notice import EmptyNotice
from annotator.ui.panels.row_filter import RowFilter
from annotator.ui.panels.row_filter_bar import RowFilterBar
from annotator.ui.panels.row_text import quotes_of, table_of
from annotator.ui.panels.table_contents import TableContents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from annotator.domain.change_sets import ChangeSet
    from annotator.text.outline import Section
    from annotator.workflows.session import Session


class AnnotationTablePanel(QWidget):
    """Chooses, retypes and removes annotations by row; asks others to do what it is told.

    While the dock is closed nothing is read; what happened meanwhile is read when it opens.

    Signals:
        annotation_chosen: Key; the reader came to a row.
        retype_requested: Keys of all selected rows and the type code: one step.
        remove_requested: Keys of all selected rows: one step.
        accept_requested, return_requested: Keys of all selected rows, for a reviewer to decide.
        left: The focus belongs to the text again.
    """

    annotation_chosen = Signal(int)
    retype_requested = Signal(list, str)
    remove_requested = Signal(list)
    accept_requested = Signal(list)
    return_requested = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = TableContents(self)
        self._model = self._contents.model
        self._view = AnnotationTableView(self._model)
        self._bar = RowFilterBar()
        self._notice = EmptyNotice(Icon.TABLE)
        self._stack = QStackedWidget()
        self._place: TablePlace | None = None
        self._key_in_text: int | None = None
        self._must_select = False
        self._lay_out()
        self._connect()
        self._retranslate()

    def show_document(
        self, session: Session | None, document_id: str | None, sections: Sequence[Section]
    ) -> None:
        """Show the annotations of a document, or of none.

        The outline may be handed in later, by showing the same document again.
        """
        self._bar.show_sections(sections)
        self._contents.show_document(session, document_id, sections, self._bar.filter)
        self._show_state()

    def refresh(self, change_set: ChangeSet) -> None:
        """Follow a change, just after the text was painted; selection and scrolling stay."""
        self._contents.note(change_set)

    def select_key(self, key: int | None) -> None:
        """Select the row of an annotation, if it is shown, without a signal."""
        self._key_in_text, self._must_select = key, True
        if not self._contents.is_behind:
            self._select_key_in_text()

    def set_reading_position(self, position: int) -> None:
        """Tell where the reader is, for the choice of the current section."""
        self._contents.set_position(position)

    def focus_filter(self) -> None:
        """Put the focus into the text field of the filter."""
        self._bar.focus_words()

    # What Qt asks for -------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not worth reading while nobody looked."""
        super().showEvent(event)
        self._contents.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing while nobody looks."""
        super().hideEvent(event)
        self._contents.sleep()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

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
        self._contents.rows_going.connect(self._remember_place)
        self._contents.rows_come.connect(self._return_to_place)
        self._contents.people_read.connect(self._bar.show_people)
        self._contents.followed.connect(self._follow)
        self._bar.changed.connect(lambda: self._contents.set_filter(self._bar.filter))
        self._bar.left.connect(self.left)
        self._notice.helped.connect(self._bar.reset)
        self._view.row_reached.connect(self._choose_row)
        self._view.type_pressed.connect(self._ask_for_type)
        self._view.remove_pressed.connect(self._ask_to_remove)
        self._view.accept_pressed.connect(lambda: self._ask(self.accept_requested.emit))
        self._view.return_pressed.connect(lambda: self._ask(self.return_requested.emit))
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
        self._bar.show_counts(self._contents.counts, rows)
        self._stack.setCurrentWidget(self._view if rows else self._notice)
        if rows:
            return
        if not self._contents.has_document:
            self._notice.say(self.tr("No document is open."))
        elif self._bar.filter == RowFilter():
            self._notice.say(
                self.tr("No annotations yet. Select words in the text and press 1 to 4.")
            )
        else:
            self._notice.say(
                self.tr("No annotation is like that."), self.tr("Show all annotations")
            )

    # Following --------------------------------------------------------------------------

    def _remember_place(self) -> None:
        self._place = self._view.place()

    def _return_to_place(self) -> None:
        if self._place:
            self._view.return_to(self._place)
        # What the text shows may only now be among the rows.
        if self._key_in_text is not None and self._view.current_key() is None:
            self._select_key_in_text()

    def _follow(self) -> None:
        self._show_state()
        if self._must_select:
            self._select_key_in_text()

    def _select_key_in_text(self) -> None:
        self._must_select = False
        key = self._key_in_text
        if key is None or key != self._view.current_key():
            self._view.select_row(None if key is None else self._model.row_of(key))

    # What the reader does ---------------------------------------------------------------

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._contents.set_order(
            RowOrder(
                column=_SORTED_BY[Column(column)],
                descending=order is Qt.SortOrder.DescendingOrder,
            )
        )
        self._view.show_current()

    def _choose_row(self, row: int) -> None:
        self.annotation_chosen.emit(self._model.keys[row])

    def _enter(self) -> None:
        key = self._view.current_key()
        if key is not None:
            self.annotation_chosen.emit(key)
            self.left.emit()

    def _ask_for_type(self, code: str) -> None:
        self._ask(lambda keys: self.retype_requested.emit(keys, code))

    def _ask_to_remove(self) -> None:
        self._ask(self.remove_requested.emit)

    def _ask(self, request: Callable[[list[int]], None]) -> None:
        """Ask for something with all selected rows; if they leave the table, go on below."""
        self._contents.catch_up()
        rows, keys = self._view.selected_rows(), self._view.selected_keys()
        if not keys:
            return
        request(keys)
        self._contents.catch_up()
        last = self._model.rowCount() - 1
        if last >= 0 and self._model.row_of(keys[0]) is None:
            self._view.select_row(min(rows[0], last))
            self._choose_row(min(rows[0], last))

    def _copy_quotes(self) -> None:
        QGuiApplication.clipboard().setText(quotes_of(self._model, self._view.selected_rows()))

    def _copy_table(self) -> None:
        QGuiApplication.clipboard().setText(table_of(self._model, self._view.selected_rows()))

    def _show_menu(self, at: QPoint) -> None:
        if not self._view.selectionModel().hasSelection():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(self._view.selected_rows())
        if count > 1:
            # In the words of the status bar: what is chosen below is done with all of them.
            told = QCoreApplication.translate("StatusLine", "%Ln annotation(s)", None, count)
            menu.addAction(told).setEnabled(False)
            menu.addSeparator()
        types = menu.addMenu(self.tr("Change type"))
        for type_ in AnnotationType:
            action = types.addAction(type_icon(type_), f"{type_word(type_)}\t{type_key(type_)}")
            action.triggered.connect(lambda _=False, code=type_.value: self._ask_for_type(code))
        copy = self.tr("Copy text") + "\tCtrl+C"
        menu.addAction(icon(Icon.COPY), copy).triggered.connect(self._copy_quotes)
        menu.addAction(self.tr("Copy as a table")).triggered.connect(self._copy_table)
        menu.addSeparator()
        keys = self._view.selected_keys()
        accept, return_ = self.tr("Accept") + "\tA", self.tr("Return…") + "\tR"
        menu.addAction(icon(Icon.CHECK), accept).triggered.connect(
            lambda: self.accept_requested.emit(keys)
        )
        menu.addAction(icon(Icon.RETURN), return_).triggered.connect(
            lambda: self.return_requested.emit(keys)
        )
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
