"""Annotations made elsewhere come in whole or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import Annotation, AnnotationType, Origin
from annotator.domain.change_sets import Action
from annotator.domain.errors import InvalidLine, InvalidName
from annotator.domain.identifiers import new_id
from annotator.domain.values import DateBasis, DateValue, FigureValue, NameValue
from annotator.resource_files import seed
from annotator.workflows import backups, browse, history, people
from annotator.workflows.export_annotations import export_annotations
from annotator.workflows.import_documents import import_text, read_text_file
from annotator.workflows.load_annotations import load_annotations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

TEXT = "2003年5月，市总工会有1162家，同年10月，主席樊耀"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, text=TEXT, year=2004) as session:
        yield session


def a_line(quote: str, type_: str, /, **more: object) -> dict[str, object]:
    start = TEXT.index(quote)
    return {
        "document": "群众团体",
        "start": start,
        "end": start + len(quote),
        "type": type_,
        "quote": quote,
        **more,
    }


def load(session: Session, *lines: dict[str, object], author: str = "李明") -> int:
    path = session.path.with_name("lines.jsonl")
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return load_annotations(session, path, author=author)


def all_of(session: Session) -> list[Annotation]:
    opened = browse.open_document(session, builders.document_id(session))
    return browse.annotations(session, [mark[2] for mark in opened.marks])


def test_what_is_not_given_is_filled_in(session: Session) -> None:
    assert load(session, a_line("1162家", "figure"), a_line("樊耀", "person")) == 2
    figure, person = all_of(session)
    assert (figure.value, person.value) == (FigureValue("1162", unit="家"), None)
    assert figure.origin is Origin.LOADED
    assert {one.person.name: one.annotations for one in people.people(session)} == {
        "王芳": 0,
        "李明": 2,
    }


def test_what_is_given_is_kept(session: Session) -> None:
    id_ = new_id()
    load(
        session,
        a_line(
            "市总工会",
            "organisation",
            value={"name": "景德镇市总工会"},
            note="查",
            author="张敏",
            id=id_,
        ),
    )
    (loaded,) = all_of(session)
    assert (loaded.id, loaded.note) == (id_, "查")
    assert loaded.value == NameValue("景德镇市总工会")
    names = {one.person.id: one.person.name for one in people.people(session)}
    assert names[loaded.person_id] == "张敏"


def test_dates_are_read_in_text_order_whatever_the_order_of_the_lines(session: Session) -> None:
    load(session, a_line("同年10月", "date"), a_line("2003年5月", "date"))
    assert [one.value for one in all_of(session)] == [
        DateValue("2003-05"),
        DateValue("2003-10", DateBasis.PREVIOUS_DATE),
    ]


def test_a_date_in_the_project_counts_as_the_one_before(session: Session) -> None:
    builders.tagged(session, "2003年5月", AnnotationType.DATE)
    load(session, a_line("同年10月", "date"))
    assert all_of(session)[1].value == DateValue("2003-10", DateBasis.PREVIOUS_DATE)


def test_a_load_is_one_step(session: Session) -> None:
    load(session, a_line("1162家", "figure"), a_line("樊耀", "person"))
    step = history.next_undo(session)
    assert step is not None
    assert (step.action, step.count) == (Action.LOAD, 2)
    history.undo(session)
    assert all_of(session) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (a_line("樊耀", "person", document="别的"), "no document called “别的”"),
        (a_line("樊耀", "person", start=0), "not “樊耀”"),
        (a_line("樊耀", "person", end=99), "not “樊耀”"),
        (a_line("樊耀", "person", quote="樊跃"), "is “樊耀”, not “樊跃”"),
        (a_line("樊耀", "person", author="樊\u200b耀"), "cannot be used as a name"),
        (a_line("樊耀", "person", id="0190d6a0-0000-7000-8000-000000000000"), "used already"),
    ],
)
def test_one_bad_line_and_nothing_is_loaded(
    session: Session, line: dict[str, object], reason: str
) -> None:
    id_ = "0190d6a0-0000-7000-8000-000000000000"
    with pytest.raises(InvalidLine, match="line 2") as caught:
        load(session, a_line("1162家", "figure", id=id_), line)
    assert reason in str(caught.value)
    assert all_of(session) == []
    assert [one.person.name for one in people.people(session)] == ["王芳"]


def test_an_id_that_the_project_knows_is_refused_even_if_it_was_removed(session: Session) -> None:
    line = a_line("1162家", "figure", id=new_id())
    load(session, line)
    history.undo(session)
    with pytest.raises(InvalidLine, match="used already"):
        load(session, line)


def test_the_author_must_have_a_name(session: Session) -> None:
    with pytest.raises(InvalidName):
        load(session, a_line("樊耀", "person"), author=" ")


def test_what_was_exported_can_be_loaded_elsewhere(session: Session, tmp_path: Path) -> None:
    load(
        session,
        a_line("1162家", "figure", note="查"),
        a_line("2003年5月", "date"),
        a_line("市总工会", "organisation", value={"name": "景德镇市总工会"}),
        a_line("樊耀", "person", author="张敏"),
    )
    path = tmp_path / "out.jsonl"
    assert export_annotations(session, path).rows == 4
    with builders.a_session(tmp_path, text=TEXT, name="other.annot", person_name="") as other:
        assert load_annotations(other, path, author="别人") == 4
        assert described(other) == described(session)


def described(session: Session) -> list[tuple[object, ...]]:
    names = {one.person.id: one.person.name for one in people.people(session)}
    return [
        (one.id, one.span, one.type, one.quote, one.value, one.note, names[one.person_id])
        for one in all_of(session)
    ]


def test_the_sample_annotations_fit_the_sample(tmp_path: Path) -> None:
    with builders.a_session(tmp_path, text=None, person_name="") as session:
        import_text(session, read_text_file(seed("chronicle.txt")), year=2004)
        count = load_annotations(session, seed("chronicle.reference.jsonl"), author="示例")
        assert count == browse.documents(session)[0].total > 0
        valued = (AnnotationType.FIGURE, AnnotationType.DATE)
        assert [one.quote for one in all_of(session) if one.type in valued and not one.value] == []


def test_a_project_that_has_annotations_is_copied_first(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    load(session, a_line("2003年5月", "date"))
    assert backups.backups(session) == ()
    load(session, a_line("1162家", "figure"))
    (aside,) = backups.backups(session)
    assert aside.before is not None
    assert aside.before.action is Action.LOAD
