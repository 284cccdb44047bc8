"""The encodings of Chinese text files, and how to decode each without losing a byte."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.errors import UnknownEncoding

if TYPE_CHECKING:
    from pathlib import Path

# GB18030 takes in GBK and GB 2312. Of the three forms of Big5, "big5" is what they share,
# "cp950" that of Windows, "big5hkscs" that of Hong Kong with the circled numbers and kana of
# ETEN. A person who says Big5 may mean any of them.
ENCODINGS = ("utf-8", "gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")

# Each begins with a name that `encoding_named` knows, so that it may be typed.
_IN_WORDS = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030 (简体)",
    "big5": "Big5 (繁体)",
    "cp950": "CP950 (繁体 Big5, Windows)",
    "big5hkscs": "Big5-HKSCS (繁体, 香港)",
    "utf-16-le": "UTF-16-LE (Unicode)",
    "utf-16-be": "UTF-16-BE (Unicode)",
}
_SAME_AS = {"gbk": "gb18030", "gb2312": "gb18030", "utf-8-sig": "utf-8", "ascii": "utf-8"}
_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "gb18030": "\ufeff".encode("gb18030"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a file.

    Attributes:
        encoding: One of ENCODINGS.
        sample: About 400 characters from where the text first leaves ASCII.
        score: Bits per byte by which the reading beats chance; the greater, the likelier.
    """

    encoding: str
    sample: str
    score: float


@dataclass(frozen=True, slots=True)
class TextFilePreview:
    """What can be said of a text file before it is imported.

    Attributes:
        certain: Whether the first candidate may be used without asking.
        candidates: Encodings that read every byte of the file, best first.
    """

    path: Path
    certain: bool
    candidates: tuple[Candidate, ...]


def in_words(*encodings: str) -> str:
    """Name some of ENCODINGS in a sentence, as people know them."""
    return ", ".join(_IN_WORDS[encoding] for encoding in encodings)


def encoding_named(name: str) -> str:
    """Return the one of ENCODINGS that a person means by "GBK" or "UTF8"; "utf-16" as it is.

    Raises:
        UnknownEncoding: It is not a name of any of them.
    """
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise UnknownEncoding(encoding=name, others=in_words(*ENCODINGS)) from error
    encoding = _SAME_AS.get(codec, codec)
    if encoding not in (*ENCODINGS, "utf-16"):
        raise UnknownEncoding(encoding=name, others=in_words(*ENCODINGS))
    return encoding


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark announces."""
    for encoding, mark in _MARKS.items():
        if data.startswith(mark):
            return encoding
    return None


def decode(data: bytes, encoding: str) -> tuple[str, bool]:
    """Return the text without its byte order mark, and whether there was one.

    Raises:
        UnicodeDecodeError: Its positions count from the first byte of the file.
    """
    mark = _MARKS.get(encoding, b"")
    has_mark = bool(mark) and data.startswith(mark)
    skipped = len(mark) if has_mark else 0
    try:
        return data[skipped:].decode(encoding), has_mark
    except UnicodeDecodeError as error:
        start, end = error.start + skipped, error.end + skipped
        raise UnicodeDecodeError(encoding, data, start, end, error.reason) from error


def can_decode(data: bytes, encoding: str) -> bool:
    """Whether every byte fits."""
    try:
        decode(data, encoding)
    except UnicodeDecodeError:
        return False
    return True
