"""Hand on how well people agree, and what they disagree about, as a workbook."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.domain.agreements import (
    SCOPES,
    AgreementExport,
    AgreementRow,
    DisagreementRow,
)
from annotator.domain.errors import UnsupportedFile
from annotator.domain.progress import NoProgress, Progress
from annotator.review.agreement import scores_of_two
from annotator.workflows.export_places import Places
from annotator.workflows.own_file import refuse_own_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.agreements import Side
    from annotator.domain.annotations import AnnotationType
    from annotator.domain.documents import Document
    from annotator.workflows.agreement import AgreementReport, DocumentAgreement, People
    from annotator.workflows.session import Session


def export_agreement(
    session: Session, report: AgreementReport, path: Path, *, progress: Progress | None = None
) -> int:
    """Write a workbook of all scores and disagreements of a report.

    Args:
        session: The project that the report is of.
        report: What was counted.
        path: Ends in .xlsx.
        progress: Told how many disagreements are written.

    Returns:
        How many disagreements the report has.

    Raises:
        UnsupportedFile: Another ending.
        CopyOntoItself: The path is that of the open project.
        Cancelled: The user has asked to stop; the file is as it was.
        ProblemForUser: The file cannot be written; what was there before is unharmed.
    """
    if path.suffix.lower() != ".xlsx":
        raise UnsupportedFile(path=path, kinds=".xlsx")
    refuse_own_file(session, path)
    # The spreadsheet library takes longer to load than the window to appear.
    from annotator.formats.agreement_workbook import write_agreement_workbook  # noqa: PLC0415

    export = _export(session, report)
    write_agreement_workbook(path, export, progress or NoProgress())
    return export.count


def _export(session: Session, report: AgreementReport) -> AgreementExport:
    everybody = tuple(person.name for person in report.people)
    return AgreementExport(
        project=session.project.title,
        people=everybody,
        pairs={people: _row(report, people) for people in report.pairs},
        together=AgreementRow(
            people=everybody, scores={scope: report.scores(scope=scope) for scope in SCOPES}
        ),
        sections=[
            row
            for one in report.documents
            for section in one.annotated_sections()
            for row in _section_rows(report, one, section)
        ],
        disagreements=_disagreements(session, report),
        count=sum(
            one.text.pairings[people].disagreements
            for one in report.documents
            for people in report.pairs
        ),
        documents=_documents(report),
        at=report.at,
        zone=report.at.astimezone().tzinfo or UTC,
        program_version=__version__,
    )


def _row(report: AgreementReport, people: People) -> AgreementRow:
    return AgreementRow(
        people=tuple(report.people[one].name for one in people),
        scores={scope: report.scores(people, scope=scope) for scope in SCOPES},
    )


def _section_rows(
    report: AgreementReport, one: DocumentAgreement, section: int
) -> Iterator[AgreementRow]:
    """Give a row for every two people of whom one annotated anything in the section."""
    here = one.sections[section]
    counts = {scope: one.text.counts(scope, section) for scope in SCOPES}
    for people in report.pairs:
        if any(counts[None].annotations[person] for person in people):
            yield AgreementRow(
                people=tuple(report.people[person].name for person in people),
                scores={scope: scores_of_two(counts[scope], people) for scope in SCOPES},
                document=one.document.title,
                section=here.path,
                entry=here.entry,
            )


def _disagreements(session: Session, report: AgreementReport) -> Iterator[DisagreementRow]:
    """Give the disagreements of every two people, each text being read once for them."""
    for people in report.pairs:
        names = (report.people[people[0]].name, report.people[people[1]].name)
        for one in report.documents:
            found = report.disagreements(people, document_id=one.document.id)
            if not found:
                continue
            text = _text(session, one.document)
            places = Places(one.document.title, text)
            for disagreement in found:
                start, end = disagreement.start, disagreement.end
                here = places.surroundings(start, end)
                yield DisagreementRow(
                    kind=disagreement.kind,
                    people=names,
                    document=one.document.title,
                    section=here.section,
                    entry=here.entry,
                    paragraph=here.paragraph,
                    start=start,
                    end=end,
                    first=_annotated(disagreement.first, text),
                    second=_annotated(disagreement.second, text),
                    before=here.before,
                    after=here.after,
                )


def _text(session: Session, document: Document) -> str:
    with session.file.reading() as connection:
        return session.text_of(connection, document)


def _annotated(side: Side | None, text: str) -> tuple[AnnotationType, str] | None:
    return (side.type, text[side.start : side.end]) if side else None


def _documents(report: AgreementReport) -> tuple[tuple[str, tuple[str, ...]], ...]:
    without = {
        document.id: tuple(person.name for person in people)
        for document, people in report.without_annotations()
    }
    return tuple((one.document.title, without.get(one.document.id, ())) for one in report.documents)
