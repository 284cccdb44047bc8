"""Turn what SQLite reports into a problem that a person can act on."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, NoResultFound

from annotator.domain.errors import (
    CannotReadFile,
    CannotWriteFile,
    DiskIsFull,
    NoPermission,
    NotAProject,
    ProblemForUser,
    ProjectDamaged,
    ProjectReadOnly,
)
from annotator.storage.lock import in_use
from annotator.storage.row_mapping import UnreadableRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# SQLite has no code of their own for these.
_SIGNS_OF_DAMAGE = ("Could not decode to UTF-8", "no such column", "no such table")
_LONGEST_DETAIL = 100
_PRIMARY = 0xFF  # extended result codes carry the primary one in their lowest byte

_WHILE_READING = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ)
_PROBLEMS: dict[int, type[ProblemForUser]] = {
    sqlite3.SQLITE_FULL: DiskIsFull,
    sqlite3.SQLITE_READONLY: ProjectReadOnly,
    sqlite3.SQLITE_CORRUPT: ProjectDamaged,
    sqlite3.SQLITE_NOTADB: NotAProject,
    sqlite3.SQLITE_CANTOPEN: NoPermission,
    sqlite3.SQLITE_PERM: NoPermission,
    sqlite3.SQLITE_AUTH: NoPermission,
    sqlite3.SQLITE_IOERR: CannotWriteFile,
}


@contextmanager
def problems_of(path: Path) -> Iterator[None]:
    """Raise the faults of the file, the disk and other programs as ProblemForUser.

    Raises:
        ProblemForUser: One of those in `problem_of`; what is none of them goes through as it is.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            problem = problem_of(error.orig, path)
            if problem is not None:
                raise problem from error
        raise
    except sqlite3.Error as error:
        problem = problem_of(error, path)
        if problem is not None:
            raise problem from error
        raise
    # A row that others refer to is gone, holds nonsense, or is named in a broken message of SQLite.
    except (NoResultFound, UnreadableRow, UnicodeDecodeError) as error:
        raise ProjectDamaged(path=path, detail=str(error)) from error


def problem_of(error: sqlite3.Error, path: Path) -> ProblemForUser | None:
    """Return what the error means for a person, or None when the fault is ours."""
    if str(error).startswith(_SIGNS_OF_DAMAGE):
        return ProjectDamaged(path=path, detail=str(error)[:_LONGEST_DETAIL])
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & _PRIMARY
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return in_use(path)
    if code in _WHILE_READING:
        return CannotReadFile(path=path, reason=str(error))
    known = _PROBLEMS.get(primary)
    return known(path=path, detail=str(error), reason=str(error)) if known else None
