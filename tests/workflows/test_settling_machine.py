"""Three authors who tag, change and remove, and a reviewer who settles them two by two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

import builders
from annotator.domain.annotations import Annotation, AnnotationType
from annotator.domain.differences import Comparison, Difference, DifferenceKind
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.text.spans import Span
from annotator.values.editing import value_text
from annotator.workflows import annotate, browse, check_project, compare, history, people

if TYPE_CHECKING:
    import pytest

    from annotator.workflows.session import Session

TEXT = "二〇〇四年市总工会有基层工会十三家"
AUTHORS = ("王敏", "李强", "赵文")
PAIRS = ((0, 1), (1, 2), (0, 1, 2))

_number = st.integers(0, 30)
_deed = st.one_of(
    st.tuples(st.just("tag"), st.integers(0, 2), st.integers(0, 8), st.integers(1, 5), _number),
    st.tuples(st.just("retype"), st.integers(0, 2), _number),
    st.tuples(st.just("remove"), st.integers(0, 2), _number),
    st.tuples(st.just("settle"), st.sampled_from(PAIRS), _number, st.integers(0, 7)),
    st.tuples(st.just("settle"), st.sampled_from(PAIRS), _number, st.integers(0, 7)),
    st.tuples(st.just("accept"), st.sampled_from(PAIRS)),
)


class Office:
    """The project, and what is checked after every deed."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.document_id = builders.document_id(session)
        self.ids = [people.work_as(session, name).id for name in AUTHORS]

    def annotations(self, person_id: str) -> list[Annotation]:
        marks = browse.open_document(self.session, self.document_id).marks
        found = browse.annotations(self.session, [key for _, _, key, _ in marks])
        return [one for one in found if one.person_id == person_id]

    def compared(self, pair: tuple[int, ...]) -> Comparison:
        return compare.differences(self.session, self.document_id, [self.ids[n] for n in pair])

    def tag(self, author: int, start: int, length: int, number: int) -> None:
        people.work_as(self.session, AUTHORS[author])
        type_ = list(AnnotationType)[number % 2]
        annotate.tag(self.session, self.document_id, Span(start, start + length), type_)

    def retype(self, author: int, number: int) -> None:
        own = self.annotations(self.ids[author])
        if own:
            people.work_as(self.session, AUTHORS[author])
            chosen = own[number % len(own)]
            annotate.retype(self.session, [chosen.key], list(AnnotationType)[number % 2])

    def remove(self, author: int, number: int) -> None:
        own = self.annotations(self.ids[author])
        if own:
            people.work_as(self.session, AUTHORS[author])
            annotate.remove(self.session, [own[number % len(own)].key])

    def settle(self, pair: tuple[int, ...], number: int, sides: int) -> None:
        before = self.compared(pair)
        if not before.differences:
            return
        chosen = before.differences[number % len(before.differences)]
        take = [self.ids[n] for n in pair if sides >> n & 1]
        people.work_as(self.session, "张审")
        finals = self.annotations(FINAL_PERSON_ID)
        if compare.settle(self.session, self.document_id, [chosen], take=take) is None:
            return
        self.check_settled(before, chosen, take)
        after, finals_after = self.compared(pair), self.annotations(FINAL_PERSON_ID)
        history.undo(self.session)
        assert self.compared(pair) == before
        assert content(self.annotations(FINAL_PERSON_ID)) == content(finals)
        history.redo(self.session)
        assert self.compared(pair) == after
        assert content(self.annotations(FINAL_PERSON_ID)) == content(finals_after)

    def check_settled(self, before: Comparison, chosen: Difference, take: list[str]) -> None:
        after = self.compared(tuple(self.ids.index(one.id) for one in before.people))
        settled = {one.sides for one in after.differences if one.settled}
        assert settled >= {one.sides for one in before.differences if one.settled}
        assert chosen.sides in settled
        # What was taken is there, and nothing else that is about the same.
        taken = browse.annotations(self.session, list(chosen.keys))
        wanted = content([one for one in taken if one.person_id in take])
        ids = {one.id for one in taken}
        finals = self.annotations(FINAL_PERSON_ID)
        about = [
            one
            for one in finals
            if one.provenance and ids & {source.annotation_id for source in one.provenance.sources}
        ]
        assert wanted == content(about)

    def accept(self, pair: tuple[int, ...]) -> None:
        before = self.compared(pair)
        people.work_as(self.session, "张审")
        compare.accept_identical(self.session, self.document_id, [self.ids[n] for n in pair])
        after = self.compared(pair)
        assert after.open.items() - before.open.items() <= {
            (DifferenceKind.IDENTICAL, after.open[DifferenceKind.IDENTICAL])
        }
        settled = {one.sides for one in after.differences if one.settled}
        assert settled >= {one.sides for one in before.differences if one.settled}


def content(annotations: list[Annotation]) -> set[tuple[int, int, str, str]]:
    found = [(one.start, one.end, one.type.value, value_text(one.value)) for one in annotations]
    return set(found)


@settings(max_examples=25)
@given(st.lists(_deed, min_size=4, max_size=14))
def test_whatever_happens_an_answer_is_there_and_can_be_taken_back(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[object, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("office")
    with builders.a_session(folder, text=TEXT) as session:
        office = Office(session)
        for name, *values in deeds:
            getattr(office, str(name))(*values)
            finals = office.annotations(FINAL_PERSON_ID)
            assert len(content(finals)) == len(finals)
        assert check_project.check_project(session) == ()
