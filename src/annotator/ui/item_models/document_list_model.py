"""The documents of a project as a list, with year and number of annotations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.roles import COUNT_ROLE, CURRENT_ROLE, DETAIL_ROLE
from annotator.ui.item_models.words import type_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.domain.annotations import AnnotationType
    from annotator.domain.documents import DocumentSummary

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class DocumentListModel(QAbstractListModel):
    """One row for each document; the open one is marked as current."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summaries: tuple[DocumentSummary, ...] = ()
        self._current: str | None = None

    def show_documents(self, summaries: Sequence[DocumentSummary], current: str | None) -> None:
        """Show these documents; a list of the same documents only gets new contents."""
        same = [_id(summary) for summary in summaries] == [_id(one) for one in self._summaries]
        if not same:
            self.beginResetModel()
        self._summaries = tuple(summaries)
        self._current = current
        if not same:
            self.endResetModel()
        elif self._summaries:
            self.dataChanged.emit(self.index(0), self.index(len(self._summaries) - 1))

    def count_document(self, document_id: str, counts: Mapping[AnnotationType, int]) -> None:
        """Show other counts for one document."""
        for row, summary in enumerate(self._summaries):
            if _id(summary) == document_id:
                changed = replace(summary, counts=dict(counts))
                self._summaries = (*self._summaries[:row], changed, *self._summaries[row + 1 :])
                self.dataChanged.emit(self.index(row), self.index(row))

    def document_id(self, row: int) -> str:
        """The document in a row."""
        return _id(self._summaries[row])

    def current_index(self) -> QModelIndex:
        """The open document; invalid if there is none."""
        ids = [_id(summary) for summary in self._summaries]
        return self.index(ids.index(self._current)) if self._current in ids else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each document."""
        return 0 if parent.isValid() else len(self._summaries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, year, count, tooltip, and whether it is the open document."""
        if not index.isValid():
            return None
        summary = self._summaries[index.row()]
        current = _id(summary) == self._current
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown: object = summary.document.title
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tip(self._tooltip(summary))
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self.tr("{title}, annotations: {count}").format(
                    title=summary.document.title, count=f"{summary.total:,}"
                )
            case _:
                own = {
                    COUNT_ROLE: summary.total,
                    DETAIL_ROLE: _year(summary),
                    CURRENT_ROLE: current,
                }
                shown = own.get(role)
        return shown

    def _tooltip(self, summary: DocumentSummary) -> str:
        document = summary.document
        lines = [
            document.title,
            self.tr("Source: {file}").format(file=document.source),
            self.tr("Characters: {count}").format(count=f"{document.characters:,}"),
        ]
        if document.year is not None:
            lines.append(self.tr("Year of the volume: {year}").format(year=document.year))
        lines += [
            self.tr("{type}: {count}").format(type=type_word(type_), count=f"{count:,}")
            for type_, count in summary.counts.items()
            if count
        ]
        return "\n".join(lines)


def _id(summary: DocumentSummary) -> str:
    return summary.document.id


def _year(summary: DocumentSummary) -> str:
    year = summary.document.year
    return "" if year is None else str(year)
