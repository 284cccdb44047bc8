"""What a reviewer chooses where authors differ, as an answer for the final version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.differences import DifferenceKind
from annotator.domain.final_versions import Choice, Provenance, Source
from annotator.domain.reviews import content_of
from annotator.review.settling import Answer, Wanted, statement
from annotator.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.differences import Difference
    from annotator.domain.reviews import Content


@dataclass(frozen=True, slots=True)
class Chooser:
    """Who chooses.

    Attributes:
        name: Their name.
        names: Names of the authors by id.
    """

    name: str
    names: Mapping[str, str]

    def take(
        self,
        difference: Difference,
        about: Sequence[Annotation],
        person_ids: Collection[str],
        *,
        gives_way: bool = False,
    ) -> Answer:
        """Take what these authors have; where they have nothing, nothing is to stay.

        Args:
            difference: What is settled.
            about: Its annotations.
            person_ids: The authors; what several of them state alike is taken once.
            gives_way: As in the answer.
        """
        unanimous = difference.kind is DifferenceKind.IDENTICAL
        choice = Choice.UNANIMOUS if unanimous else Choice.CHOSEN
        stated: dict[object, list[Annotation]] = {}
        for one in about:
            stated.setdefault(statement(one), []).append(one)
        wanted = []
        for alike in stated.values():
            taken = [one for one in alike if one.person_id in person_ids]
            if taken:
                rest = [one for one in alike if one.person_id not in person_ids]
                others = [one for same in stated.values() if same is not alike for one in same]
                note = next((one.note for one in taken if one.note), "")
                provenance = self._provenance(choice, [*taken, *rest, *others])
                wanted.append(Wanted(content_of(taken[0]), provenance, note))
        if not wanted:
            nothing = self._provenance(Choice.NEITHER, about)
            wanted.append(Wanted(content_of(about[0]), nothing, living=False))
        return self._answer(difference, about, wanted, gives_way=gives_way)

    def anew(self, difference: Difference, about: Sequence[Annotation], content: Content) -> Answer:
        """Take what none of the authors has."""
        provenance = self._provenance(Choice.AMENDED, about)
        return self._answer(difference, about, [Wanted(content, provenance)])

    def _answer(
        self,
        difference: Difference,
        about: Sequence[Annotation],
        wanted: Sequence[Wanted],
        *,
        gives_way: bool = False,
    ) -> Answer:
        span = Span(difference.start, difference.end)
        return Answer(self._sources(about), span, tuple(wanted), gives_way)

    def _provenance(self, choice: Choice, about: Sequence[Annotation]) -> Provenance:
        return Provenance(choice, self.name, self._sources(about))

    def _sources(self, about: Sequence[Annotation]) -> tuple[Source, ...]:
        return tuple(Source(one.id, one.revision, self.names[one.person_id]) for one in about)
