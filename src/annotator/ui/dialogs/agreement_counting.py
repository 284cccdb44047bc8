"""What the agreement window counts and lists, in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.ui.item_models.agreement_maps import agreement_maps
from annotator.workflows import agreement, browse, people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.domain.agreements import Disagreement, DisputedPlace, Measure, Scope
    from annotator.domain.documents import Document
    from annotator.domain.progress import Progress
    from annotator.domain.projects import Person, PersonSummary
    from annotator.ui.item_models.agreement_maps import AgreementMaps, Target
    from annotator.workflows.agreement import AgreementReport
    from annotator.workflows.session import Session

_FEWEST: Final = 2
_AT_FIRST: Final = 6  # people compared until somebody chooses


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted.

    Attributes:
        people: Who has annotated anything, the final version too.
        documents: All of the project.
        maps: None if there are not two people.
    """

    people: tuple[PersonSummary, ...]
    documents: tuple[Document, ...]
    maps: AgreementMaps | None


def count(
    session: Session,
    wanted: Sequence[str],
    document_id: str | None,
    scope: Scope,
    progress: Progress,
) -> Counted:
    """Count how well people agree.

    Args:
        session: The project.
        wanted: Ids of the people; if there are not two of them, those who did most.
        document_id: Only this document.
        scope: The type that pairs and sections are counted for.
        progress: Told how far it is.
    """
    known = tuple(one for one in people.people(session) if one.annotations)
    documents = tuple(one.document for one in browse.documents(session))
    chosen = [one.person.id for one in known if one.person.id in wanted]
    if len(chosen) < _FEWEST:
        authors = [one for one in known if one.person.id != FINAL_PERSON_ID]
        most = sorted(authors, key=lambda one: -one.annotations)[:_AT_FIRST]
        chosen = [one.person.id for one in authors if one in most]
    if len(chosen) < _FEWEST:
        return Counted(known, documents, None)
    only = () if document_id is None else (document_id,)
    report = agreement.agreement(session, chosen, document_ids=only, progress=progress)
    return Counted(known, documents, agreement_maps(report, scope))


@dataclass(frozen=True, slots=True)
class Listed:
    """What lies behind a number, with the texts it is in by document.

    Attributes:
        people: Whose annotations the rows tell, in their order.
    """

    people: tuple[Person, ...]
    rows: Sequence[Disagreement | DisputedPlace]
    texts: Mapping[str, str]


def disagreements(
    session: Session,
    report: AgreementReport,
    target: Target,
    measure: Measure,
    progress: Progress,
) -> Listed:
    """List what lowers a number.

    Args:
        session: The project.
        report: What was counted.
        target: What the number is about.
        measure: Which number of it.
        progress: Asks whether the list is wanted still.
    """
    pair, scope, document_id, section = target
    rows: Sequence[Disagreement | DisputedPlace]
    if pair is None:
        people = report.people
        rows = report.disputed_places(
            scope=scope,
            measure=measure,
            document_id=document_id,
            section=section,
            progress=progress,
        )
    else:
        people = tuple(report.people[one] for one in pair)
        rows = report.disagreements(
            pair, scope=scope, measure=measure, document_id=document_id, section=section
        )
    ids = dict.fromkeys(row.document_id for row in rows)
    return Listed(people, rows, {id_: browse.text_of(session, id_) for id_ in ids})
