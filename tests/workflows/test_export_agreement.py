"""The workbook about agreement, from a real project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import CopyOntoItself, UnsupportedFile
from annotator.workflows import agreement, export_agreement, people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.agreement import AgreementReport
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 and 李明 annotate one text, and only 李明 the other."""
    with builders.a_session(tmp_path) as session:
        builders.tagged(session, "2004年底", DATE)
        builders.tagged(session, "樊耀", PERSON)
        people.work_as(session, "李明")
        builders.tagged(session, "2004年", DATE)
        builders.tagged(session, "樊耀", PERSON)
        builders.tagged(session, "1162家", FIGURE)
        builders.imported(session, "附录", title="附录")
        yield session


def report_of(session: Session, *names: str) -> AgreementReport:
    return agreement.agreement(session, agreement.people_named(session, names))


def records(path: Path, title: str) -> list[dict[str, Any]]:
    header, *rows = load_workbook(path)[title].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def test_the_workbook_holds_what_the_report_says(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "一致性.xlsx"
    report = report_of(session, "王芳", "李明")
    assert export_agreement.export_agreement(session, report, path) == 2
    everything, *of_types = records(path, "按类型")
    scores = report.scores()
    assert everything["精确 F1"] == scores.exact_f1 == pytest.approx(2 / 5)
    assert everything["Krippendorff uα"] == pytest.approx(scores.alpha_u)
    assert [row["完全相同"] for row in of_types] == [0, 0, 0, 1]
    (section,) = records(path, "按篇章")
    assert (section["篇章"], section["条目"]) == ("群众团体", "工会")
    assert (section["日期 F1"], section["人物 F1"], section["机构 F1"]) == (0, 1, "–")


def test_disagreements_stand_in_their_text(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "一致性.xlsx"
    export_agreement.export_agreement(session, report_of(session, "王芳", "李明"), path)
    borders, only = records(path, "分歧")
    assert (borders["分歧"], borders["甲的原文"], borders["乙的原文"]) == (
        "边界不同",
        "2004年底",
        "2004年",
    )
    assert (borders["篇章"], borders["条目"], borders["段落"]) == ("群众团体", "工会", 3)
    assert borders["下文"].startswith("，市总工会")
    assert (only["标注人甲"], only["甲的类型"], only["乙的类型"]) == ("王芳", None, "数字")


def test_who_has_nothing_in_a_document_is_named(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "一致性.xlsx"
    export_agreement.export_agreement(session, report_of(session, "王芳", "李明"), path)
    notes = {row[0]: row[1] for row in load_workbook(path)["说明"].iter_rows(values_only=True)}
    assert notes["群众团体"] == "各人都有标注。"
    assert notes["附录"] == "王芳、李明没有标注，或尚未开始。"


def test_it_is_a_workbook_and_never_the_project_itself(session: Session, tmp_path: Path) -> None:
    report = report_of(session, "王芳", "李明")
    with pytest.raises(UnsupportedFile):
        export_agreement.export_agreement(session, report, tmp_path / "一致性.csv")
    link = tmp_path / "link.xlsx"
    link.symlink_to(session.path)
    with pytest.raises(CopyOntoItself):
        export_agreement.export_agreement(session, report, link)
