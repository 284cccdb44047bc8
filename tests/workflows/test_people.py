"""Who works in a project, and under which name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.errors import InvalidName, NameIsTaken
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.projects import Person, Role
from annotator.storage import people_store
from annotator.workflows import browse, documents, history, people, projects

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.workflows.session import Session


def counted(session: Session) -> dict[str, int]:
    return {one.person.name: one.annotations for one in people.people(session)}


def test_the_next_opening_goes_on_with_the_last_person(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        people.work_as(session, "李明")
    with projects.open_project(tmp_path / "项目.annot", clock=builders.a_clock()) as session:
        assert session.person is not None
        assert session.person.name == "李明"


def test_the_same_name_is_the_same_person(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        first = session.person
        people.work_as(session, "李明")
        assert people.work_as(session, " 王芳 ") == first
        assert counted(session) == {"王芳": 0, "李明": 0}


def test_each_has_the_annotations_that_are_there(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        builders.tagged(session, "1162家", AnnotationType.FIGURE)
        people.work_as(session, "李明")
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        assert counted(session) == {"王芳": 2, "李明": 1}
        history.undo(session)
        assert counted(session) == {"王芳": 2, "李明": 0}
        documents.remove_document(session, builders.document_id(session))
        assert counted(session) == {"王芳": 0, "李明": 0}


def test_a_renamed_person_keeps_his_annotations(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        tagged = builders.tagged(session, "樊耀", AnnotationType.PERSON)
        change_set = people.rename_person(session, tagged.person_id, "王方")
        assert change_set is not None
        assert [
            (change.before.name, change.after.name)
            for change in change_set.people
            if change.before and change.after
        ] == [("王芳", "王方")]
        assert counted(session) == {"王方": 1}
        assert browse.annotation(session, tagged.key) == tagged
        assert session.person is not None
        assert session.person.name == "王方"
        history.undo(session)
        assert session.person.name == "王芳"


def test_two_people_never_have_one_name(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        wang = session.person
        people.work_as(session, "李明")
        assert wang is not None
        with pytest.raises(NameIsTaken):
            people.rename_person(session, wang.id, "李明")
        with pytest.raises(InvalidName):
            people.work_as(session, "李\u200b明")
        assert counted(session) == {"王芳": 0, "李明": 0}


def test_a_role_is_set_and_undone(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        assert session.person is not None
        person_id = session.person.id
        change_set = people.set_role(session, person_id, Role.AUTHOR)
        assert change_set is not None
        assert (change_set.action, change_set.step.detail) == (Action.SET_ROLE, "王芳")
        assert session.person == Person(person_id, "王芳", Role.AUTHOR)
        assert people.set_role(session, person_id, Role.AUTHOR) is None
        history.undo(session)
        assert session.person == Person(person_id, "王芳", Role.BOTH)


def test_nobody_is_the_final_version(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        assert session.person is not None
        with session.file.writing() as connection:
            final = Person(FINAL_PERSON_ID, "定稿", Role.FINAL)
            people_store.insert_person(connection, final, at=session.clock())
        with pytest.raises(NameIsTaken):
            people.work_as(session, "定稿")
        for person_id, role in ((FINAL_PERSON_ID, Role.BOTH), (session.person.id, Role.FINAL)):
            with pytest.raises(ValueError, match="no person"):
                people.set_role(session, person_id, role)


def test_names_are_told_without_counting(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        people.work_as(session, "李明")
        assert list(people.names(session).values()) == ["王芳", "李明"]
