"""Copies put aside at opening and before larger steps: which there are, and going back to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.formats.safe_write import writing
from annotator.storage import backup, restoring, step_list
from annotator.storage.project_file import refuse_held

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.backups import BackupCopy, Restored
    from annotator.domain.change_sets import HistoryStep
    from annotator.domain.clock import Clock
    from annotator.domain.progress import Progress
    from annotator.workflows.session import Session


@dataclass(frozen=True, slots=True)
class DatedCopy:
    """A copy, and what was done after it was made.

    Attributes:
        size: In bytes.
        before: The step it was made before, so far as the project knows of it.
    """

    copy: BackupCopy
    size: int
    before: HistoryStep | None = None


def folder() -> Path:
    """Return where copies of all projects are put aside."""
    return backup.backup_folder()


def put_aside_if_due(session: Session, progress: Progress) -> Path | None:
    """Copy the project if it has changed since a last copy of more than half an hour ago.

    It may be worked in meanwhile. What can only be read here is changed elsewhere, and put
    aside there.

    Returns:
        The copy; None if none was due.

    Raises:
        Cancelled: The progress was asked to stop; nothing is left behind.
        ProjectDamaged: The project is not sound.
        ProblemForUser: The copy cannot be written, for example because the disk is full.
    """
    at = session.clock()
    if session.read_only or not backup.is_due(session.file, at=at):
        return None
    return backup.back_up_meanwhile(session.file, at=at, progress=progress)


def backups(session: Session) -> tuple[DatedCopy, ...]:
    """Return the copies there are of the open project, the latest first."""
    found = backup.backups(session.file)
    own = session.person.id if session.person else None
    with session.file.reading() as connection:
        return tuple(
            DatedCopy(
                copy,
                copy.path.stat().st_size,
                step_list.first_step_since(connection, copy.at, own=own),
            )
            for copy in found
        )


def all_backups() -> tuple[DatedCopy, ...]:
    """Return the copies there are of all projects, the latest first."""
    return tuple(DatedCopy(copy, copy.path.stat().st_size) for copy in backup.all_backups())


def restore(path: Path, copy: Path, *, clock: Clock) -> Restored:
    """Put a copy in the place of a project that is closed; what stood there is kept.

    Args:
        path: Of the project.
        copy: A copy of it, or of another one; stays where it is.
        clock: Tells the time.

    Raises:
        ProjectInUse: Somebody has the project or the copy open.
        ProjectDamaged: The copy is not sound; nothing was changed.
        ProblemForUser: The folder takes no files, or the disk is full; nothing was changed.
    """
    refuse_held(path)
    with writing(path) as temporary:
        # First: to keep what stands there may thin out the older copies.
        restoring.take_out(copy, temporary)
        return restoring.keep(path, at=clock())


def copy_out(copy: Path, path: Path) -> Path:
    """Write a copy to a place of one's own; returns that place.

    Raises:
        ProjectInUse: Somebody has the copy, or a project in that place, open.
        ProjectDamaged: The copy is not sound; nothing was written.
        ProblemForUser: The file cannot be written; what was there before is unharmed.
    """
    refuse_held(path)
    with writing(path) as temporary:
        restoring.take_out(copy, temporary)
    return path
