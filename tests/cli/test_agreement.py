"""`annotator agreement` as scripts and people meet it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

import builders
from annotator.cli.agreement_answers import _SCOPES
from annotator.cli.commands import Window, run
from annotator.domain.agreements import SCOPES
from annotator.domain.annotations import AnnotationType
from annotator.workflows import people

if TYPE_CHECKING:
    from pathlib import Path

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
TYPES = [type_.value for type_ in AnnotationType]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agreement")
    with builders.a_session(folder) as session:
        builders.tagged(session, "2004年底", DATE)
        builders.tagged(session, "樊耀", PERSON)
        people.work_as(session, "李明")
        builders.tagged(session, "2004年", DATE)
        builders.tagged(session, "樊耀", PERSON)
        builders.tagged(session, "1162家", FIGURE)
        people.work_as(session, "张敏")
        return session.path


def typed(*words: object) -> int:
    window = Window(open=lambda _: 0, save_picture=lambda _project, _picture: None)
    return run([str(word) for word in words], window=window)


def answer(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    assert typed(*words, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_the_numbers_have_the_promised_shape(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "agreement", project, "--authors", "王芳", "李明")
    assert found["counts"] == {"王芳": 2, "李明": 3, "identical": 1}
    for measure in ("exact_f1", "overlap_f1", "kappa", "alpha_u"):
        assert list(found[measure]) == ["all", *TYPES]
        assert found[measure]["organisation"] is None
        assert found[measure]["person"] == 1
    assert found["exact_f1"]["all"] == pytest.approx(2 / 5)
    assert found["overlap_f1"]["all"] == pytest.approx(4 / 5)
    assert (found["exact_f1"]["date"], found["overlap_f1"]["date"]) == (0, 1)
    assert found["sample"]["all"] == {"annotations": 4, "needed": 139, "enough": False}
    assert found["without_annotations"] == []


def test_of_three_every_two_are_told_apart(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "agreement", project, "--authors", "王芳", "李明", "张敏")
    assert found["counts"] == {"王芳": 2, "李明": 3, "张敏": 0, "identical": 0}
    assert [pair["authors"] for pair in found["pairs"]] == [
        ["王芳", "李明"],
        ["王芳", "张敏"],
        ["李明", "张敏"],
    ]
    assert found["exact_f1"]["all"] == pytest.approx(2 / 5 / 3)
    assert found["pairs"][0]["exact_f1"]["all"] == pytest.approx(2 / 5)
    assert found["without_annotations"] == [{"document": "群众团体", "authors": ["张敏"]}]


def test_people_read_a_line_for_each_type_that_occurs(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert typed("agreement", project, "--authors", "王芳", "李明") == 0
    first, everything, *of_types = capsys.readouterr().out.splitlines()
    assert first == "王芳 2 · 李明 3 · identical: 1"
    assert everything.startswith("  all types: exact F1 0.400, overlap F1 0.800, kappa ")
    assert everything.endswith("(too few annotations to rely on: 4 of 139)")
    assert [line.split(":")[0].strip() for line in of_types] == ["figures", "dates", "persons"]


def test_all_of_it_can_be_had_as_a_workbook(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "一致性.xlsx"
    found = answer(capsys, "agreement", project, "--authors", "王芳", "李明", "--out", out)
    assert found["counts"]["identical"] == 1
    assert "分歧" in load_workbook(out).sheetnames


@pytest.mark.parametrize("names", [(), ("王芳",), ("王芳", "王芳")])
def test_one_person_alone_is_wrong_usage(
    project: Path, names: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("agreement", project, "--authors", *names) == 2
    assert "--authors" in capsys.readouterr().err


def test_a_name_that_is_nobodys_is_a_problem(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("agreement", project, "--authors", "王芳", "赵六") == 1
    assert "赵六" in capsys.readouterr().err


def test_every_scope_has_a_word() -> None:
    assert set(_SCOPES) == set(SCOPES)
