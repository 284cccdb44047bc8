"""A copy is put aside when a project is opened, behind the back of whoever begins to work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

import builders
from annotator.domain.annotations import AnnotationType
from annotator.storage import backup

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which something is tagged, and of which there is no copy."""
    with builders.a_session(tmp_path, name="志.annot") as made:
        builders.tagged(made, "樊耀", AnnotationType.PERSON)
        return made.path


def copies() -> list[Path]:
    return sorted(backup.backup_folder().rglob("*.annot"))


def words(desk) -> str:
    """What the message bar says."""
    return " ".join(label.text() for label in desk.window.bar.findChildren(QLabel))


def test_a_changed_project_is_put_aside_at_opening(run_program, project) -> None:
    def work(desk) -> None:
        desk.until(copies)
        desk.settle()
        assert str(backup.backup_folder()) not in words(desk)

    assert run_program(["open", str(project)], work) == 0
    (copy,) = copies()
    assert copy.name.startswith("志 ")

    def look(desk) -> None:
        desk.settle()

    assert run_program(["open", str(project)], look) == 0
    assert copies() == [copy], "nothing was changed"


@pytest.mark.parametrize("right_after_another", [False, True])
def test_a_new_project_is_not_put_aside(
    run_program, project, tmp_path, right_after_another
) -> None:
    def work(desk) -> None:
        desk.settle()
        if right_after_another:
            desk.window.projects.create(tmp_path / "空.annot")
            desk.window.projects.open_project(project)
        desk.window.projects.create(tmp_path / "新.annot")
        desk.settle()

    assert run_program(["open", str(project)], work) == 0
    assert not [copy for copy in copies() if copy.name.startswith("新")]


def test_a_project_that_can_only_be_read_is_not_put_aside(
    run_program, project, monkeypatch
) -> None:
    monkeypatch.setattr("annotator.storage.engine.take", lambda _: False)

    def work(desk) -> None:
        desk.settle()
        assert desk.window.desk.session.read_only

    assert run_program(["open", str(project)], work) == 0
    assert copies() == []


def test_a_folder_that_takes_no_copies_stops_nobody(run_program, project) -> None:
    backup.backup_folder().parent.mkdir(parents=True, exist_ok=True)
    backup.backup_folder().write_text("in the way")

    def work(desk) -> None:
        desk.until(lambda: str(backup.backup_folder()) in words(desk))
        start = builders.TEXT.index("1162家")
        desk.view.select(start, start + 5)
        desk.press("2")
        desk.until(lambda: len(desk.tagged()) == 2)

    assert run_program(["open", str(project)], work) == 0
