"""Who may open a project file, and what is refused without a byte being changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.errors import (
    DiskIsFull,
    FileIsFolder,
    FileIsMissing,
    NotAProject,
    ProblemForUser,
    ProjectDamaged,
    ProjectExists,
    ProjectInUse,
    ProjectReadOnly,
    ProjectTooNew,
    UnsafeProject,
)
from annotator.storage import engine, guard, schema
from annotator.storage.lock import note_path
from annotator.workflows import annotate, browse, history, projects
from annotator.workflows.check_project import check_project
from other_program import OtherProgram

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session

_PATIENCE = 30  # seconds, for what comes at once
_MOMENT = 0.3  # seconds, for what does not come


@pytest.fixture(scope="module")
def other_program() -> Iterator[OtherProgram]:
    with OtherProgram() as program:
        yield program


def opened(path: Path) -> Session:
    return projects.open_project(path, clock=builders.a_clock())


def a_closed_project(tmp_path: Path) -> Path:
    with builders.a_session(tmp_path) as session:
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        return session.path


def changed(path: Path, *statements: str) -> None:
    """Change a project file as some other program would."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


class TestMaking:
    def test_nothing_is_left_beside_a_closed_project(self, tmp_path: Path) -> None:
        path = a_closed_project(tmp_path)
        assert list(tmp_path.iterdir()) == [path]

    def test_nothing_is_overwritten(self, tmp_path: Path) -> None:
        path = tmp_path / "项目.annot"
        path.write_text("手稿", encoding="utf-8")
        with pytest.raises(ProjectExists):
            builders.a_session(tmp_path)
        assert path.read_text(encoding="utf-8") == "手稿"

    def test_a_making_that_was_killed_can_be_repeated(self, tmp_path: Path) -> None:
        (tmp_path / "项目.annot").touch()
        with builders.a_session(tmp_path) as session:
            assert len(browse.documents(session)) == 1

    def test_the_folder_must_be_there(self, tmp_path: Path) -> None:
        with pytest.raises(FileIsMissing):
            builders.a_session(tmp_path / "nowhere")

    def test_a_folder_is_no_place_for_a_project(self, tmp_path: Path) -> None:
        (tmp_path / "项目.annot").mkdir()
        with pytest.raises(FileIsFolder):
            builders.a_session(tmp_path)


