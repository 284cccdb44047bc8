"""Turn a change of somebody else's annotation into a proposal to its author.

Each gesture refines the proposal that the person made before, as long as nobody has answered it:
five characters of a border are one proposal and not five. Each is one undo step all the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotations import Status
from annotator.domain.reviews import Verdict, content_of
from annotator.storage import annotation_store, document_store, review_store
from annotator.workflows import decide, rule_values
from annotator.workflows.people import author

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.annotations import Annotation, AnnotationType
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.documents import Document
    from annotator.domain.projects import Person
    from annotator.domain.reviews import Decision
    from annotator.domain.values import Value
    from annotator.storage.project_file import Transaction
    from annotator.text.spans import Span
    from annotator.workflows.session import Session

    Change = Callable[[Transaction, Document, str, Annotation], Annotation]


def retype(
    session: Session, keys: Sequence[int], type_: AnnotationType, *, initiator: object = None
) -> ChangeSet | None:
    """Propose another type, with the value that the rules read under it.

    Raises:
        NotAReviewer: The person does not review in this project.
        OwnWork: One is the person's own.
        AnnotationChanged: One was removed meanwhile.
    """

    def change(
        connection: Transaction, document: Document, _text: str, old: Annotation
    ) -> Annotation:
        if old.type is type_:
            return old
        return rule_values.retyped(connection, document, old, type_)

    return _propose(session, keys, change, initiator)


def move_border(
    session: Session, key: int, span: Span, *, initiator: object = None
) -> ChangeSet | None:
    """Propose other borders; a value of the rules follows the new text.

    Raises:
        ValueError: The span reaches beyond the text.
        NotAReviewer, OwnWork, AnnotationChanged: As for `retype`.
    """

    def change(
        connection: Transaction, document: Document, text: str, old: Annotation
    ) -> Annotation:
        return rule_values.moved(connection, document, text, old, span)

    return _propose(session, [key], change, initiator)


def set_value(
    session: Session, key: int, value: Value | None, *, initiator: object = None
) -> ChangeSet | None:
    """Propose another value.

    Raises:
        ValueError: The value is none for this type of annotation.
        NotAReviewer, OwnWork, AnnotationChanged: As for `retype`.
    """
    return _propose(session, [key], lambda *given: replace(given[3], value=value), initiator)


def proposed(session: Session, annotation: Annotation) -> Annotation:
    """Return an annotation as the person who works proposes it; itself if they do not."""
    person = session.person
    if person is None or annotation.status is not Status.AMENDED:
        return annotation
    with session.file.reading() as connection:
        latest = review_store.latest_decisions(connection, [annotation.key]).get(annotation.key)
        document = document_store.document(connection, annotation.document_id)
        text = session.text_of(connection, document)
    return as_proposed(annotation, _own_words(latest, person), text)


def as_proposed(annotation: Annotation, latest: Decision | None, text: str) -> Annotation:
    """Return an annotation as it would be if the latest decision, a proposal, were adopted."""
    proposal = latest.proposal if latest and latest.verdict is Verdict.AMEND else None
    if latest is None or proposal is None or latest.subject != content_of(annotation):
        return annotation
    return replace(
        annotation,
        start=proposal.start,
        end=proposal.end,
        type=proposal.type,
        value=proposal.value,
        quote=text[proposal.start : proposal.end],
    )


def _propose(
    session: Session, keys: Sequence[int], change: Change, initiator: object
) -> ChangeSet | None:
    person = author(session)
    proposals = {}
    with session.file.reading() as connection:
        latest = review_store.latest_decisions(connection, keys)
        for old in annotation_store.living(connection, list(dict.fromkeys(keys))):
            document = document_store.document(connection, old.document_id)
            text = session.text_of(connection, document)
            said = _own_words(latest.get(old.key), person)
            base = as_proposed(old, said, text)
            proposals[old.key] = content_of(change(connection, document, text, base))
    return decide.amend(session, proposals, refine=True, initiator=initiator)


def _own_words(latest: Decision | None, person: Person) -> Decision | None:
    return latest if latest is not None and latest.person_id == person.id else None
