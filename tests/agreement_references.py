"""The measures again, character by character and pair by pair: slow, and written independently."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from itertools import permutations
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    Row = tuple[int, int, int, str]
    Segment = tuple[int, int, Hashable]

GAP = "gap"


def rows_of(spans: Iterable[tuple[int, int, str]], *, first_key: int = 1) -> list[Row]:
    """Return spans (start, end, type code) as rows sorted by start."""
    return [
        (start, end, first_key + number, code)
        for number, (start, end, code) in enumerate(sorted(spans))
    ]


def random_rows(seed: int, *, characters: int, count: int, longest: int = 9) -> list[Row]:
    """Return annotations that overlap, nest and repeat at random."""
    chosen = random.Random(seed)
    spans = []
    for _ in range(count):
        start = chosen.randrange(characters - longest)
        length = chosen.randint(1, longest)
        spans.append((start, start + length, chosen.choice(list(AnnotationType)).value))
    return rows_of(spans, first_key=1000 * seed)


def labels(rows: Sequence[Row], characters: int, type_: str | None) -> list[frozenset[str]]:
    """Return the set of types that each character is annotated as, or whether as one type."""
    return [
        frozenset(
            row[3]
            for row in rows
            if row[0] <= position < row[1] and (type_ is None or row[3] == type_)
        )
        for position in range(characters)
    ]


def cohens_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Return kappa as in Cohen (1960), of two lists of labels."""
    count = len(first)
    observed = sum(one == other for one, other in zip(first, second, strict=True)) / count
    of_first, of_second = Counter(first), Counter(second)
    by_chance = sum(of_first[label] * of_second[label] for label in of_first) / count**2
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def segments(rows: Sequence[Row], characters: int, type_: str | None) -> list[Segment]:
    """Return the partition that one person makes, gaps included: a walk over the characters."""
    rows = [row for row in rows if type_ in (None, row[3])]
    borders = {position for row in rows for position in row[:2]}
    found: list[Segment] = []
    for position, label in enumerate(labels(rows, characters, type_)):
        value: Hashable = label or GAP
        if found and found[-1][2] == value and position not in borders:
            found[-1] = (found[-1][0], position + 1, value)
        else:
            found.append((position, position + 1, value))
    return found


def with_gaps(units: Sequence[Segment], characters: int) -> list[Segment]:
    """Return the partition that units make which do not overlap."""
    found: list[Segment] = []
    reached = 0
    for start, end, value in units:
        if reached < start:
            found.append((reached, start, GAP))
        found.append((start, end, value))
        reached = end
    return [*found, (reached, characters, GAP)] if reached < characters else found


def krippendorffs_alpha(people: Sequence[Sequence[Segment]]) -> float | None:
    """Return alpha from the two matrices of coincidences, as in Krippendorff et al. (2016)."""
    observed: defaultdict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for one, other in permutations(people, 2):
        for start, end, value in one:
            for begin, stop, counterpart in other:
                common = min(end, stop) - max(start, begin)
                if common > 0:
                    observed[value, counterpart] += common / (len(people) - 1)
    total = sum(observed.values())
    margins: defaultdict[Hashable, float] = defaultdict(float)
    for (value, _), amount in observed.items():
        margins[value] += amount
    itself: Counter[Hashable] = Counter()
    for segments_ in people:
        for start, end, value in segments_:
            itself[value] += end - start if value == GAP else (end - start) ** 2
    possible = total**2 - sum(itself.values())
    expected = {
        value: total * (margins[value] ** 2 - itself[value]) / possible for value in margins
    }
    disagreement = total - sum(observed[value, value] for value in margins)
    by_chance = total - sum(expected.values())
    return None if abs(by_chance) < 1e-9 else 1 - disagreement / by_chance


def most_overlapping_pairs(first: Sequence[Row], second: Sequence[Row]) -> int:
    """Return the size of a maximum matching, by augmenting paths (Kuhn 1955)."""
    partner: dict[int, Row] = {}

    def augment(row: Row, tried: set[int]) -> bool:
        for other in second:
            if row[3] == other[3] and row[0] < other[1] and other[0] < row[1]:
                if other[2] in tried:
                    continue
                tried.add(other[2])
                if other[2] not in partner or augment(partner[other[2]], tried):
                    partner[other[2]] = row
                    return True
        return False

    return sum(augment(row, set()) for row in first)
