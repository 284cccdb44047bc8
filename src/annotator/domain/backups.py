"""Copies of projects that the program puts aside by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """One copy of a project.

    Attributes:
        path: A project file like any other.
        name: What the project file was called then, without its ending.
        at: When it was made, UTC, to the second.
    """

    path: Path
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Restored:
    """What going back to a copy has done.

    Attributes:
        kept: Where what stood there until then was put; None if nothing did.
        is_sound: Whether that is a copy like the others; what was damaged is kept as it was,
            beside the project.
    """

    kept: Path | None
    is_sound: bool = True
