"""How well people agree about real texts in a real project, and where they do not."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.agreements import DisagreementKind, Measure
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import PersonNotFound
from annotator.domain.progress import Cancelled
from annotator.domain.review_errors import NeedsTwoPeople
from annotator.storage import text_pieces
from annotator.text.spans import Span
from annotator.workflows import agreement, annotate, browse, documents, people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
TEXT = (
    "卷首语一九四九年。\n"
    "# 群众团体\n\n"
    "**【工会】**\n2004年底，市总工会有基层工会1162家，主席樊耀。\n"
    "一、组织建设\n全年新建工会12家。\n"
    "**【妇联】**\n市妇联举办培训班3期。\n"
)
PAIR = (0, 1)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A project that no test changes."""
    with a_project(tmp_path_factory.mktemp("agreement")) as session:
        yield session


@pytest.fixture
def own_session(tmp_path: Path) -> Iterator[Session]:
    """The same for a test that changes it."""
    with a_project(tmp_path) as session:
        yield session


@contextmanager
def a_project(folder: Path) -> Iterator[Session]:
    """王芳 and 李明 annotate one text; 张敏 only joins them."""
    with builders.a_session(folder, text=TEXT) as session:
        tag(session, "2004年底", DATE)
        tag(session, "市总工会", ORGANISATION)
        tag(session, "1162家", FIGURE)
        tag(session, "樊耀", PERSON)
        tag(session, "市妇联", ORGANISATION)
        people.work_as(session, "李明")
        tag(session, "2004年", DATE)
        tag(session, "市总工会", ORGANISATION)
        tag(session, "1162家", FIGURE)
        tag(session, "樊耀", ORGANISATION)
        tag(session, "12家", FIGURE, after=TEXT.index("新建"))
        people.work_as(session, "张敏")
        yield session


def tag(session: Session, quote: str, type_: AnnotationType, *, after: int = 0) -> int:
    return builders.tagged(session, quote, type_, after=after).key


def report_of(session: Session, *names: str, **options: object) -> agreement.AgreementReport:
    ids = agreement.people_named(session, names)
    return agreement.agreement(session, ids, **options)  # type: ignore[arg-type]


def test_scores_are_those_of_the_annotations(session: Session) -> None:
    scores = report_of(session, "王芳", "李明").scores()
    assert (scores.annotations, scores.identical) == ((5, 5), 2)
    assert scores.exact_f1 == pytest.approx(2 * 2 / 10)
    assert scores.overlap_f1 == pytest.approx(2 * 3 / 10)
    assert scores.kappa is not None
    assert 0 < scores.kappa < 1
    assert scores.alpha_u is not None
    assert 0 < scores.alpha_u < 1


