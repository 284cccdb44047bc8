"""Charts of a workbook: bars of several colours on top of each other, all looking alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter, quote_sheetname

from annotator.formats.workbook_styles import LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet


def stacked_bars(  # noqa: PLR0913 - what a chart shows, each told by its name
    sheet: Worksheet,
    title: str,
    *,
    names: int,
    first: int,
    header: int,
    rows: tuple[int, int],
    colours: Sequence[str],
    direction: Literal["bar", "col"] = "bar",
) -> BarChart:
    """Return a chart of cells of this sheet; its size and place are up to the caller.

    Args:
        sheet: Where the cells are, and the chart is to stand.
        title: Above it.
        names: The column that names the bars.
        first: The first of the columns that are stacked; as many as there are colours.
        header: The row that names the colours.
        rows: The first and the last of the rows that become bars.
        colours: Six hexadecimal digits each.
        direction: "bar" lies and has the first row on top, "col" stands.
    """
    chart = BarChart(barDir=direction, grouping="stacked", overlap=100, gapWidth=40)
    chart.title = title
    top, bottom = rows
    for column, colour in enumerate(colours, first):
        name = f"{quote_sheetname(sheet.title)}!{get_column_letter(column)}{header}"
        series = Series(Reference(sheet, min_col=column, min_row=top, max_row=bottom))
        series.tx = SeriesLabel(strRef=StrRef(name))
        series.graphicalProperties = GraphicalProperties(solidFill=colour)
        chart.append(series)
    chart.set_categories(Reference(sheet, min_col=names, min_row=top, max_row=bottom))
    if direction == "bar":
        # The first row on top, as in the table; the numbers below.
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = "0"
    # Left to itself an axis may begin just below the least: 54 then looks like a tenth of 60.
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.roundedCorners = False
    # Said expressly, because Excel lays them over the bars where it is left open.
    chart.title.overlay = chart.legend.overlay = False
    chart.legend.position = "t"
    return chart
