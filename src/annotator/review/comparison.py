"""Put the annotations of several authors side by side: where they agree and how they differ."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from annotator.domain.differences import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ComparedSpan = tuple[int, int, str, int, str]
"""Start, end, type code, key and value text of an annotation.

A plain tuple, because hundreds of thousands of them come straight from the database cursor.
Two values are the same if their texts are.
"""

_Row = tuple[int, int, str, str, int, int]
"""Start, end, type code, value text, side and key: in the order that brings equals together."""

_LEAST_SHARE = 1 / 32
"""Spans with less than this of their characters in common are no two cuts of one thing.

A list of names tagged as one and name by name is one difference; a whole page tagged by a slip
of the hand does not swallow the differences on that page.
"""

_FOR_TYPE = 0.5
"""How much a common type counts against a common part of the characters, which is at most 1."""

_DEPTH = 16
"""So many spans over one position are looked at; nobody nests deeper on purpose."""

_PAIR = 2

_content = itemgetter(slice(4))


@dataclass(frozen=True, slots=True)
class Track:
    """The annotations of one author of one text, in any order."""

    name: str
    rows: Sequence[ComparedSpan]


class _Place:
    """Annotations of the same borders that not all authors agree about.

    Attributes:
        sides: The authors who have one here.
        group: All places of the same difference, shared by them.
    """

    __slots__ = ("end", "group", "rows", "sides", "start")

    def __init__(self, rows: list[_Row]) -> None:
        self.start, self.end = rows[0][:2]
        self.rows = rows
        self.sides = {row[4] for row in rows}
        self.group = [self]

    def is_beside(self, other: _Place) -> bool:
        """Whether an author may mean both by what another cut as one."""
        apart = self.end <= other.start or other.end <= self.start
        return apart or self.sides.isdisjoint(other.sides)


_Link = tuple[float, _Place, _Place]
"""Two places that fit each other, and how well: from 0 to 1.5."""


def compare(
    tracks: Sequence[Track], *, answered: frozenset[int] = frozenset()
) -> tuple[Difference, ...]:
    """Return every place of a text where one of the authors has an annotation, in text order.

    Each annotation stands in exactly one difference. What all authors have alike is put
    together first; then what has the same borders; then what overlaps, the best fit first.
    Several spans of one author belong to one difference only if they lie side by side: an
    author who nests spans means several things.

    Args:
        tracks: One for each author. Their order is that of the sides and changes nothing else.
        answered: Keys of annotations that the final version has an answer to.
    """
    rows = [
        (start, end, type_, value, side, key)
        for side, track in enumerate(tracks)
        for start, end, type_, key, value in track.rows
    ]
    rows.sort()
    found, rest = _agreed(rows, len(tracks), answered)
    for chain in _overlapping(rest):
        for together in _groups(chain) if len(chain) > 1 else chain:
            found.append(_difference(together, len(tracks), answered))
    found.sort(key=_text_order)
    return tuple(found)


def _text_order(one: Difference) -> tuple[int, int]:
    return one.start, -one.end


def _agreed(
    rows: Sequence[_Row], count: int, answered: frozenset[int]
) -> tuple[list[Difference], list[list[_Row]]]:
    """Return what all authors have alike, and the rest in text order, by borders."""
    agreed: list[Difference] = []
    rest: list[list[_Row]] = []
    everybody = list(range(count))
    identical = DifferenceKind.IDENTICAL
    at: tuple[int, int] | None = None
    for (start, end, _, _), group in groupby(rows, _content):
        alike = list(group)
        if [row[4] for row in alike] == everybody:  # by far the commonest, so made at once
            keys = [row[5] for row in alike]
            settled = answered.issuperset(keys)
            agreed.append(Difference(identical, start, end, tuple(zip(keys)), settled))
        elif len(alike) > count and {row[4] for row in alike}.issuperset(everybody):
            agreed.append(_difference(alike, count, answered))
        elif at == (start, end):
            rest[-1] += alike
        else:
            rest.append(alike)
            at = start, end
    return agreed, rest


def _overlapping(rest: Sequence[list[_Row]]) -> Iterator[list[list[_Row]]]:
    """Give what overlaps, one after the other, together."""
    chain: list[list[_Row]] = []
    reach = 0
    for rows in rest:
        start, end = rows[0][:2]
        if start >= reach and chain:
            yield chain
            chain = []
        chain.append(rows)
        reach = max(reach, end)
    if chain:
        yield chain


def _groups(chain: Sequence[list[_Row]]) -> Sequence[list[_Row]]:
    """Bring together what authors cut differently.

    First each author gives one place to a group, the best fit first. What is left over then,
    such as the second half of what another author took as one, joins the place that it overlaps,
    but draws nothing after it: else spans that overlap in a row would make one difference of a
    whole page.
    """
    if len(chain) == _PAIR:  # by far the commonest, and nothing to weigh
        return [chain[0] + chain[1]] if _likeness(*chain) else chain
    places = [_Place(rows) for rows in chain]
    links = _links(places)
    for _, one, other in links:
        if all(a.sides.isdisjoint(b.sides) for a in one.group for b in other.group):
            _unite(one.group, other.group)
    # Two that are both alone by now do not fit each other: they would have been brought together.
    for _, one, other in links:
        for host, left in ((one, other), (other, one)):
            if len(left.group) == 1 and all(map(left.is_beside, host.group)):
                _unite(host.group, left.group)
    return [
        sorted([row for one in place.group for row in one.rows])
        for place in places
        if place.group[0] is place
    ]


def _likeness(these: Sequence[_Row], those: Sequence[_Row]) -> float:
    """Return how much two places that overlap have in common, from 0 to 1.5.

    That is characters and type; nothing if an author has both.
    """
    (start, end), (other_start, other_end) = these[0][:2], those[0][:2]
    shared = min(end, other_end) - max(start, other_start)
    share = shared / (max(end, other_end) - min(start, other_start))
    if share < _LEAST_SHARE or not {row[4] for row in these}.isdisjoint([row[4] for row in those]):
        return 0.0
    types = {row[2] for row in these}
    return share if types.isdisjoint([row[2] for row in those]) else share + _FOR_TYPE


def _links(places: Sequence[_Place]) -> list[_Link]:
    """Return the overlapping places that fit each other, the best fit first.

    Equals stay in text order, so that nothing depends on the order of the authors.
    """
    links: list[_Link] = []
    around: list[_Place] = []
    for place in places:
        around = [one for one in around if one.end > place.start][-_DEPTH:]
        for one in around:
            likeness = _likeness(one.rows, place.rows)
            if likeness:
                links.append((likeness, one, place))
        around.append(place)
    links.sort(key=itemgetter(0), reverse=True)
    return links


def _unite(group: list[_Place], joining: list[_Place]) -> None:
    group += joining
    for place in joining:
        place.group = group


def _difference(rows: Sequence[_Row], count: int, answered: frozenset[int]) -> Difference:
    """Return the difference that these rows, in text order, make among so many authors."""
    sides: list[list[int]] = [[] for _ in range(count)]
    for row in rows:
        sides[row[4]].append(row[5])
    first, last = rows[0], rows[-1]
    ends = [row[1] for row in rows]
    end = max(ends)
    if first[0] != last[0] or end != min(ends):
        kind = DifferenceKind.BORDERS
    elif first[2] != last[2]:
        kind = DifferenceKind.TYPE
    elif first[3] != last[3]:
        kind = DifferenceKind.VALUE
    else:
        kind = DifferenceKind.IDENTICAL if all(sides) else DifferenceKind.ONLY
    settled = answered.issuperset([row[5] for row in rows])
    return Difference(kind, first[0], end, tuple(map(tuple, sides)), settled)
