"""What SQLite reports reaches a person as a sentence, and a fault of ours does not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from annotator.domain.errors import (
    CannotReadFile,
    CannotWriteFile,
    DiskIsFull,
    NoPermission,
    ProblemForUser,
    ProjectDamaged,
    ProjectInUse,
    ProjectReadOnly,
)
from annotator.storage.error_mapping import problems_of

PATH = Path("项目.annot")


def an_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (sqlite3.SQLITE_BUSY, ProjectInUse),
        (sqlite3.SQLITE_BUSY_RECOVERY, ProjectInUse),
        (sqlite3.SQLITE_FULL, DiskIsFull),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ProjectReadOnly),
        (sqlite3.SQLITE_CORRUPT, ProjectDamaged),
        (sqlite3.SQLITE_CANTOPEN, NoPermission),
        (sqlite3.SQLITE_IOERR_READ, CannotReadFile),
        (sqlite3.SQLITE_IOERR_FSYNC, CannotWriteFile),
    ],
)
def test_a_fault_of_the_world_is_told(code: int, problem: type[ProblemForUser]) -> None:
    with pytest.raises(problem) as caught, problems_of(PATH):
        raise an_error(code)
    assert str(PATH) in str(caught.value)
    assert isinstance(caught.value.__cause__, sqlite3.Error)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR])
def test_a_fault_of_ours_goes_to_the_report(code: int) -> None:
    with pytest.raises(sqlite3.OperationalError), problems_of(PATH):
        raise an_error(code)
