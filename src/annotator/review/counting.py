"""Count what people annotated in one text, alike and differently, section by section.

A volume may hold 140,000 annotations of each, so everything here is one sweep over sorted tuples.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeVar

from annotator.domain.agreements import SCOPES
from annotator.domain.annotations import AnnotationType
from annotator.review.agreement import Counts, PairCounts
from annotator.review.pairing import paired
from annotator.review.unitising import BITS, overlap, pieces, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.domain.agreements import Scope
    from annotator.review.agreement import People
    from annotator.review.pairing import Pairing
    from annotator.review.unitising import Piece, Row

_Column = list[int]
"""One amount for each section of a text."""

_ByScope = dict["Scope", _Column]
_Value = TypeVar("_Value")

_BEHIND_EVERYTHING = 1 << 62
_VALUES: Mapping[Scope, int] = {
    None: sum(BITS.values()),
    **{type_: BITS[type_] for type_ in AnnotationType},
}


class TextAgreement:
    """The annotations of several people of one text side by side.

    An annotation counts in the section that it begins in, its characters in those they stand in.

    Args:
        tracks: The annotations of each person, sorted by start.
        characters: Length of the text.
        starts: Where its sections begin, the first of them at 0; each reaches to the next.

    Attributes:
        pairings: For every two people, which of their annotations belong together.
    """

    def __init__(
        self, tracks: Sequence[Sequence[Row]], *, characters: int, starts: Sequence[int] = (0,)
    ) -> None:
        sections = _Sections(starts)
        self._characters = [
            end - start for start, end in zip(starts, [*starts[1:], characters], strict=True)
        ]
        self._people = [_Person(track, sections) for track in tracks]
        self.pairings: Mapping[People, Pairing] = {
            (first, second): paired(tracks[first], tracks[second])
            for first, second in combinations(range(len(tracks)), 2)
        }
        self._pairs = {
            people: _Pair(pairing, [self._people[one].pieces for one in people], sections)
            for people, pairing in self.pairings.items()
        }
        self._anybody, self._everybody = (
            _of_two(self._people, self._pairs[0, 1])
            if len(tracks) == 2  # noqa: PLR2004 - known already, from their pairing
            else _of_many(tracks, sections)
        )

    def annotated_sections(self) -> list[int]:
        """Return the sections in which anybody annotated anything."""
        return [section for section, count in enumerate(self._anybody[None]) if count]

    def counts(self, scope: Scope, section: int | None = None) -> Counts:
        """Return what scores are made of, for one section or for the whole text."""
        chosen = slice(None) if section is None else slice(section, section + 1)
        return Counts(
            scope=scope,
            characters=sum(self._characters[chosen]),
            annotations=tuple(sum(one.annotations[scope][chosen]) for one in self._people),
            anybody=sum(self._anybody[scope][chosen]),
            everybody=sum(self._everybody[scope][chosen]),
            squares=tuple(sum(one.squares[scope][chosen]) for one in self._people),
            lengths=tuple(
                {value: sum(column[chosen]) for value, column in one.lengths[scope].items()}
                for one in self._people
            ),
            pairs={people: pair.counts(scope, chosen) for people, pair in self._pairs.items()},
        )


class _Sections:
    """Adds up amounts for each section, by what they are amounts of."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._later_starts = starts[1:]

    def nothing(self) -> _Column:
        """Return no amount in any section."""
        return [0] * (len(self._later_starts) + 1)

    def begun(self, annotations: Iterable[tuple[Any, ...]]) -> _ByScope:
        """Return how many annotations begin in each section.

        Their start comes first, the code of their type last.
        """
        columns = {code: self.nothing() for code in BITS}
        later_starts = self._later_starts
        for annotation in annotations:
            columns[annotation[-1]][bisect_right(later_starts, annotation[0])] += 1
        return self.by_scope({BITS[code]: column for code, column in columns.items()})

    def squares(self, segments: Iterable[Piece]) -> _ByScope:
        """Return the squares of the lengths of the segments that begin in each section."""
        columns: defaultdict[int, _Column] = defaultdict(self.nothing)
        later_starts = self._later_starts
        for start, end, value in segments:
            columns[value][bisect_right(later_starts, start)] += (end - start) ** 2
        return self.by_scope(columns)

    def covered(self, stretches: Iterable[tuple[int, int, _Value]]) -> Mapping[_Value, _Column]:
        """Return the characters of each value in each section.

        The stretches are sorted and do not overlap.
        """
        columns: defaultdict[_Value, _Column] = defaultdict(self.nothing)
        ends = iter([*self._later_starts, _BEHIND_EVERYTHING])
        section, section_end = 0, next(ends)
        for start, end, value in stretches:
            column, here = columns[value], start
            while section_end < end:
                column[section] += max(0, section_end - here)
                here = max(here, section_end)
                section, section_end = section + 1, next(ends)
            column[section] += end - here
        return columns

    def by_scope(self, columns: Mapping[int, _Column]) -> _ByScope:
        """Return for each scope the sum of the values that have its type, or any."""
        return {
            scope: self.sum(column for value, column in columns.items() if value & _VALUES[scope])
            for scope in SCOPES
        }

    def sum(self, columns: Iterable[_Column]) -> _Column:
        """Return the sums section by section."""
        return list(map(sum, zip(self.nothing(), *columns, strict=True)))


