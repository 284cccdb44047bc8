"""Nothing but SQLite opens a project file while it is connected.

Closing any other handle of the file would drop SQLite's locks, and a second program could
write into it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import annotator
import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import CopyOntoItself, ProjectInUse
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, documents, history, people, projects
from annotator.workflows.check_project import check_project
from annotator.workflows.export_annotations import export_annotations
from annotator.workflows.import_documents import write_original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.workflows.session import Session

SOURCES = Path(annotator.__file__).parent


class Openings:
    """The paths that Python opened, and those that SQLite was given."""

    def __init__(self) -> None:
        self.by_python: list[str] = []
        self.by_sqlite: list[str] = []
        self.watching = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.watching and event == "open":
            self.by_python.append(str(arguments[0]))
        if self.watching and event == "sqlite3.connect":
            self.by_sqlite.append(str(arguments[0]))


@pytest.fixture(scope="module")
def _openings() -> Openings:
    return Openings()  # a hook of the interpreter cannot be taken off again


@pytest.fixture
def openings(_openings: Openings) -> Iterator[Openings]:
    _openings.by_python.clear()
    _openings.by_sqlite.clear()
    _openings.watching = True
    yield _openings
    _openings.watching = False


def test_no_work_opens_the_project_file(tmp_path: Path, openings: Openings) -> None:
    with builders.a_session(tmp_path, name="project.annot") as session:
        do_everything(session, tmp_path)
    assert openings.by_python, "the hook hears nothing"
    assert [path for path in openings.by_python if path.endswith("project.annot")] == []
    connected = [path for path in openings.by_sqlite if "/project.annot" in path]
    # The second opening is stopped by the second lock, where the system has one.
    assert len(connected) == (1 if sys.platform == "linux" else 2)


def do_everything(session: Session, folder: Path) -> None:
    document_id = builders.document_id(session)
    person = builders.tagged(session, "樊耀", AnnotationType.PERSON)
    figure = builders.tagged(session, "1162家", AnnotationType.FIGURE)
    annotate.retype(session, [person.key], AnnotationType.ORGANISATION)
    annotate.edit(session, person.key, value=None, note="查")
    annotate.move_border(session, figure.key, Span(figure.start, figure.end - 1))
    annotate.remove(session, [figure.key])
    history.undo(session)
    history.redo(session)
    people.work_as(session, "李明")
    documents.edit_document(session, document_id, title="工会", year=2005, places=["景德镇"])
    browse.open_document(session, document_id)
    check_project(session)
    write_original(session, document_id, folder / "original.txt")
    projects.save_copy(session, folder / "copy.annot")
    for ending in ("xlsx", "csv", "jsonl"):
        export_annotations(session, folder / f"out.{ending}")
    for path in (session.path, folder / "." / session.path.name):
        with pytest.raises(CopyOntoItself):
            projects.save_copy(session, path)
        with pytest.raises(CopyOntoItself):
            write_original(session, document_id, path)
    with pytest.raises(ProjectInUse):
        projects.open_project(session.path, clock=builders.a_clock())


def test_the_sqlite_of_qt_is_nowhere_used() -> None:
    """Two copies of SQLite in one process do not see each other's locks."""
    users = [
        str(path.relative_to(SOURCES))
        for path in SOURCES.rglob("*.py")
        if "QtSql" in path.read_text(encoding="utf-8")
    ]
    assert users == []


def test_sqlite_connects_in_one_module_only() -> None:
    users = [
        path.name
        for path in SOURCES.rglob("*.py")
        if "sqlite3.connect(" in path.read_text(encoding="utf-8")
    ]
    assert users == ["engine.py"]
