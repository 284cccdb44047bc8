"""Migrations give the schema of today, and a failed one leaves the file as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import ProjectDamaged
from annotator.storage import engine, schema, upgrade
from annotator.workflows import browse, projects

NEXT = """
    import sqlalchemy as sa
    from alembic import op

    revision, down_revision = "0002", "0001"

    def upgrade():
        with op.batch_alter_table("document") as table:
            table.add_column(sa.Column("remark", sa.Text))
        {more}
"""


def the_schema(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        ).fetchall()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def a_closed_project(tmp_path: Path) -> Path:
    with builders.a_session(tmp_path) as session:
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        return session.path


def scripts_with_one_more(tmp_path: Path, more: str = "") -> Path:
    """Copy the migrations and add a version that does not exist yet."""
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    shipped = Path(upgrade.__file__).parent / "migrations"
    for name in ("env.py", "versions/v0001_first_schema.py"):
        (scripts / name).write_bytes((shipped / name).read_bytes())
    added = dedent(NEXT).format(more=more)
    (scripts / "versions" / "v0002_remark.py").write_text(added, encoding="utf-8")
    return scripts


def migrate(path: Path, scripts: Path) -> Path:
    connected = engine.connect(path, mode="rw")
    try:
        with connected.connect() as connection:
            return upgrade.upgrade(connection, path, version=2, scripts=scripts)
    finally:
        connected.dispose()


def test_the_migrations_make_the_same_tables_as_a_new_project(tmp_path: Path) -> None:
    made = a_closed_project(tmp_path)
    migrated = tmp_path / "migrated.annot"
    connected = engine.connect(migrated, mode="rwc")
    with connected.connect() as connection:
        upgrade.upgrade(connection, migrated)
        assert schema.version_of(connection) == schema.SCHEMA_VERSION
    connected.dispose()
    assert the_schema(migrated) == the_schema(made)


def test_a_migration_keeps_every_row_and_a_copy_of_the_file(tmp_path: Path) -> None:
    path = a_closed_project(tmp_path)
    before = dump(path)
    copy = migrate(path, scripts_with_one_more(tmp_path))
    assert dump(copy) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT remark FROM document").fetchall() == [(None,)]
        assert connection.execute("SELECT count(*) FROM annotation").fetchone() == (1,)


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("raise RuntimeError", RuntimeError),
        ('op.execute("DELETE FROM document")', ProjectDamaged),
    ],
)
def test_a_migration_that_fails_leaves_the_project_as_it_was(
    tmp_path: Path, more: str, problem: type[Exception]
) -> None:
    path = a_closed_project(tmp_path)
    before = dump(path)
    with pytest.raises(problem):
        migrate(path, scripts_with_one_more(tmp_path, more))
    assert dump(path) == before
    with projects.open_project(path, clock=builders.a_clock()) as session:
        assert browse.documents(session)[0].total == 1
