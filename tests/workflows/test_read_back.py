"""A colleague's workbook is read back: listed first, then applied as one step in their name."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import builders
from annotator.domain.annotations import Annotation, AnnotationType, Status
from annotator.domain.change_sets import Action
from annotator.domain.errors import InvalidName, NameIsTaken, ProblemForUser
from annotator.domain.final_versions import FINAL_PERSON_ID, Choice
from annotator.domain.progress import Cancelled, NoProgress
from annotator.domain.projects import Role
from annotator.domain.read_back_faults import (
    AnnotationIsGone,
    CellHasNoResult,
    EntriesContradict,
    IdIsMissing,
    IdIsUnknown,
    IdStandsTwice,
    NothingIsAmended,
    ReasonIsMissing,
    TextIsAnother,
    ValueIsUnclear,
    WordIsUnknown,
    WordsStay,
)
from annotator.domain.read_backs import CellEdit, Doubt, Effect, Field, ReadBackChange
from annotator.domain.review_errors import (
    NoProposal,
    NotAReviewer,
    NothingToAnswer,
    NotYourAnnotation,
    NotYourWords,
    OwnWork,
)
from annotator.domain.reviews import Content, ReviewRules, content_of
from annotator.domain.values import DateBasis, DateValue, FigureValue, NameValue
from annotator.domain.workbook_problems import ReadBackIsOutdated, WorkbookOfOtherProject
from annotator.formats import review_workbook_reader
from annotator.formats.annotation_columns import TYPE_WORDS
from annotator.formats.entry_words import WISH_WORDS
from annotator.formats.review_workbook_reader import opened_review_workbook
from annotator.formats.row_record import fingerprint
from annotator.storage import backup
from annotator.workflows import (
    annotate,
    browse,
    decide,
    history,
    people,
    projects,
    read_back,
    remarks,
    review_rules,
)
from annotator.workflows.export_annotations import export_annotations
from annotator.workflows.read_back_plan import Plan
from builders import a_clock, a_session, final_of, tagged
from workbook_builders import changed, column_of, row_of, write_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from annotator.formats.review_workbook_reader import ReadRow
    from annotator.workflows.read_back import ReadBackPreview
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType


@dataclass
class Desk:
    """王芳 tagged a text and exported it; 李主任 writes in the workbook."""

    session: Session
    path: Path
    body: Annotation
    count: Annotation
    day: Annotation
    chair: Annotation

    def export(self) -> None:
        export_annotations(self.session, self.path)

    def read(self, name: str = "李主任") -> ReadBackPreview:
        return read_back.preview(self.session, self.path, person_name=name)

    def written(
        self, entries: Mapping[str, object], *, on: Annotation | None = None, name: str = "李主任"
    ) -> ReadBackPreview:
        """Write into one row and read the workbook back."""
        write_in(self.path, {(on or self.count).id: entries})
        return self.read(name)

    def apply(self, preview: ReadBackPreview, name: str = "李主任") -> None:
        assert read_back.apply(self.session, preview, person_name=name) is not None

    def now(self, one: Annotation) -> Annotation:
        found = browse.annotation(self.session, one.key)
        assert found is not None
        return found

    def thread(self, one: Annotation) -> list[tuple[str, str, str]]:
        return [
            (
                entry.person_name,
                entry.decision.verdict.value if entry.decision else "remark",
                entry.decision.reason
                if entry.decision
                else (entry.remark.text if entry.remark else ""),
            )
            for entry in remarks.thread(self.session, one.key)
        ]

    def planned(self, rows: list[ReadRow], name: str) -> ReadBackPreview:
        """Return what these rows would do, as if they had been read."""
        with self.session.file.reading() as connection:
            plan = Plan(self.session, read_back.colleague_named(connection, name))
            plan.take(connection, rows)
        return read_back.ReadBackPreview(
            path=self.path,
            person_name=name,
            is_new_person=False,
            rows=plan.rows,
            changes=plan.changes,
            findings=tuple(plan.findings),
            more_findings=0,
            recorded=True,
            sources=tuple(plan.sources),
        )

    def sit(self, name: str) -> None:
        people.work_as(self.session, name)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Annotation]]:
    """Make project and workbook once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("template")
    with a_session(folder) as session:
        found = [
            tagged(session, quote, type_)
            for quote, type_ in (
                ("市总工会", ORGANISATION),
                ("1162家", FIGURE),
                ("2004年底", DATE),
                ("樊耀", PERSON),
            )
        ]
        export_annotations(session, folder / "标注.xlsx")
    return folder, found


