"""How far a project is, counted from a real project file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

import builders
from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.errors import CopyOntoItself, ProjectDamaged
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.progress import Cancelled
from annotator.domain.progress_reports import PersonProgress, ProgressReport, Stage
from annotator.domain.reviews import Content, Verdict
from annotator.domain.values import NameValue
from annotator.storage import text_pieces
from annotator.workflows import annotate, browse, decide, documents, people
from annotator.workflows.progress import progress, write_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
TODAY = date(2026, 11, 22)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged keys 1 to 4; 李明 works now."""
    with builders.a_session(tmp_path) as session:
        for quote, type_ in (
            ("1162家", FIGURE),
            ("樊耀", PERSON),
            ("2004年底", DATE),
            ("市总工会", ORGANISATION),
        ):
            builders.tagged(session, quote, type_)
        people.work_as(session, "李明")
        yield session


def person(report: ProgressReport, name: str) -> PersonProgress:
    (found,) = [one for one in report.people if one.person.name == name]
    return found


def now(session: Session, key: int) -> Annotation:
    found = browse.annotation(session, key)
    assert found is not None
    return found


def test_an_untouched_project_is_all_tagged_and_nothing_reviewed(session: Session) -> None:
    report = progress(session, zone=UTC)
    (document,) = report.documents
    assert [(one.path, one.entry) for one in document.sections] == [
        ("群众团体", ""),
        ("群众团体", "工会"),
    ]
    assert document.sections[1].tally.total == 4
    assert (report.tally.stage, report.tally.share_reviewed) == (Stage.TAGGED, 0)
    assert person(report, "王芳").tally.types == {FIGURE: 1, PERSON: 1, DATE: 1, ORGANISATION: 1}
    (day,) = report.days
    assert (day.day, day.tagged, day.decided) == (TODAY, 4, 0)
    assert report.returns == ()


def test_decisions_are_counted_for_those_who_made_and_those_who_get_them(session: Session) -> None:
    decide.accept(session, [1])
    decide.return_(session, [2], "边界不当")
    old = now(session, 4)
    amended = Content(old.start, old.end, ORGANISATION, NameValue("景德镇市总工会"))
    builders.amend(session, 4, amended, "应取全称")
    report = progress(session, zone=UTC)
    assert report.tally.statuses == {
        Status.ACCEPTED: 1,
        Status.RETURNED: 1,
        Status.PENDING: 1,
        Status.AMENDED: 1,
    }
    assert (report.tally.reviewed, report.tally.to_answer, report.tally.finished) == (3, 2, 1)
    li = person(report, "李明")
    assert li.verdicts == {Verdict.ACCEPT: 1, Verdict.RETURN: 1, Verdict.AMEND: 1}
    assert (li.tally.total, li.last_day) == (0, TODAY)
    assert sum(day.decided for day in report.days) == 3
    first, second = report.returns
    assert (first.key, first.reviewer, first.reason, first.quote) == (2, "李明", "边界不当", "樊耀")
    assert (second.key, second.status, second.reason) == (4, Status.AMENDED, "应取全称")
    assert person(report, "王芳").oldest_return == first.at
    assert report.documents[0].section_at(first.start).entry == "工会"


def test_an_answer_closes_a_return_and_is_no_decision_of_a_reviewer(session: Session) -> None:
    decide.return_(session, [1, 2], "规范值有误")
    people.work_as(session, "王芳")
    decide.resubmit(session, [1], "原文如此")
    report = progress(session, zone=UTC)
    assert [one.key for one in report.returns] == [2]
    assert report.tally.statuses[Status.REVISED] == 1
    assert sum(day.decided for day in report.days) == 2
    assert person(report, "王芳").verdicts == {Verdict.RESUBMIT: 1}


def test_the_latest_reason_is_told_and_what_was_taken_back_is_not(session: Session) -> None:
    decide.return_(session, [1], "边界不当")
    decide.return_(session, [1], "类型有误")
    taken_back = decide.return_(session, [1], "写错了")
    assert taken_back is not None
    (change,) = taken_back.decisions
    assert change.after is not None
    decide.take_back(session, change.after.id)
    report = progress(session, zone=UTC)
    assert [one.reason for one in report.returns] == ["类型有误"]
    assert person(report, "李明").verdicts == {Verdict.RETURN: 2}


