"""The sheet 一致性: people against people, a coloured table for each measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import ColorScaleRule, Rule
from openpyxl.utils import get_column_letter

from annotator.domain.agreements import Measure
from annotator.formats.agreement_words import MEASURE_WORDS, score_cell
from annotator.formats.cell_text import width
from annotator.formats.sheet_lines import section_lines, stream_lines, title_line
from annotator.formats.workbook_layout import (
    HEADER_HEIGHT,
    set_columns,
    set_printing,
)
from annotator.formats.workbook_styles import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.agreements import AgreementExport, AgreementRow
    from annotator.formats.annotation_columns import Cell
    from annotator.formats.sheet_lines import Line
    from annotator.formats.workbook_package import Package


TITLE = "一致性"
_LEAST_WIDTH, _MOST_WIDTH = 12, 24
_CELL_HEIGHT = 24.0
_SAME_PERSON = "—"
_MOST_REMARKS = 12
# Below the second Krippendorff draws no conclusions, not even tentative ones.
_SCALE = ((0.0, "F3B5A5"), (0.667, "FBE8B0"), (1.0, "9DD0A5"))


def write_matrices(package: Package, export: AgreementExport) -> None:
    """Write the sheet."""
    people = len(export.people)
    lines = list(_head(export))
    areas = []
    for measure in Measure:
        lines += _names(export, measure)
        first = len(lines) + 1
        areas.append(f"B{first}:{get_column_letter(people + 1)}{first + people - 1}")
        lines += _scores(export, measure)
    sheet = package.add_sheet(TITLE)
    sheet.sheet_view.showGridLines = False
    widths = [min(max(width(name) + 2, _LEAST_WIDTH), _MOST_WIDTH) for name in export.people]
    set_columns(sheet, [_MOST_WIDTH, *widths])
    set_printing(sheet, export.project)
    sheet.page_setup.orientation = "portrait"  # the matrices stand one below the other
    for area in areas:
        sheet.conditional_formatting.add(area, colour_scale())
    stream_lines(package, sheet, lines, columns=people + 1)


def colour_scale() -> Rule:
    """Return the colours of scores: red where there is no agreement, green where all is alike."""
    (low, red), (middle, yellow), (high, green) = _SCALE
    return ColorScaleRule(
        start_type="num",
        start_value=low,
        start_color=red,
        mid_type="num",
        mid_value=middle,
        mid_color=yellow,
        end_type="num",
        end_value=high,
        end_color=green,
    )


def _head(export: AgreementExport) -> Iterator[Line]:
    yield title_line(export.project or "标注一致性")
    yield (
        ["各表为全部类型、全部文档；“按类型”“按篇章”另有细目，算法与出处见“说明”。"],
        [Look.PLAIN],
        None,
    )
    few = [row for row in export.pairs.values() if not row.scores[None].sample.enough]
    for row in few[:_MOST_REMARKS]:
        yield [_too_few(row)], [Look.PLAIN], None
    if len(few) > _MOST_REMARKS:
        yield [f"样本偏少的还有 {len(few) - _MOST_REMARKS} 对，见“按类型”。"], [Look.PLAIN], None


def _too_few(row: AgreementRow) -> str:
    sample = row.scores[None].sample
    names = "与".join(row.people)
    return (
        f"样本偏少，数值仅供参考：{names}，{sample.annotations} 条，宜有 {sample.needed} 条以上。"
    )


def _names(export: AgreementExport, measure: Measure) -> list[Line]:
    """Return an empty line, the name of the measure, and the names of the people."""
    people = len(export.people)
    header: list[Cell] = ["", *export.people]
    return [
        *section_lines(MEASURE_WORDS[measure], columns=people + 1),
        (header, [Look.HEADER] * (people + 1), HEADER_HEIGHT),
    ]


def _scores(export: AgreementExport, measure: Measure) -> Iterator[Line]:
    """Give a line for each person, and one for all of them if there are more than two."""
    people = range(len(export.people))
    looks = [Look.TEXT, *[Look.SCORE] * len(people)]
    for one in people:
        scores = [_score(export, measure, one, other) for other in people]
        yield [export.people[one], *scores], looks, _CELL_HEIGHT
    if len(export.pairs) > 1:
        name = "全体" if measure is Measure.ALPHA_U else "两两平均"
        yield [name, score_cell(export.together.scores[None][measure])], looks[:2], _CELL_HEIGHT


def _score(export: AgreementExport, measure: Measure, one: int, other: int) -> Cell:
    if one == other:
        return _SAME_PERSON
    row = export.pairs[min(one, other), max(one, other)]
    return score_cell(row.scores[None][measure])
