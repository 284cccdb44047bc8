"""Counts what a merge brings, in all and by document, and keeps some examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.domain.annotations import Anchoring, AnnotationType
from annotator.domain.merges import (
    Effect,
    MergeCounts,
    MergeSample,
    SaidSample,
    SampleState,
)
from annotator.storage.merge_order import says_the_same
from annotator.storage.merge_plan import effect
from annotator.storage.recorded_tables import DECISIONS, REMARKS
from annotator.storage.review_mapping import decision_of, remark_of
from annotator.storage.row_mapping import VALUE_COLUMNS, value_of_columns
from annotator.values.display import display_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.domain.merges import DocumentMatch
    from annotator.domain.reviews import Decision, Remark
    from annotator.storage.incoming import Incoming
    from annotator.storage.merge_identity import Identity
    from annotator.storage.merge_plan import Plan
    from annotator.storage.merge_survey import Survey
    from annotator.storage.recorded_tables import Recorded
    from annotator.storage.row_mapping import Columns

SAMPLES = 200
"""So many of each kind are kept; what comes in stands in the project to be looked through."""

_CONFLICTS, _HELD, _OVERRULED, _TO_CHECK = "conflicts", "held", "overruled", "to_check"
_KINDS = (_CONFLICTS, _TO_CHECK, "deleted", "changed", "new")
# Asking the enumerations takes as long as all other counting.
_NAMES = {one: one.value for one in Effect}
_SOUND = Anchoring.SOUND.value


@dataclass(frozen=True, slots=True)
class _Sample:
    """An example; `theirs` as it would stand here."""

    effect: Effect | None
    ours: Columns | None
    theirs: Columns


class Tally:
    """Looks at one plan after the other."""

    def __init__(self, incoming: Incoming, identity: Identity) -> None:
        self._incoming = incoming
        self._identity = identity
        self._titles = {identity.document_ids[one.id]: one.title for one in identity.documents}
        self._names = {identity.people[row["id"]]: row["name"] for row in incoming.people}
        self._seen: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._decisions = self._remarks = self._quiet = 0
        self._samples: defaultdict[str, list[_Sample]] = defaultdict(list)
        self._said_samples: dict[Recorded, list[Columns]] = {DECISIONS: [], REMARKS: []}

    def surveyed(self, survey: Survey) -> None:
        """Take what is counted already."""
        for (document_id, seen), count in survey.counts.items():
            self._seen[document_id, _NAMES[seen]] += count
        self._quiet += survey.quiet

    def annotations(self, plan: Plan) -> None:
        """Count a chunk of annotations."""
        for row in plan.new:
            if row["deleted"]:
                self._quiet += 1
            else:
                self._count(Effect.NEW, None, row)
        contested = {contest.pair.ours["key"]: contest.pair for contest in plan.contests}
        for pair in plan.changed:
            is_contested = contested.pop(pair.ours["key"], None) is not None
            seen = effect(pair.ours, pair.theirs)
            if seen and not says_the_same(pair.ours, pair.theirs):
                self._count(seen, pair.ours, pair.theirs, is_contested=is_contested)
            else:
                self._quiet += 1
        for pair in contested.values():  # in these, ours stays
            self._seen[pair.ours["document_id"], _HELD] += 1
            if len(self._samples[_CONFLICTS]) < SAMPLES:
                self._samples[_CONFLICTS].append(_Sample(None, pair.ours, pair.theirs))
        for contest in plan.contests:
            document_id = contest.pair.ours["document_id"]
            self._seen[document_id, _CONFLICTS] += 1
            if contest.winner["deleted"]:
                self._seen[document_id, _OVERRULED] += 1

    def decisions(self, plan: Plan) -> None:
        """Count a chunk of decisions."""
        self._decisions += self._said(DECISIONS, plan)

    def remarks(self, plan: Plan) -> None:
        """Count a chunk of remarks."""
        self._remarks += self._said(REMARKS, plan)

    def conflicts(self, plan: Plan) -> None:
        """Take notice of a chunk of the conflicts that were noted there, and settled."""
        self._quiet += len(plan.new) + len(plan.changed)

    @property
    def is_quiet(self) -> bool:
        """Whether something comes in that nobody would notice."""
        return self._quiet > 0

    @property
    def counts(self) -> MergeCounts:
        """Of everything."""
        found: Counter[str] = Counter()
        for (_, kind), count in self._seen.items():
            found[kind] += count
        return MergeCounts(**found, decisions=self._decisions, remarks=self._remarks)

    @property
    def documents(self) -> tuple[DocumentMatch, ...]:
        """The documents with what comes in for each."""
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (document_id, kind), count in self._seen.items():
            found[document_id][kind] = count
        ids = self._identity.document_ids
        return tuple(
            replace(one, counts=MergeCounts(**found[ids[one.id]]))
            for one in self._identity.documents
        )

    def samples(self) -> tuple[MergeSample, ...]:
        """Return examples, conflicts first, then places to check."""
        kept = [(kind, one) for kind in _KINDS for one in self._samples[kind]]
        quotes = self._incoming.quotes([one.theirs["key"] for _, one in kept])
        return tuple(
            MergeSample(
                effect=one.effect,
                document=self._titles[one.theirs["document_id"]],
                author=self._names[one.theirs["person_id"]],
                ours=_state(one.ours) if one.ours else None,
                theirs=_state(one.theirs),
                conflict=kind == _CONFLICTS,
                anchoring=Anchoring(one.theirs["anchoring"]),
                quote_there="" if one.theirs["quote"] == quote else quote,
            )
            for kind, one in kept
            for quote in (quotes[one.theirs["key"]],)
        )

    def said(self) -> tuple[SaidSample, ...]:
        """Return examples of decisions, then of remarks."""
        return (
            *self._told(DECISIONS, decision_of),
            *self._told(REMARKS, remark_of),
        )

    def _told(
        self, of: Recorded, read: Callable[[Columns], Decision | Remark]
    ) -> Iterator[SaidSample]:
        rows = self._said_samples[of]
        subjects = self._incoming.subjects(of, [row["id"] for row in rows])
        for row in rows:
            subject = subjects[row["id"]]
            yield SaidSample(
                said=read(row),
                document=self._titles[self._identity.document_ids[subject["document_id"]]],
                by=self._names[row["person_id"]],
                author=self._names[self._identity.people[subject["person_id"]]],
                type=AnnotationType(subject["type"]),
                quote=subject["quote"],
            )

    def _said(self, of: Recorded, plan: Plan) -> int:
        """Return how many rows of what was said appear or disappear."""
        seen = [row for row in plan.new if not row["deleted"]]
        seen += [
            pair.theirs
            for pair in plan.changed
            if bool(pair.ours["deleted"]) != bool(pair.theirs["deleted"])
        ]
        self._quiet += len(plan.new) + len(plan.changed) - len(seen)
        kept = self._said_samples[of]
        kept += seen[: SAMPLES - len(kept)]
        return len(seen)

    def _count(
        self,
        seen: Effect,
        ours: Columns | None,
        theirs: Columns,
        *,
        is_contested: bool = False,
    ) -> None:
        kind = _NAMES[seen]
        self._seen[theirs["document_id"], kind] += 1
        if theirs["anchoring"] != _SOUND and not theirs["deleted"]:
            kind = _TO_CHECK
            self._seen[theirs["document_id"], kind] += 1
        kind = _CONFLICTS if is_contested else kind
        if len(self._samples[kind]) < SAMPLES:
            self._samples[kind].append(_Sample(seen, ours, theirs))


def _state(row: Columns) -> SampleState:
    return SampleState(
        quote=row["quote"],
        type=AnnotationType(row["type"]),
        value=display_value(value_of_columns([row[name] for name in VALUE_COLUMNS])),
        note=row["note"],
        removed=bool(row["deleted"]),
    )