@pytest.fixture
def desk(tmp_path: Path, template: tuple[Path, list[Annotation]]) -> Iterator[Desk]:
    folder, found = template
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    later = a_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    with projects.open_project(tmp_path / "项目.annot", clock=later) as session:
        yield Desk(session, tmp_path / "标注.xlsx", *found)


def only(preview: ReadBackPreview) -> ReadBackChange:
    assert not preview.findings
    (change,) = preview.changes
    return change


def problem(preview: ReadBackPreview) -> ProblemForUser:
    assert not preview.changes
    (finding,) = preview.findings
    return finding.problem


def test_an_untouched_workbook_changes_nothing(desk: Desk) -> None:
    preview = desk.read()
    assert (preview.rows, preview.changes, preview.findings) == (4, (), ())
    assert preview.recorded
    assert read_back.apply(desk.session, preview, person_name="李主任") is None


# --- what a reviewer writes about annotations of others ---


def test_a_verdict_becomes_a_decision(desk: Desk) -> None:
    preview = desk.written({"状态": "通过"})
    assert only(preview) == ReadBackChange(
        sheet="标注明细",
        row=row_of(load_workbook(desk.path)["标注明细"], desk.count.id),
        id=desk.count.id,
        key=desk.count.key,
        quote="1162家",
        effect=Effect.ACCEPT,
        edits=(CellEdit(Field.STATUS, "pending", "accept"),),
    )
    desk.apply(preview)
    assert desk.now(desk.count).status is Status.ACCEPTED
    assert desk.thread(desk.count) == [("李主任", "accept", "")]


def test_a_return_takes_its_reason_along(desk: Desk) -> None:
    preview = desk.written({"状态": "退回", "审核意见": "规范值有误"})
    assert only(preview).words == "规范值有误"
    desk.apply(preview)
    assert desk.now(desk.count).status is Status.RETURNED
    assert desk.thread(desk.count) == [("李主任", "return", "规范值有误")]


def test_a_return_without_a_reason_is_not_taken(desk: Desk) -> None:
    assert isinstance(problem(desk.written({"状态": "退回"})), ReasonIsMissing)


@pytest.mark.parametrize("status", [None, "修改"])
def test_another_type_or_value_of_somebody_elses_becomes_a_proposal(
    desk: Desk, status: str | None
) -> None:
    entries = {"规范值": "1,163 家（余）", "审核意见": "见原件"} | (
        {"状态": status} if status else {}
    )
    preview = desk.written(entries)
    change = only(preview)
    value = FigureValue("1163", unit="家", approx="余")
    assert change.effect is Effect.AMEND
    assert change.content == Content(desk.count.start, desk.count.end, FIGURE, value)
    desk.apply(preview)
    assert desk.now(desk.count).value == desk.count.value
    assert desk.now(desk.count).status is Status.AMENDED
    assert desk.thread(desk.count) == [("李主任", "amend", "见原件")]
    desk.sit("王芳")
    decide.adopt(desk.session, [desk.count.key])
    assert desk.now(desk.count).value == value


def test_another_type_takes_the_value_that_the_rules_read_under_it(desk: Desk) -> None:
    change = only(desk.written({"类型": "日期"}))
    assert change.content == Content(desk.count.start, desk.count.end, DATE, None)
    assert change.edits == (CellEdit(Field.TYPE, "figure", "date"),)


def test_a_new_value_is_read_under_the_new_type(desk: Desk) -> None:
    change = only(desk.written({"类型": "机构", "规范值": "景德镇市"}, on=desk.chair))
    assert change.content is not None
    assert change.content.value == NameValue("景德镇市")


def test_an_erased_value_is_none(desk: Desk) -> None:
    change = only(desk.written({"规范值": None}))
    assert change.content == Content(desk.count.start, desk.count.end, FIGURE, None)


@pytest.mark.parametrize("typed", ["1162家", "1,162家", " 1162 家 ", "1162 家"])
def test_the_same_value_written_otherwise_is_no_change(desk: Desk, typed: str) -> None:
    preview = desk.written({"规范值": typed})
    assert (preview.changes, preview.findings) == ((), ())


