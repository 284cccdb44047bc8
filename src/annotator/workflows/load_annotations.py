"""Load annotations that were made elsewhere, from a file of JSON lines: all or none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from annotator.domain.annotations import Annotation, AnnotationType, Origin
from annotator.domain.change_sets import Action
from annotator.domain.errors import InvalidLine, ProblemForUser
from annotator.domain.final_versions import FINAL_NAME, FINAL_PERSON_ID
from annotator.domain.identifiers import new_id
from annotator.domain.line_faults import DocumentIsUnknown, IdOccursTwice, QuoteDiffers
from annotator.domain.names import usable_name
from annotator.domain.projects import Person
from annotator.domain.values import DateValue
from annotator.formats.jsonl_reader import read_annotations
from annotator.storage import annotation_store, backup, document_store, final_store, people_store
from annotator.values.normalise import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.domain.documents import Document
    from annotator.domain.values import Value
    from annotator.formats.jsonl_reader import LoadedLine
    from annotator.storage.change_recorder import ChangeRecorder
    from annotator.workflows.session import Session


def load_annotations(session: Session, path: Path, *, author: str, initiator: object = None) -> int:
    """Load all annotations of a file as one undo step; a project that has some is copied first.

    Args:
        session: The project; it must hold the documents that the file names by title.
        path: JSON lines as `export_annotations` writes them. Value, note, author and id may be
            missing: the value is then what the rules read.
        author: The author of lines that name none; 定稿 is the final version.
        initiator: Who caused it.

    Returns:
        How many annotations were loaded.

    Raises:
        InvalidLine: A line that cannot be taken, with its number and the reason.
        InvalidName: The author's name cannot be used.
        ProblemForUser: The file cannot be read, the project cannot be written, or its copy not
            be put aside.
    """
    author = usable_name(author)
    lines = read_annotations(path)
    if not session.read_only and _has_annotations(session):
        backup.back_up(session.file, at=session.clock())
    with session.recording(Action.LOAD) as recorder:
        loading = _Loading(session, recorder, path, author)
        for title, of_document in _by_document(lines).items():
            loading.load(title, of_document)
    session.publish(recorder, initiator)
    return len(lines)


def _has_annotations(session: Session) -> bool:
    with session.file.reading() as connection:
        return bool(annotation_store.counts(connection))


def _by_document(lines: Sequence[LoadedLine]) -> dict[str, list[LoadedLine]]:
    found: defaultdict[str, list[LoadedLine]] = defaultdict(list)
    for line in lines:
        found[line.document].append(line)
    return found


class _Loading:
    """What is known while the lines of one file go in."""

    def __init__(self, session: Session, recorder: ChangeRecorder, path: Path, author: str) -> None:
        self._session = session
        self._recorder = recorder
        self._path = path
        self._at = session.clock()
        documents = document_store.documents(recorder.connection)
        self._documents = {document.title: document for document in documents}
        people = people_store.people(recorder.connection)
        self._people = {person.name: person for person in people}
        self._author = self._person(author)
        self._ids: set[str] = set()
        if session.person is None:
            recorder.person_id = self._author.id

    def load(self, title: str, lines: Sequence[LoadedLine]) -> None:
        """Store the annotations of one document."""
        document = self._documents.get(title)
        if document is None:
            others = "、".join(self._documents)
            raise self._refused(lines[0], DocumentIsUnknown(document=title, others=others))
        text = self._session.text_of(self._recorder.connection, document)
        self._refuse_used_ids(lines)
        for line in lines:
            self._check_quote(line, text)
        values = self._values(document, lines)
        key = self._recorder.free_key()
        self._recorder.add_annotations(
            [
                self._annotation(line, document, key + place, value)
                for place, (line, value) in enumerate(zip(lines, values, strict=True))
            ],
            text,
        )

    def _annotation(
        self, line: LoadedLine, document: Document, key: int, value: Value | None
    ) -> Annotation:
        return Annotation(
            key=key,
            id=line.id or new_id(),
            document_id=document.id,
            text_version_id=document.text_version_id,
            start=line.start,
            end=line.end,
            type=line.type,
            quote=line.quote,
            person_id=self._author_of(line).id,
            created_at=self._at,
            modified_at=self._at,
            value=value,
            note=line.note or "",
            origin=Origin.LOADED,
        )

    def _check_quote(self, line: LoadedLine, text: str) -> None:
        found = text[line.start : line.end]
        if found != line.quote or line.end > len(text):
            fault = QuoteDiffers(start=line.start, end=line.end, found=found, quote=line.quote)
            raise self._refused(line, fault)

    def _refuse_used_ids(self, lines: Sequence[LoadedLine]) -> None:
        given = [line.id for line in lines if line.id]
        used = annotation_store.known_ids(self._recorder.connection, given) | self._ids
        for line in lines:
            if line.id:
                if line.id in used:
                    raise self._refused(line, IdOccursTwice(id=line.id))
                used.add(line.id)
                self._ids.add(line.id)

    def _values(self, document: Document, lines: Sequence[LoadedLine]) -> list[Value | None]:
        """Return the value of each line: its own, or what the rules read in text order."""
        dates = annotation_store.of_type(
            self._recorder.connection, document.id, AnnotationType.DATE
        )
        # The latest first, so that those already passed are taken from the end.
        ahead = [
            (date.start, date.value.edtf)
            for date in reversed(dates)
            if isinstance(date.value, DateValue)
        ]
        values = [line.value for line in lines]
        previous: str | None = None
        for place in sorted(range(len(lines)), key=lambda place: lines[place].start):
            line = lines[place]
            while ahead and ahead[-1][0] < line.start:
                previous = ahead.pop()[1]
            if values[place] is None:
                values[place] = value_of(
                    line.type, line.quote, year=document.year, previous=previous
                )
            value = values[place]
            if isinstance(value, DateValue):
                previous = value.edtf
        return values

    def _author_of(self, line: LoadedLine) -> Person:
        if not line.author:
            return self._author
        try:
            return self._person(usable_name(line.author))
        except ProblemForUser as fault:
            raise self._refused(line, fault) from fault

    def _person(self, name: str) -> Person:
        person = self._people.get(name)
        if person is None and name == FINAL_NAME:
            final_store.found_person(self._recorder.connection, at=self._at)
            person = people_store.person(self._recorder.connection, FINAL_PERSON_ID)
        elif person is None:
            person = Person(id=new_id(), name=name)
            people_store.insert_person(self._recorder.connection, person, at=self._at)
        self._people[name] = person
        return person

    def _refused(self, line: LoadedLine, reason: ProblemForUser) -> InvalidLine:
        return InvalidLine(path=self._path, line=line.line, reason=reason)
