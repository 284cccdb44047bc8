"""The file of a review package: an archive with a cover sheet, a manifest and the data.

Whoever opens it may have got it from anywhere. So nothing is unpacked by the names inside, sizes
are counted while reading, and the data must have the SHA-256 that the manifest names.
"""

from __future__ import annotations

import errno
import hashlib
import json
import struct
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception has the name of one

from annotator import __version__
from annotator.domain.annotations import AnnotationType
from annotator.domain.clock import can_be_told
from annotator.domain.errors import ProblemForUser
from annotator.domain.names import cleaned_name
from annotator.domain.packages import PackageSummary, PackedDocument
from annotator.domain.review_errors import (
    NotAPackage,
    PackageDamaged,
    PackageIncomplete,
    PackageTooNew,
)
from annotator.formats import archive_limits
from annotator.formats.archive_limits import CannotUnpack, Incomplete, Limits, TooMuch
from annotator.formats.file_access import check_is_file, reading
from annotator.formats.package_cover import cover_sheet
from annotator.formats.safe_write import writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO
    from zipfile import ZipInfo

    from annotator.domain.progress import Progress

ENDING = ".annotpkg"
KINDS = f"{ENDING}, .annot"

_COVER, _MANIFEST, _DATA = "审阅包说明.txt", "package.json", "data.annot"
_FORMAT = "annotator-package"
_SIGN = b"PK"
_PROJECT_SIGN = b"SQLite format 3\0"
_VERSION = 1

_PIECE = 1 << 20
_MOST_MANIFEST = 4_000_000  # bytes
# Pages of a project shrink to a fifth; beyond 2 GB archives need another form. Three names.
_LIMITS = Limits(most_bytes=2_000_000_000, always_allowed=10_000_000, most_names=10_000)


def write_package(path: Path, data: Path, summary: PackageSummary, progress: Progress) -> None:
    """Pack a project file with what is to be said of it.

    Raises:
        Cancelled: The user asked to stop; the file is as it was.
        ProblemForUser: The file cannot be written; what was there before is unharmed.
    """
    with writing(path) as temporary:
        with ZipFile(temporary, "w", ZIP_DEFLATED) as archive:
            cover = cover_sheet(summary)
            archive.writestr(_COVER, cover)
            digest = _pack(archive, data, progress)
            digests = {"cover_sha256": hashlib.sha256(cover).hexdigest(), "data_sha256": digest}
            written = _manifest(summary) | digests | {"data_bytes": data.stat().st_size}
            archive.writestr(_MANIFEST, json.dumps(written, ensure_ascii=False, indent=2))
        with ZipFile(temporary) as archive, archive.open(_DATA) as stream:
            if _digest(stream) != digest:
                raise OSError(errno.EIO, "the file does not read back as written")


def read_package(path: Path, target: Path) -> tuple[PackageSummary, str]:
    """Check a package and put its project file at `target`.

    Returns:
        What the package says of itself, and the SHA-256 of the project file.

    Raises:
        NotAPackage, PackageIncomplete, PackageTooNew, PackageDamaged: As they say.
        ProblemForUser: It is missing, or cannot be read.
    """
    check_is_file(path, kinds=KINDS)
    with (
        _faults_of(path),
        reading(path),
        path.open("rb") as file,
        _opened(file, path) as archive,
    ):
        members = {info.filename: info for info in archive.infolist()}
        if len(members) != len(archive.infolist()) or not {_MANIFEST, _DATA} <= set(members):
            raise NotAPackage(path=path)
        manifest = _read_manifest(archive, members[_MANIFEST], path)
        _check_cover(archive, members, manifest, path)
        summary = _summary(manifest)
        digest = _unpack(archive, members[_DATA], target)
        if digest != manifest["data_sha256"]:
            target.unlink()
            raise PackageDamaged(path=path)
    return summary, digest


def is_package(path: Path) -> bool:
    """Whether a file is to be read as a package: by its beginning, and if in doubt by its name.

    Raises:
        ProblemForUser: It is missing, or cannot be read.
    """
    check_is_file(path, kinds=KINDS)
    with reading(path), path.open("rb") as file:
        beginning = file.read(len(_PROJECT_SIGN))
    if beginning.startswith(_SIGN):
        return True
    return path.suffix.lower() == ENDING and beginning != _PROJECT_SIGN


def _pack(archive: ZipFile, data: Path, progress: Progress) -> str:
    digest = hashlib.sha256()
    done, total = 0, data.stat().st_size
    with data.open("rb") as source, archive.open(_DATA, "w") as packed:
        while piece := source.read(_PIECE):
            packed.write(piece)
            digest.update(piece)
            done += len(piece)
            progress.report(done, total)
    return digest.hexdigest()


