"""Say how far a project is: who has tagged, reviewed and finished what, and what waits for whom."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from annotator.domain.progress import NoProgress, Progress
from annotator.domain.progress_reports import ProgressReport
from annotator.review.progress import Work, document_progress, people_progress, work_by_day
from annotator.storage import document_store, people_store, progress_queries
from annotator.text.outline import outline
from annotator.workflows.own_file import refuse_own_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from annotator.domain.documents import Document
    from annotator.domain.progress_reports import DocumentProgress
    from annotator.workflows.session import Session


def progress(
    session: Session,
    *,
    document_ids: Collection[str] | None = None,
    zone: tzinfo | None = None,
    progress: Progress | None = None,
) -> ProgressReport:
    """Return how far the documents are that are not removed.

    The file is let go of after each document, so that tagging goes on meanwhile; what is tagged
    then may be counted in one place and not yet in another.

    Args:
        session: The project.
        document_ids: Only these documents; all if None.
        zone: By which days begin and end; that of this computer if None.
        progress: Told how many documents have been counted.

    Raises:
        ProjectDamaged: A text is not the one that was stored.
        Cancelled: The user asked to stop.
    """
    at = session.clock()
    zone = zone or at.astimezone().tzinfo or UTC
    with session.file.reading() as connection:
        chosen = [
            document
            for document in document_store.documents(connection)
            if document_ids is None or document.id in document_ids
        ]
    documents = tuple(_counted(session, chosen, progress or NoProgress()))
    ids = [document.id for document in chosen]
    with session.file.reading() as connection:
        people = people_store.people(connection)
        returns = progress_queries.open_returns(connection, ids)
        decided, verdicts = progress_queries.decided(connection, ids)
        tagged = progress_queries.tagged(connection, ids)
        settled = progress_queries.settled(connection, ids)
    days = work_by_day(Work(tagged=tagged, decided=decided, settled=settled), zone)
    return ProgressReport(
        project=session.project.title,
        documents=documents,
        people=people_progress(people, documents, verdicts, days, returns),
        days=days,
        returns=tuple(returns),
        at=at,
        zone=zone,
    )


def write_progress(session: Session, path: Path, report: ProgressReport) -> None:
    """Write a report as a workbook.

    Raises:
        CopyOntoItself: The path is that of the open project.
        ProblemForUser: The file cannot be written; what was there before is unharmed.
    """
    refuse_own_file(session, path)
    # The spreadsheet library takes longer to load than the board to appear.
    from annotator.formats.progress_workbook import write_progress_workbook  # noqa: PLC0415

    write_progress_workbook(path, report)


def _counted(
    session: Session, documents: Sequence[Document], progress: Progress
) -> Iterator[DocumentProgress]:
    for number, document in enumerate(documents):
        progress.report(number, len(documents))
        with session.file.reading() as connection:
            text = session.text_of(connection, document)
            rows = progress_queries.annotation_rows(connection, document.id)
            left_empty = progress_queries.left_empty(connection, document.id)
        yield document_progress(document, outline(text), rows, left_empty)
    progress.report(len(documents), len(documents))
