"""Counts what a merge brings, in all and by document, and keeps some examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotations import Anchoring, AnnotationType
from annotator.domain.merges import MergeCounts, MergeSample
from annotator.storage.merge_order import says_the_same
from annotator.storage.merge_plan import effect

if TYPE_CHECKING:
    from annotator.domain.merges import DocumentMatch, Effect
    from annotator.storage.incoming import Incoming
    from annotator.storage.merge_identity import Identity
    from annotator.storage.merge_plan import Plan
    from annotator.storage.row_mapping import Columns

_SAMPLES = 50  # of each kind; more would be a list to read and no examples


class Tally:
    """Looks at one plan after the other."""

    def __init__(self, incoming: Incoming, identity: Identity) -> None:
        self._identity = identity
        self._titles = {identity.document_ids[one.id]: one.title for one in identity.documents}
        self._names = {identity.people[row["id"]]: row["name"] for row in incoming.people}
        self._of_documents: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._decisions = self._remarks = 0
        self._samples: defaultdict[str, list[MergeSample]] = defaultdict(list)

    def annotations(self, plan: Plan) -> None:
        """Count a chunk of annotations."""
        contested = {contest.row["annotation_key"] for contest in plan.contests}
        for row in plan.new:
            self._count(None, row, is_contested=False)
        for pair in plan.changed:
            self._count(pair.ours, pair.theirs, is_contested=pair.ours["key"] in contested)
            contested.discard(pair.ours["key"])
        for contest in plan.contests:
            pair = contest.pair
            self._of_documents[pair.ours["document_id"]]["conflicts"] += 1
            if pair.ours["key"] in contested:  # ours stays
                self._keep("conflicts", None, pair.theirs)

    def decisions(self, plan: Plan) -> None:
        """Count a chunk of decisions."""
        self._decisions += _seen(plan)

    def remarks(self, plan: Plan) -> None:
        """Count a chunk of remarks."""
        self._remarks += _seen(plan)

    @property
    def counts(self) -> MergeCounts:
        """Of everything."""
        annotations = sum(self._of_documents.values(), Counter[str]())
        return MergeCounts(**annotations, decisions=self._decisions, remarks=self._remarks)

    @property
    def documents(self) -> tuple[DocumentMatch, ...]:
        """The documents with what comes in for each."""
        return tuple(
            replace(
                one,
                counts=MergeCounts(**self._of_documents[self._identity.document_ids[one.id]]),
            )
            for one in self._identity.documents
        )

    @property
    def samples(self) -> tuple[MergeSample, ...]:
        """Examples, conflicts first."""
        kinds = ("conflicts", "deleted", "changed", "new")
        return tuple(sample for kind in kinds for sample in self._samples[kind])

    def _count(self, ours: Columns | None, theirs: Columns, *, is_contested: bool) -> None:
        seen = effect(ours, theirs)
        if seen is None or (ours is not None and says_the_same(ours, theirs)):
            return
        counter = self._of_documents[theirs["document_id"]]
        counter[seen.value] += 1
        if theirs["anchoring"] != Anchoring.SOUND and not theirs["deleted"]:
            counter["to_check"] += 1
        self._keep("conflicts" if is_contested else seen.value, seen, theirs)

    def _keep(self, kind: str, seen: Effect | None, row: Columns) -> None:
        if len(self._samples[kind]) < _SAMPLES:
            self._samples[kind].append(
                MergeSample(
                    effect=seen,
                    document=self._titles[row["document_id"]],
                    quote=row["quote"],
                    type=AnnotationType(row["type"]),
                    author=self._names[row["person_id"]],
                    conflict=kind == "conflicts",
                )
            )


def _seen(plan: Plan) -> int:
    """Return how many rows of what was said appear or disappear."""
    return sum(not row["deleted"] for row in plan.new) + sum(
        bool(pair.ours["deleted"]) != bool(pair.theirs["deleted"]) for pair in plan.changed
    )
