"""Writes a colleague's work into the open project, within one transaction and as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select

from annotator.domain.errors import ProjectDamaged
from annotator.domain.merges import Match
from annotator.storage.merge_order import (
    DOCUMENT_ORDER,
    PERSON_ORDER,
    SETTING_ORDER,
    Holds,
    conflict_row,
)
from annotator.storage.recorded_tables import (
    ANNOTATIONS,
    CONFLICTS,
    DECISIONS,
    DOCUMENTS,
    PEOPLE,
    REMARKS,
    SETTINGS,
    Recorded,
)
from annotator.storage.tables import known_as, original_file, text_version

if TYPE_CHECKING:
    from collections.abc import Collection

    from annotator.storage.change_recorder import ChangeRecorder
    from annotator.storage.incoming import Incoming
    from annotator.storage.merge_identity import Identity, Ours
    from annotator.storage.merge_plan import Plan, Planner
    from annotator.storage.row_mapping import Columns

_digest = select(text_version.c.sha256).where(text_version.c.id == bindparam("id"))


def merge_people(
    recorder: ChangeRecorder, incoming: Incoming, identity: Identity, here: Ours
) -> None:
    """Bring people, and names and roles that were given later than ours."""
    actor = identity.people.get
    new = [row | {"actor": actor(row["actor"], row["actor"])} for row in identity.new_people]
    recorder.insert_rows(PEOPLE, new)
    names = {row["name"] for row in (*here.people.values(), *new)}
    for row in incoming.people:
        ours = here.people.get(identity.people[row["id"]])
        if ours is None or PERSON_ORDER.holds(row, ours) is not Holds.THEIRS:
            continue
        # Two people of one project cannot have one name.
        name = ours["name"] if row["name"] in names else row["name"]
        names.add(name)
        put = {"name": name, "role": row["role"], "revision": row["revision"]}
        put["actor"] = actor(row["actor"], row["actor"])
        recorder.put_columns(PEOPLE, {ours["id"]: put})


def merge_documents(
    recorder: ChangeRecorder, incoming: Incoming, identity: Identity, here: Ours
) -> list[str]:
    """Bring documents, and titles, years and places that were set later than ours.

    Returns:
        The titles of those that are seen here for the first time.
    """
    theirs = {row["id"]: row for row in incoming.documents}
    titles = {row["title"] for row in here.documents.values() if not row["deleted"]}
    brought = []
    for match in identity.documents:
        row = theirs[match.id]
        row |= {"actor": identity.people.get(row["actor"], row["actor"])}
        ours = here.documents.get(identity.document_ids[match.id])
        if ours is None or match.match is Match.NEW:
            title = _free_title(row["title"], titles)
            brought.append(title)
        elif row["title"] in titles:  # its own, or that of another document
            title = ours["title"]
        else:
            title = row["title"]
        titles.add(title)
        if ours is None:
            _add_document(recorder, incoming, row | {"title": title})
        elif match.match is not Match.REMOVED and DOCUMENT_ORDER.holds(row, ours) is Holds.THEIRS:
            put = {name: row[name] for name in ("year", "places", "revision", "actor")}
            put |= {"title": title, "deleted": False}
            recorder.put_columns(DOCUMENTS, {ours["id"]: put})
    return brought


def merge_settings(recorder: ChangeRecorder, incoming: Incoming, identity: Identity) -> None:
    """Bring what the colleagues agreed on later than we did."""
    theirs = {
        row["name"]: row | {"actor": identity.people.get(row["actor"], row["actor"])}
        for row in incoming.settings
    }
    ours = {row["name"]: row for row in SETTINGS.rows(recorder.connection, list(theirs))}
    recorder.insert_rows(SETTINGS, [row for name, row in theirs.items() if name not in ours])
    later = {
        name: theirs[name]
        for name, row in ours.items()
        if SETTING_ORDER.holds(theirs[name], row) is Holds.THEIRS
    }
    recorder.put_columns(SETTINGS, later)


def note_identity(recorder: ChangeRecorder, identity: Identity) -> None:
    """Remember by which ids of others our people and documents are known."""
    rows = [
        {
            "foreign_id": foreign,
            "kind": "document" if local in identity.document_ids.values() else "person",
            "local_id": local,
        }
        for foreign, local in identity.known_as.items()
    ]
    if rows:
        connection = recorder.connection
        stale = delete(known_as).where(known_as.c.foreign_id == bindparam("foreign"))
        connection.execute(stale, [{"foreign": row["foreign_id"]} for row in rows])
        connection.execute(insert(known_as), rows)


class RowMerge:
    """Writes what a planner found about annotations and what was said of them."""

    def __init__(self, recorder: ChangeRecorder, planner: Planner) -> None:
        self._recorder = recorder
        self._planner = planner
        self._free_key = recorder.free_key()

    def annotations(self, plan: Plan) -> None:
        """Write a chunk of annotations, and the conflicts found in it."""
        rows = []
        for row in plan.new:
            self._planner.keys[row["key"]] = self._free_key
            rows.append(row | {"key": self._free_key})
            self._free_key += 1
        self._recorder.receive_annotations(rows)
        self._replace(ANNOTATIONS, plan)
        self._recorder.insert_rows(
            CONFLICTS,
            [conflict_row(contest.loser, contest.pair.ours["key"]) for contest in plan.contests],
        )

    def decisions(self, plan: Plan) -> None:
        """Write a chunk of decisions."""
        self._said(DECISIONS, plan)

    def remarks(self, plan: Plan) -> None:
        """Write a chunk of remarks."""
        self._said(REMARKS, plan)

    def conflicts(self, plan: Plan) -> None:
        """Write a chunk of conflicts that others have noted."""
        self._said(CONFLICTS, plan)

    def _said(self, of: Recorded, plan: Plan) -> None:
        self._recorder.insert_rows(of, plan.new)
        self._replace(of, plan)

    def _replace(self, of: Recorded, plan: Plan) -> None:
        self._recorder.replace_rows(of, [(pair.ours, pair.theirs) for pair in plan.changed])


def _add_document(recorder: ChangeRecorder, incoming: Incoming, row: Columns) -> None:
    """Store a document with all versions of its text and the files they came from.

    Raises:
        ProjectDamaged: A text version of this id is here and holds another text.
    """
    connection = recorder.connection
    texts, files = incoming.text_rows(row["id"])
    for text in texts:
        here = connection.scalar(_digest, {"id": text["id"]})
        if here is None:
            connection.execute(insert(text_version), text)
            for file in files:
                if file["text_version_id"] == text["id"]:
                    connection.execute(insert(original_file), file)
        elif here != text["sha256"]:
            raise ProjectDamaged(path=incoming.shown, detail=f"text {text['id']}")
    recorder.insert_rows(DOCUMENTS, [{n: row[n] for n in row if n != "sha256"}])


def _free_title(title: str, taken: Collection[str]) -> str:
    """Return a title that no other document has: files of annotations name documents by it."""
    free, number = title, 1
    while free in taken:
        number += 1
        free = f"{title} ({number})"
    return free
