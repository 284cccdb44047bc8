"""Several people's disagreements, told once for each place, with nothing left out."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.agreements import Disagreement, DisagreementKind, Side
from annotator.domain.annotations import AnnotationType
from annotator.review.disputes import disputed_places

PEOPLE = 4
BORDERS, TYPE, ONLY = DisagreementKind
DATE = AnnotationType.DATE

Found = tuple[tuple[int, int], Disagreement]


def side(key: int, start: int, end: int) -> Side:
    return Side(key, start, end, DATE)


def disagreement(kind: DisagreementKind, first: Side | None, second: Side | None) -> Disagreement:
    return Disagreement(kind, "志", first, second)


@st.composite
def found(draw: st.DrawFn) -> list[Found]:
    """Disagreements of every two of four people who have a few annotations each."""
    spans = st.tuples(st.integers(0, 30), st.integers(0, 6))
    sides: list[list[Side | None]] = [
        [side(100 * person + place, start, start + length) for place, (start, length) in rows]
        for person in range(PEOPLE)
        for rows in [list(enumerate(draw(st.lists(spans, min_size=1, max_size=4))))]
    ]
    drawn = []
    for first, second in draw(st.lists(st.sampled_from(list(combinations(range(PEOPLE), 2))))):
        one, other = (draw(st.sampled_from(sides[person])) for person in (first, second))
        assert one is not None
        assert other is not None
        touch = max(one.start, other.start) < min(one.end, other.end)
        kind = draw(st.sampled_from((BORDERS, TYPE))) if touch else ONLY
        alone = draw(st.booleans())
        drawn.append(
            (
                (first, second),
                disagreement(
                    kind,
                    None if kind is ONLY and alone else one,
                    None if kind is ONLY and not alone else other,
                ),
            )
        )
    return drawn


@given(found())
def test_every_annotation_is_told_once_and_places_are_apart(found: list[Found]) -> None:
    places = list(disputed_places(found, PEOPLE))
    told = [(person, one) for place in places for person in range(4) for one in place.each[person]]
    expected = {
        (person, one)
        for pair, disagreement in found
        for person, sides in zip(pair, disagreement.each, strict=True)
        for one in sides
    }
    assert len(told) == len(set(told))
    assert set(told) == expected
    assert all(before.end <= after.start for before, after in pairwise(places))


@given(found())
def test_both_sides_of_a_disagreement_are_in_one_place_which_says_its_kind(
    found: list[Found],
) -> None:
    places = list(disputed_places(found, PEOPLE))
    for pair, one in found:
        there = [
            place
            for place in places
            if all(
                set(sides) <= set(place.each[person])
                for person, sides in zip(pair, one.each, strict=True)
            )
        ]
        assert len(there) == 1
        assert one.kind in there[0].kinds


def test_a_place_that_two_have_alike_and_a_third_has_not() -> None:
    mine, yours = side(1, 5, 9), side(2, 5, 9)
    (place,) = disputed_places(
        [((0, 2), disagreement(ONLY, mine, None)), ((1, 2), disagreement(ONLY, yours, None))], 3
    )
    assert place.each == ((mine,), (yours,), ())
    assert (place.start, place.end, place.kinds, place.document_id) == (5, 9, (ONLY,), "志")


def test_what_touches_is_one_place_and_what_stands_beside_it_another() -> None:
    long, first, second, beside = side(1, 0, 9), side(2, 0, 4), side(3, 5, 9), side(4, 9, 12)
    places = disputed_places(
        [
            ((0, 1), disagreement(BORDERS, long, first)),
            ((0, 1), disagreement(ONLY, None, second)),
            ((0, 1), disagreement(ONLY, None, beside)),
        ],
        2,
    )
    assert [place.each for place in places] == [((long,), (first, second)), ((), (beside,))]
