"""What people do not have alike: of every two of them, and place by place of all of them.

A volume has hundreds of thousands of such places: they stay bare rows until they are chosen.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.agreements import Disagreement, DisagreementKind, DisputedPlace, Side
from annotator.domain.annotations import AnnotationType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.domain.agreements import Measure, Scope
    from annotator.review.pairing import Pairing
    from annotator.review.unitising import Row
    from annotator.text.spans import Span

_TYPES = {type_.value: type_ for type_ in AnnotationType}
_KINDS = tuple(DisagreementKind)


class Found(NamedTuple):
    """A disagreement of two people.

    Attributes:
        start: First code point that either annotated.
        end: One past the last.
        people: The two, by their places.
        first: What the first of them has; None for nothing.
        second: What the second has.
    """

    start: int
    end: int
    kind: DisagreementKind
    people: tuple[int, int]
    first: Row | None
    second: Row | None

    @property
    def of_each(self) -> Iterator[tuple[int, Row]]:
        """Whoever has something there, and what."""
        return (
            (person, row)
            for person, row in zip(self.people, (self.first, self.second), strict=True)
            if row is not None
        )


def found(
    pairing: Pairing,
    people: tuple[int, int],
    *,
    scope: Scope = None,
    measure: Measure | None = None,
    within: Span | None = None,
) -> list[Found]:
    """Return what two people do not have alike, in text order.

    Args:
        pairing: Their annotations.
        people: Who they are.
        scope: Only where an annotation of this type takes part.
        measure: Only what lowers this number.
        within: Only what begins there.
    """
    chosen = [
        one
        for kind, ones in _by_kind(pairing, people).items()
        if measure is None or kind.lowers(measure)
        for one in ones
        if (scope is None or any(row[3] == scope.value for _, row in one.of_each))
        and (within is None or within.start <= one.start < within.end)
    ]
    return sorted(chosen, key=itemgetter(0, 1))


def disagreement(one: Found, document_id: str) -> Disagreement:
    """Return it for others to read."""
    first, second = (None if row is None else _side(row) for row in (one.first, one.second))
    return Disagreement(one.kind, document_id, first, second)


def disputed_places(
    found: Iterable[Found], document_id: str, people: int
) -> Iterator[DisputedPlace]:
    """Put together what touches, so that each place is told once, with what everybody has there.

    Args:
        found: Disagreements of every two people in one document.
        document_id: The document.
        people: How many people there are.
    """
    together: list[Found] = []
    reach = 0
    for one in sorted(found, key=itemgetter(0, 1)):
        if together and one.start >= reach:
            yield _place(together, document_id, people)
            together = []
        together.append(one)
        # One whose characters are gone from the text touches what begins there.
        reach = max(reach, one.end, one.start + 1)
    if together:
        yield _place(together, document_id, people)


def _by_kind(pairing: Pairing, people: tuple[int, int]) -> dict[DisagreementKind, list[Found]]:
    borders, types, only = (DisagreementKind.BORDERS, DisagreementKind.TYPE, DisagreementKind.ONLY)
    both = ((borders, pairing.borders), (types, pairing.types))
    return {
        kind: [
            Found(min(one[0], other[0]), max(one[1], other[1]), kind, people, one, other)
            for one, other in pairs
        ]
        for kind, pairs in both
    } | {
        only: [
            *(Found(row[0], row[1], only, people, row, None) for row in pairing.first),
            *(Found(row[0], row[1], only, people, None, row) for row in pairing.second),
        ]
    }


def _place(together: list[Found], document_id: str, people: int) -> DisputedPlace:
    each: list[list[Row]] = [[] for _ in range(people)]
    kinds = set()
    for _, _, kind, pair, *rows in together:
        kinds.add(kind)
        for person, row in zip(pair, rows, strict=True):
            if row is not None and row not in each[person]:
                each[person].append(row)
    return DisputedPlace(
        kinds=tuple([kind for kind in _KINDS if kind in kinds]),
        document_id=document_id,
        each=tuple([tuple(map(_side, sorted(rows))) for rows in each]),
    )


def _side(row: Row) -> Side:
    start, end, key, code = row
    return Side(key, start, end, _TYPES[code])
