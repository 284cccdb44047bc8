"""Read back what a colleague without the program wrote into an exported workbook.

First a list of everything it would do, then the doing, as one undo step in the colleague's name.
Annotations are found by id, texts are never read; what is unknown, altered or unclear is listed
and left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from annotator.domain.change_sets import Action
from annotator.domain.errors import NameIsTaken, ProjectReadOnly
from annotator.domain.identifiers import new_id
from annotator.domain.names import usable_name
from annotator.domain.progress import NoProgress, Part
from annotator.domain.projects import Person, Role
from annotator.domain.workbook_problems import ReadBackIsOutdated, WorkbookOfOtherProject
from annotator.formats.file_access import readable_name
from annotator.storage import backup, people_store
from annotator.workflows.read_back_effects import Colleague
from annotator.workflows.read_back_plan import Plan
from annotator.workflows.read_back_writing import Writing
from annotator.workflows.review_rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.progress import Progress
    from annotator.domain.read_backs import ReadBackChange, ReadBackFinding
    from annotator.formats.review_workbook_reader import ReadRow
    from annotator.storage.project_file import Transaction
    from annotator.workflows.session import Session

_CHUNK = 2_000
# Shares of the time; what is left is where the annotations stand then.
_COPYING, _LOOKING, _WRITING = 0.1, 0.5, 0.3


@dataclass(frozen=True, slots=True)
class ReadBackPreview:
    """What reading a workbook back would do.

    Attributes:
        person_name: In whose name: as asked for, else as the workbook says; may be empty.
        is_new_person: Whether nobody of that name works in the project yet.
        rows: How many rows were read.
        changes: What would be done, in the order of the rows.
        findings: What would not be taken, and why; the first ones, if there are very many.
        more_findings: How many more there are.
        recorded: Whether the workbook still says what it said when it was exported.
        sources: The rows that the changes come from.
    """

    path: Path
    person_name: str
    is_new_person: bool
    rows: int
    changes: tuple[ReadBackChange, ...]
    findings: tuple[ReadBackFinding, ...]
    more_findings: int
    recorded: bool
    sources: tuple[ReadRow, ...]

    @property
    def ready(self) -> tuple[ReadBackChange, ...]:
        """The changes that nothing speaks against."""
        return tuple(change for change in self.changes if change.doubt is None)

    @property
    def doubtful(self) -> tuple[ReadBackChange, ...]:
        """The changes that are only made when they are chosen expressly."""
        return tuple(change for change in self.changes if change.doubt is not None)


def preview(
    session: Session, path: Path, *, person_name: str = "", progress: Progress | None = None
) -> ReadBackPreview:
    """Find out what reading a workbook back would do; changes nothing.

    Args:
        session: The project.
        path: A workbook exported from it, which a colleague wrote in.
        person_name: The colleague; whoever the workbook names unless told.
        progress: Told how far it is.

    Raises:
        InvalidName: The name cannot be used.
        NameIsTaken: The final version is called so, which is nobody.
        WorkbookOfOtherProject: None of its annotations is in this project.
        Cancelled: The user asked to stop.
        ProblemForUser: The file is missing, damaged, unsafe, or no such workbook.
    """
    # The spreadsheet library takes longer to load than the window to appear.
    from annotator.formats.review_workbook_reader import opened_review_workbook  # noqa: PLC0415

    with opened_review_workbook(path) as book:
        name = usable_name(person_name) if person_name else book.person_name
        with session.file.reading() as connection:
            colleague = colleague_named(connection, name)
        plan = Plan(session, colleague)
        rows = book.rows(progress or NoProgress())
        while chunk := list(islice(rows, _CHUNK)):
            with session.file.reading() as connection:
                plan.take(connection, chunk)
        if plan.rows and not plan.known:
            raise WorkbookOfOtherProject(path=path)
        return ReadBackPreview(
            path=path,
            person_name=name,
            is_new_person=not colleague.person.id,
            rows=plan.rows,
            changes=plan.changes,
            findings=tuple(plan.findings),
            more_findings=plan.more_findings,
            recorded=book.recorded,
            sources=tuple(plan.sources),
        )


def apply(
    session: Session,
    preview: ReadBackPreview,
    *,
    person_name: str,
    chosen: Collection[ReadBackChange] | None = None,
    progress: Progress | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Do what a preview lists, as one undo step, after a checked copy of the project was kept.

    Args:
        session: The project.
        preview: Made for the same person.
        person_name: In whose name.
        chosen: Which of its changes; those that nothing speaks against unless told.
        progress: Told how far it is.
        initiator: Who caused it.

    Returns:
        None if nothing was chosen.

    Raises:
        InvalidName: The name cannot be used.
        NameIsTaken: The final version is called so, which is nobody.
        ProjectReadOnly: The project takes no changes.
        ReadBackIsOutdated: The project was changed since, or the preview is another person's.
        Cancelled: The user asked to stop; nothing was changed.
        ProblemForUser: The copy cannot be kept, or the project not be written.
    """
    name = usable_name(person_name)
    told, count = progress or NoProgress(), len(preview.sources)
    wanted = frozenset(preview.ready if chosen is None else chosen)
    if not wanted:
        return None
    if session.read_only:
        raise ProjectReadOnly(path=session.path)
    copying = Part(told, count, after=0, share=_COPYING)
    backup.back_up_meanwhile(session.file, at=session.clock(), progress=copying)
    looking = Part(told, count, after=_COPYING, share=_LOOKING)
    writing = Part(told, count, after=_COPYING + _LOOKING, share=_WRITING)
    done = _COPYING + _LOOKING + _WRITING
    following = Part(told, count, after=done, share=1 - done)
    with session.recording(Action.READ_BACK, progress=following) as recorder:
        connection = recorder.connection
        colleague = colleague_named(connection, name)
        plan = Plan(session, colleague)
        for first in range(0, count, _CHUNK):
            looking.report(first, count)
            plan.take(connection, preview.sources[first : first + _CHUNK])
        changes = [change for change in plan.changes if change in wanted]
        if len(changes) < len(wanted):
            raise ReadBackIsOutdated(path=preview.path)
        person = colleague.person
        if not person.id:
            person = Person(id=new_id(), name=name)
            people_store.insert_person(connection, person, at=session.clock())
        recorder.person_id = person.id
        recorder.detail = readable_name(preview.path)
        Writing(session, recorder, person, writing).write(changes)
    return session.publish(recorder, initiator)


def colleague_named(connection: Transaction, name: str) -> Colleague:
    """Return what is to be known of whoever filled in a workbook.

    Raises:
        NameIsTaken: The final version is called so, which is nobody.
    """
    person = people_store.person_named(connection, name) if name else None
    if person is not None and person.role is Role.FINAL:
        raise NameIsTaken(name=name)
    return Colleague(
        person=person or Person(id="", name=name),
        own_work=rules_of(connection).own_work,
        names=people_store.names(connection),
    )
