"""Change what the office knows about a document, or remove it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.change_sets import Action
from annotator.domain.errors import NameIsTaken
from annotator.domain.names import usable_name
from annotator.storage import document_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session


def edit_document(
    session: Session,
    document_id: str,
    *,
    title: str,
    year: int | None,
    places: Sequence[str] = (),
    initiator: object = None,
) -> ChangeSet | None:
    """Set title, year and places of a document.

    Raises:
        InvalidName: The title or a place is empty or holds invisible characters.
        NameIsTaken: Another document has this title.
    """
    title = usable_name(title)
    with session.recording(Action.EDIT_DOCUMENT) as recorder:
        for other in document_store.documents(recorder.connection):
            if other.title == title and other.id != document_id:
                raise NameIsTaken(name=title)
        old = document_store.document(recorder.connection, document_id)
        named = tuple(usable_name(place) for place in places)
        recorder.change_document(replace(old, title=title, year=year, places=named))
    return session.publish(recorder, initiator)


def remove_document(
    session: Session, document_id: str, *, initiator: object = None
) -> ChangeSet | None:
    """Remove a document with all its annotations from sight; undo brings it back."""
    with session.recording(Action.REMOVE_DOCUMENT) as recorder:
        old = document_store.document(recorder.connection, document_id)
        recorder.change_document(replace(old, deleted=True))
    return session.publish(recorder, initiator)
