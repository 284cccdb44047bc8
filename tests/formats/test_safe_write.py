"""Whatever goes wrong, the old file stays byte for byte and no temporary one is left."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.errors import (
    CannotWriteFile,
    DiskIsFull,
    FileIsFolder,
    FileIsMissing,
    FileIsOpenElsewhere,
    NoPermission,
)
from annotator.domain.progress import Cancelled
from annotator.formats.safe_write import writing

posix_only = pytest.mark.skipif(os.name != "posix", reason="rights and limits of POSIX")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "旧表.xlsx"
    path.write_bytes(b"old")
    return path


def write(path: Path, content: bytes = b"new") -> None:
    with writing(path) as temporary:
        temporary.write_bytes(content)


def unharmed(target: Path) -> bool:
    return target.read_bytes() == b"old" and list(target.parent.iterdir()) == [target]


def test_the_new_file_takes_the_place_of_the_old_one(target: Path) -> None:
    write(target)
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_the_old_file_stands_until_the_new_one_is_complete(target: Path) -> None:
    with writing(target) as temporary:
        temporary.write_bytes(b"half")
        assert target.read_bytes() == b"old"
        assert temporary.parent == target.parent


@pytest.mark.parametrize("problem", [Cancelled(), ValueError("ours"), KeyboardInterrupt()])
def test_an_interruption_leaves_the_old_file(target: Path, problem: BaseException) -> None:
    def interrupted() -> None:
        with writing(target) as temporary:
            temporary.write_bytes(b"half")
            raise problem

    with pytest.raises(type(problem)):
        interrupted()
    assert unharmed(target)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_called_so(target: Path, number: int) -> None:
    with pytest.raises(DiskIsFull, match="旧表"), writing(target):
        raise OSError(number, os.strerror(number))
    assert unharmed(target)


def test_any_other_fault_is_told_with_its_reason(target: Path) -> None:
    with pytest.raises(CannotWriteFile, match="Input/output error"), writing(target):
        raise OSError(errno.EIO, "Input/output error")
    assert unharmed(target)


def test_a_target_held_by_another_program_is_called_so(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, other: Path) -> Path:
        raise PermissionError(errno.EACCES, "held", str(other))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileIsOpenElsewhere, match="旧表"):
        write(target)
    assert unharmed(target)


def test_a_folder_that_takes_no_files_is_told(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, mode: int = 0o666, exist_ok: bool = True) -> None:
        raise PermissionError(errno.EACCES, "refused", str(self))

    monkeypatch.setattr(Path, "touch", refused)
    with pytest.raises(NoPermission):
        write(target)
    assert unharmed(target)


def test_a_write_protected_file_is_not_replaced(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anything
    with pytest.raises(NoPermission):
        write(target)
    assert unharmed(target)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileIsMissing, match="不存在"):
        write(tmp_path / "不存在" / "表.xlsx")


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(FileIsFolder):
        write(tmp_path)


@posix_only
def test_the_rights_of_the_old_file_stay(target: Path) -> None:
    target.chmod(0o640)
    write(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@posix_only
def test_a_new_file_gets_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write(tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix_only
def test_a_link_stays_a_link(tmp_path: Path, target: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(target)
    write(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@posix_only
def test_the_longest_name_a_file_may_have_will_do(tmp_path: Path) -> None:
    target = tmp_path / ("志" * 83 + ".xlsx")  # 254 of 255 bytes
    write(target)
    assert target.read_bytes() == b"new"


LIMITED = """
import resource, sys
from pathlib import Path
from annotator.domain.errors import ProblemForUser
sys.path.insert(0, sys.argv[3])
import export_builders
from annotator.domain.progress import NoProgress
from annotator.formats.{module} import {function} as write
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
rows = export_builders.SOME_ROWS * 2000
try:
    write(Path(sys.argv[1]), export_builders.an_export(rows), NoProgress())
except ProblemForUser as problem:
    print(problem)
    sys.exit(3)
"""


@posix_only
@pytest.mark.parametrize("limit", [0, 20_000, 200_000])
@pytest.mark.parametrize(
    ("module", "function"),
    [
        ("workbook", "write_workbook"),
        ("csv_writer", "write_csv"),
        ("jsonl_writer", "write_jsonl"),
    ],
)
def test_a_file_that_may_not_grow_leaves_the_old_one(
    target: Path, module: str, function: str, limit: int
) -> None:
    script = LIMITED.format(module=module, function=function)
    tests = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", script, str(target), str(limit), tests],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(target.parent), "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, done.stderr) == (3, "")
    assert "旧表.xlsx cannot be written" in done.stdout
    assert unharmed(target)
