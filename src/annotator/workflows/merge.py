"""Merge a colleague's work, a package or a project file, into the open project.

The colleague's file is read from a private copy and never written. Merging the same work again
changes nothing, and in whatever order people merge each other's work, all come to hold the same.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotator.domain.change_sets import Action
from annotator.domain.errors import ProjectReadOnly
from annotator.domain.identifiers import new_id
from annotator.domain.merges import Aside, MergePreview, MergeResult
from annotator.domain.progress import NoProgress, Part
from annotator.domain.review_errors import ChangedWhileRead
from annotator.formats.file_access import readable_name
from annotator.formats.package_file import is_package, read_package
from annotator.storage import (
    backup,
    document_store,
    merge_asides,
    package_store,
    people_store,
)
from annotator.storage.incoming import Incoming
from annotator.storage.merge_apply import (
    RowMerge,
    merge_documents,
    merge_people,
    merge_settings,
    note_identity,
)
from annotator.storage.merge_history import receive_history
from annotator.storage.merge_identity import identify, ours
from annotator.storage.merge_places import Places
from annotator.storage.merge_plan import Planner
from annotator.storage.merge_survey import survey
from annotator.storage.merge_tally import SAMPLES, Tally
from annotator.storage.private_copy import copy_privately
from annotator.workflows.own_file import refuse_own_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from annotator.domain.packages import PackageSummary
    from annotator.domain.progress import Progress
    from annotator.storage.change_recorder import ChangeRecorder
    from annotator.storage.merge_plan import Reading
    from annotator.workflows.session import Session


_SHARE_OF_SURVEY = 0.8  # of a preview


@dataclass(frozen=True, slots=True)
class _Source:
    """A colleague's file while it is open; `summary` if it is a package."""

    incoming: Incoming
    sha256: str
    summary: PackageSummary | None

    @property
    def sender(self) -> str:
        return self.summary.sender if self.summary else self.incoming.sender


def preview(
    session: Session,
    path: Path,
    *,
    same_document: Mapping[str, bool] | None = None,
    progress: Progress | None = None,
) -> MergePreview:
    """Find out what merging a file would bring; changes nothing.

    Args:
        session: The project.
        path: A package, or the project file of a colleague.
        same_document: For documents whose match is LIKELY, whether they are the same, by their
            id in the colleague's file. Where nothing is said, it is taken from how alike they are.
        progress: Told how far it is.

    Raises:
        CopyOntoItself: The path is that of the open project.
        ProjectInUse: A colleague works in it.
        Cancelled: The user asked to stop.
        ProblemForUser: It is missing, damaged, unsafe, too new, or none of ours.
    """
    answers = same_document or {}
    with _opened(session, path) as source:
        work = _Work(session, source, session.file.reading, answers)
        tally = Tally(source.incoming, work.identity)
        work.foresee(tally, progress or NoProgress())
        return MergePreview(
            path=path,
            sha256=source.sha256,
            project=source.incoming.title,
            sender=source.sender,
            made_at=source.summary.made_at if source.summary else None,
            counts=tally.counts,
            documents=tally.documents,
            new_people=tuple(row["name"] for row in work.identity.new_people),
            samples=tally.samples(),
            said=tally.said(),
            same_document=answers,
            namesakes=work.namesakes(),
            asides=work.asides() | ({Aside.VERSIONS} if tally.is_quiet else frozenset()),
        )


def merge(
    session: Session,
    source: Path | MergePreview,
    *,
    progress: Progress | None = None,
    initiator: object = None,
) -> MergeResult:
    """Merge a file as one undo step, after a checked copy of the project was put aside.

    Args:
        session: The project.
        source: A package or the project file of a colleague, or what `preview` said of one.
        progress: Told how far it is.
        initiator: Who caused it.

    Raises:
        ProjectReadOnly: The open project takes no changes.
        ChangedWhileRead: It is no longer the file that the preview was about.
        Cancelled: The user asked to stop; nothing was changed.
        ProblemForUser: As for `preview`, or the copy cannot be put aside; nothing was changed.
    """
    seen = source if isinstance(source, MergePreview) else None
    path = source.path if isinstance(source, MergePreview) else source
    if session.read_only:
        raise ProjectReadOnly(path=session.path)
    with _opened(session, path) as opened:
        if seen and seen.sha256 != opened.sha256:
            raise ChangedWhileRead(path=path)
        aside = backup.back_up(session.file, at=session.clock())
        with session.recording(Action.MERGE) as recorder:
            answers = seen.same_document if seen else {}
            work = _Work(session, opened, lambda: nullcontext(recorder.connection), answers)
            tally = Tally(opened.incoming, work.identity)
            new_documents = work.write(recorder, path, tally, progress or NoProgress())
    return MergeResult(
        counts=tally.counts,
        change_set=session.publish(recorder, initiator),
        new_documents=new_documents,
        backup=aside,
    )


