"""Hand annotations to others: as a workbook, a CSV table, or JSON lines."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.domain.errors import PersonNotFound, UnsupportedFile
from annotator.domain.exports import Export, ExportDocument
from annotator.domain.progress import NoProgress, Progress
from annotator.domain.row_queries import RowQuery
from annotator.formats.csv_writer import write_csv
from annotator.formats.jsonl_writer import write_jsonl
from annotator.storage import (
    annotation_store,
    document_store,
    people_store,
    review_store,
    row_selection,
)
from annotator.workflows.export_places import Places
from annotator.workflows.own_file import refuse_own_file
from annotator.workflows.review_rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from annotator.domain.documents import Document
    from annotator.domain.exports import ExportResult, ExportRow
    from annotator.workflows.session import Session

    Writer = Callable[[Path, Export, Progress], ExportResult]
    Part = tuple[Document, list[int]]
    """A document with the keys of its annotations in text order."""

_CHUNK = 2_000


def export_annotations(
    session: Session,
    path: Path,
    *,
    authors: Sequence[str] = (),
    document_ids: Sequence[str] = (),
    progress: Progress | None = None,
) -> ExportResult:
    """Write the annotations that are not removed to a file of the kind its ending names.

    The rows are those there are when the export begins; each is written as it stands when its
    turn comes, so tagging goes on meanwhile.

    Args:
        session: The project.
        path: Ends in .xlsx, .csv or .jsonl.
        authors: Names; only their annotations. Everybody's if empty.
        document_ids: Only annotations of these documents. All if empty.
        progress: Told how far the writing is.

    Returns:
        How many annotations were written, and which of them have a text that was cut.

    Raises:
        UnsupportedFile: Another ending.
        PersonNotFound: A name is nobody's in this project.
        CopyOntoItself: The path is that of the open project.
        Cancelled: The user asked to stop; the file is as it was.
        ProblemForUser: The file cannot be written; what was there before is unharmed.
    """
    write = _writer(path)
    refuse_own_file(session, path)
    names = _names(session)
    parts = _parts(session, document_ids, _person_ids(session, names, authors))
    at = session.clock()
    export = Export(
        project=session.project,
        documents=tuple(_described(session, part) for part in parts),
        rows=_rows(session, parts, names),
        count=sum(len(keys) for _, keys in parts),
        exported_at=at,
        program_version=__version__,
        zone=at.astimezone().tzinfo or UTC,
        authors=tuple(authors),
        reasons=rules(session).reasons,
    )
    return write(path, export, progress or NoProgress())


def _writer(path: Path) -> Writer:
    match path.suffix.lower():
        case ".csv":
            return write_csv
        case ".jsonl":
            return write_jsonl
        case ".xlsx":
            # The spreadsheet library takes longer to load than the window to appear.
            from annotator.formats.workbook import write_workbook  # noqa: PLC0415

            return write_workbook
    raise UnsupportedFile(path=path, kinds=".xlsx, .csv, .jsonl")


def _names(session: Session) -> dict[str, str]:
    with session.file.reading() as connection:
        return {person.id: person.name for person in people_store.people(connection)}


def _person_ids(session: Session, names: dict[str, str], authors: Sequence[str]) -> frozenset[str]:
    ids = {name: person_id for person_id, name in names.items()}
    for author in authors:
        if author not in ids:
            raise PersonNotFound(path=session.path, person=author, others=", ".join(ids))
    return frozenset(ids[author] for author in authors)


def _parts(session: Session, document_ids: Sequence[str], person_ids: frozenset[str]) -> list[Part]:
    with session.file.reading() as connection:
        return [
            (
                document,
                row_selection.row_keys(connection, RowQuery(document.id, person_ids=person_ids)),
            )
            for document in document_store.documents(connection)
            if not document_ids or document.id in document_ids
        ]


def _described(session: Session, part: Part) -> ExportDocument:
    document, keys = part
    entries = _places(session, document).entries()
    return ExportDocument(document=document, annotations=len(keys), entries=entries)


def _places(session: Session, document: Document) -> Places:
    with session.file.reading() as connection:
        return Places(document.title, session.text_of(connection, document))


def _rows(session: Session, parts: Sequence[Part], names: dict[str, str]) -> Iterator[ExportRow]:
    """Give one row for each annotation; only one document is held at a time."""
    for document, keys in parts:
        places = _places(session, document)
        for first in range(0, len(keys), _CHUNK):
            chosen = keys[first : first + _CHUNK]
            with session.file.reading() as connection:
                chunk = annotation_store.with_keys(connection, chosen)
                decisions = review_store.decisions_of(connection, chosen)
            for annotation in chunk:
                yield places.row(annotation, decisions.get(annotation.key, ()), names)