class TestRefusing:
    def refused(self, path: Path, problem: type[Exception]) -> None:
        before, folder = path.read_bytes(), sorted(path.parent.iterdir())
        with pytest.raises(problem):
            opened(path)
        assert path.read_bytes() == before
        assert sorted(path.parent.iterdir()) == folder

    def test_a_newer_project(self, tmp_path: Path) -> None:
        path = a_closed_project(tmp_path)
        changed(path, f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
        self.refused(path, ProjectTooNew)

    def test_a_file_of_another_program(self, tmp_path: Path) -> None:
        path = a_closed_project(tmp_path)
        changed(path, "PRAGMA application_id = 1")
        self.refused(path, NotAProject)

    @pytest.mark.parametrize(
        "code",
        [
            "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM document; END",
            "CREATE VIEW v AS SELECT * FROM person",
            "CREATE VIRTUAL TABLE f USING fts5(a)",
        ],
    )
    def test_a_project_with_code_in_it(self, tmp_path: Path, code: str) -> None:
        path = a_closed_project(tmp_path)
        changed(path, code)
        self.refused(path, UnsafeProject)

    @pytest.mark.parametrize("id_", ["'../../elsewhere'", "'/elsewhere'", "'C:'", "''", "x'41'"])
    def test_a_project_whose_copies_would_be_put_anywhere(self, tmp_path: Path, id_: str) -> None:
        path = a_closed_project(tmp_path)
        changed(path, f"UPDATE project SET id = {id_}")
        self.refused(path, ProjectDamaged)

    @pytest.mark.parametrize("content", [b"", "2004年".encode(), b"PK\x03\x04" + bytes(4096)])
    def test_a_file_that_is_no_database(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "a.annot"
        path.write_bytes(content)
        self.refused(path, NotAProject)

    def test_a_project_that_was_cut_off(self, tmp_path: Path) -> None:
        path = a_closed_project(tmp_path)
        path.write_bytes(path.read_bytes()[:8192])
        self.refused(path, ProjectDamaged)

    def test_a_folder_and_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(FileIsFolder):
            opened(tmp_path)
        with pytest.raises(FileIsMissing):
            opened(tmp_path / "none.annot")
        assert list(tmp_path.iterdir()) == []


class TestSharing:
    def test_a_second_program_is_told_who_has_it(
        self, tmp_path: Path, other_program: OtherProgram
    ) -> None:
        path = a_closed_project(tmp_path)
        assert other_program.start("hold", path) == "holding"
        with pytest.raises(ProjectInUse, match=r"王芳 \(.+\), 20"):
            opened(path)
        other_program.kill()

    def test_the_one_who_has_it_is_unharmed(
        self, tmp_path: Path, other_program: OtherProgram
    ) -> None:
        with builders.a_session(tmp_path, text="字" * 5_000) as made:
            path = made.path
        other_program.start("tag", path)
        with pytest.raises(ProjectInUse):
            opened(path)
        said = other_program.kill()
        with opened(path) as session:
            shown = browse.open_document(session, builders.document_id(session))
            assert len(shown.marks) > len(said)

    def test_after_a_kill_the_next_one_has_it_at_once(
        self, tmp_path: Path, other_program: OtherProgram
    ) -> None:
        path = a_closed_project(tmp_path)
        other_program.start("hold", path)
        other_program.kill()
        assert note_path(path).exists()
        with opened(path) as session:
            builders.tagged(session, "1162家", AnnotationType.FIGURE)
        assert not note_path(path).exists()

    @pytest.mark.parametrize("command", ["check", "list", "merge"])
    def test_a_look_into_the_file_takes_no_lock_away(self, tmp_path: Path, command: str) -> None:
        """On Linux all locks of SQLite are gone then: so do file dialogs look into files."""
        with builders.a_session(tmp_path, name="他.annot") as made:
            other = made.path
        with builders.a_session(tmp_path) as session:
            session.path.read_bytes()
            paths = [other, session.path] if command == "merge" else [session.path]
            done = subprocess.run(
                [sys.executable, "-m", "annotator", command, *map(str, paths)],
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            assert done.returncode == 1
            assert str(session.path.name) in done.stderr
            assert "王芳" in done.stderr
            builders.tagged(session, "1162家", AnnotationType.FIGURE)
        with opened(session.path) as again:
            assert not check_project(again)

    def test_nothing_is_left_beside_a_project_that_is_closed(self, tmp_path: Path) -> None:
        path = a_closed_project(tmp_path)
        (tmp_path / "文.txt").write_text("工会")
        for wrong in (tmp_path / "文.txt", tmp_path / "没有.annot"):
            with pytest.raises(ProblemForUser):
                opened(wrong)
        assert sorted(one.name for one in tmp_path.iterdir()) == sorted([path.name, "文.txt"])

    def test_two_who_only_read_have_it_together(self, tmp_path: Path) -> None:
        path = a_closed_project(tmp_path)
        with patch.object(engine, "take", lambda _: False):
            first, second = opened(path), opened(path)
        with pytest.raises(ProjectInUse):
            opened(path)
        first.close()
        second.close()
        assert not note_path(path).exists()
        opened(path).close()

    def test_a_note_that_goes_away_meanwhile_guards_nobody(self, tmp_path: Path) -> None:
        path = a_closed_project(tmp_path)
        first, opened_note = guard.take(path), guard._opened

        def opened_in_time(note: Path) -> int | None:
            descriptor = opened_note(note)
            first.release()
            return descriptor

        with patch.object(guard, "_opened", opened_in_time):
            second = guard.take(path)
        assert guard.is_held(path)
        second.release()
        assert not note_path(path).exists()

    def test_the_note_of_the_next_one_stays(self, tmp_path: Path) -> None:
        path = a_closed_project(tmp_path)
        first = guard.take(path)
        note_path(path).unlink()
        second = guard.take(path)
        first.release()
        assert guard.is_held(path)
        second.release()
        assert not note_path(path).exists()

    def test_a_holder_without_a_note_is_still_a_holder(self, tmp_path: Path) -> None:
        with builders.a_session(tmp_path) as session:
            note_path(session.path).write_text("{", encoding="utf-8")
            with pytest.raises(ProjectInUse, match="another program"):
                opened(session.path)

    def test_two_names_of_one_file_are_one_project(self, tmp_path: Path) -> None:
        with builders.a_session(tmp_path) as session:
            link = tmp_path / "link.annot"
            link.symlink_to(session.path)
            with pytest.raises(ProjectInUse):
                opened(link)


class TestFaults:
    def test_a_full_disk_is_told_and_loses_nothing(self, tmp_path: Path) -> None:
        with builders.a_session(tmp_path) as session:
            builders.tagged(session, "樊耀", AnnotationType.PERSON)
            before = browse.open_document(session, builders.document_id(session))
            limit_pages(session, lambda pages: pages)
            with pytest.raises(DiskIsFull):
                builders.imported(session, "字" * 100_000)
            limit_pages(session, lambda pages: pages + 1_000)
            assert browse.open_document(session, builders.document_id(session)) == before
            builders.imported(session, "字" * 100_000)
            assert len(browse.documents(session)) == 2

    @pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root writes all")
    @pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
    def test_rights_that_are_missing_are_noticed_at_opening(
        self, tmp_path: Path, file: int, folder: int
    ) -> None:
        path = a_closed_project(tmp_path)
        path.chmod(file)
        tmp_path.chmod(folder)
        with opened(path) as session:
            assert session.read_only
            assert browse.documents(session)[0].total == 1
        tmp_path.chmod(0o755)

    def test_a_project_that_cannot_be_written_is_shown(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = a_closed_project(tmp_path)
        # Root may write everywhere, so rights cannot be taken away in every test run.
        connect = engine.connect
        monkeypatch.setattr(engine, "connect", lambda path, mode: connect(path, mode="ro"))
        with opened(path) as session:
            assert session.read_only
            assert session.person is not None
            assert len(browse.open_document(session, builders.document_id(session)).marks) == 1
            with pytest.raises(ProjectReadOnly):
                builders.tagged(session, "1162家", AnnotationType.FIGURE)
        assert list(tmp_path.iterdir()) == [path]

    def test_damage_found_while_reading_does_not_keep_the_file_locked(self, tmp_path: Path) -> None:
        path = a_closed_project(tmp_path)
        changed(path, "UPDATE annotation SET type = CAST(x'FF' AS TEXT)")
        with opened(path) as session, pytest.raises(ProjectDamaged) as caught:
            browse.open_document(session, builders.document_id(session))
        opened(path).close()
        assert "UTF-8" in str(caught.value)

    @pytest.mark.parametrize(
        "damage",
        [
            "UPDATE annotation SET created_at = '2026m'",
            "UPDATE annotation SET status = 'pend'",
            "UPDATE annotation SET value_edtf = 'x'",
            "ALTER TABLE annotation RENAME quote TO quota",
            "UPDATE change SET before = '{', annotation_key = 1",
            "UPDATE change_set SET action = 'tug'",
        ],
    )
    def test_what_was_never_written_so_is_told_as_damage(self, tmp_path: Path, damage: str) -> None:
        path = a_closed_project(tmp_path)
        changed(path, damage)
        with opened(path) as session, pytest.raises(ProjectDamaged):
            look_at_everything(session)

    def test_a_closed_project_is_not_opened_again_by_mistake(self, tmp_path: Path) -> None:
        session = builders.a_session(tmp_path)
        session.close()
        session.close()
        with pytest.raises(RuntimeError, match="closed"):
            browse.documents(session)


def look_at_everything(session: Session) -> None:
    browse.open_document(session, builders.document_id(session))
    browse.annotations(session, [1])
    history.history_of(session, 1)
    history.next_undo(session)


def limit_pages(session: Session, limit: Callable[[int], int]) -> None:
    """Let the file grow no further, as on a full disk."""
    with session.file.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {limit(pages)}")


def test_one_transaction_cannot_stand_within_another(tmp_path: Path) -> None:
    """The end of the inner one would end the outer one, and half of a step would stay."""
    with builders.a_session(tmp_path) as session:
        with (
            pytest.raises(RuntimeError, match="further out"),
            session.recording(Action.TAG),
        ):
            browse.documents(session)
        assert len(browse.documents(session)) == 1


def test_others_write_between_the_pieces_of_what_is_read(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session, ThreadPoolExecutor(1) as other:
        quotes = ("樊耀", "市总工会")
        found = []
        for quote in session.file.bit_by_bit(quotes, lambda _, quote: quote):
            found.append(other.submit(builders.tagged, session, quote, AnnotationType.PERSON))
            assert found[-1].result(_PATIENCE).quote == quote
        assert browse.documents(session)[0].total == 2


def test_what_is_read_while_something_is_written_is_read_again(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        quotes = ["樊耀", "市总工会"]

        def read() -> int:
            before = browse.documents(session)[0].total
            if quotes:
                builders.tagged(session, quotes.pop(), AnnotationType.PERSON)
            return before

        assert session.file.at_one_time(read) == 2


def test_at_last_nobody_else_comes_in_while_it_is_read(tmp_path: Path) -> None:
    with builders.a_session(tmp_path, text="人" * 90) as session, ThreadPoolExecutor(1) as other:
        annotations = builders.add_many(session, 90).annotations
        keys = [change.after.key for change in annotations if change.after]
        kept_out: list[Future[ChangeSet | None]] = []

        def read() -> int:
            before = browse.documents(session)[0].total
            removing = other.submit(annotate.remove, session, [keys.pop()])
            try:
                removing.result(_MOMENT)
            except TimeoutError:
                kept_out.append(removing)
            return before - browse.documents(session)[0].total

        assert session.file.at_one_time(read) == 0
        assert [bool(one.result(_PATIENCE)) for one in kept_out] == [True]
