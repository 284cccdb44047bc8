"""What the other sheets need, gathered while the rows of the first go by."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.domain.values import DateValue, FigureValue
from annotator.formats.annotation_columns import days, shown_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.exports import Export, ExportRow
    from annotator.domain.values import Value

MOST_PLACES = 12
MOST_SPELLINGS = 8

_PAGE_BREAK = re.compile(r"[^\S\n]*\n\s*")
_NAMES = (AnnotationType.ORGANISATION, AnnotationType.PERSON)

Place = tuple[str, int]  # (label of the entry, number of the paragraph)
EntryKey = tuple[str, str, str]  # (document, section, entry)


@dataclass(slots=True)
class Group:
    """Annotations of one type with the same value.

    Attributes:
        name: The value for reading; for organisations and persons without one, the text itself;
            empty for figures and dates without one.
        value: That of a figure or date.
        count: How many annotations.
        spellings: Different texts, page breaks left out; the first few.
        places: Different paragraphs, in text order; the first few.
    """

    name: str
    value: Value | None
    count: int = 0
    spellings: tuple[str, ...] = ()
    more_spellings: bool = False
    places: tuple[Place, ...] = ()
    all_places: int = 0
    _last_place: Place = ("", 0)

    def add(self, spelling: str, place: Place) -> None:
        """Count one more annotation."""
        self.count += 1
        if spelling not in self.spellings:
            self._add_spelling(spelling)
        # Rows come in text order, so a paragraph that comes again comes next.
        if place == self._last_place:
            return
        self._last_place = place
        self.all_places += 1
        if len(self.places) < MOST_PLACES:
            self.places += (place,)

    def _add_spelling(self, spelling: str) -> None:
        if len(self.spellings) < MOST_SPELLINGS:
            self.spellings += (spelling,)
        else:
            self.more_spellings = True


@dataclass(slots=True)
class Gathering:
    """Counts over all rows seen so far.

    Attributes:
        types: How many annotations of each type.
        entries: How many of each type in each entry, in text order.
        documents: How many in each document, by title.
        authors: How many of each author, by name.
        shortened: Ids of annotations with a text that was cut.
    """

    types: Counter[AnnotationType] = field(default_factory=Counter)
    entries: dict[EntryKey, Counter[AnnotationType]] = field(default_factory=dict)
    documents: Counter[str] = field(default_factory=Counter)
    authors: Counter[str] = field(default_factory=Counter)
    shortened: list[str] = field(default_factory=list)
    _groups: dict[AnnotationType, dict[str, Group]] = field(
        default_factory=lambda: {type_: {} for type_ in AnnotationType}
    )
    _labels: dict[EntryKey, str] = field(default_factory=dict)
    _several_documents: bool = False

    @classmethod
    def of(cls, export: Export) -> Gathering:
        """Return a gathering that knows the entries of the documents, all of them empty yet."""
        gathering = cls(_several_documents=len(export.documents) > 1)
        for one in export.documents:
            for section, entry in one.entries:
                gathering.entries[one.document.title, section, entry] = Counter()
        return gathering

    @property
    def total(self) -> int:
        """All annotations seen."""
        return self.types.total()

    def add(self, row: ExportRow) -> None:
        """Count one row."""
        self.types[row.type] += 1
        self.documents[row.document] += 1
        self.authors[row.author] += 1
        entry = (row.document, row.section, row.entry)
        counts = self.entries.get(entry)
        if counts is None:
            counts = self.entries[entry] = Counter()
        counts[row.type] += 1
        spelling = row.quote if "\n" not in row.quote else _PAGE_BREAK.sub("", row.quote)
        self._group(row, spelling).add(spelling, (self.label(entry), row.paragraph))

    def groups(self, type_: AnnotationType) -> list[Group]:
        """Return the groups of a type as its sheet lists them.

        Names: the most frequent first. Dates: by time. Figures: by unit, the most frequent
        unit first, then by size. Whatever has no value comes last.
        """
        found = list(self._groups[type_].values())
        if type_ is AnnotationType.DATE:
            found.sort(key=_by_time)
        elif type_ is AnnotationType.FIGURE:
            units = _unit_counts(found)
            found.sort(key=lambda group: _by_size(group, units))
        else:
            found.sort(key=lambda group: -group.count)
        return found

    def label(self, entry: EntryKey) -> str:
        """Return the name of an entry for a list: its title, else the heading it stands under.

        With several documents it names the document too.
        """
        label = self._labels.get(entry)
        if label is None:
            document, section, title = entry
            label = title or section.rpartition(" / ")[2] or document
            if self._several_documents and label != document:
                label = f"{document}·{label}"
            self._labels[entry] = label
        return label

    def _group(self, row: ExportRow, spelling: str) -> Group:
        name = shown_value(row.value) or (spelling if row.type in _NAMES else "")
        groups = self._groups[row.type]
        key = name or f"\n{spelling}"
        group = groups.get(key)
        if group is None:
            # The name says all there is to a name; a volume has tens of thousands of them.
            group = groups[key] = Group(name, None if row.type in _NAMES else row.value)
        return group


def listed_places(group: Group) -> str:
    """Return the places of a group: `概述 (5、7)；职工维权 (12)`, with how many more there are."""
    by_label: dict[str, list[str]] = {}
    for label, paragraph in group.places:
        by_label.setdefault(label, []).append(str(paragraph))
    listed = "；".join(f"{label} ({'、'.join(numbers)})" for label, numbers in by_label.items())
    return listed + (f"…等 {group.all_places} 处" if group.all_places > len(group.places) else "")


def listed_spellings(group: Group) -> str:
    """Return the different texts of a group."""
    return "、".join(group.spellings) + ("…等" if group.more_spellings else "")


def _unit_counts(groups: Iterable[Group]) -> Counter[str]:
    units: Counter[str] = Counter()
    for group in groups:
        if isinstance(group.value, FigureValue):
            units[group.value.unit] += group.count
    return units


def _by_size(group: Group, units: Counter[str]) -> tuple[bool, int, str, Decimal, int]:
    value = group.value
    if not isinstance(value, FigureValue):
        return True, 0, "", Decimal(0), -group.count
    return False, -units[value.unit], value.unit, Decimal(value.number), 0


def _by_time(group: Group) -> tuple[bool, int, str, int]:
    first, last = days(group.value.edtf) if isinstance(group.value, DateValue) else ("", "")
    day = first or last
    if not day:
        return True, 0, "", -group.count
    year, rest = day[:-6], day[-6:]  # years before 1 BC have a minus sign
    return False, int(year), rest + last, 0
