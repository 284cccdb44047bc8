"""A text file is imported whole, or refused in one sentence that helps."""

from __future__ import annotations

import codecs
import errno
import io
import os
import random
import sys
import zipfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.documents import ImportedText
from annotator.domain.errors import (
    EncodingInDoubt,
    FileIsBinary,
    FileIsDocument,
    FileIsEmpty,
    FileIsFolder,
    FileIsLocked,
    FileIsMissing,
    FileIsPicture,
    FileIsTooLarge,
    NoPermission,
    OtherEncoding,
    ProblemForUser,
    UndecodableText,
    UnknownEncoding,
    UnsupportedFile,
)
from annotator.formats.plain_text import LIMIT_BYTES, preview, read_text_file, title_of
from annotator.resource_files import seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXTS = Path(__file__).parent / "texts"
SIMPLIFIED = (TEXTS / "simplified.txt").read_text(encoding="utf-8")
TRADITIONAL = (TEXTS / "traditional.txt").read_text(encoding="utf-8")


def a_file(folder: Path, data: bytes, name: str = "年鉴.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def imported_or_problem(path: Path) -> ImportedText | ProblemForUser:
    try:
        return read_text_file(path)
    except ProblemForUser as problem:
        return problem


def a_docx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", "<w:document/>")
    return buffer.getvalue()


# --- what is imported -------------------------------------------------------------------------


def test_the_sample_chronicle_is_read_as_it_stands() -> None:
    path = seed("chronicle.txt")
    imported = read_text_file(path)
    assert imported == ImportedText(
        title="群众团体",
        text=path.read_text(encoding="utf-8"),
        file_name="chronicle.txt",
        encoding="utf-8",
        has_bom=False,
        newline="\n",
        original=path.read_bytes(),
    )


@pytest.mark.parametrize(
    ("text", "written_with", "encoding", "has_bom"),
    [
        (SIMPLIFIED, "utf-8", "utf-8", False),
        (SIMPLIFIED, "utf-8-sig", "utf-8", True),
        (SIMPLIFIED, "utf-16", "utf-16-le", True),
        (SIMPLIFIED, "utf-16-le", "utf-16-le", False),
        (SIMPLIFIED, "utf-16-be", "utf-16-be", False),
        (SIMPLIFIED, "gb18030", "gb18030", False),
        (SIMPLIFIED, "gbk", "gb18030", False),
        (TRADITIONAL, "big5", "big5", False),
        (TRADITIONAL, "gb18030", "gb18030", False),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_file_of_any_encoding_and_line_end_gives_the_same_text(
    text: str, written_with: str, encoding: str, has_bom: bool, newline: str, tmp_path: Path
) -> None:
    data = text.replace("\n", newline).encode(written_with)
    path = a_file(tmp_path, data)
    imported = read_text_file(path)
    assert text == imported.text
    assert (encoding, has_bom, newline) == (imported.encoding, imported.has_bom, imported.newline)
    assert data == imported.original
    seen = preview(path)
    assert (path, True, encoding) == (seen.path, seen.certain, seen.candidates[0].encoding)
    assert seen.candidates[0].sample == text[:400]


@given(st.binary(max_size=60) | st.text(max_size=30).map(str.encode))
def test_any_bytes_are_imported_whole_or_refused_in_a_sentence(data: bytes) -> None:
    path = Path(os.environ["HOME"]) / "any.txt"
    path.write_bytes(data)
    outcome = imported_or_problem(path)
    if isinstance(outcome, ProblemForUser):
        assert str(path) in str(outcome)
    else:
        assert data == outcome.original
        assert outcome.text.encode()


@pytest.mark.parametrize("name", ["年鉴.md", "年鉴", "年鉴.TXT", "年鉴.log", "年鉴.docx"])
def test_the_ending_of_the_name_does_not_matter(name: str, tmp_path: Path) -> None:
    assert read_text_file(a_file(tmp_path, "大事年表".encode(), name)).file_name == name


def test_mixed_line_ends_are_remembered_as_such(tmp_path: Path) -> None:
    data = "大事年表\r\n概述\n".encode()
    imported = read_text_file(a_file(tmp_path, data))
    assert (imported.text, imported.newline) == ("大事年表\n概述\n", "mixed")
    assert data == imported.original


def test_strange_characters_are_kept(tmp_path: Path) -> None:
    text = "大事年表\u00a0\u2028\u200b\u202e😀𠮷\ufeff，共十卷。" * 5 + "\0"
    assert read_text_file(a_file(tmp_path, text.encode())).text == text


# --- the title --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 群众团体\n正文", "群众团体"),
        ("\n\n## **工业** 概况 ##\n", "工业 概况"),
        ("前言\n\n　# 卷一\u3000沿革\n# 卷二", "卷一 沿革"),
        ("#话题# 不是标题\n", "景德镇年鉴.2004"),
        ("价格 # 不在行首\n# 标题", "标题"),
        ("####### 七个\n", "景德镇年鉴.2004"),
        ("# \n#\t\n## 有字\n", "有字"),
        ("# " + "很长的段落" * 30 + "\n# 短\n", "短"),
        ("# 零\u200b宽\n", "零宽"),
        ("【概述】正文", "景德镇年鉴.2004"),
        ("", "景德镇年鉴.2004"),
    ],
)
def test_the_title_is_the_first_heading_else_the_name(text: str, title: str) -> None:
    assert title == title_of(text, Path("景德镇年鉴.2004.txt"))


@pytest.mark.parametrize(("name", "title"), [("年鉴", "年鉴"), (".txt", ".txt"), ("a.b.md", "a.b")])
def test_a_name_loses_no_more_than_its_ending(name: str, title: str) -> None:
    assert title == title_of("正文", Path(name))


# --- doubt ------------------------------------------------------------------------------------


def test_doubt_is_told_with_the_choices_and_settled_by_naming_one(tmp_path: Path) -> None:
    path = a_file(tmp_path, "李明".encode("gbk"))
    seen = preview(path)
    assert not seen.certain
    assert (seen.candidates[0].encoding, seen.candidates[0].sample) == ("gb18030", "李明")
    assert seen.candidates[0].score > seen.candidates[1].score
    with pytest.raises(EncodingInDoubt, match=r"likely: GB18030 \(简体\), Big5 \(繁体\)\."):
        read_text_file(path)
    for candidate in seen.candidates:
        assert read_text_file(path, encoding=candidate.encoding).text == candidate.sample


@pytest.mark.parametrize("name", ["GBK", "gb2312", "GB18030", "cp936"])
def test_an_encoding_may_be_named_as_people_name_it(name: str, tmp_path: Path) -> None:
    imported = read_text_file(a_file(tmp_path, "李明".encode("gbk")), encoding=name)
    assert (imported.text, imported.encoding) == ("李明", "gb18030")


def test_a_wrong_name_is_answered_with_those_that_fit(tmp_path: Path) -> None:
    path = a_file(tmp_path, (SIMPLIFIED + "1").encode("gb18030"))
    with pytest.raises(OtherEncoding, match="not UTF-8 text: the byte at position 2, ") as caught:
        read_text_file(path, encoding="utf-8")
    assert caught.value.values["others"] == "GB18030 (简体)"
    with pytest.raises(UnknownEncoding, match=r"klingon is not known\. Choose one of: UTF-8"):
        read_text_file(path, encoding="klingon")


def test_damaged_utf8_is_told_with_its_line_and_what_to_do(tmp_path: Path) -> None:
    text = "标题\r\n第二行\r\n第三行，景德镇\r\n".encode()
    place = text.index("镇".encode()) + 1
    data = text[:place] + text[place + 1 :]
    for read in (preview, read_text_file, partial(read_text_file, encoding="utf-8")):
        with pytest.raises(UndecodableText) as caught:
            read(a_file(tmp_path, data))
        assert str(caught.value).endswith(
            f"not UTF-8 text: the byte at position {place - 1}, in line 3, does not fit. "
            "Open it in an editor and save it again as UTF-8."
        )


@pytest.mark.parametrize("named", ["gb18030", "big5"])
def test_utf16_is_never_proposed_for_bytes_without_zeros(named: str, tmp_path: Path) -> None:
    data = spoilt(SIMPLIFIED, "utf-8", 500)
    for even in (data, data + b"\n"):
        with pytest.raises(UndecodableText) as caught:
            read_text_file(a_file(tmp_path, even), encoding=named)
        assert "UTF-16" not in str(caught.value)


def test_a_mark_at_the_beginning_names_the_other_encoding(tmp_path: Path) -> None:
    path = a_file(tmp_path, codecs.BOM_UTF16_LE + "大事\n".encode("utf-16-le"))
    with pytest.raises(OtherEncoding, match=r"Choose the encoding UTF-16-LE \(Unicode\), or open"):
        read_text_file(path, encoding="utf-8")


# --- what is refused --------------------------------------------------------------------------


def spoilt(text: str, codec: str, position: int, byte: int = 0xFF) -> bytes:
    data = bytearray(text.encode(codec))
    data[position] = byte
    return bytes(data)


REFUSED: list[tuple[str, bytes, type[ProblemForUser], str]] = [
    ("empty", b"", FileIsEmpty, "is empty"),
    ("only a mark", codecs.BOM_UTF8, FileIsEmpty, "is empty"),
    ("only a mark of UTF-16", codecs.BOM_UTF16_LE, FileIsEmpty, "is empty"),
    ("only spaces", b" \r\n\t\n", FileIsEmpty, "is empty"),
    ("only wide spaces", "　　\n".encode(), FileIsEmpty, "is empty"),
    ("Word", a_docx(), FileIsDocument, "save it as .txt"),
    ("old Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), FileIsDocument, "as .txt"),
    ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", FileIsDocument, "PDF"),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(99), FileIsPicture, "text recognised"),
    ("zeros", bytes(1000), FileIsBinary, "not plain text"),
    ("a program's numbers", bytes(range(32)) * 9, FileIsBinary, "not plain text"),
    ("noise", random.Random(4).randbytes(5000), FileIsBinary, "not plain text"),
    ("text with zeros", "志\0".encode() * 50, FileIsBinary, "not plain text"),
    ("spoilt UTF-8", spoilt(SIMPLIFIED, "utf-8", 500), UndecodableText, "position 498"),
    ("cut UTF-8", SIMPLIFIED.encode()[:-2], UndecodableText, "not UTF-8 text: the byte at"),
    ("spoilt GBK", spoilt(SIMPLIFIED, "gbk", 701), UndecodableText, r"not GB18030 (简体) text"),
    (
        "spoilt Big5",
        spoilt(TRADITIONAL, "big5", 700),
        UndecodableText,
        "not Big5-HKSCS (繁体, 香港) text",
    ),
    (
        "half a character",
        codecs.BOM_UTF16_LE + "大".encode("utf-16-le") + b"\x00\xd8" + "事".encode("utf-16-le"),
        UndecodableText,
        "not UTF-16-LE (Unicode) text: the byte at position 4",
    ),
    ("odd UTF-16", "\ufeff大事".encode("utf-16-be") + b"0", UndecodableText, "position 6"),
    ("too large", b"1" * (LIMIT_BYTES + 1), FileIsTooLarge, "has 20.1 MB"),
]


@pytest.mark.parametrize(
    ("data", "problem", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
@pytest.mark.parametrize("read", [preview, read_text_file])
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    data: bytes,
    problem: type[ProblemForUser],
    words: str,
    read: Callable[[Path], object],
    tmp_path: Path,
) -> None:
    path = a_file(tmp_path, data)
    with pytest.raises(ProblemForUser) as caught:
        read(path)
    sentence = str(caught.value)
    assert type(caught.value) is problem
    assert words in sentence
    assert sentence.startswith(str(path))
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("read", [preview, read_text_file])
def test_paths_that_lead_to_no_file(read: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(FileIsMissing, match=r"none\.txt does not exist"):
        read(tmp_path / "none.txt")
    with pytest.raises(FileIsFolder, match="is a folder"):
        read(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="devices of POSIX")
def test_a_device_is_no_file() -> None:
    with pytest.raises(UnsupportedFile, match=r"\.txt, \.md"):
        preview(Path("/dev/zero"))


def test_a_file_held_by_another_program_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path, b"1")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EBUSY, "busy")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(FileIsLocked, match=r"in use by another program"):
        preview(path)


@contextmanager
def no_rights() -> Iterator[None]:
    """Be nobody for a while: the administrator may read what nobody else may."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_file_one_may_not_read_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"1")
    path.chmod(0)
    with no_rights(), pytest.raises(NoPermission, match="Copy it to a folder of your own"):
        preview(path)


def test_a_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    good = a_file(tmp_path, "大事年表".encode(), "good.txt")
    bad = a_file(tmp_path, bytes(99), "bad.txt")
    outcomes = [imported_or_problem(path) for path in (bad, good, tmp_path / "none.txt", good)]
    kinds = [type(outcome) for outcome in outcomes]
    assert kinds == [FileIsBinary, ImportedText, FileIsMissing, ImportedText]


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    line = ("大事年表" * 12 + "\n").encode()
    data = line * (LIMIT_BYTES // len(line))
    data += b"x" * (LIMIT_BYTES - len(data))
    imported = read_text_file(a_file(tmp_path, data))
    assert imported.original == data
    assert len(imported.text) == len(data.decode())
