"""Authors compared and settled in a real project: what the final version then says, and why."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType, Origin
from annotator.domain.change_sets import Action
from annotator.domain.errors import AnnotationChanged
from annotator.domain.final_versions import FINAL_PERSON_ID, Choice
from annotator.domain.progress import Cancelled
from annotator.domain.projects import Role
from annotator.domain.review_errors import NotAReviewer
from annotator.domain.reviews import Content, content_of
from annotator.domain.values import FigureValue, NameValue
from annotator.review import comparison
from annotator.storage import text_pieces
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, check_project, compare, documents, history, people
from annotator.workflows.compare import DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.domain.differences import Comparison, Difference
    from annotator.review.comparison import Track
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
BORDERS, TYPE = DifferenceKind.BORDERS, DifferenceKind.TYPE
VALUE, ONLY, IDENTICAL = DifferenceKind.VALUE, DifferenceKind.ONLY, DifferenceKind.IDENTICAL

TEXT = "2004年底，市总工会有基层工会1162家，会员19.7万人，主席樊耀，副主席李桂英。\n"

WANG = (("2004年底", DATE), ("市总工会", ORGANISATION), ("1162家", FIGURE), ("樊耀", PERSON))
LI = (("2004年底", DATE), ("市总工", ORGANISATION), ("1162家", DATE), ("李桂英", PERSON))
# In text order: identical, borders, type, only 王敏, only 李强.


def tag_as(session: Session, name: str, tags: Sequence[tuple[str, AnnotationType]]) -> str:
    person = people.work_as(session, name)
    for quote, type_ in tags:
        builders.tagged(session, quote, type_)
    return person.id


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王敏 and 李强 have tagged the same text; 张审 works now."""
    with builders.a_session(tmp_path, text=TEXT, person_name="王敏") as session:
        tag_as(session, "王敏", WANG)
        tag_as(session, "李强", LI)
        people.work_as(session, "张审")
        yield session


def ids(session: Session, *names: str) -> list[str]:
    known = {name: id_ for id_, name in people.names(session).items()}
    return [known[name] for name in names]


def compared(session: Session, *names: str) -> Comparison:
    authors = ids(session, *(names or ("王敏", "李强")))
    return compare.differences(session, builders.document_id(session), authors)


def of_kind(session: Session, kind: DifferenceKind, *names: str) -> Difference:
    return next(one for one in compared(session, *names).differences if one.kind is kind)


def settle(session: Session, chosen: Difference | Sequence[Difference], *names: str) -> None:
    many = [chosen] if isinstance(chosen, compare.Difference) else chosen
    take = ids(session, *names)
    compare.settle(session, builders.document_id(session), many, take=take)


def finals(session: Session) -> list[Annotation]:
    marks = browse.open_document(session, builders.document_id(session)).marks
    found = browse.annotations(session, [key for _, _, key, _ in marks])
    return [one for one in found if one.person_id == FINAL_PERSON_ID]


def said(session: Session) -> list[tuple[str, str]]:
    return [(one.quote, one.type.value) for one in finals(session)]


def origins(session: Session) -> list[str]:
    """Say of each annotation of the final version how, by whom and from whom."""
    found = [one.provenance for one in finals(session)]
    return [
        f"{p.choice.value} {p.by}: {' '.join(source.author for source in p.sources)}"
        for p in found
        if p is not None
    ]


def mine(session: Session, quote: str, author: str) -> Annotation:
    marks = browse.open_document(session, builders.document_id(session)).marks
    (author_id,) = ids(session, author)
    return next(
        one
        for one in browse.annotations(session, [key for _, _, key, _ in marks])
        if one.quote == quote and one.person_id == author_id
    )


