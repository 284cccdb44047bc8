"""The tables of a project file, in types that SQLite and PostgreSQL both know.

Times are UTC in ISO 8601 with microseconds, always 32 characters, so that they sort as text.
Rows that people share carry a UUIDv7, a revision that grows with every change, the actor of
that change and a tombstone, so that two copies of a project can be merged later.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

# Alembic can only alter a constraint that has a name.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_ID = String(36)
_TIME = String(32)
_CODE = String(32)


project = Table(
    "project",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("title", Text, nullable=False),
    Column("created_at", _TIME, nullable=False),
    Column("last_person_id", _ID, ForeignKey("person.id")),
)

person = Table(
    "person",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("created_at", _TIME, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("actor", _ID, nullable=False),
)

# The text comes last: SQLite then finds the other columns without walking through it.
# document_id has no constraint, because document already points here: a circle of
# constraints could only be filled with deferred checks. The project check looks after it.
text_version = Table(
    "text_version",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("document_id", _ID, nullable=False, index=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("characters", Integer, nullable=False),
    Column("encoding", _CODE, nullable=False),
    Column("has_bom", Boolean, nullable=False),
    Column("newline", String(8), nullable=False),
    Column("created_at", _TIME, nullable=False),
    Column("text", Text, nullable=False),
)

# Apart from text_version, so that opening a document never reads it.
original_file = Table(
    "original_file",
    metadata,
    Column("text_version_id", _ID, ForeignKey("text_version.id"), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("deflated", LargeBinary, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("title", Text, nullable=False),
    Column("year", Integer),
    Column("places", JSON, nullable=False),
    Column("source", Text, nullable=False),
    Column("text_version_id", _ID, ForeignKey("text_version.id"), nullable=False),
    Column("created_at", _TIME, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("actor", _ID, nullable=False),
    Column("deleted", Boolean, nullable=False),
)

entity = Table(
    "entity",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("type", _CODE, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", _TIME, nullable=False),
    Column("modified_at", _TIME, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("actor", _ID, nullable=False),
    Column("deleted", Boolean, nullable=False),
)

annotation = Table(
    "annotation",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", _ID, nullable=False, unique=True),
    Column("document_id", _ID, ForeignKey("document.id"), nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("type", _CODE, nullable=False),
    Column("person_id", _ID, ForeignKey("person.id"), nullable=False),
    Column("status", _CODE, nullable=False),
    Column("origin", _CODE, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("value_number", Text),
    Column("value_number_to", Text),
    Column("value_unit", Text),
    Column("value_approx", Text),
    Column("value_edtf", Text),
    Column("value_basis", _CODE),
    Column("value_name", Text),
    Column("note", Text, nullable=False),
    Column("created_at", _TIME, nullable=False),
    Column("modified_at", _TIME, nullable=False),
    Column("text_version_id", _ID, ForeignKey("text_version.id"), nullable=False),
    Column("entity_id", _ID, ForeignKey("entity.id")),
    Column("actor", _ID, nullable=False),
)

# Holds all that the text view needs, in the order it needs it: a document with
# 143,000 annotations opens without touching the table itself.
Index(
    "ix_annotation_in_text_order",
    annotation.c.document_id,
    annotation.c.deleted,
    annotation.c.start,
    annotation.c.end.desc(),
    annotation.c.type,
)
# Finds the date before a place in the text without passing all that is not a date.
Index(
    "ix_annotation_dates",
    annotation.c.document_id,
    annotation.c.start,
    sqlite_where=text("value_edtf IS NOT NULL"),
)

# A decision is about one revision: a later change of the annotation makes it stale.
decision = Table(
    "decision",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("annotation_id", _ID, ForeignKey("annotation.id"), nullable=False, index=True),
    Column("annotation_revision", Integer, nullable=False),
    Column("verdict", _CODE, nullable=False),
    Column("reason", Text, nullable=False),
    Column("person_id", _ID, ForeignKey("person.id"), nullable=False),
    Column("at", _TIME, nullable=False),
)

change_set = Table(
    "change_set",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", _ID, nullable=False, unique=True),
    Column("action", _CODE, nullable=False),
    Column("detail", Text, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("reverses", Integer, ForeignKey("change_set.number")),
    Column("person_id", _ID, ForeignKey("person.id")),
    Column("at", _TIME, nullable=False),
)

# Append-only. Exactly one of the three subjects is set. before and after hold, in JSON, only
# the columns that differ; a thing that was made has no before, and what it was made with stands
# in its row or in the first later before.
change = Table(
    "change",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("change_set_number", Integer, ForeignKey("change_set.number"), nullable=False),
    Column("annotation_key", Integer, ForeignKey("annotation.key"), index=True),
    Column("document_id", _ID, ForeignKey("document.id")),
    Column("person_id", _ID, ForeignKey("person.id")),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Index("ix_change_change_set_number", "change_set_number"),
)

undo_step = Table(
    "undo_step",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("change_set_number", Integer, ForeignKey("change_set.number"), nullable=False),
    Column("undone", Boolean, nullable=False),
    UniqueConstraint("change_set_number"),
    Index("ix_undo_step_undone_position", "undone", "position"),
)
