"""Documents and their sections as a tree: each heading sums up what is below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.progress_reports import Tally, together
from annotator.ui.item_models.figures_model import FigureColumn, Kind, cell, header
from annotator.ui.item_models.progress_figures import STAGE_COLUMN, TALLY_COLUMNS, TYPE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from annotator.domain.progress_reports import DocumentProgress, SectionProgress

Index = QModelIndex | QPersistentModelIndex
Identity = tuple[str, int, str]
_NOWHERE: Final = QModelIndex()


@dataclass(slots=True)
class Branch:
    """A document or a section, with everything below it.

    Attributes:
        start: First code point; 0 for a document.
        tally: What it counts, together with everything below it.
    """

    title: str
    document_id: str
    start: int
    tally: Tally = field(default_factory=Tally)
    children: list[Branch] = field(default_factory=list)

    @property
    def identity(self) -> Identity:
        """What tells it from others, now and when everything is counted anew."""
        return self.document_id, self.start, self.title


def branches(
    documents: Sequence[DocumentProgress], person_id: str | None, before: str
) -> list[Branch]:
    """Return a branch for each document.

    Args:
        documents: In the order to be shown.
        person_id: Count only annotations of this author; those of everyone if None.
        before: What to call the text before the first heading.
    """
    return [_document(document, person_id, before) for document in documents]


def _document(document: DocumentProgress, person_id: str | None, before: str) -> Branch:
    root = Branch(document.title, document.document_id, 0)
    made: list[Branch] = []
    for section in document.sections:
        own = _own(section, person_id)
        branch = Branch(section.title or before, document.document_id, section.start, own)
        (made[section.parent] if section.parent >= 0 else root).children.append(branch)
        made.append(branch)
    # A section comes before all that are below it.
    for branch in (*reversed(made), root):
        if branch.children:
            branch.tally = together([branch.tally, *(child.tally for child in branch.children)])
    return root


def _own(section: SectionProgress, person_id: str | None) -> Tally:
    return section.tally if person_id is None else section.people.get(person_id, Tally())


def _title() -> str:
    return QCoreApplication.translate("Progress", _SECTION)


_SECTION: Final = QT_TRANSLATE_NOOP("Progress", "Section")
_COLUMNS: Final[tuple[FigureColumn[Branch], ...]] = (
    FigureColumn(_title, lambda branch: branch.title, Kind.TEXT),
    *TALLY_COLUMNS,
    STAGE_COLUMN,
    *TYPE_COLUMNS,
)


class _Numbered(NamedTuple):
    """A branch with the number of that around it, or -1."""

    branch: Branch
    parent: int


class SectionProgressModel(QAbstractItemModel):
    """With one document its sections stand at the top, with several the documents do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._branches: list[_Numbered] = []
        self._tops = range(0)
        self._below: list[range] = []  # numbers of the branches right below each

    def show_branches(self, documents: Sequence[Branch]) -> None:
        """Show these documents."""
        self.beginResetModel()
        tops = documents[0].children if len(documents) == 1 else documents
        # An index carries a number: a pointer would dangle once other branches are shown.
        self._branches = [_Numbered(branch, -1) for branch in tops]
        self._tops = range(len(tops))
        self._below = []
        for number, (branch, _) in enumerate(self._branches):  # grows on the way
            first = len(self._branches)
            self._branches += [_Numbered(child, number) for child in branch.children]
            self._below.append(range(first, len(self._branches)))
        self.endResetModel()

    def branch(self, index: Index) -> Branch:
        """What a row is about."""
        return self._branches[index.internalId()].branch

    def indexes_of(self, identities: Collection[Identity]) -> list[QModelIndex]:
        """Where those of these branches stand that there are."""
        return [
            self._index_of(number)
            for number, (branch, _) in enumerate(self._branches)
            if branch.identity in identities
        ]

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Where a branch stands."""
        siblings = self._children(parent)
        if not (0 <= row < len(siblings) and 0 <= column < len(_COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The branch around another; none for those at the top."""
        above = self._branches[index.internalId()].parent if index.isValid() else -1
        return QModelIndex() if above < 0 else self._index_of(above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many branches stand below another."""
        return 0 if parent.column() > 0 else len(self._children(parent))

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: ARG002 - alike everywhere
        """Title, tally, stage, types."""
        return len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says."""
        if not index.isValid():
            return None
        return cell(_COLUMNS[index.column()], self.branch(index), role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return header(_COLUMNS[section], role)

    def retranslate(self) -> None:
        """Say everything in the language shown now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_COLUMNS) - 1)
        if len(self._tops):
            last = self.index(len(self._tops) - 1, len(_COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _children(self, parent: Index) -> range:
        return self._below[parent.internalId()] if parent.isValid() else self._tops

    def _index_of(self, number: int) -> QModelIndex:
        above = self._branches[number].parent
        siblings = self._below[above] if above >= 0 else self._tops
        return self.createIndex(number - siblings[0], 0, number)
