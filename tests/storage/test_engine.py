"""The settings that keep tags safe are in force on every connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.storage import schema
from annotator.workflows import projects

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.workflows.session import Session

IN_FORCE = {
    "journal_mode": "truncate",
    "synchronous": 2,  # FULL
    "locking_mode": "exclusive",
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "application_id": int.from_bytes(b"ANNO", "big"),
    "user_version": schema.SCHEMA_VERSION,
}


def settings_of(session: Session) -> dict[str, object]:
    with session.file.writing() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in IN_FORCE}


def test_a_new_project_has_all_settings_in_force(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        assert settings_of(session) == IN_FORCE


def test_an_opened_project_has_all_settings_in_force(tmp_path: Path) -> None:
    builders.a_session(tmp_path).close()
    with projects.open_project(tmp_path / "项目.annot", clock=builders.a_clock()) as session:
        assert settings_of(session) == IN_FORCE


def test_a_tag_costs_one_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two commits could leave a tag without its history behind."""
    with builders.a_session(tmp_path) as session:
        statements: list[str] = []
        with session.file.reading() as connection:
            driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(statements.append)
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        driver.set_trace_callback(None)
    assert statements.count("COMMIT") == 1
    assert statements.count("BEGIN IMMEDIATE") == 1


@pytest.mark.parametrize("name", ["a b#c?d%20.annot", "年鉴（二〇〇四）&.annot", "'\".annot"])
def test_any_name_a_file_can_have_will_do(tmp_path: Path, name: str) -> None:
    with builders.a_session(tmp_path, name=name) as session:
        assert session.path == tmp_path / name
    assert [path.name for path in tmp_path.iterdir()] == [name]
