"""How well people agree about the texts of a project, and what they disagree about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from annotator.domain.errors import PersonNotFound
from annotator.domain.progress import NoProgress, Progress
from annotator.domain.review_errors import NeedsTwoPeople
from annotator.review.agreement import scores_of_all, scores_of_two, together
from annotator.review.counting import TextAgreement
from annotator.review.disputes import Narrowing, disagreements, disputed_places
from annotator.storage import document_store, people_store
from annotator.text.outline import SectionKind, entry_and_section_at, outline
from annotator.text.spans import Span
from annotator.workflows import browse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from annotator.domain.agreements import (
        Disagreement,
        DisputedPlace,
        Measure,
        Scope,
        Scores,
    )
    from annotator.domain.documents import Document
    from annotator.domain.projects import Person
    from annotator.review.agreement import Counts
    from annotator.workflows.session import Session

People = tuple[int, int]
"""Two people, by their places in the report; the smaller first."""


@dataclass(frozen=True, slots=True)
class AgreementSection:
    """A heading or an entry; what stands below a heading of its own is not in the one above.

    Numbered parts of an entry belong to the entry.

    Attributes:
        path: Titles of the headings above it and its own if it is one, joined with " / ".
        entry: Its title if it is an entry, else empty.
        start: First code point; it reaches to the next section.
    """

    path: str
    entry: str
    start: int


@dataclass(frozen=True)
class DocumentAgreement:
    """What people annotated in one document.

    Attributes:
        sections: In text order, the first from the beginning of the text.
        text: The annotations side by side.
    """

    document: Document
    sections: tuple[AgreementSection, ...]
    text: TextAgreement

    def annotated_sections(self) -> list[int]:
        """Return the places in `sections` of those in which anybody annotated anything."""
        return self.text.annotated_sections()

    def narrowing(self, scope: Scope, measure: Measure | None, section: int | None) -> Narrowing:
        """Return which disagreements are meant; a section is named by its place in `sections`."""
        return Narrowing(scope, measure, None if section is None else self._extent(section))

    def _extent(self, section: int) -> Span:
        following = self.sections[section + 1 : section + 2]
        ends = [one.start for one in following] or [self.document.characters + 1]
        return Span(self.sections[section].start, *ends)


@dataclass(frozen=True)
class AgreementReport:
    """How well people agree. It stays as it was counted, whatever is changed afterwards.

    Attributes:
        people: In the order that was asked for, each once.
        at: When it was counted; UTC.
    """

    people: tuple[Person, ...]
    documents: tuple[DocumentAgreement, ...]
    at: datetime

    @property
    def pairs(self) -> tuple[People, ...]:
        """Every two people."""
        return tuple(combinations(range(len(self.people)), 2))

    def scores(
        self,
        people: People | None = None,
        *,
        scope: Scope = None,
        document_id: str | None = None,
        section: int | None = None,
    ) -> Scores:
        """Return how well two people agree, or all if none are named.

        Of more than two people, alpha is that of all at once; F1 and kappa are means over every
        two of them.

        Args:
            people: Which two.
            scope: Only annotations of this type. All types if None.
            document_id: Only this document. All of them together if None.
            section: Only this section of the document, by its place there.
        """
        counts = together(
            [one.text.counts(scope, section) for one in self._chosen(document_id)]
            or [_nothing(scope, len(self.people))]
        )
        return scores_of_all(counts) if people is None else scores_of_two(counts, people)

    def disagreements(
        self,
        people: People,
        *,
        scope: Scope = None,
        measure: Measure | None = None,
        document_id: str | None = None,
        section: int | None = None,
    ) -> list[Disagreement]:
        """Return what two people do not have alike, document by document in text order.

        Args:
            people: Which two.
            scope: Only where an annotation of this type takes part.
            measure: Only what lowers this number.
            document_id: Only in this document.
            section: Only what begins in this section of the document, by its place there.
        """
        found: list[Disagreement] = []
        for one in self._chosen(document_id):
            narrowing = one.narrowing(scope, measure, section)
            found += disagreements(one.text.pairings[people], one.document.id, narrowing)
        return found

    def disputed_places(
        self,
        *,
        scope: Scope = None,
        measure: Measure | None = None,
        document_id: str | None = None,
        section: int | None = None,
        progress: Progress | None = None,
    ) -> list[DisputedPlace]:
        """Return where not all people have everything alike; arguments as of `disagreements`.

        Raises:
            Cancelled: The list is not wanted any more.
        """
        progress = progress or NoProgress()
        found: list[DisputedPlace] = []
        for one in self._chosen(document_id):
            narrowing = one.narrowing(scope, measure, section)
            pairings, id_ = one.text.pairings, one.document.id
            for place in disputed_places(pairings, id_, len(self.people), narrowing):
                found.append(place)
                progress.report(place.start, one.document.characters)
        return found

    def without_annotations(self) -> tuple[tuple[Document, tuple[Person, ...]], ...]:
        """Return each document that somebody has no annotation in, and who that is.

        Nobody can tell whether they found nothing there or have not begun.
        """
        found = []
        for one in self.documents:
            counts = one.text.counts(None).annotations
            absent = tuple(
                person for person, count in zip(self.people, counts, strict=True) if not count
            )
            if absent:
                found.append((one.document, absent))
        return tuple(found)

    def _chosen(self, document_id: str | None) -> list[DocumentAgreement]:
        return [one for one in self.documents if document_id in (None, one.document.id)]


def agreement(
    session: Session,
    person_ids: Sequence[str],
    *,
    document_ids: Sequence[str] = (),
    progress: Progress | None = None,
) -> AgreementReport:
    """Count how well people agree.

    Args:
        session: The project.
        person_ids: Two people or more. The final version may be one of them.
        document_ids: Only these documents. All if empty.
        progress: Told how many characters are behind us.

    Raises:
        NeedsTwoPeople: There are not two different people.
        Cancelled: The user has asked to stop.
        ProjectDamaged: A text is not the one that was stored.
    """
    ids = tuple(dict.fromkeys(person_ids))
    if len(ids) < 2:  # noqa: PLR2004 - agreement takes two
        raise NeedsTwoPeople
    progress = progress or NoProgress()
    with session.file.reading() as connection:
        people = tuple(people_store.person(connection, person_id) for person_id in ids)
        documents = [
            one
            for one in document_store.documents(connection)
            if not document_ids or one.id in document_ids
        ]
    total = sum(one.characters for one in documents)
    done = 0
    found = []
    for document in documents:
        progress.report(done, total)
        found.append(_of_document(session, document, ids))
        done += document.characters
    progress.report(done, total)
    return AgreementReport(people=people, documents=tuple(found), at=session.clock())


def people_named(session: Session, names: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the people with these names.

    Raises:
        PersonNotFound: A name is nobody's in this project.
    """
    with session.file.reading() as connection:
        ids = {person.name: person.id for person in people_store.people(connection)}
    for name in names:
        if name not in ids:
            raise PersonNotFound(path=session.path, person=name, others=", ".join(ids))
    return tuple(ids[name] for name in names)


def _of_document(session: Session, document: Document, ids: Sequence[str]) -> DocumentAgreement:
    with session.file.reading() as connection:
        text = session.text_of(connection, document)
    tracks = browse.tracks(session, document.id, ids)
    sections = _sections(text)
    starts = [section.start for section in sections]
    return DocumentAgreement(
        document, sections, TextAgreement(tracks, characters=len(text), starts=starts)
    )


def _sections(text: str) -> tuple[AgreementSection, ...]:
    outlined = outline(text)
    found = [AgreementSection("", "", 0)]
    for section in outlined:
        path, entry = entry_and_section_at(outlined, section.start)
        if section.kind is SectionKind.NUMBERED and entry:
            continue
        if section.start == 0:
            found.clear()
        found.append(AgreementSection(path, entry, section.start))
    return tuple(found)


def _nothing(scope: Scope, people: int) -> Counts:
    return TextAgreement([[]] * people, characters=0).counts(scope)
