"""A colleague's project file is never opened where it lies: a copy of it is read.

So nothing is ever written beside or into a file of somebody else, on a share or a stick that may
go away meanwhile.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator.domain.errors import (
    CannotReadFile,
    FileIsFolder,
    FileIsMissing,
    NoPermission,
)
from annotator.domain.review_errors import ChangedWhileRead
from annotator.storage.project_file import refuse_held

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_JOURNAL = "-journal"


def copy_privately(path: Path, target: Path) -> None:
    """Copy a project file that nobody works in.

    A journal beside it belongs to it: a program that was killed has left it, and without it the
    copy would hold half a step.

    Raises:
        ProjectInUse: Another program holds it.
        ChangedWhileRead: Another program wrote into it meanwhile.
        ProblemForUser: It is missing, or cannot be read.
    """
    with _reading(path):
        refuse_held(path)
        before = _state(path)
        shutil.copyfile(path, target)
        journal = journal_of(path)
        if journal.exists():
            shutil.copyfile(journal, journal_of(target))
        refuse_held(path)
        if _state(path) != before:
            raise ChangedWhileRead(path=path)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what it needs to take back a step that was cut short."""
    return path.with_name(path.name + _JOURNAL)


def _state(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise FileIsMissing(path=path) from error
    except IsADirectoryError as error:
        raise FileIsFolder(path=path) from error
    except PermissionError as error:
        raise NoPermission(path=path) from error
    except OSError as error:
        raise CannotReadFile(path=path, reason=error.strerror or str(error)) from error