class _Person:
    """What one person annotated.

    Attributes:
        lengths: For each scope the characters in segments of each value.
    """

    def __init__(self, rows: Sequence[Row], sections: _Sections) -> None:
        self.pieces = pieces(rows)
        self.annotations = sections.begun(rows)
        self.squares = sections.squares(self.pieces)
        if overlap(rows):
            # The borders of one type cut no segments of another, unless all types are looked at.
            for type_ in AnnotationType:
                of_type = pieces([row for row in rows if row[3] == type_])
                self.squares[type_] = sections.squares(of_type)[type_]
        covered = sections.covered(self.pieces)
        self.lengths: dict[Scope, Mapping[int, _Column]] = {
            scope: {_VALUES[scope]: column} for scope, column in sections.by_scope(covered).items()
        }
        self.lengths[None] = covered


class _Pair:
    """What two people annotated alike and differently."""

    def __init__(
        self,
        pairing: Pairing,
        partitions: Sequence[Sequence[Piece]],
        sections: _Sections,
    ) -> None:
        self.identical = sections.begun(row for row, _ in pairing.identical)
        self._borders = sections.begun(row for pair in pairing.borders for row in pair)
        covered = sections.covered(shared(*partitions))
        self._alike = {
            scope: sections.sum(
                column for values, column in covered.items() if _are_alike(values, scope)
            )
            for scope in SCOPES
        }
        self._different = sections.sum(
            column for values, column in covered.items() if not _are_alike(values, None)
        )

    def counts(self, scope: Scope, chosen: slice) -> PairCounts:
        """Return the sums over the chosen sections."""
        identical = sum(self.identical[scope][chosen])
        return PairCounts(
            identical=identical,
            overlapping=2 * identical + sum(self._borders[scope][chosen]),
            alike=sum(self._alike[scope][chosen]),
            # What both annotated as one type is alike, as far as that type goes.
            different=sum(self._different[chosen]) if scope is None else 0,
        )


def _are_alike(values: tuple[int, int], scope: Scope) -> bool:
    one, other = values
    return one == other if scope is None else bool(one & other & _VALUES[scope])


def _of_two(people: Sequence[_Person], pair: _Pair) -> tuple[_ByScope, _ByScope]:
    """Return how many annotations at least one of two people has, and how many both have."""
    first, second = (person.annotations for person in people)
    both = pair.identical
    anybody = {
        scope: [
            one + other - same
            for one, other, same in zip(first[scope], second[scope], both[scope], strict=True)
        ]
        for scope in SCOPES
    }
    return anybody, both


def _of_many(tracks: Sequence[Sequence[Row]], sections: _Sections) -> tuple[_ByScope, _ByScope]:
    """Return how many annotations at least one person has, and how many everybody has."""
    contents = [{(row[0], row[1], row[3]) for row in track} for track in tracks]
    return sections.begun(set().union(*contents)), sections.begun(set.intersection(*contents))
