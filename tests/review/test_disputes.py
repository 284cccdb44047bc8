"""Several people's disagreements, told once for each place, with nothing left out."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_references import rows_of
from annotator.domain.agreements import (
    Disagreement,
    DisagreementKind,
    DisputedPlace,
    Measure,
    Side,
)
from annotator.domain.annotations import AnnotationType
from annotator.review.counting import TextAgreement
from annotator.review.disputes import Narrowing, disagreements, disputed_places
from annotator.text.spans import Span

PEOPLE = 4
PAIRS = list(combinations(range(PEOPLE), 2))
LENGTH = 40
BORDERS, TYPE, ONLY = DisagreementKind
DATE, FIGURE = AnnotationType.DATE, AnnotationType.FIGURE

Spans = list[tuple[int, int, str]]


def pairings(*tracks: Spans) -> TextAgreement:
    rows = [rows_of(track, first_key=100 * person) for person, track in enumerate(tracks)]
    return TextAgreement(rows, characters=LENGTH, starts=[0])


def places(text: TextAgreement, people: int = PEOPLE, **narrowed: Any) -> list[DisputedPlace]:
    return list(disputed_places(text.pairings, "志", people, Narrowing(**narrowed)))


def of_pairs(text: TextAgreement, **narrowed: Any) -> list[tuple[tuple[int, int], Disagreement]]:
    return [
        (pair, one)
        for pair, pairing in text.pairings.items()
        for one in disagreements(pairing, "志", Narrowing(**narrowed))
    ]


def texts() -> st.SearchStrategy[TextAgreement]:
    """Four people's annotations of one text: overlapping, empty, and often the same."""
    annotation = st.builds(
        lambda start, length, type_: (start, start + length, type_.value),
        st.integers(0, 12).map(lambda place: 3 * place),
        st.integers(0, 4),
        st.sampled_from([DATE, FIGURE]),
    )
    track = st.lists(annotation, max_size=5).map(sorted)
    return st.builds(pairings, *[track] * PEOPLE)


def narrowings() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "scope": st.sampled_from([None, DATE, FIGURE]),
            "measure": st.sampled_from([None, Measure.OVERLAP_F1]),
            "within": st.sampled_from([None, Span(5, 20)]),
        }
    )


def sides(pair: tuple[int, int], one: Disagreement) -> set[tuple[int, Side]]:
    both = zip(pair, (one.first, one.second), strict=True)
    return {(person, side) for person, side in both if side is not None}


@given(texts(), narrowings())
def test_every_annotation_that_somebody_has_not_is_told_once(
    text: TextAgreement, narrowed: dict[str, Any]
) -> None:
    found = places(text, **narrowed)
    told = [
        (person, one)
        for place in found
        for person, annotations in enumerate(place.each)
        for one in annotations
    ]
    expected = [sides(*one) for one in of_pairs(text, **narrowed)]
    assert len(told) == len(set(told))
    assert set(told) == set().union(*expected)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(texts(), narrowings())
def test_both_sides_of_a_disagreement_are_in_one_place_which_says_its_kind(
    text: TextAgreement, narrowed: dict[str, Any]
) -> None:
    found = places(text, **narrowed)
    for pair, one in of_pairs(text, **narrowed):
        there = [
            place
            for place in found
            if all(side in place.each[person] for person, side in sides(pair, one))
        ]
        assert len(there) == 1
        assert one.kind in there[0].kinds
        assert there[0].start <= one.start
        assert one.end <= there[0].end


@given(texts(), st.sampled_from(PAIRS), st.sampled_from([None, DATE, FIGURE]), st.integers(1, 40))
def test_what_is_narrowed_is_part_of_the_whole_in_text_order(
    text: TextAgreement, pair: tuple[int, int], scope: AnnotationType | None, middle: int
) -> None:
    pairing = text.pairings[pair]
    whole = disagreements(pairing, "志", Narrowing())
    extents = [(one.start, one.end) for one in whole]
    assert extents == sorted(extents)
    assert len(whole) == pairing.disagreements
    parts = [
        disagreements(pairing, "志", Narrowing(scope=scope, within=half))
        for half in (Span(0, middle), Span(middle, LENGTH + 1))
    ]
    assert [*parts[0], *parts[1]] == [
        one for one in whole if scope is None or any(side.type is scope for side in one.sides)
    ]


@pytest.mark.parametrize(("measure", "count"), [(Measure.EXACT_F1, 3), (Measure.OVERLAP_F1, 2)])
def test_only_what_lowers_a_number_is_listed(measure: Measure, count: int) -> None:
    text = pairings(
        [(0, 4, "date"), (6, 9, "date"), (12, 14, "date")], [(0, 5, "date"), (6, 9, "figure")]
    )
    assert len(of_pairs(text, measure=measure)) == count
    assert len(places(text, 2, measure=measure)) == count


def test_a_place_that_two_have_alike_and_a_third_has_not() -> None:
    (place,) = places(pairings([(5, 9, "date")], [(5, 9, "date")], []), 3)
    assert place.each == ((Side(0, 5, 9, DATE),), (Side(100, 5, 9, DATE),), ())
    assert (place.start, place.end, place.kinds, place.document_id) == (5, 9, (ONLY,), "志")


def test_what_touches_is_one_place_and_what_stands_beside_it_another() -> None:
    text = pairings(
        [(0, 9, "date")], [(1, 4, "date"), (5, 9, "figure"), (9, 12, "date")], [(0, 9, "date")]
    )
    first, beside = places(text, 3)
    assert [len(annotations) for annotations in first.each] == [1, 2, 1]
    assert first.kinds == (BORDERS, ONLY)
    assert beside.each == ((), (Side(102, 9, 12, DATE),), ())


def test_what_lost_its_characters_is_one_place_with_what_begins_there() -> None:
    (place,) = places(pairings([(5, 5, "date")], [(5, 5, "figure")]), 2)
    assert place.kinds == (TYPE,)
    assert [len(annotations) for annotations in place.each] == [1, 1]
