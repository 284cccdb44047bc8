"""Put on paper what reviewers had to say: the opinion sheet, by section and ready to sign."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from annotator.domain.errors import UnsupportedFile
from annotator.domain.opinion_sheets import (
    Opinion,
    OpinionSection,
    OpinionSheet,
    OpinionVolume,
    Proposal,
)
from annotator.domain.progress import NoProgress, Progress
from annotator.domain.reviews import Verdict
from annotator.review.opinions import handling_of
from annotator.storage import (
    annotation_store,
    document_store,
    opinion_queries,
    people_store,
    review_store,
)
from annotator.text.outline import entry_and_section_at, outline
from annotator.values.display import display_value
from annotator.workflows.export_places import Places
from annotator.workflows.own_file import refuse_own_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.domain.documents import Document
    from annotator.domain.opinion_sheets import Handling, OpinionSheetResult
    from annotator.domain.reviews import Content, Decision
    from annotator.storage.opinion_queries import Decided
    from annotator.workflows.session import Session

    Writer = Callable[[Path, OpinionSheet], OpinionSheetResult]


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which decisions are asked for; see `write_opinion_sheet`."""

    person_ids: Collection[str] | None
    since: datetime | None
    only_open: bool

    def has(self, decision: Decision) -> bool:
        """Whether this is an opinion that was asked for, dealt with or not."""
        return (
            decision.verdict in (Verdict.RETURN, Verdict.AMEND)
            and (self.person_ids is None or decision.person_id in self.person_ids)
            and (self.since is None or decision.at >= self.since)
        )


def write_opinion_sheet(  # noqa: PLR0913 - each but the first two narrows it down
    session: Session,
    path: Path,
    *,
    document_ids: Collection[str] | None = None,
    person_ids: Collection[str] | None = None,
    only_open: bool = False,
    since: datetime | None = None,
    progress: Progress | None = None,
) -> OpinionSheetResult:
    """Write what was returned or proposed to be changed, and how much was accepted.

    Args:
        session: The project.
        path: Ends in .docx or .xlsx.
        document_ids: Only these documents; if None, all that something was decided about.
        person_ids: Only opinions of these reviewers; everybody's if None.
        only_open: Leave out opinions that need no more work.
        since: Only decisions from this moment on.
        progress: Told how many documents have been gone through.

    Raises:
        UnsupportedFile: Another ending.
        CopyOntoItself: The path is that of the open project.
        Cancelled: The user asked to stop; nothing was written.
        ProblemForUser: The file cannot be written; what was there before is unharmed.
    """
    write = _writer(path)
    refuse_own_file(session, path)
    choice = _Choice(person_ids, since, only_open)
    return write(path, _sheet(session, document_ids, choice, progress or NoProgress()))


def _writer(path: Path) -> Writer:
    # Each of the two libraries takes longer to load than a dialog to appear.
    match path.suffix.lower():
        case ".docx":
            from annotator.formats.opinion_sheet_docx import write_opinion_docx  # noqa: PLC0415

            return write_opinion_docx
        case ".xlsx":
            from annotator.formats.opinion_sheet_xlsx import write_opinion_workbook  # noqa: PLC0415

            return write_opinion_workbook
    raise UnsupportedFile(path=path, kinds=".docx, .xlsx")


def _sheet(
    session: Session, document_ids: Collection[str] | None, choice: _Choice, progress: Progress
) -> OpinionSheet:
    with session.file.reading() as connection:
        names = people_store.names(connection)
        documents = [
            document
            for document in document_store.documents(connection)
            if document_ids is None or document.id in document_ids
        ]
    volumes = []
    found: list[Decided] = []
    for number, document in enumerate(documents):
        progress.report(number, len(documents))
        volume, decided = _volume(session, document, choice, names)
        volumes.append(volume)
        found.append(decided)
    progress.report(len(documents), len(documents))
    if document_ids is None:  # what nobody has looked at yet is no part of the paper
        volumes = [volume for volume in volumes if volume.sections] or volumes
    deciders = frozenset[str]().union(*(one.person_ids for one in found))
    wanted = deciders if choice.person_ids is None else choice.person_ids
    at = session.clock()
    return OpinionSheet(
        project=session.project.title,
        volumes=tuple(volumes),
        reviewers=tuple(name for person_id, name in names.items() if person_id in wanted),
        first=min((one.first for one in found if one.first), default=None),
        last=max((one.last for one in found if one.last), default=None),
        made_at=at,
        zone=at.astimezone().tzinfo or UTC,
        only_open=choice.only_open,
    )


