"""What every sheet shares: columns, header, table, heights of rows, how it prints."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from annotator.formats.cell_text import escaped, width
from annotator.formats.workbook_styles import FONT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.formats.annotation_columns import Cell

HEADER_HEIGHT = 26.0  # points, as are all heights here
ROW_HEIGHT = 20.0
_LINE_HEIGHT = 15.5
_TALLEST_ROW = 400.0  # a spreadsheet stops at 409
_ARROW = 4  # half-width characters: room for the button of the filter
_PADDING = 2
_LONGEST_PRINTED_TITLE = 60
_A3, _A4 = 8, 9  # paper sizes as numbered in ECMA-376, 18.3.1.63


def fitted_widths(
    headers: Sequence[str], bounds: Sequence[tuple[int, int]], rows: Iterable[Sequence[Cell]]
) -> list[int]:
    """Return widths that show the rows, within the (least, most) of each column.

    In half-width characters; a Chinese character takes two.
    """
    widths = [width(header) + _ARROW for header in headers]
    for row in rows:
        for column, value in enumerate(row):
            longest = max(map(width, f"{value}".split("\n")))
            widths[column] = max(widths[column], longest + _PADDING)
    return [
        min(max(found, least), most) for found, (least, most) in zip(widths, bounds, strict=True)
    ]


def height_for(texts: Iterable[tuple[str, int]]) -> float:
    """Return the height of a row that shows each (text, width of its column) whole."""
    lines = max(
        sum(max(1, -(-width(line) // (columns - 1))) for line in text.split("\n"))
        for text, columns in texts
    )
    return min(max(ROW_HEIGHT, lines * _LINE_HEIGHT + 5), _TALLEST_ROW)


def set_columns(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Set the widths; rows are as high as one line unless they say otherwise."""
    for column, columns in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = columns
    sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
    sheet.sheet_format.customHeight = True


def fold_columns(sheet: Worksheet, folded: Sequence[bool]) -> None:
    """Fold columns into groups, which one click on a button above them opens.

    They are neither shown nor printed until then; whoever reads the file finds them there.
    """
    for number, (before, now) in enumerate(pairwise([False, *folded]), 1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.outlineLevel = int(now)
        column.hidden = now
        column.collapsed = before and not now  # the button stands above the column after a group
    sheet.column_dimensions.max_outline = 1  # else Excel leaves no room for the buttons


def add_table(sheet: Worksheet, name: str, headers: Sequence[str], rows: int) -> None:
    """Make a header and `rows` rows below it a table with a filter; freeze the header.

    The name is unique in the workbook. A table has at least one row, so without any rows it
    covers an empty one.
    """
    area = covered_area(len(headers), max(rows, 1))
    table = Table(
        displayName=name,
        ref=area,
        # Named here because openpyxl would look for the header in cells, and there are none.
        tableColumns=[
            TableColumn(id=number, name=header) for number, header in enumerate(headers, 1)
        ],
        autoFilter=AutoFilter(ref=area),
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=True),
    )
    sheet.add_table(table)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def explain_emptiness(sheet: Worksheet, columns: int, sentence: str) -> None:
    """Say why a sheet has nothing but its header, without putting anything into a cell.

    The sentence appears beside the selected cell, and above the table in print.
    """
    note = DataValidation(showInputMessage=True, promptTitle=sheet.title, prompt=sentence)
    note.add(covered_area(columns, 1))
    sheet.add_data_validation(note)
    _set_line(sheet.oddHeader, centre=_printable(sentence))


def covered_area(columns: int, rows: int) -> str:
    """Return the cells from A1 that a header and this many rows below it cover."""
    return f"A1:{get_column_letter(columns)}{rows + 1}"


def set_printing(sheet: Worksheet, project: str, *, large_paper: bool = False) -> None:
    """Print across the page, as wide as one sheet of paper, with title and page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3 if large_paper else _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4  # inches
    margins.top = margins.bottom = 0.7
    margins.header = margins.footer = 0.3
    _set_line(sheet.oddHeader, left=_printable(project), right=sheet.title)
    _set_line(sheet.oddFooter, centre="第 &P 页，共 &N 页")


def begin_page(sheet: Worksheet, row: int) -> None:
    """Begin another page with this row in print."""
    sheet.row_breaks.append(Break(id=row - 1))


def _set_line(line: HeaderFooterItem, *, left: str = "", centre: str = "", right: str = "") -> None:
    for part, text in ((line.left, left), (line.center, centre), (line.right, right)):
        if text:
            part.text, part.font, part.size = text, FONT, 9


def _printable(title: str) -> str:
    """Return a title as a header takes it: one line, with & doubled, since & begins a code."""
    line = " ".join(title.split())[:_LONGEST_PRINTED_TITLE]
    return escaped(line).replace("&", "&&")
