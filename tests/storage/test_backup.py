"""Copies are sound, can be opened, and do not fill the disk."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import CannotWriteFile, ProjectDamaged
from annotator.domain.progress import Cancelled, NoProgress
from annotator.domain.row_queries import RowQuery
from annotator.storage import backup, engine
from annotator.storage.tables import text_version
from annotator.workflows import browse, projects
from annotator.workflows.check_project import check_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.workflows.session import Session

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
moments = st.lists(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    max_size=60,
).map(lambda found: sorted(found, reverse=True))


def test_a_copy_can_be_opened_and_holds_everything(tmp_path: Path, private_home: Path) -> None:
    with builders.a_session(tmp_path) as session:
        tag = builders.tagged(session, "樊耀", AnnotationType.PERSON)
        copy = backup.back_up(session.file, at=NOW)
        assert [one.path for one in backup.backups(session.file)] == [copy]
    assert private_home in copy.parents
    assert copy.name == "项目 2026-11-22 09.00.00.annot"
    with projects.open_project(copy, clock=builders.a_clock()) as restored:
        assert browse.annotation(restored, tag.key) == tag
        assert browse.open_document(restored, builders.document_id(restored)).text == builders.TEXT


def test_copies_of_one_second_stand_side_by_side(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        made = [backup.back_up(session.file, at=NOW) for _ in range(3)]
        assert len(set(made)) == 3
        assert {one.path for one in backup.backups(session.file)} == set(made)


def test_older_copies_are_thinned_out(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        for day in range(18):
            at = NOW + timedelta(days=day)
            backup.back_up(session.file, at=at)
        kept = [copy.at for copy in backup.backups(session.file)]
    assert kept[0] == NOW + timedelta(days=17)
    assert len(kept) == backup.LATEST + 2, "two weeks reach back further than ten days"


@given(moments=moments)
def test_what_is_kept_are_the_latest_and_one_for_each_day_and_week(
    moments: list[datetime],
) -> None:
    gone = set(backup.thinned_out(moments))
    kept = [moment for place, moment in enumerate(moments) if place not in gone]
    assert kept[: backup.LATEST] == moments[: backup.LATEST]
    days = sorted({moment.date() for moment in moments})[-backup.DAYS :]
    for day in days:
        assert max(m for m in moments if m.date() == day) in kept
    weeks = sorted({moment.isocalendar()[:2] for moment in moments})[-backup.WEEKS :]
    for week in weeks:
        assert max(m for m in moments if m.isocalendar()[:2] == week) in kept
    assert len(kept) <= backup.LATEST + backup.DAYS + backup.WEEKS


def test_a_damaged_project_gives_no_copy(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        with session.file.writing() as connection:
            connection.execute(update(text_version).values(text="别的"))
        with pytest.raises(ProjectDamaged):
            backup.back_up(session.file, at=NOW)
        assert backup.backups(session.file) == ()
        assert not [*backup.backup_folder().rglob("*.annot")]


def test_a_folder_that_takes_no_copies_is_told(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        backup.backup_folder().parent.mkdir(parents=True)
        backup.backup_folder().write_text("in the way")
        with pytest.raises(CannotWriteFile):
            backup.back_up(session.file, at=NOW)


def test_the_folder_follows_a_portable_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path))
    assert backup.backup_folder() == tmp_path / "data" / "backups"


def test_a_file_of_another_name_is_let_alone(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        copy = backup.back_up(session.file, at=NOW)
        (copy.parent / "mine.annot").write_text("kept by hand")
        for hour in range(1, 15):
            backup.back_up(session.file, at=NOW + timedelta(hours=hour))
        assert (copy.parent / "mine.annot").exists()
        assert len(backup.backups(session.file)) == backup.LATEST


class Watch:
    """Is told how far a copy is; does something once, and may stop it."""

    def __init__(self, act: Callable[[], None] = lambda: None, *, stop_at: int | None = None):
        self.reports = 0
        self._act = act
        self._stop_at = stop_at

    def report(self, done: int, total: int) -> None:
        self.reports += 1
        if self.reports == 1:
            self._act()
        if self._stop_at and self.reports >= self._stop_at:
            raise Cancelled


def tags(session: Session) -> list[str]:
    """The quotes of what is tagged, in text order."""
    keys = browse.row_keys(session, RowQuery(builders.document_id(session)))
    return [one.quote for one in browse.annotations(session, list(keys))]


def grow(session: Session) -> None:
    """Tag something, and make the file one of several pieces."""
    with session.file.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE ballast (bytes BLOB)")
        connection.exec_driver_sql("INSERT INTO ballast VALUES (zeroblob(4000000))")
    builders.tagged(session, "樊耀", AnnotationType.PERSON)


def test_what_is_done_while_a_copy_is_made_is_in_the_copy(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        grow(session)

        def tag_in_another_thread() -> None:
            tagging = Thread(
                target=lambda: builders.tagged(session, "1162家", AnnotationType.FIGURE)
            )
            tagging.start()
            tagging.join(timeout=10)
            assert not tagging.is_alive(), "the copy holds the project up"

        watch = Watch(tag_in_another_thread)
        copy = backup.back_up_meanwhile(session.file, at=NOW, progress=watch)
        assert watch.reports > 3
    with projects.open_project(copy, clock=builders.a_clock()) as found:
        assert sorted(tags(found)) == ["1162家", "樊耀"]


@pytest.mark.parametrize("stop_at", [1, 3, 6])
def test_a_copy_that_is_stopped_leaves_nothing(tmp_path: Path, stop_at: int) -> None:
    with builders.a_session(tmp_path) as session:
        grow(session)
        with pytest.raises(Cancelled):
            backup.back_up_meanwhile(session.file, at=NOW, progress=Watch(stop_at=stop_at))
        assert not [*backup.backup_folder().rglob("*.annot*")]
        builders.tagged(session, "1162家", AnnotationType.FIGURE)
        assert check_project(session) == ()


def test_a_check_of_a_copy_can_be_stopped(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute("CREATE TABLE number (a INTEGER PRIMARY KEY, b UNIQUE)")
        connection.executemany("INSERT INTO number (b) VALUES (?)", ((n,) for n in range(90_000)))
        watch = Watch(stop_at=2)
        with pytest.raises(Cancelled):
            engine.check_soundness(connection, source=tmp_path, ask=lambda: watch.report(0, 1))
        engine.check_soundness(connection, source=tmp_path)
    assert watch.reports >= 2


def test_a_copy_made_meanwhile_of_a_damaged_project_is_not_kept(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        with session.file.writing() as connection:
            connection.execute(update(text_version).values(text="别的"))
        with pytest.raises(ProjectDamaged):
            backup.back_up_meanwhile(session.file, at=NOW, progress=NoProgress())
        assert not [*backup.backup_folder().rglob("*.annot*")]


def test_what_copying_left_that_was_killed_goes_away_after_a_day(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        copy = backup.back_up(session.file, at=NOW)
        for name, age in ((".old.annot", 2), (".new.annot", 0)):
            left = copy.with_name(name)
            left.touch()
            moment = (NOW - timedelta(days=age)).timestamp()
            os.utime(left, (moment, moment))
        backup.back_up(session.file, at=NOW)
        assert not copy.with_name(".old.annot").exists()
        assert copy.with_name(".new.annot").exists()


def test_a_copy_is_due_after_half_an_hour_and_a_change(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        path = session.path
        assert backup.is_due(session.file, at=NOW), "there is none yet"
        backup.back_up_meanwhile(session.file, at=NOW, progress=NoProgress())
        later, soon = NOW + timedelta(minutes=31), NOW + timedelta(minutes=29)
        assert not backup.is_due(session.file, at=later), "nothing was changed"
        made_at = path.stat().st_mtime_ns
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        os.utime(path, ns=(made_at, made_at + 60_000_000_000))  # a minute later
        assert not backup.is_due(session.file, at=soon)
        assert backup.is_due(session.file, at=later)
        projects.save_copy(session, tmp_path / "另.annot")
    with projects.open_project(tmp_path / "另.annot", clock=builders.a_clock()) as other:
        assert backup.is_due(other.file, at=soon), "there is none of this file"
