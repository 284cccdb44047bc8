"""Verified copies of a project on the computer of the person, the older ones thinned out.

They stand in the person's own data folder and not beside the project: a project on a stick or a
share is lost together with what lies beside it.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from sqlalchemy import select

from annotator.domain.backups import BackupCopy
from annotator.domain.errors import CannotWriteFile, ProjectDamaged
from annotator.domain.progress import NoProgress
from annotator.storage import document_store, schema
from annotator.storage import engine as engines
from annotator.storage.error_mapping import problems_of
from annotator.storage.tables import text_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from annotator.domain.progress import Progress
    from annotator.storage.project_file import ProjectFile

BETWEEN_OPENINGS = timedelta(minutes=30)
LATEST, DAYS, WEEKS = 10, 7, 4

_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(
    r"(?P<stem>.*) (?P<at>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?:-\d+)?\.annot", re.DOTALL
)
_LONGEST_STEM = 60  # characters: file systems limit names to 255 bytes
_COARSEST_CLOCK = 2_000_000_000  # nanoseconds, of file systems: FAT counts in two seconds
_ABANDONED = timedelta(days=1)


def backup_folder() -> Path:
    """Return where copies of all projects are kept; may not exist yet."""
    home = os.environ.get("ANNOTATOR_HOME")
    data = (
        Path(home) / "data" if home else platformdirs.user_data_path("annotator", appauthor=False)
    )
    return data / "backups"


def back_up(file: ProjectFile, *, at: datetime) -> Path:
    """Copy a project, check the copy, thin out the older ones; returns the copy.

    Raises:
        ProjectDamaged: The project is not sound, and neither is its copy.
        ProblemForUser: The copy cannot be written, for example because the disk is full.
    """
    folder = backup_folder() / file.project().id
    with _adding_to(folder, file, at) as (temporary, target):
        file.copy_to(temporary, called=target)
        with problems_of(file.path), _looking_into(temporary) as connection:
            _check_texts(connection, file.path)
    return target


def back_up_meanwhile(file: ProjectFile, *, at: datetime, progress: Progress) -> Path:
    """Do the same while others go on working in the project; returns the copy.

    Raises:
        Cancelled: The progress was asked to stop; nothing is left behind.
        ProjectDamaged: The project is not sound, and neither is its copy.
        ProblemForUser: The copy cannot be written, for example because the disk is full.
    """
    folder = backup_folder() / file.project().id
    with _adding_to(folder, file, at) as (temporary, target):
        file.copy_meanwhile(temporary, called=target, progress=progress)
        with problems_of(file.path), _looking_into(temporary) as connection:
            engines.check_soundness(
                engines.driver(connection), source=file.path, ask=lambda: progress.report(1, 1)
            )
            _check_texts(connection, file.path, progress)
        with temporary.open("r+b") as stream:
            os.fsync(stream.fileno())
    return target


def is_due(file: ProjectFile, *, at: datetime) -> bool:
    """Whether a project is another than its last copy, and that is more than half an hour old.

    A copy has the time of change of what it is a copy of. Copies of files of another name are
    not counted: two files may be copies of one project, and each is worked in by itself.
    """
    with _problems_in(backup_folder()):
        called = [copy for copy in backups(file) if copy.name == file.path.stem[:_LONGEST_STEM]]
        if not called:
            return True
        last = called[0]
        apart = last.path.stat().st_mtime_ns - file.path.stat().st_mtime_ns
        # A copy of later than now was made when the clock went wrong.
        return abs(apart) > _COARSEST_CLOCK and abs(at - last.at) > BETWEEN_OPENINGS


@contextmanager
def _adding_to(folder: Path, file: ProjectFile, at: datetime) -> Iterator[tuple[Path, Path]]:
    """Give where to write a copy and where it will stand; then put it there, thin out the others.

    Its time of change is the one that the project had before.
    """
    with _problems_in(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder, at)
        target = free_name(folder, file.path.stem[:_LONGEST_STEM], at)
        temporary = folder / f".{secrets.token_hex(8)}.annot"
        changed_at = file.path.stat().st_mtime_ns
        try:
            yield temporary, target
            os.utime(temporary, ns=(changed_at, changed_at))
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        kept = backups(file)
        for superfluous in thinned_out([copy.at for copy in kept]):
            kept[superfluous].path.unlink(missing_ok=True)


def _sweep(folder: Path, at: datetime) -> None:
    """Delete what copying left that was killed on the way."""
    for path in folder.glob(".*.annot*"):
        if at.timestamp() - path.stat().st_mtime > _ABANDONED.total_seconds():
            path.unlink(missing_ok=True)


def backups(file: ProjectFile) -> tuple[BackupCopy, ...]:
    """Return the copies there are of a project, the latest first."""
    return _copies_in(backup_folder() / file.project().id)


def all_backups() -> tuple[BackupCopy, ...]:
    """Return the copies there are of all projects, the latest first."""
    folders = [one for one in backup_folder().glob("*") if one.is_dir()]
    found = [copy for folder in folders for copy in _copies_in(folder)]
    return tuple(sorted(found, key=_moment, reverse=True))


def _copies_in(folder: Path) -> tuple[BackupCopy, ...]:
    found = []
    for path in folder.glob("*.annot"):
        name = _NAME.fullmatch(path.name)
        if name:
            at = datetime.strptime(name["at"], _STAMP).replace(tzinfo=UTC)
            found.append(BackupCopy(path, name["stem"], at))
    return tuple(sorted(found, key=_moment, reverse=True))


def _moment(copy: BackupCopy) -> tuple[datetime, str]:
    return copy.at, copy.path.name


def thinned_out(moments: Sequence[datetime]) -> list[int]:
    """Return the places of those that need not be kept, given the latest first.

    Kept are the ten latest, the latest of each of the last seven days that have any, and the
    latest of each of the last four weeks that have any.
    """
    keep = set(range(min(LATEST, len(moments))))
    days: dict[tuple[int, ...], int] = {}
    weeks: dict[tuple[int, ...], int] = {}
    for place, moment in enumerate(moments):
        days.setdefault((moment.year, moment.month, moment.day), place)
        weeks.setdefault(moment.isocalendar()[:2], place)
    keep.update([*days.values()][:DAYS], [*weeks.values()][:WEEKS])
    return [place for place in range(len(moments)) if place not in keep]


def free_name(folder: Path, stem: str, at: datetime) -> Path:
    """Return a path that says of when a copy is, and that nothing stands at yet."""
    name = f"{stem} {at.astimezone(UTC):{_STAMP}}"
    path, number = folder / f"{name}.annot", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.annot"
    return path


def check(copy: Path, *, shown: Path) -> None:
    """Look for damage in a whole copy.

    Raises:
        ProjectDamaged: It is not sound.
        ProblemForUser: It is none of ours, or too new.
    """
    with problems_of(shown), _looking_into(copy) as connection:
        schema.check_is_ours(connection, shown)
        verdict = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        if verdict != "ok":
            raise ProjectDamaged(path=shown, detail=verdict)
        _check_texts(connection, shown)


def _check_texts(connection: Connection, shown: Path, progress: Progress | None = None) -> None:
    """Compare each text with its SHA-256, which SQLite's own check does not do."""
    asked = progress or NoProgress()
    for version in connection.scalars(select(text_version.c.id)).all():
        asked.report(1, 1)
        document_store.checked_text(connection, version, shown)


@contextmanager
def _looking_into(copy: Path) -> Iterator[Connection]:
    engine = engines.connect(copy, mode="rw")  # a journal beside it may have to be played back
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _problems_in(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWriteFile(path=folder, reason=error.strerror or str(error)) from error
