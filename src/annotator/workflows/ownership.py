"""Who may change an annotation: its author; of the final version, everyone who reviews."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.final_versions import FINAL_PERSON_ID, Choice, Provenance
from annotator.domain.review_errors import NotYourAnnotation
from annotator.domain.reviews import content_of
from annotator.storage import annotation_store, people_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.projects import Person
    from annotator.storage.project_file import Transaction
    from annotator.workflows.session import Session


def may_change(person: Person, annotation: Annotation) -> bool:
    """Whether it is theirs to change."""
    return _may_change_of(person, annotation.person_id)


def own_keys(session: Session, keys: Sequence[int]) -> list[int]:
    """Return the keys of those annotations that the person who works may change."""
    person = session.person
    if person is None:
        return []
    with session.file.reading() as connection:
        authors = annotation_store.authors(connection, keys)
    return [key for key in keys if key in authors and _may_change_of(person, authors[key])]


def refuse_foreign(
    connection: Transaction, person: Person, annotations: Iterable[Annotation]
) -> None:
    """Stop before somebody changes what is not theirs.

    Raises:
        NotYourAnnotation: One of the annotations is another person's.
    """
    for annotation in annotations:
        if not may_change(person, annotation):
            author = people_store.person(connection, annotation.person_id)
            raise NotYourAnnotation(quote=annotation.quote, author=author.name)


def signed(old: Annotation, new: Annotation, person: Person) -> Annotation:
    """Return an annotation as a person has changed it; the final version says by whom.

    Where it was removed, they chose that none of those it was made from is to stay.
    """
    says_the_same = content_of(old) == content_of(new) and not new.deleted
    if old.person_id != FINAL_PERSON_ID or says_the_same:
        return new
    sources = old.provenance.sources if old.provenance else ()
    choice = Choice.NEITHER if new.deleted else Choice.AMENDED
    return replace(new, provenance=Provenance(choice, person.name, sources))


def _may_change_of(person: Person, author_id: str) -> bool:
    return person.role.reviews if author_id == FINAL_PERSON_ID else author_id == person.id
