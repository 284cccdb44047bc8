"""What an exporter is given: the project, its documents, and one row for each annotation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, tzinfo

    from annotator.domain.annotations import AnnotationType, Origin, Status
    from annotator.domain.documents import Document
    from annotator.domain.final_versions import Provenance
    from annotator.domain.progress import Progress
    from annotator.domain.projects import Project
    from annotator.domain.values import Value

REPORT_EVERY = 500


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One annotation with all that a reader outside the program needs to place it.

    Attributes:
        id: The stable id of the annotation.
        document: Title of its document.
        section: Titles of the headings above it, outermost first, joined with " / "; or empty.
        entry: Title of the entry it stands in; empty outside every entry.
        paragraph: Number of its paragraph in the document, from 1.
        start: First code point in the document.
        end: One past the last code point.
        quote: The text at [start, end).
        before: The text that leads up to it as it reads, without Markdown marks and page breaks
            inside sentences; up to 20 code points.
        after: The text that follows it, likewise.
        author: Name of the person who made it.
        created_at: UTC.
        reviewer: Name of the person who decided last; empty while pending.
        reviewed_at: UTC; None while pending.
        review_remark: What the reviewer wrote, such as the reason of a return.
        revision: That of the annotation when it was exported.
        provenance: Where an annotation of the final version comes from.
    """

    id: str
    document: str
    section: str
    entry: str
    paragraph: int
    start: int
    end: int
    type: AnnotationType
    quote: str
    before: str
    after: str
    value: Value | None
    author: str
    created_at: datetime
    origin: Origin
    status: Status
    reviewer: str = ""
    reviewed_at: datetime | None = None
    review_remark: str = ""
    note: str = ""
    revision: int = 1
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class ExportDocument:
    """A document of an export.

    Attributes:
        annotations: How many rows of the export belong to it, as counted by the project file;
            the exporter compares it with what it wrote.
        entries: (section, entry) of every entry in text order, worded as in the rows, so that
            entries without annotations are listed too. May be left empty.
    """

    document: Document
    annotations: int
    entries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """Everything one export is made from.

    Attributes:
        rows: Read once, from the first to the last; document by document, in text order.
            May be produced while it is read: 140,000 rows need not stand in memory.
        count: How many rows there will be.
        exported_at: UTC.
        zone: The zone that times are shown in; the export names it.
        authors: Whose annotations these are; empty for everybody's.
        reasons: What a return is usually for, offered to whoever reviews in the file.
    """

    project: Project
    documents: tuple[ExportDocument, ...]
    rows: Iterable[ExportRow]
    count: int
    exported_at: datetime
    program_version: str
    zone: tzinfo = UTC
    authors: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    def rows_reported(self, progress: Progress) -> Iterator[ExportRow]:
        """Give the rows, telling every few hundred how far the reader has come.

        Raises:
            Cancelled: The user has asked to stop.
            ValueError: More or fewer rows came than the count says.
        """
        done = 0
        for done, row in enumerate(self.rows, 1):
            if done % REPORT_EVERY == 1:
                progress.report(done - 1, self.count)
            yield row
        if done != self.count:
            message = f"{self.count} annotations were announced, {done} came"
            raise ValueError(message)
        progress.report(done, self.count)


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written.

    Attributes:
        rows: Annotations in the file.
        shortened: Ids of annotations with a text too long for one cell, cut with a visible mark.
    """

    rows: int
    shortened: tuple[str, ...] = ()
