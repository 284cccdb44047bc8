"""Compare authors of one text, and settle what they differ in: that makes the final version.

Whatever settles one or many differences is one call, one transaction and one undo step; undo
opens them again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.change_sets import Action
from annotator.domain.differences import Comparison, Difference, DifferenceKind
from annotator.domain.errors import AnnotationChanged
from annotator.domain.final_versions import FINAL_PERSON_ID, Choice
from annotator.domain.progress import NoProgress, Progress
from annotator.review.choosing import Chooser
from annotator.review.comparison import Track, compare
from annotator.review.doubts import doubtful
from annotator.storage import annotation_store, final_store, people_store, text_pieces
from annotator.text.spans import Span
from annotator.values.editing import value_text
from annotator.workflows import rule_values
from annotator.workflows.final_version import FinalVersion
from annotator.workflows.people import reviewer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.final_versions import Claim
    from annotator.domain.projects import Person
    from annotator.domain.reviews import Content
    from annotator.review.comparison import ComparedSpan
    from annotator.review.doubts import Revision
    from annotator.review.settling import Answer
    from annotator.storage.project_file import Transaction
    from annotator.workflows.session import Session

__all__ = [
    "Comparison",
    "Difference",
    "DifferenceKind",
    "accept_identical",
    "answers",
    "differences",
    "settle",
    "settle_anew",
]

_AT_ONCE = 2_000
_FEWEST = 2


def differences(
    session: Session,
    document_id: str,
    person_ids: Sequence[str],
    *,
    progress: Progress | None = None,
) -> Comparison:
    """Return where these authors agree about a document and where they differ.

    The file is let go of again and again meanwhile, and while all is compared.

    Args:
        session: The project.
        document_id: The document.
        person_ids: The authors.
        progress: Told how much is read, again and again; what is compared then takes a second.

    Raises:
        ValueError: Fewer than two authors.
        Cancelled: The user asked to stop.
    """
    if len(set(person_ids)) < len(person_ids) or len(person_ids) < _FEWEST:
        message = f"{person_ids} are not two authors or more"
        raise ValueError(message)
    progress = progress or NoProgress()
    found = session.file.at_one_time(lambda: _read(session, document_id, person_ids, progress))
    tracks = [Track(one.name, row) for one, row in zip(found.people, found.tracks, strict=True)]
    differences = compare(tracks, answered=found.answered)
    return Comparison(document_id, found.people, differences, doubtful(found.claims, found.gone))


def answers(session: Session, document_id: str, about: Difference) -> tuple[Annotation, ...]:
    """Return what the final version has where authors differ, in answer to this difference.

    One that is marked as removed says that none is to stay.
    """
    with session.file.reading() as connection:
        span = Span(about.start, about.end)
        known = annotation_store.with_keys(connection, about.keys)
        asked = {(one.id, one.revision) for one in known}
        return tuple(
            one
            for one in final_store.near(connection, document_id, span)
            if one.provenance
            and (one.provenance.choice is Choice.NEITHER or not one.deleted)
            and asked & {(of.annotation_id, of.revision) for of in one.provenance.sources}
        )


def settle(
    session: Session,
    document_id: str,
    chosen: Sequence[Difference],
    *,
    take: Collection[str],
    progress: Progress | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Have in the final version what some of the compared authors have.

    What is settled already can be settled otherwise.

    Args:
        session: The project.
        document_id: The document that was compared.
        chosen: Differences of one comparison.
        take: Ids of the authors whose annotations are taken: one side, or several, or none. Of
            those authors who tagged nothing there, nothing is taken.
        progress: Told how many differences are done.
        initiator: Who caused it.

    Returns:
        None if the final version says so already.

    Raises:
        NotAReviewer: The person does not review in this project.
        AnnotationChanged: An annotation is no longer what was compared.
        Cancelled: The user asked to stop; nothing was changed.
    """
    people = frozenset(take)

    def answer(chooser: Chooser, one: Difference, about: Sequence[Annotation]) -> Answer:
        return chooser.take(one, about, people)

    return _settle(session, document_id, chosen, answer, progress, initiator)


def settle_anew(
    session: Session,
    document_id: str,
    chosen: Difference,
    content: Content,
    *,
    initiator: object = None,
) -> ChangeSet | None:
    """Have in the final version what none of the compared authors has.

    Raises:
        ValueError: The content reaches beyond the text, or its value is none of its type.
        NotAReviewer, AnnotationChanged: As for `settle`.
    """
    new = replace(content, value=rule_values.usable_value(content.type, content.value))

    def answer(chooser: Chooser, one: Difference, about: Sequence[Annotation]) -> Answer:
        return chooser.anew(one, about, new)

    return _settle(session, document_id, [chosen], answer, None, initiator)


