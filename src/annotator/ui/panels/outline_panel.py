"""The left dock: the documents of the project above the outline of the open one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.item_models.document_list_model import DocumentListModel
from annotator.ui.item_models.outline_model import OutlineModel
from annotator.ui.panels.counted_item_delegate import CountedItemDelegate
from annotator.ui.panels.empty_notice import EmptyNotice
from annotator.ui.panels.quiet_label import QuietLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from annotator.domain.annotations import AnnotationType
    from annotator.domain.documents import DocumentSummary
    from annotator.text.outline import Section

_DOCUMENTS_IN_SIGHT: Final = 8
_WORTH_A_FILTER: Final = 15  # sections
_OPEN_IN_FULL: Final = 400  # sections; a longer outline opens folded
_PAUSE: Final = 200  # milliseconds without a key before the filter works
_INDENT: Final = 14  # pixels


class OutlinePanel(QWidget):
    """Where in which document; a click or Enter goes there."""

    section_chosen = Signal(int)
    document_chosen = Signal(str)
    add_document_requested = Signal()
    document_properties_requested = Signal(str)
    document_removal_requested = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = DocumentListModel(self)
        self._outline = OutlineModel(self)
        self._documents_title = QuietLabel()
        self._add = QToolButton(autoRaise=True)
        self._list = _document_list(self._documents)
        self._outline_title = QuietLabel()
        self._filter = QLineEdit(clearButtonEnabled=True)
        self._tree = _outline_tree(self._outline)
        self._notice = EmptyNotice(Icon.OUTLINE)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._add.setIcon(icon(Icon.ADD))
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_fitting_parts()

    def show_documents(self, summaries: Sequence[DocumentSummary], current_id: str | None) -> None:
        """List these documents and mark the open one."""
        self._documents.show_documents(summaries, current_id)
        rows = min(len(summaries), _DOCUMENTS_IN_SIGHT)
        height = self._list.sizeHintForRow(0) if summaries else 0
        self._list.setFixedHeight(rows * height + 2 * self._list.frameWidth())
        self._show_open_document()

    def count_document(self, document_id: str, counts: Mapping[AnnotationType, int]) -> None:
        """Show how many annotations a document has now; the list stays where it is scrolled to."""
        self._documents.count_document(document_id, counts)

    def show_outline(
        self,
        sections: Sequence[Section],
        starts: Sequence[int],
        length: int,
        *,
        by_type: Mapping[AnnotationType, Sequence[int]] | None = None,
    ) -> None:
        """Show the outline of a text of `length` code points.

        Args:
            sections: In text order.
            starts: Sorted start positions of all annotations.
            length: Code points of the whole text.
            by_type: The same starts by type, sorted, for the tooltips.
        """
        self._filter.clear()
        self._outline.filter_titles("")
        self._outline.show_sections(sections, length=length)
        self._outline.show_counts(starts, by_type)
        self._unfold()
        self._show_fitting_parts()

    def update_counts(
        self,
        starts: Sequence[int],
        *,
        by_type: Mapping[AnnotationType, Sequence[int]] | None = None,
    ) -> None:
        """Count anew after annotations have changed."""
        self._outline.show_counts(starts, by_type)

    def set_reading_position(self, position: int) -> None:
        """Mark the section at this code point, and show it unless the reader is at work here."""
        section = self._outline.mark_reading(position)
        if section.isValid() and not self._tree.hasFocus():
            self._tree.scrollTo(section)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the focus back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select in list and tree only while the reader is at work there; begin where they are."""
        if isinstance(event, QFocusEvent):
            view = self._tree if watched is self._tree else self._list
            if event.type() is QEvent.Type.FocusOut:
                if event.reason() != Qt.FocusReason.PopupFocusReason:
                    view.clearSelection()
            elif event.reason() != Qt.FocusReason.MouseFocusReason:
                view.setCurrentIndex(self._place_in(view))
        elif event.type() is QEvent.Type.Resize and watched is self._list:
            self._show_open_document()
        return super().eventFilter(watched, event)

    # Inside -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        documents = QHBoxLayout()
        documents.addWidget(self._documents_title, 1)
        documents.addWidget(self._add)
        documents.setContentsMargins(8, 4, 4, 0)
        titles = QHBoxLayout()
        titles.addWidget(self._outline_title)
        titles.addWidget(self._filter, 1)
        titles.setContentsMargins(8, 8, 6, 4)
        titles.setSpacing(8)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._notice)
        self._stack.addWidget(self._tree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(documents)
        layout.addWidget(self._list)
        layout.addLayout(titles)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for view in (self._list, self._tree):
            view.installEventFilter(self)
        self._notice.helped.connect(self.add_document_requested)
        self._add.clicked.connect(self.add_document_requested)
        self._list.clicked.connect(self._choose_document)
        self._list.activated.connect(self._choose_document)
        self._list.customContextMenuRequested.connect(self._show_document_menu)
        self._tree.clicked.connect(self._choose_section)
        self._tree.activated.connect(self._choose_section)
        self._filter.textChanged.connect(self._pause.start)
        self._filter.returnPressed.connect(self._go_to_first_match)
        self._pause.timeout.connect(self._apply_filter)

    def _retranslate(self) -> None:
        self._documents_title.setText(self.tr("Documents"))
        self._outline_title.setText(self.tr("Outline"))
        self._add.setToolTip(self.tr("Add texts to the project"))
        self._add.setAccessibleName(self._add.toolTip())
        self._list.setAccessibleName(self.tr("Documents"))
        self._tree.setAccessibleName(self.tr("Outline"))
        self._filter.setPlaceholderText(self.tr("Find a section"))
        self._filter.setAccessibleName(self._filter.placeholderText())
        self._show_fitting_parts()

    def _show_fitting_parts(self) -> None:
        """Tree, or the sentence that says why there is none."""
        self._filter.setVisible(self._outline.section_count >= _WORTH_A_FILTER)
        if self._outline.rowCount():
            self._stack.setCurrentWidget(self._tree)
            return
        self._stack.setCurrentWidget(self._notice)
        if self._outline.section_count:
            self._notice.say(self.tr("No section is called that."))
        elif self._documents.rowCount():
            self._notice.say(self.tr("This text has no headings and no entries 【…】."))
        else:
            self._notice.say(
                self.tr("Add a chronicle to begin."), self.tr("Add texts to the project")
            )

    def _show_open_document(self) -> None:
        current = self._documents.current_index()
        if current.isValid():
            self._list.scrollTo(current)

    def _place_in(self, view: QAbstractItemView) -> QModelIndex:
        """The section being read, or the open document."""
        tree = view is self._tree
        current = self._outline.current_index() if tree else self._documents.current_index()
        return current if current.isValid() else view.model().index(0, 0)

    def _choose_document(self, index: QModelIndex) -> None:
        self.document_chosen.emit(self._documents.document_id(index.row()))

    def _choose_section(self, index: QModelIndex) -> None:
        self.section_chosen.emit(self._outline.section(index).start)

    def _show_document_menu(self, at: QPoint) -> None:
        index = self._list.indexAt(at)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid():
            chosen = self._documents.document_id(index.row())
            menu.addAction(icon(Icon.DOCUMENT), self.tr("Document properties…")).triggered.connect(
                lambda: self.document_properties_requested.emit(chosen)
            )
            menu.addAction(icon(Icon.REMOVE), self.tr("Remove document…")).triggered.connect(
                lambda: self.document_removal_requested.emit(chosen)
            )
            menu.addSeparator()
        menu.addAction(icon(Icon.ADD), self.tr("Add texts to the project…")).triggered.connect(
            self.add_document_requested
        )
        menu.popup(self._list.viewport().mapToGlobal(at))

    def _apply_filter(self) -> None:
        self._outline.filter_titles(self._filter.text().strip())
        self._unfold()
        self._show_fitting_parts()

    def _go_to_first_match(self) -> None:
        self._pause.stop()
        self._apply_filter()
        match = self._outline.first_match()
        if match.isValid():
            self._tree.setCurrentIndex(match)
            self._tree.setFocus()
            self._choose_section(match)

    def _unfold(self) -> None:
        if self._filter.text() or self._outline.section_count <= _OPEN_IN_FULL:
            self._tree.expandAll()
        elif self._outline.rowCount() == 1:
            self._tree.expandToDepth(0)


def _document_list(model: DocumentListModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(CountedItemDelegate(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setIconSize(QSize(0, 0))
    return view


def _outline_tree(model: OutlineModel) -> QTreeView:
    view = QTreeView()
    view.setModel(model)
    view.setItemDelegate(CountedItemDelegate(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHeaderHidden(True)
    # With rows of one height Qt asks for the size of one row instead of thousands.
    view.setUniformRowHeights(True)
    view.setIndentation(_INDENT)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
    view.setExpandsOnDoubleClick(False)
    return view
