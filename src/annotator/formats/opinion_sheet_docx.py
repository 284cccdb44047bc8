"""The opinion sheet as a document: A4 across, one table to a volume, ready to print and sign."""

from __future__ import annotations

import errno
from itertools import groupby
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from annotator.domain.opinion_sheets import OpinionSheetResult
from annotator.formats import opinion_words as words
from annotator.formats.docx_parts import (
    SANS,
    SERIF,
    Cell,
    Look,
    elements,
    field,
    fonts,
    paragraph,
    row,
    run,
    save,
    table,
)
from annotator.formats.safe_write import writing
from annotator.formats.xml_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from docx.document import Document as WordDocument

    from annotator.domain.opinion_sheets import (
        Opinion,
        OpinionSection,
        OpinionSheet,
    )

_SIDE, _TOP, _BOTTOM, _FOOT = Mm(18), Mm(17), Mm(17), Mm(9)
_WIDTHS = tuple(column.millimetres for column in words.COLUMNS)
_FACT_WIDTHS = (28, 113, 28, 92)
_SIGN_WIDTHS = (38, 48, 4, 40, 48, 4, 18, 61)
_TITLE = Look(22, SANS)
_VOLUME = Look(13, SANS)
_FACT, _LABEL = Look(10.5), Look(10.5, SANS)
_CELL, _HEADER = Look(9), Look(9, SANS)
_QUOTE = Look(9, SANS, underlined=True)
_CONTEXT = Look(9, colour="595959")
_FOOTER = Look(8.5)
_HEADER_SHADE, _BAND_SHADE = "E3E3E3", "F3F3F3"


def write_opinion_docx(path: Path, sheet: OpinionSheet) -> OpinionSheetResult:
    """Write the sheet.

    Raises:
        ProblemForUser: See `safe_write.writing`.
    """
    parts = [_heading(), _facts(sheet), *_volumes(sheet), _signatures()]
    body = "".join(parts)
    with writing(path) as temporary:
        save(_blank(sheet), body, temporary)
        _verify(temporary, rows=body.count("<w:tr>"))
    return OpinionSheetResult(sheet.counted())


def _blank(sheet: OpinionSheet) -> WordDocument:
    """Return an empty document with its page, fonts and footer."""
    document = Document()
    properties = document.core_properties
    properties.title = words.TITLE
    properties.subject = visible(sheet.project)[:255]  # no more fits there
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = sheet.made_at.replace(tzinfo=None)
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = _SIDE
    page.top_margin, page.bottom_margin, page.footer_distance = _TOP, _BOTTOM, _FOOT
    _set_defaults(document)
    _number_pages(document, sheet.project)
    return document


