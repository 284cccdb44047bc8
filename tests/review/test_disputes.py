"""Several people's disagreements, told once for each place, with nothing left out."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_references import rows_of
from annotator.domain.agreements import DisagreementKind, Measure, Side
from annotator.domain.annotations import AnnotationType
from annotator.review.counting import TextAgreement
from annotator.review.disputes import Found, disputed_places, found
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


def all_found(text: TextAgreement, people: int = PEOPLE) -> list[Found]:
    return [
        one for pair in combinations(range(people), 2) for one in found(text.pairings[pair], pair)
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


def sides(one: Found) -> set[tuple[int, Side]]:
    return {
        (person, Side(key, start, end, AnnotationType(code)))
        for person, (start, end, key, code) in one.of_each
    }


@given(texts())
def test_every_annotation_that_somebody_has_not_is_told_once(text: TextAgreement) -> None:
    places = list(disputed_places(all_found(text), "志", PEOPLE))
    told = [
        (person, one) for place in places for person in range(PEOPLE) for one in place.each[person]
    ]
    assert len(told) == len(set(told))
    assert set(told) == {side for one in all_found(text) for side in sides(one)}
    assert all(before.end <= after.start for before, after in pairwise(places))


@given(texts())
def test_both_sides_of_a_disagreement_are_in_one_place_which_says_its_kind(
    text: TextAgreement,
) -> None:
    places = list(disputed_places(all_found(text), "志", PEOPLE))
    for one in all_found(text):
        there = [
            place
            for place in places
            if all(side in place.each[person] for person, side in sides(one))
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
    whole = found(pairing, pair)
    assert [one[:2] for one in whole] == sorted(one[:2] for one in whole)
    assert len(whole) == pairing.disagreements
    halves = [Span(0, middle), Span(middle, LENGTH + 1)]
    parts = [found(pairing, pair, scope=scope, within=half) for half in halves]
    assert [*parts[0], *parts[1]] == [
        one for one in whole if scope is None or any(side.type is scope for _, side in sides(one))
    ]


@pytest.mark.parametrize(("measure", "kinds"), [(Measure.EXACT_F1, 3), (Measure.OVERLAP_F1, 2)])
def test_only_what_lowers_a_number_is_listed(measure: Measure, kinds: int) -> None:
    text = pairings(
        [(0, 4, "date"), (6, 9, "date"), (12, 14, "date")], [(0, 5, "date"), (6, 9, "figure")]
    )
    assert len(found(text.pairings[0, 1], (0, 1), measure=measure)) == kinds


def test_a_place_that_two_have_alike_and_a_third_has_not() -> None:
    text = pairings([(5, 9, "date")], [(5, 9, "date")], [])
    (place,) = disputed_places(all_found(text, 3), "志", 3)
    assert place.each == ((Side(0, 5, 9, DATE),), (Side(100, 5, 9, DATE),), ())
    assert (place.start, place.end, place.kinds, place.document_id) == (5, 9, (ONLY,), "志")


def test_what_touches_is_one_place_and_what_stands_beside_it_another() -> None:
    text = pairings([(0, 9, "date")], [(0, 4, "date"), (5, 9, "figure"), (9, 12, "date")])
    first, beside = disputed_places(all_found(text, 2), "志", 2)
    assert [len(sides) for sides in first.each] == [1, 2]
    assert first.kinds == (BORDERS, ONLY)
    assert beside.each == ((), (Side(102, 9, 12, DATE),))
