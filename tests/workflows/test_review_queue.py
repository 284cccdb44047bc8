"""Which annotations stand in which queue, in what order, and what is known about one of them."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType, Origin, Status
from annotator.domain.projects import Role
from annotator.domain.review_queues import Accord, QueueKind, QueueQuery, Reader, kinds_of
from annotator.domain.reviews import Content, ReviewRules, Verdict
from annotator.domain.row_queries import RowQuery
from annotator.domain.values import NameValue
from annotator.text.spans import Span
from annotator.workflows import (
    annotate,
    browse,
    decide,
    documents,
    people,
    remarks,
    review_queue,
    review_rules,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
TEXT = "二〇〇四年市总工会慰问困难职工四十七名发放慰问金四千元樊耀出席" * 20
AUTHORS = ("王芳", "赵敏", "李明")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Three people have tagged and decided at random, in two documents; read only."""
    chance = random.Random(4)
    with builders.a_session(tmp_path_factory.mktemp("crowd"), text=TEXT) as session:
        second = builders.imported(session, f"{TEXT}。", title="二")
        for document_id in (second, builders.document_id(session)):
            for _ in range(60):
                start = chance.randrange(400)
                span = Span(start, start + chance.randint(1, 6))
                type_ = chance.choice(list(AnnotationType))
                for name in chance.sample(AUTHORS, chance.choice((1, 1, 2))):
                    people.work_as(session, name)
                    annotate.tag(session, document_id, span, type_)
        for one in everything(session):
            _decide_at_random(session, one, chance)
        people.work_as(session, "李明")
        yield session


def _decide_at_random(session: Session, one: Annotation, chance: random.Random) -> None:
    names = people.names(session)
    people.work_as(session, chance.choice([n for n in AUTHORS if n != names[one.person_id]]))
    verdict = chance.randrange(6)
    if verdict == 0:
        decide.accept(session, [one.key])
    elif verdict == 1:
        decide.return_(session, [one.key], "边界不当")
    elif verdict == 2:
        wider = Content(one.start, one.end + 1, one.type, one.value)
        builders.amend(session, one.key, wider)
    elif verdict == 3:
        decide.return_(session, [one.key], "")
        people.work_as(session, names[one.person_id])
        decide.resubmit(session, [one.key])


def everything(session: Session) -> list[Annotation]:
    return [
        one
        for summary in browse.documents(session)
        for one in browse.annotations(
            session, browse.row_keys(session, RowQuery(summary.document.id))
        )
    ]


def in_queue(session: Session, query: QueueQuery) -> list[int]:
    return review_queue.queue(session, query).keys.tolist()


def reader(session: Session, *, own_work: bool = False) -> Reader:
    assert session.person is not None
    return Reader(session.person.id, own_work)


@pytest.mark.parametrize("own_work", [False, True])
@pytest.mark.parametrize("kind", [kind for kind in QueueKind if kind is not QueueKind.CONFLICTS])
def test_the_database_and_the_rules_agree(crowd: Session, kind: QueueKind, own_work: bool) -> None:
    who = reader(crowd, own_work=own_work)
    wanted = [one.key for one in everything(crowd) if kind in kinds_of(one, who)]
    assert in_queue(crowd, QueueQuery(kind, who)) == wanted
    assert review_queue.counts(crowd, who)[kind] == len(wanted)
    assert wanted or kind is QueueKind.PLACES


def test_a_few_are_asked_about_without_reading_all(crowd: Session) -> None:
    query = QueueQuery(QueueKind.TO_REVIEW, reader(crowd), types=frozenset({FIGURE, DATE}))
    wanted = set(in_queue(crowd, query))
    keys = [one.key for one in everything(crowd)]
    assert review_queue.matching(crowd, query, keys) == wanted
    assert review_queue.matching(crowd, query, keys[:7]) == wanted & set(keys[:7])
    assert review_queue.matching(crowd, query, []) == set()


