"""The opinion sheet as a workbook: one sheet that prints as the document does."""

from __future__ import annotations

from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from annotator.domain.opinion_sheets import OpinionSheetResult
from annotator.formats import opinion_words as words
from annotator.formats.safe_write import writing
from annotator.formats.workbook_layout import (
    ROW_HEIGHT,
    covered_area,
    height_for,
    set_columns,
    set_printing,
)
from annotator.formats.workbook_package import Package
from annotator.formats.workbook_rows import RowWriter
from annotator.formats.workbook_styles import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from annotator.domain.opinion_sheets import Opinion, OpinionSheet
    from annotator.formats.workbook_styles import Parts


class _Look(Enum):
    """What a cell of the sheet looks like: black on white, with the faces of printed forms."""

    TITLE = auto()
    LABEL = auto()
    FACT = auto()
    HEADER = auto()
    VOLUME = auto()
    BAND = auto()
    TEXT = auto()
    CENTRED = auto()
    REMARK = auto()
    SIGN = auto()
    LINE = auto()
    NOTHING = auto()


_SERIF, _SANS = "宋体", "黑体"
_SIMPLIFIED_CHINESE = 134  # the character set number that spreadsheets store with a font
_THIN = Side("thin", color="000000")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_RULE = Border(bottom=_THIN)


def _parts(
    points: float, face: str, place: str, *, border: Border | None = None, shade: str = ""
) -> Parts:
    vertical = "bottom" if border is _RULE else "center"
    return {
        "font": Font(name=face, charset=_SIMPLIFIED_CHINESE, sz=points, color="000000"),
        "alignment": Alignment(horizontal=place, vertical=vertical, wrap_text=True),
        **({"border": border} if border else {}),
        **({"fill": fill(shade)} if shade else {}),
    }


_LOOKS: dict[Enum, Parts] = {
    _Look.TITLE: _parts(22, _SANS, "center"),
    _Look.LABEL: _parts(10.5, _SANS, "center", border=_BOX, shade="F3F3F3"),
    _Look.FACT: _parts(10.5, _SERIF, "left", border=_BOX),
    _Look.HEADER: _parts(10, _SANS, "center", border=_BOX, shade="E3E3E3"),
    _Look.VOLUME: _parts(12, _SANS, "left", border=_BOX, shade="E3E3E3"),
    _Look.BAND: _parts(10, _SANS, "left", border=_BOX, shade="F3F3F3"),
    _Look.TEXT: _parts(10, _SERIF, "left", border=_BOX),
    _Look.CENTRED: _parts(10, _SERIF, "center", border=_BOX),
    _Look.REMARK: _parts(10.5, _SERIF, "left"),
    _Look.SIGN: {
        **_parts(10.5, _SERIF, "right"),
        "alignment": Alignment(horizontal="right", vertical="bottom"),
    },
    _Look.LINE: _parts(10.5, _SERIF, "center", border=_RULE),
    _Look.NOTHING: {},
}
_COLUMNS = len(words.COLUMNS)
_MILLIMETRES_PER_CHARACTER = 1.9
_WIDTHS = [round(one.millimetres / _MILLIMETRES_PER_CHARACTER) for one in words.COLUMNS]
_ROOM = [width + 1 for width in _WIDTHS]  # letters of this size are narrower than the standard
_BODY = [_Look.CENTRED if column.centred else _Look.TEXT for column in words.COLUMNS]
# Columns that belong together, with first and last place from 0.
_WHOLE = (0, _COLUMNS - 1)
_FACT_PLACES = ((0, 1), (2, 4), (5, 5), (6, _COLUMNS - 1))
_SIGN_PLACES = ((0, 1), (2, 2), (3, 5), (6, 7), (8, 8), (9, _COLUMNS - 1))
_TITLE_HEIGHT, _GAP, _SIGN_HEIGHT, _FACT_HEIGHT, _BAND_HEIGHT = 44.0, 9.0, 40.0, 22.0, 20.0
_QUOTE_MARKED = "“原文”一栏中，〔〕之内为所标注的文字。"

_Merged = tuple[int, tuple[int, int]]  # row, first and last column


def write_opinion_workbook(path: Path, sheet: OpinionSheet) -> OpinionSheetResult:
    """Write the sheet.

    Raises:
        ProblemForUser: See `safe_write.writing`.
    """
    with writing(path) as temporary:
        with Package(temporary, title=sheet.project, further=_LOOKS) as package:
            shortened = _Form(package, sheet).write()
        package.verify()
    return OpinionSheetResult(sheet.counted(), tuple(shortened))


