"""How the workbook looks: fonts, colours, borders and number formats, each under one name."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from annotator.domain.annotations import AnnotationType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

Parts = dict[str, object]
"""Font, border and the like: the parts that openpyxl gives a cell, by their names there."""

# Windows and WPS have it; elsewhere it is replaced by the system's Chinese sans serif.
FONT = "微软雅黑"
_SIMPLIFIED_CHINESE = 134  # the character set number that spreadsheets store with a font
SIZE = 10

INK = "1F2937"
HEADER_FILL = "1F4E79"
OPEN_FILL = "0F766E"
LINE = "D9DEE5"
SOFT = "6B7280"

TINTS = {
    AnnotationType.ORGANISATION: "DCE9F7",
    AnnotationType.FIGURE: "FCE8D5",
    AnnotationType.DATE: "E0F0DC",
    AnnotationType.PERSON: "EADFF3",
}
"""Behind a cell of the type: light enough for black text."""

STRONG = {
    AnnotationType.ORGANISATION: "3B78B8",
    AnnotationType.FIGURE: "E08A3C",
    AnnotationType.DATE: "5BA052",
    AnnotationType.PERSON: "8E63B0",
}
"""For the bars of the chart and the tabs of the sheets."""


class Look(Enum):
    """What a cell looks like; every cell of the workbook has one of these."""

    TEXT = auto()
    WRAPPED = auto()
    CENTRED = auto()
    COUNT = auto()
    DECIMAL = auto()
    TIME = auto()
    SCORE = auto()
    FAINT = auto()
    ID = auto()
    HEADER = auto()
    OPEN_HEADER = auto()
    OPEN_TEXT = auto()
    OPEN_WRAPPED = auto()
    OPEN_CENTRED = auto()
    BEFORE = auto()
    AFTER = auto()
    FIELD = auto()
    TITLE = auto()
    SECTION = auto()
    LABEL = auto()
    PLAIN = auto()
    PLAIN_COUNT = auto()
    TALLY = auto()
    TOTAL = auto()
    TOTAL_COUNT = auto()
    TOTAL_OF_ROW = auto()


def font(*, size: float = SIZE, bold: bool = False, colour: str = INK) -> Font:
    """Return the one typeface of the workbook."""
    return Font(name=FONT, charset=_SIMPLIFIED_CHINESE, sz=size, b=bold, color=colour)


def fill(colour: str) -> PatternFill:
    """Return an even background."""
    return PatternFill("solid", fgColor=colour, bgColor=colour)


class Styles:
    """The number that each look has in one workbook, plain and for text that is quoted.

    Args:
        sheet: Any sheet of the workbook.
        further: Looks that only this kind of workbook has.
    """

    def __init__(self, sheet: Worksheet, further: Mapping[Enum, Parts] | None = None) -> None:
        self._ids: dict[Enum, int] = {}
        self.quoted: dict[int, int] = {}
        for look, parts in {**_LOOKS, **(further or {})}.items():
            self._ids[look] = _register(sheet, parts)
            # A spreadsheet shows an apostrophe before such a text and never evaluates it.
            self.quoted[self._ids[look]] = _register(sheet, parts | {"quotePrefix": True})

    def __getitem__(self, look: Enum) -> int:
        return self._ids[look]


def _register(sheet: Worksheet, look: Parts) -> int:
    cell = WriteOnlyCell(sheet)
    for part, setting in look.items():
        setattr(cell, part, setting)
    number: int = cell.style_id
    return number


_BOTTOM_LINE = Border(bottom=Side("thin", color=LINE))
_TOTAL_LINE = Border(top=Side("medium", color=HEADER_FILL))
_MIDDLE = Alignment(vertical="center")
_CENTRE = Alignment(vertical="center", horizontal="center")
_LEFT = Alignment(vertical="center", horizontal="left")
# A number wider than its column would show as ####; this one is drawn smaller instead.
_RIGHT = Alignment(vertical="center", horizontal="right", indent=1, shrink_to_fit=True)
_INDENTED = Alignment(vertical="center", horizontal="left", indent=1)
_WRAP = Alignment(vertical="center", wrap_text=True)
_TALLY_FORMAT = '#,##0;-#,##0;"–"'
_BODY = {"font": font(), "border": _BOTTOM_LINE, "alignment": _MIDDLE}
_NUMBER = {**_BODY, "alignment": _RIGHT}
# Typed text stays text: no date of it, no number, no formula.
_OPEN = {**_BODY, "number_format": "@", "protection": Protection(locked=False)}

_LOOKS: dict[Enum, Parts] = {
    Look.TEXT: _BODY,
    Look.WRAPPED: {**_BODY, "alignment": _WRAP},
    Look.CENTRED: {**_BODY, "alignment": _CENTRE},
    Look.COUNT: {**_NUMBER, "number_format": "#,##0"},
    Look.DECIMAL: {**_NUMBER, "number_format": "#,##0.##############"},
    Look.TIME: {**_BODY, "alignment": _CENTRE, "number_format": "yyyy-mm-dd hh:mm"},
    Look.SCORE: {**_BODY, "alignment": _CENTRE, "number_format": "0.000"},
    Look.FAINT: {**_BODY, "font": font(size=8, colour=SOFT)},
    # Small, since it is there for programs; smaller still rather than cut.
    Look.ID: {
        **_BODY,
        "font": font(size=7, colour=SOFT),
        "alignment": Alignment(vertical="center", shrink_to_fit=True),
    },
    Look.HEADER: {
        "font": font(bold=True, colour="FFFFFF"),
        "fill": fill(HEADER_FILL),
        "alignment": _CENTRE,
    },
    Look.OPEN_HEADER: {
        "font": font(bold=True, colour="FFFFFF"),
        "fill": fill(OPEN_FILL),
        "alignment": _CENTRE,
    },
    Look.OPEN_TEXT: {**_OPEN, "alignment": _INDENTED},
    Look.OPEN_WRAPPED: {**_OPEN, "alignment": _WRAP},
    Look.OPEN_CENTRED: {**_OPEN, "alignment": _CENTRE},
    # What stands before a quote shows its end, what follows it its beginning.
    Look.BEFORE: {
        **_BODY,
        "font": font(colour=SOFT),
        "alignment": Alignment(vertical="center", horizontal="right", indent=1),
    },
    Look.AFTER: {**_BODY, "font": font(colour=SOFT), "alignment": _INDENTED},
    Look.FIELD: {
        **_OPEN,
        "alignment": _INDENTED,
        "border": Border(*[Side("thin", color=OPEN_FILL)] * 4),
    },
    Look.TITLE: {"font": font(size=16, bold=True, colour=HEADER_FILL), "alignment": _MIDDLE},
    Look.SECTION: {
        "font": font(size=11, bold=True, colour=HEADER_FILL),
        "border": Border(bottom=Side("medium", color=HEADER_FILL)),
        "alignment": _MIDDLE,
    },
    Look.LABEL: {"font": font(colour=SOFT), "alignment": _MIDDLE},
    Look.PLAIN: {"font": font(), "alignment": _MIDDLE},
    Look.PLAIN_COUNT: {"font": font(), "alignment": _LEFT, "number_format": "#,##0"},
    # A dash for zero, so that the entries with annotations stand out.
    Look.TALLY: {**_NUMBER, "number_format": _TALLY_FORMAT},
    Look.TOTAL: {"font": font(bold=True), "border": _TOTAL_LINE, "alignment": _MIDDLE},
    Look.TOTAL_OF_ROW: {**_NUMBER, "font": font(bold=True), "number_format": _TALLY_FORMAT},
    Look.TOTAL_COUNT: {
        "font": font(bold=True),
        "border": _TOTAL_LINE,
        "alignment": _RIGHT,
        "number_format": _TALLY_FORMAT,
    },
}
