"""Copies are sound, can be opened, and do not fill the disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import CannotWriteFile, ProjectDamaged
from annotator.storage import backup
from annotator.storage.tables import text_version
from annotator.workflows import browse, projects

if TYPE_CHECKING:
    from pathlib import Path

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
