"""What a merge changes besides annotations: who is taken for whom, rules, names, titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.merges import Aside, Match
from annotator.storage.merge_order import (
    DOCUMENT_ORDER,
    PERSON_ORDER,
    SETTING_ORDER,
    Holds,
    Order,
)
from annotator.storage.recorded_tables import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from annotator.storage.incoming import Incoming
    from annotator.storage.merge_identity import Identity, Ours
    from annotator.storage.row_mapping import Columns

_OF_PERSON = ("name", "role")
_OF_DOCUMENT = ("title", "year", "places")


def namesakes(incoming: Incoming, identity: Identity, here: Ours) -> tuple[str, ...]:
    """Return the names of people who are taken for ours because they are called so.

    The merge remembers it, so that this is said once only.
    """
    said_before = {*here.known_as, *here.people}
    aliases = {row["id"]: {row["id"]} for row in incoming.people}
    for foreign, local in incoming.known_as.items():
        aliases.get(local, set()).add(foreign)
    new = {row["id"] for row in identity.new_people}
    return tuple(
        row["name"]
        for row in incoming.people
        if row["id"] not in new and not aliases[row["id"]] & said_before
    )


def asides(
    connection: Connection, incoming: Incoming, identity: Identity, here: Ours
) -> frozenset[Aside]:
    """Return what else the merge changes, as it does it."""
    found = set()
    if any(_settings(connection, incoming)):
        found.add(Aside.RULES)
    if any(_people(incoming, identity, here)):
        found.add(Aside.PEOPLE)
    if any(_documents(incoming, identity, here)):
        found.add(Aside.DOCUMENTS)
    return frozenset(found)


def _settings(connection: Connection, incoming: Incoming) -> Iterator[bool]:
    theirs = {row["name"]: row for row in incoming.settings}
    ours = {row["name"]: row for row in SETTINGS.rows(connection, list(theirs))}
    for name, row in theirs.items():
        yield name not in ours or _is_other(SETTING_ORDER, row, ours[name], ("value",))


def _people(incoming: Incoming, identity: Identity, here: Ours) -> Iterator[bool]:
    for row in incoming.people:
        ours = here.people.get(identity.people[row["id"]])
        yield ours is not None and _is_other(PERSON_ORDER, row, ours, _OF_PERSON)


def _documents(incoming: Incoming, identity: Identity, here: Ours) -> Iterator[bool]:
    theirs = {row["id"]: row for row in incoming.documents}
    for match in identity.documents:
        ours = here.documents.get(identity.document_ids[match.id])
        if ours is not None and match.match not in (Match.NEW, Match.REMOVED):
            yield _is_other(DOCUMENT_ORDER, theirs[match.id], ours, _OF_DOCUMENT)


def _is_other(order: Order, theirs: Columns, ours: Columns, names: tuple[str, ...]) -> bool:
    later = order.holds(theirs, ours) is Holds.THEIRS
    return later and any(theirs[name] != ours[name] for name in names)
