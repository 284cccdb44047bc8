"""Who holds a project: a small note beside it, so that a second program can name them.

The words of the note are no lock: SQLite's exclusive lock on the file is, and the one of `guard`.
A note left behind by a program that was killed does no harm: the locks went with the program, and
the next one to take them overwrites the note.
"""

from __future__ import annotations

import getpass
import json
import logging
import socket
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from annotator.domain.errors import ProjectInUse, ProjectInUseByUnknown
from annotator.domain.names import cleaned_name

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the project open: a name, a computer, and since when (UTC)."""

    name: str
    host: str
    since: datetime

    def __str__(self) -> str:
        """One line without words of any language: 王芳 (PC-12), 14:05."""
        return f"{self.name} ({self.host}), {self.since.astimezone():%Y-%m-%d %H:%M}"


def login_name() -> str:
    """Return the name of the account this program runs under."""
    try:
        name = getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without an entry, as in containers
        name = ""
    return cleaned_name(name) or "annotator"


def note_path(project: Path) -> Path:
    """Return where the note of a project stands."""
    return project.with_name(f".{project.name}.lock")


def write_note(project: Path, *, name: str, at: datetime) -> None:
    """Say who holds the project from now on."""
    content = {
        "name": name,
        "host": socket.gethostname(),
        "since": at.isoformat(),
    }
    try:
        note_path(project).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        # The project itself is safe behind SQLite's lock; only its holder stays unnamed.
        _log.warning("no note beside %s: %s", project, error)


def remove_note(project: Path) -> None:
    """Forget who held the project."""
    try:
        note_path(project).unlink(missing_ok=True)
    except OSError as error:
        _log.warning("the note beside %s stays: %s", project, error)


def read_note(project: Path) -> Holder | None:
    """Return who wrote the note, or None when there is none that can be read."""
    try:
        content = json.loads(note_path(project).read_text(encoding="utf-8"))
        return Holder(
            name=str(content["name"]),
            host=str(content["host"]),
            since=datetime.fromisoformat(content["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.info("no readable note beside %s: %s", project, error)
        return None


def in_use(project: Path) -> ProjectInUse:
    """Return the problem to raise when the project is held by another program."""
    holder = read_note(project)
    if holder is None:
        return ProjectInUseByUnknown(path=project)
    return ProjectInUse(path=project, holder=holder)
