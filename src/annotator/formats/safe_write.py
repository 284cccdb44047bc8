"""Write a file so that either the whole new one stands there or the old one, untouched."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from annotator.domain.errors import (
    CannotWriteFile,
    DiskIsFull,
    FileIsFolder,
    FileIsMissing,
    FileIsOpenElsewhere,
    NoPermission,
    ProblemForUser,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def writing(path: Path, *, lasting: bool = True) -> Iterator[Path]:
    """Give a temporary path beside `path` to write to; on leaving, put it in place of `path`.

    The new file is flushed to the disk before it takes the place of the old one. On any
    exception, cancelling included, it is deleted and `path` stays as it was; so whoever
    writes checks the result before leaving.

    Args:
        path: Where the file is to be.
        lasting: Whether it must outlive a power cut; not if nobody needs it after this program.

    Raises:
        FileIsFolder, FileIsMissing, NoPermission, FileIsOpenElsewhere, DiskIsFull,
        CannotWriteFile: What the operating system said, in place of its OSError.
    """
    target = path.resolve()  # a link keeps pointing to the file it names
    _refuse_hopeless(path, target)
    # Short, because file systems limit names to 255 bytes and the target may use them all.
    temporary = target.with_name(f".{secrets.token_hex(8)}{target.suffix[:8]}")
    try:
        with _problems_of(path):
            temporary.touch(exist_ok=False)
            yield temporary
            if lasting:
                _flush(temporary)
            _put_in_place(temporary, target, shown=path)
    finally:
        temporary.unlink(missing_ok=True)


def _refuse_hopeless(path: Path, target: Path) -> None:
    if target.is_dir():
        raise FileIsFolder(path=path)
    if not target.parent.is_dir():
        raise FileIsMissing(path=path.parent)
    if target.exists() and not os.access(target, os.W_OK):
        raise NoPermission(path=path)


@contextmanager
def _problems_of(path: Path) -> Iterator[None]:
    """Turn an OSError into the sentence that helps the person who chose `path`."""
    try:
        yield
    except OSError as error:
        raise _problem(path, error) from error


def _problem(path: Path, error: OSError) -> ProblemForUser:
    if error.errno in _NO_ROOM:
        return DiskIsFull(path=path)
    if isinstance(error, PermissionError):
        return NoPermission(path=path)
    return CannotWriteFile(path=path, reason=error.strerror or str(error))


def _flush(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _put_in_place(temporary: Path, target: Path, *, shown: Path) -> None:
    if target.exists():
        shutil.copymode(target, temporary)
    try:
        temporary.replace(target)
    except PermissionError as error:
        # The folder took the temporary file and the target is not write-protected:
        # on Windows this means that a program holds it open.
        raise FileIsOpenElsewhere(path=shown) from error
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems refuse this; the new file is whole and in place all the same.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
