"""Review: lives, roles, decisions, remarks, conflicts, settings, packages.

The big tables are not rebuilt: SQLite adds a column by changing one line of its schema.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what review needs; what was there stays as it was."""
    _new_columns()
    _decisions_and_remarks()
    _settings_and_packages()
    _new_subjects_of_changes()


def _new_columns() -> None:
    op.add_column("person", sa.Column("role", sa.String(32), nullable=False, server_default="both"))
    op.add_column("annotation", sa.Column("life", sa.Integer, nullable=False, server_default="1"))
    op.add_column("annotation", sa.Column("provenance", sa.Text))
    op.add_column(
        "annotation", sa.Column("anchoring", sa.String(32), nullable=False, server_default="sound")
    )
    # One more for each time it was removed or brought back: "deleted" then comes first in the
    # change, and what was changed at all has a higher revision.
    op.execute(
        "UPDATE annotation SET life = 1 + (SELECT count(*) FROM change"
        " WHERE annotation_key = annotation.key AND before LIKE '{\"deleted\":%')"
        " WHERE revision > 1"
    )
    op.create_index("ix_change_set_at", "change_set", ["at"])


def _decisions_and_remarks() -> None:
    op.drop_table("decision")  # the first schema had it; nothing ever wrote it
    op.create_table(
        "decision",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("annotation_key", sa.Integer, sa.ForeignKey("annotation.key"), nullable=False),
        sa.Column("annotation_revision", sa.Integer, nullable=False),
        sa.Column("verdict", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("person_id", sa.String(36), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("proposal", sa.Text),
        sa.Column("life", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("actor", sa.String(36), nullable=False),
        sa.Column("modified_at", sa.String(32), nullable=False),
    )
    op.create_index(
        "ix_decision_annotation_key_deleted_at", "decision", ["annotation_key", "deleted", "at"]
    )
    op.create_table(
        "remark",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("annotation_key", sa.Integer, sa.ForeignKey("annotation.key"), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("person_id", sa.String(36), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("life", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("actor", sa.String(36), nullable=False),
        sa.Column("modified_at", sa.String(32), nullable=False),
    )
    op.create_index("ix_remark_annotation_key", "remark", ["annotation_key"])
    op.create_table(
        "conflict",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("annotation_key", sa.Integer, sa.ForeignKey("annotation.key"), nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("resolved", sa.Boolean, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("actor", sa.String(36), nullable=False),
        sa.Column("modified_at", sa.String(32), nullable=False),
    )
    op.create_index("ix_conflict_annotation_key", "conflict", ["annotation_key"])


def _settings_and_packages() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("actor", sa.String(36), nullable=False),
        sa.Column("modified_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "known_as",
        sa.Column("foreign_id", sa.String(36), primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("local_id", sa.String(36), nullable=False),
    )
    op.create_table(
        "package",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("direction", sa.String(32), nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("person_id", sa.String(36), sa.ForeignKey("person.id")),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("detail", sa.JSON, nullable=False),
        sa.Column("up_to", sa.Integer),
    )


def _new_subjects_of_changes() -> None:
    # Alembic would add the references in a second statement, which SQLite does not know.
    for table, column, kind, subject in (
        ("change", "decision_id", "VARCHAR(36)", "decision (id)"),
        ("change", "remark_id", "VARCHAR(36)", "remark (id)"),
        ("change", "conflict_id", "VARCHAR(36)", "conflict (id)"),
        ("change", "setting_name", "VARCHAR(64)", "setting (name)"),
        ("change_set", "received", "VARCHAR(36)", "package (id)"),
    ):
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} {kind} "
            f"CONSTRAINT fk_{table}_{column} REFERENCES {subject}"
        )
    for column in (
        "document_id",
        "person_id",
        "decision_id",
        "remark_id",
        "conflict_id",
        "setting_name",
    ):
        op.create_index(
            f"ix_change_{column}",
            "change",
            [column],
            sqlite_where=sa.text(f"{column} IS NOT NULL"),
        )
