"""Going back to a copy that was put aside."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.errors import ProjectDamaged, ProjectInUse
from annotator.storage import backup
from annotator.workflows import backups, merge, packages, projects

if TYPE_CHECKING:
    from pathlib import Path

PERSON = AnnotationType.PERSON
NEXT_DAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with sqlite3.connect(path) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}
    connection.close()
    return found


@pytest.fixture
def merged(tmp_path: Path) -> tuple[Path, dict[str, list[tuple[Any, ...]]]]:
    """A project into which a package was merged, and what it held before."""
    with builders.a_session(tmp_path, name="乙.annot", person_name="李明") as other:
        builders.tagged(other, "樊耀", PERSON)
        packages.send(other, tmp_path / "包.annotpkg")
    with builders.a_session(tmp_path, name="甲.annot") as mine:
        builders.tagged(mine, "1162家", AnnotationType.FIGURE)
        path = mine.path
    before = rows_of(path)
    with projects.open_project(path, clock=builders.a_clock(NEXT_DAY)) as mine:
        merge.merge(mine, tmp_path / "包.annotpkg")
    assert rows_of(path) != before
    return path, before


def test_a_project_is_as_before_the_merge_row_by_row(
    merged: tuple[Path, dict[str, list[tuple[Any, ...]]]],
) -> None:
    path, before = merged
    with projects.open_project(path, clock=builders.a_clock()) as session:
        (made,) = backups.backups(session)
        assert made.before is not None
        assert (made.before.action, made.before.detail) == (Action.MERGE, "包.annotpkg")
        assert made.size == made.copy.path.stat().st_size
    backups.restore(path, made.copy.path, clock=builders.a_clock())
    assert rows_of(path) == before


def test_what_stood_there_is_a_copy_to_go_back_to(
    merged: tuple[Path, dict[str, list[tuple[Any, ...]]]],
) -> None:
    path, _ = merged
    after = rows_of(path)
    (copy,) = backups.all_backups()
    assert copy.copy.name == "甲"
    done = backups.restore(path, copy.copy.path, clock=builders.a_clock())
    assert done.is_sound
    assert done.kept is not None
    backups.restore(path, done.kept, clock=builders.a_clock())
    assert rows_of(path) == after


def test_the_oldest_copy_can_be_restored_although_a_newer_one_pushes_it_out(
    tmp_path: Path,
) -> None:
    clock = builders.a_clock()
    with builders.a_session(tmp_path) as session:
        path = session.path
        oldest = backup.back_up(session.file, at=clock())
        builders.tagged(session, "樊耀", PERSON)
        for _ in range(backup.LATEST - 1):
            backup.back_up(session.file, at=clock())
    before = rows_of(oldest)
    backups.restore(path, oldest, clock=clock)
    assert rows_of(path) == before
    assert not oldest.exists()


def test_a_damaged_project_is_kept_as_it_is_beside_the_restored_one(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        path = session.path
        copy = backup.back_up(session.file, at=session.clock())
    path.write_bytes(path.read_bytes()[:5000])
    damaged = path.read_bytes()
    done = backups.restore(path, copy, clock=builders.a_clock())
    assert not done.is_sound
    assert done.kept is not None
    assert (done.kept.parent, done.kept.read_bytes()) == (path.parent, damaged)
    assert rows_of(path) == rows_of(copy)


def test_a_journal_left_by_a_lost_project_is_not_played_back(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        path = session.path
        copy = backup.back_up(session.file, at=session.clock())
    path.unlink()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"left by a crash")
    assert backups.restore(path, copy, clock=builders.a_clock()).kept is None
    assert not journal.exists()
    assert rows_of(path) == rows_of(copy)


def test_a_damaged_copy_changes_nothing(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        path = session.path
        copy = backup.back_up(session.file, at=session.clock())
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE text_version SET text = '别的'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ProjectDamaged):
        backups.restore(path, copy, clock=builders.a_clock())
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == [path.name]


def test_a_project_that_is_open_is_let_alone(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        copy = backup.back_up(session.file, at=session.clock())
        with pytest.raises(ProjectInUse):
            backups.restore(session.path, copy, clock=builders.a_clock())


def test_a_copy_is_taken_to_another_place(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        copy = backup.back_up(session.file, at=session.clock())
    backups.copy_out(copy, tmp_path / "取出.annot")
    assert rows_of(tmp_path / "取出.annot") == rows_of(copy)


def test_without_any_copies_there_are_none(tmp_path: Path) -> None:
    assert backups.all_backups() == ()
    with builders.a_session(tmp_path) as session:
        assert backups.backups(session) == ()
