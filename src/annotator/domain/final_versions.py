"""The final version of a text's annotations, and where each of them comes from."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

FINAL_PERSON_ID = "00000000-0000-7000-8000-000000000001"
"""The same in every project file: annotations of the final version are those of this "author"."""

FINAL_NAME = "定稿"
"""What that author is called, in every language: it stands in files that people exchange."""

_VERSION = 8 << 76  # a UUID of our own making: RFC 9562, 5.8
_VARIANT = 0b10 << 62
_VERSION_AND_VARIANT = (0xF << 76) | (0b11 << 62)


class Choice(StrEnum):
    """How an annotation of the final version came about.

    NEITHER is a tombstone: it says that none of the annotations compared is to stay.
    """

    UNANIMOUS = "unanimous"
    CHOSEN = "chosen"
    AMENDED = "amended"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Source:
    """An annotation that a choice was made from.

    Attributes:
        annotation_id: UUID.
        revision: Its revision then: a later one opens the difference again.
        author: Name of its author then, for exports.
    """

    annotation_id: str
    revision: int
    author: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an annotation of the final version comes from.

    Attributes:
        choice: How it came about.
        by: Name of the person who chose.
        sources: The annotations it was made from; for CHOSEN, that which was taken comes first.
    """

    choice: Choice
    by: str
    sources: tuple[Source, ...] = ()


class Claim(NamedTuple):
    """What one annotation of the final version answers, in short: for reading all of them.

    A named tuple, because there may be 140,000.

    Attributes:
        key: Its row in this project file.
        living: Whether it stands in the final version; else it says that nothing is to stay.
        choice: How it came about.
        by: Name of the person who chose.
        about: Id and revision of each annotation that it was made from.
    """

    key: int
    living: bool
    choice: str
    by: str
    about: tuple[tuple[str, int], ...]


def final_id(text_sha256: str, start: int, end: int, *, nth: int = 0) -> str:
    """Return the id of the annotation of the final version that stands at [start, end) of a text.

    It follows from the place, so that two people who settle the same difference in two copies
    of a project make one annotation and not two. Where one place has several, as when it names
    both a date and a figure, `nth` counts them.
    """
    place = f"final {text_sha256} {start} {end}"
    digest = hashlib.sha256((f"{place} {nth}" if nth else place).encode()).digest()
    number = int.from_bytes(digest[:16]) & ~_VERSION_AND_VARIANT | _VERSION | _VARIANT
    return str(uuid.UUID(int=number))
