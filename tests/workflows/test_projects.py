"""Make, open and copy projects."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import CopyOntoItself, FileIsMissing, InvalidName, ProjectInUse
from annotator.workflows import browse, history, projects


def test_a_project_is_named_after_its_file_unless_told(tmp_path: Path) -> None:
    with projects.create_project(tmp_path / "年鉴.annot", clock=builders.a_clock()) as session:
        assert session.project.title == "年鉴"
        assert session.person is None
    with projects.create_project(
        tmp_path / "b.annot", title=" 景德镇年鉴 ", clock=builders.a_clock()
    ) as session:
        made = session.project
    with projects.open_project(tmp_path / "b.annot", clock=builders.a_clock()) as session:
        assert session.project == made
        assert session.project.title == "景德镇年鉴"


def test_a_name_that_cannot_be_used_makes_no_project(tmp_path: Path) -> None:
    for words in ({"title": "\u200b"}, {"person_name": "王\n芳"}):
        with pytest.raises(InvalidName):
            projects.create_project(tmp_path / "a.annot", clock=builders.a_clock(), **words)
        assert list(tmp_path.iterdir()) == []


class TestCopies:
    def test_a_copy_has_everything_also_what_can_be_undone(self, tmp_path: Path) -> None:
        copy = tmp_path / "副本.annot"
        with builders.a_session(tmp_path) as session:
            tagged = builders.tagged(session, "樊耀", AnnotationType.PERSON)
            projects.save_copy(session, copy)
            builders.tagged(session, "1162家", AnnotationType.FIGURE)
        with projects.open_project(copy, clock=builders.a_clock()) as session:
            assert browse.annotations(session, [1, 2]) == [tagged]
            history.undo(session)
            assert browse.annotations(session, [1, 2]) == []
        assert sorted(path.name for path in tmp_path.iterdir()) == ["副本.annot", "项目.annot"]

    def test_an_older_copy_is_replaced(self, tmp_path: Path) -> None:
        copy = tmp_path / "copy.annot"
        copy.write_bytes(b"old")
        with builders.a_session(tmp_path) as session:
            projects.save_copy(session, copy)
        with projects.open_project(copy, clock=builders.a_clock()) as session:
            assert len(browse.documents(session)) == 1

    def test_the_open_project_is_never_replaced(self, tmp_path: Path) -> None:
        with builders.a_session(tmp_path) as session:
            link = tmp_path / "link.annot"
            link.hardlink_to(session.path)
            for path in (session.path, link):
                with pytest.raises(CopyOntoItself):
                    projects.save_copy(session, path)

    def test_a_project_that_another_holds_is_never_replaced(self, tmp_path: Path) -> None:
        with (
            builders.a_session(tmp_path) as session,
            builders.a_session(tmp_path, name="other.annot") as other,
        ):
            before = other.path.stat().st_ino
            with pytest.raises(ProjectInUse):
                projects.save_copy(session, other.path)
            assert other.path.stat().st_ino == before

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with builders.a_session(tmp_path) as session, pytest.raises(FileIsMissing):
            projects.save_copy(session, tmp_path / "nowhere" / "copy.annot")


def test_a_project_is_opened_without_what_only_exports_and_migrations_need(
    tmp_path: Path,
) -> None:
    """These libraries take longer to load than the window to appear."""
    code = """
import pathlib, sys
import annotator.workflows.export_annotations, annotator.workflows.load_annotations
import annotator.workflows.import_documents, annotator.workflows.check_project
import builders
folder = pathlib.Path(sys.argv[1])
builders.a_session(folder).close()
builders.projects.open_project(folder / "项目.annot", clock=builders.a_clock()).close()
print([name for name in ("alembic", "openpyxl", "lxml", "chardet", "sqlalchemy.orm", "PySide6")
       if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=Path(builders.__file__).parent,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == "[]"
