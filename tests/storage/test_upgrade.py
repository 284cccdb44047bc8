"""Migrations give the schema of today, and a failed one leaves the file as it was."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import ProjectDamaged
from annotator.domain.projects import Role
from annotator.domain.review_errors import NotYourStep
from annotator.storage import engine, schema, upgrade
from annotator.workflows import browse, history, people, projects
from annotator.workflows.check_project import check_project

if TYPE_CHECKING:
    from collections.abc import Callable

NEXT = """
    import sqlalchemy as sa
    from alembic import op

    revision, down_revision = "0003", "0002"

    def upgrade():
        with op.batch_alter_table("document") as table:
            table.add_column(sa.Column("remark", sa.Text))
        {more}
"""


SAMPLE = Path(__file__).parents[1] / "data" / "project_v1.annot"
"""Made by the program of the first schema: two documents, two people, five annotations."""

NEW_TABLES = {"decision", "remark", "conflict", "setting", "known_as", "package"}


def the_schema(path: Path) -> dict[str, object]:
    """Say what tables and indexes do; a column that was added stands in other words in the SQL."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name, type FROM sqlite_master ORDER BY name").fetchall()
        described: dict[str, object] = {}
        for name, kind in names:
            pragmas = ("index_xinfo",) if kind == "index" else ("table_info", "foreign_key_list")
            described[name] = [
                sorted(
                    row[1:] if pragma == "foreign_key_list" else row
                    for row in connection.execute(f"PRAGMA {pragma}({name})")
                )
                for pragma in pragmas
            ]
            if kind == "index":
                where = "SELECT substr(sql, instr(sql, 'WHERE')) FROM sqlite_master WHERE name = ?"
                described[name] = [described[name], connection.execute(where, [name]).fetchone()]
        return described


def rows(path: Path, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()


def columns_of(path: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


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
    for path in (shipped / "env.py", *sorted((shipped / "versions").glob("v*.py"))):
        (scripts / path.relative_to(shipped)).write_bytes(path.read_bytes())
    added = dedent(NEXT).format(more=more)
    (scripts / "versions" / "v0003_remark.py").write_text(added, encoding="utf-8")
    return scripts


def migrate(path: Path, scripts: Path) -> Path:
    connected = engine.connect(path, mode="rw")
    try:
        with connected.connect() as connection:
            return upgrade.upgrade(connection, path, version=3, scripts=scripts)
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


def test_a_file_of_the_first_schema_keeps_all_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "旧项目.annot"
    shutil.copyfile(SAMPLE, path)
    with projects.open_project(path, clock=builders.a_clock()) as session:
        documents = browse.documents(session)
        assert [(one.document.title, one.total) for one in documents] == [
            ("群众团体", 4),
            ("市妇联", 0),
        ]
        assert check_project(session) == ()
        assert [one.person.role for one in people.people(session)] == [Role.BOTH, Role.BOTH]
    for (table,) in rows(SAMPLE, "sqlite_master WHERE type = 'table'", "name"):
        if table not in NEW_TABLES | {"alembic_version"}:
            columns = ", ".join(f'"{name}"' for name in columns_of(SAMPLE, str(table)))
            assert rows(path, str(table), columns) == rows(SAMPLE, str(table), columns), table


def test_the_migration_counts_how_often_a_tag_was_removed_and_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "旧项目.annot"
    shutil.copyfile(SAMPLE, path)
    with closing(sqlite3.connect(path)) as connection:  # the tombstone: removed a third time
        connection.executescript("""
            INSERT INTO change (change_set_number, annotation_key, before, after) VALUES
              (1, 3, '{"deleted":true,"revision":2}', '{"deleted":false,"revision":3}'),
              (1, 3, '{"deleted":false,"revision":3}', '{"deleted":true,"revision":4}'),
              (1, 2, '{"note":"{\"deleted\":"}', '{"note":""}');
            """)
    projects.open_project(path, clock=builders.a_clock()).close()
    assert rows(path, "annotation", "key, deleted, life") == [
        (1, 0, 1),
        (2, 0, 1),
        (3, 1, 4),
        (4, 0, 1),
        (5, 0, 1),
    ]


def take_all(step: Callable[[], object]) -> None:
    """Take steps until there are no more of this person."""
    with suppress(NotYourStep):
        while step() is not None:
            pass


def test_a_step_of_the_first_schema_can_still_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "旧项目.annot"
    shutil.copyfile(SAMPLE, path)
    with projects.open_project(path, clock=builders.a_clock()) as session:
        take_all(lambda: history.undo(session))  # those of 李明, who worked last
        people.work_as(session, "王芳")
        take_all(lambda: history.undo(session))
        assert browse.documents(session) == ()
        take_all(lambda: history.redo(session))
        people.work_as(session, "李明")
        take_all(lambda: history.redo(session))
        assert [one.total for one in browse.documents(session)] == [4, 0]


def test_a_migration_keeps_every_row_and_a_copy_of_the_file(tmp_path: Path) -> None:
    path = a_closed_project(tmp_path)
    before = dump(path)
    copy = migrate(path, scripts_with_one_more(tmp_path))
    assert dump(copy) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)
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
