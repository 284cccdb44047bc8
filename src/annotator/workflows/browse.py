"""Look into a project: documents, their texts and annotations."""

# No "from __future__ import annotations": the name is that of a function here.

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from annotator.domain.annotations import Annotation
from annotator.domain.documents import Document, DocumentSummary
from annotator.domain.progress import NoProgress, Progress
from annotator.domain.row_queries import RowQuery
from annotator.storage import (
    annotation_store,
    document_store,
    row_selection,
    text_pieces,
    track_queries,
)
from annotator.workflows.session import Session

Mark = tuple[int, int, int, str]
"""Start, end, key and type code of an annotation: all that a text view needs."""


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document with its text and the marks in it.

    Attributes:
        text: The text, equal to its SHA-256.
        marks: Of the living annotations, sorted by start; where two start, the longer first.
    """

    document: Document
    text: str
    marks: list[Mark]


def documents(session: Session) -> tuple[DocumentSummary, ...]:
    """Return the documents in the order of their import, with counts by type."""
    with session.file.reading() as connection:
        counts = annotation_store.counts(connection)
        return tuple(
            DocumentSummary(document=document, counts=counts.get(document.id, {}))
            for document in document_store.documents(connection)
        )


def open_document(session: Session, document_id: str) -> OpenDocument:
    """Return a document to be shown.

    Raises:
        ProjectDamaged: The text is not the one that was stored.
    """
    with session.file.reading() as connection:
        document = document_store.document(connection, document_id)
        return OpenDocument(
            document=document,
            text=session.text_of(connection, document),
            marks=annotation_store.marks(connection, document_id),
        )


def is_shown(session: Session, document_id: str) -> bool:
    """Whether a document is in sight: it was not removed."""
    with session.file.reading() as connection:
        return not document_store.gone(connection, [document_id])


def text_of(session: Session, document_id: str) -> str:
    """Return the text of a document.

    Raises:
        ProjectDamaged: The text is not the one that was stored.
    """
    with session.file.reading() as connection:
        return session.text_of(connection, document_store.document(connection, document_id))


def tracks(
    session: Session,
    document_id: str,
    person_ids: Sequence[str],
    *,
    progress: Progress | None = None,
) -> tuple[list[Mark], ...]:
    """Return the marks of each of these people in a document, in text order.

    The file is let go of again and again meanwhile.

    Args:
        session: The project.
        document_id: The document.
        person_ids: The people.
        progress: Told how many pieces of the text are read.

    Raises:
        Cancelled: The user asked to stop.
    """
    read = partial(track_queries.rows, person_ids=person_ids)
    progress = progress or NoProgress()

    def gathered() -> tuple[list[Mark], ...]:
        found: tuple[list[Mark], ...] = tuple([] for _ in person_ids)
        with session.file.reading() as connection:
            pieces = text_pieces.pieces(connection, document_id)
        for done, rows in enumerate(session.file.bit_by_bit(pieces, read)):
            progress.report(done, len(pieces))
            for row in rows:
                found[row[4]].append(row[:4])
        return found

    return session.file.at_one_time(gathered)


def annotation(session: Session, key: int) -> Annotation | None:
    """Return an annotation; None if it was removed."""
    found = annotations(session, [key])
    return found[0] if found else None


def annotations(session: Session, keys: Sequence[int]) -> list[Annotation]:
    """Return the annotations with these keys that are not removed, in the order of the keys."""
    with session.file.reading() as connection:
        found = annotation_store.with_keys(connection, keys)
    return [one for one in found if not one.deleted]


def row_keys(session: Session, query: RowQuery) -> list[int]:
    """Return the keys of the annotations that a table should list, in its order."""
    with session.file.reading() as connection:
        return row_selection.row_keys(connection, query)
