"""Recognise files that are not text by how they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import FileIsBinary, FileIsDocument, FileIsPicture

if TYPE_CHECKING:
    from pathlib import Path

_ZIP = b"PK\x03\x04"
# What an archive holds tells which program made it; the names stand in it uncompressed.
_ZIP_KINDS = (
    (b"word/document.xml", "Word (.docx)"),
    (b"xl/workbook.xml", "Excel (.xlsx)"),
    (b"ppt/presentation.xml", "PowerPoint (.pptx)"),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"OFD.xml", "OFD"),
)
_DOCUMENTS = (
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel/WPS (.doc, .xls, .wps)"),
    (b"{\\rtf", "RTF"),
)
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_OTHERS = (
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format 3\x00",
)


def refuse_known_binary(path: Path, data: bytes) -> None:
    """Say what the file is where its first bytes tell.

    Raises:
        FileIsBinary: Or FileIsDocument, FileIsPicture, which name the kind and the remedy.
    """
    if data.startswith(_ZIP):
        for mark, kind in _ZIP_KINDS:
            if mark in data:
                raise FileIsDocument(path=path, kind=kind)
        raise FileIsBinary(path=path)
    for signature, kind in _DOCUMENTS:
        if data.startswith(signature):
            raise FileIsDocument(path=path, kind=kind)
    for signature, kind in _PICTURES:
        if data.startswith(signature):
            raise FileIsPicture(path=path, kind=kind)
    if data.startswith(_OTHERS):
        raise FileIsBinary(path=path)
