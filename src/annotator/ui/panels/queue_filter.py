"""What the filter of the review queue is set to, and the query that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from annotator.domain.review_queues import QueueKind, QueueQuery
from annotator.text.outline import section_at
from annotator.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotations import AnnotationType, Origin
    from annotator.domain.review_queues import Accord, Reader
    from annotator.text.outline import Section


class Scope(Enum):
    """How far a queue reaches."""

    ALL_DOCUMENTS = auto()
    DOCUMENT = auto()
    CURRENT_SECTION = auto()
    SECTION = auto()


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which annotations are to be gone through.

    Attributes:
        kind: What they wait for.
        scope: How far the queue reaches.
        section: That of SECTION.
        types: Empty means all.
        person_id: None means every author.
        origin: None means any.
        value_missing: Only those without a value.
        accord: How they stand to what other authors have tagged; None means anyhow.
    """

    kind: QueueKind = QueueKind.TO_REVIEW
    scope: Scope = Scope.ALL_DOCUMENTS
    section: Section | None = None
    types: frozenset[AnnotationType] = frozenset()
    person_id: str | None = None
    origin: Origin | None = None
    value_missing: bool = False
    accord: Accord | None = None

    @property
    def restricts(self) -> bool:
        """Whether anything but the kind is chosen."""
        return self != QueueFilter(kind=self.kind)

    def query(
        self,
        reader: Reader,
        document_id: str | None,
        sections: Sequence[Section],
        position: int,
    ) -> QueueQuery:
        """What to ask the project for, with the reader at this code point of a document."""
        return QueueQuery(
            kind=self.kind,
            reader=reader,
            document_id=None if self.scope is Scope.ALL_DOCUMENTS else document_id,
            span=self._span(sections, position),
            types=self.types,
            person_ids=frozenset([self.person_id] if self.person_id else []),
            origins=frozenset([self.origin] if self.origin else []),
            value_missing=self.value_missing,
            accord=self.accord,
        )

    def _span(self, sections: Sequence[Section], position: int) -> Span | None:
        if self.scope is Scope.SECTION and self.section:
            return Span(self.section.start, self.section.end)
        if self.scope is not Scope.CURRENT_SECTION:
            return None
        section = section_at(sections, position)
        if section:
            return Span(section.start, section.end)
        before_the_first = sections[0].start if sections else 0
        return Span(0, before_the_first) if before_the_first else None
