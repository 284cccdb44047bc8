"""How well people agree: F1, Cohen's kappa and Krippendorff's alpha, from counts that add up.

F1 is the harmonic mean of precision and recall of either person against the other; it needs no
count of what neither annotated (G. Hripcsak, A. Rothschild, "Agreement, the F-measure, and
reliability in information retrieval", J Am Med Inform Assoc 12 (2005) 296-298). Kappa is that of
J. Cohen, "A coefficient of agreement for nominal scales", Educ Psychol Meas 20 (1960) 37-46, of
characters: for one type they are annotated or not; for all types the category of a character is
the set of types that hold there, and the empty set is one of them. Alpha: see unitising.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from annotator.domain.agreements import Sample, Scores
from annotator.domain.annotations import AnnotationType
from annotator.review.unitising import alpha

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.domain.agreements import Scope

    People = tuple[int, int]
    """Two people, by their places in the order they were given; the smaller first."""

_LEAST_ALPHA = 0.8
"""What Krippendorff asks of data that conclusions are drawn from."""
_NORMAL_AT_5_PERCENT = 1.645


@dataclass(frozen=True, slots=True)
class PairCounts:
    """What two people have in common in some part of the texts.

    Attributes:
        identical: Annotations of the same span and type.
        overlapping: Annotations of either that have a counterpart of their type in the other.
        alike: Characters that both annotated as the same.
        different: Characters that both annotated, as different things.
    """

    identical: int
    overlapping: int
    alike: int
    different: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What the scores of people in some part of the texts are made of.

    Attributes:
        characters: Length of that part of the texts.
        annotations: How many each person has there.
        anybody: Different annotations that at least one of them has.
        everybody: Annotations that all of them have with the same span and type.
        squares: For each person the squares of the lengths of their segments.
        lengths: For each person the characters in segments of each value.
    """

    scope: Scope
    characters: int
    annotations: tuple[int, ...]
    anybody: int
    everybody: int
    squares: tuple[int, ...]
    lengths: tuple[Mapping[int, int], ...]
    pairs: Mapping[People, PairCounts]

    def disagreeing(self, people: People) -> int:
        """Return the characters that these two annotated differently, or one of them not at all."""
        common = self.pairs[people]
        first, second = (sum(self.lengths[person].values()) for person in people)
        # What both annotated is counted twice in the sum.
        return first + second - 2 * common.alike - common.different


def together(parts: Sequence[Counts]) -> Counts:
    """Return the counts of several parts of the texts, at least one, of one scope."""
    pairs = {
        people: PairCounts(
            identical=sum(part.pairs[people].identical for part in parts),
            overlapping=sum(part.pairs[people].overlapping for part in parts),
            alike=sum(part.pairs[people].alike for part in parts),
            different=sum(part.pairs[people].different for part in parts),
        )
        for people in parts[0].pairs
    }
    return Counts(
        scope=parts[0].scope,
        characters=sum(part.characters for part in parts),
        annotations=_sums(part.annotations for part in parts),
        anybody=sum(part.anybody for part in parts),
        everybody=sum(part.everybody for part in parts),
        squares=_sums(part.squares for part in parts),
        lengths=tuple(map(_added, zip(*(part.lengths for part in parts), strict=True))),
        pairs=pairs,
    )


def _sums(rows: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True)))


def _added(lengths: Iterable[Mapping[int, int]]) -> Mapping[int, int]:
    found: Counter[int] = Counter()
    for one in lengths:
        found.update(one)
    return found


def scores_of_two(counts: Counts, people: People) -> Scores:
    """Return how well two of the people agree."""
    first, second = (counts.annotations[person] for person in people)
    lengths = [counts.lengths[person] for person in people]
    common = counts.pairs[people]
    disagreeing = counts.disagreeing(people)
    return Scores(
        exact_f1=_share(2 * common.identical, first + second),
        overlap_f1=_share(common.overlapping, first + second),
        kappa=_kappa(counts.characters, lengths, disagreeing),
        alpha_u=alpha(
            counts.characters,
            lengths,
            sum(counts.squares[person] for person in people),
            disagreeing,
        ),
        annotations=(first, second),
        identical=common.identical,
        sample=Sample(first + second - common.identical, needed(counts.scope)),
    )


def scores_of_all(counts: Counts) -> Scores:
    """Return how well all agree: alpha of all at once, means over every two for the others."""
    of_pairs = [scores_of_two(counts, people) for people in counts.pairs]
    return Scores(
        exact_f1=_mean(scores.exact_f1 for scores in of_pairs),
        overlap_f1=_mean(scores.overlap_f1 for scores in of_pairs),
        kappa=_mean(scores.kappa for scores in of_pairs),
        alpha_u=alpha(
            counts.characters,
            counts.lengths,
            sum(counts.squares),
            sum(map(counts.disagreeing, counts.pairs)),
        ),
        annotations=counts.annotations,
        identical=counts.everybody,
        sample=Sample(counts.anybody, needed(counts.scope, people=len(counts.annotations))),
    )


def needed(scope: Scope, *, people: int = 2) -> int:
    """Return how many annotations it takes to tell an alpha of 0.8 from a lower one at 5 %.

    The rule is equation 3.7 of D. Bloch and H. Kraemer, "2 x 2 kappa coefficients: measures of
    agreement or association", Biometrics 45 (1989) 269-287, which Krippendorff (2019) recommends:
    for as many types as there are, equally frequent. Of one type it takes its share of them.
    """
    share = 1 / len(AnnotationType)
    spread = (1 + _LEAST_ALPHA) * (3 - _LEAST_ALPHA) / (4 * (1 - _LEAST_ALPHA))
    of_all = people * _NORMAL_AT_5_PERCENT**2 * (spread / (share * (1 - share)) - _LEAST_ALPHA)
    return ceil(of_all if scope is None else of_all * share)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _kappa(characters: int, lengths: Sequence[Mapping[int, int]], disagreeing: int) -> float | None:
    first, second = lengths
    not_annotated = [characters - sum(one.values()) for one in lengths]
    alike_by_chance = not_annotated[0] * not_annotated[1]
    alike_by_chance += sum(count * second.get(value, 0) for value, count in first.items())
    by_chance = characters**2 - alike_by_chance
    return 1 - disagreeing * characters / by_chance if by_chance else None


def _mean(values: Iterable[float | None]) -> float | None:
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else None
