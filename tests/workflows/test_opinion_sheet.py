"""Opinion sheets written from a real project."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import CopyOntoItself, UnsupportedFile
from annotator.domain.opinion_sheets import Handling, OpinionCounts, OpinionSheet
from annotator.domain.progress import Cancelled
from annotator.domain.reviews import content_of
from annotator.domain.values import NameValue
from annotator.formats import opinion_sheet_docx
from annotator.workflows import annotate, browse, decide, people
from annotator.workflows.opinion_sheet import write_opinion_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.domain.opinion_sheets import OpinionSheetResult
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
TEXT = """# 群众团体
**【工会】**
2004年底，市总工会有基层工会1162家，主席樊耀。
# 科学技术
全市有科技人员3000人。
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged keys 1 to 5; 李明 works now."""
    with builders.a_session(tmp_path, text=TEXT) as session:
        for quote, type_ in (
            ("2004年底", DATE),
            ("市总工会", ORGANISATION),
            ("1162家", FIGURE),
            ("樊耀", PERSON),
            ("3000人", FIGURE),
        ):
            builders.tagged(session, quote, type_)
        people.work_as(session, "李明")
        yield session


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[OpinionSheet]:
    """Catch the sheets on their way to paper, which is still written."""
    caught: list[OpinionSheet] = []
    write = opinion_sheet_docx.write_opinion_docx

    def catch(path: Path, sheet: OpinionSheet) -> OpinionSheetResult:
        caught.append(sheet)
        return write(path, sheet)

    monkeypatch.setattr(opinion_sheet_docx, "write_opinion_docx", catch)
    return caught


def now(session: Session, key: int) -> Annotation:
    found = browse.annotation(session, key)
    assert found is not None
    return found


def amend(session: Session, key: int, value: NameValue, *, earlier: int = 0) -> None:
    """Propose another value, and a border so many characters earlier."""
    old = content_of(now(session, key))
    builders.amend(session, key, replace(old, start=old.start - earlier, value=value), "应取全称")


def test_returns_and_proposals_are_listed_by_section_and_the_rest_counted(
    session: Session, tmp_path: Path, sheets: list[OpinionSheet]
) -> None:
    decide.accept(session, [1])
    amend(session, 2, NameValue("景德镇市总工会"), earlier=1)
    decide.return_(session, [4], "重复标注")
    decide.accept(session, [5])
    result = write_opinion_sheet(session, tmp_path / "意见单.docx")
    assert result.counts == OpinionCounts(returned=1, amended=1, open=2, accepted=2)
    (sheet,) = sheets
    (volume,) = sheet.volumes
    assert (volume.title, volume.year, sheet.reviewers) == ("群众团体", 2004, ("李明",))
    assert [(one.path, one.accepted, len(one.opinions)) for one in volume.sections] == [
        ("群众团体", 1, 2),
        ("科学技术", 1, 0),
    ]
    first, second = volume.sections[0].opinions
    assert (first.quote, first.entry, first.author, first.reason) == (
        *("市总工会", "工会"),
        *("王芳", "应取全称"),
    )
    assert first.proposal is not None
    assert first.proposal.quote == "，市总工会"
    assert (first.proposal.type, first.proposal.value) == (None, "景德镇市总工会")
    assert (second.quote, second.before[-2:], second.after[:2]) == ("樊耀", "主席", "。\n")
    assert second.proposal is None


def test_only_what_is_open_is_listed_when_asked_for(
    session: Session, tmp_path: Path, sheets: list[OpinionSheet]
) -> None:
    decide.return_(session, [3, 4], "边界不当")
    people.work_as(session, "王芳")
    annotate.remove(session, [4])
    path = tmp_path / "意见单.docx"
    assert write_opinion_sheet(session, path).counts.listed == 2
    assert write_opinion_sheet(session, path, only_open=True).counts.listed == 1
    everything, open_ones = ([one.handling for one in sheet.opinions()] for sheet in sheets)
    assert everything == [Handling.OPEN, Handling.REMOVED]
    assert open_ones == [Handling.OPEN]


def test_each_opinion_on_an_annotation_is_told_with_what_became_of_it(
    session: Session, tmp_path: Path, sheets: list[OpinionSheet]
) -> None:
    decide.return_(session, [4], "边界不当")
    people.work_as(session, "王芳")
    decide.resubmit(session, [4], "原文如此")
    people.work_as(session, "李明")
    amend(session, 4, NameValue("樊耀"))
    people.work_as(session, "王芳")
    decide.adopt(session, [4])
    result = write_opinion_sheet(session, tmp_path / "意见单.docx")
    first, second = sheets[0].opinions()
    assert (first.handling, first.answer) == (Handling.REPEATED, "原文如此")
    assert (second.handling, second.answer) == (Handling.ADOPTED, "")
    assert result.counts.accepted == 0


def test_what_was_accepted_and_then_changed_is_no_longer_counted_as_accepted(
    session: Session, tmp_path: Path
) -> None:
    decide.accept(session, [2, 3])
    people.work_as(session, "王芳")
    annotate.retype(session, [2], PERSON)
    assert write_opinion_sheet(session, tmp_path / "意见单.docx").counts.accepted == 1


def test_reviewers_time_and_documents_narrow_the_sheet_down(
    session: Session, tmp_path: Path, sheets: list[OpinionSheet]
) -> None:
    path = tmp_path / "意见单.docx"
    decide.return_(session, [1], "早")
    later = moment(session)
    zhao = people.work_as(session, "赵敏")
    decide.return_(session, [2], "晚")
    other = builders.imported(session, "另一篇。", title="另一篇")
    write_opinion_sheet(session, path, since=later)
    write_opinion_sheet(session, path, person_ids=[zhao.id])
    write_opinion_sheet(session, path, person_ids=[])
    write_opinion_sheet(session, path, document_ids=[other])
    reasons = [[one.reason for one in sheet.opinions()] for sheet in sheets]
    assert reasons == [["晚"], ["晚"], [], []]
    assert [sheet.reviewers for sheet in sheets] == [("赵敏",), ("赵敏",), (), ()]
    assert (sheets[3].first, sheets[3].volumes[0].title) == (None, "另一篇")
    assert sheets[0].first == sheets[0].last


def moment(session: Session) -> datetime:
    return session.clock() + timedelta(milliseconds=1)


def test_decisions_taken_back_are_not_printed(session: Session, tmp_path: Path) -> None:
    change_set = decide.return_(session, [1], "写错了")
    assert change_set is not None
    (change,) = change_set.decisions
    assert change.after is not None
    decide.take_back(session, change.after.id)
    assert write_opinion_sheet(session, tmp_path / "意见单.docx").counts.listed == 0


def test_both_kinds_of_file_are_written_and_say_the_same(session: Session, tmp_path: Path) -> None:
    decide.return_(session, [3], "规范值有误")
    write_opinion_sheet(session, tmp_path / "意见单.docx")
    write_opinion_sheet(session, tmp_path / "意见单.XLSX")
    document = Document(str(tmp_path / "意见单.docx"))
    book = load_workbook(tmp_path / "意见单.XLSX")
    paper = "".join(str(part.text) for part in document.element.body.iter(qn("w:t")))
    cells = {str(cell) for row in book.active.iter_rows(values_only=True) for cell in row}
    assert "规范值有误" in paper
    assert "规范值有误" in cells


def test_another_ending_is_refused_and_the_project_never_overwritten(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(UnsupportedFile):
        write_opinion_sheet(session, tmp_path / "意见单.pdf")
    link = tmp_path / "同一.docx"
    link.symlink_to(session.path)
    with pytest.raises(CopyOntoItself):
        write_opinion_sheet(session, link)


def test_it_can_be_stopped_before_anything_is_written(session: Session, tmp_path: Path) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_opinion_sheet(session, tmp_path / "意见单.docx", progress=Impatient())
    assert not (tmp_path / "意见单.docx").exists()


def test_what_is_listed_is_not_counted_as_accepted_once_more(
    session: Session, tmp_path: Path, sheets: list[OpinionSheet]
) -> None:
    path = tmp_path / "意见单.docx"
    decide.return_(session, [3], "规范值有误")
    decide.accept(session, [3])
    assert write_opinion_sheet(session, path).counts.accepted == 0
    assert [one.handling for one in sheets[0].opinions()] == [Handling.UPHELD]
    assert write_opinion_sheet(session, path, only_open=True).counts.accepted == 1


def test_a_document_nobody_has_looked_at_is_left_out_unless_it_was_asked_for(
    session: Session, tmp_path: Path, sheets: list[OpinionSheet]
) -> None:
    path = tmp_path / "意见单.docx"
    write_opinion_sheet(session, path)
    other = builders.imported(session, "另一篇。", title="另一篇")
    decide.accept(session, [1])
    write_opinion_sheet(session, path)
    write_opinion_sheet(session, path, document_ids=[other])
    titles = [[volume.title for volume in sheet.volumes] for sheet in sheets]
    assert titles == [["群众团体"], ["群众团体"], ["另一篇"]]
