"""A workbook that openpyxl describes and rows are streamed into."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from annotator.formats import workbook_package
from annotator.formats.workbook_package import Package
from annotator.formats.workbook_rows import RowWriter
from annotator.formats.workbook_styles import Look

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, rows: int = 3) -> Package:
    with Package(path, title="景德镇\x01年鉴") as package:
        for title in ("甲", "乙"):
            sheet = package.add_sheet(title)
            sheet.column_dimensions["A"].width = 33
            writer = RowWriter(1, package.styles.quoted)
            look = package.styles[Look.TITLE]
            lines = (writer.row([f"{title}{number}"], [look]) for number in range(rows))
            package.stream(sheet, lines, area=f"A1:A{rows}")
    return package


def test_description_and_rows_end_up_in_one_sheet(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["甲", "乙"]
    assert [row[0] for row in book["乙"].values] == ["乙0", "乙1", "乙2"]
    assert book["甲"].column_dimensions["A"].width == 33
    assert book["甲"]["A1"].font.sz == 16
    assert book.properties.title == "景德镇_x0001_年鉴"


def test_the_size_is_known_to_readers_that_do_not_load_everything(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx", read_only=True)
    assert book["甲"].max_row == 3
    book.close()


def test_each_look_has_a_twin_that_only_quotes(tmp_path: Path) -> None:
    with Package(tmp_path / "a.xlsx", title="") as package:
        numbers = {look: package.styles[look] for look in Look}
        sheet = package.add_sheet("甲")
        writer = RowWriter(2, package.styles.quoted)
        rows = [writer.row(["字", "=字"], [number, number]) for number in numbers.values()]
        package.stream(sheet, rows, area="A1:B1")
    sheet = load_workbook(tmp_path / "a.xlsx")["甲"]
    for plain, quoted in sheet.iter_rows():
        assert (plain.quotePrefix, quoted.quotePrefix) == (False, True)
        for part in ("fontId", "fillId", "borderId", "numFmtId", "alignmentId"):
            assert getattr(plain._style, part) == getattr(quoted._style, part)


def test_a_sound_file_is_verified(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx").verify()


@pytest.mark.parametrize("size", [5, 6, 7, 1000])
def test_a_row_that_begins_in_one_piece_and_ends_in_the_next_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(workbook_package, "_READ_AT_ONCE", size)
    write(tmp_path / "a.xlsx", rows=50).verify()


def test_damage_is_found(tmp_path: Path) -> None:
    package = write(tmp_path / "a.xlsx")
    whole = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(OSError, match="does not read back"):
        package.verify()


def test_xml_that_is_not_well_formed_is_found(tmp_path: Path) -> None:
    with Package(tmp_path / "a.xlsx", title="") as package:
        package.stream(package.add_sheet("甲"), ["<row r='1'><c>"], area="A1:A1")
    with pytest.raises(OSError, match="does not read back"):
        package.verify()


def test_a_missing_row_is_found(tmp_path: Path) -> None:
    with Package(tmp_path / "a.xlsx", title="") as package:
        package.stream(package.add_sheet("甲"), ["<row r='1'/>", ""], area="A1:A2")
    with pytest.raises(OSError, match="rows are missing"):
        package.verify()


def test_an_interrupted_workbook_is_closed(tmp_path: Path) -> None:
    with pytest.raises(KeyError), Package(tmp_path / "a.xlsx", title="") as package:
        raise KeyError
    with ZipFile(tmp_path / "a.xlsx") as archive:
        assert not archive.namelist()
    assert package.book.sheetnames == []
