"""Documents, their texts and the bytes they were imported from."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, false, insert, select

from annotator.domain.errors import DocumentIsGone, ProjectDamaged
from annotator.storage.row_mapping import document_of, stored_time
from annotator.storage.tables import document as document_table
from annotator.storage.tables import original_file, text_version

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sqlalchemy import Connection

    from annotator.domain.documents import Document, ImportedText
    from annotator.storage.row_mapping import Columns

_documents = select(
    document_table,
    text_version.c.encoding,
    text_version.c.characters,
    text_version.c.sha256,
).join_from(document_table, text_version, document_table.c.text_version_id == text_version.c.id)
_one = _documents.where(document_table.c.id == bindparam("document_id"))
_living = _documents.where(document_table.c.deleted == false()).order_by(
    document_table.c.created_at, document_table.c.id
)
_of_version = select(
    text_version.c.encoding, text_version.c.characters, text_version.c.sha256
).where(text_version.c.id == bindparam("text_version_id"))
_text = select(text_version.c.text, text_version.c.sha256).where(
    text_version.c.id == bindparam("text_version_id")
)


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def documents(connection: Connection) -> list[Document]:
    """Return the documents that are not removed, in the order of their import."""
    return [document_of(row) for row in connection.execute(_living).mappings()]


def document(connection: Connection, document_id: str) -> Document:
    """Return one document, removed or not."""
    row = connection.execute(_one, {"document_id": document_id}).mappings().one()
    return document_of(row)


def living_document(connection: Connection, document_id: str) -> Document:
    """Return one document in which something is to be changed.

    Raises:
        DocumentIsGone: It was removed, or what had brought it was undone.
    """
    found = document(connection, document_id)
    if found.deleted:
        raise DocumentIsGone(document=found.title)
    return found


def gone(connection: Connection, document_ids: Collection[str]) -> set[str]:
    """Return those of the documents that were removed."""
    return {id_ for id_ in document_ids if document(connection, id_).deleted}


def document_of_row(connection: Connection, row: Columns) -> Document:
    """Return the document that a row of the document table alone holds."""
    of_version = {"text_version_id": row["text_version_id"]}
    version = connection.execute(_of_version, of_version).mappings().one()
    return document_of(row | dict(version))


def document_with_text(connection: Connection, sha256: str) -> Document | None:
    """Return the document that has a text of this SHA-256 and is not removed."""
    row = connection.execute(_living.where(text_version.c.sha256 == sha256)).mappings().first()
    return None if row is None else document_of(row)


def checked_text(connection: Connection, text_version_id: str, path: Path) -> str:
    """Return a text after comparing it with its SHA-256.

    SQLite alone does not notice a changed character.

    Raises:
        ProjectDamaged: The text is not the one that was stored.
    """
    row = connection.execute(_text, {"text_version_id": text_version_id}).one()
    text: str = row.text
    if sha256_of(text) != row.sha256:
        raise ProjectDamaged(path=path, detail=f"text {text_version_id}")
    return text


def stored_text(connection: Connection, text_version_id: str) -> str:
    """Return a text as it stands in the file, sound or not."""
    text: str = connection.execute(_text, {"text_version_id": text_version_id}).one().text
    return text


def insert_document(
    connection: Connection, new: Document, imported: ImportedText, *, actor: str
) -> None:
    """Store a document with its text and the bytes of its file."""
    at = stored_time(new.created_at)
    connection.execute(
        insert(text_version),
        {
            "id": new.text_version_id,
            "document_id": new.id,
            "sha256": new.sha256,
            "characters": new.characters,
            "encoding": imported.encoding,
            "has_bom": imported.has_bom,
            "newline": imported.newline,
            "created_at": at,
            "text": imported.text,
        },
    )
    connection.execute(
        insert(original_file),
        {
            "text_version_id": new.text_version_id,
            "sha256": hashlib.sha256(imported.original).hexdigest(),
            "size": len(imported.original),
            "deflated": zlib.compress(imported.original),
        },
    )
    connection.execute(
        insert(document_table),
        {
            "id": new.id,
            "title": new.title,
            "year": new.year,
            "places": list(new.places),
            "source": new.source,
            "text_version_id": new.text_version_id,
            "created_at": at,
            "revision": 1,
            "actor": actor,
            "deleted": False,
        },
    )


def original_bytes(connection: Connection, text_version_id: str, path: Path) -> bytes:
    """Return the file that a text was imported from, byte for byte.

    Raises:
        ProjectDamaged: The bytes are not those that were stored.
    """
    row = connection.execute(
        select(original_file).where(original_file.c.text_version_id == text_version_id)
    ).one()
    try:
        content = zlib.decompress(row.deflated)
    except zlib.error as error:
        raise ProjectDamaged(path=path, detail=str(error)) from error
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise ProjectDamaged(path=path, detail=f"original file {text_version_id}")
    return content
