"""The final version handed on: which rows an export has, and what they say of their origin."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

import builders
from annotator.__main__ import main
from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.errors import PersonNotFound
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.review_queues import QueueKind, QueueQuery, Reader, kinds_of
from annotator.domain.row_queries import RowQuery
from annotator.text.spans import Span
from annotator.workflows import (
    annotate,
    browse,
    compare,
    decide,
    history,
    merge,
    packages,
    people,
    review_queue,
)
from annotator.workflows.compare import DifferenceKind
from annotator.workflows.export_annotations import export_annotations
from annotator.workflows.load_annotations import load_annotations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Three annotations of the final version: agreed, chosen, amended."""
    with builders.a_session(tmp_path, person_name="王敏") as session:
        for name, figure in (("王敏", "1162家"), ("李强", "基层工会1162家")):
            people.work_as(session, name)
            for quote, type_ in (("2004年底", DATE), (figure, FIGURE), ("樊耀", PERSON)):
                builders.tagged(session, quote, type_)
        yield session


@pytest.fixture
def settled(session: Session) -> Session:
    authors = list(people.names(session))
    document_id = builders.document_id(session)
    people.work_as(session, "张审")
    compare.accept_identical(session, document_id, authors)
    found = compare.differences(session, document_id, authors).differences
    borders = [one for one in found if one.kind is DifferenceKind.BORDERS]
    compare.settle(session, document_id, borders, take=authors[:1])
    last = browse.row_keys(session, RowQuery(document_id))[-1]
    final = browse.annotation(session, last)
    assert final is not None
    assert final.person_id == FINAL_PERSON_ID
    annotate.move_border(session, last, Span(final.start - 2, final.end))
    return session


def origins(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["来源"] for row in csv.DictReader(file)]


ORIGINS = ["定稿：一致（王敏、李强）", "定稿：选自王敏（张审）", "定稿：张审修改"]


def test_the_final_version_alone_is_exported_by_its_name(settled: Session, tmp_path: Path) -> None:
    assert export_annotations(settled, tmp_path / "定稿.csv", authors=["定稿"]).rows == 3
    assert origins(tmp_path / "定稿.csv") == ORIGINS


def test_what_was_settled_is_accepted_by_whoever_settled_it(
    settled: Session, tmp_path: Path
) -> None:
    export_annotations(settled, tmp_path / "定稿.csv", authors=["定稿"])
    with (tmp_path / "定稿.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["状态"], row["审核人"], bool(row["审核时间"])) for row in rows] == [
        ("通过", "张审", True)
    ] * 3


def test_what_was_settled_stays_accepted_whatever_becomes_of_it(settled: Session) -> None:
    keys = final_keys(settled)
    assert {one.status for one in browse.annotations(settled, keys)} == {Status.ACCEPTED}
    by_status = RowQuery(builders.document_id(settled), statuses=frozenset({Status.ACCEPTED}))
    assert [*browse.row_keys(settled, by_status)] == keys
    history.undo(settled)
    history.redo(settled)
    assert {one.status for one in browse.annotations(settled, keys)} == {Status.ACCEPTED}
    people.work_as(settled, "赵复")
    decide.return_(settled, keys[:1], "再议")
    assert browse.annotations(settled, keys[:1])[0].status is Status.RETURNED
    annotate.edit(settled, keys[0], value=None, note="")
    annotate.retype(settled, keys[:1], ORGANISATION)
    assert browse.annotations(settled, keys[:1])[0].status is Status.ACCEPTED
    reader = Reader(person_id="nobody")
    kinds = kinds_of(browse.annotations(settled, keys[:1])[0], reader)
    assert kinds == {QueueKind.ALL}
    assert not {*review_queue.queue(settled, QueueQuery(QueueKind.DECIDED)).keys} & {*keys}


def test_a_package_brings_what_was_settled_as_accepted(settled: Session, tmp_path: Path) -> None:
    packages.send(settled, tmp_path / "包.annotpkg")
    with builders.a_session(tmp_path, name="二.annot", text=None) as other:
        merge.merge(other, tmp_path / "包.annotpkg")
        found = browse.annotations(other, final_keys(other))
        assert [one.status for one in found] == [Status.ACCEPTED] * 3


