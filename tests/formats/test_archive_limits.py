"""An archive beyond the limits is refused from what it says of itself."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import pytest

from annotator.formats.archive_limits import Limits, TooMuch, opened

LIMITS = Limits(most_bytes=10_000, always_allowed=1_000, most_names=2_000)


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_large_end(raw: bytes) -> bytes:
    """Say the length of the list of members in the form of large archives only."""
    at = raw.rfind(b"PK\x05\x06")
    count, length, begin = struct.unpack_from("<HLL", raw, at + 10)
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, length, begin)
    place = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, 10, begin, 0)
    return raw[:at] + large + place + end


def names(raw: bytes, limits: Limits = LIMITS) -> list[str]:
    with opened(io.BytesIO(raw), limits) as archive:
        return archive.namelist()


def test_an_ordinary_archive_is_opened() -> None:
    assert names(packed(a=b"1" * 900, b=b"2")) == ["a", "b"]


def test_members_have_a_limit_together_and_each() -> None:
    with pytest.raises(TooMuch):
        names(packed(a=bytes(900), b=bytes(900)), replace(LIMITS, most_bytes=1_000))
    with pytest.raises(TooMuch, match="a: "):
        names(packed(a=bytes(9_000)), replace(LIMITS, highest_ratio=10))


def test_the_list_of_members_has_a_limit_in_whichever_form_it_is_given() -> None:
    many = packed(**{f"member {number}": b"" for number in range(99)})
    roomy = replace(LIMITS, most_names=100_000)
    for raw in (many, with_large_end(many)):
        assert len(names(raw, roomy)) == 99
        with pytest.raises(TooMuch, match="names"):
            names(raw)


def test_what_is_no_archive_is_said_to_be_none() -> None:
    sound = packed(a=b"1")
    at = sound.rfind(b"PK\x05\x06")
    place = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    for raw in (b"", b"PK", sound[:at], sound[: at + 9], sound[:at] + place + sound[at:]):
        with pytest.raises(BadZipFile):
            names(raw)
