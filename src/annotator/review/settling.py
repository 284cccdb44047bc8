"""What to change in the final version so that it says what a reviewer has chosen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.values.editing import value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.domain.annotations import Annotation, AnnotationType
    from annotator.domain.final_versions import Provenance, Source
    from annotator.domain.reviews import Content
    from annotator.text.spans import Span


@dataclass(frozen=True, slots=True)
class Wanted:
    """An annotation that the final version is to have.

    Attributes:
        living: Else it is only to say, by its provenance, that none is to stay.
    """

    content: Content
    provenance: Provenance
    note: str = ""
    living: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What the final version is to have in answer to some annotations.

    Attributes:
        about: These annotations, as they stand.
        span: From the first of them to the last.
        wanted: At least one: if only to say that none is to stay.
        gives_way: Where the final version has an answer about one of them that wants something
            else, that stays; where it wants the same, it answers the others too.
    """

    about: tuple[Source, ...]
    span: Span
    wanted: tuple[Wanted, ...]
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write.

    Attributes:
        changed: Annotations of the final version as they are to be.
        made: What has no annotation yet that could be written over.
    """

    changed: tuple[Annotation, ...]
    made: tuple[Wanted, ...]


def plan(
    answers: Sequence[Answer], finals: Iterable[Annotation], standing: Mapping[str, int]
) -> Plan:
    """Return how the final version comes to say what the answers want.

    An answer takes the place of earlier ones about the same annotations as they stand. What
    those were about besides, it answers too: authors who are compared two by two would else open
    each other's differences again for ever. An earlier answer about annotations that have all
    changed since is taken away as well; one that still holds for others stays.

    Args:
        answers: Each annotation is in one of them at most.
        finals: What the final version has around there, tombstones too; what should rather be
            written over comes first.
        standing: Revisions of the living annotations that these were made from, by id.
    """
    planning = _Planning(answers, finals, standing)
    for number, answer in enumerate(answers):
        if not answer.gives_way or not planning.leave(number, answer):
            planning.answer(number, answer)
    planning.clear()
    return Plan(tuple(planning.changed), tuple(planning.made))


@dataclass(eq=False, slots=True)
class _Earlier:
    """An annotation of the final version, and what it is about.

    Attributes:
        now: Numbers of the answers that are about the same annotations as they stand.
        once: Numbers of those that are about the same annotations, changed since.
        besides: What else it is about that stands as it did.
        done: It has been written over, or is to stay.
    """

    row: Annotation
    now: set[int] = field(default_factory=set)
    once: set[int] = field(default_factory=set)
    besides: list[Source] = field(default_factory=list)
    done: bool = False

    @property
    def is_answered_again(self) -> bool:
        """Whether the new answers take its place."""
        return bool(self.now or (self.once and not self.besides))


class _Planning:
    """The plan while it is made."""

    def __init__(
        self, answers: Sequence[Answer], finals: Iterable[Annotation], standing: Mapping[str, int]
    ) -> None:
        asked = {one.annotation_id: n for n, answer in enumerate(answers) for one in answer.about}
        revisions = {one.annotation_id: one.revision for a in answers for one in a.about}
        self.changed: list[Annotation] = []
        self.made: list[Wanted] = []
        self._earlier = [_Earlier(row) for row in finals]
        self._about: defaultdict[int, list[_Earlier]] = defaultdict(list)
        self._at: defaultdict[tuple[int, int], list[_Earlier]] = defaultdict(list)
        for one in self._earlier:
            for source in _sources(one.row):
                number = asked.get(source.annotation_id)
                if number is None:
                    if standing.get(source.annotation_id) == source.revision:
                        one.besides.append(source)
                elif revisions[source.annotation_id] == source.revision:
                    one.now.add(number)
                else:
                    one.once.add(number)
            for number in one.now:
                self._about[number].append(one)
            self._at[one.row.start, one.row.end].append(one)

    def leave(self, number: int, answer: Answer) -> bool:
        """Let an earlier answer stand, if there is one, and answer the rest too if it can."""
        for one in self._about[number]:
            one.done = True
            if one.row.provenance and any(_says(one.row, wanted) for wanted in answer.wanted):
                provenance = _more(one.row.provenance, answer.about)
                self.changed.append(replace(one.row, provenance=provenance))
        return bool(self._about[number])

    def answer(self, number: int, answer: Answer) -> None:
        """Write what is wanted over what there is, or make it."""
        besides = [source for one in self._about[number] for source in one.besides]
        for wanted in answer.wanted:
            provenance = _more(wanted.provenance, besides)
            old = next(self._free(wanted.content), None)
            if old is None:
                self.made.append(replace(wanted, provenance=provenance) if besides else wanted)
                continue
            old.done = True
            self.changed.append(
                replace(
                    old.row,
                    type=wanted.content.type,
                    value=wanted.content.value,
                    note=wanted.note,
                    provenance=provenance,
                    deleted=not wanted.living,
                )
            )

    def clear(self) -> None:
        """Take away the earlier answers that nothing was written over; they say nothing more."""
        for one in self._earlier:
            if one.is_answered_again and not one.done:
                self.changed.append(replace(one.row, deleted=True, provenance=None))

    def _free(self, content: Content) -> Iterator[_Earlier]:
        """Give what stands at a place and holds for nothing any more that is not asked here."""
        for one in self._at[content.start, content.end]:
            if not one.done and (one.is_answered_again or not one.besides):
                yield one


def statement(content: Annotation | Content) -> tuple[int, int, AnnotationType, str]:
    """Return what two annotations have alike that state the same, as in a comparison."""
    return content.start, content.end, content.type, value_text(content.value)


def _sources(row: Annotation) -> tuple[Source, ...]:
    return row.provenance.sources if row.provenance else ()


def _says(row: Annotation, wanted: Wanted) -> bool:
    same = statement(row) == statement(wanted.content)
    return same and wanted.living is not row.deleted


def _more(provenance: Provenance, sources: Sequence[Source]) -> Provenance:
    if not sources:
        return provenance
    known = {one.annotation_id: one for one in provenance.sources}
    added = {one.annotation_id: one for one in sources}
    return replace(provenance, sources=tuple((known | added).values()))
