"""Go back to a copy of a project; what stands in its place until then is kept."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from annotator.domain.backups import Restored
from annotator.domain.errors import NotAProject, ProjectDamaged, UnsafeProject
from annotator.storage import backup
from annotator.storage.private_copy import copy_privately, journal_of
from annotator.storage.project_file import ProjectFile

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_UNUSABLE = (ProjectDamaged, NotAProject, UnsafeProject)


def take_out(copy: Path, target: Path) -> None:
    """Write a copy of a copy, and look for damage before anybody relies on it.

    Raises:
        ProjectDamaged: It is not sound.
        ProblemForUser: Somebody has opened it, or it cannot be read.
    """
    copy_privately(copy, target)
    backup.check(target, shown=copy)


def keep(path: Path, *, at: datetime) -> Restored:
    """Put aside what stands in the place of a project that nobody has open.

    Raises:
        ProjectInUse: Somebody has it open.
        ProblemForUser: The disk is full, or may not be written to.
    """
    if not path.exists():
        _forget_journal(path)
        return Restored(None)
    try:
        file = ProjectFile.open(path, at=at)
        try:
            return Restored(backup.back_up(file, at=at))
        finally:
            file.close()
    except _UNUSABLE:
        return Restored(_keep_as_it_is(path, at), is_sound=False)


def _keep_as_it_is(path: Path, at: datetime) -> Path:
    """Copy a damaged file beside itself, with the journal that may still belong to it."""
    aside = backup.free_name(path.parent, path.stem, at)
    for source, target in ((path, aside), (journal_of(path), journal_of(aside))):
        if source.exists():
            shutil.copyfile(source, target)
    _forget_journal(path)
    return aside


def _forget_journal(path: Path) -> None:
    """Delete what would be played back into whatever takes this place next."""
    journal_of(path).unlink(missing_ok=True)
