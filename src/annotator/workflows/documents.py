"""Change what the office knows about a document, or remove it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.errors import NameIsTaken
from annotator.domain.names import usable_name
from annotator.domain.values import DateBasis, DateValue
from annotator.storage import annotation_store, document_store
from annotator.values.normalise import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session


def edit_document(
    session: Session,
    document_id: str,
    *,
    title: str,
    year: int | None,
    places: Sequence[str],
    initiator: object = None,
) -> ChangeSet | None:
    """Set title, year and places of a document; dates that took their year from it follow.

    Raises:
        InvalidName: The title or a place is empty or holds invisible characters.
        NameIsTaken: Another document has this title.
        DocumentIsGone: It was removed meanwhile.
    """
    title = usable_name(title)
    named = tuple(usable_name(place) for place in places)
    with session.recording(Action.EDIT_DOCUMENT) as recorder:
        for other in document_store.documents(recorder.connection):
            if other.title == title and other.id != document_id:
                raise NameIsTaken(name=title)
        old = document_store.living_document(recorder.connection, document_id)
        recorder.change_document(replace(old, title=title, year=year, places=named))
        if year != old.year:
            dates = annotation_store.of_type(recorder.connection, document_id, AnnotationType.DATE)
            recorder.change_annotations(list(_dated_anew(dates, old.year, year)))
    return session.publish(recorder, initiator)


def remove_document(
    session: Session, document_id: str, *, initiator: object = None
) -> ChangeSet | None:
    """Remove a document with all its annotations from sight; undo brings it back."""
    with session.recording(Action.REMOVE_DOCUMENT) as recorder:
        old = document_store.document(recorder.connection, document_id)
        recorder.change_document(replace(old, deleted=True))
    return session.publish(recorder, initiator)


def _dated_anew(
    dates: Iterable[Annotation], old_year: int | None, year: int | None
) -> Iterator[Annotation]:
    """Give the dates, read in text order, whose value the rules gave and now give otherwise."""
    previous = None
    for date in dates:
        value = date.value
        if _follows_rules(date, old_year):
            value = value_of(date.type, date.quote, year=year, previous=previous)
            if value != date.value:
                yield replace(date, value=value)
        if isinstance(value, DateValue):
            previous = value.edtf


def _follows_rules(date: Annotation, year: int | None) -> bool:
    """Whether the value hangs on the year of the document, and no person has set it."""
    if isinstance(date.value, DateValue):
        return date.value.basis is not DateBasis.EXPLICIT
    return value_of(date.type, date.quote, year=year) is None