def test_documents_follow_each_other_in_the_order_of_their_import(crowd: Session) -> None:
    found = review_queue.queue(crowd, QueueQuery(QueueKind.ALL))
    assert found.document_ids == tuple(one.document.id for one in browse.documents(crowd))
    places = [
        (found.document_ids.index(one.document_id), one.start, -one.end)
        for one in browse.annotations(crowd, found.keys)
    ]
    assert places == sorted(places)


def test_one_document_and_one_section_of_it(crowd: Session) -> None:
    second = builders.document_id(crowd, 1)
    query = QueueQuery(QueueKind.ALL, document_id=second, span=Span(50, 100))
    found = review_queue.queue(crowd, query)
    assert found.document_ids == (second,)
    assert found.keys.tolist() == [
        one.key for one in everything(crowd) if one.document_id == second and 50 <= one.start < 100
    ]


def test_by_author_type_origin_and_missing_value(crowd: Session) -> None:
    author = next(one.person.id for one in people.people(crowd) if one.person.name == "赵敏")
    query = QueueQuery(
        QueueKind.ALL,
        types=frozenset({ORGANISATION, FIGURE}),
        person_ids=frozenset({author}),
        value_missing=True,
    )
    wanted = [
        one.key
        for one in everything(crowd)
        if one.person_id == author and one.type in query.types and one.value is None
    ]
    assert in_queue(crowd, query) == wanted
    assert wanted
    assert in_queue(crowd, QueueQuery(QueueKind.ALL, origins=frozenset({Origin.LOADED}))) == []


def test_disagreement_is_another_author_saying_otherwise_in_the_same_place(crowd: Session) -> None:
    rows = everything(crowd)
    wanted = {
        one.key
        for one, other in itertools.product(rows, rows)
        if one.document_id == other.document_id
        and one.person_id != other.person_id
        and one.start < other.end
        and other.start < one.end
        and (one.start, one.end, one.type, one.value)
        != (other.start, other.end, other.type, other.value)
    }
    found = in_queue(crowd, QueueQuery(QueueKind.ALL, accord=Accord.DISPUTED))
    assert set(found) == wanted
    assert 0 < len(found) < len(rows)


