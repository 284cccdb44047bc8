"""Refuse an archive before anything is unpacked that would fill the memory or the day.

Sizes are those the archive declares; zipfile never gives out more of a member than that.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

if TYPE_CHECKING:
    from typing import BinaryIO

MOST_BYTES = 1_000_000_000
"""Of all members unpacked: five times an export of 140,000 annotations."""

HIGHEST_RATIO = 100
"""Ours has 12; rows of nothing but equal cells come to 60."""

_ALWAYS_ALLOWED = 1_000_000  # bytes: below this no ratio does harm
_MOST_DIRECTORY = 1_000_000  # bytes of the list of members: some ten thousand
_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_LONGEST_COMMENT = 1 << 16
_ENCRYPTED = 1


class TooMuch(Exception):  # noqa: N818 - told as a problem by whoever knows the file
    """The archive holds more than anybody works with; the message says what."""


def opened(file: BinaryIO) -> ZipFile:
    """Open an archive within the limits.

    Raises:
        BadZipFile: It is none, or one we cannot unpack.
        TooMuch: It is beyond a limit.
    """
    _check_directory(file)
    try:
        archive = ZipFile(file)
    except (struct.error, ValueError, NotImplementedError, EOFError) as error:
        raise BadZipFile(str(error)) from error
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES:
        raise TooMuch(f"{total:,} bytes")
    for member in members:
        if member.flag_bits & _ENCRYPTED or member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadZipFile(member.filename)
        if member.file_size > max(_ALWAYS_ALLOWED, HIGHEST_RATIO * member.compress_size):
            raise TooMuch(f"{member.filename}: {member.file_size:,} bytes")
    return archive


def _check_directory(file: BinaryIO) -> None:
    """Look at the end of the file alone: the list of members may itself be huge."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_COMMENT - _END.size))
    tail = file.read()
    at = tail.rfind(_END_SIGN)
    if at < 0 or at + _END.size > len(tail):
        raise BadZipFile("no end of an archive")
    directory = _END.unpack_from(tail, at)[5]
    if directory > _MOST_DIRECTORY:
        raise TooMuch(f"{directory:,} bytes of names")
    file.seek(0)
