"""A project and its people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Project:
    """What one *.annot file is about."""

    id: str
    title: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """An author or reviewer in this project."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """A person with how many annotations are theirs."""

    person: Person
    annotations: int
