"""Annotations are taken from JSON lines whole, or the bad line is named with its fault."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import FileIsFolder, FileIsMissing, InvalidLine, ProblemForUser
from annotator.domain.line_faults import (
    IdIsNotUuid,
    KeyIsMissing,
    KeyIsNotNumber,
    KeyIsNotText,
    LineFault,
    LineHoldsHalfCharacter,
    LineIsNotJson,
    LineIsNotObject,
    LineIsNotUtf8,
    LineIsTooLong,
    SpanIsEmpty,
    TypeIsUnknown,
    ValueIsUnreadable,
)
from annotator.domain.values import DateBasis, DateValue, FigureValue
from annotator.formats.jsonl_reader import LoadedLine, read_annotations
from annotator.resource_files import seed

ID = "01932f3e-7c11-7abc-8def-0123456789ab"
LINE: dict[str, Any] = {
    "document": "群众团体",
    "start": 21,
    "end": 26,
    "type": "date",
    "quote": "2004年",
}


def a_line(**changed: object) -> bytes:
    return json.dumps(LINE | changed, ensure_ascii=False).encode() + b"\n"


def a_file(folder: Path, *lines: bytes) -> Path:
    path = folder / "tags.jsonl"
    path.write_bytes(b"".join(lines))
    return path


def loaded_or_problem(path: Path) -> tuple[LoadedLine, ...] | ProblemForUser:
    try:
        return read_annotations(path)
    except ProblemForUser as problem:
        return problem


def test_the_sample_annotations_are_read() -> None:
    found = read_annotations(seed("chronicle.reference.jsonl"))
    text = seed("chronicle.txt").read_text(encoding="utf-8")
    assert len(found) == 66
    assert all(text[line.start : line.end] == line.quote for line in found)
    assert {AnnotationType.DATE, AnnotationType.FIGURE} <= {line.type for line in found}


def test_a_line_may_carry_everything(tmp_path: Path) -> None:
    line = a_line(
        value={"edtf": "2004", "basis": "document_year"}, note="存疑", author="甲", id=ID.upper()
    )
    assert read_annotations(a_file(tmp_path, line)) == (
        LoadedLine(
            line=1,
            document="群众团体",
            start=21,
            end=26,
            type=AnnotationType.DATE,
            quote="2004年",
            value=DateValue("2004", DateBasis.DOCUMENT_YEAR),
            note="存疑",
            author="甲",
            id=ID,
        ),
    )


@pytest.mark.parametrize(
    "line",
    [a_line(), a_line(value=None, note=None, author=None, id=None), a_line(author="", id="")],
)
def test_value_note_author_and_id_may_be_missing(line: bytes, tmp_path: Path) -> None:
    (found,) = read_annotations(a_file(tmp_path, line))
    assert (found.value, found.note, found.author, found.id) == (None, "", None, None)


def test_keys_of_other_programs_are_ignored(tmp_path: Path) -> None:
    line = a_line(confidence=0.9, source="rule", reason=["x"])
    assert len(read_annotations(a_file(tmp_path, line))) == 1


def test_a_mark_blank_lines_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    line = a_line().strip()
    path = a_file(tmp_path, b"\xef\xbb\xbf", line, b"\r\n\r\n  \n", line, b"\r\n\n", line)
    assert [found.line for found in read_annotations(path)] == [1, 4, 6]


def test_only_line_feeds_end_a_line(tmp_path: Path) -> None:
    quote = "甲\u2028\x85\u2029乙"
    (found,) = read_annotations(a_file(tmp_path, a_line(quote=quote)))
    assert quote == found.quote


def test_a_file_without_lines_holds_no_annotations(tmp_path: Path) -> None:
    assert read_annotations(a_file(tmp_path)) == ()
    assert read_annotations(a_file(tmp_path, b"\n \n")) == ()


def test_figures_keep_their_digits(tmp_path: Path) -> None:
    value = {"number": "12345678901234567890.15", "number_to": None, "unit": "元", "approx": "余"}
    (found,) = read_annotations(a_file(tmp_path, a_line(type="figure", value=value)))
    assert found.value == FigureValue("12345678901234567890.15", None, "元", "余")


FAULTS: list[tuple[bytes, type[LineFault], str]] = [
    (b"{", LineIsNotJson, "it is not JSON at position 1"),
    (b"start,end,type\n", LineIsNotJson, "not JSON"),
    (a_line()[:-2] + b",}", LineIsNotJson, "not JSON"),
    (b"[" * 100_000, LineIsNotJson, "not JSON"),
    (b'{"start": ' + b"9" * 5_000 + b"}", LineIsNotJson, "not JSON"),
    (b"[1, 2]", LineIsNotObject, "not a JSON object"),
    (b"null", LineIsNotObject, "not a JSON object"),
    (b"\xff\xfe{", LineIsNotUtf8, "the byte at position 0 is not UTF-8"),
    (json.dumps(LINE, ensure_ascii=False).encode("gbk"), LineIsNotUtf8, "is not UTF-8"),
    (b'{"quote": "\\ud83d"}', LineHoldsHalfCharacter, "half a character"),
    (b'{"quote": "\\uDE00"}', LineHoldsHalfCharacter, "half a character"),
    (b"{}", KeyIsMissing, "“start” is missing"),
    (a_line(start=-1), KeyIsNotNumber, "“start” must be a whole number"),
    (a_line(start=True), KeyIsNotNumber, "“start” must be"),
    (a_line(start="21"), KeyIsNotNumber, "“start” must be"),
    (a_line(end=26.0), KeyIsNotNumber, "“end” must be"),
    (a_line(end=None), KeyIsNotNumber, "“end” must be"),
    (a_line(end=21), SpanIsEmpty, "“end” (21) must be greater than “start” (21)"),
    (a_line(type="place"), TypeIsUnknown, "“place” is not known; use one of: organisation,"),
    (a_line(type=1), KeyIsNotText, "“type” must be text"),
    (a_line(quote=None), KeyIsNotText, "“quote” must be text"),
    (a_line(document=7), KeyIsNotText, "“document” must be text"),
    (a_line(note=[]), KeyIsNotText, "“note” must be text"),
    (a_line(author=5), KeyIsNotText, "“author” must be text"),
    (a_line(id=5), KeyIsNotText, "“id” must be text"),
    (a_line(id="a1"), IdIsNotUuid, "the id “a1” is not a UUID"),
    (a_line(value={"edtf": "soon"}), ValueIsUnreadable, '{"edtf": "soon"}'),
    (a_line(value="2004"), ValueIsUnreadable, "cannot be read"),
    (a_line(value={"number": 5}, type="figure"), ValueIsUnreadable, "2262400"),
]


@pytest.mark.parametrize(("bad", "fault", "words"), FAULTS)
def test_a_bad_line_is_named_with_its_fault(
    bad: bytes, fault: type[LineFault], words: str, tmp_path: Path
) -> None:
    path = a_file(tmp_path, a_line(), b"\n", bad, b"\n")
    with pytest.raises(InvalidLine) as caught:
        read_annotations(path)
    assert type(caught.value.values["reason"]) is fault
    sentence = str(caught.value)
    assert sentence.startswith(f"{path}, line 3: ")
    assert words in sentence
    assert sentence.endswith(". Nothing was loaded; correct the line and try again.")


@pytest.mark.parametrize("key", LINE)
def test_each_needed_key_is_asked_for(key: str, tmp_path: Path) -> None:
    line = json.dumps({name: value for name, value in LINE.items() if name != key}).encode()
    with pytest.raises(InvalidLine, match=f"“{key}” is missing"):
        read_annotations(a_file(tmp_path, line))


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = a_file(tmp_path, b" " * 5_000_000)
    with pytest.raises(InvalidLine) as caught:
        read_annotations(path)
    assert isinstance(caught.value.values["reason"], LineIsTooLong)


def test_an_escaped_character_beyond_the_basic_plane_is_whole(tmp_path: Path) -> None:
    line = json.dumps(LINE | {"quote": "😀"}).encode()
    assert b"\\ud83d" in line
    assert read_annotations(a_file(tmp_path, line))[0].quote == "😀"


def test_paths_that_lead_to_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileIsMissing):
        read_annotations(tmp_path / "none.jsonl")
    with pytest.raises(FileIsFolder):
        read_annotations(tmp_path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)
KEYS = st.sampled_from(["document", "start", "end", "type", "quote", "value", "note", "id"])


@given(
    st.binary(max_size=40)
    | st.dictionaries(KEYS, JSON).map(lambda changed: json.dumps(LINE | changed).encode())
)
def test_whatever_a_line_holds_it_is_loaded_or_refused_in_a_sentence(line: bytes) -> None:
    path = a_file(Path(os.environ["HOME"]), line)
    outcome = loaded_or_problem(path)
    if isinstance(outcome, ProblemForUser):
        assert str(path) in str(outcome)
    else:
        assert all(0 <= one.start < one.end for one in outcome)
        assert [one.quote.encode().decode() for one in outcome] == [one.quote for one in outcome]
