"""Scores of whole texts and of sections, against measures counted character by character."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from agreement_references import (
    cohens_kappa,
    krippendorffs_alpha,
    labels,
    most_overlapping_pairs,
    random_rows,
    rows_of,
    segments,
)
from annotator.domain.agreements import SCOPES
from annotator.domain.annotations import AnnotationType
from annotator.review.agreement import scores_of_all, scores_of_two, together
from annotator.review.counting import TextAgreement

if TYPE_CHECKING:
    from annotator.domain.agreements import Scope

    Row = tuple[int, int, int, str]

LENGTH = 80


def people(seed: int, count: int = 2) -> list[list[Row]]:
    """Return annotations of people who often have the same, and often overlap themselves."""
    common = random_rows(seed, characters=LENGTH, count=seed % 9)
    return [
        sorted(
            [
                *((start, end, key + 10_000 * (one + 1), code) for start, end, key, code in common),
                *random_rows(seed + 100 * (one + 1), characters=LENGTH, count=seed % 7),
            ]
        )
        for one in range(count)
    ]


def of_scope(rows: list[Row], scope: Scope) -> list[Row]:
    return [row for row in rows if scope in (None, row[3])]


def near(value: float | None) -> object:
    return None if value is None else pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize("seed", range(25))
def test_kappa_is_that_of_the_characters(seed: int) -> None:
    tracks = people(seed)
    text = TextAgreement(tracks, characters=LENGTH)
    for scope in SCOPES:
        found = scores_of_two(text.counts(scope), (0, 1)).kappa
        assert found == near(cohens_kappa(*(labels(rows, LENGTH, scope) for rows in tracks)))


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("count", [2, 3])
def test_alpha_is_that_of_the_segments(seed: int, count: int) -> None:
    tracks = people(seed, count)
    text = TextAgreement(tracks, characters=LENGTH)
    for scope in SCOPES:
        reference = krippendorffs_alpha([segments(rows, LENGTH, scope) for rows in tracks])
        assert scores_of_all(text.counts(scope)).alpha_u == near(reference)


@pytest.mark.parametrize("seed", range(25))
def test_f1_is_the_harmonic_mean_of_precision_and_recall(seed: int) -> None:
    tracks = people(seed)
    text = TextAgreement(tracks, characters=LENGTH)
    for scope in SCOPES:
        scores = scores_of_two(text.counts(scope), (0, 1))
        first, second = (of_scope(rows, scope) for rows in tracks)
        identical = contents(first) & contents(second)
        rest = [without(rows, identical) for rows in (first, second)]
        overlapping = identical.total() + most_overlapping_pairs(*rest)
        assert scores.exact_f1 == near(f1(identical.total(), len(first), len(second)))
        assert scores.overlap_f1 == near(f1(overlapping, len(first), len(second)))
        assert scores.identical == identical.total()
        assert scores.annotations == (len(first), len(second))


def contents(rows: list[Row]) -> Counter[tuple[int, int, str]]:
    return Counter((start, end, code) for start, end, _, code in rows)


def without(rows: list[Row], taken: Counter[tuple[int, int, str]]) -> list[Row]:
    """Return the rows that are left when as many of each content are taken away."""
    left, taken = [], taken.copy()
    for row in rows:
        content = (row[0], row[1], row[3])
        if taken[content]:
            taken[content] -= 1
        else:
            left.append(row)
    return left


def f1(hits: int, first: int, second: int) -> float | None:
    if not first + second:
        return None
    precision = hits / first if first else 0.0
    recall = hits / second if second else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def cells(*counts: tuple[str, str, int]) -> tuple[list[Row], list[Row], int]:
    """Return the annotations of two people so that so many characters have these labels."""
    sides: tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]] = ([], [])
    position = 0
    for first, second, count in counts:
        for side, label in zip(sides, (first, second), strict=True):
            if label:
                side.append((position, position + count, label))
        position += count
    return rows_of(sides[0]), rows_of(sides[1], first_key=100), position


# Tables for two people of yes and no, from textbooks: both, first only, second only, neither.
@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        ((20, 5, 10, 15), 0.4),
        ((45, 15, 25, 15), 0.1304),
        ((25, 35, 5, 35), 0.2593),
    ],
)
def test_kappa_is_that_of_published_tables(table: tuple[int, int, int, int], kappa: float) -> None:
    both, first, second, neither = table
    one, other, length = cells(
        ("date", "date", both), ("date", "", first), ("", "date", second), ("", "", neither)
    )
    counts = TextAgreement([one, other], characters=length).counts(AnnotationType.DATE)
    assert scores_of_two(counts, (0, 1)).kappa == pytest.approx(kappa, abs=0.00005)


def test_kappa_of_several_types_is_that_of_scikit_learn() -> None:
    """The example in the documentation of `cohen_kappa_score`, neutral being not annotated."""
    one, other, length = cells(
        ("date", "date", 1),
        ("figure", "figure", 1),
        ("date", "date", 1),
        ("", "", 1),
        ("figure", "date", 1),
    )
    counts = TextAgreement([one, other], characters=length).counts(None)
    assert scores_of_two(counts, (0, 1)).kappa == pytest.approx(0.6875)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("count", [2, 3])
def test_sections_add_up_to_the_text(seed: int, count: int) -> None:
    text = TextAgreement(people(seed, count), characters=LENGTH, starts=(0, 7, 30, 31, 62))
    for scope in SCOPES:
        sections = [text.counts(scope, section) for section in range(5)]
        assert together(sections) == text.counts(scope)


def test_a_section_is_counted_like_a_text_of_its_own() -> None:
    """As long as no annotation reaches over its end."""
    starts, ends = (0, 20, 35), (20, 35, LENGTH)
    tracks = [
        [
            row
            for row in rows
            if any(
                start <= row[0] and row[1] <= end for start, end in zip(starts, ends, strict=True)
            )
        ]
        for rows in people(33, 3)
    ]
    text = TextAgreement(tracks, characters=LENGTH, starts=starts)
    for section, (start, end) in enumerate(zip(starts, ends, strict=True)):
        alone = TextAgreement(
            [
                [
                    (row[0] - start, row[1] - start, *row[2:])
                    for row in rows
                    if start <= row[0] < end
                ]
                for rows in tracks
            ],
            characters=end - start,
        )
        for scope in SCOPES:
            assert scores_of_all(text.counts(scope, section)) == scores_of_all(alone.counts(scope))
            for two in combinations(range(3), 2):
                assert scores_of_two(text.counts(scope, section), two) == scores_of_two(
                    alone.counts(scope), two
                )


def test_an_annotation_counts_where_it_begins_and_its_characters_where_they_stand() -> None:
    text = TextAgreement(
        [rows_of([(5, 25, "date")]), rows_of([(5, 25, "date")], first_key=9)],
        characters=30,
        starts=(0, 10, 20),
    )
    sections = [text.counts(None, section) for section in range(3)]
    assert [counts.annotations for counts in sections] == [(1, 1), (0, 0), (0, 0)]
    assert [list(counts.lengths[0].values()) for counts in sections] == [[5], [10], [5]]
    assert text.annotated_sections() == [0]


def test_of_two_the_numbers_of_all_are_those_of_the_pair() -> None:
    counts = TextAgreement(people(17), characters=LENGTH).counts(None)
    assert scores_of_all(counts) == scores_of_two(counts, (0, 1))


def test_of_three_f1_and_kappa_are_means_and_identical_is_what_all_have() -> None:
    tracks = [
        rows_of([(0, 5, "date"), (9, 12, "date")], first_key=1),
        rows_of([(0, 5, "date"), (9, 12, "date")], first_key=10),
        rows_of([(0, 5, "date"), (20, 22, "date")], first_key=20),
    ]
    counts = TextAgreement(tracks, characters=50).counts(None)
    scores = scores_of_all(counts)
    assert scores.exact_f1 == pytest.approx((1 + 0.5 + 0.5) / 3)
    assert (scores.annotations, scores.identical) == ((2, 2, 2), 1)
    assert (scores.sample.annotations, scores.sample.needed) == (3, 208)


def test_nothing_is_known_of_people_who_annotated_nothing() -> None:
    scores = scores_of_two(TextAgreement([[], []], characters=100).counts(None), (0, 1))
    assert (scores.exact_f1, scores.overlap_f1, scores.kappa, scores.alpha_u) == (None,) * 4
    assert not scores.sample.enough


def test_who_annotated_nothing_agrees_with_nobody() -> None:
    tracks = [rows_of([(0, 5, "date")]), []]
    scores = scores_of_two(TextAgreement(tracks, characters=100).counts(None), (0, 1))
    assert (scores.exact_f1, scores.overlap_f1, scores.kappa) == (0, 0, 0)