def test_what_is_read_piece_by_piece_counts_alike(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = report_of(session, "王芳", "李明")
    monkeypatch.setattr(text_pieces, "_AT_ONCE", 1)
    found = report_of(session, "王芳", "李明")
    assert found.disagreements(PAIR) == whole.disagreements(PAIR)
    assert found.scores(PAIR) == whole.scores(PAIR)


def test_each_type_has_scores_of_its_own(session: Session) -> None:
    report = report_of(session, "王芳", "李明")
    assert report.scores(scope=FIGURE).exact_f1 == pytest.approx(2 / 3)
    dates = report.scores(scope=DATE)
    assert (dates.exact_f1, dates.overlap_f1) == (0, 1)
    assert dates.kappa == pytest.approx(0.9, abs=0.02)
    assert report.scores(scope=PERSON).annotations == (1, 0)


def test_the_order_of_the_people_is_that_of_the_question(session: Session) -> None:
    report = report_of(session, "李明", "王芳", "李明")
    assert [person.name for person in report.people] == ["李明", "王芳"]
    assert report.scores(scope=PERSON).annotations == (0, 1)


def test_sections_are_headings_and_entries_with_their_numbered_parts(session: Session) -> None:
    (document,) = report_of(session, "王芳", "李明").documents
    assert [(one.path, one.entry) for one in document.sections] == [
        ("", ""),
        ("群众团体", ""),
        ("群众团体", "工会"),
        ("群众团体", "妇联"),
    ]
    assert document.annotated_sections() == [2, 3]


def test_a_section_has_scores_of_its_own(session: Session) -> None:
    report = report_of(session, "王芳", "李明")
    document_id = builders.document_id(session)
    union, women = (report.scores(document_id=document_id, section=n) for n in (2, 3))
    assert (union.annotations, union.identical) == ((4, 5), 2)
    assert (women.annotations, women.exact_f1, women.kappa) == ((1, 0), 0, 0)
    nowhere = report.scores(document_id=document_id, section=0)
    assert (nowhere.exact_f1, nowhere.kappa) == (None, None)


def test_every_number_comes_with_what_lowers_it(session: Session) -> None:
    report = report_of(session, "王芳", "李明")
    found = report.disagreements(PAIR)
    assert [(TEXT[one.start : one.end], one.kind) for one in found] == [
        ("2004年底", DisagreementKind.BORDERS),
        ("樊耀", DisagreementKind.TYPE),
        ("12家", DisagreementKind.ONLY),
        ("市妇联", DisagreementKind.ONLY),
    ]
    scores = report.scores(PAIR)
    annotations = sum(len(one.sides) for one in found)
    assert annotations == sum(scores.annotations) - 2 * scores.identical
    overlapping = report.disagreements(PAIR, measure=Measure.OVERLAP_F1)
    assert [TEXT[one.start : one.end] for one in overlapping] == ["樊耀", "12家", "市妇联"]
    assert report.disagreements(PAIR, measure=Measure.KAPPA) == found


def test_a_disagreement_leads_to_its_annotations(session: Session) -> None:
    borders, types, only, _ = report_of(session, "王芳", "李明").disagreements(PAIR)
    assert borders.first is not None
    assert borders.second is not None
    for side, quote in ((borders.first, "2004年底"), (borders.second, "2004年")):
        annotation = browse.annotation(session, side.key)
        assert annotation is not None
        assert (annotation.quote, annotation.start, annotation.end) == (quote, side.start, side.end)
    assert [side.type for side in types.sides] == [PERSON, ORGANISATION]
    assert only.first is None


def test_disagreements_can_be_narrowed_to_a_type_and_a_section(session: Session) -> None:
    report = report_of(session, "王芳", "李明")
    assert len(report.disagreements(PAIR, scope=PERSON)) == 1
    assert len(report.disagreements(PAIR, scope=ORGANISATION)) == 2
    document_id = builders.document_id(session)
    (women,) = report.disagreements(PAIR, document_id=document_id, section=3)
    assert TEXT[women.start : women.end] == "市妇联"
    assert not report.disagreements(PAIR, document_id=document_id, section=0)


def test_of_more_than_two_every_pair_is_counted(own_session: Session) -> None:
    tag(own_session, "市总工会", ORGANISATION)
    report = report_of(own_session, "王芳", "李明", "张敏")
    assert report.pairs == ((0, 1), (0, 2), (1, 2))
    together = report.scores()
    pairs = [report.scores(pair) for pair in report.pairs]
    assert (together.annotations, together.identical) == ((5, 5, 1), 1)
    assert together.exact_f1 == pytest.approx(sum(one.exact_f1 or 0 for one in pairs) / 3)
    assert together.sample.needed == 208
    assert pairs[0].sample.needed == 139


def test_all_documents_are_counted_together_or_one_by_one(own_session: Session) -> None:
    second = builders.imported(own_session, "张三三岁。", title="附录")
    annotate.tag(own_session, second, Span(0, 2), PERSON)
    report = report_of(own_session, "王芳", "张敏")
    assert report.scores().annotations == (5, 1)
    assert report.scores(document_id=second).annotations == (0, 1)
    only = report_of(own_session, "王芳", "张敏", document_ids=[second])
    assert only.scores().annotations == (0, 1)


def test_who_has_nothing_in_a_document_is_named(session: Session) -> None:
    ((document, absent),) = report_of(session, "王芳", "张敏").without_annotations()
    assert document.title == "群众团体"
    assert [person.name for person in absent] == ["张敏"]
    assert report_of(session, "王芳", "李明").without_annotations() == ()


def test_what_was_removed_does_not_count(own_session: Session) -> None:
    people.work_as(own_session, "王芳")
    marks = browse.open_document(own_session, builders.document_id(own_session)).marks
    annotate.remove(own_session, [marks[0][2]])
    assert report_of(own_session, "王芳", "李明").scores().annotations == (4, 5)
    documents.remove_document(own_session, builders.document_id(own_session))
    scores = report_of(own_session, "王芳", "李明").scores()
    assert (scores.annotations, scores.exact_f1, scores.alpha_u) == ((0, 0), None, None)


def test_a_report_stays_as_it_was_counted(own_session: Session) -> None:
    report = report_of(own_session, "王芳", "张敏")
    tag(own_session, "樊耀", PERSON)
    assert report.scores().annotations == (5, 0)


def test_agreement_takes_two_different_people(session: Session) -> None:
    with pytest.raises(NeedsTwoPeople):
        report_of(session, "王芳", "王芳")
    with pytest.raises(PersonNotFound, match="王芳, 李明, 张敏"):
        report_of(session, "王芳", "赵六")


def test_counting_can_be_stopped(session: Session) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        report_of(session, "王芳", "李明", progress=Impatient())
