"""Two reviewers who settle the same text in copies of one project, and put them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.differences import Comparison, DifferenceKind
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.workflows import browse, check_project, compare, history, merge, people, projects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
BORDERS, IDENTICAL = DifferenceKind.BORDERS, DifferenceKind.IDENTICAL


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Session]:
    """张审 reviews what 王敏 and 李强 tagged: one thing alike, one with other borders."""
    with builders.a_session(tmp_path, person_name="王敏") as session:
        for name, figure in (("王敏", "1162家"), ("李强", "基层工会1162家")):
            people.work_as(session, name)
            builders.tagged(session, "2004年底", DATE)
            builders.tagged(session, figure, FIGURE)
        people.work_as(session, "张审")
        yield session


@pytest.fixture
def there(here: Session, tmp_path: Path) -> Iterator[Session]:
    """A copy of the same project, in which 陈主任 reviews."""
    projects.save_copy(here, tmp_path / "二.annot")
    with projects.open_project(tmp_path / "二.annot", clock=builders.a_clock()) as session:
        people.work_as(session, "陈主任")
        yield session


def authors(session: Session) -> list[str]:
    known = {name: id_ for id_, name in people.names(session).items()}
    return [known["王敏"], known["李强"]]


def compared(session: Session) -> Comparison:
    return compare.differences(session, builders.document_id(session), authors(session))


def settle_borders(session: Session, *, take: int) -> None:
    chosen = [one for one in compared(session).differences if one.kind is BORDERS]
    person = authors(session)[take]
    compare.settle(session, builders.document_id(session), chosen, take=[person])


def finals(session: Session) -> list[Annotation]:
    marks = browse.open_document(session, builders.document_id(session)).marks
    found = browse.annotations(session, [key for _, _, key, _ in marks])
    return [one for one in found if one.person_id == FINAL_PERSON_ID]


def merged(session: Session, other: Session, tmp_path: Path) -> int:
    """Merge the project of another into this one; return how many conflicts there were."""
    copy = tmp_path / f"from {other.path.name}"
    projects.save_copy(other, copy)
    result = merge.merge(session, copy)
    assert check_project.check_project(session) == ()
    return result.counts.conflicts


def test_what_both_accepted_is_there_once_and_no_conflict(
    here: Session, there: Session, tmp_path: Path
) -> None:
    for session in (here, there):
        compare.accept_identical(session, builders.document_id(session), authors(session))
    assert merged(here, there, tmp_path) == 0
    assert [one.quote for one in finals(here)] == ["2004年底"]
    assert compared(here).settled == {IDENTICAL: 1}
    assert compared(here).doubtful == ()


def test_the_same_choice_of_both_is_there_once(
    here: Session, there: Session, tmp_path: Path
) -> None:
    settle_borders(here, take=0)
    settle_borders(there, take=0)
    assert merged(here, there, tmp_path) == 0
    assert [one.quote for one in finals(here)] == ["1162家"]
    assert compared(here).settled == {BORDERS: 1}


def test_different_choices_are_both_kept_and_told_until_somebody_settles_them(
    here: Session, there: Session, tmp_path: Path
) -> None:
    settle_borders(here, take=0)
    settle_borders(there, take=1)
    merged(here, there, tmp_path)
    merged(there, here, tmp_path)
    for session in (here, there):
        assert {one.quote for one in finals(session)} == {"1162家", "基层工会1162家"}
        assert set(compared(session).doubtful) == {one.key for one in finals(session)}
    settle_borders(here, take=1)
    assert merged(there, here, tmp_path) == 0
    for session in (here, there):
        assert [one.quote for one in finals(session)] == ["基层工会1162家"]
        assert compared(session).doubtful == ()


def test_a_settled_difference_comes_over_and_goes_back_with_the_merge(
    here: Session, there: Session, tmp_path: Path
) -> None:
    chosen = [one for one in compared(there).differences if one.kind is BORDERS]
    compare.settle(there, builders.document_id(there), chosen, take=[])
    compare.accept_identical(there, builders.document_id(there), authors(there))
    merged(here, there, tmp_path)
    assert compared(here).open == {}
    assert [one.quote for one in finals(here)] == ["2004年底"]
    history.undo(here)
    assert compared(here).settled == {}
    assert finals(here) == []
    # What a merge had brought and was taken back can be settled here afresh.
    settle_borders(here, take=0)
    compare.accept_identical(here, builders.document_id(here), authors(here))
    assert [one.quote for one in finals(here)] == ["2004年底", "1162家"]
    assert check_project.check_project(here) == ()
