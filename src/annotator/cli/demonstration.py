"""The whole main job on the sample, without a display: project, annotations, workbook, picture."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotator.cli.answers import counts_in_words
from annotator.cli.language import translate
from annotator.domain.clock import utc_now
from annotator.domain.errors import CannotWriteFile, ProjectExists
from annotator.resource_files import seed
from annotator.workflows import (
    browse,
    export_annotations,
    import_documents,
    load_annotations,
    people,
    projects,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.domain.annotations import AnnotationType
    from annotator.domain.documents import ImportedText

_YEAR = 2004  # what the sample reports on; its text says so only here and there
_AUTHOR = "示例"


def demonstrate(folder: Path, *, save_picture: Callable[[Path, Path], None]) -> None:
    """Do the main job on the sample and say what has come of it.

    Args:
        folder: Where project, workbook and picture go; those of an earlier run are replaced.
        save_picture: Writes a picture of the window with a project.

    Raises:
        ProjectExists: Someone has worked in the project of an earlier run.
        ProblemForUser: The folder takes no files, or the project in it is in use.
    """
    sample = import_documents.read_text_file(seed("chronicle.txt"))
    project, workbook, picture = (
        folder / f"{sample.title}{ending}" for ending in (".annot", ".xlsx", ".png")
    )
    _refuse_to_lose_work(project)
    with _workshop(folder) as workshop:
        counts = _annotate(sample, workshop / project.name, workshop / workbook.name)
        save_picture(workshop / project.name, workshop / picture.name)
        for finished in (project, workbook, picture):
            (workshop / finished.name).replace(finished)
    print(f"{sample.title} · {counts_in_words(counts)}")
    for sentence, path in (
        (translate("Cli", "Project: {path}"), project),
        (translate("Cli", "Workbook: {path}"), workbook),
        (translate("Cli", "Picture: {path}"), picture),
    ):
        print(sentence.format(path=path))


def _annotate(sample: ImportedText, project: Path, workbook: Path) -> dict[AnnotationType, int]:
    with projects.create_project(
        project, title=sample.title, person_name=_AUTHOR, clock=utc_now
    ) as session:
        import_documents.import_text(session, sample, year=_YEAR)
        load_annotations.load_annotations(
            session, seed("chronicle.reference.jsonl"), author=_AUTHOR
        )
        export_annotations.export_annotations(session, workbook)
        (summary,) = browse.documents(session)
    return summary.counts


def _refuse_to_lose_work(project: Path) -> None:
    """Let a project be replaced only if nobody but the demonstration has worked in it."""
    if not project.exists():
        return
    with projects.open_project(project, clock=utc_now) as session:
        workers = {person.person.name for person in people.people(session) if person.annotations}
    if workers - {_AUTHOR}:
        raise ProjectExists(path=project)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Give a place inside the folder to make files in, and tell what the system refuses."""
    if folder.exists() and not folder.is_dir():
        raise ProjectExists(path=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".making-") as workshop:
            yield Path(workshop)
    except OSError as error:
        raise CannotWriteFile(path=folder, reason=error.strerror or str(error)) from error
