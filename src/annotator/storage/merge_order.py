"""Which of two versions of a row holds: the same one in every project file, whoever merges first.

Versions are ordered by (life, revision, time of change, content). `life` counts how often a row
was removed and brought back: a removal beats any number of changes made without knowing of it,
and only who takes the removal back revives the row. The content decides at last, so that even
two changes of the same microsecond end alike everywhere.
"""

from __future__ import annotations

import hashlib
import uuid
from enum import Enum
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from annotator.storage.row_mapping import VALUE_COLUMNS, Columns, compact_json

if TYPE_CHECKING:
    from collections.abc import Callable

STAMP = ("life", "revision", "modified_at")
"""The columns that say which version of an annotation is the later one."""

_STATED = ("type", *VALUE_COLUMNS, "note")
STATEMENT = ("start", "end", *_STATED)
"""What a person notices of an annotation that is there."""

_MEANING = (*_STATED, "provenance")
CONTENT = ("start", "end", *_MEANING)
"""What an annotation says; the columns that a conflict keeps of the version that lost."""

SAID_OF = ("subject", "proposal", "other")
"""The columns of decisions and conflicts that hold what an annotation says, or should or did."""

_VERSION_AND_VARIANT = (0xF << 76) | (0b11 << 62)
_OWN_MAKING = (8 << 76) | (0b10 << 62)  # a UUID of our own making: RFC 9562, 5.8


class Holds(Enum):
    """Which of two versions holds."""

    THEIRS = 1
    OURS = 2
    BOTH = 3


class Order:
    """The order of the versions of one kind of row."""

    def __init__(self, stamp: tuple[str, ...], content: Callable[[Columns], Any]) -> None:
        """Take the columns that are compared in turn, and what decides where all are equal."""
        self._stamp: Callable[[Columns], Any] = itemgetter(*stamp)
        self._content = content

    def holds(self, theirs: Columns, ours: Columns) -> Holds:
        """Return which version holds; BOTH if they are the same one."""
        their_rank, our_rank = self._stamp(theirs), self._stamp(ours)
        if their_rank == our_rank:
            their_rank, our_rank = self._content(theirs), self._content(ours)
            if their_rank == our_rank:
                return Holds.BOTH
            their_rank, our_rank = compact_json(their_rank), compact_json(our_rank)
        return Holds.THEIRS if their_rank > our_rank else Holds.OURS


def _description(row: Columns) -> list[object]:
    """Return what is known of a document so that knowing something beats knowing nothing."""
    return [row["year"] or 0, "、".join(row["places"]), row["title"]]


# "sound" comes after "changed" and "lost": a place that was never moved is the better one.
ANNOTATION_ORDER = Order(STAMP, itemgetter("anchoring", *CONTENT))
MOVED_ANNOTATION_ORDER = Order(STAMP, itemgetter(*_MEANING))
"""For annotations that stand in two versions of a text: places cannot be compared there."""

DECISION_ORDER = Order(STAMP, itemgetter("verdict", "reason"))
REMARK_ORDER = Order(STAMP, itemgetter("text"))
CONFLICT_ORDER = Order(("revision", "modified_at"), itemgetter("resolved"))
SETTING_ORDER = Order(("revision", "modified_at"), itemgetter("value"))
PERSON_ORDER = Order(("revision",), itemgetter("name", "role"))
DOCUMENT_ORDER = Order(("revision",), _description)


_statement = itemgetter(*STATEMENT)


def says_the_same(one: Columns, other: Columns) -> bool:
    """Whether two versions of an annotation differ in nothing that a person would notice.

    Two people who make the same annotation of the final version, each in a copy of their own,
    agree: who of them chose is nothing to settle.
    """
    return bool(one["deleted"]) == bool(other["deleted"]) and (
        bool(one["deleted"]) or _statement(one) == _statement(other)
    )


def conflict_id(loser: Columns) -> str:
    """Return the id of the conflict in which this version lost: the same for all who notice it."""
    marks = [loser[name] for name in ("id", *STAMP, *CONTENT)]
    digest = hashlib.sha256(compact_json(marks).encode()).digest()
    number = int.from_bytes(digest[:16]) & ~_VERSION_AND_VARIANT | _OWN_MAKING
    return str(uuid.UUID(int=number))


def conflict_row(loser: Columns, annotation_key: int) -> Columns:
    """Return what is to be kept of a version of an annotation that lost."""
    kept = {name: loser[name] for name in (*CONTENT, "quote")} | {"deleted": bool(loser["deleted"])}
    return {
        "id": conflict_id(loser),
        "annotation_key": annotation_key,
        "other": compact_json(kept),
        "at": loser["modified_at"],
        "resolved": False,
        "revision": 1,
        "actor": loser["actor"],
        "modified_at": loser["modified_at"],
    }
