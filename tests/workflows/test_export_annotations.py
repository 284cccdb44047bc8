"""What an export is made from: the right rows, each with its place in words."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import CopyOntoItself, PersonNotFound, UnsupportedFile
from annotator.domain.exports import ExportResult
from annotator.domain.progress import Cancelled
from annotator.workflows import annotate, browse, documents, people
from annotator.workflows.export_annotations import export_annotations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path) as session:
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
        builders.tagged(session, "2004年底", AnnotationType.DATE)
        people.work_as(session, "李明")
        builders.tagged(session, "1162家", AnnotationType.FIGURE)
        yield session


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def quotes(path: Path) -> list[object]:
    return [line["quote"] for line in lines(path)]


def test_each_ending_has_its_writer(session: Session, tmp_path: Path) -> None:
    for ending, signature in {"xlsx": b"PK", "CSV": b"\xef\xbb\xbf", "jsonl": b"{"}.items():
        path = tmp_path / f"out.{ending}"
        assert export_annotations(session, path).rows == 3
        assert path.read_bytes().startswith(signature)
    with pytest.raises(UnsupportedFile):
        export_annotations(session, tmp_path / "out.docx")


def test_a_report_names_the_annotations_with_a_text_that_was_cut(
    session: Session, tmp_path: Path
) -> None:
    annotate.edit(session, 3, value=None, note="长" * 32_768)
    cut = browse.annotation(session, 3)
    assert cut
    result = export_annotations(session, tmp_path / "out.xlsx")
    assert result == ExportResult(rows=3, shortened=(cut.id,))
    assert export_annotations(session, tmp_path / "out.csv") == ExportResult(rows=3)


def test_rows_come_in_text_order_with_their_author(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export_annotations(session, path)
    assert [(line["quote"], line["author"]) for line in lines(path)] == [
        ("2004年底", "王芳"),
        ("1162家", "李明"),
        ("樊耀", "王芳"),
    ]


def test_a_row_says_where_it_stands(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export_annotations(session, path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert (row["文档"], row["篇章"], row["条目"], row["段落"]) == (
        "群众团体",
        "群众团体",
        "工会",
        "3",
    )
    assert (row["起"], row["止"], row["原文"]) == ("17", "23", "2004年底")
    assert row["下文"].startswith("，市总工会")
    assert "【工会】" in row["上文"]


def test_only_what_was_asked_for_is_exported(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    other = builders.imported(session, "另一篇")
    assert export_annotations(session, path, authors=["李明"]).rows == 1
    assert quotes(path) == ["1162家"]
    assert export_annotations(session, path, document_ids=[other]).rows == 0
    assert quotes(path) == []
    with pytest.raises(PersonNotFound, match="王芳, 李明"):
        export_annotations(session, path, authors=["李明", "张敏"])


def test_what_was_removed_is_not_exported(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    annotate.remove(session, [3])
    export_annotations(session, path)
    assert quotes(path) == ["2004年底", "樊耀"]
    documents.remove_document(session, builders.document_id(session))
    assert export_annotations(session, path).rows == 0


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_an_empty_project_can_be_exported(tmp_path: Path, ending: str) -> None:
    with builders.a_session(tmp_path, text=None) as session:
        assert export_annotations(session, tmp_path / f"out.{ending}").rows == 0
    assert (tmp_path / f"out.{ending}").exists()


def test_a_cancelled_export_leaves_the_old_file(session: Session, tmp_path: Path) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export_annotations(session, path, progress=Impatient())
    assert path.read_text(encoding="utf-8") == "old"
    assert sorted(tmp_path.iterdir()) == before


def test_tagging_goes_on_while_rows_are_written(session: Session, tmp_path: Path) -> None:
    """The rows are those of the beginning; one removed meanwhile is still counted."""

    class Meanwhile:
        def report(self, done: int, total: int) -> None:
            if done == 0:
                annotate.remove(session, [3])

    path = tmp_path / "out.jsonl"
    assert export_annotations(session, path, progress=Meanwhile()).rows == 3
    assert len(quotes(path)) == 3


def test_the_project_itself_is_never_the_target(session: Session, tmp_path: Path) -> None:
    link = tmp_path / "out.csv"
    link.symlink_to(session.path)
    with pytest.raises(CopyOntoItself):
        export_annotations(session, link)
