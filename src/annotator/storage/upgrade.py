"""Bring a project file of an earlier version up to date, with a copy of it kept first.

Loads Alembic, so it is imported only when there is something to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from annotator.domain.errors import ProjectDamaged
from annotator.storage.engine import copy as copy_pages
from annotator.storage.engine import driver, for_writing
from annotator.storage.schema import SCHEMA_VERSION, revision_of, version_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(
    connection: Connection,
    path: Path,
    *,
    version: int = SCHEMA_VERSION,
    scripts: Path = _SCRIPTS,
) -> Path:
    """Migrate the file to a schema version in one transaction; returns the copy made before.

    Foreign keys are off meanwhile: with them on, rebuilding a table empties those that
    depend on it without any error.

    Raises:
        ProjectDamaged: The migrated file has references that lead nowhere; it was not changed.
        ProblemForUser: The copy cannot be written.
    """
    copy = _copy_aside(connection, path)
    raw = driver(connection)
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        with for_writing(connection).begin():
            config = Config()
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, revision_of(version))
            broken = raw.execute("PRAGMA foreign_key_check").fetchone()
            if broken is not None:
                raise ProjectDamaged(path=path, detail=f"{broken[0]} → {broken[2]}")
            connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    finally:
        raw.execute("PRAGMA foreign_keys = ON")
    return copy


def _copy_aside(connection: Connection, path: Path) -> Path:
    """Copy the file as it is beside itself, under a name that is free."""
    stem = f"{path.stem}.version-{version_of(connection)}"
    copy, number = path.with_name(stem + path.suffix), 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{stem}-{number}{path.suffix}")
    copy_pages(connection, copy, source=path)
    return copy
