"""The sections of a text as a tree, with the number of annotations in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.annotations import AnnotationType
from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.roles import COUNT_ROLE, CURRENT_ROLE
from annotator.ui.item_models.words import type_word

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from annotator.text.outline import Section

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROOT: Final = -1


class OutlineModel(QAbstractItemModel):
    """A tree over the sections in text order; the internal id of an index is its section's place.

    The sections are counted by bisection of sorted start positions, and only those whose count
    has changed are announced, so that a tag costs little in a volume of thousands of entries.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: Sequence[Section] = ()
        self._section_starts: list[int] = []
        self._children: dict[int, list[int]] = {}
        self._rows: dict[int, int] = {}
        self._length = 0
        self._counts: list[int] = []
        self._starts_by_type: Mapping[AnnotationType, Sequence[int]] = {}
        self._words = ""
        self._position = 0
        self._reading = _ROOT

    def show_sections(self, sections: Sequence[Section], *, length: int) -> None:
        """Replace the whole tree; `length` is that of the text in code points."""
        self.beginResetModel()
        self._sections = sections
        self._counts = [0] * len(sections)
        self._section_starts = [section.start for section in sections]
        self._length = length
        self._position = 0
        self._arrange()
        self.endResetModel()

    def show_counts(
        self,
        starts: Sequence[int],
        by_type: Mapping[AnnotationType, Sequence[int]] | None = None,
    ) -> None:
        """Count these sorted start positions, in all and (for the tooltip) by type."""
        self._starts_by_type = by_type or {}
        before, self._counts = self._counts, [_within(starts, one) for one in self._sections]
        for node in self._rows:
            if self._counts[node] != before[node]:
                self._announce_one(node, [COUNT_ROLE, Qt.ItemDataRole.ToolTipRole])

    def filter_titles(self, words: str) -> None:
        """Show only sections whose title holds the words, and the sections around them."""
        if words == self._words:
            return
        self.beginResetModel()
        self._words = words
        self._arrange()
        self.endResetModel()

    def first_match(self) -> QModelIndex:
        """The first section whose title holds the words of the filter."""
        words = self._words.casefold()
        return next(
            (
                self._index_of(node)
                for node in sorted(self._rows)
                if words in self._sections[node].title.casefold()
            ),
            QModelIndex(),
        )

    def mark_reading(self, position: int) -> QModelIndex:
        """Mark the innermost shown section at this code point as the one being read."""
        self._position = position
        found = self._innermost(position)
        if found != self._reading:
            before, self._reading = self._reading, found
            for node in (before, found):
                if node in self._rows:
                    self._announce_one(node, [CURRENT_ROLE])
        return self._index_of(found)

    def current_index(self) -> QModelIndex:
        """The section being read; invalid before the first one."""
        return self._index_of(self._reading)

    @property
    def section_count(self) -> int:
        """How many sections the text has, shown or not."""
        return len(self._sections)

    def section(self, index: Index) -> Section:
        """The section a valid index stands for."""
        return self._sections[index.internalId()]

    # What Qt asks for -------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The index of a child."""
        children = self._children.get(_node(parent), [])
        if column == 0 and 0 <= row < len(children):
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The index of the section around this one."""
        return self._index_of(self.section(index).parent) if index.isValid() else _NOWHERE

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many sections stand directly inside."""
        return len(self._children.get(_node(parent), []))

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: ARG002 - the same everywhere
        """Title and count share one column; the delegate sets them apart."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, count, tooltip, and whether it is the section being read."""
        if not index.isValid():
            return None
        node = index.internalId()
        section = self._sections[node]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown: object = section.title
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tip(self._tooltip(section))
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self.tr("{title}, annotations: {count}").format(
                    title=section.title, count=f"{self._counts[node]:,}"
                )
            case _:
                own = {COUNT_ROLE: self._counts[node], CURRENT_ROLE: node == self._reading}
                shown = own.get(role)
        return shown

    # Inside -----------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Work out which sections are shown, and where each hangs."""
        shown = self._shown()
        self._children = {_ROOT: []}
        self._rows = {}
        for node in shown:
            siblings = self._children.setdefault(self._sections[node].parent, [])
            self._rows[node] = len(siblings)
            siblings.append(node)
        self._reading = self._innermost(self._position)

    def _shown(self) -> Collection[int]:
        words = self._words.casefold()
        if not words:
            return range(len(self._sections))
        kept: set[int] = set()
        for node, section in enumerate(self._sections):
            if words in section.title.casefold():
                kept.update(self._line_of(node))
        return sorted(kept)

    def _line_of(self, node: int) -> list[int]:
        """The section and all sections around it, innermost first."""
        line = []
        while node != _ROOT:
            line.append(node)
            node = self._sections[node].parent
        return line

    def _innermost(self, position: int) -> int:
        # A section reaches to the next that is not below it: the last to begin is the innermost.
        node = bisect_right(self._section_starts, position) - 1
        for around in self._line_of(node):
            if around in self._rows:
                return around
        return _ROOT

    def _index_of(self, node: int) -> QModelIndex:
        if node not in self._rows:
            return QModelIndex()
        return self.createIndex(self._rows[node], 0, node)

    def _announce_one(self, node: int, roles: list[int]) -> None:
        index = self._index_of(node)
        self.dataChanged.emit(index, index, roles)

    def _tooltip(self, section: Section) -> str:
        lines = [section.title]
        for type_ in AnnotationType:
            count = _within(self._starts_by_type.get(type_, ()), section)
            if count:
                words = self.tr("{type}: {count}")
                lines.append(words.format(type=type_word(type_), count=f"{count:,}"))
        characters = section.end - section.start
        share = round(100 * characters / max(self._length, 1))
        lines.append(
            self.tr("Characters: {characters} ({share} % of the document)").format(
                characters=f"{characters:,}", share=share
            )
        )
        return "\n".join(lines)


def _within(starts: Sequence[int], section: Section) -> int:
    return bisect_left(starts, section.end) - bisect_left(starts, section.start)


def _node(index: Index) -> int:
    return index.internalId() if index.isValid() else _ROOT
