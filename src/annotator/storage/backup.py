"""Verified copies of a project on the computer of the person, the older ones thinned out.

They stand in the person's own data folder and not beside the project: a project on a stick or a
share is lost together with what lies beside it.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from sqlalchemy import select

from annotator.domain.errors import CannotWriteFile
from annotator.storage import document_store
from annotator.storage import engine as engines
from annotator.storage.error_mapping import problems_of
from annotator.storage.tables import text_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.storage.project_file import ProjectFile

LATEST, DAYS, WEEKS = 10, 7, 4

_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(
    r"(?P<stem>.*) (?P<at>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?:-\d+)?\.annot", re.DOTALL
)
_LONGEST_STEM = 60  # characters: file systems limit names to 255 bytes


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """One copy of a project.

    Attributes:
        path: A project file like any other.
        at: When it was made, UTC, to the second.
    """

    path: Path
    at: datetime


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
    with _problems_in(folder):
        folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, file.path.stem[:_LONGEST_STEM], at)
        temporary = folder / f".{secrets.token_hex(8)}.annot"
        try:
            file.copy_to(temporary, called=target)
            _check_texts(temporary, shown=file.path)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        kept = backups(file)
        for superfluous in thinned_out([copy.at for copy in kept]):
            kept[superfluous].path.unlink(missing_ok=True)
    return target


def backups(file: ProjectFile) -> tuple[BackupCopy, ...]:
    """Return the copies there are of a project, the latest first."""
    folder = backup_folder() / file.project().id
    found = []
    for path in folder.glob("*.annot"):
        name = _NAME.fullmatch(path.name)
        if name:
            at = datetime.strptime(name["at"], _STAMP).replace(tzinfo=UTC)
            found.append(BackupCopy(path, at))
    return tuple(sorted(found, key=lambda copy: (copy.at, copy.path.name), reverse=True))


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


def _free_name(folder: Path, stem: str, at: datetime) -> Path:
    name = f"{stem} {at.astimezone(UTC):{_STAMP}}"
    path, number = folder / f"{name}.annot", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.annot"
    return path


def _check_texts(copy: Path, *, shown: Path) -> None:
    """Compare each text of the copy with its SHA-256, which SQLite's own check does not do."""
    with problems_of(shown):
        engine = engines.connect(copy, mode="ro")
        try:
            with engine.connect() as connection:
                for version in connection.scalars(select(text_version.c.id)).all():
                    document_store.checked_text(connection, version, shown)
        finally:
            engine.dispose()


@contextmanager
def _problems_in(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWriteFile(path=folder, reason=error.strerror or str(error)) from error
