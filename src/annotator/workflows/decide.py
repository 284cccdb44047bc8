"""Decide about annotations, and answer: each call is one transaction and one undo step.

A decision is about what the annotation states at that moment: it goes stale when its author
changes that, and where the annotation stands follows from the latest decision.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.domain.annotations import Status
from annotator.domain.change_sets import Action
from annotator.domain.errors import AnnotationChanged
from annotator.domain.progress import NoProgress, Part
from annotator.domain.review_errors import (
    NothingToAnswer,
    NotYourWords,
    OwnWork,
)
from annotator.domain.review_queues import ANSWERABLE
from annotator.domain.reviews import Decision, Verdict
from annotator.storage import annotation_store, document_store, people_store, review_store
from annotator.text.spans import Span
from annotator.workflows import decisions, ownership, rule_values
from annotator.workflows.people import author, reviewer
from annotator.workflows.review_rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.progress import Progress
    from annotator.domain.projects import Person
    from annotator.domain.reviews import Content
    from annotator.storage.change_recorder import ChangeRecorder
    from annotator.storage.project_file import Transaction
    from annotator.workflows.session import Session

_AT_ONCE = 5_000
_SAYING = 0.7  # the share of the time; the rest is where the annotations stand then


def accept(
    session: Session,
    keys: Sequence[int],
    *,
    skip_refused: bool = False,
    progress: Progress | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Accept annotations as they stand.

    Args:
        session: The project.
        keys: The annotations; what the person has said of one already is not said again.
        skip_refused: Leave out what the person may not decide about, or what is gone.
        progress: Told how far it is.
        initiator: Who caused it.

    Raises:
        NotAReviewer: The person does not review in this project.
        OwnWork: One is the person's own.
        AnnotationChanged: One was removed meanwhile.
        Cancelled: The user asked to stop; nothing was changed.
    """
    return _decide(
        session,
        keys,
        Verdict.ACCEPT,
        "",
        skip_refused=skip_refused,
        progress=progress,
        initiator=initiator,
    )


