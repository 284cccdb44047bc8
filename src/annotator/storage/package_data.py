"""A part of a project as a project file of its own: what goes into a package.

A copy of the whole is taken, and what was not chosen is struck out of it. What stays are the
annotations chosen with all that was said of them and their whole history, the texts they stand
in, the people and what they agreed on. Whoever gets it could open it like any other project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from annotator.storage import engine as engines
from annotator.storage.error_mapping import problems_of
from annotator.storage.merge_history import told_elsewhere
from annotator.storage.package_selection import PackageSelection
from annotator.storage.recorded_tables import RECORDED
from annotator.storage.tables import (
    annotation,
    change,
    change_set,
    conflict,
    decision,
    document,
    known_as,
    original_file,
    package,
    person,
    project,
    remark,
    setting,
    text_version,
    undo_step,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection, Delete, Select

    from annotator.domain.packages import PackageChoice


@dataclass(frozen=True, slots=True)
class Part:
    """What stayed.

    Attributes:
        annotations: Number by document id, for every document that stayed; removed ones count.
        final: How many of them belong to the final version.
        carried: How many of them go along only for what was said of them.
        decisions: Those of the people chosen that stand.
        remarks: Likewise.
    """

    annotations: Mapping[str, int]
    final: int
    carried: int
    decisions: int
    remarks: int


def write_part(
    copy: Path, target: Path, choice: PackageChoice, *, after: int, sender: str | None
) -> Part:
    """Write what was chosen of a project.

    Args:
        copy: A copy of the project, which is used up.
        target: Where to write; nothing is there yet.
        choice: What is to stay.
        after: Only what was touched by change sets with higher numbers; 0 for everything.
        sender: Id of the person who sends it.

    Raises:
        ProblemForUser: The file cannot be written.
    """
    engine = engines.connect(copy, mode="rw")
    try:
        with problems_of(target), engine.connect() as connection:
            raw = engines.driver(connection)
            raw.execute("PRAGMA foreign_keys = OFF")  # rows go before those that refer to them
            with engines.for_writing(connection).begin():
                part = outlook(connection, choice, after=after)
                _strike_out(connection, choice, after)
                connection.execute(update(project).values(last_person_id=sender))
            raw.execute("VACUUM INTO ?", (str(target),))
    finally:
        engine.dispose()
    return part


def outlook(connection: Connection, choice: PackageChoice, *, after: int) -> Part:
    """Return what `write_part` leaves."""
    selection = PackageSelection(choice, after=after)
    documents = connection.scalars(select(document.c.id).where(selection.documents))
    by_document = dict.fromkeys(documents, 0)
    final = carried = 0
    for row in connection.execute(_counts(selection)):
        by_document[row.document_id] = row.annotations
        final += row.final
        carried += row.carried
    keys = select(annotation.c.key).where(selection.annotations)
    decisions, remarks = (
        connection.scalar(
            select(func.count())
            .select_from(table)
            .where(selection.said(table, subject), table.c.annotation_key.in_(keys))
        )
        for table, subject in ((decision, change.c.decision_id), (remark, change.c.remark_id))
    )
    return Part(
        annotations=by_document,
        final=final,
        carried=carried,
        decisions=decisions or 0,
        remarks=remarks or 0,
    )


def _counts(selection: PackageSelection) -> Select[Any]:
    return (
        select(
            annotation.c.document_id,
            func.count().label("annotations"),
            func.count().filter(selection.final).label("final"),
            func.count().filter(selection.carried).label("carried"),
        )
        .where(selection.annotations)
        .group_by(annotation.c.document_id)
    )


def _strike_out(connection: Connection, choice: PackageChoice, after: int) -> None:
    # The documents first: which are needed is told by the annotations, and those by the rest.
    selection = PackageSelection(choice, after=after)
    connection.execute(delete(document).where(~selection.documents))
    connection.execute(delete(annotation).where(~selection.annotations))
    told = told_elsewhere(
        dict(row)
        for row in connection.execute(select(change_set).order_by(change_set.c.number)).mappings()
    )
    numbers = {row["number"] for row in told}
    local = [n for n in connection.scalars(select(change_set.c.number)) if n not in numbers]
    for number in local:
        connection.execute(delete(change_set).where(change_set.c.number == number))
    for statement in _strike_out_what_hangs_on_it():
        connection.execute(statement)
    kept = select(change_set.c.number).scalar_subquery()
    connection.execute(update(change_set).values(received=None))
    connection.execute(
        update(change_set).where(change_set.c.reverses.not_in(kept)).values(reverses=None)
    )


def _strike_out_what_hangs_on_it() -> Iterator[Delete]:
    """Give the statements that strike out what refers to nothing any more, in their order."""
    yield delete(text_version).where(text_version.c.document_id.not_in(select(document.c.id)))
    yield delete(original_file).where(
        original_file.c.text_version_id.not_in(select(text_version.c.id))
    )
    for table in (decision, remark, conflict):
        yield delete(table).where(table.c.annotation_key.not_in(select(annotation.c.key)))
    for table in (decision, remark):
        yield delete(table).where(table.c.life == 0)
    for table in (conflict, setting):
        yield delete(table).where(table.c.revision == 0)
    yield delete(undo_step)
    yield delete(change).where(change.c.change_set_number.not_in(select(change_set.c.number)))
    for of in RECORDED:
        subject = change.c[of.subject]
        # Of an empty table even nothing is no part (SQLite: NULL NOT IN () is true).
        gone = subject.not_in(select(of.table.c[of.key]))
        yield delete(change).where(subject.is_not(None), gone)
    yield delete(change_set).where(change_set.c.number.not_in(select(change.c.change_set_number)))
    yield delete(package)
    yield delete(known_as).where(
        known_as.c.local_id.not_in(select(document.c.id)),
        known_as.c.local_id.not_in(select(person.c.id)),
    )
