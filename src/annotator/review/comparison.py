"""Put the annotations of several authors side by side: where they agree and how they differ."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from annotator.domain.differences import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
_IDENTICAL = DifferenceKind.IDENTICAL

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
    count = len(tracks)
    everybody = list(range(count))
    found: list[Difference] = []
    for chain in _chains(rows):
        first = chain[0]
        # What is by far the commonest is recognised and made at once.
        if first[:4] == chain[-1][:4] and [row[4] for row in chain] == everybody:
            keys = [row[5] for row in chain]
            settled = answered.issuperset(keys)
            found.append(Difference(_IDENTICAL, *first[:2], tuple(zip(keys)), settled))
        elif len(chain) == 1 or (len(chain) == _PAIR and _is_one_thing(*chain)):
            found.append(_difference(chain, count, answered))
        else:
            found += [_difference(one, count, answered) for one in _groups(chain, count)]
    found.sort(key=_text_order)
    return tuple(found)


def _text_order(one: Difference) -> tuple[int, int]:
    return one.start, -one.end


def _chains(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Give what overlaps, one after the other, together."""
    chain: list[_Row] = []
    reach = 0
    for row in rows:
        if row[0] >= reach and chain:
            yield chain
            chain = []
        chain.append(row)
        if row[1] > reach:  # noqa: PLR1730 - max would take twice as long
            reach = row[1]
    if chain:
        yield chain


def _is_one_thing(one: _Row, other: _Row) -> bool:
    """Whether two overlapping annotations, with no third there, belong to one difference."""
    if one[4] == other[4]:
        return one[:4] == other[:4]
    return _common(*one[:2], *other[:2]) >= _LEAST_SHARE


def _groups(chain: Sequence[_Row], count: int) -> list[list[_Row]]:
    """Return the annotations of a chain by differences.

    Args:
        chain: Overlapping annotations in text order.
        count: How many authors there are.
    """
    found: list[list[_Row]] = []
    places: dict[tuple[int, int], list[_Row]] = {}
    for (start, end, *_), group in groupby(chain, _content):
        alike = list(group)
        if len({row[4] for row in alike}) == count:
            found.append(alike)
        else:
            places.setdefault((start, end), []).extend(alike)
    for together in _cut_otherwise([_Place(rows) for rows in places.values()]):
        found += _meant_apart(together)
    return found


def _cut_otherwise(places: Sequence[_Place]) -> Iterator[list[_Row]]:
    """Bring the places together that authors cut differently.

    First each author gives one place to a group, the best fit first. What is left over then,
    such as the second half of what another author took as one, joins the place that it overlaps,
    but draws nothing after it: else spans that overlap in a row would make one difference of a
    whole page.
    """
    links = _links(places)
    for _, one, other in links:
        if all(a.sides.isdisjoint(b.sides) for a in one.group for b in other.group):
            _unite(one.group, other.group)
    # Two that are both alone by now do not fit each other: they would have been brought together.
    for _, one, other in links:
        for host, left in ((one, other), (other, one)):
            if len(left.group) == 1 and all(map(left.is_beside, host.group)):
                _unite(host.group, left.group)
    for place in places:
        if place.group[0] is place:
            yield sorted([row for one in place.group for row in one.rows])


def _meant_apart(together: list[_Row]) -> list[list[_Row]]:
    """Return what stands at one place by content if the same authors have each content there.

    They do not contradict each other: the place names several things.
    """
    alike = [list(group) for _, group in groupby(together, _content)]
    is_one_place = together[0][:2] == together[-1][:2]
    owners = {frozenset([row[4] for row in rows]) for rows in alike}
    return alike if is_one_place and len(owners) == 1 else [together]


def _common(start: int, end: int, other_start: int, other_end: int) -> float:
    """Return which part of the characters of two overlapping spans belongs to both."""
    # This runs for every pair that overlaps, where min and max would take twice as long.
    first, inner = (start, other_start) if start < other_start else (other_start, start)
    outer, last = (end, other_end) if end < other_end else (other_end, end)
    return (outer - inner) / (last - first)


def _likeness(one: _Place, other: _Place) -> float:
    """Return how well two overlapping places fit each other: characters in common, and type.

    From 0 to 1.5; nothing if an author has both.
    """
    common = _common(one.start, one.end, other.start, other.end)
    if common < _LEAST_SHARE or not one.sides.isdisjoint(other.sides):
        return 0.0
    types = {row[2] for row in one.rows}
    return common if types.isdisjoint([row[2] for row in other.rows]) else common + _FOR_TYPE


def _links(places: Sequence[_Place]) -> list[_Link]:
    """Return the overlapping places that fit each other, the best fit first.

    Equals stay in text order, so that nothing depends on the order of the authors.
    """
    links: list[_Link] = []
    around: list[_Place] = []
    for place in places:
        around = [one for one in around if one.end > place.start][-_DEPTH:]
        for one in around:
            likeness = _likeness(one, place)
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
    sides: list[tuple[int, ...]] = [()] * count
    for _, _, _, _, side, key in rows:
        sides[side] += (key,)
    first, last = rows[0], rows[-1]
    end = first[1]
    if first[:2] != last[:2]:
        kind = DifferenceKind.BORDERS
        end = max([row[1] for row in rows])
    elif first[2] != last[2]:
        kind = DifferenceKind.TYPE
    elif first[3] != last[3]:
        kind = DifferenceKind.VALUE
    else:
        kind = _IDENTICAL if all(sides) else DifferenceKind.ONLY
    settled = bool(answered) and answered.issuperset([row[5] for row in rows])
    return Difference(kind, first[0], end, tuple(sides), settled)
