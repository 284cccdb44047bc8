"""Which schema a project file has: made, recognised, refused, or brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table, insert

from annotator.domain.errors import NotAProject, ProjectDamaged, ProjectTooNew, UnsafeProject
from annotator.storage.engine import APPLICATION_ID, driver
from annotator.storage.tables import metadata

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

SCHEMA_VERSION = 2
"""PRAGMA user_version of a file of today; the Alembic revision is the same in four digits."""

# Alembic's own table, described here so that a new project is made without loading Alembic.
_alembic_version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def revision_of(version: int) -> str:
    """Return Alembic's name of a schema version."""
    return f"{version:04d}"


def create(connection: Connection) -> None:
    """Make all tables in an empty file, within the transaction of the connection."""
    metadata.create_all(connection, checkfirst=False)
    _alembic_version.create(connection, checkfirst=False)
    connection.execute(insert(_alembic_version), {"version_num": revision_of(SCHEMA_VERSION)})
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def check_is_ours(connection: Connection, path: Path) -> None:
    """Look at the header and the schema, changing nothing.

    Raises:
        NotAProject: It belongs to another program.
        ProjectTooNew: Made by a later version of this program.
        ProjectDamaged: A table is missing.
        UnsafeProject: It holds triggers, views, virtual tables, other rules of comparing, or
            another encoding than UTF-8, which we never write.
    """
    raw = driver(connection)
    application_id = raw.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(connection)
    if application_id != APPLICATION_ID or version < 1:
        raise NotAProject(path=path)
    if version > SCHEMA_VERSION:
        raise ProjectTooNew(path=path)
    foreign = raw.execute(
        "SELECT type, name FROM sqlite_master"
        " WHERE type NOT IN ('table', 'index')"
        " OR sql LIKE 'CREATE VIRTUAL%' OR sql LIKE '%COLLATE%'"
    ).fetchone()
    if foreign is not None:
        raise UnsafeProject(path=path, detail=" ".join(foreign))
    encoding = raw.execute("PRAGMA encoding").fetchone()[0]
    if encoding != "UTF-8":
        raise UnsafeProject(path=path, detail=encoding)
    rows = raw.execute("SELECT tbl_name FROM sqlite_master").fetchall()
    tables = {name for (name,) in rows}
    missing = sorted(metadata.tables.keys() - tables)
    if version == SCHEMA_VERSION and missing:
        raise ProjectDamaged(path=path, detail=", ".join(missing))


def version_of(connection: Connection) -> int:
    """Return the schema version of the file."""
    version: int = driver(connection).execute("PRAGMA user_version").fetchone()[0]
    return version
