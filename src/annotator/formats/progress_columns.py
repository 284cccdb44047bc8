"""What the columns of a progress workbook say about a tally, and how they look."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import DataBarRule
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter

from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.progress_reports import Stage
from annotator.formats.annotation_columns import TYPE_WORDS
from annotator.formats.workbook_styles import LINE, Look, font

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.domain.progress_reports import Tally
    from annotator.formats.annotation_columns import Cell
    from annotator.formats.workbook_styles import Parts


class ProgressLook(Enum):
    """Looks that only a progress workbook has."""

    SHARE = auto()
    DAY = auto()


_BODY: Parts = {"font": font(), "border": Border(bottom=Side("thin", color=LINE))}
PROGRESS_LOOKS: dict[Enum, Parts] = {
    # On the left, so that the bar behind it begins under it.
    ProgressLook.SHARE: {
        **_BODY,
        "alignment": Alignment(vertical="center", horizontal="left", indent=1),
        "number_format": "0%",
    },
    ProgressLook.DAY: {
        **_BODY,
        "alignment": Alignment(vertical="center", horizontal="center"),
        "number_format": "yyyy-mm-dd",
    },
}

# In the order in which an annotation passes them.
STATUS_WORDS = {
    Status.PENDING: "待审",
    Status.REVISED: "待复审",
    Status.RETURNED: "已退回",
    Status.AMENDED: "待采纳",
    Status.ACCEPTED: "已通过",
}
STATUS_COLOURS = {
    Status.PENDING: "C3CAD0",
    Status.REVISED: "6FA3DB",
    Status.RETURNED: "CF5B52",
    Status.AMENDED: "E3A54A",
    Status.ACCEPTED: "5BA052",
}
STAGE_WORDS = {
    Stage.UNTAGGED: "未标注",
    Stage.TAGGED: "未审",
    Stage.IN_REVIEW: "审核中",
    Stage.REVIEWED: "已完成",
    Stage.FINAL: "已定稿",
}

TALLY_HEADERS = (
    "标注",
    *TYPE_WORDS.values(),
    *STATUS_WORDS.values(),
    "已审",
    "完成",
    "定稿",
    "阶段",
)
"""已审 and what follows are shares."""

_DAY_ZERO = date(1899, 12, 30)
_COUNTS = 1 + len(AnnotationType) + len(Status)
_SHARES = {"已审": "6FA3DB", "完成": "5BA052", "定稿": "8E63B0"}
TALLY_LOOKS: tuple[Enum, ...] = (
    *([Look.TALLY] * _COUNTS),
    *([ProgressLook.SHARE] * len(_SHARES)),
    Look.CENTRED,
)
TALLY_BOUNDS = (*(((8, 11),) * _COUNTS), *(((12, 12),) * len(_SHARES)), (9, 9))


def tally_cells(tally: Tally) -> list[Cell]:
    """Return what stands in the columns of TALLY_HEADERS; a share of nothing is empty."""
    shares = (tally.share_reviewed, tally.share_finished, tally.share_final)
    return [
        tally.total,
        *(tally.types.get(type_, 0) for type_ in TYPE_WORDS),
        *(tally.statuses.get(status, 0) for status in STATUS_WORDS),
        *("" if share is None else share for share in shares),
        STAGE_WORDS[tally.stage],
    ]


def serial_day(day: date) -> int:
    """Return a day as a spreadsheet counts it (ECMA-376, 18.17.4.1, the 1900 base system)."""
    return (day - _DAY_ZERO).days


def draw_bars(sheet: Worksheet, *, first_column: int, rows: tuple[int, int]) -> None:
    """Draw a bar behind each share.

    Args:
        sheet: The sheet.
        first_column: Where the columns of TALLY_HEADERS begin, from 1.
        rows: First and last row, from 1.
    """
    first_row, last_row = rows
    for name, colour in _SHARES.items():
        letter = get_column_letter(first_column + TALLY_HEADERS.index(name))
        rule = DataBarRule(
            start_type="num",
            start_value=0,
            end_type="num",
            end_value=1,
            color=colour,
            minLength=0,
            maxLength=100,
        )
        sheet.conditional_formatting.add(f"{letter}{first_row}:{letter}{last_row}", rule)
