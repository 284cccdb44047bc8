"""The numbers of agreement as heat maps: pairs of people, types, sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.agreements import SCOPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.agreements import Scope, Scores
    from annotator.workflows.agreement import AgreementReport, DocumentAgreement, People


class Target(NamedTuple):
    """What a number is about.

    Attributes:
        people: Two people by their places in the report; None for all of them.
        document_id: Only this document.
        section: Only this section of it, by its place there.
    """

    people: People | None
    scope: Scope = None
    document_id: str | None = None
    section: int | None = None


class HeatCell(NamedTuple):
    """All numbers of one cell."""

    target: Target
    scores: Scores


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Cells in rows; None where there is nothing to say."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[HeatCell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class AgreementMaps:
    """All heat maps of a report for annotations of one type, or of all.

    The columns of `types` have no names of their own: they are the scopes.
    """

    report: AgreementReport
    scope: Scope
    pairs: HeatMap
    types: HeatMap
    sections: HeatMap


def agreement_maps(report: AgreementReport, scope: Scope) -> AgreementMaps:
    """Return the heat maps of a report; a large volume has thousands of sections."""
    return AgreementMaps(
        report,
        scope,
        _pairs(report, scope),
        _types(report),
        _sections(report, scope),
    )


def pair_name(report: AgreementReport, people: People) -> str:
    """The names of two people."""
    return " – ".join(report.people[one].name for one in people)


def _pairs(report: AgreementReport, scope: Scope) -> HeatMap:
    names = tuple(person.name for person in report.people)
    found = {people: _cell(report, Target(people, scope)) for people in report.pairs}
    count = range(len(names))
    cells = tuple(
        tuple(found.get((min(row, column), max(row, column))) for column in count) for row in count
    )
    return HeatMap(names, names, cells)


def _types(report: AgreementReport) -> HeatMap:
    rows = _rows_of_people(report)
    cells = tuple(
        tuple(_cell(report, Target(people, scope)) for scope in SCOPES) for people, _ in rows
    )
    return HeatMap(tuple(name for _, name in rows), ("",) * len(SCOPES), cells)


def _sections(report: AgreementReport, scope: Scope) -> HeatMap:
    columns = _rows_of_people(report)
    names: list[str] = []
    cells: list[tuple[HeatCell | None, ...]] = []
    for one in report.documents:
        for name, section in _parts(one):
            names.append(name)
            about = (scope, one.document.id, section)
            cells.append(tuple(_cell(report, Target(people, *about)) for people, _ in columns))
    return HeatMap(tuple(names), tuple(name for _, name in columns), tuple(cells))


def _parts(one: DocumentAgreement) -> Iterator[tuple[str, int | None]]:
    """A document as a whole, then each section in which somebody annotated something."""
    yield one.document.title, None
    for section in one.annotated_sections():
        yield f"    {section_name(one, section)}", section


def section_name(one: DocumentAgreement, section: int) -> str:
    """The last heading and the entry; the title of the document before the first heading."""
    here = one.sections[section]
    parts = (here.path.rpartition(" / ")[2], here.entry)
    return " / ".join(part for part in parts if part) or one.document.title


def _rows_of_people(report: AgreementReport) -> Sequence[tuple[People | None, str]]:
    """Every two people; if there are more than two, all of them first."""
    rows: list[tuple[People | None, str]] = [
        (people, pair_name(report, people)) for people in report.pairs
    ]
    return rows if len(rows) == 1 else [(None, ""), *rows]


def _cell(report: AgreementReport, target: Target) -> HeatCell:
    people, scope, document_id, section = target
    scores = report.scores(people, scope=scope, document_id=document_id, section=section)
    return HeatCell(target, scores)