def test_where_a_year_was_taken_from_is_not_for_a_cell_to_say(desk: Desk) -> None:
    other = DateValue("2004-12", DateBasis.PREVIOUS_DATE)
    annotate.edit(desk.session, desk.day.key, value=other, note="")
    desk.export()
    assert desk.written({"规范值": "2004年12月"}, on=desk.day).changes == ()


def test_a_cell_that_excel_took_for_a_date_or_number_is_read(desk: Desk) -> None:
    book = changed(desk.path)
    sheet = book["标注明细"]
    day = sheet.cell(row_of(sheet, desk.day.id), column_of(sheet, "规范值"))
    day.value = datetime(2004, 11, 15)  # noqa: DTZ001 - as cells have them
    day.number_format = "yyyy/m/d"
    count = sheet.cell(row_of(sheet, desk.count.id), column_of(sheet, "规范值"))
    count.value = 1163
    count.number_format = "0"
    book.save(desk.path)
    values = [change.content.value for change in desk.read().changes if change.content]
    assert values == [DateValue("2004-11-15"), FigureValue("1163")]


def test_a_note_on_somebody_elses_annotation_becomes_a_remark(desk: Desk) -> None:
    annotate.edit(desk.session, desk.count.key, value=desk.count.value, note="见第 3 页")
    desk.export()
    preview = desk.written({"备注": "见第 3 页；已核对"})
    assert (only(preview).effect, only(preview).words) == (Effect.REMARK, "已核对")
    desk.apply(preview)
    assert desk.now(desk.count).note == "见第 3 页"
    assert desk.thread(desk.count) == [("李主任", "remark", "已核对")]


def test_words_without_a_verdict_become_a_remark(desk: Desk) -> None:
    preview = desk.written({"审核意见": "是否含离退休？"})
    assert only(preview).effect is Effect.REMARK
    desk.apply(preview)
    assert desk.now(desk.count).status is Status.PENDING
    assert desk.thread(desk.count) == [("李主任", "remark", "是否含离退休？")]


def test_a_reviewer_may_reword_the_reason(desk: Desk) -> None:
    desk.apply(desk.written({"状态": "退回", "审核意见": "有误"}))
    desk.export()
    preview = desk.written({"审核意见": "数字有误"})
    assert (only(preview).effect, only(preview).words) == (Effect.RETURN, "数字有误")
    desk.apply(preview)
    assert desk.thread(desk.count)[-1] == ("李主任", "return", "数字有误")


def test_the_words_of_the_windows_decide_as_those_of_the_list(desk: Desk) -> None:
    preview = desk.written({"状态": "已通过"})
    assert only(preview).effect is Effect.ACCEPT
    desk.apply(preview)
    assert desk.now(desk.count).status is Status.ACCEPTED
    desk.export()
    assert not desk.written({"状态": "已通过"}, name="赵强").changes
    preview = desk.written({"状态": "已退回", "审核意见": "有误"})
    assert only(preview).effect is Effect.RETURN
    preview = desk.written({"状态": "待采纳", "审核意见": None, "规范值": "5 家"})
    assert only(preview).effect is Effect.AMEND
    assert not preview.findings


def test_a_status_that_was_said_before_the_project_went_on_decides_nothing(desk: Desk) -> None:
    desk.apply(desk.written({"状态": "通过"}))
    desk.export()
    people.work_as(desk.session, "赵强")
    decide.return_(desk.session, [desk.count.key], "有误")
    preview = desk.written({"状态": "已通过"})
    assert not preview.changes
    assert not preview.findings


def test_back_to_pending_takes_ones_own_decision_back(desk: Desk) -> None:
    desk.apply(desk.written({"状态": "通过"}))
    desk.export()
    preview = desk.written({"状态": "待审"})
    assert only(preview).effect is Effect.TAKE_BACK
    desk.apply(preview)
    assert desk.now(desk.count).status is Status.PENDING


