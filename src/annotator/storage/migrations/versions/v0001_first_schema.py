"""The first schema: projects, people, documents, annotations, decisions, entities, changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables in an empty file."""
    _texts_and_people()
    _annotations()
    _changes()


def _texts_and_people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("actor", sa.String(36), nullable=False),
    )
    op.create_table(
        "text_version",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("document_id", sa.String(36), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("encoding", sa.String(32), nullable=False),
        sa.Column("has_bom", sa.Boolean, nullable=False),
        sa.Column("newline", sa.String(8), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("ix_text_version_document_id", "text_version", ["document_id"])
    op.create_index("ix_text_version_sha256", "text_version", ["sha256"])
    op.create_table(
        "entity",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("aliases", sa.JSON, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("modified_at", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("actor", sa.String(36), nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
    )
    op.create_table(
        "project",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("last_person_id", sa.String(36), sa.ForeignKey("person.id")),
    )
    op.create_table(
        "original_file",
        sa.Column(
            "text_version_id", sa.String(36), sa.ForeignKey("text_version.id"), primary_key=True
        ),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("deflated", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("places", sa.JSON, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column(
            "text_version_id", sa.String(36), sa.ForeignKey("text_version.id"), nullable=False
        ),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("actor", sa.String(36), nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
    )


def _annotations() -> None:
    op.create_table(
        "change_set",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("reverses", sa.Integer, sa.ForeignKey("change_set.number")),
        sa.Column("person_id", sa.String(36), sa.ForeignKey("person.id")),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "annotation",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        sa.Column("document_id", sa.String(36), sa.ForeignKey("document.id"), nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(36), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("origin", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("prefix", sa.Text, nullable=False),
        sa.Column("suffix", sa.Text, nullable=False),
        sa.Column("value_number", sa.Text),
        sa.Column("value_number_to", sa.Text),
        sa.Column("value_unit", sa.Text),
        sa.Column("value_approx", sa.Text),
        sa.Column("value_edtf", sa.Text),
        sa.Column("value_basis", sa.String(32)),
        sa.Column("value_name", sa.Text),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("modified_at", sa.String(32), nullable=False),
        sa.Column(
            "text_version_id", sa.String(36), sa.ForeignKey("text_version.id"), nullable=False
        ),
        sa.Column("entity_id", sa.String(36), sa.ForeignKey("entity.id")),
        sa.Column("actor", sa.String(36), nullable=False),
    )
    op.create_index(
        "ix_annotation_in_text_order",
        "annotation",
        ["document_id", "deleted", "start", sa.text('"end" DESC'), "type"],
    )
    op.create_index(
        "ix_annotation_dates",
        "annotation",
        ["document_id", "start"],
        sqlite_where=sa.text("value_edtf IS NOT NULL"),
    )


def _changes() -> None:
    op.create_table(
        "undo_step",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column(
            "change_set_number", sa.Integer, sa.ForeignKey("change_set.number"), nullable=False
        ),
        sa.Column("undone", sa.Boolean, nullable=False),
        sa.UniqueConstraint("change_set_number"),
    )
    op.create_index("ix_undo_step_undone_position", "undo_step", ["undone", "position"])
    op.create_table(
        "decision",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("annotation_id", sa.String(36), sa.ForeignKey("annotation.id"), nullable=False),
        sa.Column("annotation_revision", sa.Integer, nullable=False),
        sa.Column("verdict", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("person_id", sa.String(36), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_index("ix_decision_annotation_id", "decision", ["annotation_id"])
    op.create_table(
        "change",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column(
            "change_set_number", sa.Integer, sa.ForeignKey("change_set.number"), nullable=False
        ),
        sa.Column("annotation_key", sa.Integer, sa.ForeignKey("annotation.key")),
        sa.Column("document_id", sa.String(36), sa.ForeignKey("document.id")),
        sa.Column("person_id", sa.String(36), sa.ForeignKey("person.id")),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text, nullable=False),
    )
    op.create_index("ix_change_annotation_key", "change", ["annotation_key"])
    op.create_index("ix_change_change_set_number", "change", ["change_set_number"])
