"""The demonstration makes its three files, again and again, and never over someone's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from annotator.cli.commands import Window, run
from annotator.domain.clock import utc_now
from annotator.resource_files import seed
from annotator.workflows.load_annotations import load_annotations
from annotator.workflows.projects import open_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

REFERENCE = seed("chronicle.reference.jsonl")
FILES = {"群众团体.annot", "群众团体.png", "群众团体.xlsx"}


def demonstrate(folder: Path) -> int:
    """Run it with a camera that needs no Qt."""

    def save_picture(project: Path, picture: Path) -> None:
        with open_project(project, clock=utc_now):
            picture.write_bytes(b"a picture")

    return run(["demo", "--out", str(folder)], window=Window(lambda _path: 0, save_picture))


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_makes_project_workbook_and_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "demo"
    assert demonstrate(folder) == 0
    assert names_in(folder) == FILES
    out = capsys.readouterr().out
    assert all(str(folder / name) in out for name in FILES)
    book = openpyxl.load_workbook(folder / "群众团体.xlsx", read_only=True)
    rows = list(book["标注明细"].values)
    book.close()
    assert len(rows) == 1 + len(REFERENCE.read_text(encoding="utf-8").splitlines())


def test_it_replaces_its_own_files(tmp_path: Path) -> None:
    assert demonstrate(tmp_path) == 0
    (tmp_path / "notes.txt").touch()
    assert demonstrate(tmp_path) == 0
    assert names_in(tmp_path) == {*FILES, "notes.txt"}


def test_it_does_not_replace_a_project_someone_worked_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    demonstrate(tmp_path)
    project = tmp_path / "群众团体.annot"
    with open_project(project, clock=utc_now) as session:
        load_annotations(session, REFERENCE, author="王芳")
    before = project.read_bytes()
    assert demonstrate(tmp_path) == 1
    assert str(project) in capsys.readouterr().err
    assert project.read_bytes() == before
    assert names_in(tmp_path) == FILES


def test_it_does_not_replace_a_project_that_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    demonstrate(tmp_path)
    with open_project(tmp_path / "群众团体.annot", clock=utc_now):
        assert demonstrate(tmp_path) == 1
    assert "open in another" in capsys.readouterr().err
    assert names_in(tmp_path) == FILES


def test_a_failure_on_the_way_leaves_the_earlier_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demonstrate(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def broken_camera(project: Path, picture: Path) -> None:
        raise OSError(28, "No space left on device")

    window = Window(lambda _path: 0, broken_camera)
    assert run(["demo", "--out", str(tmp_path)], window=window) == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_in_the_place_of_the_folder_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "taken"
    place.touch()
    assert demonstrate(place) == 1
    assert str(place) in capsys.readouterr().err