def _set_defaults(document: WordDocument) -> None:
    """Name the faces for every script, and Chinese as the language of the text."""
    styles = document.styles.element
    styles.remove(styles.find(qn("w:docDefaults")))
    size = f"{_FACT.points * 2:.0f}"
    (defaults,) = elements(
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(SERIF)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    styles.insert(0, defaults)


def _number_pages(document: WordDocument, project: str) -> None:
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False  # gives it a part of its own
    story = footer.part.element
    name = "　".join(filter(None, (project, words.TITLE)))
    (line,) = elements(
        paragraph(
            run(f"{name}　　第 ", _FOOTER),
            field("PAGE", _FOOTER),
            run(" 页，共 ", _FOOTER),
            field("NUMPAGES", _FOOTER),
            run(" 页", _FOOTER),
            align="center",
        )
    )
    story[:] = [line]


def _heading() -> str:
    return paragraph(run(words.SPACED_TITLE, _TITLE), align="center")


def _facts(sheet: OpinionSheet) -> str:
    facts = words.facts(sheet)
    rows = []
    for pair in zip(facts[::2], facts[1::2], strict=True):
        cells = []
        for label, text in pair:
            cells.append(Cell(paragraph(run(label, _LABEL), align="center"), shade=_BAND_SHADE))
            cells.append(Cell(paragraph(run(text, _FACT))))
        rows.append(row(cells, _FACT_WIDTHS, height=7.5))
    return _gap(5) + table(rows, _FACT_WIDTHS)


def _volumes(sheet: OpinionSheet) -> Iterator[str]:
    """Give the table of each volume that has opinions, and what is to be said of the others."""
    several = len(sheet.volumes) > 1
    numbered = groupby(words.numbered(sheet), key=lambda found: found[0])
    tables = {
        id(volume): _table([found[1:] for found in group], sheet.zone) for volume, group in numbered
    }
    for volume in sheet.volumes:
        if several:
            name = run(words.volume_name(volume), _VOLUME)
            yield paragraph(name, before=12, keep_with_next=True)
        yield _gap(6, keep_with_next=True)
        yield tables.get(id(volume), "")
        remark = words.remark(sheet, volume)
        if remark:
            yield paragraph(run(remark, _FACT), before=6, keep_with_next=True)


def _table(sections: list[tuple[OpinionSection, int]], zone: tzinfo) -> str:
    header = [
        Cell(paragraph(run(column.name, _HEADER), align="center"), shade=_HEADER_SHADE)
        for column in words.COLUMNS
    ]
    rows = [row(header, _WIDTHS, heading=True, height=8)]
    last = sections[-1][0].opinions[-1]
    for section, first in sections:
        rows.append(_band(section))
        rows += [
            _opinion_row(opinion, number, zone=zone, is_last=opinion is last)
            for number, opinion in enumerate(section.opinions, first)
        ]
    return table(rows, _WIDTHS)


def _band(section: OpinionSection) -> str:
    text = paragraph(
        run(words.section_name(section), _HEADER),
        run(f"　　{words.section_summary(section)}", _CELL),
        keep_with_next=True,
    )
    return row([Cell(text, span=len(_WIDTHS), shade=_BAND_SHADE)], _WIDTHS, height=7)


def _opinion_row(opinion: Opinion, number: int, *, zone: tzinfo, is_last: bool) -> str:
    before, quote, after = words.quoted(opinion)
    quoted = (run(before, _CONTEXT), run(quote, _QUOTE), run(after, _CONTEXT))
    cells = []
    for place, text in enumerate(words.cells(opinion, number, zone)):
        align = "center" if words.COLUMNS[place].centred else "left"
        runs = quoted if place == words.QUOTE_PLACE else (run(text, _CELL),)
        # Keeps the last row and the lines to sign on one page.
        cells.append(Cell(paragraph(*runs, align=align, keep_with_next=is_last)))
    return row(cells, _WIDTHS, height=8)


def _signatures() -> str:
    cells = []
    for label in words.SIGNATURES:
        cells += [_sign(f"{label}："), _sign("", ruled=True), _sign("")]
    cells += [_sign(f"{words.DATE_LABEL}："), _sign(words.DATE_TO_FILL, ruled=True)]
    rows = [row(cells, _SIGN_WIDTHS, height=13)]
    return _gap(8, keep_with_next=True) + table(rows, _SIGN_WIDTHS, bordered=False) + _gap(2)


def _sign(text: str, *, ruled: bool = False) -> Cell:
    label = paragraph(run(text, _FACT), align="center" if ruled else "right")
    return Cell(label, ruled=ruled, stands="bottom")


def _gap(points: float, *, keep_with_next: bool = False) -> str:
    """An empty line so high: two tables without one between them would become one."""
    return paragraph(run("", Look(points / 1.3)), keep_with_next=keep_with_next)


def _verify(path: Path, *, rows: int) -> None:
    """Read the file again: sound, and every row there.

    Raises:
        OSError: It is not.
    """
    try:
        found = len(Document(str(path)).element.body.findall(f".//{qn('w:tr')}"))
    except (BadZipFile, KeyError, PackageNotFoundError, etree.XMLSyntaxError) as error:
        raise OSError(errno.EIO, "the file does not read back as written") from error
    if found != rows:
        raise OSError(errno.EIO, "rows are missing from the written file")
