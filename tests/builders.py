"""Small real things for tests: a project, a text, a tag."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from annotator.domain.annotations import Annotation, AnnotationType, Origin
from annotator.domain.change_sets import Action
from annotator.domain.documents import ImportedText
from annotator.domain.final_versions import (
    FINAL_PERSON_ID,
    Choice,
    Provenance,
    Source,
    final_id,
)
from annotator.domain.identifiers import new_id
from annotator.domain.projects import Person, Role
from annotator.storage import people_store
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, decide, people, projects
from annotator.workflows.import_documents import import_text

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.clock import Clock
    from annotator.domain.reviews import Content
    from annotator.workflows.session import Session

TEXT = "# 群众团体\n\n**【工会】**\n2004年底，市总工会有基层工会1162家，主席樊耀。\n"


def a_clock(start: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)) -> Clock:
    """Return a clock that moves on by one second each time it is asked."""
    seconds = itertools.count()
    return lambda: start + timedelta(seconds=next(seconds))


def an_imported_text(text: str = TEXT, title: str = "群众团体") -> ImportedText:
    """Return a text as it comes out of a UTF-8 file."""
    return ImportedText(
        title=title,
        text=text,
        file_name=f"{title}.txt",
        encoding="utf-8",
        has_bom=False,
        newline="\n",
        original=text.encode(),
    )


def a_session(
    tmp_path: Path,
    *,
    text: str | None = TEXT,
    person_name: str = "王芳",
    year: int | None = 2004,
    name: str = "项目.annot",
) -> Session:
    """Return an open new project with one document, or none if the text is None."""
    session = projects.create_project(tmp_path / name, person_name=person_name, clock=a_clock())
    if text is not None:
        import_text(session, an_imported_text(text), year=year)
    return session


def document_id(session: Session, place: int = 0) -> str:
    """Return the id of a document of the project, the first unless told."""
    return browse.documents(session)[place].document.id


def imported(session: Session, text: str, *, title: str = "文档") -> str:
    """Import one more document; return its id."""
    change_set = import_text(session, an_imported_text(text, title))
    assert change_set is not None
    document = change_set.documents[0].after
    assert document is not None
    return document.id


def tagged(session: Session, quote: str, type_: AnnotationType, *, after: int = 0) -> Annotation:
    """Tag the first occurrence of a quote in the first document; return the annotation."""
    text = browse.open_document(session, document_id(session)).text
    start = text.index(quote, after)
    span = Span(start, start + len(quote))
    change_set = annotate.tag(session, document_id(session), span, type_)
    assert change_set is not None
    annotation = change_set.annotations[0].after
    assert annotation is not None
    return annotation


def final_of(session: Session, source: Annotation, *, deleted: bool = False) -> Annotation:
    """Take an annotation into the final version, or say that none is to stay; return it."""
    assert session.person is not None
    text = browse.open_document(session, source.document_id).text
    is_first = FINAL_PERSON_ID not in people.names(session)
    with session.recording(Action.SETTLE) as recorder:
        if is_first:
            final = Person(FINAL_PERSON_ID, "定稿", Role.FINAL)
            people_store.insert_person(recorder.connection, final, at=session.clock())
        made = replace(
            source,
            key=recorder.free_key(),
            id=final_id("0" * 64, source.start, source.end),
            person_id=FINAL_PERSON_ID,
            origin=Origin.FINAL,
            deleted=deleted,
            provenance=Provenance(
                Choice.CHOSEN, session.person.name, (Source(source.id, source.revision, "王芳"),)
            ),
        )
        recorder.add_annotations([made], text)
    session.publish(recorder, None)
    return made


def amend(session: Session, key: int, content: Content, reason: str = "") -> ChangeSet | None:
    """Propose what one annotation should state."""
    return decide.amend(session, {key: content}, reason)


def add_many(session: Session, count: int) -> ChangeSet:
    """Load an annotation of each of the first characters of the first document, in one step."""
    assert session.person is not None
    opened = browse.open_document(session, document_id(session))
    at = session.clock()
    with session.recording(Action.LOAD) as recorder:
        first = recorder.free_key()
        recorder.add_annotations(
            [
                Annotation(
                    key=first + place,
                    id=new_id(),
                    document_id=opened.document.id,
                    text_version_id=opened.document.text_version_id,
                    start=place,
                    end=place + 1,
                    type=AnnotationType.PERSON,
                    quote=opened.text[place],
                    person_id=session.person.id,
                    created_at=at,
                    modified_at=at,
                    origin=Origin.LOADED,
                )
                for place in range(count)
            ],
            opened.text,
        )
    change_set = session.publish(recorder, None)
    assert change_set is not None
    return change_set


def stored(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows that a project holds but for the log of what happened to it."""
    tables = ("person", "document", "annotation", "decision", "remark", "conflict", "setting")
    with session.file.reading() as connection:
        return {
            table: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]
            for table in tables
        }