def test_nobody_takes_back_what_another_person_decided(desk: Desk) -> None:
    desk.apply(desk.written({"状态": "通过"}))
    desk.export()
    refused = problem(desk.written({"状态": "待审"}, name="赵强"))
    assert isinstance(refused, NotYourWords)
    assert "李主任" in str(refused)


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ({"状态": "修改"}, NothingIsAmended),
        ({"状态": "通过", "规范值": "5 家"}, EntriesContradict),
        ({"状态": "退回", "类型": "日期", "规范值": "2004", "审核意见": "错"}, EntriesContradict),
        ({"状态": "采纳"}, NotYourAnnotation),
        ({"状态": "待复审"}, NotYourAnnotation),
        ({"状态": "同意"}, WordIsUnknown),
        ({"状态": None}, WordIsUnknown),
        ({"类型": "地名"}, WordIsUnknown),
        ({"类型": "机构 "}, None),
        ({"规范值": "很多家"}, ValueIsUnclear),
        ({"规范值": "=1+1"}, CellHasNoResult),
        ({"状态": "#N/A", "备注": None}, CellHasNoResult),
    ],
)
def test_what_is_unclear_is_listed_and_not_guessed(
    desk: Desk, entries: dict[str, object], kind: type[ProblemForUser] | None
) -> None:
    preview = desk.written(entries)
    assert [type(one.problem) for one in preview.findings] == ([kind] if kind else [])
    assert len(preview.changes) == (0 if kind else 1)
    if kind:
        (finding,) = preview.findings
        assert (finding.id, finding.quote) == (desk.count.id, "1162家")


def test_a_faulty_cell_takes_back_what_belongs_to_it_and_leaves_the_note(desk: Desk) -> None:
    preview = desk.written({"类型": "地名", "状态": "通过", "审核意见": "好", "备注": "查过"})
    (finding,) = preview.findings
    assert isinstance(finding.problem, WordIsUnknown)
    assert [change.words for change in preview.changes] == ["查过"]


def test_an_erased_remark_or_note_erases_nothing(desk: Desk) -> None:
    annotate.edit(desk.session, desk.count.key, value=desk.count.value, note="见第 3 页")
    desk.apply(desk.written({"状态": "退回", "审核意见": "有误"}, on=desk.body))
    desk.export()
    assert isinstance(problem(desk.written({"备注": None})), NotYourAnnotation)
    desk.export()
    assert isinstance(problem(desk.written({"审核意见": None}, on=desk.body)), WordsStay)


def test_whoever_does_not_review_only_remarks(desk: Desk) -> None:
    desk.sit("李主任")
    (person,) = [one for one in people.everyone(desk.session) if one.name == "李主任"]
    people.set_role(desk.session, person.id, Role.AUTHOR)
    for entries in ({"状态": "通过"}, {"规范值": "5 家"}):
        assert isinstance(problem(desk.written(entries)), NotAReviewer)
        desk.export()
    assert only(desk.written({"备注": "查"})).effect is Effect.REMARK


# --- what an author writes about their own ---


def test_ones_own_annotation_changes_directly(desk: Desk) -> None:
    preview = desk.written({"类型": "机构", "备注": "疑为机构"}, on=desk.chair, name="王芳")
    assert only(preview).effect is Effect.EDIT
    desk.apply(preview, "王芳")
    now = desk.now(desk.chair)
    assert (now.type, now.note, now.status) == (ORGANISATION, "疑为机构", Status.PENDING)


def test_calling_ones_own_change_a_proposal_is_to_make_it(desk: Desk) -> None:
    change = only(desk.written({"规范值": "5 家", "状态": "修改"}, name="王芳"))
    assert change.effect is Effect.EDIT


def test_nobody_decides_about_their_own_work_unless_the_office_allows_it(desk: Desk) -> None:
    assert isinstance(problem(desk.written({"状态": "通过"}, name="王芳")), OwnWork)
    review_rules.set_rules(desk.session, ReviewRules(own_work=True))
    assert only(desk.read("王芳")).effect is Effect.ACCEPT


def returned_to_author(desk: Desk) -> None:
    desk.sit("李主任")
    decide.return_(desk.session, [desk.count.key], "有误")
    builders.amend(
        desk.session,
        desk.day.key,
        Content(desk.day.start, desk.day.end, DATE, DateValue("2004-12-31")),
    )
    desk.export()


