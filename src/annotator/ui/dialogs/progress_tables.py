"""The tables of the progress board: people, documents and sections, open returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QWidget

from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.item_models.figures_model import FiguresModel
from annotator.ui.item_models.progress_figures import PEOPLE_COLUMNS, RETURN_COLUMNS, ReturnRow
from annotator.ui.item_models.roles import SORT_ROLE
from annotator.ui.item_models.section_progress_model import SectionProgressModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel

    from annotator.domain.progress_reports import PersonProgress
    from annotator.ui.item_models.section_progress_model import Branch, Identity

_WIDE: Final = 14  # Chinese characters in the column of names or quotes
_QUOTE: Final = 2  # its place among the columns of open returns


class ProgressTables(QTabWidget):
    """Three tables behind three tabs.

    Signals:
        return_chosen: Document id and key of an annotation that came back.
        section_chosen: Document id and first code point of a section.
    """

    return_chosen = Signal(str, int)
    section_chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = FiguresModel(PEOPLE_COLUMNS, self)
        self._sections = SectionProgressModel(self)
        self._returns = FiguresModel(RETURN_COLUMNS, self)
        self._sorted_returns = _sorted(self._returns, self)
        self._people_view = DialogTable(_sorted(self._people, self), self)
        self._section_view = DialogTable(self._sections, self)
        self._section_view.setRootIsDecorated(True)
        self._return_view = DialogTable(self._sorted_returns, self)
        self._views = (self._people_view, self._section_view, self._return_view)
        self._wide = dict(zip(self._views, (0, 0, _QUOTE), strict=True))
        self._fitted: list[DialogTable] = []
        self._unfolded: set[Identity] = set()
        for view, column in self._wide.items():
            view.setFrameShape(QFrame.Shape.NoFrame)
            self.addTab(view, "")
            view.setColumnWidth(column, _WIDE * view.fontMetrics().horizontalAdvance("国"))
        self.setDocumentMode(True)
        for view in (self._people_view, self._return_view):
            view.setSortingEnabled(True)
            view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as they come
        self._return_view.activated.connect(self._choose_return)
        self._section_view.activated.connect(self._choose_section)
        self._section_view.expanded.connect(self._note_unfolded)
        self._section_view.collapsed.connect(self._note_folded)
        self.retranslate()

    def show_people(self, people: Sequence[PersonProgress]) -> None:
        """List everyone."""
        self._people.show_rows(people)
        self._fit(self._people_view)

    def show_sections(self, documents: Sequence[Branch]) -> None:
        """List documents and sections; what was unfolded stays so."""
        # Taking other branches folds everything, of which the view says nothing.
        self._sections.show_branches(documents)
        for index in self._sections.indexes_of(frozenset(self._unfolded)):
            self._section_view.expand(index)
        self._fit(self._section_view)

    def show_returns(self, rows: Sequence[ReturnRow]) -> None:
        """List what waits for its author."""
        self._returns.show_rows(rows)
        self._name_tabs()
        self._fit(self._return_view)

    def retranslate(self) -> None:
        """Name the tabs and everything in them."""
        self._name_tabs()
        for model in (self._people, self._sections, self._returns):
            model.retranslate()
        self._fitted.clear()
        for view in self._views:
            self._fit(view)

    def _name_tabs(self) -> None:
        waiting = QLocale().toString(self._returns.rowCount())
        titles = (
            self.tr("People"),
            self.tr("Documents and sections"),
            self.tr("Open returns ({count})").format(count=waiting),
        )
        for number, (view, title) in enumerate(zip(self._views, titles, strict=True)):
            self.setTabText(number, title)
            view.setAccessibleName(title)

    def _fit(self, view: DialogTable) -> None:
        """Make columns as wide as their words, once; after that they are the reader's."""
        if view not in self._fitted and view.model().rowCount():
            self._fitted.append(view)
            for column in range(view.model().columnCount()):
                if column != self._wide[view]:
                    view.resizeColumnToContents(column)

    def _note_unfolded(self, index: QModelIndex) -> None:
        self._unfolded.add(self._sections.branch(index).identity)

    def _note_folded(self, index: QModelIndex) -> None:
        self._unfolded.discard(self._sections.branch(index).identity)

    def _choose_return(self, index: QModelIndex) -> None:
        one = self._returns.row(self._sorted_returns.mapToSource(index).row()).one
        self.return_chosen.emit(one.document_id, one.key)

    def _choose_section(self, index: QModelIndex) -> None:
        branch = self._sections.branch(index)
        self.section_chosen.emit(branch.document_id, branch.start)


def _sorted(model: QAbstractItemModel, parent: QWidget) -> QSortFilterProxyModel:
    proxy = QSortFilterProxyModel(parent)
    proxy.setSortRole(SORT_ROLE)
    proxy.setSourceModel(model)
    return proxy
