"""JSON lines: the shape that scripts rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotator.domain.exports import ExportResult
from annotator.domain.final_versions import Choice, Provenance, Source
from annotator.domain.progress import Cancelled, NoProgress
from annotator.formats.jsonl_writer import write_jsonl
from export_builders import A_ROW, SOME_ROWS, an_export, empty_export, hostile_rows, hostile_strings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_line_has_the_promised_keys(tmp_path: Path) -> None:
    result = write_jsonl(tmp_path / "a.jsonl", an_export(), NoProgress())
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1]) == {
        "document": "群众团体",
        "start": 298,
        "end": 304,
        "type": "figure",
        "quote": "19.7万人",
        "value": {"number": "197000", "number_to": "198000.5", "unit": "人", "approx": "多"},
        "note": "",
        "author": "王芳",
        "id": "01a20415-3905-7872-8215-000000000002",
    }
    assert json.loads(lines[4])["value"] is None
    assert result == ExportResult(rows=len(SOME_ROWS))


def test_a_line_of_the_final_version_says_where_it_comes_from(tmp_path: Path) -> None:
    sources = (Source("id 1", 2, "王敏"), Source("id 2", 1, "李强"))
    row = replace(A_ROW, provenance=Provenance(Choice.CHOSEN, "张审", sources))
    write_jsonl(tmp_path / "a.jsonl", an_export([row]), NoProgress())
    line = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))
    assert line["provenance"] == {
        "choice": "chosen",
        "by": "张审",
        "sources": [
            {"id": "id 1", "revision": 2, "author": "王敏"},
            {"id": "id 2", "revision": 1, "author": "李强"},
        ],
    }


def test_the_file_is_plain_utf_8_that_a_person_can_read(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", an_export(), NoProgress())
    content = (tmp_path / "a.jsonl").read_bytes()
    assert content.startswith('{"document": "群众团体"'.encode())
    assert b"\r" not in content


def test_any_text_stays_on_its_line_and_comes_back(tmp_path: Path) -> None:
    rows = [
        *hostile_rows(hostile_strings(3000)),
        replace(A_ROW, quote="一\u2028二\u2029三\x85四\x1c五\v六"),
    ]
    write_jsonl(tmp_path / "a.jsonl", an_export(rows), NoProgress())
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["quote"] for line in lines] == [row.quote for row in rows]


def test_an_empty_project_gives_an_empty_file(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", empty_export(), NoProgress())
    assert (tmp_path / "a.jsonl").read_bytes() == b""


def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    (tmp_path / "a.jsonl").write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_jsonl(tmp_path / "a.jsonl", an_export(), Impatient())
    assert (tmp_path / "a.jsonl").read_bytes() == b"old"
