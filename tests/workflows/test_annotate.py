"""Tag, retype, move, edit and remove: what each does to an annotation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import Anchoring, AnnotationType, Origin, Status
from annotator.domain.change_sets import Action
from annotator.domain.errors import AnnotationChanged
from annotator.domain.final_versions import Choice
from annotator.domain.projects import Role
from annotator.domain.review_errors import NotYourAnnotation
from annotator.domain.values import DateBasis, DateValue, FigureValue, NameValue
from annotator.storage import annotation_store
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, history, people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path) as session:
        yield session


def now(session: Session, annotation: Annotation) -> Annotation:
    found = browse.annotation(session, annotation.key)
    assert found is not None
    return found


def span_of(session: Session, quote: str) -> Span:
    text = browse.open_document(session, builders.document_id(session)).text
    return Span(text.index(quote), text.index(quote) + len(quote))


class TestTagging:
    def test_an_annotation_knows_all_about_itself(self, session: Session) -> None:
        tagged = builders.tagged(session, "1162家", FIGURE)
        assert session.person is not None
        assert tagged == browse.annotation(session, tagged.key)
        assert tagged.quote == "1162家"
        assert tagged.span == span_of(session, "1162家")
        assert tagged.value == FigureValue("1162", unit="家")
        assert tagged.person_id == session.person.id
        assert tagged.created_at == tagged.modified_at
        assert (tagged.origin, tagged.status) == (Origin.MANUAL, Status.PENDING)
        assert (tagged.revision, tagged.note, tagged.deleted) == (1, "", False)

    def test_a_date_takes_its_year_from_the_document(self, tmp_path: Path) -> None:
        with builders.a_session(tmp_path, text="3月12日，市总工会", year=2004) as session:
            tagged = builders.tagged(session, "3月12日", DATE)
            assert tagged.value == DateValue("2004-03-12", DateBasis.DOCUMENT_YEAR)

    def test_a_date_takes_its_year_from_the_date_before_it(self, tmp_path: Path) -> None:
        text = "2003年5月成立，2001年1月筹备，同年10月结束"
        with builders.a_session(tmp_path, text=text, year=None) as session:
            builders.tagged(session, "2003年5月", DATE)
            builders.tagged(session, "2001年1月", DATE)
            tagged = builders.tagged(session, "同年10月", DATE)
            assert tagged.value == DateValue("2001-10", DateBasis.PREVIOUS_DATE)

    def test_white_space_and_marks_at_the_edges_stay_out(self, session: Session) -> None:
        change_set = annotate.tag(
            session,
            builders.document_id(session),
            span_of(session, "\n\n**【工会】**\n"),
            ORGANISATION,
        )
        assert change_set is not None
        assert change_set.annotations[0].after is not None
        assert change_set.annotations[0].after.quote == "工会"

    def test_nothing_but_white_space_is_not_tagged(self, session: Session) -> None:
        document_id = builders.document_id(session)
        assert annotate.tag(session, document_id, span_of(session, "\n\n**【"), DATE) is None
        assert browse.open_document(session, document_id).marks == []

    def test_the_same_span_is_not_tagged_twice(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        document_id = builders.document_id(session)
        assert annotate.tag(session, document_id, tagged.span, PERSON) is None
        assert history.next_undo(session) is not None
        assert len(browse.open_document(session, document_id).marks) == 1

    def test_the_same_span_tagged_as_something_else_is_retyped(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        change_set = annotate.tag(session, builders.document_id(session), tagged.span, ORGANISATION)
        assert change_set is not None
        assert change_set.action is Action.RETYPE
        assert now(session, tagged).type is ORGANISATION

    def test_another_author_has_his_own_annotation(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        people.work_as(session, "李明")
        assert builders.tagged(session, "樊耀", PERSON).key != tagged.key

    def test_without_a_name_the_account_gives_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LOGNAME", "wangfang")
        with builders.a_session(tmp_path, person_name="", name="other.annot") as session:
            assert session.person is None
            builders.tagged(session, "樊耀", PERSON)
            assert [one.person.name for one in people.people(session)] == ["wangfang"]

    def test_a_span_beyond_the_text_is_a_mistake_of_the_program(self, session: Session) -> None:
        with pytest.raises(ValueError, match="not within"):
            annotate.tag(session, builders.document_id(session), Span(40, 4_000), DATE)


class TestTrimming:
    @pytest.mark.parametrize(
        ("selected", "kept"),
        [
            ("樊耀", "樊耀"),
            (" 樊耀\u3000", "樊耀"),
            ("## 群众团体", "群众团体"),
            ("**【工会】**", "工会"),
            ("市总工\n\n会", "市总工\n\n会"),
            ("3#", "3#"),
            ("*ST昌河", "*ST昌河"),
            ("《工人日报》", "《工人日报》"),
        ],
    )
    def test_only_what_belongs_to_a_span_is_kept(self, selected: str, kept: str) -> None:
        text = f"在{selected}中"
        span = annotate.trimmed(text, Span(1, 1 + len(selected)))
        assert span is not None
        assert span.of(text) == kept

    def test_nothing_may_be_left(self) -> None:
        assert annotate.trimmed("**\n 【】** ", Span(0, 8)) is None

    @pytest.mark.parametrize("selected", ["。", ",、“", "——", "《》", "…… ", "+=", "\u200b"])
    def test_punctuation_alone_is_nothing(self, selected: str) -> None:
        assert annotate.trimmed(f"在{selected}中", Span(1, 1 + len(selected))) is None

    @pytest.mark.parametrize("selected", ["𠮷", "〇", "①", "５", "é", "\ue123", "A", "5%"])
    def test_one_letter_digit_or_ideograph_is_enough(self, selected: str) -> None:
        span = Span(1, 1 + len(selected))
        assert annotate.trimmed(f"在{selected}中", span) == span


class TestRetyping:
    def test_the_value_is_that_of_the_new_type(self, session: Session) -> None:
        tagged = builders.tagged(session, "2004年", FIGURE)
        annotate.retype(session, [tagged.key], DATE)
        assert now(session, tagged).value == DateValue("2004")
        annotate.retype(session, [tagged.key], PERSON)
        assert now(session, tagged).value is None

    def test_a_name_stays_when_the_other_kind_of_name_is_meant(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        annotate.edit(session, tagged.key, value=NameValue("樊 耀"), note="")
        annotate.retype(session, [tagged.key], ORGANISATION)
        assert now(session, tagged).value == NameValue("樊 耀")

    def test_several_are_one_step(self, session: Session) -> None:
        keys = [
            builders.tagged(session, quote, PERSON).key for quote in ("樊耀", "市总工会", "工会")
        ]
        change_set = annotate.retype(session, keys, ORGANISATION)
        assert change_set is not None
        assert change_set.step.count == 3
        assert [change.after.key for change in change_set.annotations if change.after] == keys
        history.undo(session)
        assert {one.type for one in browse.annotations(session, keys)} == {PERSON}

    def test_to_the_type_it_has_changes_nothing(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        assert annotate.retype(session, [tagged.key], PERSON) is None
        assert now(session, tagged).revision == 1


class TestMoving:
    def test_quote_and_value_follow_the_border(self, session: Session) -> None:
        tagged = builders.tagged(session, "1162", FIGURE)
        annotate.move_border(session, tagged.key, Span(tagged.start, tagged.end + 1))
        moved = now(session, tagged)
        assert moved.quote == "1162家"
        assert moved.value == FigureValue("1162", unit="家")

    def test_a_value_a_person_gave_stays(self, session: Session) -> None:
        tagged = builders.tagged(session, "1162", FIGURE)
        typed = FigureValue("1163", unit="家")
        annotate.edit(session, tagged.key, value=typed, note="")
        annotate.move_border(session, tagged.key, Span(tagged.start, tagged.end + 1))
        assert now(session, tagged).value == typed

    def test_a_border_may_pass_a_page_break(self, tmp_path: Path) -> None:
        with builders.a_session(tmp_path, text="景德镇市总工\n\n会召开") as session:
            tagged = builders.tagged(session, "市总工", ORGANISATION)
            annotate.move_border(session, tagged.key, Span(tagged.start, tagged.end + 1))
            annotate.move_border(session, tagged.key, Span(tagged.start, tagged.end + 3))
            assert now(session, tagged).quote == "市总工\n\n会"

    def test_beyond_the_text_is_a_mistake_of_the_program(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        with pytest.raises(ValueError, match="not within"):
            annotate.move_border(session, tagged.key, Span(tagged.start, 4_000))


class TestEditing:
    def test_value_and_note_are_set(self, session: Session) -> None:
        tagged = builders.tagged(session, "市总工会", ORGANISATION)
        annotate.edit(session, tagged.key, value=NameValue("景德镇市总工会"), note=" 全称 ")
        edited = now(session, tagged)
        assert (edited.value, edited.note) == (NameValue("景德镇市总工会"), "全称")
        assert edited.revision == 2
        assert edited.modified_at > edited.created_at

    def test_half_a_character_does_no_harm(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        annotate.edit(session, tagged.key, value=NameValue("樊\ud842\udfb7"), note="\ud840查")
        edited = now(session, tagged)
        assert (edited.value, edited.note) == (NameValue("樊𠮷"), "\ufffd查")
        annotate.edit(session, tagged.key, value=NameValue(" "), note="")
        assert now(session, tagged).value is None

    def test_the_same_again_changes_nothing(self, session: Session) -> None:
        tagged = builders.tagged(session, "1162家", FIGURE)
        assert annotate.edit(session, tagged.key, value=tagged.value, note="") is None

    def test_a_value_of_another_type_is_a_mistake_of_the_program(self, session: Session) -> None:
        tagged = builders.tagged(session, "1162家", FIGURE)
        with pytest.raises(ValueError, match="no value of"):
            annotate.edit(session, tagged.key, value=NameValue("家"), note="")


class TestRemoving:
    def test_what_is_removed_is_shown_nowhere_and_stays_in_the_file(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        annotate.remove(session, [tagged.key])
        assert browse.annotation(session, tagged.key) is None
        assert browse.open_document(session, tagged.document_id).marks == []
        with session.file.reading() as connection:
            stored = connection.exec_driver_sql("SELECT id, deleted FROM annotation").all()
        assert stored == [(tagged.id, 1)]

    def test_what_is_gone_cannot_be_changed(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        annotate.remove(session, [tagged.key])
        changes: list[Callable[[], ChangeSet | None]] = [
            lambda: annotate.remove(session, [tagged.key]),
            lambda: annotate.retype(session, [tagged.key, 99], DATE),
            lambda: annotate.edit(session, tagged.key, value=None, note="x"),
            lambda: annotate.move_border(session, tagged.key, Span(0, 1)),
        ]
        for change in changes:
            with pytest.raises(AnnotationChanged):
                change()


class TestTelling:
    def test_listeners_hear_what_was_committed_and_who_caused_it(self, session: Session) -> None:
        heard: list[tuple[ChangeSet, object]] = []

        def listen(change_set: ChangeSet, initiator: object) -> None:
            heard.append((change_set, initiator))

        session.listen(listen)
        tagged = builders.tagged(session, "樊耀", PERSON)
        change_set = annotate.remove(session, [tagged.key], initiator="the table")
        assert [one.action for one, _ in heard] == [Action.TAG, Action.REMOVE]
        assert heard[1] == (change_set, "the table")
        assert change_set is not None
        assert change_set.annotations[0].after is None
        assert change_set.annotations[0].before == tagged
        session.stop_listening(listen)
        builders.tagged(session, "1162家", FIGURE)
        assert len(heard) == 2

    def test_what_failed_is_told_to_nobody(self, session: Session) -> None:
        heard: list[ChangeSet] = []
        session.listen(lambda change_set, _: heard.append(change_set))
        with pytest.raises(AnnotationChanged):
            annotate.remove(session, [1])
        assert heard == []
        assert history.next_undo(session) is not None


class TestOwnership:
    @pytest.fixture
    def changes(self, session: Session) -> list[Callable[[], ChangeSet | None]]:
        """All that can be done to the first two annotations."""
        first = builders.tagged(session, "樊耀", PERSON)
        builders.tagged(session, "1162家", FIGURE)
        moved = Span(first.start, first.end - 1)
        return [
            lambda: annotate.retype(session, [1, 2], DATE),
            lambda: annotate.move_border(session, 1, moved),
            lambda: annotate.edit(session, 1, value=None, note="查"),
            lambda: annotate.remove(session, [1, 2]),
        ]

    def test_what_another_tagged_cannot_be_changed(
        self, session: Session, changes: list[Callable[[], ChangeSet | None]]
    ) -> None:
        people.work_as(session, "李明")
        mine = builders.tagged(session, "工会", ORGANISATION)
        before = browse.annotations(session, [1, 2])
        for change in changes:
            with pytest.raises(NotYourAnnotation, match="“樊耀” is an annotation of 王芳"):
                change()
        with pytest.raises(NotYourAnnotation):
            annotate.remove(session, [mine.key, 1])
        assert browse.annotations(session, [1, 2]) == before
        assert now(session, mine) == mine

    def test_the_final_version_is_changed_by_whoever_reviews_and_says_so(
        self, session: Session
    ) -> None:
        source = builders.tagged(session, "樊耀", PERSON)
        final = builders.final_of(session, source)
        assert final.provenance is not None
        people.work_as(session, "李明")
        annotate.edit(session, final.key, value=None, note="查")
        assert now(session, final).provenance == final.provenance
        annotate.retype(session, [final.key], ORGANISATION)
        amended = replace(final.provenance, choice=Choice.AMENDED, by="李明")
        assert now(session, final).provenance == amended
        annotate.remove(session, [final.key])
        with session.file.reading() as connection:
            (removed,) = annotation_store.with_keys(connection, [final.key])
        assert removed.provenance == replace(amended, choice=Choice.NEITHER)
        history.undo(session)
        assert now(session, final).provenance == amended

        assert session.person is not None
        people.set_role(session, session.person.id, Role.AUTHOR)
        with pytest.raises(NotYourAnnotation):
            annotate.remove(session, [final.key])

    def test_a_place_is_confirmed_by_its_author_or_a_reviewer(self, session: Session) -> None:
        tagged = builders.tagged(session, "樊耀", PERSON)
        with session.recording(Action.MERGE) as recorder:
            recorder.change_annotations([replace(tagged, anchoring=Anchoring.CHANGED)])
        reviewer = people.work_as(session, "李明")
        people.set_role(session, reviewer.id, Role.AUTHOR)
        with pytest.raises(NotYourAnnotation):
            annotate.confirm_place(session, [tagged.key])
        people.set_role(session, reviewer.id, Role.BOTH)
        assert annotate.confirm_place(session, [tagged.key]) is not None
        assert now(session, tagged).anchoring is Anchoring.SOUND
        assert annotate.confirm_place(session, [tagged.key]) is None