def _digest(stream: Any) -> str:  # noqa: ANN401 - whatever can be read
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _manifest(summary: PackageSummary) -> dict[str, object]:
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "program": __version__,
        "id": summary.id,
        "project": summary.project,
        "sender": summary.sender,
        "made_at": summary.made_at.isoformat(),
        "people": list(summary.people),
        "types": [type_.value for type_ in summary.types],
        "since": summary.since.isoformat() if summary.since else None,
        "counts": {
            "annotations": summary.annotations,
            "final": summary.final,
            "carried": summary.carried,
            "decisions": summary.decisions,
            "remarks": summary.remarks,
        },
        "documents": [
            {
                "title": one.title,
                "characters": one.characters,
                "sha256": one.sha256,
                "annotations": one.annotations,
            }
            for one in summary.documents
        ],
    }


def _summary(manifest: dict[str, Any]) -> PackageSummary:
    """Return what the manifest says; names are for showing and hold nothing invisible."""
    counts, since = manifest["counts"], manifest["since"]
    return PackageSummary(
        id=cleaned_name(manifest["id"]),
        project=cleaned_name(manifest["project"]),
        sender=cleaned_name(manifest["sender"]),
        made_at=_moment(manifest["made_at"]),
        documents=tuple(
            PackedDocument(
                title=cleaned_name(one["title"]),
                characters=int(one["characters"]),
                sha256=cleaned_name(one["sha256"]),
                annotations=int(one["annotations"]),
            )
            for one in manifest["documents"]
        ),
        people=tuple(cleaned_name(name) for name in manifest["people"]),
        types=tuple(AnnotationType(code) for code in manifest["types"]),
        since=None if since is None else _moment(since),
        annotations=int(counts["annotations"]),
        final=int(counts.get("final", 0)),  # not told by earlier versions
        carried=int(counts.get("carried", 0)),
        decisions=int(counts["decisions"]),
        remarks=int(counts["remarks"]),
    )


def _moment(written: str) -> datetime:
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None or not can_be_told(moment):
        raise ValueError(written)
    return moment


@contextmanager
def _faults_of(path: Path) -> Iterator[None]:
    """Tell every way in which an archive can be broken as one problem."""
    try:
        yield
    except ProblemForUser:
        raise
    except (
        BadZipFile,
        ZlibError,
        struct.error,
        EOFError,
        RecursionError,
        NotImplementedError,
        AttributeError,
        KeyError,
        OverflowError,
        TypeError,
        ValueError,
    ) as error:
        raise PackageDamaged(path=path) from error


def _opened(file: BinaryIO, path: Path) -> ZipFile:
    try:
        return archive_limits.opened(file, _LIMITS)
    except (CannotUnpack, TooMuch) as fault:
        raise PackageDamaged(path=path) from fault
    except Incomplete as fault:
        file.seek(0)
        is_begun = _SIGN.startswith(file.read(len(_SIGN)))  # also if it broke off at once
        raise (PackageIncomplete if is_begun else NotAPackage)(path=path) from fault
    except BadZipFile as error:
        raise NotAPackage(path=path) from error


def _read_manifest(archive: ZipFile, info: ZipInfo, path: Path) -> dict[str, Any]:
    if info.file_size > _MOST_MANIFEST:
        raise PackageDamaged(path=path)
    manifest = json.loads(archive.read(info).decode())
    if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
        raise NotAPackage(path=path)
    if int(manifest["version"]) > _VERSION:
        raise PackageTooNew(path=path)
    return manifest


def _check_cover(
    archive: ZipFile, members: Mapping[str, ZipInfo], manifest: Mapping[str, Any], path: Path
) -> None:
    """Refuse a package that people would read something else in than was packed."""
    packed = manifest.get("cover_sha256")  # not told by earlier versions
    cover = members.get(_COVER)
    is_other = cover is None or cover.file_size > _MOST_MANIFEST
    if set(members) - {_COVER, _MANIFEST, _DATA} or (packed and is_other):
        raise PackageDamaged(path=path)
    if packed and cover and hashlib.sha256(archive.read(cover)).hexdigest() != packed:
        raise PackageDamaged(path=path)


def _unpack(archive: ZipFile, info: ZipInfo, target: Path) -> str:
    """Write a member to a file; returns its SHA-256. No more is read than was declared."""
    digest = hashlib.sha256()
    with (
        archive.open(info) as stream,
        writing(target, lasting=False) as temporary,
        temporary.open("wb") as copy,
    ):
        while piece := stream.read(_PIECE):
            copy.write(piece)
            digest.update(piece)
    return digest.hexdigest()
