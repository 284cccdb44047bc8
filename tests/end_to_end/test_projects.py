"""One project after another in the same window, with and without documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPlainTextEdit

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.clock import utc_now
from annotator.ui.panels.annotation_table_view import AnnotationTableView
from annotator.workflows import browse, projects

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A project without documents."""
    with builders.a_session(tmp_path, text=None, name="空.annot") as made:
        return made.path


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A project with one annotation in one document."""
    with builders.a_session(tmp_path, name="满.annot") as made:
        builders.tagged(made, "1162家", AnnotationType.FIGURE)
        return made.path


def rows(desk) -> int:
    (table,) = desk.window.docks.table.findChildren(AnnotationTableView)
    return int(table.model().rowCount())


def test_an_empty_project_and_a_full_one_take_turns(run_program, empty, full) -> None:
    def work(desk) -> None:
        for _ in range(2):
            desk.window.projects.open_project(full)
            desk.until(lambda: rows(desk) == 1)
            assert desk.window.docks.table.isVisible()
            desk.window.projects.open_project(empty)
            assert desk.window.welcome.isVisible()
            assert not desk.window.docks.table.isVisible()
            assert rows(desk) == 0

    assert run_program(["open", str(empty)], work) == 0


def test_an_empty_project_shows_nothing_but_the_ways_to_begin(run_program, empty, full) -> None:
    def look(desk) -> None:
        desk.settle()
        assert desk.window.welcome.isVisible()
        assert not any(dock.isVisible() for dock in desk.window.docks.all)
        desk.window.projects.open_project(full)
        docks = desk.window.docks
        assert docks.outline.isVisible()
        assert docks.details.isVisible()
        assert docks.table.isVisible()

    run_program(["open", str(empty)], look)


def test_a_note_typed_in_one_project_never_reaches_another(
    run_program, full, tmp_path: Path
) -> None:
    with builders.a_session(tmp_path, name="又.annot") as made:
        key = builders.tagged(made, "樊耀", AnnotationType.PERSON).key
        other = made.path

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.press("Tab")
        desk.until(lambda: desk.window.docks.details.findChild(QPlainTextEdit).isVisible())
        desk.window.docks.details.findChild(QPlainTextEdit).setPlainText("只属于前一个项目")
        desk.window.projects.open_project(other)
        desk.settle()
        (found,) = browse.annotations(desk.window.desk.session, [key])
        assert not found.note

    run_program(["open", str(full)], work)


def test_a_note_being_typed_is_saved_when_another_project_is_opened(
    run_program, sample, tmp_path
) -> None:
    other = tmp_path / "另一个.annot"
    projects.create_project(other, clock=utc_now).close()

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        session = desk.window.desk.session
        desk.view.go_to(desk.view.text.index("1162家"))
        desk.press("2")
        key = desk.view.current
        desk.press("Return")
        desk.window.docks.details._note.setPlainText("存疑")
        first = session.path
        desk.window.projects.open_project(other)
        desk.window.projects.open_project(first)
        desk.until(lambda: desk.window.desk.document)
        (found,) = browse.annotations(desk.window.desk.session, [key])
        assert found.note == "存疑"

    run_program(["open", sample], work)