def test_an_author_answers_and_adopts(desk: Desk) -> None:
    returned_to_author(desk)
    write_in(desk.path, {desk.count.id: {"状态": "待复审", "审核意见": "有误\n原件如此"}})
    preview = desk.written({"状态": "采纳"}, on=desk.day, name="王芳")
    assert [change.effect for change in preview.changes] == [Effect.ADOPT, Effect.RESUBMIT]
    desk.apply(preview, "王芳")
    assert desk.now(desk.count).status is Status.REVISED
    assert desk.now(desk.day).value == DateValue("2004-12-31")
    assert desk.now(desk.day).status is Status.ACCEPTED


def test_an_author_corrects_and_asks_to_look_again(desk: Desk) -> None:
    returned_to_author(desk)
    entries: dict[str, object] = {"规范值": "1163 家", "状态": "待复审", "审核意见": "已改"}
    preview = desk.written(entries, name="王芳")
    assert [change.effect for change in preview.changes] == [Effect.EDIT, Effect.RESUBMIT]
    desk.apply(preview, "王芳")
    latest = remarks.thread(desk.session, desk.count.key)[-1].decision
    assert latest is not None
    assert latest.subject.value == FigureValue("1163", unit="家")
    assert desk.now(desk.count).status is Status.REVISED


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ({"状态": "待复审"}, NothingToAnswer),
        ({"状态": "采纳"}, NoProposal),
        ({"状态": "采纳", "规范值": "5 家"}, EntriesContradict),
    ],
)
def test_answers_need_something_to_answer(
    desk: Desk, entries: dict[str, object], kind: type[ProblemForUser]
) -> None:
    assert isinstance(problem(desk.written(entries, name="王芳")), kind)


def test_the_final_version_may_be_changed_by_whoever_reviews(desk: Desk) -> None:
    final = final_of(desk.session, desk.count)
    desk.export()
    preview = desk.written({"规范值": "1163 家"}, on=final)
    assert only(preview).effect is Effect.EDIT
    desk.apply(preview)
    provenance = desk.now(final).provenance
    assert provenance is not None
    assert (provenance.choice, provenance.by) == (Choice.AMENDED, "李主任")


# --- what changed meanwhile, what is not there, what was altered ---


def test_what_changed_meanwhile_is_a_conflict_and_waits_to_be_chosen(desk: Desk) -> None:
    write_in(desk.path, {desk.count.id: {"状态": "通过"}, desk.body.id: {"状态": "通过"}})
    annotate.edit(desk.session, desk.count.key, value=FigureValue("5"), note="")
    preview = desk.read()
    assert [(one.id, one.doubt) for one in preview.doubtful] == [
        (desk.count.id, Doubt.CHANGED_MEANWHILE)
    ]
    assert [one.id for one in preview.ready] == [desk.body.id]
    desk.apply(preview)
    assert desk.now(desk.count).status is Status.PENDING
    assert desk.now(desk.body).status is Status.ACCEPTED
    chosen = desk.read().doubtful
    assert read_back.apply(desk.session, desk.read(), person_name="李主任", chosen=chosen)
    assert desk.now(desk.count).status is Status.ACCEPTED


def test_a_decision_of_somebody_else_meanwhile_is_a_conflict_too(desk: Desk) -> None:
    desk.sit("赵强")
    decide.return_(desk.session, [desk.count.key], "有误")
    assert only(desk.written({"状态": "通过"})).doubt is Doubt.CHANGED_MEANWHILE


def test_what_the_project_says_by_now_anyway_is_no_conflict(desk: Desk) -> None:
    desk.sit("王芳")
    annotate.edit(desk.session, desk.count.key, value=FigureValue("1163", unit="家"), note="")
    preview = desk.written({"规范值": "1,163 家"})
    assert (preview.changes, preview.findings) == ((), ())


def test_an_altered_text_is_listed_and_never_taken(desk: Desk) -> None:
    preview = desk.written({"原文": "1163家", "状态": "通过"})
    (finding,) = preview.findings
    assert isinstance(finding.problem, TextIsAnother)
    assert "“1163家”" in str(finding.problem)
    (change,) = preview.changes
    assert change.doubt is Doubt.TEXT_ALTERED
    assert preview.ready == ()
    assert desk.now(desk.count).quote == "1162家"