def test_agreed_is_what_another_author_says_too_and_none_otherwise(crowd: Session) -> None:
    rows = everything(crowd)
    disputed = set(in_queue(crowd, QueueQuery(QueueKind.ALL, accord=Accord.DISPUTED)))
    wanted = {
        one.key
        for one, other in itertools.product(rows, rows)
        if one.person_id != other.person_id
        and (one.document_id, one.start, one.end, one.type, one.value)
        == (other.document_id, other.start, other.end, other.type, other.value)
    } - disputed
    found = in_queue(crowd, QueueQuery(QueueKind.ALL, accord=Accord.AGREED))
    assert set(found) == wanted
    assert found == [one.key for one in rows if one.key in wanted]
    assert 0 < len(found) < len(rows)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged three things (keys 1 to 3); 李明 works now."""
    with builders.a_session(tmp_path) as session:
        for quote, type_ in (("1162家", FIGURE), ("樊耀", PERSON), ("2004年底", DATE)):
            builders.tagged(session, quote, type_)
        people.work_as(session, "李明")
        yield session


def test_the_same_said_by_two_people_is_no_disagreement(session: Session) -> None:
    builders.tagged(session, "1162家", FIGURE)
    query = QueueQuery(QueueKind.ALL, accord=Accord.DISPUTED)
    assert in_queue(session, query) == []
    agreed = QueueQuery(QueueKind.ALL, accord=Accord.AGREED)
    assert in_queue(session, agreed) == [1, 4]
    annotate.edit(session, 4, value=None, note="")
    assert in_queue(session, query) == [1, 4]
    assert in_queue(session, agreed) == []


def test_a_removed_document_waits_for_nobody(session: Session) -> None:
    documents.remove_document(session, builders.document_id(session))
    assert in_queue(session, QueueQuery(QueueKind.ALL)) == []
    assert set(review_queue.counts(session, reader(session)).values()) == {0}


def test_ones_own_waits_for_others(session: Session) -> None:
    assert review_queue.own_waiting(session, reader(session)) == 0
    people.work_as(session, "王芳")
    assert review_queue.own_waiting(session, reader(session)) == 3
    assert review_queue.own_waiting(session, reader(session, own_work=True)) == 0
    people.work_as(session, "李明")
    decide.accept(session, [1])
    people.work_as(session, "王芳")
    assert review_queue.own_waiting(session, reader(session)) == 2


def test_the_final_version_is_not_reviewed_and_disagrees_with_nobody(session: Session) -> None:
    (source,) = browse.annotations(session, [1])
    final = builders.final_of(session, source)
    annotate.edit(session, final.key, value=None, note="")
    assert in_queue(session, QueueQuery(reader=reader(session))) == [3, 1, 2]
    assert in_queue(session, QueueQuery(QueueKind.ALL)) == [3, 1, final.key, 2]
    assert in_queue(session, QueueQuery(QueueKind.ALL, accord=Accord.DISPUTED)) == []
    annotate.edit(session, final.key, value=source.value, note="")
    assert in_queue(session, QueueQuery(QueueKind.ALL, accord=Accord.AGREED)) == []


class TestOne:
    def test_a_reviewer_may_decide_about_the_work_of_others(self, session: Session) -> None:
        found = review_queue.item(session, 1)
        assert found is not None
        assert (found.author, found.mine, found.may_decide) == ("王芳", False, True)
        assert (found.latest, found.proposal, found.thread) == (None, None, ())

    def test_nobody_decides_about_their_own_unless_the_office_allows_it(
        self, session: Session
    ) -> None:
        people.work_as(session, "王芳")
        found = review_queue.item(session, 1)
        assert found is not None
        assert (found.mine, found.may_decide, found.reviews) == (True, False, True)
        review_rules.set_rules(session, ReviewRules(own_work=True))
        found = review_queue.item(session, 1)
        assert found is not None
        assert found.may_decide

    def test_a_mere_author_does_not_decide(self, session: Session) -> None:
        people.set_role(session, reader(session).person_id or "", Role.AUTHOR)
        found = review_queue.item(session, 1)
        assert found is not None
        assert (found.may_decide, found.reviews) == (False, False)

    def test_a_proposal_is_open_until_the_annotation_states_something_else(
        self, session: Session
    ) -> None:
        builders.amend(session, 2, Content(37, 39, PERSON, NameValue("樊耀")), "人名")
        found = review_queue.item(session, 2)
        assert found is not None
        assert found.proposal is not None
        assert (found.latest, found.decided_by) == (found.proposal, "李明")
        people.work_as(session, "王芳")
        annotate.edit(session, 2, value=NameValue("樊某"), note="")
        found = review_queue.item(session, 2)
        assert found is not None
        assert found.proposal is None
        assert found.annotation.status is Status.REVISED

    def test_the_thread_comes_with_it(self, session: Session) -> None:
        decide.return_(session, [1], "类型有误")
        remarks.remark(session, 1, "见原书第三页")
        found = review_queue.item(session, 1)
        assert found is not None
        assert [one.kind for one in found.thread] == ["decision", "remark"]
        assert found.latest is not None
        assert found.latest.verdict is Verdict.RETURN

    def test_what_was_removed_is_no_item(self, session: Session) -> None:
        people.work_as(session, "王芳")
        annotate.remove(session, [1])
        assert review_queue.item(session, 1) is None
        assert review_queue.item(session, 99) is None

    def test_the_reader_is_who_works(self, session: Session) -> None:
        assert review_queue.reader(session) == reader(session)
        review_rules.set_rules(session, ReviewRules(own_work=True))
        assert review_queue.reader(session) == reader(session, own_work=True)
