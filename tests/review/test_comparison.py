"""Comparison of authors: what belongs together, what it is called, that nothing gets lost."""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise, permutations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.differences import Comparison, Difference, DifferenceKind
from annotator.review.comparison import ComparedSpan, Track, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

ONLY, BORDERS, TYPE = DifferenceKind.ONLY, DifferenceKind.BORDERS, DifferenceKind.TYPE
VALUE, IDENTICAL = DifferenceKind.VALUE, DifferenceKind.IDENTICAL

Spans = list[tuple[int, int, str, str]]


def tracks(*authors: Spans) -> list[Track]:
    """Number the annotations from 0, author by author."""
    keys = iter(range(1000))
    return [
        Track(f"author {place}", [(s, e, type_, next(keys), value) for s, e, type_, value in rows])
        for place, rows in enumerate(authors)
    ]


def shape(*authors: Spans) -> list[tuple[DifferenceKind, tuple[tuple[int, ...], ...]]]:
    return [(one.kind, one.sides) for one in compare(tracks(*authors))]


def org(start: int, end: int, value: str = "") -> tuple[int, int, str, str]:
    return start, end, "organisation", value


def date(start: int, end: int, value: str = "") -> tuple[int, int, str, str]:
    return start, end, "date", value


def test_nobody_and_nothing_are_compared_to_nothing() -> None:
    assert compare([]) == ()
    assert compare(tracks([], [])) == ()


def test_the_five_kinds() -> None:
    assert shape([org(0, 4, "总工会")], [org(0, 4, "总工会")]) == [(IDENTICAL, ((0,), (1,)))]
    assert shape([org(0, 4, "总工会")], [org(0, 4)]) == [(VALUE, ((0,), (1,)))]
    assert shape([org(0, 4)], [date(0, 4)]) == [(TYPE, ((0,), (1,)))]
    assert shape([org(0, 4)], [org(1, 4)]) == [(BORDERS, ((0,), (1,)))]
    assert shape([], [org(0, 4)]) == [(ONLY, ((), (0,)))]


def test_a_difference_reaches_from_its_first_to_its_last_character() -> None:
    (found,) = compare(tracks([org(2, 6)], [org(4, 9)]))
    assert (found.start, found.end) == (2, 9)
    (found,) = compare(tracks([org(2, 9)], [org(2, 6)]))
    assert (found.start, found.end, found.kind) == (2, 9, BORDERS)


def test_neighbours_are_not_together() -> None:
    assert shape([org(0, 4)], [org(4, 8)]) == [(ONLY, ((0,), ())), (ONLY, ((), (1,)))]


def test_what_one_tagged_as_a_whole_and_the_other_in_parts_is_one_difference() -> None:
    assert shape([org(0, 10)], [org(0, 4), org(5, 10)]) == [(BORDERS, ((0,), (1, 2)))]
    names = [org(start, start + 2) for start in range(0, 30, 3)]
    assert shape(names, [org(0, 29)]) == [(BORDERS, (tuple(range(10)), (10,)))]


def test_a_nested_span_that_only_one_has_is_a_difference_of_its_own() -> None:
    both = org(0, 10)
    assert shape([both, org(0, 4)], [both]) == [(IDENTICAL, ((0,), (2,))), (ONLY, ((1,), ()))]


def test_nested_spans_are_each_compared_with_their_like() -> None:
    found = shape([org(0, 10), org(0, 4)], [org(0, 9), org(0, 3)])
    assert found == [(BORDERS, ((0,), (2,))), (BORDERS, ((1,), (3,)))]


def test_an_author_who_nests_means_two_things() -> None:
    found = shape([org(0, 10), org(0, 4)], [org(0, 9)])
    assert found == [(BORDERS, ((0,), (2,))), (ONLY, ((1,), ()))]


def test_the_same_type_counts_more_than_a_few_characters() -> None:
    # 2004 is a figure to one of them as well; the date is what both mean.
    found = shape([date(0, 5)], [(0, 4, "figure", ""), date(0, 8)])
    assert found == [(BORDERS, ((0,), (2,))), (ONLY, ((), (1,)))]
    # But not more than nearly all of them.
    found = shape([org(0, 20)], [(0, 19, "person", ""), org(18, 22)])
    assert found == [(BORDERS, ((0,), (1,))), (ONLY, ((), (2,)))]


