"""Rows of a worksheet as XML: the only place where a cell of the workbook is written.

Text always becomes an inline string and a number always a value; nothing here can write a
formula. Rows are made as text, because that takes a fifth of the time of building elements
(docs/decisions/0011-workbook-rows-are-streamed.md).
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from annotator.formats.cell_text import escaped, fits, looks_like_formula, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.formats.annotation_columns import Cell

# Whatever needs a closer look: signs of XML, signs a workbook cannot hold, spellings of such
# signs, the beginnings of formulas, white space at an end. Most texts have none of these.
_NEEDS_CARE = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x|^[=+\\-@\\s]|\\s$")
_SURELY_FITS = 16_000  # code points, each of at most two UTF-16 units


class RowWriter:
    """Turns rows of values into XML, one after the other.

    Args:
        columns: How many columns the widest row has.
        quoted: For each style number its twin for text that looks like a formula.

    Attributes:
        written: How many rows there are so far.
        shortened: Whether the row written last has a text that was cut.
    """

    def __init__(self, columns: int, quoted: dict[int, int]) -> None:
        self.written = 0
        self.shortened = False
        self._letters = [get_column_letter(column) for column in range(1, columns + 1)]
        self._quoted = quoted

    def row(
        self, values: Sequence[Cell], styles: Sequence[int], *, height: float | None = None
    ) -> str:
        """Return the next row: a value and a style number for each column.

        None leaves the cell out; an empty text keeps its look. `height` is in points.
        """
        self.written += 1
        self.shortened = False
        number = self.written
        opening = f'<row r="{number}">'
        if height is not None:
            opening = f'<row r="{number}" ht="{height:g}" customHeight="1">'
        parts = [opening]
        for letter, value, style in zip(self._letters, values, styles, strict=False):
            if value is None:
                continue
            if value == "":
                parts.append(f'<c r="{letter}{number}" s="{style}"/>')
            elif not isinstance(value, str):
                parts.append(f'<c r="{letter}{number}" s="{style}"><v>{value!r}</v></c>')
            elif len(value) > _SURELY_FITS or _NEEDS_CARE.search(value):
                parts.append(self._careful(f"{letter}{number}", value, style))
            else:
                parts.append(
                    f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'
                )
        parts.append("</row>")
        return "".join(parts)

    def _careful(self, place: str, value: str, style: int) -> str:
        text = escaped(value)
        if not fits(text):
            text = shortened(value)
            self.shortened = True
        if looks_like_formula(value):
            style = self._quoted[style]
        return (
            f'<c r="{place}" s="{style}" t="inlineStr">'
            f'<is><t xml:space="preserve">{escape(text, quote=False)}</t></is></c>'
        )
