"""Migrations give the schema of today, and a failed one leaves the file as it was."""

from __future__ import annotations

from sqlalchemy import create_engine

from annotator.storage import schema, upgrade


def schema_of(connection):
    rows = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    )
    return [tuple(row) for row in rows if row[1] != "alembic_version"]


def test_the_migrations_make_the_same_tables_as_a_new_project(tmp_path):
    made = create_engine(f"sqlite:///{tmp_path / 'made.annot'}")
    migrated = create_engine(f"sqlite:///{tmp_path / 'migrated.annot'}")
    with made.begin() as connection:
        schema.create(connection)
        expected = schema_of(connection)
    with migrated.connect() as connection:
        upgrade.upgrade(connection, tmp_path / "migrated.annot")
        actual = schema_of(connection)
    assert expected == actual