def accept_identical(
    session: Session,
    document_id: str,
    person_ids: Sequence[str],
    *,
    progress: Progress | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Have in the final version all that these authors agree about and that is not settled.

    Where one of the annotations was settled otherwise, as between other authors, that stays.

    Raises:
        ValueError: Fewer than two authors.
        NotAReviewer, Cancelled: As for `settle`.
    """
    found = differences(session, document_id, person_ids).differences
    agreed = [one for one in found if one.kind is DifferenceKind.IDENTICAL and not one.settled]
    people = frozenset(person_ids)

    def answer(chooser: Chooser, one: Difference, about: Sequence[Annotation]) -> Answer:
        return chooser.take(one, about, people, gives_way=True)

    return _settle(session, document_id, agreed, answer, progress, initiator)


class _Found(NamedTuple):
    """What is compared.

    Attributes:
        tracks: What each of the people has.
        answered: Keys of those annotations that the final version has an answer to.
        gone: What it answers that is not there any more, or not as it was.
    """

    people: tuple[Person, ...]
    tracks: tuple[list[ComparedSpan], ...]
    answered: frozenset[int]
    claims: list[Claim]
    gone: frozenset[Revision]


def _read(
    session: Session, document_id: str, person_ids: Sequence[str], progress: Progress
) -> _Found:
    file = session.file
    with file.reading() as connection:
        people = tuple(people_store.person(connection, person_id) for person_id in person_ids)
        living = text_pieces.pieces(connection, document_id)
        removed = text_pieces.pieces(connection, document_id, deleted=True)
        answering = (*living, *removed) if final_store.is_begun(connection) else ()
    claims: list[Claim] = []
    for some in file.bit_by_bit(answering, final_store.claims):
        progress.report(0, 1)
        claims += some
    named = {one for claim in claims for one in claim.about}
    rows = final_store.ComparedRows(person_ids, named)
    for read in file.bit_by_bit(living, rows.read):
        progress.report(0, 1)
        rows.add(read)
    missing = list(named - rows.standing.keys())
    some_missing = (missing[at : at + _AT_ONCE] for at in range(0, len(missing), _AT_ONCE))
    gone = frozenset().union(*file.bit_by_bit(some_missing, final_store.gone))
    return _Found(people, rows.tracks, frozenset(rows.standing.values()), claims, gone)


def _settle(
    session: Session,
    document_id: str,
    chosen: Sequence[Difference],
    answer: Callable[[Chooser, Difference, Sequence[Annotation]], Answer],
    progress: Progress | None,
    initiator: object,
) -> ChangeSet | None:
    person = reviewer(session)
    progress = progress or NoProgress()
    with session.recording(Action.SETTLE) as recorder:
        final = FinalVersion(session, recorder, document_id)
        chooser = Chooser(person.name, people_store.names(recorder.connection))
        for first in range(0, len(chosen), _AT_ONCE):
            progress.report(first, len(chosen))
            some = chosen[first : first + _AT_ONCE]
            known = _as_compared(recorder.connection, some)
            final.answer([answer(chooser, one, [known[key] for key in one.keys]) for one in some])
        progress.report(len(chosen), len(chosen))
    return session.publish(recorder, initiator)


def _as_compared(connection: Transaction, chosen: Sequence[Difference]) -> dict[int, Annotation]:
    """Return the annotations of differences by key, if they still differ so.

    Raises:
        AnnotationChanged: They do not.
        ValueError: One belongs to the final version.
    """
    keys = [key for one in chosen for key in one.keys]
    known = {one.key: one for one in annotation_store.living(connection, keys)}
    sides = zip(*(one.sides for one in chosen), strict=True)
    again = compare([Track("", [_span(known[k]) for keys in side for k in keys]) for side in sides])
    if any(one.person_id == FINAL_PERSON_ID for one in known.values()):
        message = "the final version is not chosen from itself"
        raise ValueError(message)
    if set(again) != {one._replace(settled=False) for one in chosen}:
        raise AnnotationChanged
    return known


def _span(one: Annotation) -> ComparedSpan:
    return one.start, one.end, one.type.value, one.key, value_text(one.value)
