"""The people of a project, and who worked in it last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import false, func, insert, select, update

from annotator.domain.projects import Person, PersonSummary
from annotator.storage.row_mapping import person_of, stored_time
from annotator.storage.tables import annotation, document, project
from annotator.storage.tables import person as person_table

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection


def person(connection: Connection, person_id: str) -> Person:
    """Return one person."""
    found = connection.execute(select(person_table).where(person_table.c.id == person_id))
    return person_of(found.mappings().one())


def person_named(connection: Connection, name: str) -> Person | None:
    """Return the person with exactly this name."""
    found = connection.execute(select(person_table).where(person_table.c.name == name))
    row = found.mappings().first()
    return None if row is None else person_of(row)


def people(connection: Connection) -> list[Person]:
    """Return all people, in order of arrival."""
    rows = connection.execute(
        select(person_table).order_by(person_table.c.created_at, person_table.c.id)
    ).mappings()
    return [person_of(row) for row in rows]


def names(connection: Connection) -> dict[str, str]:
    """Return the name of everyone by id, in order of arrival."""
    rows = connection.execute(
        select(person_table.c.id, person_table.c.name).order_by(
            person_table.c.created_at, person_table.c.id
        )
    )
    return {row.id: row.name for row in rows}


def summaries(connection: Connection) -> list[PersonSummary]:
    """Return all people with how many living annotations are theirs, in order of arrival."""
    counted = (
        select(annotation.c.person_id, func.count().label("annotations"))
        .join_from(annotation, document, annotation.c.document_id == document.c.id)
        .where(annotation.c.deleted == false(), document.c.deleted == false())
        .group_by(annotation.c.person_id)
        .subquery()
    )
    rows = connection.execute(
        select(person_table, func.coalesce(counted.c.annotations, 0).label("annotations"))
        .outerjoin_from(person_table, counted, counted.c.person_id == person_table.c.id)
        .order_by(person_table.c.created_at, person_table.c.id)
    ).mappings()
    return [PersonSummary(person=person_of(row), annotations=row["annotations"]) for row in rows]


def insert_person(connection: Connection, new: Person, *, at: datetime) -> None:
    """Store a new person."""
    connection.execute(
        insert(person_table),
        {
            "id": new.id,
            "name": new.name,
            "created_at": stored_time(at),
            "revision": 1,
            "actor": new.id,
            "role": new.role.value,
        },
    )


def last_person(connection: Connection) -> Person | None:
    """Return who worked in the project last."""
    row = connection.execute(
        select(person_table).join_from(
            project, person_table, project.c.last_person_id == person_table.c.id
        )
    )
    found = row.mappings().first()
    return None if found is None else person_of(found)


def set_last_person(connection: Connection, person_id: str) -> None:
    """Remember who works in the project now."""
    connection.execute(update(project).values(last_person_id=person_id))