def final_keys(session: Session) -> list[int]:
    """The final version, in text order."""
    query = RowQuery(builders.document_id(session), person_ids=frozenset({FINAL_PERSON_ID}))
    return [*browse.row_keys(session, query)]


def test_an_export_of_everybody_has_it_among_the_others(settled: Session, tmp_path: Path) -> None:
    assert export_annotations(settled, tmp_path / "全部.csv").rows == 9
    assert sorted(origins(tmp_path / "全部.csv")) == sorted(["人工标注"] * 6 + ORIGINS)


def test_a_workbook_tells_whose_annotations_its_counts_add_up(
    settled: Session, tmp_path: Path
) -> None:
    export_annotations(settled, tmp_path / "全部.xlsx")
    book = openpyxl.load_workbook(tmp_path / "全部.xlsx", read_only=True)
    notes = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True, max_col=2)}
    assert notes["各人标注数"] == "王敏 3、李强 3、定稿 3；各表的次数、数量是各人之和。"
    export_annotations(settled, tmp_path / "定稿.xlsx", authors=["定稿"])
    book = openpyxl.load_workbook(tmp_path / "定稿.xlsx", read_only=True)
    rows = book["标注明细"].iter_rows(values_only=True)
    place = next(rows).index("来源")
    assert [row[place] for row in rows] == ORIGINS
    notes = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True, max_col=2)}
    assert "各人标注数" not in notes


def test_json_lines_name_the_sources_by_id(settled: Session, tmp_path: Path) -> None:
    export_annotations(settled, tmp_path / "a.jsonl")
    text = (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    by_id = {line["id"]: line for line in lines}
    finals = [line for line in lines if "provenance" in line]
    assert [line["author"] for line in finals] == ["定稿"] * 3
    assert [line["provenance"]["choice"] for line in finals] == ["unanimous", "chosen", "amended"]
    taken = finals[1]["provenance"]["sources"][0]
    assert by_id[taken["id"]]["quote"] == finals[1]["quote"]


def test_a_project_without_a_final_version_exports_none(session: Session, tmp_path: Path) -> None:
    with pytest.raises(PersonNotFound, match="定稿"):
        export_annotations(session, tmp_path / "定稿.csv", authors=["定稿"])


def test_it_is_exported_on_the_command_line(settled: Session, tmp_path: Path) -> None:
    settled.close()
    target = tmp_path / "定稿.jsonl"
    assert main(["export", str(settled.path), str(target), "--author", "定稿"]) == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3


def test_it_is_loaded_as_what_it_was(settled: Session, tmp_path: Path) -> None:
    export_annotations(settled, tmp_path / "定稿.jsonl", authors=["定稿"])
    with builders.a_session(tmp_path, name="二.annot") as other:
        assert load_annotations(other, tmp_path / "定稿.jsonl", author="王芳") == 3
        assert people.names(other)[FINAL_PERSON_ID] == "定稿"
        marks = browse.open_document(other, builders.document_id(other)).marks
        found = browse.annotations(other, [key for _, _, key, _ in marks])
        assert {one.person_id for one in found} == {FINAL_PERSON_ID}


def test_what_was_loaded_is_taken_over_and_not_doubled(session: Session, tmp_path: Path) -> None:
    authors = list(people.names(session))
    document_id = builders.document_id(session)
    start = browse.open_document(session, document_id).text.index("樊耀")
    place = {"document": "群众团体", "start": start, "end": start + 2}
    line = {**place, "type": "person", "quote": "樊耀", "author": "定稿"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    load_annotations(session, tmp_path / "a.jsonl", author="定稿")
    compare.accept_identical(session, document_id, authors)
    assert export_annotations(session, tmp_path / "定稿.csv", authors=["定稿"]).rows == 2
    assert origins(tmp_path / "定稿.csv") == ["定稿：一致（王敏、李强）"] * 2
