"""A project and its people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Project:
    """What one *.annot file is about."""

    id: str
    title: str
    created_at: datetime


class Role(StrEnum):
    """What a person does in this project. FINAL is no person but the final version itself."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    BOTH = "both"
    FINAL = "final"

    @property
    def reviews(self) -> bool:
        """Whether people of this role decide about annotations of others."""
        return self in (Role.REVIEWER, Role.BOTH)


@dataclass(frozen=True, slots=True)
class Person:
    """An author or reviewer in this project."""

    id: str
    name: str
    role: Role = Role.BOTH


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """A person with how many annotations are theirs."""

    person: Person
    annotations: int
