"""Where in its document an annotation stands, in words for a reader outside the program."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.exports import ExportRow
from annotator.formats.review_remarks import ShownReview, shown_review
from annotator.text.joined_view import page_breaks
from annotator.text.markdown_marks import marks_of
from annotator.text.outline import SectionKind, entry_and_section_at, outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.reviews import Decision

_NO_REVIEW = ShownReview()
_CONTEXT = 20
# Twice as much is looked at, since marks and page breaks in it do not count.
_REACH = 2 * _CONTEXT


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a span of a document stands, as `ExportRow` has it."""

    section: str
    entry: str
    paragraph: int
    before: str
    after: str


class Places:
    """Sections, entries and paragraphs of one document, looked up by position."""

    def __init__(self, title: str, text: str) -> None:
        self._title = title
        self._text = text
        self._sections = outline(text)
        self._paragraphs = _paragraph_starts(text)
        unread = sorted([*_marks(text), *page_breaks(text)])
        self._mark_starts = array("L", (start for start, _ in unread))
        self._mark_ends = array("L", (end for _, end in unread))

    def entries(self) -> tuple[tuple[str, str], ...]:
        """Return (section, entry) of every entry in text order, worded as in the rows."""
        return tuple(
            entry_and_section_at(self._sections, section.start)
            for section in self._sections
            if section.kind is SectionKind.ENTRY
        )

    def surroundings(self, start: int, end: int) -> Surroundings:
        """Return where a span stands and the text around it."""
        section, entry = entry_and_section_at(self._sections, start)
        return Surroundings(
            section=section,
            entry=entry,
            paragraph=max(1, bisect_right(self._paragraphs, start)),
            before=self._as_read(max(0, start - _REACH), start)[-_CONTEXT:],
            after=self._as_read(end, end + _REACH)[:_CONTEXT],
        )

    def row(
        self, annotation: Annotation, said: Sequence[Decision], names: Mapping[str, str]
    ) -> ExportRow:
        """Return what an export says about an annotation of this document.

        Args:
            annotation: The annotation.
            said: The decisions about it that were not taken back, the earliest first.
            names: The name of everyone by id.
        """
        review = shown_review(said, self._text) if said else _NO_REVIEW
        settled_by = annotation.provenance.by if annotation.provenance and not said else ""
        here = self.surroundings(annotation.start, annotation.end)
        return ExportRow(
            id=annotation.id,
            document=self._title,
            section=here.section,
            entry=here.entry,
            paragraph=here.paragraph,
            start=annotation.start,
            end=annotation.end,
            type=annotation.type,
            quote=annotation.quote,
            before=here.before,
            after=here.after,
            value=annotation.value,
            author=names[annotation.person_id],
            created_at=annotation.created_at,
            origin=annotation.origin,
            status=annotation.status,
            reviewer=settled_by or names.get(review.person_id, ""),
            reviewed_at=annotation.modified_at if settled_by else review.at,
            review_remark=review.remark,
            note=annotation.note,
            revision=annotation.revision,
            provenance=annotation.provenance,
        )

    def _as_read(self, start: int, end: int) -> str:
        """Return [start, end) without Markdown marks and without breaks inside sentences."""
        pieces = []
        for place in range(bisect_right(self._mark_ends, start), len(self._mark_ends)):
            mark_start = self._mark_starts[place]
            if mark_start >= end:
                break
            pieces.append(self._text[start:mark_start])
            start = self._mark_ends[place]
        return "".join(pieces) + self._text[start:end]


def _marks(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.split("\n"):
        for start, end in marks_of(line):
            yield position + start, position + end
        position += len(line) + 1


def _paragraph_starts(text: str) -> list[int]:
    """Return where the lines begin that hold something: blank ones are no paragraphs."""
    starts = []
    position = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            starts.append(position)
        position += len(line) + 1
    return starts
