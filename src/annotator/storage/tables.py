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
_NAME = String(64)


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
    Column("role", _CODE, nullable=False, server_default="both"),
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
    Column("life", Integer, nullable=False, server_default="1"),
    Column("provenance", Text),
    Column("anchoring", _CODE, nullable=False, server_default="sound"),
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

# A decision is about what the annotation stated then, its subject: it is stale while the
# annotation states something else. Subject and proposal hold content columns as JSON.
decision = Table(
    "decision",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("annotation_key", Integer, ForeignKey("annotation.key"), nullable=False),
    Column("annotation_revision", Integer, nullable=False),
    Column("verdict", _CODE, nullable=False),
    Column("reason", Text, nullable=False),
    Column("person_id", _ID, ForeignKey("person.id"), nullable=False),
    Column("at", _TIME, nullable=False),
    Column("subject", Text, nullable=False),
    Column("proposal", Text),
    Column("life", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("actor", _ID, nullable=False),
    Column("modified_at", _TIME, nullable=False),
    Index("ix_decision_annotation_key_deleted_at", "annotation_key", "deleted", "at"),
)

remark = Table(
    "remark",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("annotation_key", Integer, ForeignKey("annotation.key"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("person_id", _ID, ForeignKey("person.id"), nullable=False),
    Column("at", _TIME, nullable=False),
    Column("life", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("actor", _ID, nullable=False),
    Column("modified_at", _TIME, nullable=False),
)

# Two people changed one annotation at the same time; `other` is what lost, as JSON of columns.
conflict = Table(
    "conflict",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("annotation_key", Integer, ForeignKey("annotation.key"), nullable=False, index=True),
    Column("other", Text, nullable=False),
    Column("at", _TIME, nullable=False),
    Column("resolved", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("actor", _ID, nullable=False),
    Column("modified_at", _TIME, nullable=False),
)

# What the people of a project agree on; the value is JSON, null where nobody has said anything.
setting = Table(
    "setting",
    metadata,
    Column("name", _NAME, primary_key=True),
    Column("value", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("actor", _ID, nullable=False),
    Column("modified_at", _TIME, nullable=False),
)

# An id of another project file that means a person or document of this one.
known_as = Table(
    "known_as",
    metadata,
    Column("foreign_id", _ID, primary_key=True),
    Column("kind", _CODE, nullable=False),
    Column("local_id", _ID, nullable=False),
)

# The packages sent and received; up_to is the number of the last change set that was sent.
package = Table(
    "package",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("direction", _CODE, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("person_id", _ID, ForeignKey("person.id")),
    Column("at", _TIME, nullable=False),
    Column("detail", JSON, nullable=False),
    Column("up_to", Integer),
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
    Column("at", _TIME, nullable=False, index=True),
    Column("received", _ID, ForeignKey("package.id")),
)

# Append-only. Exactly one of the seven subjects is set. before and after hold, in JSON, only
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
    Column("decision_id", _ID, ForeignKey("decision.id")),
    Column("remark_id", _ID, ForeignKey("remark.id")),
    Column("conflict_id", _ID, ForeignKey("conflict.id")),
    Column("setting_name", _NAME, ForeignKey("setting.name")),
    Index("ix_change_change_set_number", "change_set_number"),
)
# Most changes are about annotations: indexes that leave those out cost them nothing.
for _subject in (
    change.c.document_id,
    change.c.person_id,
    change.c.decision_id,
    change.c.remark_id,
    change.c.conflict_id,
    change.c.setting_name,
):
    Index(f"ix_change_{_subject.name}", _subject, sqlite_where=text(f"{_subject.name} IS NOT NULL"))

undo_step = Table(
    "undo_step",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("change_set_number", Integer, ForeignKey("change_set.number"), nullable=False),
    Column("undone", Boolean, nullable=False),
    UniqueConstraint("change_set_number"),
    Index("ix_undo_step_undone_position", "undone", "position"),
)
