"""Which annotations of two people belong together, one to one, and which have no counterpart."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from heapq import heappop, heappush
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from annotator.review.unitising import Row

    Pair = tuple[Row, Row]
    Side = Sequence[Row]
    _ByEnd = tuple[int, Row]


@dataclass(slots=True)
class Pairing:
    """The annotations of two people, each of them in exactly one of the lists.

    Attributes:
        identical: Pairs of the same span and type.
        borders: Pairs of one type that share a character.
        types: Pairs of different types that share a character.
        first: What only the first person has; in text order.
        second: What only the second person has.
    """

    identical: list[Pair] = field(default_factory=list)
    borders: list[Pair] = field(default_factory=list)
    types: list[Pair] = field(default_factory=list)
    first: list[Row] = field(default_factory=list)
    second: list[Row] = field(default_factory=list)

    @property
    def disagreements(self) -> int:
        """How many places the two do not have alike."""
        return len(self.borders) + len(self.types) + len(self.first) + len(self.second)


def paired(first: Side, second: Side) -> Pairing:
    """Pair the annotations of two people of one text, in this order.

    1. Those of the same span and type. 2. Among the others of one type as many as possible that
    share a character. 3. Of what is left, those of the same span, then as many as possible that
    share a character: they differ in type. No annotation is in two pairs.

    How many there are of each kind does not depend on who is first.

    Args:
        first: The annotations of one person.
        second: Those of the other.
    """
    pairing = Pairing()
    pairing.identical, *rest = _alike(first, second, itemgetter(0, 1, 3))
    left: tuple[list[Row], list[Row]] = ([], [])
    for one, other in _by_type(*rest):
        pairs, *unpaired = _overlapping(one, other)
        pairing.borders += pairs
        left[0].extend(unpaired[0])
        left[1].extend(unpaired[1])
    same_span, *rest = _alike(*left, itemgetter(0, 1))
    pairs, pairing.first, pairing.second = _overlapping(*rest)
    pairing.types = same_span + pairs
    return pairing


def _alike(
    first: Side, second: Side, content: Callable[[Row], object]
) -> tuple[list[Pair], list[Row], list[Row]]:
    """Pair what has the same content; return also what is left on either side."""
    counterparts = {content(row): row for row in second}
    repeated = len(second) - len(counterparts)
    spare = _without(second, {row[2] for row in counterparts.values()}) if repeated else []
    pairs: list[Pair] = []
    left: list[Row] = []
    for row in first:
        counterpart = counterparts.pop(content(row), None)
        if counterpart is None:
            left.append(row)
        else:
            pairs.append((row, counterpart))
    if spare:
        more, left, spare = _alike(left, spare, content)
        pairs += more
    return pairs, left, [*counterparts.values(), *spare]


def _by_type(first: Side, second: Side) -> Iterable[tuple[list[Row], list[Row]]]:
    """Return the annotations of each type, of the first and of the second person."""
    found: defaultdict[str, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for place, side in enumerate((first, second)):
        for row in side:
            found[row[3]][place].append(row)
    return found.values()


def _overlapping(first: Side, second: Side) -> tuple[list[Pair], list[Row], list[Row]]:
    """Pair as many annotations as possible that share a character, one to one.

    The annotation that ends first of all gets, of those of the other person that it overlaps, the
    one that ends first. This is never wrong: all of these hold its last character, so whatever
    else overlaps the one that ends first overlaps the others too.

    Returns:
        The pairs, and what is left on either side, in text order.
    """
    begun: tuple[list[_ByEnd], list[_ByEnd]] = ([], [])
    upcoming = (deque(sorted(first)), deque(sorted(second)))
    pairs: list[Pair] = []
    taken: set[int] = set()
    for end, _, side, row in _ends_first(first, second):
        if row[2] in taken:
            continue
        other = 1 - side
        heap = begun[other]
        while upcoming[other] and upcoming[other][0][0] < end:
            partner = upcoming[other].popleft()
            heappush(heap, (partner[1], partner))
        while heap and (heap[0][0] < end or heap[0][1][2] in taken):
            heappop(heap)
        if heap:
            partner = heappop(heap)[1]
            taken |= {row[2], partner[2]}
            pairs.append((row, partner) if other else (partner, row))
    return pairs, _without(first, taken), _without(second, taken)


def _ends_first(first: Side, second: Side) -> list[tuple[int, int, int, Row]]:
    """Return (end, -start, side, row), sorted: of those that end together the shortest first."""
    return sorted(
        (row[1], -row[0], side, row)
        for side, rows in enumerate((first, second))
        for row in rows
        if row[0] < row[1]  # without a character there is none in common
    )


def _without(rows: Side, taken: Container[int]) -> list[Row]:
    return sorted(row for row in rows if row[2] not in taken)