def test_what_is_settled_counts_as_final_and_as_work_of_who_settled_it(session: Session) -> None:
    builders.final_of(session, now(session, 1))
    report = progress(session, zone=UTC)
    assert (report.tally.final, report.final) == (1, 1)
    assert FINAL_PERSON_ID not in {one.person.id for one in report.people}
    assert person(report, "李明").settled == 1
    assert report.tally.total == 4


def test_a_place_that_is_to_stay_empty_is_settled_too(session: Session) -> None:
    made = builders.final_of(session, now(session, 1))
    annotate.remove(session, [made.key])
    report = progress(session, zone=UTC)
    assert (report.tally.final, report.final) == (1, 0)
    assert person(report, "李明").settled == 1


def test_what_was_loaded_is_no_day_s_work(session: Session) -> None:
    builders.add_many(session, 5)
    report = progress(session, zone=UTC)
    assert person(report, "李明").tally.total == 5
    assert sum(day.tagged for day in report.days) == 4


def test_removed_annotations_and_documents_are_not_counted(session: Session) -> None:
    people.work_as(session, "王芳")
    annotate.remove(session, [1])
    other = builders.imported(session, "另一篇。", title="另一篇")
    assert progress(session, zone=UTC).tally.total == 3
    assert len(progress(session, zone=UTC).documents) == 2
    documents.remove_document(session, other)
    assert len(progress(session, zone=UTC).documents) == 1


def test_only_the_documents_asked_for_are_counted(session: Session) -> None:
    other = builders.imported(session, "另一篇。", title="另一篇")
    decide.return_(session, [1], "边界不当")
    report = progress(session, document_ids=[other], zone=UTC)
    assert [document.title for document in report.documents] == ["另一篇"]
    assert (report.tally.total, report.days, report.returns) == (0, (), ())
    assert person(report, "李明").verdicts == {}


def test_days_follow_the_zone(session: Session) -> None:
    late = timezone(timedelta(hours=15))
    assert {day.day for day in progress(session, zone=late).days} == {date(2026, 11, 23)}
    here = progress(session).zone
    assert here.utcoffset(None) is not None


def test_an_empty_project_has_an_empty_report(tmp_path: Path) -> None:
    with builders.a_session(tmp_path, text=None) as session:
        report = progress(session)
        assert (report.documents, report.days, report.returns) == ((), (), ())
        assert report.tally.stage is Stage.UNTAGGED


def test_what_is_read_piece_by_piece_counts_alike(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = builders.final_of(session, now(session, 1))
    annotate.remove(session, [made.key])
    builders.final_of(session, now(session, 3))
    decide.return_(session, [2], "边界不当")
    decide.return_(session, [4], "类型有误")
    decide.accept(session, [3])
    whole = progress(session, zone=UTC)
    monkeypatch.setattr(text_pieces, "_AT_ONCE", 1)
    report = progress(session, zone=UTC)
    assert report == replace(whole, at=report.at)
    assert [one.key for one in report.returns] == [2, 4]
    assert person(report, "李明").settled == 2


def test_others_tag_while_it_is_counted(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_pieces, "_AT_ONCE", 1)
    reports: list[int] = []

    class Tagging:
        def report(self, done: int, total: int) -> None:
            reports.append(done)
            if len(reports) == 2:  # the first piece is read, and the last is not
                with ThreadPoolExecutor(1) as other:
                    other.submit(builders.tagged, session, "耀", PERSON).result(timeout=30)

    assert progress(session, zone=UTC, progress=Tagging()).tally.total == 5


def test_it_can_be_stopped(session: Session) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        progress(session, progress=Impatient())


@pytest.mark.parametrize("column", ["type", "status", "created_at"])
def test_a_damaged_row_is_reported_as_damage(session: Session, column: str) -> None:
    with session.file.writing() as connection:
        connection.exec_driver_sql(f"UPDATE annotation SET {column} = 'zzz' WHERE key = 1")
    with pytest.raises(ProjectDamaged):
        progress(session)


def test_a_report_is_written_but_never_over_the_open_project(
    session: Session, tmp_path: Path
) -> None:
    report = progress(session)
    write_progress(session, tmp_path / "进度.xlsx", report)
    assert load_workbook(tmp_path / "进度.xlsx").sheetnames[0] == "进度"
    with pytest.raises(CopyOntoItself):
        write_progress(session, session.path, report)