def _volume(
    session: Session, document: Document, choice: _Choice, names: Mapping[str, str]
) -> tuple[OpinionVolume, Decided]:
    with session.file.reading() as connection:
        decided = opinion_queries.decided(
            connection, document.id, person_ids=choice.person_ids, since=choice.since
        )
        text = session.text_of(connection, document)
        annotations = annotation_store.with_keys(connection, decided.opinions)
        decisions = review_store.decisions_of(connection, decided.opinions)
    headings = _Headings(text)
    scribe = _Scribe(Places(document.title, text), text, names)
    opinions: defaultdict[str, list[Opinion]] = defaultdict(list)
    listed = set()
    for annotation in annotations:
        for place, decision in enumerate(decisions[annotation.key]):
            later = decisions[annotation.key][place + 1 :]
            handling, answer = handling_of(decision, later, annotation)
            if choice.has(decision) and (handling.is_open or not choice.only_open):
                opinion = scribe.opinion(annotation, decision, handling, answer)
                opinions[headings.path_at(decision.subject.start)].append(opinion)
                listed.add(annotation.key)
    accepted = Counter(
        headings.path_at(start) for key, start in decided.accepted.items() if key not in listed
    )
    sections = tuple(
        OpinionSection(path, accepted[path], tuple(opinions.get(path, ())))
        for path in headings.paths
        if path in opinions or path in accepted
    )
    return OpinionVolume(document.title, document.year, sections), decided


class _Headings:
    """The headings of a text, looked up by position.

    Attributes:
        paths: Titles from the outermost down, joined with " / "; "" for what stands before the
            first heading. In text order, each once.
    """

    def __init__(self, text: str) -> None:
        sections = outline(text)
        self._starts = [0, *(section.start for section in sections)]
        self._paths = ["", *(entry_and_section_at(sections, one.start)[0] for one in sections)]
        self.paths = tuple(dict.fromkeys(self._paths))

    def path_at(self, position: int) -> str:
        """Return the path of the heading that a position stands under."""
        return self._paths[bisect_right(self._starts, position) - 1]


class _Scribe:
    """Writes down opinions on one document."""

    def __init__(self, places: Places, text: str, names: Mapping[str, str]) -> None:
        self._places = places
        self._text = text
        self._names = names

    def opinion(
        self, annotation: Annotation, decision: Decision, handling: Handling, answer: str
    ) -> Opinion:
        """Return what was said about an annotation as it stood then."""
        subject = decision.subject
        here = self._places.surroundings(subject.start, subject.end)
        return Opinion(
            entry=here.entry,
            paragraph=here.paragraph,
            before=here.before,
            quote=self._text[subject.start : subject.end],
            after=here.after,
            type=subject.type,
            verdict=decision.verdict,
            reason=decision.reason,
            author=self._names[annotation.person_id],
            reviewer=self._names[decision.person_id],
            at=decision.at,
            handling=handling,
            proposal=self._proposal(subject, decision.proposal),
            answer=answer,
        )

    def _proposal(self, subject: Content, proposed: Content | None) -> Proposal | None:
        if proposed is None:
            return None
        moved = (proposed.start, proposed.end) != (subject.start, subject.end)
        return Proposal(
            quote=self._text[proposed.start : proposed.end] if moved else None,
            type=proposed.type if proposed.type is not subject.type else None,
            value=display_value(proposed.value) if proposed.value != subject.value else None,
        )
