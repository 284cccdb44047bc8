"""Alpha for unitising, against the authors' worked example and a slow reference."""

from __future__ import annotations

from collections import Counter

import pytest

from agreement_references import (
    krippendorffs_alpha,
    random_rows,
    rows_of,
    segments,
    with_gaps,
)
from annotator.review.unitising import BITS, alpha, overlap, pieces, shared

# Krippendorff, "Content Analysis", 4th edition (2019), figure 12.11: three observers divide a
# continuum of 60 into units with the values 1 to 7.
ALEX = [(0, 7, 1), (7, 13, 2), (30, 32, 5), (32, 37, 6), (37, 44, 6), (44, 60, 7)]
PAUL = [(0, 7, 1), (7, 13, 3), (13, 21, 5), (32, 44, 6)]
SUZAN = [(0, 7, 1), (7, 13, 4), (13, 21, 5), (32, 37, 6), (37, 41, 6), (41, 44, 6)]
LENGTH = 60
OBSERVERS = (ALEX, PAUL, SUZAN)

Units = list[tuple[int, int, int]]


def alpha_of(people: tuple[Units, ...], length: int) -> float | None:
    """Feed `alpha` with sums over units that do not overlap."""
    lengths = []
    for units in people:
        of_values: Counter[int] = Counter()
        for start, end, value in units:
            of_values[value] += end - start
        lengths.append(of_values)
    disagreeing = 0
    for place, one in enumerate(people):
        for other in people[place + 1 :]:
            common = [(e - s, v == w) for s, e, (v, w) in shared(one, other)]
            covered = sum(end - start for start, end, _ in (*one, *other))
            disagreeing += covered - sum(n * (2 if alike else 1) for n, alike in common)
    squares = sum((end - start) ** 2 for units in people for start, end, _ in units)
    return alpha(length, lengths, squares, disagreeing)


def test_alpha_is_that_of_the_published_example() -> None:
    assert alpha_of(OBSERVERS, LENGTH) == pytest.approx(0.510, abs=0.0005)


def test_alpha_of_what_is_a_unit_and_what_a_gap_is_that_of_the_published_example() -> None:
    relevant = tuple([(start, end, 1) for start, end, _ in units] for units in OBSERVERS)
    assert alpha_of(relevant, LENGTH) == pytest.approx(0.413, abs=0.001)


@pytest.mark.parametrize("people", [OBSERVERS, OBSERVERS[:2], OBSERVERS[1:], OBSERVERS[::2]])
def test_alpha_is_that_of_the_two_matrices_of_coincidences(people: tuple[Units, ...]) -> None:
    reference = krippendorffs_alpha([with_gaps(units, LENGTH) for units in people])
    assert alpha_of(people, LENGTH) == pytest.approx(reference)


def test_alpha_falls_as_a_border_moves_away() -> None:
    """The definition of 1995 rises here, from 0.16 to 0.25, when the last border moves outwards."""
    one = [(start, start + 10, 1) for start in range(0, 100, 20)]
    found = [alpha_of((one, [(0, end, 1)]), 200) for end in (10, 11, 12, 15, 18)]
    assert all(value is not None for value in found)
    assert found == sorted(found, key=lambda value: -(value or 0))


def test_alpha_of_the_same_units_is_one() -> None:
    assert alpha_of((ALEX, ALEX), LENGTH) == 1.0


@pytest.mark.parametrize(("units", "length"), [([], 60), ([(0, 60, 1)], 60), ([], 0)])
def test_alpha_is_not_defined_where_nothing_could_differ(units: Units, length: int) -> None:
    assert alpha_of((units, units), length) is None


def test_annotations_that_do_not_overlap_are_the_segments() -> None:
    rows = rows_of([(0, 2, "date"), (2, 5, "date"), (7, 9, "person")])
    assert not overlap(rows)
    assert pieces(rows) == [(0, 2, BITS["date"]), (2, 5, BITS["date"]), (7, 9, BITS["person"])]


def test_nested_annotations_are_cut_at_all_borders() -> None:
    rows = rows_of([(0, 9, "organisation"), (2, 5, "organisation"), (4, 12, "person")])
    organisation, person = BITS["organisation"], BITS["person"]
    assert pieces(rows) == [
        (0, 2, organisation),
        (2, 4, organisation),
        (4, 5, organisation | person),
        (5, 9, organisation | person),
        (9, 12, person),
    ]


@pytest.mark.parametrize("seed", range(30))
def test_segments_are_those_of_a_walk_over_the_characters(seed: int) -> None:
    rows = random_rows(seed, characters=60, count=seed)
    types = {sum(BITS[code] for code in value): value for _, _, value in segments_of(rows)}
    found = [(start, end, types[value]) for start, end, value in pieces(rows)]
    assert found == segments_of(rows)


def segments_of(rows: list[tuple[int, int, int, str]]) -> list[tuple[int, int, frozenset[str]]]:
    return [
        (start, end, value)
        for start, end, value in segments(rows, 60, None)
        if isinstance(value, frozenset)
    ]


def test_an_annotation_without_characters_is_no_segment() -> None:
    assert pieces(rows_of([(3, 3, "date"), (5, 6, "date")])) == [(5, 6, BITS["date"])]
    assert pieces(rows_of([(1, 6, "date"), (3, 3, "person")])) == [
        (1, 3, BITS["date"]),
        (3, 6, BITS["date"]),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_shared_stretches_are_the_characters_both_annotated(seed: int) -> None:
    one, other = (pieces(random_rows(seed * 2 + n, characters=60, count=seed)) for n in (1, 2))
    expected = [
        (position, (value, counterpart))
        for position in range(60)
        for start, end, value in one
        for begin, stop, counterpart in other
        if start <= position < end and begin <= position < stop
    ]
    found = [
        (position, values)
        for start, end, values in shared(one, other)
        for position in range(start, end)
    ]
    assert found == expected
