"""A package arrives as it was sent, or changes nothing."""

from __future__ import annotations

import hashlib
import json
import random
import struct
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import (
    CannotWriteFile,
    FileIsFolder,
    FileIsMissing,
    ProblemForUser,
)
from annotator.domain.packages import PackageSummary, PackedDocument
from annotator.domain.progress import Cancelled, NoProgress
from annotator.domain.review_errors import (
    NotAPackage,
    PackageDamaged,
    PackageIncomplete,
    PackageTooNew,
)
from annotator.formats import package_file
from annotator.formats.package_file import is_package, read_package, write_package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUMMARY = PackageSummary(
    id="01932f00-0000-7000-8000-000000000001",
    project="景德镇年鉴",
    sender="王芳",
    made_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    documents=(PackedDocument("群众团体", 5_021, "ab" * 32, 66),),
    people=("王芳", "李明"),
    types=(AnnotationType.FIGURE, AnnotationType.DATE),
    since=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
    annotations=66,
    final=42,
    carried=5,
    decisions=3,
    remarks=1,
)
DATA = random.Random(1).randbytes(300_000) + bytes(200_000)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "project.annot"
    path.write_bytes(DATA)
    return path


@pytest.fixture
def package(tmp_path: Path, data: Path) -> Path:
    path = tmp_path / "王芳.annotpkg"
    write_package(path, data, SUMMARY, NoProgress())
    return path


def test_what_was_packed_comes_out(tmp_path: Path, package: Path) -> None:
    target = tmp_path / "private.annot"
    assert read_package(package, target) == (SUMMARY, hashlib.sha256(DATA).hexdigest())
    assert target.read_bytes() == DATA
    assert is_package(package)
    assert not is_package(target)


