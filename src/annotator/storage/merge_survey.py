"""Which of a colleague's annotations take a closer look: SQLite finds out by reading both files.

Most are new here, or the same, or were changed on one side by somebody who knew what the other
has. A preview only counts those, and for this the rules by which rows are compared one by one are
said in SQL as well. All others are left open, and so are the first of each kind, as examples.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import MetaData, and_, case, select, tuple_

from annotator.domain.annotations import Anchoring
from annotator.domain.merges import Effect
from annotator.domain.progress import Part
from annotator.storage.merge_order import CONTENT, STAMP, STATEMENT
from annotator.storage.tables import annotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause, Select

    from annotator.domain.progress import Progress
    from annotator.storage.incoming import Incoming
    from annotator.storage.merge_plan import Planner, Reading

_BESIDE = "beside"
_CHUNK = 2_000
_SOUND = Anchoring.SOUND.value


class _Standing(IntEnum):
    """What comes of one of theirs."""

    OPEN = 0
    NOTHING = 1
    QUIET = 2
    NEW = 3
    CHANGED = 4
    DELETED = 5


_EFFECTS = {
    _Standing.NEW: Effect.NEW,
    _Standing.CHANGED: Effect.CHANGED,
    _Standing.DELETED: Effect.DELETED,
}


class Group(NamedTuple):
    """What some of theirs have in common.

    Attributes:
        standing: What comes of them if the text is the same here.
        document: The document there.
        version: The version of its text there.
        document_here: The document in which they stand here; None if they are new.
    """

    standing: _Standing
    document: str
    version: str
    document_here: str | None


Groups = dict[Group, list[tuple[int, int | None]]]
"""Key there and key here, None for new ones, of the annotations of each group, in their order."""


@dataclass(slots=True)
class Survey:
    """What comes in.

    Attributes:
        counts: How many annotations are counted, by document here and what a person would see.
        quiet: How many come in that nobody would notice.
        open: Keys there of those that are not counted, in their order.
    """

    counts: Counter[tuple[str, Effect]] = field(default_factory=Counter)
    quiet: int = 0
    open: list[int] = field(default_factory=list)


def survey(
    reading: Reading, incoming: Incoming, planner: Planner, *, examples: int, progress: Progress
) -> Survey:
    """Look at all of a colleague's annotations, and count what can be counted.

    Args:
        reading: Gives our project.
        incoming: The colleague's file.
        planner: Knows where theirs stand here; learns what key here each of theirs has.
        examples: How many of each kind are left open although they could be counted.
        progress: Told how far it is.

    Raises:
        ProjectDamaged: No program of ours has written one of them.
        Cancelled: The user asked to stop.
    """
    total, checked = incoming.size, 0
    for count in incoming.check_annotations():
        checked += count
        progress.report(checked, total * 2)
    # Only now their file may be read together with ours.
    with reading() as connection:
        groups = _grouped(connection, incoming, Part(progress, total, after=0.5, share=0.5))
    return _counted(groups, planner, examples)


def _grouped(connection: Connection, incoming: Incoming, progress: Progress) -> Groups:
    groups: defaultdict[Any, list[tuple[int, int | None]]] = defaultdict(list)
    seen, size = 0, incoming.size
    with incoming.beside(connection, _BESIDE), connection.execute(_survey()) as result:
        while rows := result.cursor.fetchmany(_CHUNK):
            for row in rows:
                groups[row[2:]].append(row[:2])
            seen += len(rows)
            progress.report(seen, size)
    return {Group(_Standing(group[0]), *group[1:]): keys for group, keys in groups.items()}


def _counted(groups: Groups, planner: Planner, examples: int) -> Survey:
    found = Survey()
    examples_left = dict.fromkeys(Effect, examples)
    for group, keys in groups.items():
        place = planner.place(group.document, group.version, group.document_here)
        if place is None:
            continue
        planner.keys.update((key, here or 0) for key, here in keys)
        effect = _EFFECTS.get(group.standing)
        if group.standing is _Standing.OPEN or place.moves is not None:
            found.open += [key for key, _ in keys]
        elif group.standing is _Standing.QUIET:
            found.quiet += len(keys)
        elif effect is not None:
            shown = [key for key, _ in keys[: examples_left[effect]]]
            examples_left[effect] -= len(shown)
            found.open += shown
            found.counts[place.document_id, effect] += len(keys) - len(shown)
    found.open.sort()
    return found


@cache
def _survey() -> Select[Any]:
    """Return what reads key there, key here, and the parts of the group of all of theirs."""
    theirs = annotation.to_metadata(MetaData(), schema=_BESIDE).alias("theirs")
    ours = annotation.alias("ours")
    columns = (theirs.c.key, ours.c.key, _standing(theirs, ours))
    places = (theirs.c.document_id, theirs.c.text_version_id, ours.c.document_id)
    return (
        select(*columns, *places)
        .select_from(theirs.outerjoin(ours, ours.c.id == theirs.c.id))
        .where(theirs.c.life > 0, theirs.c.key > 0)
        .order_by(theirs.c.key)
    )


def _standing(theirs: FromClause, ours: FromClause) -> ColumnElement[int]:
    """Say in SQL what comes of an annotation; OPEN where this takes more than the two rows."""
    stamp, our_stamp = _stamp(theirs), _stamp(ours)
    is_same = and_(stamp == our_stamp, _alike(theirs, ours, ("anchoring", *CONTENT)))
    return case(
        (theirs.c.anchoring != _SOUND, _Standing.OPEN),
        (ours.c.key.is_(None), case((theirs.c.deleted, _Standing.QUIET), else_=_Standing.NEW)),
        (is_same, _Standing.NOTHING),
        (and_(stamp > our_stamp, _is_origin_of(ours, theirs)), _seen(theirs, ours)),
        (and_(stamp < our_stamp, _is_origin_of(theirs, ours)), _Standing.NOTHING),
        else_=_Standing.OPEN,
    )


def _seen(theirs: FromClause, ours: FromClause) -> ColumnElement[int]:
    """Say what `merge_plan.effect` says, unless `merge_order.says_the_same`."""
    both_there = and_(~ours.c.deleted, ~theirs.c.deleted)
    return case(
        (and_(ours.c.deleted, theirs.c.deleted), _Standing.QUIET),
        (and_(both_there, _alike(theirs, ours, STATEMENT)), _Standing.QUIET),
        (both_there, _Standing.CHANGED),
        (theirs.c.deleted, _Standing.DELETED),
        else_=_Standing.NEW,
    )


def _is_origin_of(version: FromClause, later: FromClause) -> ColumnElement[bool]:
    """Say what `merge_plan` says under this name."""
    return and_(
        version.c.revision == 1,
        later.c.revision > 1,
        version.c.modified_at == version.c.created_at,
        version.c.created_at == later.c.created_at,
    )


def _stamp(version: FromClause) -> ColumnElement[Any]:
    return tuple_(*(version.c[name] for name in STAMP))


def _alike(one: FromClause, other: FromClause, names: Sequence[str]) -> ColumnElement[bool]:
    return and_(*(one.c[name].is_not_distinct_from(other.c[name]) for name in names))
