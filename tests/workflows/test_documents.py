"""What the office knows about a document, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import AlreadyInProject, InvalidName, NameIsTaken
from annotator.domain.values import DateValue, Value
from annotator.workflows import annotate, browse, documents, history

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session

TEXT = "3月12日筹备，2003年5月成立，同年10月召开，年底之前，今年结束，5月1日"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, text=TEXT, year=None) as session:
        yield session


def edited(session: Session, *, title: str = "群众团体", year: int | None = None) -> object:
    return documents.edit_document(
        session, builders.document_id(session), title=title, year=year, places=["景德镇", "昌江"]
    )


def values(session: Session) -> dict[str, Value | None]:
    opened = browse.open_document(session, builders.document_id(session))
    found = browse.annotations(session, [mark[2] for mark in opened.marks])
    return {one.quote: one.value for one in found}


def edtf(session: Session) -> dict[str, str | None]:
    return {
        quote: value.edtf if isinstance(value, DateValue) else None
        for quote, value in values(session).items()
    }


def test_what_was_changed_is_told_with_before_and_after(session: Session) -> None:
    heard: list[ChangeSet] = []
    session.listen(lambda change_set, _: heard.append(change_set))
    edited(session, title="工会", year=2004)
    (change,) = heard[0].documents
    assert change.before is not None
    assert change.after == browse.documents(session)[0].document
    assert (change.before.title, change.after.title) == ("群众团体", "工会")
    assert (change.after.year, change.after.places) == (2004, ("景德镇", "昌江"))


def test_dates_follow_the_year_of_their_document(session: Session) -> None:
    for quote in ("3月12日", "2003年5月", "同年10月", "5月1日"):
        builders.tagged(session, quote, AnnotationType.DATE)
    assert edtf(session)["3月12日"] is None
    edited(session, year=2004)
    assert edtf(session) == {
        "3月12日": "2004-03-12",
        "2003年5月": "2003-05",
        "同年10月": "2003-10",
        "5月1日": "2004-05-01",
    }
    edited(session, year=1999)
    assert edtf(session)["5月1日"] == "1999-05-01"
    history.undo(session)
    assert edtf(session)["5月1日"] == "2004-05-01"


def test_a_date_that_a_person_wrote_stays(session: Session) -> None:
    edited(session, year=2004)
    typed = builders.tagged(session, "3月12日", AnnotationType.DATE)
    emptied = builders.tagged(session, "5月1日", AnnotationType.DATE)
    annotate.edit(session, typed.key, value=DateValue("2003-03-12"), note="")
    annotate.edit(session, emptied.key, value=None, note="")
    edited(session, year=1999)
    assert edtf(session) == {"3月12日": "2003-03-12", "5月1日": None}


def test_two_documents_never_have_one_title(session: Session) -> None:
    """Files of annotations name their document by its title."""
    builders.imported(session, "另一篇", title="群众团体")
    assert [one.document.title for one in browse.documents(session)] == [
        "群众团体",
        "群众团体 (2)",
    ]
    with pytest.raises(NameIsTaken):
        edited(session, title="群众团体 (2)")
    with pytest.raises(InvalidName):
        edited(session, title=" ")


def test_a_removed_document_can_be_imported_again_or_brought_back(session: Session) -> None:
    builders.tagged(session, "2003年5月", AnnotationType.DATE)
    with pytest.raises(AlreadyInProject, match="群众团体"):
        builders.imported(session, TEXT)
    change_set = documents.remove_document(session, builders.document_id(session))
    assert change_set is not None
    assert change_set.documents[0].after is None
    assert browse.documents(session) == ()
    builders.imported(session, TEXT)
    assert [one.total for one in browse.documents(session)] == [0]
    history.undo(session)
    history.undo(session)
    assert [one.total for one in browse.documents(session)] == [1]
