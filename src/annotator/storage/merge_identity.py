"""Who and what of a colleague's file is who and what here.

A person or document is known by its id, else by an id that was found to mean the same before,
else by what it is: a document by its text, a person by the name. A document of the same title
with another text is only likely to be the same; that is for a person to say.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from annotator.domain.merges import DocumentMatch, Match
from annotator.storage.recorded_tables import DOCUMENTS, PEOPLE, Recorded
from annotator.storage.tables import known_as, text_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from annotator.storage.incoming import Incoming
    from annotator.storage.row_mapping import Columns

    Likeness = Callable[[Columns, Columns], float]
    """How alike the texts of a colleague's document and of one of ours are, 0 to 1."""

_digests = select(text_version.c.id, text_version.c.sha256)
_known_as = select(known_as.c.foreign_id, known_as.c.local_id)

_ALIKE = 0.5  # the title and half of the text in common: the same chapter, read twice


@dataclass(frozen=True, slots=True)
class Ours:
    """What is known here: rows by id, and foreign ids that mean one of them."""

    people: Mapping[str, Columns]
    documents: Mapping[str, Columns]
    known_as: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Identity:
    """What each person and document of a colleague is here.

    Attributes:
        people: Our id by theirs; those not known here keep theirs.
        new_people: Rows of those not known here.
        documents: The matches, in their order.
        document_ids: Our id by theirs; those not known here keep theirs.
        known_as: Ids by which ours will be known from now on.
    """

    people: Mapping[str, str]
    new_people: tuple[Columns, ...]
    documents: tuple[DocumentMatch, ...]
    document_ids: Mapping[str, str]
    known_as: Mapping[str, str]


def ours(connection: Connection) -> Ours:
    """Read what is known here; documents come with the SHA-256 of their text."""
    digests = {row.id: row.sha256 for row in connection.execute(_digests)}
    documents = {
        id_: row | {"sha256": digests[row["text_version_id"]]}
        for id_, row in _all_rows(connection, DOCUMENTS).items()
    }
    known = {row.foreign_id: row.local_id for row in connection.execute(_known_as)}
    return Ours(_all_rows(connection, PEOPLE), documents, known)


def identify(
    incoming: Incoming, here: Ours, *, answers: Mapping[str, bool], likeness: Likeness
) -> Identity:
    """Find everybody and everything of a colleague's file.

    Args:
        incoming: The colleague's file.
        here: What is known here.
        answers: Whether a document whose match is LIKELY is the same, by its id there.
        likeness: Compares two texts.
    """
    aliases = defaultdict(list)
    for foreign, local in incoming.known_as.items():
        aliases[local].append(foreign)
    find = _Finder(here, aliases)
    people = {row["id"]: find.person(row) for row in incoming.people}
    matches = tuple(_documents(incoming.documents, here, find, answers, likeness))
    document_ids = {
        match.id: match.our_id if match.our_id and match.is_same else match.id for match in matches
    }
    found = {their: our for their, our in people.items() if our is not None} | document_ids
    return Identity(
        people={their: our or their for their, our in people.items()},
        new_people=tuple(row for row in incoming.people if people[row["id"]] is None),
        documents=matches,
        document_ids=document_ids,
        known_as={
            foreign: our
            for their, our in found.items()
            for foreign in (their, *aliases[their])
            if foreign != our
        },
    )


class _Finder:
    """Looks for one row after the other by all the ids it goes by."""

    def __init__(self, here: Ours, aliases: Mapping[str, Sequence[str]]) -> None:
        self._here = here
        self._aliases = aliases
        self._names = {row["name"]: row["id"] for row in here.people.values()}

    def person(self, row: Columns) -> str | None:
        found = self._by_id(row["id"], self._here.people)
        return found or self._names.get(row["name"])

    def document(self, row: Columns) -> str | None:
        return self._by_id(row["id"], self._here.documents)

    def _by_id(self, their_id: str, rows: Mapping[str, Columns]) -> str | None:
        for alias in (their_id, *sorted(self._aliases[their_id])):
            for candidate in (alias, self._here.known_as.get(alias)):
                if candidate in rows:
                    return candidate
        return None


def _documents(
    theirs: Iterable[Columns],
    here: Ours,
    find: _Finder,
    answers: Mapping[str, bool],
    likeness: Likeness,
) -> Iterable[DocumentMatch]:
    theirs = list(theirs)
    by_id = {row["id"]: find.document(row) for row in theirs}
    free = [
        row
        for row in here.documents.values()
        if not row["deleted"] and row["id"] not in by_id.values()
    ]
    by_text = {row["sha256"]: row for row in free}
    by_title = {row["title"]: row for row in free}
    for row in theirs:
        known = by_id[row["id"]]
        if known:
            yield _of_known(row, here.documents[known], likeness)
        elif row["deleted"]:
            continue  # what a colleague has put away is not brought to us
        elif row["sha256"] in by_text:
            yield _match(row, Match.SAME, by_text[row["sha256"]])
        elif row["title"] in by_title:
            our = by_title[row["title"]]
            alike = likeness(row, our)
            is_same = answers.get(row["id"], alike >= _ALIKE)
            yield _match(row, Match.LIKELY, our, likeness=alike, is_same=is_same)
        else:
            yield DocumentMatch(id=row["id"], title=row["title"], match=Match.NEW)


def _of_known(row: Columns, our: Columns, likeness: Likeness) -> DocumentMatch:
    if our["deleted"] and our["revision"]:
        return _match(row, Match.REMOVED, our)
    if our["deleted"]:  # it came by a merge that was undone
        return _match(row, Match.NEW, our)
    if row["sha256"] == our["sha256"]:
        return _match(row, Match.SAME, our)
    return _match(row, Match.OTHER_TEXT, our, likeness=likeness(row, our))


def _match(
    row: Columns, match: Match, our: Columns, *, likeness: float = 1.0, is_same: bool = True
) -> DocumentMatch:
    return DocumentMatch(
        id=row["id"],
        title=row["title"],
        match=match,
        our_id=our["id"],
        likeness=likeness,
        is_same=is_same,
    )


def _all_rows(connection: Connection, of: Recorded) -> dict[str, Columns]:
    keys = connection.scalars(select(of.table.c[of.key])).all()
    return {row[of.key]: row for row in of.rows(connection, keys)}
