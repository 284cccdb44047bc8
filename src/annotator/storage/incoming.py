"""A colleague's work as it can be trusted: a private copy of a project, looked at row by row."""

from __future__ import annotations

import hashlib
import zlib
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select, true

from annotator.domain.errors import ProblemForUser, ProjectDamaged
from annotator.storage import document_store
from annotator.storage.incoming_checks import check_annotations, check_column, check_rows
from annotator.storage.project_file import ProjectFile
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
from annotator.storage.tables import (
    annotation,
    known_as,
    original_file,
    person,
    project,
    text_version,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from annotator.storage.row_mapping import Columns

_CHUNK = 2_000
_LARGEST_ORIGINAL = 200_000_000  # bytes; ten times the largest text that is imported
_LONGEST_DETAIL = 100

_title = select(project.c.title)
_last_person = select(person.c.name).join_from(
    project, person, project.c.last_person_id == person.c.id
)
_size = select(func.count()).select_from(annotation)
_digests = select(text_version.c.id, text_version.c.sha256)
_known_as = select(known_as.c.foreign_id, known_as.c.local_id)
_texts = select(text_version).where(text_version.c.document_id == bindparam("document_id"))
_originals = (
    select(original_file)
    .join_from(original_file, text_version)
    .where(text_version.c.document_id == bindparam("document_id"))
)


class Incoming:
    """One open private copy. Use it as a context manager.

    Attributes:
        shown: The colleague's own file, which problems name.
    """

    def __init__(self, private: Path, *, shown: Path, at: datetime, sealed: bool) -> None:
        """Open a private copy, bring it up to date if it is older, and look for damage.

        Args:
            private: The copy.
            shown: The colleague's own file.
            at: The present moment.
            sealed: Its SHA-256 was found to be that with which it was sent. Then no index can
                have come out of step with its table, which takes the longest to look for.

        Raises:
            ProblemForUser: It is no project, too new, unsafe, or damaged.
        """
        self.shown = shown
        self._private = private.resolve()
        with self._naming_the_shown():
            self._file = ProjectFile.open(private, at=at)
        try:
            self._check_whole("quick_check" if sealed else "integrity_check")
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Incoming:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to the copy; what cannot be read there is told as its damage."""
        with self._naming_the_shown(), self._file.reading() as connection:
            try:
                yield connection
            except (ValueError, TypeError, RecursionError, zlib.error) as error:
                detail = str(error)[:_LONGEST_DETAIL]
                raise ProjectDamaged(path=self.shown, detail=detail) from error

    @cached_property
    def title(self) -> str:
        """The title of the colleague's project."""
        with self.reading() as connection:
            title: str = connection.execute(_title).scalar_one()
            check_column("project", "title", [title])
        return title

    @cached_property
    def sender(self) -> str:
        """The name of who worked in it last; empty if nobody said a name."""
        with self.reading() as connection:
            return connection.execute(_last_person).scalar() or ""

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every text by the id of its version, compared with its SHA-256."""
        with self.reading() as connection:
            versions = connection.scalars(select(text_version.c.id)).all()
            return {
                version: document_store.checked_text(connection, version, self.shown)
                for version in versions
            }

    @cached_property
    def people(self) -> list[Columns]:
        """The people."""
        return self._small_table(PEOPLE)

    @cached_property
    def documents(self) -> list[Columns]:
        """The documents in the order of their import, each with the SHA-256 of its text."""
        found = sorted(self._small_table(DOCUMENTS), key=lambda row: (row["created_at"], row["id"]))
        with self.reading() as connection:
            digests = {row.id: row.sha256 for row in connection.execute(_digests)}
        return [row | {"sha256": digests[row["text_version_id"]]} for row in found]

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

    def annotations(self, names: tuple[str, ...] = ()) -> Iterator[list[Columns]]:
        """Give all annotations in chunks, removed ones included.

        Args:
            names: Only these columns, the key among them. Then nothing is compared with the texts.
        """
        return self._rows(ANNOTATIONS, names)

    def complete(self, rows: Sequence[Columns], names: tuple[str, ...] = ()) -> None:
        """Read more columns of annotations; all that are not there yet unless told."""
        keys = [row["key"] for row in rows]
        with self.reading() as connection:
            found = ANNOTATIONS.rows_by(connection, "key", keys, names=names)
            check_rows("annotation", [*found.values()])
        for row in rows:
            row.update(found[row["key"]] | row)

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
            raise ProjectDamaged(path=self.shown, detail="original file")
        content = zlib.decompressobj().decompress(row["deflated"], row["size"] + 1)
        if hashlib.sha256(content).hexdigest() != row["sha256"]:
            raise ProjectDamaged(path=self.shown, detail="original file")

    def _small_table(self, of: Recorded) -> list[Columns]:
        return [row for chunk in self._rows(of) for row in chunk]

    def _rows(self, of: Recorded, names: tuple[str, ...] = ()) -> Iterator[list[Columns]]:
        """Give the rows of a table in chunks, in the order of their keys.

        Those that came by a merge which was undone there are not the colleague's work.
        """
        in_texts = of is ANNOTATIONS and not names
        key, columns = of.table.c[of.key], of.table.columns
        standing = true() if of is PEOPLE else columns["life" if of.has_life else "revision"] > 0
        query = of.selection(names).where(standing, key > bindparam("last")).order_by(key)
        last: int | str = 0 if of is ANNOTATIONS else ""
        while True:
            with self.reading() as connection:
                rows = of.selected(connection, query.limit(_CHUNK), {"last": last}, names=names)
                if not rows:
                    return
                if in_texts:
                    check_annotations(rows, self.texts)
                else:
                    check_rows(of.table.name, rows)
            last = rows[-1][of.key]
            yield rows

    def _check_whole(self, check: str) -> None:
        with self.reading() as connection:
            verdict = connection.exec_driver_sql(f"PRAGMA {check}(1)").scalar()
        if verdict != "ok":
            raise ProjectDamaged(path=self.shown, detail=verdict)

    @contextmanager
    def _naming_the_shown(self) -> Iterator[None]:
        """Let problems name the file that the person knows."""
        try:
            yield
        except ProblemForUser as problem:
            if problem.values.get("path") != self._private:
                raise
            raise type(problem)(**problem.values | {"path": self.shown}) from problem
