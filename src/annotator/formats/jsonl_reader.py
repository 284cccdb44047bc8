"""Read annotations from JSON lines: one object per line, checked key by key.

Whether a quote is the text of its document is for the caller to check, who knows the document.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import InvalidLine, InvalidValue
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
from annotator.formats.file_access import check_is_file, reading
from annotator.values.json_form import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from annotator.domain.values import Value

# No annotation comes near; a file without line ends must not fill the memory.
_LONGEST_LINE_BYTES = 4 * 1024 * 1024
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class LoadedLine:
    """One annotation as a file gives it.

    Attributes:
        line: Number of its line, from 1.
        document: Title of the document it belongs to.
        start: First code point.
        end: One past the last; greater than start.
        quote: What the file says the text at [start, end) is.
        author: None where the file names nobody, as id where it gives none.
        id: UUID in lower case.
    """

    line: int
    document: str
    start: int
    end: int
    type: AnnotationType
    quote: str
    value: Value | None
    note: str
    author: str | None
    id: str | None


def read_annotations(path: Path) -> tuple[LoadedLine, ...]:
    """Read and check every line; lines without text are skipped, unknown keys ignored.

    Raises:
        InvalidLine: The first line that cannot be taken, and why.
        ProblemForUser: FileIsMissing, FileIsFolder, FileIsLocked, NoPermission,
            UnsupportedFile, CannotReadFile.
    """
    check_is_file(path, kinds=".jsonl")
    found = []
    with reading(path), path.open("rb") as file:
        for number, raw in enumerate(_lines(file), start=1):
            try:
                data = _object(raw)
                if data is not None:
                    found.append(_loaded(number, data))
            except LineFault as fault:
                raise InvalidLine(path=path, line=number, reason=fault) from fault
    return tuple(found)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    first = True
    while raw := file.readline(_LONGEST_LINE_BYTES + 1):
        yield raw.removeprefix(codecs.BOM_UTF8) if first else raw
        first = False


def _object(raw: bytes) -> dict[str, Any] | None:
    if len(raw) > _LONGEST_LINE_BYTES:
        raise LineIsTooLong(limit=_LONGEST_LINE_BYTES)
    try:
        text = raw.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise LineIsNotUtf8(position=error.start) from error
    if not text:
        return None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise LineIsNotJson(position=error.pos) from error
    except (ValueError, RecursionError) as error:  # numbers and nesting beyond all measure
        raise LineIsNotJson(position=0) from error
    if not isinstance(data, dict):
        raise LineIsNotObject
    # Only an escape can make half a character, since UTF-8 has none.
    escapes = "\\ud" in text or "\\uD" in text
    if escapes and _HALF_CHARACTER.search(json.dumps(data, ensure_ascii=False)):
        raise LineHoldsHalfCharacter
    return data


def _loaded(number: int, data: dict[str, Any]) -> LoadedLine:
    start, end = _position(data, "start"), _position(data, "end")
    if start >= end:
        raise SpanIsEmpty(start=start, end=end)
    type_ = _type(data)
    return LoadedLine(
        line=number,
        document=_text(data, "document"),
        start=start,
        end=end,
        type=type_,
        quote=_text(data, "quote"),
        value=_value(data, type_),
        note=_optional_text(data, "note") or "",
        author=_optional_text(data, "author") or None,
        id=_id(data),
    )


def _required(data: dict[str, Any], key: str) -> object:
    if key not in data:
        raise KeyIsMissing(key=key)
    return data[key]


def _position(data: dict[str, Any], key: str) -> int:
    number = _required(data, key)
    # True and False are numbers to Python, not to the writer of a file.
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise KeyIsNotNumber(key=key)
    return number


def _text(data: dict[str, Any], key: str) -> str:
    text = _required(data, key)
    if not isinstance(text, str):
        raise KeyIsNotText(key=key)
    return text


def _optional_text(data: dict[str, Any], key: str) -> str | None:
    return None if data.get(key) is None else _text(data, key)


def _type(data: dict[str, Any]) -> AnnotationType:
    name = _text(data, "type")
    try:
        return AnnotationType(name)
    except ValueError as error:
        raise TypeIsUnknown(type=name, others=", ".join(AnnotationType)) from error


def _value(data: dict[str, Any], type_: AnnotationType) -> Value | None:
    try:
        return from_json(type_, data.get("value"))
    except InvalidValue as error:
        raise ValueIsUnreadable(**error.values) from error


def _id(data: dict[str, Any]) -> str | None:
    text = _optional_text(data, "id")
    if not text:
        return None
    identifier = text.lower()
    if not _UUID.fullmatch(identifier):
        raise IdIsNotUuid(id=text)
    return identifier
