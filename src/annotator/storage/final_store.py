"""The final version of a document, and the annotations it is made from, as rows."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import case, exists, false, func, select

from annotator.domain.final_versions import FINAL_NAME, FINAL_PERSON_ID, Choice, Claim
from annotator.domain.projects import Person, Role
from annotator.storage import people_store
from annotator.storage.row_mapping import ANNOTATION_COLUMNS, UnreadableRow, annotation_of_values
from annotator.storage.tables import annotation
from annotator.storage.tables import person as person_table
from annotator.storage.text_pieces import inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sqlalchemy import Connection

    from annotator.domain.annotations import Annotation
    from annotator.storage.text_pieces import Piece
    from annotator.text.spans import Span

ComparedSpan = tuple[int, int, str, int, str]
"""Start, end, type code, key and value text of an annotation: all that comparing needs."""

_CHUNK = 900  # the smallest number of placeholders any SQLite was ever built with is 999
_BETWEEN_PARTS = "\x1f"

# The basis of a date is no part of it: who read the year where changes nothing of the day.
_value_text = func.coalesce(
    annotation.c.value_edtf,
    annotation.c.value_name,
    annotation.c.value_number
    + _BETWEEN_PARTS
    + func.coalesce(annotation.c.value_number_to, "")
    + _BETWEEN_PARTS
    + annotation.c.value_unit
    + _BETWEEN_PARTS
    + annotation.c.value_approx,
    "",
)
_compared_columns = (
    annotation.c.start,
    annotation.c.end,
    annotation.c.type,
    annotation.c.key,
    _value_text,
)
_is_there = select(exists().where(person_table.c.id == FINAL_PERSON_ID))


Revision = tuple[str, int]
"""Id and revision of an annotation: it, as it stood at one time."""


class ComparedRows:
    """The living annotations of several people in a document, gathered piece by piece.

    Attributes:
        tracks: Those of each person.
        standing: Keys of those that were asked for by id and revision.
    """

    def __init__(self, person_ids: Sequence[str], named: AbstractSet[Revision]) -> None:
        self._person_ids = person_ids
        self._named = named
        self.tracks: tuple[list[ComparedSpan], ...] = tuple([] for _ in person_ids)
        self.standing: dict[Revision, int] = {}

    def read(self, connection: Connection, piece: Piece) -> list[Any]:
        """Return what these people have in a piece, to be added.

        Read in one go: the index in text order does not know whose annotations are, so that a
        query for each would look at all of them each time. A short number stands for the person,
        because ids would take longer to make than their rows.
        """
        sides = {id_: n for n, id_ in enumerate(self._person_ids)}
        columns = [*_compared_columns, case(sides, value=annotation.c.person_id)]
        if self._named:  # many more characters to read
            columns += [annotation.c.id, annotation.c.revision]
        result = connection.execute(
            select(*columns).where(*inside(piece), annotation.c.person_id.in_(self._person_ids))
        )
        rows = cast("list[Any]", result.cursor.fetchall())
        result.close()
        return rows

    def add(self, rows: Iterable[Any]) -> None:
        """Take what was read; needs no connection."""
        for row in rows:
            self.tracks[row[5]].append(row[:5])
        if self._named:
            named = self._named
            self.standing.update((one, row[3]) for row in rows if (one := row[6:]) in named)


def claims(connection: Connection, piece: Piece) -> list[Claim]:
    """Return what the annotations of the final version answer; not those that say nothing."""
    result = connection.execute(
        select(annotation.c.key, annotation.c.deleted, annotation.c.provenance).where(
            *inside(piece),
            annotation.c.person_id == FINAL_PERSON_ID,
            annotation.c.life > 0,
            annotation.c.provenance.is_not(None),
        )
    )
    rows = cast("list[tuple[int, int, str]]", result.cursor.fetchall())
    result.close()
    return list(_claims(rows))


def _claims(rows: Sequence[tuple[int, int, str]]) -> Iterator[Claim]:
    # All at once: the call for each would take longer than the reading.
    try:
        parsed = json.loads(f"[{','.join(row[2] for row in rows)}]")
        for (key, deleted, _), said in zip(rows, parsed, strict=True):
            if deleted and said["choice"] != Choice.NEITHER:
                continue
            about = tuple([(id_, revision) for id_, revision, _ in said["sources"]])
            yield Claim(key, not deleted, said["choice"], said["by"], about)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableRow(f"provenance after {rows[0][0]}") from error


def near(connection: Connection, document_id: str, span: Span) -> list[Annotation]:
    """Return the annotations of the final version that overlap a span, removed ones too.

    The living come first, the older before the younger.
    """
    result = connection.execute(
        select(*(annotation.c[name] for name in ANNOTATION_COLUMNS))
        .where(
            annotation.c.document_id == document_id,
            annotation.c.deleted.in_((False, True)),  # names the second column of the index
            annotation.c.start < span.end,
            annotation.c.end > span.start,
            annotation.c.person_id == FINAL_PERSON_ID,
        )
        .order_by(annotation.c.deleted, annotation.c.key)
    )
    return [annotation_of_values(row) for row in result]


def revisions(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the revisions of those of these annotations that are living, by id."""
    found: dict[str, int] = {}
    for chunk in _chunks(sorted(ids)):
        rows = connection.execute(
            select(annotation.c.id, annotation.c.revision).where(
                annotation.c.id.in_(chunk), annotation.c.deleted == false()
            )
        )
        found.update((row.id, row.revision) for row in rows)
    return found


def gone(connection: Connection, named: Iterable[Revision]) -> set[Revision]:
    """Return those that are not there any more, or not as they were."""
    asked = set(named)
    return asked - revisions(connection, {id_ for id_, _ in asked}).items()


def is_begun(connection: Connection) -> bool:
    """Whether anything was ever settled in this project."""
    return bool(connection.scalar(_is_there))


def found_person(connection: Connection, *, at: datetime) -> None:
    """Let there be the "author" of the final version, under a name that nobody has."""
    if is_begun(connection):
        return
    taken = {one.name for one in people_store.people(connection)}
    free = (name for name in _names() if name not in taken)
    final = Person(id=FINAL_PERSON_ID, name=next(free), role=Role.FINAL)
    people_store.insert_person(connection, final, at=at)


def _names() -> Iterator[str]:
    yield FINAL_NAME
    yield from (f"{FINAL_NAME} {number}" for number in itertools.count(2))


_Item = TypeVar("_Item", int, str)


def _chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for first in range(0, len(items), _CHUNK):
        yield items[first : first + _CHUNK]
