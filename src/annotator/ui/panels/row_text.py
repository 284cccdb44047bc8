"""Rows of the table as text for the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from annotator.ui.item_models.annotation_table_model import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.item_models.annotation_table_model import AnnotationTableModel


def quotes_of(model: AnnotationTableModel, rows: Sequence[int]) -> str:
    """The annotated words, one line for each row."""
    return "\n".join(_cell(model, row, Column.QUOTE) for row in rows)


def table_of(model: AnnotationTableModel, rows: Sequence[int]) -> str:
    """Header and rows with tabs between the columns, as spreadsheets take them."""
    across = Qt.Orientation.Horizontal
    header = [str(model.headerData(column.value, across)) for column in Column]
    lines = [header, *([_cell(model, row, column) for column in Column] for row in rows)]
    return "\n".join("\t".join(line) for line in lines)


def _cell(model: AnnotationTableModel, row: int, column: Column) -> str:
    return " ".join(model.whole_text(row, column).split())
