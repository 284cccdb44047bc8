"""Bring texts into a project, and give the imported files back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.change_sets import Action
from annotator.domain.documents import Document
from annotator.domain.errors import AlreadyInProject, FileIsEmpty
from annotator.domain.identifiers import new_id
from annotator.domain.names import cleaned_name
from annotator.formats.plain_text import preview, read_text_file
from annotator.formats.safe_write import writing
from annotator.storage import document_store
from annotator.workflows.own_file import refuse_own_file

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.documents import ImportedText
    from annotator.workflows.session import Session


__all__ = ["document_with_text", "import_text", "preview", "read_text_file", "write_original"]


def document_with_text(session: Session, text: str) -> Document | None:
    """Return the document that has exactly this text, if there is one."""
    with session.file.reading() as connection:
        return document_store.document_with_text(connection, document_store.sha256_of(text))


def import_text(
    session: Session,
    imported: ImportedText,
    *,
    year: int | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Store a text that was read, as a new document.

    Args:
        session: The project.
        imported: What formats.plain_text read.
        year: The year the volume reports on; may be said later.
        initiator: Who caused it.

    Raises:
        AlreadyInProject: A document has exactly this text.
        FileIsEmpty: There is nothing to tag.
    """
    if not imported.text.strip():
        raise FileIsEmpty(path=imported.file_name)
    sha256 = document_store.sha256_of(imported.text)
    with session.recording(Action.IMPORT_DOCUMENT) as recorder:
        twin = document_store.document_with_text(recorder.connection, sha256)
        if twin is not None:
            raise AlreadyInProject(path=imported.file_name, document=twin.title)
        taken = {known.title for known in document_store.documents(recorder.connection)}
        recorder.add_document(
            Document(
                id=new_id(),
                title=_free_title(imported, taken),
                year=year,
                places=(),
                source=imported.file_name,
                encoding=imported.encoding,
                text_version_id=new_id(),
                characters=len(imported.text),
                sha256=sha256,
                created_at=session.clock(),
            ),
            imported,
        )
    return session.publish(recorder, initiator)


def write_original(session: Session, document_id: str, path: Path) -> None:
    """Write the imported file back, byte for byte.

    Raises:
        CopyOntoItself: The path is that of the open project.
        ProjectDamaged: The stored bytes are not those of the imported file.
        ProblemForUser: The file cannot be written; what was there before is unharmed.
    """
    refuse_own_file(session, path)
    with session.file.reading() as connection:
        document = document_store.document(connection, document_id)
        content = document_store.original_bytes(connection, document.text_version_id, session.path)
    with writing(path) as temporary:
        temporary.write_bytes(content)


def _free_title(imported: ImportedText, taken: set[str]) -> str:
    """Return a title no other document has: files of annotations name documents by title."""
    title = cleaned_name(imported.title) or cleaned_name(imported.file_name) or "—"
    free, number = title, 1
    while free in taken:
        number += 1
        free = f"{title} ({number})"
    return free