def test_ids_that_are_unknown_missing_or_gone_are_listed(desk: Desk) -> None:
    book = changed(desk.path)
    sheet = book["标注明细"]
    sheet.cell(row_of(sheet, desk.body.id), 1).value = "01a20415-3905-7872-8215-000000000001"
    sheet.cell(row_of(sheet, desk.day.id), 1).value = None
    sheet.cell(row_of(sheet, desk.count.id), column_of(sheet, "状态")).value = "通过"
    book.save(desk.path)
    annotate.remove(desk.session, [desk.count.key])
    preview = desk.read()
    assert preview.changes == ()
    found = {type(one.problem): one.quote for one in preview.findings}
    assert found == {IdIsUnknown: "市总工会", IdIsMissing: "2004年底", AnnotationIsGone: "1162家"}


def test_an_untouched_row_of_what_is_gone_says_nothing(desk: Desk) -> None:
    annotate.remove(desk.session, [desk.count.key])
    assert desk.read().findings == ()


def test_of_two_rows_with_one_id_that_differ_neither_is_taken(desk: Desk) -> None:
    book = changed(desk.path)
    sheet = book["标注明细"]
    copy = [cell.value for cell in sheet[row_of(sheet, desk.count.id)]]
    sheet.cell(row_of(sheet, desk.count.id), column_of(sheet, "状态")).value = "通过"
    sheet.append(copy)
    book.save(desk.path)
    preview = desk.read()
    assert preview.changes == ()
    (finding,) = preview.findings
    assert isinstance(finding.problem, IdStandsTwice)
    assert read_back.apply(desk.session, preview, person_name="李主任") is None


def test_of_two_equal_rows_one_counts(desk: Desk) -> None:
    write_in(desk.path, {desk.count.id: {"状态": "通过"}})
    book = changed(desk.path)
    sheet = book["标注明细"]
    sheet.append([cell.value for cell in sheet[row_of(sheet, desk.count.id)]])
    book.save(desk.path)
    assert only(desk.read()).effect is Effect.ACCEPT


def test_a_workbook_of_another_project_is_told_so(desk: Desk, tmp_path: Path) -> None:
    with (
        a_session(tmp_path, name="另一.annot") as other,
        pytest.raises(WorkbookOfOtherProject),
    ):
        read_back.preview(other, desk.path)


def test_without_its_records_only_what_never_changed_is_sure(desk: Desk) -> None:
    desk.sit("赵强")
    decide.accept(desk.session, [desk.body.key])
    desk.export()
    entries = {desk.count.id: {"状态": "通过"}, desk.body.id: {"状态": "退回", "审核意见": "错"}}
    write_in(desk.path, entries)
    book = changed(desk.path)
    del book["读回记录"]
    book.save(desk.path)
    preview = desk.read()
    assert not preview.recorded
    assert not preview.findings
    assert {one.id: one.doubt for one in preview.changes} == {
        desk.count.id: None,
        desk.body.id: Doubt.NO_RECORD,
    }


# --- one step, in the colleague's name ---


def write_a_lot(desk: Desk) -> ReadBackPreview:
    write_in(
        desk.path,
        {
            desk.body.id: {"状态": "通过", "备注": "好"},
            desk.count.id: {"状态": "退回", "审核意见": "有误"},
            desk.day.id: {"规范值": "2004-12-31"},
            desk.chair.id: {"类型": "机构"},
        },
    )
    return desk.read()


def test_everything_is_one_step_in_the_name_of_the_colleague(desk: Desk) -> None:
    heard = []
    desk.session.listen(lambda change_set, initiator: heard.append((change_set, initiator)))
    preview = write_a_lot(desk)
    assert preview.is_new_person
    change_set = read_back.apply(desk.session, preview, person_name="李主任", initiator=desk)
    assert change_set is not None
    assert heard == [(change_set, desk)]
    (colleague,) = [one for one in people.everyone(desk.session) if one.name == "李主任"]
    assert (change_set.action, change_set.person_id) == (Action.READ_BACK, colleague.id)
    assert {one.after.person_id for one in change_set.decisions if one.after} == {colleague.id}
    assert change_set.step.detail == "标注.xlsx"
    (step, *_) = history.history(desk.session, limit=1)
    assert (step.person_name, step.action, step.can_undo) == ("李主任", Action.READ_BACK, True)
    assert desk.session.person is not None
    assert desk.session.person.name == "王芳"


