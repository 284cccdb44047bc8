"""What is opened, and what is refused before anything is read."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from annotator.domain.errors import FileIsFolder, FileIsMissing
from annotator.domain.workbook_problems import (
    NotAWorkbook,
    WorkbookIsDamaged,
    WorkbookIsLocked,
    WorkbookIsUnsafe,
)
from annotator.formats import workbook_parts
from annotator.formats.sheet_rows import SheetRows
from annotator.formats.workbook_parts import Shown, opened
from workbook_builders import by_hand, relations, sheet_xml

if TYPE_CHECKING:
    from pathlib import Path

A_SHEET = sheet_xml("<row><c><v>1</v></c></row>")


def titles(path: Path) -> list[str]:
    with opened(path) as book:
        return [sheet.title for sheet in book.sheets]


def test_sheets_come_in_their_order(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "甲"
    book.create_sheet("乙&丙")
    book.save(tmp_path / "a.xlsx")
    assert titles(tmp_path / "a.xlsx") == ["甲", "乙&丙"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0.00", Shown.NUMBER),
        ('0"年"', Shown.NUMBER),
        ("yyyy-mm-dd", Shown.DATE),
        ("[$-804]yyyy年m月d日", Shown.DATE),
        ("0.0%", Shown.PERCENT),
        ('0"%"', Shown.NUMBER),
        ("@", Shown.NUMBER),
    ],
)
def test_a_style_says_what_its_numbers_are(tmp_path: Path, code: str, shown: Shown) -> None:
    book = Workbook()
    book.active["A1"].number_format = code
    book.save(tmp_path / "a.xlsx")
    with opened(tmp_path / "a.xlsx") as found:
        assert found.shown[-1] is shown


def test_shared_texts_are_found_by_number(tmp_path: Path) -> None:
    shared = "<sst>" + "".join(f"<si><t>{n}家𠮷</t></si>" for n in range(3)) + "</sst>"
    with opened(by_hand(tmp_path / "a.xlsx", A_SHEET, sharedStrings=shared)) as book:
        assert [book.texts[n] for n in range(3)] == ["0家𠮷", "1家𠮷", "2家𠮷"]
        for number in (3, -1):
            with pytest.raises(IndexError):
                book.texts[number]


def a_zip(path: Path, name: str = "a.txt", data: bytes = b"a", method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as archive:
        archive.writestr(name, data)
    return path


def encrypted(path: Path) -> Path:
    """Set the flag of encryption in every header."""
    data = bytearray(by_hand(path, A_SHEET).read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 1)
    path.write_bytes(data)
    return path


NOT_WORKBOOKS = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("编号,状态\n"),
    "pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(999)),
    "other archive": a_zip,
    "document": lambda path: a_zip(path, "word/document.xml", b"<w/>"),
}


@pytest.mark.parametrize("kind", NOT_WORKBOOKS)
def test_what_is_no_workbook_is_said_so(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.xlsx"
    NOT_WORKBOOKS[kind](path)
    with pytest.raises(NotAWorkbook):
        titles(path)


def test_an_old_or_encrypted_workbook_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    with pytest.raises(WorkbookIsLocked, match="password"):
        titles(tmp_path / "a.xlsx")


def test_a_path_that_leads_nowhere_or_to_a_folder_is_told_as_everywhere(tmp_path: Path) -> None:
    with pytest.raises(FileIsMissing):
        titles(tmp_path / "a.xlsx")
    with pytest.raises(FileIsFolder):
        titles(tmp_path)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_workbook_that_breaks_off_is_damaged(tmp_path: Path, kept: float) -> None:
    path = by_hand(tmp_path / "a.xlsx", sheet_xml("<row><c><v>1</v></c></row>" * 500))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises((WorkbookIsDamaged, NotAWorkbook)):
        titles(path)


DAMAGED = {
    "xml": lambda path: by_hand(path, A_SHEET, workbook="<workbook><sheets>"),
    "texts": lambda path: by_hand(path, A_SHEET, sharedStrings="<sst><si>"),
    "latin": lambda path: by_hand(path, A_SHEET, styles=b"<styleSheet>\xff\xfe\x00</styleSheet>"),
    "bzip2": lambda path: a_zip(path, method=ZIP_BZIP2),
    "encrypted": encrypted,
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_damage_is_told_in_one_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.xlsx"
    DAMAGED[kind](path)
    with pytest.raises(WorkbookIsDamaged, match="is damaged"):
        titles(path)


def test_a_flipped_byte_is_noticed_while_rows_are_read(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "a.xlsx", sheet_xml("<row><c><v>1</v></c></row>"))
    data = bytearray(path.read_bytes())
    with ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    data[info.header_offset + 30 + len(info.filename) + 40] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(WorkbookIsDamaged), opened(path) as book:
        list(SheetRows(book, book.sheets[0]))


def test_a_sheet_that_is_not_there_is_damage(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "a.xlsx", A_SHEET)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"worksheets/sheet1.xml", b"worksheets/sheet2.xml"))
    with pytest.raises(WorkbookIsDamaged), opened(path) as book:
        list(SheetRows(book, book.sheets[0]))


@pytest.mark.parametrize("part", ["workbook", "styles", "sharedStrings"])
def test_a_document_type_is_refused_wherever_it_stands(tmp_path: Path, part: str) -> None:
    evil = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    with pytest.raises(WorkbookIsUnsafe, match="DOCTYPE"):
        titles(by_hand(tmp_path / "a.xlsx", A_SHEET, **{part: evil}))


def test_names_beyond_number_are_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_parts, "_LIMITS", replace(workbook_parts._LIMITS, most_names=100))
    with pytest.raises(WorkbookIsUnsafe, match="names"):
        titles(by_hand(tmp_path / "a.xlsx", A_SHEET))


def test_all_members_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "_LIMITS", replace(workbook_parts._LIMITS, most_bytes=1000))
    with pytest.raises(WorkbookIsUnsafe):
        titles(by_hand(tmp_path / "a.xlsx", A_SHEET))


def test_a_member_that_grows_beyond_its_size_gives_no_more(tmp_path: Path) -> None:
    """Sizes are what the archive says; one that lies is damaged, not believed."""
    path = by_hand(tmp_path / "a.xlsx", A_SHEET, sharedStrings="<sst>" + " " * 5_000_000 + "</sst>")
    data = bytearray(path.read_bytes())
    with ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("xl/sharedStrings.xml").file_size
    lie = struct.pack("<L", size), struct.pack("<L", 1000)
    path.write_bytes(bytes(data).replace(*lie))
    with pytest.raises(WorkbookIsDamaged):
        titles(path)


def test_too_many_shared_texts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "_MOST_TEXTS", 10)
    shared = f"<sst>{'<si/>' * 11}</sst>"
    with pytest.raises(WorkbookIsUnsafe, match="texts"):
        titles(by_hand(tmp_path / "a.xlsx", A_SHEET, sharedStrings=shared))


def test_parts_are_found_by_their_relations_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", relations(("officeDocument", "/odd/book.xml")))
        archive.writestr(
            "odd/book.xml",
            '<workbook xmlns:q="q"><sheets><sheet name="甲" q:id="rId1"/></sheets></workbook>',
        )
        archive.writestr("odd/_rels/book.xml.rels", relations(("worksheet", "../甲.xml")))
        archive.writestr("甲.xml", A_SHEET)
    with opened(path) as book:
        assert [sheet.part for sheet in book.sheets] == ["甲.xml"]