def test_overlaps_in_a_row_do_not_make_one_difference_of_a_page() -> None:
    cut_here = [org(start, start + 10) for start in range(0, 100, 10)]
    cut_there = [org(start + 5, start + 15) for start in range(0, 100, 10)]
    found = compare(tracks(cut_here, cut_there))
    assert [one.kind for one in found] == [BORDERS] * 10


def test_a_page_tagged_by_a_slip_swallows_nothing() -> None:
    words = [org(start, start + 4) for start in range(0, 400, 8)]
    found = compare(tracks([org(0, 400)], words))
    assert [one.kind for one in found] == [ONLY] * 51
    assert shape([org(0, 400)], [org(0, 4)]) == [(ONLY, ((0,), ())), (ONLY, ((), (1,)))]


def test_an_annotation_made_twice_counts_with_its_twin() -> None:
    assert shape([org(0, 4), org(0, 4)], [org(0, 4)]) == [(IDENTICAL, ((0, 1), (2,)))]
    assert shape([org(0, 4), org(0, 4)], []) == [(ONLY, ((0, 1), ()))]


def test_what_one_made_often_and_the_other_otherwise_is_one_difference() -> None:
    found = shape([org(0, 4), org(0, 4), org(0, 4)], [date(0, 4)])
    assert found == [(TYPE, ((0, 1, 2), (3,)))]


def test_two_types_on_one_span_are_compared_type_by_type() -> None:
    found = shape([org(0, 4), date(0, 4)], [org(0, 4)])
    assert sorted(found) == [(IDENTICAL, ((0,), (2,))), (ONLY, ((1,), ()))]


def test_two_types_on_one_span_that_nobody_contradicts_are_two_things() -> None:
    only = [(ONLY, ((0,), ())), (ONLY, ((1,), ()))]
    assert sorted(shape([date(0, 4), org(0, 4)], [])) == only
    assert sorted(shape([date(0, 4), org(0, 4), org(0, 9)], [])) == [*only, (ONLY, ((2,), ()))]
    assert shape([date(0, 4), org(0, 4)], [(0, 4, "person", "")]) == [(TYPE, ((0, 1), (2,)))]
    several = [date(0, 4), org(0, 4)]
    found = sorted(shape(several, several, []))
    assert found == [(ONLY, ((0,), (2,), ())), (ONLY, ((1,), (3,), ()))]


def test_three_authors_agree_only_together() -> None:
    same = org(0, 4)
    assert shape([same], [same], [same]) == [(IDENTICAL, ((0,), (1,), (2,)))]
    assert shape([same], [same], []) == [(ONLY, ((0,), (1,), ()))]
    assert shape([same], [same], [date(0, 4)]) == [(TYPE, ((0,), (1,), (2,)))]
    assert shape([same], [same], [org(0, 5)]) == [(BORDERS, ((0,), (1,), (2,)))]
    assert shape([org(0, 10)], [org(0, 4), org(5, 10)], [org(0, 4)]) == [
        (BORDERS, ((0,), (1, 2), (3,)))
    ]


def test_an_author_alone_agrees_with_everybody() -> None:
    assert shape([org(0, 4)]) == [(IDENTICAL, ((0,),))]


def test_differences_come_in_text_order_the_longer_first() -> None:
    found = compare(tracks([org(7, 9), org(0, 2), org(0, 5)], []))
    assert [(one.start, one.end) for one in found] == [(0, 5), (0, 2), (7, 9)]


def test_a_difference_is_settled_when_all_of_it_is_answered() -> None:
    compared = tracks([org(0, 4), org(6, 8)], [org(0, 4), org(6, 9)])
    found = compare(compared, answered=frozenset({0, 2, 1}))
    assert [one.settled for one in found] == [True, False]
    comparison = Comparison("document", (), found)
    assert (comparison.settled, comparison.open) == ({IDENTICAL: 1}, {BORDERS: 1})


