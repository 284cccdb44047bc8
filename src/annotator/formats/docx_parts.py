"""Runs, paragraphs, rows and tables of a Word document as XML: the only place that writes them.

python-docx makes the package, its page and its styles; a table of a thousand rows made through it
cell by cell takes a minute, as text a second. Every text passes `visible` here, and nothing that
comes from a person can become a field or a link. (ECMA-376, part 1, chapter 17.)
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from annotator.formats.xml_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

SERIF, SANS = "宋体", "黑体"
_LATIN = "Times New Roman"
_TWIPS_PER_MM = 1440 / 25.4
_CELL_SIDE, _CELL_TOP = 1.3, 0.7  # millimetres between text and border
_THIN, _THICK = 4, 8  # eighths of a point
_MAIN_PART, _PAGE = "word/document.xml", b"<w:sectPr"


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look.

    Attributes:
        font: Its Chinese face; Latin letters and digits are set in a Roman one beside it.
        colour: Six hexadecimal digits.
    """

    points: float
    font: str = SERIF
    underlined: bool = False
    colour: str = "000000"


def run(text: str, look: Look) -> str:
    """Return characters of one look; line ends become line breaks."""
    line = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>'
        for part in visible(text).replace("\t", " ").split("\n")
    )
    return f"<w:r>{_properties(look)}{line}</w:r>"


def field(code: str, look: Look) -> str:
    """Return what Word computes when it lays out the page, such as PAGE."""
    return (
        f'<w:fldSimple w:instr=" {code} "><w:r>{_properties(look)}<w:t>1</w:t></w:r></w:fldSimple>'
    )


def paragraph(
    *runs: str, align: str = "left", keep_with_next: bool = False, before: float = 0
) -> str:
    """Return a paragraph.

    Args:
        runs: From `run` and `field`.
        align: left, center or right.
        keep_with_next: No page ends between this and the next.
        before: Points above it.
    """
    keep = "<w:keepNext/>" if keep_with_next else ""
    space = f'<w:spacing w:before="{before * 20:.0f}" w:after="0"/>'
    return f'<w:p><w:pPr>{keep}{space}<w:jc w:val="{align}"/></w:pPr>{"".join(runs)}</w:p>'


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row.

    Attributes:
        paragraphs: From `paragraph`; at least one.
        span: How many columns it covers.
        shade: Its ground, six hexadecimal digits; empty for white.
        ruled: In a table without borders: a line under this cell, to write on.
        stands: Where the text is in a cell that is higher: center or bottom.
    """

    paragraphs: str
    span: int = 1
    shade: str = ""
    ruled: bool = False
    stands: str = "center"


def row(
    cells: Iterable[Cell], widths: Sequence[float], *, heading: bool = False, height: float = 0
) -> str:
    """Return a row that no page end cuts.

    Args:
        cells: They cover all columns.
        widths: Of all columns of the table, in millimetres.
        heading: Repeated on top of every page.
        height: At least so many millimetres.
    """
    tall = f'<w:trHeight w:val="{_twips(height)}" w:hRule="atLeast"/>' if height else ""
    head = "<w:tblHeader/>" if heading else ""
    parts, column = [], 0
    for cell in cells:
        parts.append(_cell(cell, sum(widths[column : column + cell.span])))
        column += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{head}</w:trPr>{''.join(parts)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[float], *, bordered: bool = True) -> str:
    """Return a table of fixed widths, in millimetres."""
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    side, top = _twips(_CELL_SIDE), _twips(_CELL_TOP)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/>{_BORDERS if bordered else ""}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{top}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def save(document: Document, body: str, path: Path) -> None:
    """Write an empty document with this body: paragraphs and tables.

    The body goes straight into the archive, since lxml takes quadratic time to bring a large
    tree into another one.
    """
    buffer = BytesIO()
    document.save(buffer)
    with ZipFile(buffer) as made, ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in made.namelist():
            content = made.read(name)
            if name == _MAIN_PART:
                # All that is there describes the page, and has to come last.
                content = content.replace(_PAGE, body.encode() + _PAGE, 1)
            archive.writestr(name, content)


def elements(*parts: str) -> list[BaseOxmlElement]:
    """Return a few small parts as python-docx holds them, in their order."""
    return list(parse_xml(f"<w:body {nsdecls('w')}>{''.join(parts)}</w:body>"))


def fonts(chinese: str) -> str:
    """Name the faces for every script; the hint has “”… and — set as Chinese, not as Latin."""
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" '
        f'w:eastAsia="{chinese}" w:cs="{_LATIN}"/>'
    )


def _properties(look: Look) -> str:
    line = '<w:u w:val="single"/>' if look.underlined else ""
    size = f"{look.points * 2:.0f}"  # half points
    return (
        f'<w:rPr>{fonts(look.font)}<w:color w:val="{look.colour}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}</w:rPr>'
    )


def _cell(cell: Cell, width: float) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    line = f'<w:tcBorders><w:bottom w:val="single" w:sz="{_THIN}"/></w:tcBorders>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{span}'
        f"{line if cell.ruled else ''}{shade if cell.shade else ''}"
        f'<w:vAlign w:val="{cell.stands}"/></w:tcPr>'
        f"{cell.paragraphs}</w:tc>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _borders() -> str:
    outer = ("top", "left", "bottom", "right")
    sizes = {**dict.fromkeys(outer, _THICK), "insideH": _THIN, "insideV": _THIN}
    lines = (
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in sizes.items()
    )
    return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"


_BORDERS = _borders()
