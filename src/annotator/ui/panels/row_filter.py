"""What the filter of the table is set to, and the query that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.row_queries import RowQuery
from annotator.text.outline import section_at
from annotator.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotations import AnnotationType, Status
    from annotator.domain.row_queries import RowOrder
    from annotator.text.outline import Section


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Which annotations of the document are wanted.

    Attributes:
        types: Empty means all.
        person_id: None means everyone.
        status: None means any.
        follows_reading: Only the section the reader is in.
        section: Only this section, unless `follows_reading`; None means the whole document.
        words: Stand in the text, value or note.
    """

    types: frozenset[AnnotationType] = frozenset()
    person_id: str | None = None
    status: Status | None = None
    follows_reading: bool = False
    section: Section | None = None
    words: str = ""

    def query(
        self, document_id: str, order: RowOrder, sections: Sequence[Section], position: int
    ) -> RowQuery:
        """What to ask the project for, with the reader at this code point."""
        return RowQuery(
            document_id=document_id,
            types=self.types,
            person_ids=frozenset([self.person_id] if self.person_id else []),
            statuses=frozenset([self.status] if self.status else []),
            span=self._span(sections, position),
            words=self.words,
            order=order,
        )

    def _span(self, sections: Sequence[Section], position: int) -> Span | None:
        if not self.follows_reading:
            return Span(self.section.start, self.section.end) if self.section else None
        section = section_at(sections, position)
        if section:
            return Span(section.start, section.end)
        before_the_first = sections[0].start if sections else 0
        return Span(0, before_the_first) if before_the_first else None
