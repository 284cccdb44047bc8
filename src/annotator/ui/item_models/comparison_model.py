"""The differences between authors as list rows: filtered here, read when shown."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, OrderedDict
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.domain.differences import Difference, DifferenceKind, counts_of
from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.roles import (
    AUTHOR_ROLE,
    DETAIL_ROLE,
    DONE_ROLE,
    ENTRY_ROLE,
    QUOTE_ROLE,
)
from annotator.ui.item_models.words import difference_word, type_word
from annotator.values import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.differences import Comparison

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_PAGE: Final = 64  # rows read together
_PAGES: Final = 16
_LONGEST: Final = 120  # characters of a quote
_SHORT: Final = 24  # of what one of several has
_MANY: Final = 200  # differences settled at once
_BACK: Final = 32  # differences that begin earlier may reach as far
_start: Final = attrgetter("start")
_REAL: Final = frozenset(DifferenceKind) - {DifferenceKind.IDENTICAL}


@dataclass(frozen=True, slots=True)
class DifferenceFilter:
    """Which differences are listed.

    Attributes:
        kinds: Only these.
        settled: Also those that the final version has an answer to.
    """

    kinds: frozenset[DifferenceKind] = _REAL
    settled: bool = False


class DifferenceEntry(NamedTuple):
    """A difference with its annotations, author by author."""

    difference: Difference
    sides: tuple[tuple[Annotation, ...], ...]

    @property
    def annotations(self) -> list[Annotation]:
        """All of them."""
        return [one for side in self.sides for one in side]


class ComparisonModel(QAbstractListModel):
    """Rows in text order; what is settled stays in its row until the filter is set anew."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Sequence[Annotation]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._comparison: Comparison | None = None
        self._differences: tuple[Difference, ...] = ()
        self._settled = bytearray()  # whether each of them is by now
        self._rows: list[int] = []  # places in the differences
        self._filter = DifferenceFilter()
        self._open: Counter[DifferenceKind] = Counter()
        self._all: Counter[DifferenceKind] = Counter()
        self._open_rows = 0
        self._text = ""
        self._pages: OrderedDict[int, list[DifferenceEntry]] = OrderedDict()
        self._answers: Mapping[int, Callable[[int], object]] = {
            Qt.ItemDataRole.DisplayRole: self._words,
            Qt.ItemDataRole.AccessibleTextRole: self._words,
            Qt.ItemDataRole.ToolTipRole: lambda row: plain_tip(self.quote(row)),
            QUOTE_ROLE: self.quote,
            AUTHOR_ROLE: self.kind_word,
            DETAIL_ROLE: lambda row: self._detail(self.entry(row)),
            DONE_ROLE: lambda row: self.difference(row).settled,
            ENTRY_ROLE: self.entry,
        }

    # What is shown ----------------------------------------------------------------------

    @property
    def comparison(self) -> Comparison | None:
        """What was compared."""
        return self._comparison

    def show_comparison(self, comparison: Comparison | None, text: str) -> None:
        """Take another comparison; one with the same differences only changes what is settled."""
        if _have_the_same(self._comparison, comparison):
            self._take(comparison)
            self._count_open()
            self._repaint()
            return
        self.beginResetModel()
        self._take(comparison)
        self._text = text
        self._choose_rows()
        self.endResetModel()

    def set_filter(self, wanted: DifferenceFilter) -> None:
        """List these."""
        self.beginResetModel()
        self._filter = wanted
        self._pages.clear()
        self._choose_rows()
        self.endResetModel()

    def mark_settled(self, settled: Sequence[Difference]) -> None:
        """Show at once that differences are settled, before everything is compared anew."""
        if len(settled) > _MANY:
            self._mark_many(settled)
        else:
            self._mark_few(settled)

    def _mark_many(self, settled: Sequence[Difference]) -> None:
        # One look at all takes less time than looking for each.
        sides = {one.sides for one in settled}
        for place, one in enumerate(self._differences):
            if one.sides in sides:
                self._settled[place] = True
        waiting = [
            one.kind
            for one, is_settled in zip(self._differences, self._settled, strict=True)
            if not is_settled
        ]
        self._open = Counter(counts_of(waiting))
        self._pages.clear()
        self._count_open()
        self._repaint()

    def _mark_few(self, settled: Sequence[Difference]) -> None:
        for one in settled:
            place = self._place_of(one)
            if place is None or self._settled[place]:
                continue
            self._settled[place] = True
            self._open[one.kind] -= 1
            row = bisect_left(self._rows, place)
            if row < len(self._rows) and self._rows[row] == place:
                self._open_rows -= 1
                self._pages.pop(row // _PAGE, None)
                self.dataChanged.emit(self.index(row), self.index(row))

    def retranslate(self) -> None:
        """Show everything in the language of now."""
        self._repaint()

    # Rows -------------------------------------------------------------------------------

    def difference(self, row: int) -> Difference:
        """What stands in a row."""
        place = self._rows[row]
        one = self._differences[place]
        return one._replace(settled=True) if self._settled[place] else one

    def entry(self, row: int) -> DifferenceEntry:
        """What stands in a row, with its annotations; an author's that are gone are left out."""
        number, place = divmod(row, _PAGE)
        if number not in self._pages:
            self._pages[number] = self._read(number * _PAGE)
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number][place]

    def row_of(self, one: Difference) -> int | None:
        """The row of a difference, told by its annotations, settled or not."""
        place = self._place_of(one)
        row = bisect_left(self._rows, place) if place is not None else len(self._rows)
        return row if row < len(self._rows) and self._rows[row] == place else None

    def row_at(self, start: int, end: int) -> int | None:
        """The first row that shares a character with a span."""
        first = max(0, self.row_from(start) - _BACK)
        for row in range(first, len(self._rows)):
            one = self.difference(row)
            if one.start >= end:
                return None
            if one.end > start:
                return row
        return None

    def row_from(self, position: int) -> int:
        """The first row that begins at a code point or behind it; the number of rows if none."""
        return bisect_left(self._rows, position, key=lambda at: self._differences[at].start)

    def next_open(self, row: int) -> int | None:
        """The first open row from this one on; after the last, from the top; None if none is."""
        if not self._open_rows:
            return None
        count = len(self._rows)
        around = chain(range(row, count), range(min(row, count)))
        return next((at for at in around if not self._settled[self._rows[at]]), None)

    @property
    def open_rows(self) -> int:
        """How many rows are open."""
        return self._open_rows

    @property
    def open_identical(self) -> int:
        """How much all authors agree about that the final version does not have yet."""
        return self._open[DifferenceKind.IDENTICAL]

    def overlapping(self, start: int, end: int) -> list[Difference]:
        """The open differences that touch a stretch of text; what is identical is none."""
        found = []
        first = max(0, bisect_left(self._differences, start, key=_start) - _BACK)
        for place in range(first, len(self._differences)):
            one = self._differences[place]
            if one.start >= end:
                break
            if one.end > start and not self._settled[place] and one.kind in _REAL:
                found.append(one)
        return found

    def counts(self) -> Mapping[DifferenceKind, int]:
        """How many of each kind the filter would list: all of them, or the open ones."""
        return self._all if self._filter.settled else self._open

    # What Qt asks for -------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each difference listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row in words, for those who listen; its parts for those who paint."""
        if not index.isValid() or self._comparison is None:
            return None
        answer = self._answers.get(role)
        return answer(index.row()) if answer else None

    def quote(self, row: int) -> str:
        """The text from the first of its annotations to the last."""
        one = self.difference(row)
        return elided(in_one_line(self._text[one.start : one.end]), _LONGEST)

    def kind_word(self, row: int) -> str:
        """How the authors differ; where only some have it, who."""
        one = self.difference(row)
        if one.kind is not DifferenceKind.ONLY or self._comparison is None:
            return difference_word(one.kind)
        people = zip(self._comparison.people, one.sides, strict=True)
        names = "、".join(person.name for person, keys in people if keys)
        return QCoreApplication.translate("ComparisonModel", "only {name}").format(name=names)

    # Inside -----------------------------------------------------------------------------

    def _words(self, row: int) -> str:
        parts = (self.quote(row), self.kind_word(row), self._detail(self.entry(row)))
        return ", ".join(part for part in parts if part)

    def _detail(self, entry: DifferenceEntry) -> str:
        """What the authors have, as far as it differs."""
        kind = entry.difference.kind
        if kind in (DifferenceKind.ONLY, DifferenceKind.IDENTICAL):
            return next(_values(next((side for side in entry.sides if side), ())), "")
        parts = []
        for number, side in enumerate(entry.sides, start=1):
            parts.append(f"{number} {_stated(kind, side) or '—'}")
        return "   ".join(parts)

    def _read(self, first: int) -> list[DifferenceEntry]:
        wanted = [self.difference(row) for row in self._rows_of_page(first)]
        keys = [key for one in wanted for key in one.keys]
        known = {one.key: one for one in self._fetch(keys)}
        return [
            DifferenceEntry(
                one,
                tuple(tuple(known[key] for key in side if key in known) for side in one.sides),
            )
            for one in wanted
        ]

    def _rows_of_page(self, first: int) -> range:
        return range(first, min(first + _PAGE, len(self._rows)))

    def _take(self, comparison: Comparison | None) -> None:
        self._comparison = comparison
        self._differences = comparison.differences if comparison else ()
        self._settled = bytearray([one.settled for one in self._differences])
        self._open = Counter(comparison.open if comparison else ())
        self._all = self._open + Counter(comparison.settled if comparison else ())
        self._pages.clear()

    def _choose_rows(self) -> None:
        # In a tuple, as members of an enumeration work out their hashes.
        kinds, also_settled = tuple(self._filter.kinds), self._filter.settled
        self._rows = [
            place
            for place, one in enumerate(self._differences)
            if (also_settled or not self._settled[place]) and one.kind in kinds
        ]
        self._count_open()

    def _count_open(self) -> None:
        self._open_rows = len(self._rows) - sum(map(self._settled.__getitem__, self._rows))

    def _place_of(self, one: Difference) -> int | None:
        place = bisect_left(self._differences, one.start, key=_start)
        while place < len(self._differences) and self._differences[place].start == one.start:
            if self._differences[place].sides == one.sides:
                return place
            place += 1
        return None

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _have_the_same(one: Comparison | None, other: Comparison | None) -> bool:
    """Whether two comparisons can only differ in what is settled."""
    return (
        one is not None
        and other is not None
        and one.people == other.people
        and one.document_id == other.document_id
        and one.places == other.places
    )


def _stated(kind: DifferenceKind, side: Sequence[Annotation]) -> str:
    """What one author has, in the respect in which the authors differ."""
    if kind is DifferenceKind.TYPE:
        return "+".join(type_word(one.type) for one in side)
    if kind is DifferenceKind.VALUE:
        return "+".join(_values(side)) or ""
    return " + ".join(elided(in_one_line(one.quote), _SHORT) for one in side)


def _values(side: Sequence[Annotation]) -> Iterator[str]:
    shown = (display.display_value(one.value) for one in side)
    return (value for value in shown if value)