class _Work:
    """What a preview and a merge have in common: who is who, and the rows in their order."""

    def __init__(
        self, session: Session, source: _Source, reading: Reading, answers: Mapping[str, bool]
    ) -> None:
        self._session = session
        self._source = source
        self._reading = reading
        self._places = Places(source.incoming.texts, self._our_text)
        with reading() as connection:
            self._here = ours(connection)
        self.identity = identify(
            source.incoming, self._here, answers=answers, likeness=self._places.likeness
        )

    def namesakes(self) -> tuple[str, ...]:
        """Return the names of people who are taken for ours because they are called so."""
        return merge_asides.namesakes(self._source.incoming, self.identity, self._here)

    def asides(self) -> frozenset[Aside]:
        """Return what changes besides annotations."""
        with self._reading() as connection:
            return merge_asides.asides(connection, self._source.incoming, self.identity, self._here)

    def planner(self) -> Planner:
        """Return what compares rows with ours as they are now."""
        return Planner(self._reading, self._source.incoming, self.identity, self._places)

    def foresee(self, tally: Tally, progress: Progress) -> None:
        """Count what comes in; only what takes a closer look is compared row by row."""
        incoming, planner, total = self._source.incoming, self.planner(), self._source.incoming.size
        first = Part(progress, total, after=0, share=_SHARE_OF_SURVEY)
        found = survey(self._reading, incoming, planner, examples=SAMPLES, progress=first)
        tally.surveyed(found)
        rest = Part(progress, total, after=_SHARE_OF_SURVEY, share=1 - _SHARE_OF_SURVEY)
        compared = 0
        for plan in planner.annotations(found.open):
            tally.annotations(plan)
            compared += len(plan.new) + len(plan.changed)
            rest.report(compared, len(found.open))
        for plan in planner.decisions():
            tally.decisions(plan)
            progress.report(total, total)
        for plan in planner.remarks():
            tally.remarks(plan)
            progress.report(total, total)
        for plan in planner.conflicts():
            tally.conflicts(plan)

    def _rows(self, planner: Planner, tally: Tally, writer: RowMerge, progress: Progress) -> None:
        """Compare, count and write what comes in."""
        total = self._source.incoming.size
        progress.report(0, total)
        for plan in planner.annotations():
            tally.annotations(plan)
            writer.annotations(plan)
            progress.report(min(len(planner.keys), total), total)
        for plan in planner.decisions():
            tally.decisions(plan)
            writer.decisions(plan)
            progress.report(total, total)
        for plan in planner.remarks():
            tally.remarks(plan)
            writer.remarks(plan)
            progress.report(total, total)

    def write(
        self, recorder: ChangeRecorder, path: Path, tally: Tally, progress: Progress
    ) -> tuple[str, ...]:
        """Write everything; returns the titles of new documents."""
        incoming, identity = self._source.incoming, self.identity
        recorder.detail = readable_name(path)
        merge_people(recorder, incoming, identity, self._here)
        titles = merge_documents(recorder, incoming, identity, self._here)
        merge_settings(recorder, incoming, identity)
        planner = self.planner()
        writer = RowMerge(recorder, planner)
        self._rows(planner, tally, writer, progress)
        for plan in planner.conflicts():
            writer.conflicts(plan)
        note_identity(recorder, identity)
        package_id = self._note_package(recorder, path)
        receive_history(recorder.connection, incoming, identity, planner.keys, package_id)
        return tuple(titles)

    def _note_package(self, recorder: ChangeRecorder, path: Path) -> str:
        source = self._source
        id_ = source.summary.id if source.summary else new_id()
        sender = people_store.person_named(recorder.connection, source.sender)
        note = package_store.PackageNote(
            id=id_,
            file_name=readable_name(path),
            person_id=sender.id if sender else None,
            at=self._session.clock(),
            detail={"project": source.incoming.title},
        )
        package_store.note_received(recorder.connection, note)
        return id_

    def _our_text(self, version: str) -> str:
        file = self._session.file
        with self._reading() as connection:
            return file.text_once(
                version, lambda: document_store.checked_text(connection, version, file.path)
            )


@contextmanager
def _opened(session: Session, path: Path) -> Iterator[_Source]:
    """Give a colleague's file, checked, in a private copy that is gone afterwards."""
    refuse_own_file(session, path)
    with TemporaryDirectory(prefix="annotator-") as folder:
        private = Path(folder) / "data.annot"
        if is_package(path):
            summary, digest = read_package(path, private)
        else:
            copy_privately(path, private)
            summary, digest = None, _digest(private)
        is_sealed = summary is not None
        with Incoming(private, shown=path, at=session.clock(), sealed=is_sealed) as incoming:
            yield _Source(incoming, digest, summary)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
