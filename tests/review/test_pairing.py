"""Which annotations belong together, against maximum matchings found by augmenting paths."""

from __future__ import annotations

from collections import Counter

import pytest

from agreement_references import most_overlapping_pairs, random_rows, rows_of
from annotator.review.pairing import Pairing, paired

Row = tuple[int, int, int, str]


def spans(rows: list[Row]) -> list[tuple[int, int, str]]:
    return [(start, end, code) for start, end, _, code in rows]


def pairing_of(first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]) -> Pairing:
    return paired(rows_of(first), rows_of(second, first_key=100))


def test_same_span_and_type_belong_together_first() -> None:
    pairing = pairing_of([(0, 5, "date"), (2, 9, "date")], [(0, 5, "date"), (4, 6, "date")])
    assert [spans(list(pair)) for pair in pairing.identical] == [[(0, 5, "date"), (0, 5, "date")]]
    assert [spans(list(pair)) for pair in pairing.borders] == [[(2, 9, "date"), (4, 6, "date")]]


def test_one_annotation_is_in_one_pair_only() -> None:
    pairing = pairing_of([(0, 10, "date")], [(0, 4, "date"), (5, 10, "date")])
    assert len(pairing.borders) == 1
    assert spans(pairing.second) == [(5, 10, "date")]


def test_annotations_side_by_side_share_no_character() -> None:
    pairing = pairing_of([(0, 5, "date")], [(5, 8, "date")])
    assert (spans(pairing.first), spans(pairing.second)) == ([(0, 5, "date")], [(5, 8, "date")])


def test_other_types_at_the_same_place_differ_in_type_the_same_span_first() -> None:
    pairing = pairing_of(
        [(0, 5, "date"), (20, 25, "date")], [(0, 5, "figure"), (1, 2, "person"), (22, 30, "figure")]
    )
    assert [spans(list(pair)) for pair in pairing.types] == [
        [(0, 5, "date"), (0, 5, "figure")],
        [(20, 25, "date"), (22, 30, "figure")],
    ]
    assert spans(pairing.second) == [(1, 2, "person")]


def test_a_second_annotation_of_the_same_span_and_type_counts_by_itself() -> None:
    twice = [(0, 5, "date"), (0, 5, "date")]
    assert len(pairing_of(twice, twice).identical) == 2
    assert spans(pairing_of(twice, twice[:1]).first) == twice[:1]
    assert spans(pairing_of(twice[:1], twice).second) == twice[:1]


def test_an_annotation_without_characters_overlaps_nothing() -> None:
    pairing = pairing_of([(5, 5, "date")], [(3, 8, "date")])
    assert not pairing.borders
    assert (len(pairing.first), len(pairing.second)) == (1, 1)


def both(seed: int) -> tuple[list[Row], list[Row]]:
    longest = 3 + seed % 20
    one, other = (
        random_rows(2 * seed + n, characters=50, count=4 + seed % 14, longest=longest)
        for n in (1, 2)
    )
    return one, other


@pytest.mark.parametrize("seed", range(80))
def test_as_many_pairs_as_possible_are_formed(seed: int) -> None:
    first, second = both(seed)
    pairing = paired(first, second)
    identical = Counter(spans(first)) & Counter(spans(second))
    assert len(pairing.identical) == identical.total()
    taken = {row[2] for pair in pairing.identical for row in pair}
    rest = [[row for row in rows if row[2] not in taken] for rows in (first, second)]
    assert len(pairing.borders) == most_overlapping_pairs(*rest)


@pytest.mark.parametrize("seed", range(30))
def test_every_annotation_is_in_exactly_one_list(seed: int) -> None:
    first, second = both(seed)
    pairing = paired(first, second)
    pairs = [*pairing.identical, *pairing.borders, *pairing.types]
    assert sorted([*(one for one, _ in pairs), *pairing.first]) == sorted(first)
    assert sorted([*(other for _, other in pairs), *pairing.second]) == sorted(second)
    assert all(one[3] == other[3] for one, other in [*pairing.identical, *pairing.borders])
    assert all(one[3] != other[3] for one, other in pairing.types)
    assert all(one[0] < other[1] and other[0] < one[1] for one, other in pairs)


@pytest.mark.parametrize("seed", range(30))
def test_it_makes_no_difference_who_is_first(seed: int) -> None:
    first, second = both(seed)
    there, back = paired(first, second), paired(second, first)
    assert len(there.identical) == len(back.identical)
    assert len(there.borders) == len(back.borders)
    assert len(there.types) == len(back.types)
    assert len(there.first) == len(back.second)
