"""Tag spans and change annotations: each call is one transaction and one undo step.

Only its author changes an annotation; what others think of it they say in review.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotations import Anchoring, Annotation
from annotator.domain.change_sets import Action
from annotator.domain.identifiers import new_id
from annotator.domain.names import whole_characters
from annotator.storage import annotation_store, document_store
from annotator.text.spans import Span
from annotator.workflows import ownership, rule_values
from annotator.workflows.people import author

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotations import AnnotationType
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.progress import Progress
    from annotator.domain.projects import Person
    from annotator.domain.values import Value
    from annotator.storage.project_file import Transaction
    from annotator.workflows.session import Session

# A single star may belong to a name (*ST), a # after a number too (3#).
_OPENING_MARKS = re.compile(r"(?:\s|\*\*|【|#+(?=\s))*")
_CLOSING_MARKS = ("**", "】")
# Letters, marks and numbers; and what Unicode has no name for: volumes write rare ideographs so.
_MEANING = frozenset("LMN")
_NAMELESS = ("Co", "Cn")


def trimmed(text: str, span: Span) -> Span | None:
    """Return the span without white space and Markdown marks at its edges.

    None if nothing is left but punctuation: no letter, digit or ideograph.

    Raises:
        ValueError: The span reaches beyond the text.
    """
    rule_values.refuse_beyond(text, span)
    surface = span.of(text)
    opening = _OPENING_MARKS.match(surface)
    start = opening.end() if opening else 0
    surface = surface[start:]
    length = -1
    while length != len(surface):
        length = len(surface)
        surface = surface.rstrip()
        for mark in _CLOSING_MARKS:
            surface = surface.removesuffix(mark)
    if not any(_means_something(character) for character in surface):
        return None
    return Span(span.start + start, span.start + start + len(surface))


def tag(
    session: Session,
    document_id: str,
    span: Span,
    type_: AnnotationType,
    *,
    initiator: object = None,
) -> ChangeSet | None:
    """Tag a span; the value is what the rules read from it.

    An annotation of the same author on exactly this span is retyped instead of doubled.

    Returns:
        None if the span holds only white space or punctuation, or is tagged so already.

    Raises:
        ValueError: The span reaches beyond the text.
        DocumentIsGone: The document was removed meanwhile.
        ProblemForUser: The project cannot be written.
    """
    person = author(session)
    with session.recording(Action.TAG) as recorder:
        document = document_store.living_document(recorder.connection, document_id)
        text = session.text_of(recorder.connection, document)
        place = trimmed(text, span)
        if place is not None:
            twin = annotation_store.living_at(recorder.connection, document_id, place, person.id)
            if twin is not None:
                recorder.action = Action.RETYPE
                recorder.change_annotations(_retyped(recorder.connection, person, [twin], type_))
            else:
                at = session.clock()
                new = Annotation(
                    key=recorder.free_key(),
                    id=new_id(),
                    document_id=document_id,
                    text_version_id=document.text_version_id,
                    start=place.start,
                    end=place.end,
                    type=type_,
                    quote=place.of(text),
                    person_id=person.id,
                    created_at=at,
                    modified_at=at,
                )
                value = rule_values.by_rule(recorder.connection, document, new)
                recorder.add_annotations([replace(new, value=value)], text)
    return session.publish(recorder, initiator)


def retype(
    session: Session,
    keys: Sequence[int],
    type_: AnnotationType,
    *,
    progress: Progress | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Give annotations another type, and the value that the rules read under it.

    Raises:
        Cancelled: The user asked to stop; nothing was changed.
        NotYourAnnotation: One is another person's.
        AnnotationChanged: One was removed meanwhile.
    """
    person = author(session)
    with session.recording(Action.RETYPE, progress=progress) as recorder:
        own = _own(recorder.connection, person, keys)
        recorder.change_annotations(_retyped(recorder.connection, person, own, type_))
    return session.publish(recorder, initiator)


def remove(
    session: Session,
    keys: Sequence[int],
    *,
    progress: Progress | None = None,
    initiator: object = None,
) -> ChangeSet | None:
    """Remove annotations; they stay in the file as tombstones with their history.

    Raises:
        Cancelled: The user asked to stop; nothing was changed.
        NotYourAnnotation: One is another person's.
        AnnotationChanged: One was removed meanwhile.
    """
    person = author(session)
    with session.recording(Action.REMOVE, progress=progress) as recorder:
        own = _own(recorder.connection, person, keys)
        recorder.change_annotations(
            [ownership.signed(old, replace(old, deleted=True), person) for old in own]
        )
    return session.publish(recorder, initiator)


def move_border(
    session: Session, key: int, span: Span, *, initiator: object = None
) -> ChangeSet | None:
    """Put the borders of an annotation elsewhere; a value of the rules follows the new text.

    Raises:
        ValueError: The span reaches beyond the text.
        NotYourAnnotation: It is another person's.
        AnnotationChanged: It was removed meanwhile.
    """
    person = author(session)
    with session.recording(Action.MOVE_BORDER) as recorder:
        (old,) = _own(recorder.connection, person, [key])
        document = document_store.document(recorder.connection, old.document_id)
        text = session.text_of(recorder.connection, document)
        new = rule_values.moved(recorder.connection, document, text, old, span)
        recorder.change_annotations([ownership.signed(old, new, person)], text)
    return session.publish(recorder, initiator)


def edit(
    session: Session, key: int, *, value: Value | None, note: str, initiator: object = None
) -> ChangeSet | None:
    """Set the value and the note of an annotation.

    Raises:
        ValueError: The value is none for this type of annotation.
        NotYourAnnotation: It is another person's.
        AnnotationChanged: It was removed meanwhile.
    """
    person = author(session)
    with session.recording(Action.EDIT) as recorder:
        (old,) = _own(recorder.connection, person, [key])
        value = rule_values.usable_value(old.type, value)
        note = whole_characters(note).strip()
        new = replace(old, value=value, note=note)
        recorder.change_annotations([ownership.signed(old, new, person)])
    return session.publish(recorder, initiator)


def confirm_place(
    session: Session, keys: Sequence[int], *, initiator: object = None
) -> ChangeSet | None:
    """Say that annotations stand where they should, though the text around them has changed.

    Their authors may say so, and everyone who reviews: it is their text that is another.

    Raises:
        NotYourAnnotation: One is another person's, and the person does not review.
        AnnotationChanged: One was removed meanwhile.
    """
    person = author(session)
    with session.recording(Action.CONFIRM_PLACE) as recorder:
        found = annotation_store.living(recorder.connection, keys)
        if not person.role.reviews:
            ownership.refuse_foreign(recorder.connection, person, found)
        recorder.change_annotations([replace(one, anchoring=Anchoring.SOUND) for one in found])
    return session.publish(recorder, initiator)


def _means_something(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in _MEANING or category in _NAMELESS


def _own(connection: Transaction, person: Person, keys: Sequence[int]) -> list[Annotation]:
    found = annotation_store.living(connection, keys)
    ownership.refuse_foreign(connection, person, found)
    return found


def _retyped(
    connection: Transaction, person: Person, own: Sequence[Annotation], type_: AnnotationType
) -> list[Annotation]:
    others = [one for one in own if one.type is not type_]
    documents = {
        id_: document_store.document(connection, id_) for id_ in {one.document_id for one in others}
    }
    return [
        ownership.signed(
            old,
            rule_values.retyped(connection, documents[old.document_id], old, type_),
            person,
        )
        for old in others
    ]
