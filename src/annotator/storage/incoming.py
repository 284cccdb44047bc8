"""A colleague's work as it can be trusted: a private copy of a project, looked at row by row."""

from __future__ import annotations

import hashlib
import zlib
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select, true

from annotator.storage import document_store
from annotator.storage.engine import look_up
from annotator.storage.incoming_checks import (
    References,
    Unlike,
    check_column,
    check_columns,
    check_contents,
    check_quotes,
    check_rows,
)
from annotator.storage.incoming_file import IncomingFile
from annotator.storage.recorded_tables import (
    ANNOTATIONS,
    CONFLICTS,
    DECISIONS,
    DOCUMENTS,
    PEOPLE,
    REMARKS,
    SETTINGS,
    Recorded,
)
from annotator.storage.row_mapping import VALUE_COLUMNS, UnreadableRow
from annotator.storage.tables import (
    annotation,
    document,
    known_as,
    original_file,
    person,
    project,
    text_version,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.storage.row_mapping import Columns

_CHUNK = 1_800  # twice what is looked up at once
ALL_UNLIKE = ("key", "id", "start", "end")
"""Columns of annotations that each has for itself."""

OFTEN_ALIKE = (
    ("document_id", "text_version_id", "anchoring", "deleted", "life", "revision"),
    ("person_id", "actor", "origin", "status", "entity_id"),
    ("type", *VALUE_COLUMNS),
    ("created_at", "modified_at"),
    ("note", "provenance"),
)
"""Columns of which it is enough to look at what differs; together those checked together.

Beside both there are only pieces of the text, which whoever reads a row compares with it.
"""

_LARGEST_ORIGINAL = 200_000_000  # bytes; ten times the largest text that is imported

_titles = select(project.c.title)
_last_person = select(person.c.name).join_from(
    project, person, project.c.last_person_id == person.c.id
)
_size = select(func.count()).select_from(annotation)
_known_as = select(known_as.c.foreign_id, known_as.c.local_id)
_people, _documents = select(person.c.id), select(document.c.id)
_versions = select(
    *(column for column in text_version.columns if column is not text_version.c.text)
)
_not_text = select(text_version.c.id).where(func.typeof(text_version.c.text) != "text")
_imported = select(original_file.c.text_version_id).order_by(original_file.c.text_version_id)
_texts = select(text_version).where(text_version.c.document_id == bindparam("document_id"))
_originals = (
    select(original_file)
    .join_from(original_file, text_version)
    .where(text_version.c.document_id == bindparam("document_id"))
)


class Incoming(IncomingFile):
    """The work in one open private copy. Use it as a context manager."""

    @cached_property
    def title(self) -> str:
        """The title of the colleague's project."""
        with self.reading() as connection:
            titles: list[str] = [*connection.scalars(_titles)]
            if len(titles) != 1:
                raise UnreadableRow(project.name)
            check_column(project.name, "title", titles)
        return titles[0]

    @cached_property
    def sender(self) -> str:
        """The name of who worked in it last; empty if nobody said a name."""
        with self.reading() as connection:
            name = connection.execute(_last_person).scalar() or ""
            check_column(person.name, "name", [name] if name else [])
        return str(name)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every text by the id of its version, compared with its SHA-256."""
        versions, texts = self._versions, {}
        with self.reading() as connection:
            if connection.scalar(_not_text) is not None:
                raise UnreadableRow("text_version: text")
            for id_, row in versions.items():
                text = document_store.checked_text(connection, id_, self.shown)
                if len(text) != row["characters"] or "\r" in text:
                    raise UnreadableRow(f"text {id_}")
                texts[id_] = text
        return texts

    @cached_property
    def people(self) -> list[Columns]:
        """The people."""
        return self._small_table(PEOPLE)

    @cached_property
    def documents(self) -> list[Columns]:
        """The documents in the order of their import, each with the SHA-256 of its text."""
        found = sorted(self._small_table(DOCUMENTS), key=lambda row: (row["created_at"], row["id"]))
        return [row | {"sha256": self._versions[row["text_version_id"]]["sha256"]} for row in found]

    @cached_property
    def settings(self) -> list[Columns]:
        """What the people have agreed on."""
        return self._small_table(SETTINGS)

    @cached_property
    def known_as(self) -> dict[str, str]:
        """Ids of other files by which people and documents of this one are known."""
        with self.reading() as connection:
            found = {row.foreign_id: row.local_id for row in connection.execute(_known_as)}
            check_column("known_as", "id", found)
        return found

    @cached_property
    def size(self) -> int:
        """How many annotations there are, for telling how far work is."""
        with self.reading() as connection:
            return connection.scalar(_size) or 0

    def annotations(self, keys: Sequence[int] | None = None) -> Iterator[list[Columns]]:
        """Give all annotations in chunks, removed ones included, or those with these keys."""
        return self._rows(ANNOTATIONS) if keys is None else self._annotations_of(keys)

    def check_annotations(self) -> Iterator[int]:
        """Look at all annotations without comparing them with the texts; says how many each time.

        Raises:
            ProjectDamaged: No program of ours has written one of them.
        """
        for chunk in self._chunks(ANNOTATIONS, ALL_UNLIKE):
            yield len(chunk)
        for names in OFTEN_ALIKE:
            query = ANNOTATIONS.selection(names).where(annotation.c.life > 0).distinct()
            with self.reading() as connection:
                found = ANNOTATIONS.tuples(connection, query)
            with self.checking():
                self._checked(ANNOTATIONS, found, names)
            yield 0

    def quotes(self, keys: Sequence[int]) -> dict[int, str]:
        """Return the quote of annotations as they stand there, by their keys."""
        with self.reading() as connection:
            return dict(ANNOTATIONS.tuples_by(connection, "key", keys, ("key", "quote")))

    def subjects(self, of: Recorded, ids: Sequence[str]) -> dict[str, Columns]:
        """Return the annotations that decisions or remarks are about, by the ids of those.

        Raises:
            ProjectDamaged: No program of ours has written one of them.
        """
        own = of.table.c
        with self.reading() as connection:
            pairs = look_up(connection, select(own.id, own.annotation_key), own.id, ids)
            keys = dict(chain.from_iterable(pairs))
        chosen = self._annotations_of(list(dict.fromkeys(keys.values())))
        rows = {row["key"]: row for row in chain.from_iterable(chosen)}
        return {id_: rows[key] for id_, key in keys.items()}

    def decisions(self) -> Iterator[list[Columns]]:
        """Give all decisions in chunks, those taken back included."""
        return self._rows(DECISIONS)

    def remarks(self) -> Iterator[list[Columns]]:
        """Give all remarks in chunks, those taken back included."""
        return self._rows(REMARKS)

    def conflicts(self) -> Iterator[list[Columns]]:
        """Give all conflicts in chunks, those resolved included."""
        return self._rows(CONFLICTS)

    def text_rows(self, document_id: str) -> tuple[list[Columns], list[Columns]]:
        """Return the rows of a document's texts, and of the files they were imported from."""
        of_document = {"document_id": document_id}
        with self.reading() as connection:
            texts = [dict(row) for row in connection.execute(_texts, of_document).mappings()]
            files = [dict(row) for row in connection.execute(_originals, of_document).mappings()]
            check_rows("text_version", texts)
            check_rows("original_file", files)
            for row in files:
                self._check_original(row)
        return texts, files

    def _check_original(self, row: Columns) -> None:
        """Unpack no more than the file is said to have: a few bytes may stand for billions."""
        if row["size"] > _LARGEST_ORIGINAL:
            raise UnreadableRow("original file")
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(row["deflated"], row["size"] + 1)
        if (
            not unpacking.eof
            or unpacking.unused_data
            or len(content) != row["size"]
            or hashlib.sha256(content).hexdigest() != row["sha256"]
        ):
            raise UnreadableRow("original file")

    @cached_property
    def _versions(self) -> dict[str, Columns]:
        """The rows of the texts by id, without the texts; each has a file it was imported from."""
        with self.reading() as connection:
            rows = [dict(row) for row in connection.execute(_versions).mappings()]
            imported = connection.scalars(_imported).all()
        with self.checking():
            check_rows("text_version", rows)
            found = {row["id"]: row for row in rows}
            if len(found) < len(rows) or imported != sorted(found):
                raise UnreadableRow("original file")
        return found

    @cached_property
    def _references(self) -> References:
        with self.reading() as connection:
            return {
                "person_id": {*connection.scalars(_people)},
                "document_id": {*connection.scalars(_documents)},
            }

    def _checked(
        self, of: Recorded, found: Sequence[Any], names: tuple[str, ...]
    ) -> dict[str, Sequence[Any]]:
        """Return rows of a table column by column.

        Raises:
            UnreadableRow: No program of ours has written one of them.
        """
        held = of.as_columns(found, names)
        check_columns(of.table.name, held, self._references)
        if "text_version_id" in held:
            documents = held["id" if of is DOCUMENTS else "document_id"]
            for document_id, version in {*zip(documents, held["text_version_id"], strict=True)}:
                if self._versions.get(version, {}).get("document_id") != document_id:
                    raise UnreadableRow(f"text {version}")
        if "quote" in held:
            check_quotes(held, self.texts)
        if of in (DECISIONS, CONFLICTS):
            check_contents(of.table.name, held, self._lengths(held["annotation_key"]))
        return held

    def _lengths(self, keys: Sequence[int]) -> dict[int, int]:
        """Return how many code points the text of each annotation has that is there."""
        names = ("key", "text_version_id")
        with self.reading() as connection:
            found = ANNOTATIONS.tuples_by(connection, "key", list({*keys}), names)
        return {key: self._versions[version]["characters"] for key, version in found}

    def _small_table(self, of: Recorded) -> list[Columns]:
        return [row for chunk in self._rows(of) for row in chunk]

    def _annotations_of(self, keys: Sequence[int]) -> Iterator[list[Columns]]:
        for first in range(0, len(keys), _CHUNK):
            chunk = keys[first : first + _CHUNK]
            with self.reading() as connection:
                found = ANNOTATIONS.tuples_by(connection, "key", chunk, ())
            with self.checking():
                self._checked(ANNOTATIONS, found, ())
                rows = ANNOTATIONS.as_rows(found)
            yield rows

    def _rows(self, of: Recorded) -> Iterator[list[Columns]]:
        for chunk in self._chunks(of):
            with self.checking():
                rows = of.as_rows(chunk)
            yield rows

    def _chunks(self, of: Recorded, names: tuple[str, ...] = ()) -> Iterator[list[Any]]:
        """Give the rows of a table in chunks, in the order of their keys.

        Those that came by a merge which was undone there are not the colleague's work.

        Args:
            of: The table.
            names: The columns to read, its key first; all if empty.
        """
        key, columns = of.table.c[of.key], of.table.columns
        standing = true() if of is PEOPLE else columns["life" if of.has_life else "revision"] > 0
        query = of.selection(names).where(standing, key > bindparam("last"))
        query = query.order_by(key).limit(_CHUNK)
        unlike = Unlike(of.table)
        last: int | str = 0 if of is ANNOTATIONS else ""
        while True:
            with self.reading() as connection:
                found = of.tuples(connection, query, {"last": last})
            if not found:
                return
            with self.checking():
                held = self._checked(of, found, names)
                unlike.check(held)
            last = held[of.key][-1]
            yield found