def test_a_file_is_what_it_begins_like_and_if_in_doubt_what_it_is_called(tmp_path: Path) -> None:
    for name, content, expected in (
        ("a.annotpkg", b"PK\x03\x04", True),
        ("a.annotpkg", b"", True),
        ("a.annotpkg", "笔记".encode(), True),
        ("a.annotpkg", b"SQLite format 3\0" + bytes(84), False),
        ("a.annot", b"PK\x03\x04", True),
        ("a.annot", "笔记".encode(), False),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        assert is_package(path) is expected


def test_a_package_of_everything_says_so(tmp_path: Path, data: Path) -> None:
    everything = replace(SUMMARY, people=(), types=(), since=None, sender="")
    path = tmp_path / "everything.annotpkg"
    write_package(path, data, everything, NoProgress())
    assert read_package(path, tmp_path / "private.annot")[0] == everything


def test_the_cover_sheet_tells_a_person_what_is_inside(package: Path) -> None:
    with ZipFile(package) as archive:
        assert archive.namelist() == ["审阅包说明.txt", "data.annot", "package.json"]
        raw = archive.read("审阅包说明.txt")
    sheet = raw.decode("utf-8-sig")
    for part in ("景德镇年鉴", "王芳、李明", "数字、日期", "群众团体", "66", "合并", "ab" * 32):
        assert part in sheet
    for part in (
        "标注 19 条（含已删除的），审核结论 3 条，意见 1 条",
        "定　　稿：42 条",
        "标注 5 条",
    ):
        assert part in sheet
    assert raw.startswith(b"\xef\xbb\xbf")
    assert sheet.count("\r\n") == sheet.count("\n")


def test_a_package_that_tells_less_is_read_too(tmp_path: Path, package: Path) -> None:
    def forget(manifest: Any) -> None:
        del manifest["counts"]["final"], manifest["counts"]["carried"], manifest["cover_sha256"]

    with_manifest(forget)(package)
    summary, _ = read_package(package, tmp_path / "private.annot")
    assert summary == replace(SUMMARY, final=0, carried=0)


def test_progress_is_told_and_can_stop_the_packing(tmp_path: Path, data: Path) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            assert (done, total) == (len(DATA), len(DATA))
            raise Cancelled

    path = tmp_path / "王芳.annotpkg"
    path.write_text("earlier")
    with pytest.raises(Cancelled):
        write_package(path, data, SUMMARY, Impatient())
    assert path.read_text() == "earlier"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["project.annot", "王芳.annotpkg"]


def test_a_package_that_does_not_read_back_is_not_left_there(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_file, "_digest", lambda _: "another")
    path = tmp_path / "王芳.annotpkg"
    with pytest.raises(CannotWriteFile):
        write_package(path, data, SUMMARY, NoProgress())
    assert not path.exists()


def rewritten(package: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Pack the members again after a change to them."""
    with ZipFile(package) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def with_manifest(change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def on_members(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["package.json"])
        change(manifest)
        members["package.json"] = json.dumps(manifest).encode()

    return lambda package: rewritten(package, on_members)


def replaced_member(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda package: rewritten(package, lambda members: members.update({name: content}))


def truncated(package: Path) -> None:
    package.write_bytes(package.read_bytes()[: package.stat().st_size // 2])


def without_data(package: Path) -> None:
    rewritten(package, lambda members: members.pop("data.annot"))


def bomb(package: Path) -> None:
    with ZipFile(package, "a", ZIP_DEFLATED) as archive:
        manifest = archive.read("package.json")
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        archive.writestr("package.json", manifest)
        with archive.open("data.annot", "w") as stream:
            for _ in range(64):
                stream.write(bytes(1 << 20))


def manifest_bomb(package: Path) -> None:
    replaced_member("package.json", b" " * 9_000_000)(package)


def with_lzma(package: Path) -> None:
    with ZipFile(package) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(package, "w", ZIP_LZMA) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def with_lying_size(package: Path) -> None:
    """Let the directory say that the data are shorter than they are."""
    raw = bytearray(package.read_bytes())
    with ZipFile(package) as archive:
        true = archive.getinfo("data.annot").file_size
    place = raw.rfind(struct.pack("<L", true), 0, raw.rfind(b"data.annot"))
    raw[place : place + 4] = struct.pack("<L", true // 2)
    package.write_bytes(raw)


def with_endless_directory(package: Path) -> None:
    with ZipFile(package, "a", ZIP_STORED) as archive:
        for number in range(300):
            archive.writestr(f"{number}.txt", b"")


def with_large_form(package: Path) -> None:
    """A second, 64-bit directory end: it would win over the one whose size was checked."""
    raw = package.read_bytes()
    at = raw.rfind(b"PK\x05\x06")
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    package.write_bytes(raw[:at] + locator + raw[at:])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused(tmp_path: Path, package: Path) -> None:
    with ZipFile(package, "a") as archive:
        archive.writestr("data.annot", b"another")
    with pytest.raises(NotAPackage):
        read_package(package, tmp_path / "private.annot")


DAMAGES: dict[str, tuple[Callable[[Path], object], type[ProblemForUser]]] = {
    "empty": (lambda path: path.write_bytes(b""), PackageIncomplete),
    "no archive": (lambda path: path.write_bytes(DATA), NotAPackage),
    "truncated": (truncated, PackageIncomplete),
    "plain text": (lambda path: path.write_text("笔记", encoding="utf-8"), NotAPackage),
    "no data": (without_data, NotAPackage),
    "other data": (replaced_member("data.annot", b"another"), PackageDamaged),
    "another cover": (replaced_member("审阅包说明.txt", b"read something else"), PackageDamaged),
    "no cover": (
        lambda path: rewritten(path, lambda members: members.pop("审阅包说明.txt")),
        PackageDamaged,
    ),
    "more inside": (replaced_member("再看这个.txt", b"!"), PackageDamaged),
    "bomb": (bomb, PackageDamaged),
    "bomb in the manifest": (manifest_bomb, PackageDamaged),
    "rare compression": (with_lzma, PackageDamaged),
    "lying size": (with_lying_size, PackageDamaged),
    "endless directory": (with_endless_directory, PackageDamaged),
    "two directory ends": (with_large_form, NotAPackage),
    "manifest is no JSON": (replaced_member("package.json", b"{"), PackageDamaged),
    "manifest is no text": (replaced_member("package.json", b"\xff\xfe"), PackageDamaged),
    "manifest is nested": (replaced_member("package.json", b"[" * 100_000), PackageDamaged),
    "manifest is a list": (replaced_member("package.json", b"[]"), NotAPackage),
    "manifest of others": (with_manifest(lambda m: m.update(format="epub")), NotAPackage),
    "newer": (with_manifest(lambda m: m.update(version=2)), PackageTooNew),
    "no version": (with_manifest(lambda m: m.update(version=None)), PackageDamaged),
    "no counts": (with_manifest(lambda m: m.pop("counts")), PackageDamaged),
    "number as a name": (with_manifest(lambda m: m.update(sender=1)), PackageDamaged),
    "unknown type": (with_manifest(lambda m: m.update(types=["place"])), PackageDamaged),
    "endless number": (
        replaced_member("package.json", b'{"format": "annotator-package", "version": 1e999}'),
        PackageDamaged,
    ),
    "time that ends all times": (
        with_manifest(lambda m: m.update(made_at="9999-12-31T23:59:59+00:00")),
        PackageDamaged,
    ),
    "no time": (with_manifest(lambda m: m.update(made_at="yesterday")), PackageDamaged),
    "time without zone": (
        with_manifest(lambda m: m.update(made_at="2026-11-22T09:00:00")),
        PackageDamaged,
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_or_hostile_package_is_refused_in_one_sentence(
    name: str, tmp_path: Path, package: Path
) -> None:
    damage, problem = DAMAGES[name]
    damage(package)
    target = tmp_path / "private.annot"
    with pytest.raises(problem) as raised:
        read_package(package, target)
    told = str(raised.value)
    assert package.name in told
    assert not any(word in told for word in ("Error", "BadZip", "data.annot", "archive", "()"))
    assert not target.exists()


def test_any_flipped_byte_is_seen_or_does_no_harm(tmp_path: Path, package: Path) -> None:
    chance = random.Random(3)
    sound = package.read_bytes()
    for number in range(200):
        raw = bytearray(sound)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        package.write_bytes(raw)
        target = tmp_path / f"{number}.annot"
        try:
            read_package(package, target)
        except ProblemForUser:
            assert not target.exists()
        else:
            assert target.read_bytes() == DATA


def test_names_from_elsewhere_are_shown_without_invisible_characters(
    tmp_path: Path, package: Path
) -> None:
    with_manifest(lambda m: m.update(sender="王\u202e芳\n"))(package)
    assert read_package(package, tmp_path / "private.annot")[0].sender == "王 芳"


def test_a_name_inside_is_never_a_place_to_write_to(tmp_path: Path, package: Path) -> None:
    replaced_member("../outside.txt", b"!")(package)
    folder = tmp_path / "private"
    folder.mkdir()
    with pytest.raises(PackageDamaged):
        read_package(package, folder / "data.annot")
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "outside.txt").exists()


def test_what_is_no_file_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileIsMissing):
        read_package(tmp_path / "nowhere.annotpkg", tmp_path / "private.annot")
    with pytest.raises(FileIsFolder):
        read_package(tmp_path, tmp_path / "private.annot")


def test_the_library_knows_the_sign_of_encryption(package: Path, tmp_path: Path) -> None:
    raw = bytearray(package.read_bytes())
    with ZipFile(package) as archive:
        at = archive.start_dir
    while (at := raw.find(b"PK\x01\x02", at)) >= 0:
        raw[at + 8] |= 1
        at += 4
    package.write_bytes(raw)
    with ZipFile(package) as archive:
        assert all(info.flag_bits & 1 for info in archive.infolist())
    with pytest.raises(PackageDamaged):
        read_package(package, tmp_path / "private.annot")
    assert zipfile.is_zipfile(package)
