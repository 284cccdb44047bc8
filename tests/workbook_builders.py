"""Workbooks for tests: exported and written in by a colleague, or made by hand part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

from annotator.domain.progress import NoProgress
from annotator.formats.workbook import write_workbook
from export_builders import an_export

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.domain.exports import Export

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

HEADERS = ("编号", "类型", "原文", "规范值", "状态", "审核意见", "备注")


def exported(path: Path, export: Export | None = None) -> Path:
    """Write an export to a workbook."""
    write_workbook(path, export or an_export(), NoProgress())
    return path


def write_in(path: Path, entries: Mapping[str, Mapping[str, object]]) -> None:
    """Write into cells of 标注明细: id → column → what to write there."""
    book = load_workbook(path)
    sheet = book["标注明细"]
    for id_, cells in entries.items():
        for column, value in cells.items():
            sheet.cell(row_of(sheet, id_), column_of(sheet, column)).value = value
    book.save(path)


def changed(path: Path) -> Workbook:
    """Load a workbook, to be changed and saved."""
    return load_workbook(path)


def column_of(sheet: Worksheet, name: str) -> int:
    return [cell.value for cell in sheet[1]].index(name) + 1


def row_of(sheet: Worksheet, id_: str) -> int:
    ids = [cell.value for cell in sheet["A"]]
    return ids.index(id_) + 1


def by_hand(path: Path, sheet: str | bytes, **others: str | bytes) -> Path:
    """Make a workbook of one sheet from its XML, and of other parts named by their stem.

    `styles` and `sharedStrings` are joined to it; `workbook` takes the place of ours.
    """
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="标注明细" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": "<styleSheet/>",
        "xl/sharedStrings.xml": "<sst/>",
        "xl/worksheets/sheet1.xml": sheet,
    }
    parts |= {f"xl/{stem}.xml": xml for stem, xml in others.items()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return path


def relations(*targets: tuple[str, str]) -> str:
    """Return the XML of relations of these kinds to these parts, rId1 and so on."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def sheet_xml(*rows: str) -> str:
    """Return the XML of a sheet with these rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def header_row(*names: str) -> str:
    """Return a first row with these texts, or with all headers that are read."""
    cells = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in names or HEADERS)
    return f"<row>{cells}</row>"
