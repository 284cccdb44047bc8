"""Look into a project: documents, their texts and annotations."""

# No "from __future__ import annotations": the name is that of a function here.

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.annotations import Annotation
from annotator.domain.documents import Document, DocumentSummary
from annotator.domain.row_queries import RowQuery
from annotator.storage import annotation_store, document_store, row_selection, track_queries
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


def tracks(session: Session, document_id: str, person_ids: Sequence[str]) -> tuple[list[Mark], ...]:
    """Return the marks of each of these people in a document, in text order."""
    with session.file.reading() as connection:
        return track_queries.tracks(connection, document_id, person_ids)


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
