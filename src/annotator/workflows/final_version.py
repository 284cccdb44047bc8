"""Write the final version of a document, within a transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotations import Anchoring, Annotation, Origin
from annotator.domain.final_versions import FINAL_PERSON_ID, final_id
from annotator.review import settling
from annotator.storage import annotation_store, document_store, final_store
from annotator.text.spans import Span
from annotator.workflows import rule_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.review.settling import Answer, Wanted
    from annotator.storage.change_recorder import ChangeRecorder
    from annotator.workflows.session import Session


class FinalVersion:
    """The final version of one document."""

    def __init__(self, session: Session, recorder: ChangeRecorder, document_id: str) -> None:
        self._recorder = recorder
        self._connection = recorder.connection
        self._document = document_store.living_document(self._connection, document_id)
        self._text = session.text_of(self._connection, self._document)
        self._at = session.clock()

    def answer(self, answers: Sequence[Answer]) -> None:
        """Make it say what the answers want; those about places close together go quickest.

        Raises:
            ValueError: One wants something beyond the text.
        """
        extent = _extent(answers)
        rule_values.refuse_beyond(self._text, extent)
        finals = final_store.near(self._connection, self._document.id, extent)
        asked = {one.annotation_id for answer in answers for one in answer.about}
        named = {
            one.annotation_id for row in finals if row.provenance for one in row.provenance.sources
        }
        standing = final_store.revisions(self._connection, named - asked)
        plan = settling.plan(answers, finals, standing)
        self._recorder.change_annotations(
            # Whoever chose an annotation that a merge brought to this place has looked at it.
            [replace(one, anchoring=Anchoring.SOUND) for one in plan.changed]
        )
        if plan.made:
            self._make(plan.made)

    def _make(self, made: Sequence[Wanted]) -> None:
        final_store.found_person(self._connection, at=self._at)
        first = self._recorder.free_key()
        ids = self._ids([Span(one.content.start, one.content.end) for one in made])
        new = (
            Annotation(
                key=key,
                id=id_,
                document_id=self._document.id,
                text_version_id=self._document.text_version_id,
                start=one.content.start,
                end=one.content.end,
                type=one.content.type,
                quote=self._text[one.content.start : one.content.end],
                person_id=FINAL_PERSON_ID,
                created_at=self._at,
                modified_at=self._at,
                value=one.content.value,
                note=one.note,
                origin=Origin.FINAL,
                deleted=not one.living,
                provenance=one.provenance,
            )
            for key, (id_, one) in enumerate(zip(ids, made, strict=True), first)
        )
        self._recorder.add_annotations(list(new), self._text)

    def _ids(self, spans: Sequence[Span]) -> Iterator[str]:
        """Give an id that nothing has for an annotation of each span."""
        sha256 = self._document.sha256
        wished = [final_id(sha256, span.start, span.end) for span in spans]
        used = annotation_store.known_ids(self._connection, wished)
        for span, id_ in zip(spans, wished, strict=True):
            free, nth = id_, 0
            while free in used:
                nth += 1
                free = final_id(sha256, span.start, span.end, nth=nth)
                used |= annotation_store.known_ids(self._connection, [free])
            used.add(free)
            yield free


def _extent(answers: Iterable[Answer]) -> Span:
    """Return the span that holds everything the answers are about, and what they want."""
    places = [one.span for one in answers]
    places += [Span(w.content.start, w.content.end) for one in answers for w in one.wanted]
    return Span(min(one.start for one in places), max(one.end for one in places))
