"""Files of other programs are recognised by what they hold, not by their name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from annotator.domain.errors import FileIsBinary, FileIsDocument, FileIsPicture
from annotator.formats.signatures import refuse_known_binary

PATH = Path("年鉴.txt")


def archive(name: str, content: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(name, content, zipfile.ZIP_STORED)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (archive("word/document.xml"), "Word (.docx)"),
        (archive("xl/workbook.xml"), "Excel (.xlsx)"),
        (archive("ppt/presentation.xml"), "PowerPoint (.pptx)"),
        (archive("mimetype", "application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (archive("OFD.xml"), "OFD"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "Word/Excel/WPS (.doc, .xls, .wps)"),
        (b"{\\rtf1\\ansi\\deff0", "RTF"),
    ],
)
def test_a_document_is_to_be_saved_as_text(data: bytes, kind: str) -> None:
    with pytest.raises(FileIsDocument, match=r"save it as \.txt") as caught:
        refuse_known_binary(PATH, data)
    assert str(PATH) in str(caught.value)
    assert kind == caught.value.values["kind"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"GIF89a\1\0", "GIF"),
        (b"II*\0\x08\0", "TIFF"),
    ],
)
def test_a_picture_is_to_be_recognised_first(data: bytes, kind: str) -> None:
    with pytest.raises(FileIsPicture, match=f"is a picture \\({kind}\\)"):
        refuse_known_binary(PATH, data)


@pytest.mark.parametrize(
    "data", [archive("notes.bin"), b"Rar!\x1a\x07\x01\0", b"\x1f\x8b\x08", b"SQLite format 3\0"]
)
def test_other_files_of_programs_are_not_text(data: bytes) -> None:
    with pytest.raises(FileIsBinary, match="not plain text"):
        refuse_known_binary(PATH, data)


@pytest.mark.parametrize(
    "text", ["PK 赛", "GIF 格式", "%PDF 是什么", "MZ", "BM", "Rar! 稀有", "SQLite format 3 说明"]
)
def test_text_about_such_files_is_text(text: str) -> None:
    refuse_known_binary(PATH, text.encode())