def accept_or_adopt(
    session: Session,
    keys: Sequence[int],
    *,
    progress: Progress | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Accept of these what the person may, and adopt what is proposed for their own.

    Returns:
        None if there is nothing of either.

    Raises:
        Cancelled: The user asked to stop; nothing was changed.
    """
    person = author(session)

    def say(recorder: ChangeRecorder, chunk: Sequence[int]) -> None:
        proposed, others = [], []
        own_work = rules_of(recorder.connection).own_work
        for one in _still_there(recorder.connection, chunk):
            if one.status is Status.AMENDED and ownership.may_change(person, one):
                proposed.append(one)
            elif person.role.reviews and (own_work or one.person_id != person.id):
                others.append(one)
        if proposed:
            recorder.action = Action.ADOPT  # what depends on a proposal is found by this
            _adopt(session, recorder, person, proposed)
        _say(session, recorder, person, [decisions.said(Verdict.ACCEPT, one) for one in others])

    return _in_chunks(session, Action.ACCEPT, keys, say, progress, initiator)


def return_(
    session: Session,
    keys: Sequence[int],
    reason: str,
    *,
    progress: Progress | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Return annotations to their authors, with a reason.

    Raises:
        NotAReviewer, OwnWork, AnnotationChanged, Cancelled: As for `accept`.
    """
    return _decide(session, keys, Verdict.RETURN, reason, progress=progress, initiator=initiator)


def amend(
    session: Session,
    proposals: Mapping[int, Content],
    reason: str = "",
    *,
    refine: bool = False,
    initiator: object = None,
) -> ChangeSet | None:
    """Propose for several annotations, by key, what they should state.

    Args:
        session: The project.
        proposals: What each should state.
        reason: For the author to read.
        refine: Put each in the place of the person's own proposal, where that was said last and
            not answered yet; to propose what stands there already is to take it back.
        initiator: Who caused it.

    Returns:
        None if all state that already.

    Raises:
        ValueError: A content reaches beyond the text, or its value is none of its type.
        NotAReviewer, OwnWork, AnnotationChanged: As for `accept`.
    """
    person = reviewer(session)
    with session.recording(Action.AMEND) as recorder:
        connection = recorder.connection
        chosen = _decidable(connection, person, list(proposals))
        said = [
            replace(
                decisions.said(Verdict.AMEND, old, reason),
                proposal=_usable(session, connection, old, proposals[old.key]),
            )
            for old in chosen
        ]
        if refine:
            said = _refined(recorder, person, said)
        _say(session, recorder, person, [one for one in said if one.proposal != one.subject])
    return session.publish(recorder, initiator)


def resubmit(
    session: Session, keys: Sequence[int], reason: str = "", *, initiator: object = None
) -> ChangeSet | None:
    """Answer decisions about one's own annotations: they are to be looked at again.

    Raises:
        NotYourAnnotation: One is another person's.
        NothingToAnswer: One was neither returned nor proposed to be changed.
        AnnotationChanged: One was removed meanwhile.
    """
    person = author(session)
    with session.recording(Action.RESUBMIT) as recorder:
        chosen = _own(recorder.connection, person, keys)
        for one in chosen:
            if one.status not in ANSWERABLE:
                raise NothingToAnswer(quote=one.quote)
        _say(
            session,
            recorder,
            person,
            [decisions.said(Verdict.RESUBMIT, one, reason) for one in chosen],
        )
    return session.publish(recorder, initiator)


def adopt(session: Session, keys: Sequence[int], *, initiator: object = None) -> ChangeSet | None:
    """Change one's own annotations as reviewers proposed: they are accepted thereby.

    Raises:
        NotYourAnnotation: One is another person's.
        NoProposal: The latest decision about one proposes nothing.
        AnnotationChanged: One was removed meanwhile.
    """
    person = author(session)
    with session.recording(Action.ADOPT) as recorder:
        _adopt(session, recorder, person, _own(recorder.connection, person, keys))
    return session.publish(recorder, initiator)


def take_back(session: Session, decision_id: str, *, initiator: object = None) -> ChangeSet | None:
    """Take back one's own decision; that before it counts again.

    Raises:
        NotYourWords: Another person has decided so.
        AnnotationChanged: There is no such decision.
    """
    person = author(session)
    with session.recording(Action.TAKE_BACK) as recorder:
        decision = review_store.decision(recorder.connection, decision_id)
        if decision is None:
            raise AnnotationChanged
        if decision.person_id != person.id:
            other = people_store.person(recorder.connection, decision.person_id)
            raise NotYourWords(name=other.name)
        annotation_store.refuse_gone(
            recorder.connection,
            annotation_store.with_keys(recorder.connection, [decision.annotation_key]),
        )
        recorder.take_back_decisions([decision_id])
    return session.publish(recorder, initiator)


def _decide(  # noqa: PLR0913 - what both decisions need
    session: Session,
    keys: Sequence[int],
    verdict: Verdict,
    reason: str,
    *,
    skip_refused: bool = False,
    progress: Progress | None,
    initiator: object,
) -> ChangeSet | None:
    person = reviewer(session)

    def say(recorder: ChangeRecorder, chunk: Sequence[int]) -> None:
        chosen = _decidable(recorder.connection, person, chunk, skip_refused=skip_refused)
        said = [decisions.said(verdict, one, reason) for one in chosen]
        _say(session, recorder, person, said)

    action = Action.ACCEPT if verdict is Verdict.ACCEPT else Action.RETURN
    return _in_chunks(session, action, keys, say, progress, initiator)


def _in_chunks(
    session: Session,
    action: Action,
    keys: Sequence[int],
    say: Callable[[ChangeRecorder, Sequence[int]], None],
    progress: Progress | None,
    initiator: object,
) -> ChangeSet | None:
    """Record in one step what is said of each chunk of any number of annotations."""
    told, unique = progress or NoProgress(), list(dict.fromkeys(keys))
    saying = Part(told, len(unique), after=0, share=_SAYING)
    following = Part(told, len(unique), after=_SAYING, share=1 - _SAYING)
    with session.recording(action, progress=following) as recorder:
        for first in range(0, len(unique), _AT_ONCE):
            saying.report(first, len(unique))
            say(recorder, unique[first : first + _AT_ONCE])
    return session.publish(recorder, initiator)


def _adopt(
    session: Session, recorder: ChangeRecorder, person: Person, chosen: Sequence[Annotation]
) -> None:
    """Change annotations as was proposed."""
    connection = recorder.connection
    latest = review_store.latest_decisions(connection, [one.key for one in chosen])
    by_document = attrgetter("document_id")
    for document_id, group in groupby(sorted(chosen, key=by_document), by_document):
        document = document_store.document(connection, document_id)
        text = session.text_of(connection, document)
        adopted = [
            ownership.signed(old, decisions.adopted(old, latest.get(old.key), text), person)
            for old in group
        ]
        recorder.change_annotations(adopted, text)


def _decidable(
    connection: Transaction, person: Person, keys: Sequence[int], *, skip_refused: bool = False
) -> list[Annotation]:
    """Return the annotations that a reviewer wants to decide about, each once."""
    own_work = rules_of(connection).own_work
    unique = list(dict.fromkeys(keys))
    if skip_refused:
        found = _still_there(connection, unique)
        return [one for one in found if own_work or one.person_id != person.id]
    found = annotation_store.living(connection, unique)
    for one in found:
        if one.person_id == person.id and not own_work:
            raise OwnWork(quote=one.quote)
    return found


def _still_there(connection: Transaction, keys: Sequence[int]) -> list[Annotation]:
    """Return those of the annotations that nobody has removed."""
    found = annotation_store.with_keys(connection, keys)
    gone = document_store.gone(connection, {one.document_id for one in found})
    return [one for one in found if not one.deleted and one.document_id not in gone]


def _usable(
    session: Session, connection: Transaction, old: Annotation, content: Content
) -> Content:
    """Return what is proposed as it may be stored."""
    document = document_store.document(connection, old.document_id)
    text = session.text_of(connection, document)
    rule_values.refuse_beyond(text, Span(content.start, content.end))
    return replace(content, value=rule_values.usable_value(content.type, content.value))


def _refined(recorder: ChangeRecorder, person: Person, said: Sequence[Decision]) -> list[Decision]:
    """Take back the person's own last proposals; what is proposed anew has their reasons."""
    latest = review_store.latest_decisions(
        recorder.connection, [one.annotation_key for one in said]
    )
    refined, outdated = [], []
    for one in said:
        last = latest.get(one.annotation_key)
        if last is None or not _refines(one, last, person):
            refined.append(one)
        elif one.proposal != last.proposal:
            outdated.append(last.id)
            refined.append(replace(one, reason=one.reason or last.reason))
    recorder.take_back_decisions(outdated)
    return refined


def _refines(said: Decision, last: Decision, person: Person) -> bool:
    mine = last.verdict is Verdict.AMEND and last.person_id == person.id
    return mine and last.subject == said.subject


def _own(connection: Transaction, person: Person, keys: Sequence[int]) -> list[Annotation]:
    found = annotation_store.living(connection, list(dict.fromkeys(keys)))
    ownership.refuse_foreign(connection, person, found)
    return found


def _say(
    session: Session, recorder: ChangeRecorder, person: Person, said: Sequence[Decision]
) -> None:
    decisions.say(recorder, person, said, now=session.clock())
