"""What a text view and a table of annotations are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.errors import ProjectDamaged
from annotator.domain.row_queries import RowColumn, RowOrder, RowQuery
from annotator.domain.values import NameValue
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, people, projects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
TEXT = "2004年底，市总工\n\n会有基层工会1162家，19.7万人，主席樊耀，2003年"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, text=TEXT) as session:
        for quote, type_ in {
            "樊耀": PERSON,
            "19.7万人": FIGURE,
            "2004年底": DATE,
            "1162家": FIGURE,
            "市总工\n\n会": ORGANISATION,
            "2003年": DATE,
        }.items():
            builders.tagged(session, quote, type_)
        yield session


def rows(session: Session, **query: object) -> list[str]:
    document_id = builders.document_id(session)
    keys = browse.row_keys(session, RowQuery(document_id, **query))  # type: ignore[arg-type]
    return [one.quote.replace("\n", "") for one in browse.annotations(session, keys)]


class TestOpening:
    def test_marks_come_in_text_order_and_the_longer_first(self, session: Session) -> None:
        document_id = builders.document_id(session)
        text = browse.open_document(session, document_id).text
        inner = builders.tagged(session, "市总", ORGANISATION)
        opened = browse.open_document(session, document_id)
        assert [(text[start:end], code) for start, end, _, code in opened.marks] == [
            ("2004年底", "date"),
            ("市总工\n\n会", "organisation"),
            ("市总", "organisation"),
            ("1162家", "figure"),
            ("19.7万人", "figure"),
            ("樊耀", "person"),
            ("2003年", "date"),
        ]
        assert opened.marks[2][2] == inner.key
        assert all(type(mark) is tuple for mark in opened.marks)

    def test_documents_are_counted_by_type(self, session: Session) -> None:
        builders.imported(session, "另一篇")
        assert [summary.counts for summary in browse.documents(session)] == [
            {ORGANISATION: 1, FIGURE: 2, DATE: 2, PERSON: 1},
            {},
        ]

    def test_a_changed_character_is_noticed_before_anyone_tags(self, session: Session) -> None:
        with session.file.writing() as connection:
            connection.exec_driver_sql("UPDATE text_version SET text = replace(text, '1', '7')")
        path = session.path
        session.close()
        with projects.open_project(path, clock=builders.a_clock()) as reopened:
            document_id = builders.document_id(reopened)
            with pytest.raises(ProjectDamaged):
                browse.open_document(reopened, document_id)
            with pytest.raises(ProjectDamaged):
                annotate.tag(reopened, document_id, Span(0, 4), FIGURE)


class TestRows:
    @pytest.mark.parametrize(
        ("column", "expected"),
        [
            (RowColumn.POSITION, "2004年底 市总工会 1162家 19.7万人 樊耀 2003年"),
            (RowColumn.TYPE, "市总工会 1162家 19.7万人 2004年底 2003年 樊耀"),
            (RowColumn.QUOTE, "1162家 19.7万人 2003年 2004年底 市总工会 樊耀"),
            (RowColumn.VALUE, "市总工会 1162家 19.7万人 2003年 2004年底 樊耀"),
            (RowColumn.CREATED, "樊耀 19.7万人 2004年底 1162家 市总工会 2003年"),
        ],
    )
    def test_they_are_sorted_by_any_column(
        self, session: Session, column: RowColumn, expected: str
    ) -> None:
        assert " ".join(rows(session, order=RowOrder(column))) == expected

    def test_the_other_way_round_equal_rows_stay_in_text_order(self, session: Session) -> None:
        down = rows(session, order=RowOrder(RowColumn.TYPE, descending=True))
        assert " ".join(down) == "樊耀 2004年底 2003年 1162家 19.7万人 市总工会"
        position = rows(session, order=RowOrder(RowColumn.POSITION, descending=True))
        assert position == rows(session)[::-1]

    def test_every_column_can_be_sorted_by(self, session: Session) -> None:
        for column in RowColumn:
            for descending in (False, True):
                assert len(rows(session, order=RowOrder(column, descending))) == 6

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("", 6),
            ("市总工会", 1),  # across the page break
            ("2004", 1),
            ("197,000", 1),  # as the value is shown
            ("197000 人", 1),
            ("人 家", 0),
            ("%", 0),  # no wildcard
            ("全称", 1),
            ("景德镇", 1),
        ],
    )
    def test_words_are_looked_for_in_quote_value_and_note(
        self, session: Session, words: str, expected: int
    ) -> None:
        key = browse.row_keys(
            session, RowQuery(builders.document_id(session), types=frozenset({ORGANISATION}))
        )[0]
        annotate.edit(session, key, value=NameValue("景德镇市总工会"), note="查全称")
        assert len(rows(session, words=words)) == expected

    def test_they_are_filtered_by_type_author_status_and_section(self, session: Session) -> None:
        wang = session.person
        people.work_as(session, "李明")
        builders.tagged(session, "樊耀", PERSON)
        assert wang is not None
        assert session.person is not None
        assert rows(session, types=frozenset({PERSON, DATE})) == [
            "2004年底",
            "樊耀",
            "樊耀",
            "2003年",
        ]
        assert rows(session, person_ids=frozenset({session.person.id})) == ["樊耀"]
        assert len(rows(session, person_ids=frozenset({wang.id}))) == 6
        assert rows(session, statuses=frozenset({Status.RETURNED})) == []
        assert rows(session, span=Span(0, 8)) == ["2004年底", "市总工会"]
        by_author = rows(session, types=frozenset({PERSON}), order=RowOrder(RowColumn.AUTHOR))
        assert by_author == ["樊耀", "樊耀"]

    def test_removed_annotations_are_not_listed(self, session: Session) -> None:
        annotate.remove(session, [1])
        assert "樊耀" not in rows(session)
        assert [one.key for one in browse.annotations(session, [3, 1, 2])] == [3, 2]
