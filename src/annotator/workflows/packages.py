"""Send one's work to a colleague as a package."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import UnsupportedFile
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.identifiers import new_id
from annotator.domain.packages import PackageChoice, PackageSummary, PackedDocument
from annotator.domain.progress import NoProgress
from annotator.domain.review_errors import NothingToSend
from annotator.formats import package_cover
from annotator.formats.file_access import readable_name
from annotator.formats.package_file import ENDING, write_package
from annotator.storage import (
    change_log,
    document_store,
    package_data,
    package_store,
    people_store,
)
from annotator.workflows.own_file import refuse_own_file

if TYPE_CHECKING:
    from datetime import datetime

    from annotator.domain.progress import Progress
    from annotator.domain.projects import Person
    from annotator.storage.package_data import Part
    from annotator.storage.project_file import Transaction
    from annotator.workflows.session import Session

_CHOICE = ("document_ids", "types", "person_ids")


@dataclass(frozen=True, slots=True)
class PackageOutlook:
    """What a package would hold if it was written now.

    Attributes:
        summary: As the package would say of itself.
        cover: Its cover sheet.
        last_sent: When a package was written last that held at least what is chosen; None if
            there was none, so that nothing is new since then.
    """

    summary: PackageSummary
    cover: str
    last_sent: datetime | None


def outlook(session: Session, choice: PackageChoice) -> PackageOutlook:
    """Find out what `send` would pack; changes nothing, and takes a fraction of its time."""
    with session.file.reading() as connection:
        number, last_sent = _last_sent(connection, choice)
        part = package_data.outlook(connection, choice, after=number if choice.since_last else 0)
    summary = replace(
        _summary(session, choice, part), since=last_sent if choice.since_last else None
    )
    return PackageOutlook(summary, package_cover.cover_text(summary), last_sent)


def send(
    session: Session,
    path: Path,
    choice: PackageChoice | None = None,
    *,
    progress: Progress | None = None,
) -> PackageSummary:
    """Write a package with what was chosen; everything if nothing is said.

    Args:
        session: The project; nothing of it changes but that it remembers the package.
        path: Where to write; ends in .annotpkg.
        choice: What to send. With `since_last`, what was changed since the last package that
            held at least as much; everything if there was none.
        progress: Told how far the packing is.

    Raises:
        UnsupportedFile: The path has another ending.
        NothingToSend: Nothing fits the choice.
        CopyOntoItself: The path is that of the open project.
        Cancelled: The user asked to stop; the file is as it was.
        ProblemForUser: The file cannot be written; what was there before is unharmed.
    """
    choice = choice or PackageChoice()
    if path.suffix.lower() != ENDING:
        raise UnsupportedFile(path=path, kinds=ENDING)
    refuse_own_file(session, path)
    with TemporaryDirectory(prefix="annotator-") as folder:
        copy, data = Path(folder) / "whole.annot", Path(folder) / "data.annot"
        with session.file.reading() as connection:
            up_to = change_log.last_change(connection)
            after, since = _last_sent(connection, choice) if choice.since_last else (0, None)
            sender = _sender(connection, session, choice)
        session.file.copy_to(copy, called=path)
        part = package_data.write_part(
            copy, data, choice, after=after, sender=sender.id if sender else None
        )
        if not part.annotations:
            raise NothingToSend
        summary = replace(_summary(session, choice, part), since=since)
        write_package(path, data, summary, progress or NoProgress())
    if not session.read_only:
        _note(session, path, choice, summary, up_to)
    return summary


def _last_sent(connection: Transaction, choice: PackageChoice) -> tuple[int, datetime | None]:
    """Return up to which change set, and when, all that is chosen was sent last."""
    for up_to, at, detail in package_store.sent(connection):
        if all(_covers(detail.get(name, ()), getattr(choice, name)) for name in _CHOICE):
            return up_to, at
    return 0, None


def _covers(earlier: Any, chosen: frozenset[str]) -> bool:  # noqa: ANN401 - from JSON
    """Whether an earlier choice took at least as much; an empty one took everything."""
    return not earlier or (bool(chosen) and chosen <= frozenset(earlier))


def _sender(connection: Transaction, session: Session, choice: PackageChoice) -> Person | None:
    """Return who works; where nobody does by name, the one whose work alone is chosen."""
    if session.person is not None or len(choice.person_ids) != 1:
        return session.person
    (only,) = choice.person_ids
    return None if only == FINAL_PERSON_ID else people_store.person(connection, only)


def _summary(session: Session, choice: PackageChoice, part: Part) -> PackageSummary:
    with session.file.reading() as connection:
        documents = document_store.documents(connection)
        people = people_store.people(connection)
        sender = _sender(connection, session, choice)
    return PackageSummary(
        id=new_id(),
        project=session.project.title,
        sender=sender.name if sender else "",
        made_at=session.clock(),
        documents=tuple(
            PackedDocument(
                title=one.title,
                characters=one.characters,
                sha256=one.sha256,
                annotations=part.annotations[one.id],
            )
            for one in documents
            if one.id in part.annotations
        ),
        people=tuple(one.name for one in people if one.id in choice.person_ids),
        types=tuple(type_ for type_ in AnnotationType if type_ in choice.types),
        annotations=sum(part.annotations.values()),
        final=part.final,
        carried=part.carried,
        decisions=part.decisions,
        remarks=part.remarks,
    )


def _note(
    session: Session, path: Path, choice: PackageChoice, summary: PackageSummary, up_to: int
) -> None:
    with session.file.writing() as connection:
        sender = _sender(connection, session, choice)
        note = package_store.PackageNote(
            id=summary.id,
            file_name=readable_name(path),
            person_id=sender.id if sender else None,
            at=summary.made_at,
            detail={name: sorted(getattr(choice, name)) for name in _CHOICE},
        )
        package_store.note_sent(connection, note, up_to=up_to)
