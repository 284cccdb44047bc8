"""What a check of a project can find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What is wrong."""

    DAMAGE = "damage"
    """SQLite finds the file itself unsound."""
    TEXT = "text"
    """A text or an imported file is not the one that was stored."""
    DRIFT = "drift"
    """The quote of an annotation is not the text at its place."""
    ORPHAN = "orphan"
    """Something refers to what is not there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a project.

    Attributes:
        where: The document, with the place in it if there is one; else the file.
        detail: What was found there.
    """

    kind: FindingKind
    where: str
    detail: str