def test_two_authors_are_compared_in_text_order(session: Session) -> None:
    found = compared(session)
    assert [one.kind for one in found.differences] == [IDENTICAL, BORDERS, TYPE, ONLY, ONLY]
    assert [one.name for one in found.people] == ["王敏", "李强"]
    assert found.open == {IDENTICAL: 1, BORDERS: 1, TYPE: 1, ONLY: 2}
    assert found.settled == {}
    only_wang, only_li = found.differences[3:]
    assert only_wang.sides == ((mine(session, "樊耀", "王敏").key,), ())
    assert only_li.sides == ((), (mine(session, "李桂英", "李强").key,))


def test_others_read_the_file_while_authors_are_compared(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents_seen = []

    def slow_compare(tracks: Sequence[Track], *, answered: frozenset[int]) -> object:
        with ThreadPoolExecutor(1) as other:
            documents_seen.append(other.submit(browse.documents, session).result(timeout=30))
        return comparison.compare(tracks, answered=answered)

    monkeypatch.setattr("annotator.workflows.compare.compare", slow_compare)
    assert len(compared(session).differences) == 5
    assert len(documents_seen) == 1


def test_what_is_read_piece_by_piece_is_compared_alike(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(session, of_kind(session, IDENTICAL), "王敏")
    settle(session, of_kind(session, BORDERS))
    annotate.remove(session, [finals(session)[0].key])
    whole = compared(session)
    monkeypatch.setattr(text_pieces, "_AT_ONCE", 1)
    assert compared(session) == whole
    assert whole.settled == {IDENTICAL: 1, BORDERS: 1}


def test_what_is_changed_while_it_is_read_is_read_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_pieces, "_AT_ONCE", 1)
    reports = []

    class Meddling:
        def report(self, done: int, total: int) -> None:
            reports.append(done)
            if len(reports) == 3:  # what begins there is read already
                builders.tagged(session, "2004", FIGURE)

    people.work_as(session, "王敏")
    authors = ids(session, "王敏", "李强")
    document_id = builders.document_id(session)
    found = compare.differences(session, document_id, authors, progress=Meddling())
    assert found.open[IDENTICAL] + found.open[ONLY] == 4
    assert found == compared(session)


def test_comparing_can_be_stopped_while_it_is_read(session: Session) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    authors = ids(session, "王敏", "李强")
    with pytest.raises(Cancelled):
        compare.differences(session, builders.document_id(session), authors, progress=Impatient())


def test_values_differ_where_their_text_does(session: Session) -> None:
    annotation = mine(session, "2004年底", "王敏")
    people.work_as(session, "王敏")
    annotate.edit(session, annotation.key, value=annotation.value, note="见前")
    assert compared(session).differences[0].kind is IDENTICAL
    annotate.edit(session, annotation.key, value=None, note="")
    assert compared(session).differences[0].kind is VALUE


def test_authors_of_other_documents_and_removed_annotations_do_not_count(session: Session) -> None:
    builders.imported(session, "李桂英。")
    people.work_as(session, "李强")
    annotate.remove(session, [mine(session, "李桂英", "李强").key])
    assert compared(session).open == {IDENTICAL: 1, BORDERS: 1, TYPE: 1, ONLY: 1}


def test_one_author_is_not_compared(session: Session) -> None:
    for authors in ([], ids(session, "王敏"), ids(session, "王敏", "王敏")):
        with pytest.raises(ValueError, match="two authors"):
            compare.differences(session, builders.document_id(session), authors)


def test_one_side_is_taken(session: Session) -> None:
    settle(session, of_kind(session, BORDERS), "李强")
    (final,) = finals(session)
    taken = mine(session, "市总工", "李强")
    assert content_of(final) == content_of(taken)
    assert (final.quote, final.origin, final.note) == ("市总工", Origin.FINAL, "")
    assert final.provenance is not None
    assert final.provenance.sources[0].annotation_id == taken.id
    assert origins(session) == ["chosen 张审: 李强 王敏"]
    assert compared(session).settled == {BORDERS: 1}


def test_value_and_note_come_along(session: Session) -> None:
    annotation = mine(session, "樊耀", "王敏")
    people.work_as(session, "王敏")
    annotate.edit(session, annotation.key, value=NameValue("樊耀 (主席)"), note="见附录")
    people.work_as(session, "张审")
    settle(session, of_kind(session, ONLY), "王敏")
    (final,) = finals(session)
    assert (final.value, final.note) == (NameValue("樊耀 (主席)"), "见附录")


def test_both_sides_are_taken(session: Session) -> None:
    settle(session, of_kind(session, BORDERS), "王敏", "李强")
    assert said(session) == [("市总工会", "organisation"), ("市总工", "organisation")]
    assert origins(session) == ["chosen 张审: 王敏 李强", "chosen 张审: 李强 王敏"]


def test_both_types_of_one_span_are_taken(session: Session) -> None:
    settle(session, of_kind(session, TYPE), "王敏", "李强")
    assert sorted(said(session)) == [("1162家", "date"), ("1162家", "figure")]
    assert compared(session).settled == {TYPE: 1}
    settle(session, of_kind(session, TYPE), "王敏")
    assert said(session) == [("1162家", "figure")]


def test_neither_side_is_taken(session: Session) -> None:
    settle(session, of_kind(session, TYPE))
    assert finals(session) == []
    assert compared(session).settled == {TYPE: 1}


def test_nothing_of_an_author_who_has_nothing_is_nothing(session: Session) -> None:
    only_wang = of_kind(session, ONLY)
    settle(session, only_wang, "李强")
    assert finals(session) == []
    assert compared(session).settled == {ONLY: 1}


def test_something_new_is_taken(session: Session) -> None:
    start = TEXT.index("基层工会1162家")
    content = Content(start, start + len("基层工会1162家"), FIGURE, FigureValue("1162", unit="家"))
    difference = of_kind(session, TYPE)
    document_id = builders.document_id(session)
    compare.settle_anew(session, document_id, difference, content)
    (final,) = finals(session)
    assert (content_of(final), final.quote) == (content, "基层工会1162家")
    assert origins(session) == ["amended 张审: 王敏 李强"]
    assert compared(session).settled == {TYPE: 1}


def test_a_settled_difference_tells_what_was_answered(session: Session) -> None:
    document_id = builders.document_id(session)
    assert compare.answers(session, document_id, of_kind(session, BORDERS)) == ()
    settle(session, of_kind(session, BORDERS), "李强")
    assert list(compare.answers(session, document_id, of_kind(session, BORDERS))) == finals(session)
    assert compare.answers(session, document_id, of_kind(session, TYPE)) == ()
    settle(session, of_kind(session, BORDERS))
    (nothing,) = compare.answers(session, document_id, of_kind(session, BORDERS))
    assert nothing.deleted
    assert nothing.provenance is not None
    assert nothing.provenance.choice is Choice.NEITHER
    people.work_as(session, "李强")
    annotate.retype(session, [mine(session, "市总工", "李强").key], PERSON)
    (still,) = compare.answers(session, document_id, of_kind(session, BORDERS))
    assert still == nothing  # about 市总工会, though the difference is open again
    assert not of_kind(session, BORDERS).settled


def test_what_is_new_must_be_possible(session: Session) -> None:
    difference, document_id = of_kind(session, TYPE), builders.document_id(session)
    with pytest.raises(ValueError, match="not within"):
        compare.settle_anew(session, document_id, difference, Content(0, 900, FIGURE))
    content = Content(0, 4, FIGURE, NameValue("王"))
    with pytest.raises(ValueError, match="no value"):
        compare.settle_anew(session, document_id, difference, content)
    assert finals(session) == []


def test_all_that_is_identical_is_accepted_at_once(session: Session) -> None:
    tag_as(session, "王敏", [("19.7万人", FIGURE)])
    tag_as(session, "李强", [("19.7万人", FIGURE)])
    people.work_as(session, "张审")
    document_id, authors = builders.document_id(session), ids(session, "王敏", "李强")
    change_set = compare.accept_identical(session, document_id, authors)
    assert change_set is not None
    assert (change_set.action, change_set.step.count) == (Action.SETTLE, 2)
    assert said(session) == [("2004年底", "date"), ("19.7万人", "figure")]
    assert origins(session) == ["unanimous 张审: 王敏 李强"] * 2
    assert compared(session).open == {BORDERS: 1, TYPE: 1, ONLY: 2}
    assert compare.accept_identical(session, document_id, authors) is None


def test_the_final_version_comes_into_being_when_first_needed(session: Session) -> None:
    assert FINAL_PERSON_ID not in people.names(session)
    settle(session, of_kind(session, ONLY), "王敏")
    final = next(one for one in people.everyone(session) if one.id == FINAL_PERSON_ID)
    assert (final.name, final.role) == ("定稿", Role.FINAL)
    settle(session, of_kind(session, TYPE), "王敏")
    assert len(people.names(session)) == 4


def test_a_person_who_has_its_name_keeps_it(session: Session) -> None:
    people.work_as(session, "定稿")
    people.work_as(session, "张审")
    settle(session, of_kind(session, ONLY), "王敏")
    assert people.names(session)[FINAL_PERSON_ID] == "定稿 2"


def test_settling_is_one_step_and_undone_opens_again(session: Session) -> None:
    before = compared(session)
    settle(session, [one for one in before.differences if one.kind is not IDENTICAL], "李强")
    assert compared(session).open == {IDENTICAL: 1}
    after = said(session)
    history.undo(session)
    assert (compared(session), finals(session)) == (before, [])
    history.redo(session)
    assert compared(session).open == {IDENTICAL: 1}
    assert said(session) == after


def test_neither_is_undone_and_redone(session: Session) -> None:
    settle(session, of_kind(session, TYPE))
    history.undo(session)
    assert compared(session).settled == {}
    history.redo(session)
    assert compared(session).settled == {TYPE: 1}


def test_a_difference_is_settled_otherwise(session: Session) -> None:
    settle(session, of_kind(session, BORDERS), "王敏")
    settle(session, of_kind(session, BORDERS), "李强")
    assert said(session) == [("市总工", "organisation")]
    settle(session, of_kind(session, BORDERS))
    assert finals(session) == []
    settle(session, of_kind(session, BORDERS), "王敏")
    assert said(session) == [("市总工会", "organisation")]
    assert compared(session).settled == {BORDERS: 1}
    history.undo(session)
    history.undo(session)
    assert said(session) == [("市总工", "organisation")]
    assert compared(session).settled == {BORDERS: 1}


def test_the_same_choice_again_is_no_step(session: Session) -> None:
    settle(session, of_kind(session, BORDERS), "王敏")
    document_id, take = builders.document_id(session), ids(session, "王敏")
    chosen = [of_kind(session, BORDERS)]
    assert compare.settle(session, document_id, chosen, take=take) is None


def test_an_annotation_of_the_final_version_keeps_its_id_at_its_place(session: Session) -> None:
    settle(session, of_kind(session, TYPE), "王敏")
    (first,) = finals(session)
    history.undo(session)
    settle(session, of_kind(session, TYPE), "李强")
    (second,) = finals(session)
    assert (first.id, first.type, second.type) == (second.id, FIGURE, DATE)
    annotate.remove(session, [second.key])
    settle(session, of_kind(session, TYPE), "王敏")
    assert finals(session)[0].id == first.id


def test_two_copies_of_a_project_make_the_same_id(tmp_path: Path) -> None:
    made = []
    for name in ("一.annot", "二.annot"):
        with builders.a_session(tmp_path, text=TEXT, name=name) as session:
            tag_as(session, "王敏", WANG)
            tag_as(session, "李强", LI)
            settle(session, of_kind(session, TYPE), "王敏")
            made.append(finals(session)[0].id)
    assert made[0] == made[1]


def test_a_text_imported_again_gets_ids_of_its_own(session: Session) -> None:
    settle(session, of_kind(session, TYPE), "王敏")
    documents.remove_document(session, builders.document_id(session))
    builders.imported(session, TEXT)
    tag_as(session, "王敏", WANG)
    tag_as(session, "李强", LI)
    settle(session, of_kind(session, TYPE), "王敏")
    assert said(session) == [("1162家", "figure")]
    assert check_project.check_project(session) == ()


def test_a_changed_annotation_opens_its_difference_again(session: Session) -> None:
    settle(session, of_kind(session, TYPE), "王敏")
    people.work_as(session, "李强")
    annotation = mine(session, "1162家", "李强")
    annotate.edit(session, annotation.key, value=None, note="存疑")
    assert compared(session).settled == {}
    people.work_as(session, "张审")
    settle(session, of_kind(session, TYPE), "李强")
    assert said(session) == [("1162家", "date")]
    assert len(finals(session)) == 1
    assert compared(session).doubtful == ()


def test_an_answer_is_gone_when_all_it_was_about_has_changed(session: Session) -> None:
    settle(session, of_kind(session, BORDERS), "王敏")
    start = TEXT.index("市总工会")
    for name, quote in (("王敏", "市总工会"), ("李强", "市总工")):
        people.work_as(session, name)
        span = Span(start + 1, start + 4)
        annotate.move_border(session, mine(session, quote, name).key, span)
    assert compared(session).doubtful == (finals(session)[0].key,)
    people.work_as(session, "张审")
    document_id, authors = builders.document_id(session), ids(session, "王敏", "李强")
    compare.accept_identical(session, document_id, authors)
    assert ("总工会", "organisation") in said(session)
    assert ("市总工会", "organisation") not in said(session)
    assert compared(session).doubtful == ()


def test_an_answer_that_holds_for_others_stays_when_one_moves_away(session: Session) -> None:
    tag_as(session, "李强", [("会", ORGANISATION)])  # 市总工 and 会 against 市总工会
    people.work_as(session, "张审")
    settle(session, of_kind(session, BORDERS), "王敏")
    people.work_as(session, "李强")
    start = TEXT.index("主席樊耀")
    annotate.move_border(session, mine(session, "会", "李强").key, Span(start, start + 2))
    people.work_as(session, "张审")
    moved = next(one for one in compared(session).differences if one.start == start)
    settle(session, moved, "李强")
    assert said(session) == [("市总工会", "organisation"), ("主席", "organisation")]
    assert compared(session).settled == {BORDERS: 1, ONLY: 1}


def test_what_was_compared_must_still_be_so(session: Session) -> None:
    stale = of_kind(session, TYPE)
    people.work_as(session, "李强")
    annotate.retype(session, [mine(session, "1162家", "李强").key], FIGURE)
    people.work_as(session, "张审")
    with pytest.raises(AnnotationChanged):
        settle(session, stale, "王敏")
    people.work_as(session, "李强")
    annotate.remove(session, [mine(session, "1162家", "李强").key])
    people.work_as(session, "张审")
    with pytest.raises(AnnotationChanged):
        settle(session, stale, "王敏")
    assert finals(session) == []


def test_only_a_reviewer_settles(session: Session) -> None:
    (person_id,) = ids(session, "张审")
    people.set_role(session, person_id, Role.AUTHOR)
    people.work_as(session, "张审")
    document_id, authors = builders.document_id(session), ids(session, "王敏", "李强")
    with pytest.raises(NotAReviewer):
        settle(session, of_kind(session, TYPE), "王敏")
    with pytest.raises(NotAReviewer):
        compare.accept_identical(session, document_id, authors)
    difference = of_kind(session, TYPE)
    with pytest.raises(NotAReviewer):
        compare.settle_anew(session, document_id, difference, Content(0, 4, DATE))
    assert FINAL_PERSON_ID not in people.names(session)


def test_the_final_version_is_compared_but_never_chosen_from_itself(session: Session) -> None:
    settle(session, of_kind(session, BORDERS), "王敏")
    found = compared(session, "王敏", "定稿")
    assert found.open[ONLY] == 3
    assert [one.kind for one in found.differences if one.settled] == []
    with pytest.raises(ValueError, match="from itself"):
        settle(session, found.differences, "定稿")


def test_what_a_reviewer_amends_or_removes_in_the_final_version_stays_settled(
    session: Session,
) -> None:
    settle(session, of_kind(session, BORDERS), "王敏")
    (final,) = finals(session)
    annotate.retype(session, [final.key], PERSON)
    assert origins(session) == ["amended 张审: 王敏 李强"]
    assert compared(session).settled == {BORDERS: 1}
    annotate.remove(session, [final.key])
    assert compared(session).settled == {BORDERS: 1}


def test_nothing_stands_behind_what_all_have_removed(session: Session) -> None:
    settle(session, of_kind(session, ONLY), "王敏")
    people.work_as(session, "王敏")
    annotate.remove(session, [mine(session, "樊耀", "王敏").key])
    assert compared(session).doubtful == (finals(session)[0].key,)


def test_authors_compared_two_by_two_do_not_open_each_others_differences(
    session: Session,
) -> None:
    tag_as(session, "赵文", [("市总工会", ORGANISATION)])
    people.work_as(session, "张审")
    settle(session, of_kind(session, BORDERS), "李强")
    found = of_kind(session, BORDERS, "李强", "赵文")
    assert not found.settled
    settle(session, found, "赵文")
    assert said(session) == [("市总工会", "organisation")]
    assert of_kind(session, BORDERS).settled
    assert of_kind(session, BORDERS, "李强", "赵文").settled


def test_what_was_settled_otherwise_is_not_accepted_in_passing(session: Session) -> None:
    tag_as(session, "赵文", [("市总工会", ORGANISATION)])
    people.work_as(session, "张审")
    document_id = builders.document_id(session)
    settle(session, of_kind(session, BORDERS), "李强")
    compare.accept_identical(session, document_id, ids(session, "王敏", "赵文"))
    assert said(session) == [("市总工", "organisation")]
    assert compared(session, "王敏", "赵文").open[IDENTICAL] == 1


def test_what_was_settled_alike_counts_for_who_agrees_later(session: Session) -> None:
    settle(session, of_kind(session, BORDERS), "王敏")
    tag_as(session, "赵文", [("市总工会", ORGANISATION)])
    people.work_as(session, "张审")
    document_id = builders.document_id(session)
    compare.accept_identical(session, document_id, ids(session, "王敏", "赵文"))
    assert said(session) == [("市总工会", "organisation")]
    assert origins(session) == ["chosen 张审: 王敏 李强 赵文"]
    assert compared(session, "王敏", "赵文").settled == {IDENTICAL: 1}


def test_two_people_who_settle_the_same_otherwise_are_told(session: Session) -> None:
    settle(session, of_kind(session, BORDERS), "王敏")
    (final,) = finals(session)
    # What a merge brings from a copy in which 陈主任 has chosen the other side.
    people.work_as(session, "陈主任")
    brought = builders.final_of(session, mine(session, "市总工", "李强"))
    assert set(compared(session).doubtful) == {final.key, brought.key}
    settle(session, of_kind(session, BORDERS), "李强")
    assert said(session) == [("市总工", "organisation")]
    assert compared(session).doubtful == ()


def test_long_settling_tells_how_far_it_is_and_can_be_stopped(session: Session) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    document_id, authors = builders.document_id(session), ids(session, "王敏", "李强")
    with pytest.raises(Cancelled):
        compare.accept_identical(session, document_id, authors, progress=Impatient())
    assert finals(session) == []


def test_the_project_stays_sound(session: Session) -> None:
    differences = compared(session).differences
    settle(session, differences, "王敏")
    settle(session, differences, "李强")
    settle(session, differences)
    history.undo(session)
    assert check_project.check_project(session) == ()
    assert Choice.UNANIMOUS in {one.provenance.choice for one in finals(session) if one.provenance}
