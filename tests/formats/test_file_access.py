"""Faults of the file system become sentences."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import (
    CannotReadFile,
    FileIsFolder,
    FileIsLocked,
    FileIsMissing,
    FileIsTooLarge,
    NoPermission,
    ProblemForUser,
    UnsupportedFile,
)
from annotator.formats.file_access import read_bytes, readable_name

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="names and modes of POSIX")


def test_the_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"\xef\xbb\xbf1\r\n\r")
    assert read_bytes(path, limit=8, kinds=".txt") == b"\xef\xbb\xbf1\r\n\r"


def test_the_limit_itself_is_allowed_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"1" * 2_000_000)
    assert len(read_bytes(path, limit=2_000_000, kinds=".txt")) == 2_000_000
    with pytest.raises(FileIsTooLarge, match=r"text\.txt has 2\.0 MB"):
        read_bytes(path, limit=1_999_999, kinds=".txt")


@needs_posix
def test_a_file_of_a_terabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "hole.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(FileIsTooLarge, match=r"1048576\.0 MB; one document may have at most 20"):
        read_bytes(path, limit=20 << 20, kinds=".txt")


@needs_posix
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EBUSY, FileIsLocked),
        (errno.EAGAIN, FileIsLocked),
        (errno.EACCES, NoPermission),
        (errno.EPERM, NoPermission),
        (errno.ENOENT, FileIsMissing),
        (errno.EIO, CannotReadFile),
        (errno.ESTALE, CannotReadFile),
    ],
)
def test_a_fault_while_opening_is_translated(
    number: int,
    expected: type[ProblemForUser],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"1")

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(expected, match=r"text\.txt") as caught:
        read_bytes(path, limit=1, kinds=".txt")
    assert isinstance(caught.value.__cause__, OSError)


@pytest.mark.parametrize("code", [32, 33])
def test_a_file_held_by_another_windows_program_is_called_locked(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"1")
    held = PermissionError(errno.EACCES, "held")
    monkeypatch.setattr(held, "winerror", code, raising=False)

    def fail(*_: Any, **__: Any) -> None:
        raise held

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(FileIsLocked, match="in use by another program"):
        read_bytes(path, limit=1, kinds=".txt")


@needs_posix
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    with pytest.raises(UnsupportedFile, match=r"Use \.txt, \.md"):
        read_bytes(path, limit=1, kinds=".txt, .md")


@needs_posix
def test_a_link_to_itself_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to(path)
    with pytest.raises(CannotReadFile, match=r"loop\.txt"):
        read_bytes(path, limit=1, kinds=".txt")


def test_folders_and_names_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(FileIsFolder):
        read_bytes(tmp_path, limit=1, kinds=".txt")
    with pytest.raises(FileIsMissing):
        read_bytes(tmp_path / "none" / "text.txt", limit=1, kinds=".txt")
    with pytest.raises(FileIsMissing):
        read_bytes(tmp_path / "a\0b.txt", limit=1, kinds=".txt")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileIsMissing):
        read_bytes(tmp_path / "file" / "text.txt", limit=1, kinds=".txt")


@needs_posix
@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("年鉴.txt".encode(), "年鉴.txt"),
        ("年鉴.txt".encode("gb18030"), "年鉴.txt"),
        (b"\xff.txt", "\\xff.txt"),
    ],
)
def test_a_name_can_always_be_stored(raw: bytes, name: str) -> None:
    assert name == readable_name(Path(os.fsdecode(raw)))
