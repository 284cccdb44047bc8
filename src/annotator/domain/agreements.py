"""How well people agree: the measures, the numbers, how far they bear, what lies behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.annotations import AnnotationType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime, tzinfo

Scope = AnnotationType | None
"""What a number is about: annotations of one type, or of all types."""

SCOPES: tuple[Scope, ...] = (None, *AnnotationType)


class Measure(StrEnum):
    """A way to put agreement into a number.

    EXACT_F1: the share of annotations with the same span and type. OVERLAP_F1: the same type and
    a character in common are enough. KAPPA: Cohen's kappa, character by character. ALPHA_U:
    Krippendorff's alpha for unitising.
    """

    EXACT_F1 = "exact_f1"
    OVERLAP_F1 = "overlap_f1"
    KAPPA = "kappa"
    ALPHA_U = "alpha_u"


class DisagreementKind(StrEnum):
    """How two people disagree about a place.

    BORDERS: one type, overlapping spans, other borders. TYPE: the same or overlapping spans of
    different types. ONLY: one of the two has nothing there.
    """

    BORDERS = "borders"
    TYPE = "type"
    ONLY = "only"

    def lowers(self, measure: Measure) -> bool:
        """Whether such a disagreement counts against people by this measure.

        For kappa and alpha it does as far as it changes what a character is tagged as.
        """
        return self is not DisagreementKind.BORDERS or measure is not Measure.OVERLAP_F1


@dataclass(frozen=True, slots=True)
class Sample:
    """What a number rests on.

    Attributes:
        annotations: How many different annotations it was counted from; what several people
            have alike counts once.
        needed: How many it takes for the number to say something about more than these.
    """

    annotations: int
    needed: int

    @property
    def enough(self) -> bool:
        """Whether the number says something about more than these annotations."""
        return self.annotations >= self.needed


@dataclass(frozen=True, slots=True)
class Scores:
    """How well people agree, by every measure; None where a measure is not defined.

    Attributes:
        exact_f1: From 0 to 1, as is overlap_f1.
        kappa: At most 1; 0 is what chance brings, as for alpha_u.
        annotations: How many each of them has, in the order of the people.
        identical: How many annotations all of them have with the same span and type.
    """

    exact_f1: float | None
    overlap_f1: float | None
    kappa: float | None
    alpha_u: float | None
    annotations: tuple[int, ...]
    identical: int
    sample: Sample

    def __getitem__(self, measure: Measure) -> float | None:
        """Return the number of one measure."""
        value: float | None = getattr(self, measure.value)
        return value


class Side(NamedTuple):
    """The annotation of one person that a disagreement is about."""

    key: int
    start: int
    end: int
    type: AnnotationType


class _Disputed:
    """Annotations of one place that are not alike."""

    __slots__ = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """The annotations it is about."""
        raise NotImplementedError

    @property
    def start(self) -> int:
        """First code point that anybody annotated."""
        return min(side.start for side in self.sides)

    @property
    def end(self) -> int:
        """One past the last code point that anybody annotated."""
        return max(side.end for side in self.sides)


@dataclass(frozen=True, slots=True)
class Disagreement(_Disputed):
    """A place that two people do not have alike.

    Attributes:
        first: What the first person has there; None for nothing.
        second: What the second person has there.
    """

    kind: DisagreementKind
    document_id: str
    first: Side | None
    second: Side | None

    @property
    def kinds(self) -> tuple[DisagreementKind, ...]:
        """The kind, as of a place that several people dispute."""
        return (self.kind,)

    @property
    def each(self) -> tuple[tuple[Side, ...], ...]:
        """What the first and the second have there."""
        return tuple((side,) if side else () for side in (self.first, self.second))

    @property
    def sides(self) -> tuple[Side, ...]:
        """The annotations it is about: one or two."""
        return tuple(side for side in (self.first, self.second) if side)


@dataclass(frozen=True, slots=True)
class DisputedPlace(_Disputed):
    """A place that not all of several people have alike: where disagreements of two touch.

    Attributes:
        kinds: How any two of them disagree there, each once.
        each: For every person, in their order, the annotations there that somebody else does not
            have; empty for nothing.
    """

    kinds: tuple[DisagreementKind, ...]
    document_id: str
    each: tuple[tuple[Side, ...], ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """The annotations it is about."""
        return tuple(side for sides in self.each for side in sides)


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How well people agree in some part of the texts.

    Attributes:
        people: Names of the two; or of all, if there are more.
        scores: For all types and for each.
        document: Title; empty for all documents together.
        section: Titles of the headings above it, outermost first, joined with " / "; or empty.
        entry: Title of the entry; or empty.
    """

    people: tuple[str, ...]
    scores: Mapping[Scope, Scores]
    document: str = ""
    section: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One disagreement with all that a reader outside the program needs to find it.

    Attributes:
        people: Names of the first and the second person.
        section: As in `AgreementRow`, as is entry.
        paragraph: Number of its paragraph in the document, from 1.
        first: Type and text of what the first person annotated; None for nothing.
        second: The same of the second person.
        before: The text that leads up to it as it reads; up to 20 code points.
        after: The text that follows it, likewise.
    """

    kind: DisagreementKind
    people: tuple[str, str]
    document: str
    section: str
    entry: str
    paragraph: int
    start: int
    end: int
    first: tuple[AnnotationType, str] | None
    second: tuple[AnnotationType, str] | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AgreementExport:
    """Everything a workbook about agreement is made from.

    Attributes:
        project: Title of the project.
        people: Names.
        pairs: For every two people, by their places in `people`, how well they agree in all.
        together: The same of all people at once; that of the pair if there are two.
        sections: Of every section and every two people of whom one annotated anything there.
        disagreements: Read once, pair by pair. May be produced while it is read.
        count: How many disagreements there will be.
        documents: Titles of the texts that were compared, each with the names of those who have
            no annotation in it.
        at: When the counts were taken; UTC.
        zone: The zone that times are shown in.
    """

    project: str
    people: tuple[str, ...]
    pairs: Mapping[tuple[int, int], AgreementRow]
    together: AgreementRow
    sections: Sequence[AgreementRow]
    disagreements: Iterable[DisagreementRow]
    count: int
    documents: tuple[tuple[str, tuple[str, ...]], ...]
    at: datetime
    zone: tzinfo
    program_version: str
