"""A part of a project as a project file of its own: what goes into a package.

A copy of the whole is taken, and what was not chosen is struck out of it. What stays are the
annotations chosen with all that was said of them and their whole history, the texts they stand
in, the people and what they agreed on. Whoever gets it could open it like any other project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, false, func, or_, select, true, update

from annotator.domain.packages import PackageChoice
from annotator.storage import engine as engines
from annotator.storage.error_mapping import problems_of
from annotator.storage.merge_history import told_elsewhere
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

    from sqlalchemy import ColumnElement, Connection, Delete, Select


@dataclass(frozen=True, slots=True)
class Part:
    """What stayed.

    Attributes:
        annotations: Number by document id, for every document that stayed; removed ones count.
    """

    annotations: Mapping[str, int]
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
                _strike_out(connection, choice, after)
                connection.execute(update(project).values(last_person_id=sender))
                part = outlook(connection, PackageChoice(), after=0)
            raw.execute("VACUUM INTO ?", (str(target),))
    finally:
        engine.dispose()
    return part


def outlook(connection: Connection, choice: PackageChoice, *, after: int) -> Part:
    """Return what `write_part` would leave; of what it left, all."""
    chosen = _is_chosen(choice, after)
    documents = connection.scalars(select(document.c.id).where(_is_needed(choice, after, chosen)))
    by_document = dict.fromkeys(documents, 0)
    counts = select(annotation.c.document_id, func.count().label("annotations")).where(chosen)
    for row in connection.execute(counts.group_by(annotation.c.document_id)):
        by_document[row.document_id] = row.annotations
    keys = select(annotation.c.key).where(chosen)
    decisions, remarks = (
        connection.scalar(
            select(func.count())
            .select_from(table)
            .where(table.c.deleted == false(), table.c.life > 0, table.c.annotation_key.in_(keys))
        )
        for table in (decision, remark)
    )
    return Part(annotations=by_document, decisions=decisions or 0, remarks=remarks or 0)


def _strike_out(connection: Connection, choice: PackageChoice, after: int) -> None:
    connection.execute(delete(annotation).where(~_is_chosen(choice, after)))
    connection.execute(delete(document).where(~_is_needed(choice, after, true())))
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


def _is_chosen(choice: PackageChoice, after: int) -> ColumnElement[bool]:
    """Say of an annotation whether it is to stay."""
    living = select(document.c.id).where(document.c.deleted == false())
    conditions = [annotation.c.life > 0, annotation.c.document_id.in_(living)]
    if choice.document_ids:
        conditions.append(annotation.c.document_id.in_(choice.document_ids))
    if choice.types:
        conditions.append(annotation.c.type.in_([type_.value for type_ in choice.types]))
    if choice.person_ids:
        conditions.append(_is_work_of(choice.person_ids))
    if after:
        conditions.append(annotation.c.key.in_(_touched(after)))
    return and_(*conditions)


def _is_work_of(person_ids: frozenset[str]) -> ColumnElement[bool]:
    """Say of an annotation whether these people made it, or said something of it."""
    return or_(
        annotation.c.person_id.in_(person_ids),
        *(
            annotation.c.key.in_(
                select(table.c.annotation_key).where(table.c.person_id.in_(person_ids))
            )
            for table in (decision, remark)
        ),
    )


def _touched(after: int) -> Select[tuple[int]]:
    """Select the annotations that later change sets have touched, or said something of."""
    later = change.c.change_set_number > after
    said = [
        select(table.c.annotation_key).where(
            table.c.id.in_(select(subject).where(later, subject.is_not(None)))
        )
        for table, subject in (
            (decision, change.c.decision_id),
            (remark, change.c.remark_id),
            (conflict, change.c.conflict_id),
        )
    ]
    touched = select(change.c.annotation_key).where(later, change.c.annotation_key.is_not(None))
    return select(touched.union(*said).subquery().c.annotation_key)


def _is_needed(
    choice: PackageChoice, after: int, chosen: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Say of a document whether it is to stay, given which annotations are.

    Of a part of the annotations only their documents go along, and those that are new.
    """
    conditions = [document.c.deleted == false()]
    if choice.document_ids:
        conditions.append(document.c.id.in_(choice.document_ids))
    if choice.types or choice.person_ids or after:
        holds = document.c.id.in_(select(annotation.c.document_id).where(chosen))
        changed = select(change.c.document_id).where(
            change.c.change_set_number > after, change.c.document_id.is_not(None)
        )
        conditions.append(or_(holds, document.c.id.in_(changed)) if after else holds)
    return and_(*conditions)


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
