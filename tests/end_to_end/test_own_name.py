"""Everybody works under their own name, also in the copy of a colleague's project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

import builders
from annotator.domain.annotations import AnnotationType
from annotator.ui.dialogs import people_and_rules
from annotator.ui.dialogs.people_and_rules import PeopleAndRules
from annotator.ui.foundation.settings import settings_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.domain.projects import PersonSummary
    from annotator.domain.reviews import ReviewRules
    from end_to_end.conftest import Desk, Script

    Run = Callable[[list[str], Script], int]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """王芳's project."""
    with builders.a_session(tmp_path, person_name="王芳") as session:
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        return session.path


def known_as(name: str) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text(
        f'{{"name_confirmed": true, "person_name": "{name}", "language": "en"}}', encoding="utf-8"
    )


def working(desk: Desk) -> str:
    session = desk.window.desk.session
    return session.person.name if session and session.person else ""


@pytest.mark.usefixtures("private_home")
def test_in_a_colleagues_copy_one_works_under_ones_own_name(
    run_program: Run, project: Path
) -> None:
    known_as("李明")

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        assert working(desk) == "李明"
        message = desk.window.bar.message
        assert message is not None
        assert message.text() == (
            "You work here as “李明”; “王芳” was the last to work in this project."
        )
        start = builders.TEXT.index("樊耀")
        desk.view.select(start, start + 2)
        desk.press(Qt.Key.Key_Delete)
        assert desk.tagged() == [("樊耀", "person")], "it is not one's own to remove"
        yes = next(one for one in desk.window.bar.findChildren(QPushButton) if "王芳" in one.text())
        desk.qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
        assert working(desk) == "王芳"

    assert run_program(["open", str(project)], script) == 0


@pytest.mark.usefixtures("private_home")
def test_in_ones_own_project_nothing_is_said(run_program: Run, project: Path) -> None:
    known_as("王芳")

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        assert working(desk) == "王芳"
        assert desk.window.bar.message is None

    assert run_program(["open", str(project)], script) == 0


@pytest.mark.usefixtures("private_home")
def test_who_is_called_otherwise_now_stays_the_same_person(
    run_program: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known_as("王芳")

    def renamed(
        _parent: object, known: Sequence[PersonSummary], rules: ReviewRules, _settings: object
    ) -> PeopleAndRules:
        return PeopleAndRules(tuple(replace(one.person, name="王兰芳") for one in known), rules)

    monkeypatch.setattr(people_and_rules, "ask_people_and_rules", renamed)

    def rename(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.trigger("people_and_rules")
        assert working(desk) == "王兰芳"

    def come_back(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        assert working(desk) == "王兰芳"
        assert desk.window.bar.message is None

    assert run_program(["open", str(project)], rename) == 0
    assert run_program(["open", str(project)], come_back) == 0
