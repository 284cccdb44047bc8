"""What a package would hold is what it then holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.packages import PackageChoice
from annotator.domain.review_errors import NothingToSend
from annotator.text.spans import Span
from annotator.workflows import annotate, decide, documents, packages, people, remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Two people's work in two of three documents, some of it decided, some removed."""
    with builders.a_session(tmp_path) as made:
        figure = builders.tagged(made, "1162家", FIGURE)
        gone = builders.tagged(made, "工会", ORGANISATION)
        annotate.remove(made, [gone.key])
        second = builders.imported(made, "妇联主任刘氏。", title="妇联")
        builders.imported(made, "没有标注。", title="空白")
        people.work_as(made, "李明")
        annotate.tag(made, second, Span(4, 6), PERSON)
        decide.accept(made, [figure.key])
        remarks.remark(made, figure.key, "核对过年鉴")
        yield made


def person(session: Session, name: str) -> frozenset[str]:
    return frozenset(id_ for id_, known in people.names(session).items() if known == name)


CHOICES: dict[str, Callable[[Session], PackageChoice]] = {
    "everything": lambda _: PackageChoice(),
    "one document": lambda s: PackageChoice(document_ids=frozenset({builders.document_id(s, 1)})),
    "one type": lambda _: PackageChoice(types=frozenset({PERSON})),
    "the author's": lambda s: PackageChoice(person_ids=person(s, "王芳")),
    "the reviewer's": lambda s: PackageChoice(person_ids=person(s, "李明")),
    "a little": lambda s: PackageChoice(
        document_ids=frozenset({builders.document_id(s)}),
        types=frozenset({FIGURE, DATE}),
        person_ids=person(s, "李明"),
    ),
}


@pytest.mark.parametrize("name", CHOICES)
def test_it_foretells_the_package(session: Session, tmp_path: Path, name: str) -> None:
    choice = CHOICES[name](session)
    seen = packages.outlook(session, choice)
    sent = packages.send(session, tmp_path / "包.annotpkg", choice)
    assert replace(seen.summary, id=sent.id, made_at=sent.made_at) == sent


def test_what_was_withdrawn_with_a_document_is_not_counted(session: Session) -> None:
    documents.remove_document(session, builders.document_id(session, 1))
    seen = packages.outlook(session, PackageChoice())
    assert [one.title for one in seen.summary.documents] == ["群众团体", "空白"]


def test_since_the_last_time_only_what_is_new(session: Session, tmp_path: Path) -> None:
    choice = PackageChoice(since_last=True)
    assert packages.outlook(session, choice).last_sent is None
    assert packages.outlook(session, choice).summary.annotations == 3
    first = packages.send(session, tmp_path / "一.annotpkg")
    nothing = packages.outlook(session, choice)
    assert (nothing.summary.annotations, nothing.last_sent) == (0, first.made_at)
    with pytest.raises(NothingToSend):
        packages.send(session, tmp_path / "二.annotpkg", choice)
    builders.tagged(session, "樊耀", PERSON)
    seen = packages.outlook(session, choice)
    assert (seen.summary.annotations, seen.summary.since) == (1, first.made_at)
    assert packages.outlook(session, PackageChoice()).summary.since is None


def test_the_cover_is_the_one_inside(session: Session, tmp_path: Path) -> None:
    seen = packages.outlook(session, PackageChoice())
    packages.send(session, tmp_path / "包.annotpkg")
    with ZipFile(tmp_path / "包.annotpkg") as archive:
        inside = archive.read("审阅包说明.txt").decode("utf-8-sig")
    assert inside.replace("\r\n", "\n").rstrip("\n") == seen.cover
    assert "群众团体" in seen.cover