def test_whoever_read_it_back_can_undo_and_redo_it(desk: Desk) -> None:
    before = [desk.now(one) for one in (desk.body, desk.count, desk.day, desk.chair)]
    desk.apply(write_a_lot(desk))
    after = [desk.now(one) for one in before]
    assert [one.status for one in after] == [
        Status.ACCEPTED, Status.RETURNED, Status.AMENDED, Status.AMENDED,
    ]  # fmt: skip
    step = history.next_undo(desk.session)
    assert step is not None
    assert step.action is Action.READ_BACK
    history.undo(desk.session)
    assert [desk.now(one).status for one in before] == [Status.PENDING] * 4
    assert not any(desk.thread(one) for one in before)
    history.redo(desk.session)
    assert [desk.now(one).status for one in before] == [one.status for one in after]
    assert history.undo_step(desk.session, step.change_set_id) is not None


def test_reading_the_same_workbook_again_changes_nothing(desk: Desk) -> None:
    write_a_lot(desk)
    write_in(desk.path, {desk.body.id: {"审核意见": "很好"}})
    desk.apply(desk.read())
    preview = desk.read()
    assert (preview.changes, preview.findings) == ((), ())


def test_what_an_author_wrote_changes_nothing_when_read_again(desk: Desk) -> None:
    returned_to_author(desk)
    write_in(desk.path, {desk.count.id: {"规范值": "7 家", "状态": "待复审", "审核意见": "已改"}})
    desk.apply(desk.written({"状态": "采纳", "备注": "好"}, on=desk.day, name="王芳"), "王芳")
    preview = desk.read("王芳")
    assert (preview.changes, preview.findings) == ((), ())


def test_a_checked_copy_is_kept_first(desk: Desk) -> None:
    preview = desk.written({"状态": "通过"})
    assert backup.backups(desk.session.file) == ()
    desk.apply(preview)
    (copy,) = backup.backups(desk.session.file)
    assert copy.path.stat().st_size > 0


def test_it_says_how_far_it_is_and_can_be_stopped_until_the_end(desk: Desk) -> None:
    preview = desk.written({"状态": "通过"})
    told: list[float] = []

    class Told:
        stop_at = 0

        def report(self, done: int, total: int) -> None:
            told.append(done / total)
            if len(told) == self.stop_at:
                raise Cancelled

    progress = Told()
    read_back.apply(desk.session, preview, person_name="李主任", progress=progress)
    assert told == sorted(told)
    everything = len(told)
    assert everything >= 4
    history.undo_step(desk.session, history.history(desk.session)[0].change_set_id)
    for progress.stop_at in range(1, everything + 1):
        told.clear()
        with pytest.raises(Cancelled):
            read_back.apply(desk.session, desk.read(), person_name="李主任", progress=progress)
        assert desk.now(desk.count).status is Status.PENDING


def test_a_project_that_changed_since_the_list_was_shown_is_left_alone(desk: Desk) -> None:
    preview = desk.written({"状态": "通过"})
    annotate.edit(desk.session, desk.count.key, value=FigureValue("5"), note="")
    with pytest.raises(ReadBackIsOutdated):
        read_back.apply(desk.session, preview, person_name="李主任")
    assert desk.now(desk.count).status is Status.PENDING
    assert [one.name for one in people.everyone(desk.session)] == ["王芳"]


def test_a_list_made_for_one_person_does_not_hold_for_another(desk: Desk) -> None:
    preview = desk.written({"规范值": "5 家"})
    with pytest.raises(ReadBackIsOutdated):
        read_back.apply(desk.session, preview, person_name="王芳")


def test_the_name_comes_from_the_workbook_unless_told(desk: Desk) -> None:
    book = changed(desk.path)
    book["填写说明"]["B3"] = "赵强"
    book.save(desk.path)
    assert read_back.preview(desk.session, desk.path).person_name == "赵强"
    assert desk.read("李主任").person_name == "李主任"


@pytest.mark.parametrize(("name", "kind"), [("", InvalidName), ("\u202e", InvalidName)])
def test_without_a_usable_name_nothing_is_applied(
    desk: Desk, name: str, kind: type[ProblemForUser]
) -> None:
    preview = desk.written({"状态": "通过"})
    with pytest.raises(kind):
        read_back.apply(desk.session, preview, person_name=name)


