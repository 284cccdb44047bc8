"""What people do not have alike: of every two of them, and place by place of all of them.

A volume has hundreds of thousands of such places: they stay bare rows until they are chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from annotator.domain.agreements import Disagreement, DisagreementKind, DisputedPlace, Side
from annotator.domain.annotations import AnnotationType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.domain.agreements import Measure, Scope
    from annotator.review.pairing import Pairing
    from annotator.review.unitising import Row
    from annotator.text.spans import Span

    Sides = tuple[Row | None, Row | None]

_TYPES = {type_.value: type_ for type_ in AnnotationType}
_BORDERS, _TYPE, _ONLY = DisagreementKind.BORDERS, DisagreementKind.TYPE, DisagreementKind.ONLY


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which disagreements are asked for.

    Attributes:
        scope: Only where an annotation of this type takes part.
        measure: Only what lowers this number.
        within: Only what begins there.
    """

    scope: Scope = None
    measure: Measure | None = None
    within: Span | None = None

    def of(self, pairing: Pairing) -> Iterator[tuple[DisagreementKind, Sequence[Sides]]]:
        """Give the disagreements of two people, kind by kind."""
        only = chain(zip(pairing.first, repeat(None)), zip(repeat(None), pairing.second))
        kinds: tuple[tuple[DisagreementKind, Iterable[Sides]], ...] = (
            (_BORDERS, pairing.borders),
            (_TYPE, pairing.types),
            (_ONLY, only),
        )
        for kind, found in kinds:
            if self.measure is None or kind.lowers(self.measure):
                yield kind, [sides for sides in found if self._takes(sides)]

    def _takes(self, sides: Sides) -> bool:
        if self.scope is None and self.within is None:
            return True
        rows = [row for row in sides if row is not None]
        if self.scope is not None and all(row[3] != self.scope.value for row in rows):
            return False
        start = min(row[0] for row in rows)
        return self.within is None or self.within.start <= start < self.within.end


def disagreements(pairing: Pairing, document_id: str, narrowing: Narrowing) -> list[Disagreement]:
    """Return what two people do not have alike in a document, in text order."""
    found = [
        (*_extent(sides), kind, sides) for kind, ones in narrowing.of(pairing) for sides in ones
    ]
    found.sort(key=itemgetter(0, 1))
    return [
        Disagreement(kind, document_id, first and _side(first), second and _side(second))
        for _, _, kind, (first, second) in found
    ]


def disputed_places(
    pairings: Mapping[tuple[int, int], Pairing], document_id: str, people: int, narrowing: Narrowing
) -> Iterator[DisputedPlace]:
    """Give the places that not all people have alike, in text order.

    Two who disagree about a place share a character there, or one of them has nothing: so what
    touches belongs together, whoever disagrees with whom.

    Args:
        pairings: The annotations of every two people in one document.
        document_id: The document.
        people: How many people there are.
        narrowing: Which of their disagreements.
    """
    disputed = _disputed(pairings, narrowing)
    together: list[Row] = []
    reach = 0
    for row in sorted(disputed.whose):
        start, end, *_ = row
        if together and start >= reach:
            yield disputed.place(together, document_id, people)
            together = []
        together.append(row)
        # One whose characters are gone from the text touches what begins there.
        reach = max(reach, end, start + 1)
    if together:
        yield disputed.place(together, document_id, people)


@dataclass(frozen=True, slots=True)
class _Disputed:
    """The annotations that somebody else has otherwise or not at all.

    Attributes:
        whose: Place of the person who has it.
        kinds: In which disagreements they take part.
    """

    whose: dict[Row, int]
    kinds: dict[DisagreementKind, set[Row]]

    def place(self, rows: Sequence[Row], document_id: str, people: int) -> DisputedPlace:
        """Return some of them as one place."""
        each: list[list[Side]] = [[] for _ in range(people)]
        for row in rows:
            each[self.whose[row]].append(_side(row))
        return DisputedPlace(
            kinds=tuple([kind for kind, of in self.kinds.items() if not of.isdisjoint(rows)]),
            document_id=document_id,
            each=tuple(map(tuple, each)),
        )


def _disputed(pairings: Mapping[tuple[int, int], Pairing], narrowing: Narrowing) -> _Disputed:
    found = _Disputed({}, {kind: set() for kind in DisagreementKind})
    for pair, pairing in pairings.items():
        for kind, ones in narrowing.of(pairing):
            for person, sides in zip(pair, zip(*ones, strict=True), strict=False):
                rows = {row for row in sides if row is not None}
                found.kinds[kind] |= rows
                found.whose.update(zip(rows, repeat(person)))
    return found


def _extent(sides: Sides) -> tuple[int, int]:
    rows = [row for row in sides if row is not None]
    return min(row[0] for row in rows), max(row[1] for row in rows)


def _side(row: Row) -> Side:
    start, end, key, code = row
    return Side(key, start, end, _TYPES[code])
