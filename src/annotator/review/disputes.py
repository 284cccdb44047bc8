"""Where several people disagree: the disagreements of every two of them, place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.agreements import DisagreementKind, DisputedPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.domain.agreements import Disagreement, Side

    Found = tuple[tuple[int, int], Disagreement]


def disputed_places(found: Iterable[Found], people: int) -> Iterator[DisputedPlace]:
    """Put together what touches, so that each place is told once, with what everybody has there.

    Args:
        found: Disagreements in one document, each with the places of the two people.
        people: How many people there are.
    """
    together: list[Found] = []
    reach = 0
    for one in sorted(found, key=_text_order):
        if together and one[1].start >= reach:
            yield _place(together, people)
            together = []
        together.append(one)
        # One whose characters are gone from the text touches what begins there.
        reach = max(reach, one[1].end, one[1].start + 1)
    if together:
        yield _place(together, people)


def _text_order(one: Found) -> tuple[int, int]:
    return one[1].start, one[1].end


def _place(together: list[Found], people: int) -> DisputedPlace:
    each: list[set[Side]] = [set() for _ in range(people)]
    for pair, one in together:
        for person, sides in zip(pair, one.each, strict=True):
            each[person].update(sides)
    occurring = {one.kind for _, one in together}
    return DisputedPlace(
        kinds=tuple(kind for kind in DisagreementKind if kind in occurring),
        document_id=together[0][1].document_id,
        each=tuple(tuple(sorted(sides, key=_side_order)) for sides in each),
    )


def _side_order(side: Side) -> tuple[int, int, int]:
    return side.start, side.end, side.key