def test_spans_nested_beyond_reason_are_all_accounted_for() -> None:
    # Every span overlaps hundreds of the other author's.
    these = [(start, start + 400, "date", start, "") for start in range(900)]
    those = [(start, start + 401, "date", start + 900, "") for start in range(900)]
    found = compare([Track("these", these), Track("those", those)])
    assert sorted(key for one in found for key in one.keys) == list(range(1800))


_span = st.tuples(st.integers(0, 24), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1]))
_annotation = st.tuples(_span, st.sampled_from("of"), st.sampled_from(["", "v"])).map(
    lambda a: (*a[0], a[1], a[2])
)
_authors = st.lists(st.lists(_annotation, max_size=7), min_size=1, max_size=4).map(
    lambda authors: tracks(*authors)
)


def contents(side: Sequence[int], rows: dict[int, ComparedSpan]) -> set[tuple[object, ...]]:
    return {(*rows[key][:3], rows[key][4]) for key in side}


def by_key(authors: Sequence[Track]) -> dict[int, ComparedSpan]:
    return {row[3]: row for row in chain.from_iterable(track.rows for track in authors)}


@given(_authors)
def test_every_annotation_stands_in_exactly_one_difference_on_its_own_side(
    authors: list[Track],
) -> None:
    found = compare(authors)
    for place, track in enumerate(authors):
        keys = Counter(key for one in found for key in one.sides[place])
        assert keys == Counter(row[3] for row in track.rows)


@given(_authors)
def test_the_order_of_the_authors_changes_only_that_of_the_sides(authors: list[Track]) -> None:
    def as_set(found: Sequence[Difference], order: Sequence[int]) -> set[object]:
        return {
            (one.kind, one.start, one.end, tuple(one.sides[place] for place in order))
            for one in found
        }

    places = range(len(authors))
    expected = as_set(compare(authors), places)
    for order in permutations(places):
        found = compare([authors[place] for place in order])
        assert as_set(found, [order.index(place) for place in places]) == expected


@given(_authors)
def test_the_order_of_the_rows_changes_nothing(authors: list[Track]) -> None:
    assert compare([Track(one.name, one.rows[::-1]) for one in authors]) == compare(authors)


@given(_authors)
def test_what_all_have_is_identical_and_nothing_else(authors: list[Track]) -> None:
    rows = by_key(authors)
    common = set.intersection(*({(*r[:3], r[4]) for r in track.rows} for track in authors))
    found = compare(authors)
    agreed = [contents(one.keys, rows) for one in found if one.kind is IDENTICAL]
    assert sorted(agreed, key=sorted) == sorted(({one} for one in common), key=sorted)


@given(_authors)
def test_a_kind_says_what_differs(authors: list[Track]) -> None:
    rows = by_key(authors)
    for one in compare(authors):
        inside = [rows[key] for key in one.keys]
        alike = [len(values) == 1 for values in map(set, zip(*inside, strict=True))]
        same_start, same_end, same_type, _, same_value = alike
        assert (one.kind is BORDERS) == (not (same_start and same_end))
        assert (one.kind is TYPE) == (same_start and same_end and not same_type)
        assert (one.kind in (ONLY, IDENTICAL)) == (
            same_start and same_end and same_type and same_value
        )
        assert one.start == min(row[0] for row in inside)
        assert one.end == max(row[1] for row in inside)


@given(_authors)
def test_spans_of_one_author_in_one_difference_do_not_nest(authors: list[Track]) -> None:
    rows = by_key(authors)
    for one in compare(authors):
        for side in one.sides:
            spans = sorted({rows[key][:2] for key in side})
            assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(_authors)
def test_two_authors_who_overlap_never_both_stand_alone(authors: list[Track]) -> None:
    alone = [one for one in compare(authors) if one.kind is ONLY]
    for place, one in enumerate(alone):
        for other in alone[:place]:
            if one.start < other.end and other.start < one.end:
                owners = zip(one.sides, other.sides, strict=True)
                assert any(a and b for a, b in owners)  # somebody has both, nested


@given(_authors)
def test_a_difference_compared_again_by_itself_is_the_same(authors: list[Track]) -> None:
    for one in compare(authors):
        inside = set(one.keys)
        own = [Track(a.name, [row for row in a.rows if row[3] in inside]) for a in authors]
        assert compare(own) == (one,)
