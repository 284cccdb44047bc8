"""Make, open and copy projects."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator.domain.identifiers import new_id
from annotator.domain.names import cleaned_name, usable_name
from annotator.domain.projects import Project
from annotator.formats.safe_write import writing
from annotator.storage import people_store
from annotator.storage.project_file import ProjectFile, refuse_held
from annotator.workflows.own_file import refuse_own_file
from annotator.workflows.people import work_as
from annotator.workflows.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.clock import Clock


def create_project(path: Path, *, title: str = "", person_name: str = "", clock: Clock) -> Session:
    """Make a new project file and open it.

    Args:
        path: Where to make it; nothing is ever overwritten.
        title: The name of the file without its ending if left empty.
        person_name: Who works in it; may be said later with `work_as`.
        clock: Tells the time of every change.

    Raises:
        ProjectExists: There is such a file.
        InvalidName: The title or the person's name cannot be used.
        ProblemForUser: The folder is missing, takes no files, or the disk is full.
    """
    name = usable_name(title) if title else cleaned_name(path.stem)
    person_name = usable_name(person_name) if person_name else ""
    project = Project(id=new_id(), title=name, created_at=clock())
    with _closed_on_failure(ProjectFile.create(path, project)) as file:
        session = Session(file, project, None, clock)
        if person_name:
            work_as(session, person_name)
    return session


def open_project(path: Path, *, clock: Clock) -> Session:
    """Open a project, with the person who worked in it last.

    Raises:
        ProblemForUser: It is missing, none of ours, too new, damaged, unsafe, or in use.
    """
    with _closed_on_failure(ProjectFile.open(path, at=clock())) as file:
        with file.reading() as connection:
            person = people_store.last_person(connection)
        if person is not None:
            file.name_holder(person.name, at=clock())
        return Session(file, file.project(), person, clock)


def save_copy(session: Session, path: Path) -> None:
    """Write a copy of the open project, as it is now, to another file.

    Raises:
        CopyOntoItself: The path is that of the open project.
        ProjectInUse: The path is that of a project another program holds.
        ProblemForUser: The copy cannot be written; what was there before is unharmed.
    """
    refuse_own_file(session, path)
    refuse_held(path)
    with writing(path) as temporary:
        session.file.copy_to(temporary, called=path)


@contextmanager
def _closed_on_failure(file: ProjectFile) -> Iterator[ProjectFile]:
    try:
        yield file
    except BaseException:
        file.close()
        raise