class _Form:
    """Collects the rows of the sheet, then writes them."""

    def __init__(self, package: Package, sheet: OpinionSheet) -> None:
        self._package = package
        self._sheet = sheet
        self._writer = RowWriter(_COLUMNS, package.styles.quoted)
        self._rows: list[str] = []
        self._merged: list[_Merged] = []
        self._header_row = 0

    def write(self) -> list[int]:
        """Write everything; returns the numbers of opinions with a text that was cut."""
        self._add([words.SPACED_TITLE], [_WHOLE], [_Look.TITLE], _TITLE_HEIGHT)
        self._add_facts()
        self._add_blank()
        self._header_row = len(self._rows) + 1
        names = [column.name for column in words.COLUMNS]
        self._add_row(names, [_Look.HEADER] * _COLUMNS, _FACT_HEIGHT)
        shortened = list(self._add_opinions())
        self._add_remarks()
        self._add_signatures()
        self._stream()
        return shortened

    def _add_facts(self) -> None:
        facts = words.facts(self._sheet)
        looks = [_Look.LABEL, _Look.FACT] * 2
        widths = [_width(place) for place in _FACT_PLACES]
        for pair in zip(facts[::2], facts[1::2], strict=True):
            texts = [text for fact in pair for text in fact]
            height = max(_FACT_HEIGHT, height_for(zip(texts, widths, strict=True)))
            self._add(texts, _FACT_PLACES, looks, height)

    def _add_opinions(self) -> Iterator[int]:
        several = len(self._sheet.volumes) > 1
        for volume, group in groupby(words.numbered(self._sheet), key=lambda found: found[0]):
            if several:
                self._add([words.volume_name(volume)], [_WHOLE], [_Look.VOLUME], _FACT_HEIGHT)
            for _, section, first in group:
                name = f"{words.section_name(section)}　　{words.section_summary(section)}"
                self._add([name], [_WHOLE], [_Look.BAND], _BAND_HEIGHT)
                for number, opinion in enumerate(section.opinions, first):
                    if self._add_opinion(opinion, number):
                        yield number

    def _add_opinion(self, opinion: Opinion, number: int) -> bool:
        """Add a row; returns whether a text in it was cut."""
        cells = words.cells(opinion, number, self._sheet.zone)
        self._add_row(cells, _BODY, height_for(zip(cells, _ROOM, strict=True)))
        return self._writer.shortened

    def _add_remarks(self) -> None:
        several = len(self._sheet.volumes) > 1
        for volume in self._sheet.volumes:
            remark = words.remark(self._sheet, volume)
            if remark:
                self._add_remark(f"{words.volume_name(volume)}：{remark}" if several else remark)
        if any(True for _ in self._sheet.opinions()):
            self._add_remark(_QUOTE_MARKED)

    def _add_remark(self, text: str) -> None:
        height = height_for([(text, _width(_WHOLE))])
        self._add([text], [_WHOLE], [_Look.REMARK], max(ROW_HEIGHT, height))

    def _add_signatures(self) -> None:
        texts: list[str] = []
        for label in words.SIGNATURES:
            texts += [f"{label}：", ""]
        texts += [f"{words.DATE_LABEL}：", words.DATE_TO_FILL]
        self._add(texts, _SIGN_PLACES, [_Look.SIGN, _Look.LINE] * 3, _SIGN_HEIGHT)

    def _add_blank(self) -> None:
        self._add_row([None] * _COLUMNS, [_Look.NOTHING] * _COLUMNS, _GAP)

    def _add(
        self,
        texts: Sequence[str],
        places: Sequence[tuple[int, int]],
        looks: Sequence[_Look],
        height: float,
    ) -> None:
        """Add a row with a text in each of these places, which may cover several columns."""
        values: list[str | None] = [None] * _COLUMNS
        row_looks = [_Look.NOTHING] * _COLUMNS
        for text, (first, last), look in zip(texts, places, looks, strict=True):
            values[first : last + 1] = [text, *[""] * (last - first)]
            row_looks[first : last + 1] = [look] * (last - first + 1)
            if last > first:
                self._merged.append((len(self._rows) + 1, (first, last)))
        self._add_row(values, row_looks, height)

    def _add_row(self, values: Sequence[str | None], looks: Sequence[_Look], height: float) -> None:
        styles = [self._package.styles[look] for look in looks]
        self._rows.append(self._writer.row(values, styles, height=height))

    def _stream(self) -> None:
        sheet = self._package.add_sheet(words.TITLE)
        sheet.sheet_view.showGridLines = False
        set_columns(sheet, _WIDTHS)
        set_printing(sheet, self._sheet.project)
        sheet.print_title_rows = f"{self._header_row}:{self._header_row}"
        for row, (first, last) in self._merged:
            letters = (get_column_letter(first + 1), get_column_letter(last + 1))
            sheet.merged_cells.add(f"{letters[0]}{row}:{letters[1]}{row}")
        area = covered_area(_COLUMNS, len(self._rows) - 1)
        self._package.stream(sheet, self._rows, area=area)


def _width(places: tuple[int, int]) -> int:
    first, last = places
    return sum(_WIDTHS[first : last + 1])
