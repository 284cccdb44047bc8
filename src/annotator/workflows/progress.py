"""Say how far a project is: who has tagged, reviewed and finished what, and what waits for whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.domain.progress import NoProgress, Progress
from annotator.domain.progress_reports import ProgressReport
from annotator.domain.reviews import OF_REVIEWERS
from annotator.review.progress import Work, document_progress, people_progress, work_by_day
from annotator.storage import document_store, people_store, progress_queries, text_pieces
from annotator.text.outline import outline
from annotator.workflows.own_file import refuse_own_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from annotator.domain.documents import Document
    from annotator.domain.progress_reports import DocumentProgress, OpenReturn
    from annotator.domain.reviews import Verdict
    from annotator.storage.progress_queries import AnnotationRow, Decided, Minutely
    from annotator.storage.project_file import Transaction
    from annotator.storage.text_pieces import Piece
    from annotator.workflows.session import Session

    _Standing = tuple[list[AnnotationRow], list[tuple[int, int]]]
    """Annotations of a piece, and the spans that the final version leaves empty."""


def progress(
    session: Session,
    *,
    document_ids: Collection[str] | None = None,
    zone: tzinfo | None = None,
    progress: Progress | None = None,
) -> ProgressReport:
    """Return how far the documents are that are not removed.

    The file is let go of after every few thousand annotations, so that tagging goes on meanwhile.
    What is changed then may be counted as it was, as it is, or as both: a report is of its
    moment, and whoever keeps one in sight counts again after changes.

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
    found = _Found()
    documents = tuple(_counted(session, chosen, found, progress or NoProgress()))
    # Last, so that everybody who did something of it is among them.
    with session.file.reading() as connection:
        people = people_store.people(connection)
    days = work_by_day(found.work(), zone)
    returns = sorted(found.returns, key=attrgetter("at", "key"))
    return ProgressReport(
        project=session.project.title,
        documents=documents,
        people=people_progress(people, documents, found.verdicts(), days, returns),
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


class _Found:
    """What was done in documents, gathered piece by piece.

    Attributes:
        returns: What waits for its author.
    """

    def __init__(self) -> None:
        self._tagged: list[Minutely] = []
        self._decided: list[Decided] = []
        self._settled: list[Minutely] = []
        self.returns: list[OpenReturn] = []

    def read(self, connection: Transaction, piece: Piece) -> _Standing:
        """Gather what was done in a piece; return what stands there now."""
        self._decided += progress_queries.decided(connection, piece)
        self._settled += progress_queries.settled(connection, piece)
        if piece.deleted:
            return [], progress_queries.left_empty(connection, piece)
        self._tagged += progress_queries.tagged(connection, piece)
        self.returns += progress_queries.open_returns(connection, piece)
        return progress_queries.annotation_rows(connection, piece), []

    def work(self) -> Work:
        """Return when reviewers and others did it."""
        decided = [
            (person_id, minute, count)
            for person_id, verdict, minute, count in self._decided
            if verdict in OF_REVIEWERS
        ]
        return Work(tagged=self._tagged, decided=decided, settled=self._settled)

    def verdicts(self) -> dict[str, Counter[Verdict]]:
        """Return how many of each a person has given, by person id."""
        found: defaultdict[str, Counter[Verdict]] = defaultdict(Counter)
        for person_id, verdict, _, count in self._decided:
            found[person_id][verdict] += count
        return dict(found)


def _counted(
    session: Session, documents: Sequence[Document], found: _Found, progress: Progress
) -> Iterator[DocumentProgress]:
    for number, document in enumerate(documents):
        progress.report(number, len(documents))
        with session.file.reading() as connection:
            text = session.text_of(connection, document)
            living = text_pieces.pieces(connection, document.id)
            removed = text_pieces.pieces(connection, document.id, deleted=True)
        rows: list[AnnotationRow] = []
        left_empty: list[tuple[int, int]] = []
        for standing, empty in session.file.bit_by_bit((*living, *removed), found.read):
            progress.report(number, len(documents))
            rows += standing
            left_empty += empty
        yield document_progress(document, outline(text), rows, left_empty)
    progress.report(len(documents), len(documents))
