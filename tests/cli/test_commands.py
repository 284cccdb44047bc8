"""The commands on real projects: exit codes, JSON shapes, sentences."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from annotator.cli.answers import _FINDINGS, _TYPE_COUNTS
from annotator.cli.commands import Window, run
from annotator.domain.annotations import AnnotationType
from annotator.domain.checks import FindingKind
from annotator.resource_files import seed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "# 工会\n\n2004年底，全市有街道工会11个，市总工会主席张三出席。\n"
SECOND_TEXT = "# 妇联\n\n市妇联举办培训班3期。\n"


@dataclass
class Console:
    """Types commands and keeps what came of the last one."""

    capsys: pytest.CaptureFixture[str]
    opened: list[Path | None] = field(default_factory=list)
    out: str = ""
    err: str = ""

    def type(self, *words: object) -> int:
        window = Window(open=self.open, save_picture=lambda _project, _picture: None)
        code = run([str(word) for word in words], window=window)
        self.out, self.err = self.capsys.readouterr()
        return code

    def json(self, *words: object) -> Any:
        assert self.type(*words, "--json") == 0, self.err
        return json.loads(self.out)

    def open(self, path: Path | None) -> int:
        self.opened.append(path)
        return 0


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(capsys)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write_text(name: str, text: str = TEXT, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write_text


@pytest.fixture
def project(console: Console, tmp_path: Path) -> Path:
    path = tmp_path / "年鉴.annot"
    assert console.type("new", path) == 0
    return path


def annotation_lines(*spans: tuple[int, int, str]) -> str:
    return "".join(
        json.dumps(
            {
                "document": "工会",
                "start": start,
                "end": end,
                "type": kind,
                "quote": TEXT[start:end],
            },
            ensure_ascii=False,
        )
        + "\n"
        for start, end, kind in spans
    )


@pytest.fixture
def tagged(console: Console, project: Path, write: Callable[..., Path]) -> Path:
    """A project with a document and three annotations by 王芳."""
    year_end, count, person = TEXT.index("2004"), TEXT.index("11"), TEXT.index("张三")
    lines = annotation_lines(
        (year_end, year_end + 6, "date"),
        (count, count + 3, "figure"),
        (person, person + 2, "person"),
    )
    assert console.type("import", project, write("工会.txt"), "--year", 2004) == 0
    assert console.type("load", project, write("tags.jsonl", lines), "--author", "王芳") == 0
    return project


def test_a_new_project_is_empty_and_named_after_its_file(console: Console, project: Path) -> None:
    assert str(project) in console.out
    assert console.json("list", project) == {"documents": [], "people": []}


def test_a_new_project_overwrites_nothing(console: Console, project: Path) -> None:
    before = project.read_bytes()
    assert console.type("new", project) == 1
    assert console.err.count("\n") == 1
    assert str(project) in console.err
    assert project.read_bytes() == before


def test_import_tells_what_each_file_has_become(
    console: Console, project: Path, write: Callable[..., Path]
) -> None:
    path = write("工会.txt", encoding="gb18030")
    (imported,) = console.json("import", project, path, "--year", 2004)
    assert imported == {
        "file": str(path),
        "document": "工会",
        "characters": len(TEXT),
        "encoding": "gb18030",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    }
    (document,) = console.json("list", project)["documents"]
    assert document["year"] == 2004


def test_a_bad_file_is_told_and_the_others_are_imported(
    console: Console, project: Path, write: Callable[..., Path], tmp_path: Path
) -> None:
    good = write("工会.txt"), write("妇联.txt", SECOND_TEXT)
    empty, missing = write("空.txt", ""), tmp_path / "不在.txt"
    assert console.type("import", project, good[0], empty, missing, good[1], "--json") == 1
    assert [one["file"] for one in json.loads(console.out)] == [str(path) for path in good]
    told = console.err.splitlines()
    assert len(told) == 2
    assert str(empty) in told[0]
    assert str(missing) in told[1]


def test_a_text_comes_into_a_project_once(
    console: Console, project: Path, write: Callable[..., Path]
) -> None:
    console.type("import", project, write("工会.txt"))
    assert console.type("import", project, write("工会 (副本).txt"), "--json") == 1
    assert json.loads(console.out) == []
    assert "“工会”" in console.err


def test_the_encoding_can_be_named(
    console: Console, project: Path, write: Callable[..., Path]
) -> None:
    path = write("工会.txt", encoding="big5hkscs", text="# 工會\n\n全市有街道工會。\n")
    (imported,) = console.json("import", project, path, "--encoding", "big5")
    assert imported["document"] == "工會"
    assert console.type("import", project, path, "--encoding", "klingon") == 1
    assert "klingon" in console.err


def test_load_counts_what_it_loaded(
    console: Console, project: Path, write: Callable[..., Path]
) -> None:
    console.type("import", project, write("工会.txt"))
    lines = write("tags.jsonl", annotation_lines((2, 4, "organisation"), (0, 4, "organisation")))
    assert console.json("load", project, lines, "--author", "王芳") == {"loaded": 2}
    contents = console.json("list", project)
    assert contents["documents"][0]["annotations"] == {
        "organisation": 2,
        "figure": 0,
        "date": 0,
        "person": 0,
    }
    assert contents["people"] == [{"name": "王芳", "annotations": 2}]


def test_load_takes_nothing_from_a_file_with_a_wrong_quote(
    console: Console, project: Path, write: Callable[..., Path]
) -> None:
    console.type("import", project, write("工会.txt"))
    lines = annotation_lines((2, 4, "organisation"), (6, 12, "date")).replace(
        "2004年底", "2005年底"
    )
    assert console.type("load", project, write("tags.jsonl", lines), "--author", "王芳") == 1
    assert "line 2" in console.err
    assert "2005年底" in console.err
    assert console.json("list", project)["documents"][0]["annotations"]["organisation"] == 0


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_export_writes_what_the_ending_says(
    console: Console, tagged: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"标注.{ending}"
    assert console.type("export", tagged, out) == 0, console.err
    assert out.stat().st_size
    assert "3" in console.out


def test_export_takes_the_annotations_of_the_named_people(
    console: Console, tagged: Path, tmp_path: Path, write: Callable[..., Path]
) -> None:
    lines = annotation_lines((2, 4, "organisation"))
    console.type("load", tagged, write("more.jsonl", lines), "--author", "李四")
    out = tmp_path / "标注.xlsx"
    assert console.type("export", tagged, out, "--author", "李四") == 0
    book = openpyxl.load_workbook(out, read_only=True)
    rows = list(book["标注明细"].values)
    book.close()
    assert len(rows) == 2
    assert "李四" in rows[1]


def test_a_text_too_long_for_a_cell_is_told_and_the_export_is_done(
    console: Console, tagged: Path, tmp_path: Path, write: Callable[..., Path]
) -> None:
    line = json.loads(annotation_lines((2, 4, "organisation"))) | {"note": "长" * 32_768}
    lines = json.dumps(line, ensure_ascii=False)
    console.type("load", tagged, write("long.jsonl", lines), "--author", "李四")
    assert console.type("export", tagged, tmp_path / "标注.xlsx") == 0
    assert console.err.count("\n") == 1
    assert "cut and marked as such: 1;" in console.err
    assert console.type("export", tagged, tmp_path / "标注.csv") == 0
    assert console.err == ""


def test_export_to_an_unknown_ending_is_told(
    console: Console, tagged: Path, tmp_path: Path
) -> None:
    assert console.type("export", tagged, tmp_path / "标注.docx") == 1
    assert ".xlsx" in console.err


def test_what_was_exported_can_be_loaded_elsewhere(
    console: Console, tagged: Path, tmp_path: Path, write: Callable[..., Path]
) -> None:
    out, elsewhere = tmp_path / "标注.jsonl", tmp_path / "另一.annot"
    console.type("export", tagged, out)
    console.type("new", elsewhere)
    console.type("import", elsewhere, write("工会.txt"))
    assert console.json("load", elsewhere, out, "--author", "李四") == {"loaded": 3}
    assert {"name": "王芳", "annotations": 3} in console.json("list", elsewhere)["people"]


def test_list_is_readable_by_people(console: Console, tagged: Path) -> None:
    assert console.type("list", tagged) == 0
    assert "工会 · 2004" in console.out
    assert "figures: 1" in console.out
    assert "王芳 · annotations: 3" in console.out


def test_a_sound_project_passes_the_check(console: Console, tagged: Path) -> None:
    assert console.json("check", tagged) == {"ok": True, "problems": []}


def test_a_damaged_project_fails_the_check(console: Console, tagged: Path) -> None:
    content = bytearray(tagged.read_bytes())
    place = content.index("年底".encode())  # a quote or the text: neither may change
    content[place : place + 3] = "月".encode()
    tagged.write_bytes(content)
    assert console.type("check", tagged, "--json") == 1
    report = json.loads(console.out)
    assert not report["ok"]
    assert report["problems"]
    assert set(report["problems"][0]) >= {"kind", "where", "detail"}
    assert console.err.count("\n") == 1


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_file_that_is_no_project_is_told(
    console: Console, write: Callable[..., Path], command: str
) -> None:
    path = write("工会.annot")
    assert console.type(command, path) == 1
    assert str(path) in console.err
    assert console.err.count("\n") == 1
    assert not console.out


@pytest.mark.parametrize(
    "words",
    [
        ["impotr"],
        ["import"],
        ["import", "a.annot"],
        ["load", "a.annot", "b.jsonl"],
        ["import", "a.annot", "b.txt", "--year", "two"],
        ["import", "a.annot", "b.txt", "--year", "0"],
        ["suggest", "a.annot"],
        ["merge", "a.annot"],
    ],
    ids=" ".join,
)
def test_wrong_usage_leaves_with_2(console: Console, words: list[str]) -> None:
    assert console.type(*words) == 2
    assert "usage:" in console.err
    assert not console.out


@pytest.mark.parametrize("words", [["--help"], ["import", "--help"], ["--version"]])
def test_help_leaves_with_0(console: Console, words: list[str]) -> None:
    assert console.type(*words) == 0
    assert "annotator" in console.out


def test_no_command_opens_what_was_open_last(console: Console) -> None:
    assert console.type() == 0
    assert console.opened == [None]


def test_open_shows_a_file_wherever_the_window_is_started(
    console: Console, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    assert console.type("open", project.name) == 0
    assert console.opened == [project]


def test_open_tells_a_missing_file_before_any_window(console: Console, tmp_path: Path) -> None:
    assert console.type("open", tmp_path / "不在.annot") == 1
    assert not console.opened


def test_a_chinese_reader_is_told_in_chinese(
    console: Console, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert console.type("list", tmp_path / "不在.annot") == 1
    assert "不存在" in console.err


def test_json_is_ascii_where_the_output_cannot_carry_chinese(
    project: Path, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = (tmp_path / "out.json").open("w", encoding="cp1252")
    window = Window(open=lambda _path: 0, save_picture=lambda _project, _picture: None)
    with out, monkeypatch.context() as patch:
        patch.setattr("sys.stdout", out)
        assert run(["import", str(project), str(write("工会.txt")), "--json"], window=window) == 0
    (imported,) = json.loads((tmp_path / "out.json").read_text(encoding="ascii"))
    assert imported["document"] == "工会"


def test_the_sample_goes_all_the_way(console: Console, project: Path) -> None:
    (imported,) = console.json("import", project, seed("chronicle.txt"), "--year", 2004)
    assert imported["document"] == "群众团体"
    loaded = console.json("load", project, seed("chronicle.reference.jsonl"), "--author", "王芳")
    lines = seed("chronicle.reference.jsonl").read_text(encoding="utf-8").splitlines()
    assert loaded == {"loaded": len(lines)}
    assert console.json("check", project)["ok"]


def test_every_kind_of_finding_has_words() -> None:
    assert set(_FINDINGS) == set(FindingKind)


def test_every_type_has_words() -> None:
    assert set(_TYPE_COUNTS) == set(AnnotationType)
