"""The sheets 机构, 数字, 日期 and 人物: the annotations of a type, grouped by value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.domain.values import DateValue, FigureValue
from annotator.formats.annotation_columns import TYPE_WORDS, cell_number, days, nothing_of
from annotator.formats.workbook_groups import listed_places, listed_spellings
from annotator.formats.workbook_layout import (
    HEADER_HEIGHT,
    add_table,
    covered_area,
    explain_emptiness,
    fitted_widths,
    height_for,
    set_columns,
    set_printing,
)
from annotator.formats.workbook_rows import RowWriter
from annotator.formats.workbook_styles import LINE, STRONG, Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.formats.annotation_columns import Cell
    from annotator.formats.workbook_groups import Gathering, Group
    from annotator.formats.workbook_package import Package

_SAMPLE = 2_000

# Header, look, least and most width. The last three stand on every sheet of this kind.
_Heading = tuple[str, Look, tuple[int, int]]
_COMMON: tuple[_Heading, ...] = (
    ("次数", Look.COUNT, (8, 12)),
    ("原文写法", Look.WRAPPED, (20, 40)),
    ("出处", Look.WRAPPED, (40, 60)),
)
_NAME: tuple[_Heading, ...] = (("规范名称", Look.WRAPPED, (24, 44)),)
_LEADING: dict[AnnotationType, tuple[_Heading, ...]] = {
    AnnotationType.ORGANISATION: _NAME,
    AnnotationType.FIGURE: (
        ("规范值", Look.WRAPPED, (16, 32)),
        ("数值", Look.COUNT, (12, 22)),
        ("数值上限", Look.COUNT, (12, 22)),
        ("单位", Look.CENTRED, (8, 14)),
    ),
    AnnotationType.DATE: (
        ("规范值", Look.WRAPPED, (16, 32)),
        ("日期起", Look.CENTRED, (13, 13)),
        ("日期止", Look.CENTRED, (13, 13)),
    ),
    AnnotationType.PERSON: _NAME,
}


def write_type_sheet(
    package: Package, gathering: Gathering, type_: AnnotationType, project: str
) -> None:
    """Write the sheet of one type."""
    groups = gathering.groups(type_)
    headings = _LEADING[type_] + _COMMON
    headers = [header for header, _, _ in headings]
    widths = fitted_widths(
        headers,
        [bounds for _, _, bounds in headings],
        (_values(type_, group) for group in groups[:_SAMPLE]),
    )
    sheet = package.add_sheet(TYPE_WORDS[type_])
    sheet.sheet_properties.tabColor = STRONG[type_] if groups else LINE
    set_columns(sheet, widths)
    add_table(sheet, f"{TYPE_WORDS[type_]}表", headers, len(groups))
    set_printing(sheet, project)
    if not groups:
        explain_emptiness(sheet, len(headers), nothing_of(type_))
    rows = (_values(type_, group) for group in groups)
    area = covered_area(len(headers), len(groups))
    package.stream(sheet, _xml(package, rows, headings, widths), area=area)


def _xml(
    package: Package,
    rows: Iterable[Sequence[Cell]],
    headings: Sequence[_Heading],
    widths: Sequence[int],
) -> Iterator[str]:
    styles = package.styles
    writer = RowWriter(len(headings), styles.quoted)
    header = [styles[Look.HEADER]] * len(headings)
    yield writer.row([name for name, _, _ in headings], header, height=HEADER_HEIGHT)
    looks = [look for _, look, _ in headings]
    wrapped = [place for place, look in enumerate(looks) if look is Look.WRAPPED]
    for values in rows:
        height = height_for((str(values[place]), widths[place]) for place in wrapped)
        numbers = [
            styles[Look.DECIMAL if isinstance(value, float) else look]
            for value, look in zip(values, looks, strict=True)
        ]
        yield writer.row(values, numbers, height=height)


def _values(type_: AnnotationType, group: Group) -> list[Cell]:
    common: list[Cell] = [group.count, listed_spellings(group), listed_places(group)]
    value = group.value
    if type_ is AnnotationType.FIGURE:
        figure = value if isinstance(value, FigureValue) else FigureValue(number="")
        number, number_to = cell_number(figure.number), cell_number(figure.number_to or "")
        return [group.name, number, number_to, figure.unit, *common]
    if type_ is AnnotationType.DATE:
        return [
            group.name,
            *(days(value.edtf) if isinstance(value, DateValue) else ("", "")),
            *common,
        ]
    return [group.name, *common]
