"""What somebody sends is their work: all of it, and nothing that is only beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.packages import PackageChoice
from annotator.domain.review_errors import NothingToSend
from annotator.formats.package_file import read_package
from annotator.workflows import (
    annotate,
    browse,
    compare,
    decide,
    history,
    merge,
    packages,
    people,
    remarks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.annotations import Annotation
    from annotator.domain.packages import PackageSummary
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
QUOTES = (("1162家", FIGURE), ("樊耀", PERSON), ("工会", ORGANISATION))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The project of a reviewer: two have tagged, she has not."""
    with builders.a_session(tmp_path, person_name="王芳") as made:
        for name in ("王芳", "李明"):
            people.work_as(made, name)
            for quote, type_ in QUOTES:
                builders.tagged(made, quote, type_)
        people.work_as(made, "赵静")
        yield made


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, name="收.annot", person_name="陈主任") as made:
        yield made


def id_of(session: Session, name: str) -> str:
    return next(id_ for id_, known in people.names(session).items() if known == name)


def tags_of(session: Session, name: str) -> list[Annotation]:
    marks = browse.open_document(session, builders.document_id(session)).marks
    found = browse.annotations(session, [key for _, _, key, _ in marks])
    return [one for one in found if one.person_id == id_of(session, name)]


def settle_all(session: Session) -> None:
    authors = [id_of(session, "王芳"), id_of(session, "李明")]
    compare.accept_identical(session, builders.document_id(session), authors)


def sent(
    session: Session, path: Path, name: str = "赵静", *, since_last: bool = False
) -> PackageSummary:
    """Send a person's work; it is what was foretold."""
    choice = PackageChoice(person_ids=frozenset({id_of(session, name)}), since_last=since_last)
    seen = packages.outlook(session, choice).summary
    summary = packages.send(session, path, choice)
    assert counts(seen) == counts(summary)
    assert rows_in(path) == summary.annotations
    return summary


def rows_in(path: Path) -> int:
    """Count the annotations that are really in a package."""
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data.annot"
        read_package(path, data)
        with closing(sqlite3.connect(data)) as connection:
            (count,) = connection.execute("SELECT count(*) FROM annotation").fetchone()
    return int(count)


def counts(summary: PackageSummary) -> tuple[int, int, int, int, int]:
    """Tagged, of the final version, carried along, decisions, remarks."""
    said = (summary.decisions, summary.remarks)
    return (summary.tagged, summary.final, summary.carried, *said)


def test_what_one_settled_in_the_final_version_is_ones_work(
    session: Session, receiver: Session, tmp_path: Path
) -> None:
    settle_all(session)
    (removed, *_) = tags_of(session, "定稿")
    annotate.remove(session, [removed.key])
    path = tmp_path / "赵静.annotpkg"
    assert counts(sent(session, path)) == (0, 3, 0, 0, 0)
    merge.merge(receiver, path)
    assert {one.id for one in tags_of(receiver, "定稿")} == {
        one.id for one in tags_of(session, "定稿")
    }
    assert len(tags_of(receiver, "定稿")) == 2
    assert "定　　稿：3 条" in packages.outlook(session, PackageChoice()).cover


def test_who_settled_nothing_does_not_send_the_final_version(
    session: Session, tmp_path: Path
) -> None:
    settle_all(session)
    assert counts(sent(session, tmp_path / "王芳.annotpkg", "王芳")) == (3, 0, 0, 0, 0)


def test_a_place_where_nothing_is_to_stay_is_sent_too(
    session: Session, receiver: Session, tmp_path: Path
) -> None:
    authors = [id_of(session, "王芳"), id_of(session, "李明")]
    document_id = builders.document_id(session)
    found = compare.differences(session, document_id, authors).differences
    compare.settle(session, document_id, found[:1], take=())
    path = tmp_path / "赵静.annotpkg"
    assert counts(sent(session, path)) == (0, 1, 0, 0, 0)
    merge.merge(receiver, path)
    neither = "SELECT count(*) FROM annotation WHERE person_id = ? AND deleted AND provenance"
    with receiver.file.reading() as connection:
        found_there = connection.exec_driver_sql(f"{neither} != ''", (FINAL_PERSON_ID,)).scalar()
    assert found_there == 1