def test_the_final_version_is_nobody_who_fills_in_workbooks(desk: Desk) -> None:
    final_of(desk.session, desk.count)
    name = people.names(desk.session)[FINAL_PERSON_ID]
    with pytest.raises(NameIsTaken):
        desk.read(name)


WORDS = st.sampled_from([*WISH_WORDS.values(), "", "同意"])
TYPED = {
    Field.TYPE: st.sampled_from([*TYPE_WORDS.values(), "地名"]),
    Field.VALUE: st.sampled_from(["", "2004-11-15", "1,163 家（余）", "市总", "1162家"])
    | st.text(max_size=9),
    Field.STATUS: WORDS,
    Field.REMARK: st.sampled_from(["", "有误"]) | st.text(max_size=9),
    Field.NOTE: st.sampled_from(
        ["a\x85b", "_xD83D__xDE00_", "_xD800_", "_x005F_x0041_", "\ufeff查\r\n"]
    )
    | st.text(max_size=9),
}
CELLS = st.fixed_dictionaries({}, optional=TYPED)


def other_than_exported(row: ReadRow, typed: dict[Field, str]) -> dict[Field, str]:
    """Leave out what the row said before, as the reader does."""
    assert row.record is not None
    exported = review_workbook_reader._exported(row.record)
    return {one: cell for one, cell in typed.items() if fingerprint(cell) != exported[one]}


@pytest.mark.parametrize("before", ["nothing", "returned", "amended"])
def test_whatever_is_written_is_applied_once_and_undone_whole(desk: Desk, before: str) -> None:
    desk.sit("李主任")
    if before == "returned":
        decide.return_(desk.session, [desk.count.key, desk.day.key], "有误")
    elif before == "amended":
        builders.amend(
            desk.session, desk.count.key, Content(desk.count.start, desk.count.end, DATE)
        )
    desk.export()
    with opened_review_workbook(desk.path) as book:
        exported = list(book.rows(NoProgress()))
    keys = [desk.body.key, desk.count.key, desk.day.key, desk.chair.key]
    state = browse.annotations(desk.session, keys)

    @settings(max_examples=25)
    @given(st.lists(CELLS, min_size=4, max_size=4), st.sampled_from(["王芳", "李主任"]))
    def check(cells: list[dict[Field, str]], name: str) -> None:
        rows = [
            replace(row, written=other_than_exported(row, typed))
            for row, typed in zip(exported, cells, strict=True)
        ]
        listed = desk.planned(rows, name)
        assert not listed.doubtful
        applied = read_back.apply(desk.session, listed, person_name=name)
        assert (applied is None) is (listed.changes == ())
        assert desk.planned(rows, name).changes == ()
        quotes = [one.quote for one in browse.annotations(desk.session, keys)]
        assert quotes == [one.quote for one in state]
        if applied:
            history.undo(desk.session)
        after = browse.annotations(desk.session, keys)
        assert [(content_of(one), one.note, one.status) for one in after] == [
            (content_of(one), one.note, one.status) for one in state
        ]
        # A revision grows by an undo too, which the workbook cannot know.
        revisions = {one.id: one.revision for one in after}
        exported[:] = [
            replace(row, record=replace(row.record, revision=revisions[row.id]))
            for row in exported
            if row.record
        ]

    check()


def test_verdict_words_match_the_states_they_lead_to(desk: Desk) -> None:
    """What was written stands there again when the project is exported anew."""
    desk.apply(write_a_lot(desk))
    written = {
        row[0]: row for row in load_workbook(desk.path)["标注明细"].iter_rows(values_only=True)
    }
    desk.export()
    sheet = load_workbook(desk.path)["标注明细"]
    place = column_of(sheet, "状态") - 1
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert rows[desk.body.id][place] == written[desk.body.id][place] == "通过"
    assert rows[desk.count.id][place] == written[desk.count.id][place] == "退回"
    assert rows[desk.day.id][place] == "修改"
    assert rows[desk.day.id][column_of(sheet, "审核意见") - 1] == "建议改为：规范值“2004-12-31”。"
    assert rows[desk.day.id][column_of(sheet, "审核人") - 1] == "李主任"
