"""Pack work and take it in from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from annotator.__main__ import main
from annotator.domain.clock import utc_now
from annotator.resource_files import seed
from annotator.workflows import merge, projects

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "甲.annot"
    assert main(["new", str(path)]) == 0
    assert main(["import", str(path), str(seed("chronicle.txt"))]) == 0
    reference = str(seed("chronicle.reference.jsonl"))
    assert main(["load", str(path), reference, "--author", "王敏"]) == 0
    return path


def test_a_package_fills_an_empty_project_and_a_second_time_brings_nothing(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, other = tmp_path / "王敏.annotpkg", tmp_path / "乙.annot"
    assert main(["package", str(project), str(package), "--author", "王敏"]) == 0
    assert main(["new", str(other)]) == 0
    capsys.readouterr()
    assert main(["merge", str(other), str(package), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["new"], first["deleted"], first["conflicts"]) == (66, 0, 0)
    assert main(["merge", str(other), str(package), "--json"]) == 0
    assert not any(json.loads(capsys.readouterr().out).values())
    assert main(["list", str(other), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["title"] for one in listed["documents"]] == ["群众团体"]


@pytest.mark.parametrize(("author", "sender"), [(["--author", "王敏"], "王敏"), ([], "未署名")])
def test_the_work_of_one_is_sent_by_that_person_where_nobody_works_by_name(
    project: Path, tmp_path: Path, author: list[str], sender: str
) -> None:
    package = tmp_path / "li1.annotpkg"
    assert main(["package", str(project), str(package), *author]) == 0
    with ZipFile(package) as archive:
        sheet = archive.read("审阅包说明.txt").decode("utf-8-sig")
    assert f"发　　送：{sender}" in sheet
    with projects.create_project(tmp_path / "丙.annot", clock=utc_now) as session:
        assert merge.preview(session, package).sender == ("" if sender == "未署名" else sender)


def test_an_unknown_author_and_a_foreign_file_are_refused_in_a_sentence(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["package", str(project), str(tmp_path / "x.annotpkg"), "--author", "无人"]) == 1
    assert main(["merge", str(project), str(seed("chronicle.txt"))]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 2


def test_all_comes_over_that_was_sent(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, other = tmp_path / "全部.annotpkg", tmp_path / "乙.annot"
    assert main(["package", str(project), str(package)]) == 0
    assert main(["new", str(other)]) == 0
    assert main(["merge", str(other), str(package)]) == 0
    capsys.readouterr()
    listed = []
    for path in (project, other):
        assert main(["list", str(path), "--json"]) == 0
        listed.append(json.loads(capsys.readouterr().out))
        assert main(["check", str(path)]) == 0
        capsys.readouterr()
    assert listed[0] == listed[1]


def test_a_project_is_merged_like_a_package_but_never_with_itself(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "乙.annot"
    assert main(["new", str(other)]) == 0
    capsys.readouterr()
    assert main(["merge", str(other), str(project), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 66
    assert main(["merge", str(project), str(project)]) == 1
    assert main(["package", str(project), str(tmp_path / "out.zip")]) == 1