def test_what_was_settled_and_undone_at_once_is_nobodys_work(
    session: Session, tmp_path: Path
) -> None:
    settle_all(session)
    history.undo(session)
    with pytest.raises(NothingToSend):
        sent(session, tmp_path / "赵静.annotpkg")


def test_the_final_version_since_the_last_time(session: Session, tmp_path: Path) -> None:
    settle_all(session)
    sent(session, tmp_path / "一.annotpkg")
    with pytest.raises(NothingToSend):
        sent(session, tmp_path / "二.annotpkg", since_last=True)
    (first, *_) = tags_of(session, "定稿")
    annotate.edit(session, first.key, value=first.value, note="核")
    assert counts(sent(session, tmp_path / "三.annotpkg", since_last=True)) == (0, 1, 0, 0, 0)
    history.undo(session)
    history.undo(session)
    assert counts(sent(session, tmp_path / "四.annotpkg", since_last=True)) == (0, 3, 0, 0, 0)


def test_what_was_decided_and_undone_at_once_carries_nothing_along(
    session: Session, receiver: Session, tmp_path: Path
) -> None:
    decide.accept(session, [one.key for one in tags_of(session, "李明")])
    history.undo(session)
    mine, other, _ = tags_of(session, "王芳")
    decide.accept(session, [mine.key])
    remarks.remark(session, other.key, "请看原书")
    path = tmp_path / "赵静.annotpkg"
    assert counts(sent(session, path)) == (0, 0, 2, 1, 1)
    merge.merge(receiver, path)
    assert not tags_of(receiver, "李明")
    assert counts(sent(session, tmp_path / "又.annotpkg")) == (0, 0, 2, 1, 1)


@pytest.mark.parametrize("since_last", [False, True])
def test_what_was_taken_back_after_it_was_sent_is_sent_as_taken_back(
    session: Session, receiver: Session, tmp_path: Path, since_last: bool
) -> None:
    (one, *_) = tags_of(session, "李明")
    decide.accept(session, [one.key])
    sent(session, tmp_path / "一.annotpkg")
    merge.merge(receiver, tmp_path / "一.annotpkg")
    history.undo(session)
    second = tmp_path / "二.annotpkg"
    assert counts(sent(session, second, since_last=since_last)) == (0, 0, 1, 0, 0)
    merge.merge(receiver, second)
    (there,) = tags_of(receiver, "李明")
    assert remarks.thread(receiver, there.key) == ()


def test_what_came_in_since_the_last_time_is_not_ones_own_news(
    session: Session, receiver: Session, tmp_path: Path
) -> None:
    back, forth = tmp_path / "赵静.annotpkg", tmp_path / "王芳.annotpkg"
    sent(session, tmp_path / "先.annotpkg", "王芳")
    merge.merge(receiver, tmp_path / "先.annotpkg")
    people.work_as(receiver, "刘明")
    decide.return_(receiver, [one.key for one in tags_of(receiver, "王芳")], "类型有误")
    builders.tagged(receiver, "2004年底", DATE)
    sent(receiver, back, "刘明")
    people.work_as(session, "王芳")
    merge.merge(session, back)
    with pytest.raises(NothingToSend):
        sent(session, forth, "王芳", since_last=True)
    changed, answered, _ = tags_of(session, "王芳")
    annotate.edit(session, changed.key, value=changed.value, note="核")
    decide.resubmit(session, [answered.key], "原文如此")
    assert counts(sent(session, forth, "王芳", since_last=True)) == (1, 0, 1, 1, 0)
    everybodys = packages.outlook(session, PackageChoice()).summary
    assert counts(everybodys) == (7, 0, 0, 4, 0)
