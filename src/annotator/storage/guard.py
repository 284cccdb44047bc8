"""A second lock on a project that nothing takes away by accident.

SQLite locks the file for the whole process. On Linux all such locks of a process are gone as soon
as any part of it opens and closes the file in any way: so do the file dialogs of Qt and of
desktops, which look into files to tell their kind. The lock kept here belongs to one open
descriptor and stays until that is closed or the program ends. On other systems SQLite's own lock
is of this kind.
"""

from __future__ import annotations

import logging
import os
import struct
import sys
from typing import TYPE_CHECKING

from annotator.storage.lock import in_use, note_path

if sys.platform == "linux":
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

# One byte far behind the note: where locks forbid others to read, they can read the note still.
_BYTE = 1 << 30
_ATTEMPTS = 5


class Guard:
    """The lock on one project; without a descriptor SQLite's lock has to do."""

    def __init__(self, project: Path, descriptor: int | None) -> None:
        self._project = project
        self._note = note_path(project)
        self._descriptor = descriptor

    @property
    def is_there(self) -> bool:
        """Whether it guards anything."""
        return self._descriptor is not None

    def settle(self, *, alone: bool) -> None:
        """Have it alone, or together with others who only read.

        Raises:
            ProjectInUse: Another program reads the project.
        """
        if self._descriptor is not None and _lock(self._descriptor, alone=alone) is False:
            raise in_use(self._project)

    def release(self) -> None:
        """Let go of it, and leave no note behind that nobody needs."""
        if self._descriptor is None:
            return
        if _lock(self._descriptor, alone=True) and _is_at(self._descriptor, self._note):
            try:
                self._note.unlink()
            except OSError as error:
                _log.warning("the note %s stays: %s", self._note, error)
        os.close(self._descriptor)
        self._descriptor = None


def take(project: Path) -> Guard:
    """Lock a project: alone, or with those who read it; on some systems and folders not at all.

    Raises:
        ProjectInUse: Another program has it.
    """
    note = note_path(project)
    for _ in range(_ATTEMPTS if sys.platform == "linux" else 0):
        descriptor = _opened(note)
        if descriptor is None:
            break
        is_ours = _lock(descriptor, alone=True) or _lock(descriptor, alone=False)
        if is_ours and _is_at(descriptor, note):
            return Guard(project, descriptor)
        os.close(descriptor)
        if is_ours is None:
            break
        if not is_ours:
            raise in_use(project)
        # Whoever had it has removed the note meanwhile.
    return Guard(project, None)


def is_held(project: Path) -> bool:
    """Whether another program, or another part of this one, has locked a project."""
    if sys.platform != "linux":
        return False
    try:
        descriptor = os.open(note_path(project), os.O_RDONLY)
    except OSError:
        return False
    try:
        return _lock(descriptor, alone=False) is False
    finally:
        os.close(descriptor)


def _opened(note: Path) -> int | None:
    """Open the note, to be written if that is allowed."""
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        try:
            return os.open(note, flags, 0o666)
        except OSError as error:
            _log.info("the note %s cannot be opened: %s", note, error)
    return None


def _lock(descriptor: int, *, alone: bool) -> bool | None:
    """Lock one byte; False if another has it, None if there are no such locks here."""
    if sys.platform != "linux":
        return None
    kind = fcntl.F_WRLCK if alone else fcntl.F_RDLCK
    # struct flock: kind, from where, first byte, count, process (0 for these locks)
    wanted = struct.pack("hhqqi", kind, os.SEEK_SET, _BYTE, 1, 0)
    try:
        fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, wanted)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        _log.info("no second lock on descriptor %d: %s", descriptor, error)
        return None
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether an open file is the one that has this name still."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False
