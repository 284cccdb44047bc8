"""The annotations of a person as a partition of the text, and Krippendorff's alpha for unitising.

Alpha is that of K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher, "On the reliability of
unitizing textual continua: further developments", Quality & Quantity 50 (2016) 2347-2364, equations
1 to 5, also in K. Krippendorff, "Content Analysis", 4th edition (2019), section 12.6. Each person
divides the text into segments: the annotated ones have a value, those between are gaps. The
coincidences of two values are the characters that are in segments of these values; what chance
would bring follows from the lengths of all segments, no segment being paired with itself. The
definition of 1995 and 2004 is not used: the article replaces it, as it misbehaves for more than two
people, and it may rise when borders move apart (docs/decisions/0017-measures-of-agreement.md).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Row = tuple[int, int, int, str]
"""Start, end, key and type code of an annotation, as it comes from the database cursor."""

Piece = tuple[int, int, int]
"""Start, end and value of a segment that is no gap; the value is a set of types, a bit for each."""

BITS = {type_.value: 1 << place for place, type_ in enumerate(AnnotationType)}
"""The value of a segment that one annotation of this type makes."""


def overlap(rows: Sequence[Row]) -> bool:
    """Whether any two of these annotations, sorted by start, share a character."""
    return any(row[1] > following[0] for row, following in pairwise(rows))


def pieces(rows: Sequence[Row]) -> list[Piece]:
    """Return the segments that the annotations of one person divide the text into, but no gaps.

    Segments must not overlap. Where annotations do, they are cut at each other's borders, and
    the value of a segment is the set of types that hold there.

    Args:
        rows: The annotations sorted by start.
    """
    if overlap(rows):
        return list(_cut(rows))
    return [(start, end, BITS[code]) for start, end, _, code in rows if start < end]


def _cut(rows: Sequence[Row]) -> Iterator[Piece]:
    changes: dict[int, list[tuple[str, int]]] = {}
    for start, end, _, code in rows:
        changes.setdefault(start, []).append((code, 1))
        changes.setdefault(end, []).append((code, -1))
    depths = dict.fromkeys(BITS, 0)
    value = 0
    for here, behind in pairwise(sorted(changes)):
        for code, change in changes[here]:
            depths[code] += change
            value = value | BITS[code] if depths[code] else value & ~BITS[code]
        if value:
            yield here, behind, value


def shared(
    first: Sequence[Piece], second: Sequence[Piece]
) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Give the stretches that two people both annotated, with the value of either."""
    others = iter(second)
    other = next(others, None)
    for start, end, value in first:
        while other and other[1] <= start:
            other = next(others, None)
        while other and other[0] < end:
            yield max(start, other[0]), min(end, other[1]), (value, other[2])
            if other[1] > end:
                break
            other = next(others, None)


def alpha(
    length: int, lengths: Sequence[Mapping[int, int]], squares: int, disagreeing: int
) -> float | None:
    """Return alpha of two or more people; None where chance could bring no disagreement either.

    Args:
        length: Characters of the text.
        lengths: For each person, how many characters are in segments of each value, without gaps.
        squares: The squares of the lengths of all segments of all people that are no gaps.
        disagreeing: For every two people the characters in segments of different values, gaps
            included; the sum of it.
    """
    people = len(lengths)
    everything = people * length
    of_values: dict[int, int] = {}
    for one in lengths:
        for value, characters in one.items():
            of_values[value] = of_values.get(value, 0) + characters
    gaps = everything - sum(of_values.values())
    # A gap is no unit: its characters count one by one.
    with_itself = squares + gaps
    by_chance = everything**2 - gaps**2 - sum(characters**2 for characters in of_values.values())
    if not by_chance:
        return None
    observed = 2 * disagreeing * (everything**2 - with_itself)
    return 1 - observed / ((people - 1) * everything * by_chance)
