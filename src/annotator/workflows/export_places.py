"""Where in its document an annotation stands, in words for a reader outside the program."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from annotator.domain.exports import ExportRow
from annotator.text.outline import SectionKind, entry_and_section_at, outline

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation

_CONTEXT = 20


class Places:
    """Sections, entries and paragraphs of one document, looked up by position."""

    def __init__(self, title: str, text: str) -> None:
        self._title = title
        self._text = text
        self._sections = outline(text)
        self._paragraphs = _paragraph_starts(text)

    def entries(self) -> tuple[tuple[str, str], ...]:
        """Return (section, entry) of every entry in text order, worded as in the rows."""
        return tuple(
            entry_and_section_at(self._sections, section.start)
            for section in self._sections
            if section.kind is SectionKind.ENTRY
        )

    def row(self, annotation: Annotation, *, author: str) -> ExportRow:
        """Return what an export says about an annotation of this document."""
        start, end = annotation.start, annotation.end
        section, entry = entry_and_section_at(self._sections, start)
        return ExportRow(
            id=annotation.id,
            document=self._title,
            section=section,
            entry=entry,
            paragraph=max(1, bisect_right(self._paragraphs, start)),
            start=start,
            end=end,
            type=annotation.type,
            quote=annotation.quote,
            before=self._text[max(0, start - _CONTEXT) : start],
            after=self._text[end : end + _CONTEXT],
            value=annotation.value,
            author=author,
            created_at=annotation.created_at,
            origin=annotation.origin,
            status=annotation.status,
            note=annotation.note,
        )


def _paragraph_starts(text: str) -> list[int]:
    """Return where the lines begin that hold something: blank ones are no paragraphs."""
    starts = []
    position = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            starts.append(position)
        position += len(line) + 1
    return starts
