"""Refuse an archive before anything is unpacked that would fill the memory or the day.

Sizes are those the archive declares; zipfile never gives out more of a member than that.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

if TYPE_CHECKING:
    from typing import BinaryIO

_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_DIRECTORY = 5  # where it says how long the list of members is
# Before the end of an archive of more than 4 GB stands another one, and what says where.
_LARGE_END = struct.Struct("<4sQ2H2L4Q")
_LARGE_END_SIGN = b"PK\x06\x06"
_LARGE_DIRECTORY = 8
_LARGE_PLACE_SIGN = b"PK\x06\x07"
_LARGE_PLACE_SIZE = 20
_LONGEST_COMMENT = 1 << 16
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """What nobody works with is beyond these.

    Attributes:
        most_bytes: Of all members unpacked.
        always_allowed: Bytes of one member, below which no ratio does harm.
        highest_ratio: Of a larger member, unpacked to packed.
        most_names: Bytes of the list of members.
    """

    most_bytes: int
    always_allowed: int
    most_names: int
    highest_ratio: int = 100


class TooMuch(Exception):  # noqa: N818 - told as a problem by whoever knows the file
    """The archive holds more than anybody works with; the message says what."""


class CannotUnpack(BadZipFile):
    """A member is encrypted, or packed in a way of its own; the message names it."""


class Incomplete(BadZipFile):
    """It has no end, as where a copy was cut short, or never was an archive."""


def opened(file: BinaryIO, limits: Limits) -> ZipFile:
    """Open an archive within the limits.

    Raises:
        BadZipFile: It is none, or as CannotUnpack and Incomplete say.
        TooMuch: It is beyond a limit.
    """
    _check_directory(file, limits)
    try:
        archive = ZipFile(file)
    except (struct.error, ValueError, NotImplementedError, EOFError) as error:
        raise BadZipFile(str(error)) from error
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if total > limits.most_bytes:
        raise TooMuch(f"{total:,} bytes")
    for member in members:
        if member.flag_bits & _ENCRYPTED or member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise CannotUnpack(member.filename)
        most = max(limits.always_allowed, limits.highest_ratio * member.compress_size)
        if member.file_size > most:
            raise TooMuch(f"{member.filename}: {member.file_size:,} bytes")
    return archive


def _check_directory(file: BinaryIO, limits: Limits) -> None:
    """Look at the end of the file alone: the list of members may itself be huge."""
    size = file.seek(0, 2)
    before = _LARGE_END.size + _LARGE_PLACE_SIZE
    file.seek(max(0, size - _LONGEST_COMMENT - _END.size - before))
    tail = file.read()
    at = tail.rfind(_END_SIGN)
    if at < 0 or at + _END.size > len(tail):
        raise Incomplete("no end of an archive")
    directory = _END.unpack_from(tail, at)[_DIRECTORY]
    if tail[max(0, at - _LARGE_PLACE_SIZE) : at].startswith(_LARGE_PLACE_SIGN):
        if not tail[max(0, at - before) : at].startswith(_LARGE_END_SIGN):
            raise BadZipFile("no end of a large archive")
        directory = max(directory, _LARGE_END.unpack_from(tail, at - before)[_LARGE_DIRECTORY])
    if directory > limits.most_names:
        raise TooMuch(f"{directory:,} bytes of names")
    file.seek(0)
