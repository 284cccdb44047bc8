"""The review queue as list rows: only keys in memory, contents when shown."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.domain.annotations import Status
from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.roles import AUTHOR_ROLE, DETAIL_ROLE, DONE_ROLE, ENTRY_ROLE
from annotator.ui.item_models.row_cache import RowCache
from annotator.ui.item_models.words import status_word, type_word
from annotator.values import display

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.review_queues import Queue
    from annotator.domain.reviews import Decision
    from annotator.workflows.review_queue import QueueEntry

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int, int, str, int]
_NOWHERE: Final = QModelIndex()
_LONGEST: Final = 200  # characters that a row or its tool tip shows of a quote or reason


class Spot(NamedTuple):
    """A place in a text, by code point."""

    document_id: str
    position: int


class ReviewQueueModel(QAbstractListModel):
    """Rows in the order of the queue; their words are for those who listen.

    What was decided stays in its row, so that one sees what one has just done; it only counts
    no longer as waiting. It goes when the queue is read anew.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Iterable[QueueEntry]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache: RowCache[QueueEntry] = RowCache(fetch)
        self._keys = array("q")
        self._asked = 0
        self._done: set[int] = set()
        self._ranks: Mapping[str, int] = {}
        self._names: Mapping[str, str] = {}
        self._person_id: str | None = None

    def show_queue(
        self, queue: Queue, names: Mapping[str, str], person_id: str | None = None
    ) -> None:
        """Replace all rows.

        Args:
            queue: The annotations.
            names: Of the people by id.
            person_id: Who reads.
        """
        self.beginResetModel()
        self._keys = queue.keys
        self._ranks = {id_: rank for rank, id_ in enumerate(queue.document_ids)}
        self._names = names
        self._person_id = person_id
        self._done = set()
        self._cache.clear()
        self.endResetModel()

    @property
    def keys(self) -> Sequence[int]:
        """The keys of all rows, from the top."""
        return self._keys

    @property
    def waiting(self) -> int:
        """How many rows still wait."""
        return len(self._keys) - len(self._done)

    def waiting_keys(self) -> list[int]:
        """The keys of the rows that still wait."""
        return [key for key in self._keys if key not in self._done]

    def entry(self, row: int) -> QueueEntry | None:
        """What stands in a row; None if it is gone meanwhile."""
        return self._cache.row(self._keys, row)

    def is_done(self, row: int) -> bool:
        """Whether a row was decided since the queue was read."""
        return self._keys[row] in self._done

    def other(self, entry: QueueEntry) -> str:
        """Who else is concerned: the author, or of one's own, who has decided about it."""
        person_id = entry.annotation.person_id
        if person_id == self._person_id and entry.latest is not None:
            person_id = entry.latest.person_id
        return self._names.get(person_id, "")

    def row_of(self, key: int) -> int | None:
        """The row of an annotation; None if it is not in the queue."""
        # One goes from row to row: it is nearly always beside the one asked for last.
        beside = range(max(0, self._asked - 1), min(self._asked + 2, len(self._keys)))
        row = next((row for row in beside if self._keys[row] == key), None)
        if row is None:
            try:
                row = self._keys.index(key)
            except ValueError:
                return None
        self._asked = row
        return row

    def next_waiting(self, row: int) -> int | None:
        """The first row from this one on that waits; after the last, the first; None if none."""
        if not self.waiting:
            return None
        rows = chain(range(row, len(self._keys)), range(min(row, len(self._keys))))
        return next((at for at in rows if self._keys[at] not in self._done), None)

    def row_behind(self, here: Annotation | Spot) -> int:
        """The first row behind an annotation, in the queue or not, or from a spot in a text on."""
        if isinstance(here, Spot):
            before_all = (self._rank(here.document_id), here.position, -sys.maxsize, "", 0)
            return self._first_row_from(before_all)
        row = self.row_of(here.key)
        return self._first_row_from(self._place(here)) if row is None else row + 1

    def row_before(self, here: Annotation | Spot) -> int:
        """The last row before an annotation, in the queue or not, or a spot; -1 if none is."""
        row = None if isinstance(here, Spot) else self.row_of(here.key)
        return (self.row_behind(here) if row is None else row) - 1

    def retranslate(self) -> None:
        """Show everything in the language of now."""
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    # Single changes ---------------------------------------------------------------------

    def follow(self, keys: Iterable[int], belong: Collection[int]) -> None:
        """Bring rows up to date after annotations were changed.

        Args:
            keys: Of what was changed.
            belong: Those of them that the queue asks for now.
        """
        for key in keys:
            self._cache.forget(key)
            row = self.row_of(key)
            if row is None:
                if key in belong:
                    self._insert(key)
                continue
            if self.entry(row) is None:
                self._remove(row)
                continue
            (self._done.discard if key in belong else self._done.add)(key)
            self.dataChanged.emit(self.index(row), self.index(row))

    def _insert(self, key: int) -> None:
        (entry,) = self._cache.some([key])
        if entry is None or entry.annotation.document_id not in self._ranks:
            return
        row = self._first_row_from(self._place(entry.annotation))
        self.beginInsertRows(_NOWHERE, row, row)
        self._keys.insert(row, key)
        self.endInsertRows()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(_NOWHERE, row, row)
        self._done.discard(self._keys.pop(row))
        self.endRemoveRows()

    def _first_row_from(self, place: Place) -> int:
        return bisect_left(range(len(self._keys)), place, key=self._place_of_row)

    def _rank(self, document_id: str) -> int:
        return self._ranks.get(document_id, len(self._ranks))

    def _place(self, annotation: Annotation) -> Place:
        rank = self._rank(annotation.document_id)
        return (rank, annotation.start, -annotation.end, annotation.type.value, annotation.key)

    def _place_of_row(self, row: int) -> Place:
        (entry,) = self._cache.some([self._keys[row]])
        # One that is gone has no place; any will do until the queue is read anew.
        return self._place(entry.annotation) if entry else (0, 0, 0, "", 0)

    # What Qt asks for -------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each annotation."""
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row in words, for those who listen; its parts for those who paint."""
        if role not in _ROLES or not index.isValid():
            return None
        if role == DONE_ROLE:
            return self.is_done(index.row())
        entry = self.entry(index.row())
        return _ANSWERS[role](entry, self.other(entry)) if entry else None


def _words(entry: QueueEntry, other: str) -> str:
    annotation = entry.annotation
    parts = (_quote(entry), type_word(annotation.type), other, status_word(annotation.status))
    return ", ".join(part for part in parts if part)


def _tool_tip(entry: QueueEntry, _other: str) -> str:
    return plain_tip("\n".join(part for part in (_quote(entry), _detail(entry)) if part))


def _quote(entry: QueueEntry) -> str:
    return elided(in_one_line(entry.annotation.quote), _LONGEST)


def _detail(entry: QueueEntry) -> str:
    """What one wants to know besides: why it came back or what is proposed, else its value."""
    words = ""
    if entry.latest is not None and entry.annotation.status is not Status.ACCEPTED:
        words = in_one_line(entry.latest.reason, " ") or _proposed(entry.latest)
    return elided(words or display.display_value(entry.annotation.value), _LONGEST)


def _proposed(decision: Decision) -> str:
    """In what a proposal differs, in a few words."""
    now, then = decision.subject, decision.proposal
    if then is None:
        return ""
    parts = []
    if (then.start, then.end) != (now.start, now.end):
        parts.append(QCoreApplication.translate("Queue", "other borders"))
    if then.type is not now.type:
        parts.append(type_word(then.type))
    if then.value != now.value:
        none = QCoreApplication.translate("Queue", "no value")
        parts.append(display.display_value(then.value) or none)
    return f"→ {', '.join(parts)}"


_ANSWERS: Final[Mapping[int, Callable[[QueueEntry, str], object]]] = {
    Qt.ItemDataRole.DisplayRole: _words,
    Qt.ItemDataRole.AccessibleTextRole: _words,
    Qt.ItemDataRole.ToolTipRole: _tool_tip,
    ENTRY_ROLE: lambda entry, _: entry,
    DETAIL_ROLE: lambda entry, _: _detail(entry),
    AUTHOR_ROLE: lambda _, other: other,
}
_ROLES: Final = frozenset(_ANSWERS) | {DONE_ROLE}
