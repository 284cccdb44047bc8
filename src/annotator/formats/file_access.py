"""Read the bytes of a file a person chose, with every fault of the world told in a sentence."""

from __future__ import annotations

import errno
import math
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator.domain.errors import (
    CannotReadFile,
    FileIsFolder,
    FileIsLocked,
    FileIsMissing,
    FileIsTooLarge,
    NoPermission,
    UnsupportedFile,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MEGABYTE = 1024 * 1024
# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION arrive as a PermissionError on Windows.
_WINDOWS_LOCKS = (32, 33)
_LOCKS = (errno.EBUSY, errno.EAGAIN, errno.ETXTBSY, errno.EDEADLK)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Translate what the operating system says while a file is read.

    Raises:
        ProblemForUser: FileIsMissing, FileIsFolder, FileIsLocked, NoPermission, CannotReadFile.
    """
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileIsMissing(path=path) from error
    except IsADirectoryError as error:
        raise FileIsFolder(path=path) from error
    except OSError as error:
        if getattr(error, "winerror", None) in _WINDOWS_LOCKS or error.errno in _LOCKS:
            raise FileIsLocked(path=path) from error
        if isinstance(error, PermissionError):
            raise NoPermission(path=path) from error
        raise CannotReadFile(path=path, reason=error.strerror or error) from error


def check_is_file(path: Path, *, kinds: str) -> None:
    """Refuse what only looks like a file: a folder, a device or a pipe that may never end.

    Args:
        path: The file.
        kinds: File name endings to name as remedy, such as ".txt, .md".

    Raises:
        ProblemForUser: As `reading`, and UnsupportedFile for devices and pipes.
    """
    with reading(path):
        try:
            mode = path.stat().st_mode
        except ValueError as error:  # a name that no file system can hold
            raise FileIsMissing(path=path) from error
    if stat.S_ISDIR(mode):
        raise FileIsFolder(path=path)
    if not stat.S_ISREG(mode):
        raise UnsupportedFile(path=path, kinds=kinds)


def read_bytes(path: Path, *, limit: int, kinds: str) -> bytes:
    """Return the bytes of a file of at most `limit` bytes, which is checked before reading.

    Raises:
        ProblemForUser: As `check_is_file`, and FileIsTooLarge.
    """
    check_is_file(path, kinds=kinds)
    with reading(path), path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        # A file that grows meanwhile must not outgrow the limit either.
        data = file.read(limit + 1) if size <= limit else b""
    size = max(size, len(data))
    if size > limit:
        raise FileIsTooLarge(
            path=path,
            megabytes=f"{math.ceil(size / _MEGABYTE * 10) / 10:.1f}",
            limit=limit // _MEGABYTE,
        )
    return data


def readable_name(path: Path) -> str:
    """Return the name of a file as text that can be stored.

    Names on Linux are bytes. Those of archives packed on Chinese Windows are GB18030, and
    Python represents them by characters that no database takes.
    """
    raw = os.fsencode(path.name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("ascii", errors="backslashreplace")
