"""Who works in a project, and under which name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.change_sets import Action
from annotator.domain.errors import NameIsTaken
from annotator.domain.identifiers import new_id
from annotator.domain.names import usable_name
from annotator.domain.projects import Person, Role
from annotator.domain.review_errors import NotAReviewer
from annotator.storage import people_store
from annotator.storage.lock import login_name

if TYPE_CHECKING:
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.projects import PersonSummary
    from annotator.workflows.session import Session


def work_as(session: Session, name: str) -> Person:
    """Let the person with this name be the author from now on; a new name is a new person.

    Raises:
        InvalidName: The name is empty, too long, or holds invisible characters.
        NameIsTaken: The final version is called so, which is nobody.
        ProjectReadOnly: The project takes no changes.
    """
    name = usable_name(name)
    with session.file.writing() as connection:
        person = people_store.person_named(connection, name)
        if person is not None and person.role is Role.FINAL:
            raise NameIsTaken(name=name)
        if person is None:
            person = Person(id=new_id(), name=name)
            people_store.insert_person(connection, person, at=session.clock())
        people_store.set_last_person(connection, person.id)
    session.person = person
    session.file.name_holder(name, at=session.clock())
    return person


def author(session: Session) -> Person:
    """Return who works, after the name of the account if nobody said a name yet."""
    return session.person or work_as(session, login_name())


def reviewer(session: Session) -> Person:
    """Return who works, who is about to decide something.

    Raises:
        NotAReviewer: They do not review in this project.
    """
    person = author(session)
    refuse_no_reviewer(person)
    return person


def refuse_no_reviewer(person: Person) -> None:
    """Stop before somebody decides whose role does not review.

    Raises:
        NotAReviewer: It does not.
    """
    if not person.role.reviews:
        raise NotAReviewer(name=person.name)


def rename_person(
    session: Session, person_id: str, name: str, *, initiator: object = None
) -> ChangeSet | None:
    """Correct the name of a person; all annotations stay theirs.

    Raises:
        InvalidName: The name is empty, too long, or holds invisible characters.
        NameIsTaken: Another person has this name.
    """
    name = usable_name(name)
    with session.recording(Action.RENAME_PERSON) as recorder:
        namesake = people_store.person_named(recorder.connection, name)
        if namesake is not None and namesake.id != person_id:
            raise NameIsTaken(name=name)
        person = people_store.person(recorder.connection, person_id)
        recorder.change_person(replace(person, name=name))
    return session.publish(recorder, initiator)


def set_role(
    session: Session, person_id: str, role: Role, *, initiator: object = None
) -> ChangeSet | None:
    """Say what a person does in this project.

    Raises:
        ValueError: It is the final version, or should become it.
    """
    with session.recording(Action.SET_ROLE) as recorder:
        person = people_store.person(recorder.connection, person_id)
        if Role.FINAL in (person.role, role):
            message = "the final version is no person"
            raise ValueError(message)
        recorder.change_person(replace(person, role=role))
    return session.publish(recorder, initiator)


def everyone(session: Session) -> tuple[Person, ...]:
    """Return everyone in order of arrival, the final version too; counts nothing."""
    with session.file.reading() as connection:
        return tuple(people_store.people(connection))


def names(session: Session) -> dict[str, str]:
    """Return the name of everyone by id, the final version too; counts nothing."""
    with session.file.reading() as connection:
        return people_store.names(connection)


def people(session: Session) -> tuple[PersonSummary, ...]:
    """Return everyone, the final version too, with how many annotations are theirs."""
    with session.file.reading() as connection:
        return tuple(people_store.summaries(connection))
