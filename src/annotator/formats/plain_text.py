"""Read a plain text file: .txt, .md, or whatever its name, as long as its bytes are text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.domain.documents import ImportedText
from annotator.domain.errors import (
    EncodingInDoubt,
    FileIsBinary,
    FileIsEmpty,
    OtherEncoding,
    UndecodableText,
)
from annotator.formats.detection import Detection, detect, exact_encoding
from annotator.formats.encodings import (
    TextFilePreview,
    decode,
    in_words,
    marked_encoding,
)
from annotator.formats.file_access import read_bytes, readable_name
from annotator.formats.signatures import refuse_known_binary
from annotator.text.newlines import normalise

if TYPE_CHECKING:
    from pathlib import Path

LIMIT_BYTES = 20 * 1024 * 1024

# Control characters that no text needs. A few strays are kept as they are; more than one in
# fifty means a program wrote the file for itself.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROL_BYTES = re.compile(_CONTROLS.pattern.encode("ascii"))
_MOST_CONTROLS = 1 / 50

_HEADING = re.compile(r"^[ \t\u3000]*#{1,6}[ \t\u3000]+([^\s#].*)$", re.MULTILINE)
_CLOSING_HASHES = re.compile(r"[ \t\u3000]+#+\s*$")
# A heading longer than this is a paragraph that begins with a hash.
_LONGEST_TITLE = 100


def preview(path: Path) -> TextFilePreview:
    """Tell how a file can be read, so that a person may choose where it is in doubt.

    Raises:
        ProblemForUser: The file is missing, a folder, locked, not permitted, empty, too large,
            not text, or damaged: FileIsMissing, FileIsFolder, FileIsLocked, NoPermission,
            FileIsEmpty, FileIsTooLarge, FileIsBinary, UndecodableText, CannotReadFile.
    """
    data = _bytes_of_text(path)
    found = _detect(path, data)
    text, _ = decode(data, found.candidates[0].encoding)
    if found.certain:
        _refuse_no_text(path, text)
    return TextFilePreview(path=path, certain=found.certain, candidates=found.candidates)


def read_text_file(path: Path, *, encoding: str = "auto") -> ImportedText:
    """Read a file without losing a byte.

    Args:
        path: The file.
        encoding: "auto", or any common name of one of ENCODINGS.

    Raises:
        EncodingInDoubt: "auto" does not settle it; `preview` gives the choices.
        UnknownEncoding: The name is not known.
        ProblemForUser: As `preview`.
    """
    data = _bytes_of_text(path)
    exact = _settled(path, data) if encoding == "auto" else exact_encoding(encoding, data)
    try:
        decoded, has_bom = decode(data, exact)
    except UnicodeDecodeError as error:
        raise _undecodable(path, data, error) from error
    _refuse_no_text(path, decoded)
    text, newline = normalise(decoded)
    return ImportedText(
        title=title_of(text, path),
        text=text,
        file_name=readable_name(path),
        encoding=exact,
        has_bom=has_bom,
        newline=newline,
        original=data,
    )


def title_of(text: str, path: Path) -> str:
    """Return the first Markdown heading of the text, else the file name without its ending."""
    first_hash = text.find("#")
    if first_hash >= 0:
        line_start = text.rfind("\n", 0, first_hash) + 1
        for heading in _HEADING.finditer(text, line_start):
            words = _CLOSING_HASHES.sub("", heading[1]).replace("**", "")
            title = _printable(words)
            if 0 < len(title) <= _LONGEST_TITLE:
                return title
    name = readable_name(path)
    stem, dot, _ = name.rpartition(".")
    return stem if dot and stem else name


def _printable(words: str) -> str:
    spaced = " ".join(words.split())
    return "".join(character for character in spaced if character.isprintable())


def _bytes_of_text(path: Path) -> bytes:
    data = read_bytes(path, limit=LIMIT_BYTES, kinds=".txt, .md")
    if not data:
        raise FileIsEmpty(path=path)
    refuse_known_binary(path, data)
    return data


def _settled(path: Path, data: bytes) -> str:
    found = _detect(path, data)
    if found.certain:
        return found.candidates[0].encoding
    names = [candidate.encoding for candidate in found.candidates]
    likely = [candidate.encoding for candidate in found.candidates if candidate.score > 0]
    raise EncodingInDoubt(path=path, others=in_words(*(likely or names)))


def _detect(path: Path, data: bytes) -> Detection:
    try:
        found = detect(data)
    except UnicodeDecodeError as error:
        if marked_encoding(data) is None and _has_many_controls(data):
            raise FileIsBinary(path=path) from error
        raise _undecodable(path, data, error) from error
    if not found.plausible and _has_many_controls(data):
        raise FileIsBinary(path=path)
    return found


def _has_many_controls(data: bytes) -> bool:
    return len(_CONTROL_BYTES.findall(data)) > len(data) * _MOST_CONTROLS


def _refuse_no_text(path: Path, text: str) -> None:
    if not text.strip("\ufeff \t\r\n\v\f\u3000"):
        raise FileIsEmpty(path=path)
    if len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS:
        raise FileIsBinary(path=path)


def _undecodable(path: Path, data: bytes, error: UnicodeDecodeError) -> UndecodableText:
    others = _likely_others(data, error.encoding)
    before, _ = normalise(data[: error.start].decode(error.encoding, "ignore"))
    kind = OtherEncoding if others else UndecodableText
    return kind(
        path=path,
        encoding=in_words(error.encoding),
        position=error.start,
        line=before.count("\n") + 1,
        others=in_words(*others),
    )


def _likely_others(data: bytes, encoding: str) -> list[str]:
    """What to propose instead: readings that give Chinese, not just any that the bytes fit."""
    try:
        found = detect(data)
    except UnicodeDecodeError:
        return []
    names = [candidate.encoding for candidate in found.candidates if candidate.score > 0]
    # Any even number of bytes fits UTF-16; a text in it has line ends, and those have zeros.
    is_utf16_possible = b"\0" in data or marked_encoding(data) is not None
    return [
        name
        for name in names
        if name != encoding and (is_utf16_possible or not name.startswith("utf-16"))
    ]
