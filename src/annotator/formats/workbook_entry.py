"""What a colleague may write into 标注明细: open cells, lists to choose from, protected rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from annotator.formats.annotation_columns import COLUMNS, TYPE_WORDS
from annotator.formats.entry_words import WISH_WORDS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_PLACES = {column.name: place for place, column in enumerate(COLUMNS)}


def open_for_entry(sheet: Worksheet, last_row: int, *, reasons: str) -> None:
    """Protect all but the open cells, and offer lists for them.

    There is no password: the protection is against slips of the hand, and whoever wants to
    sort lifts it.

    Args:
        sheet: 标注明细, with its columns as in `COLUMNS`.
        last_row: Number of the last row with an annotation.
        reasons: Where the usual reasons stand, as a formula; empty for nowhere.
    """
    _protect(sheet)
    for name, words in (("类型", TYPE_WORDS.values()), ("状态", WISH_WORDS.values())):
        choices = list(words)
        validation = DataValidation(
            type="list",
            formula1=f'"{",".join(choices)}"',
            showErrorMessage=True,
            errorTitle=name,
            error=f"请从列表中选择：{'、'.join(choices)}。",
        )
        _add(sheet, validation, name, last_row)
    if reasons:
        # A list that only suggests: any other text is as good.
        _add(sheet, DataValidation(type="list", formula1=reasons), "审核意见", last_row)


def _add(sheet: Worksheet, validation: DataValidation, name: str, last_row: int) -> None:
    letter = get_column_letter(_PLACES[name] + 1)
    validation.add(f"{letter}2:{letter}{last_row}")
    sheet.add_data_validation(validation)


def _protect(sheet: Worksheet) -> None:
    protection = sheet.protection
    protection.sheet = True
    # In the format, False stands for allowed here.
    protection.autoFilter = protection.sort = False
    protection.formatCells = protection.formatColumns = protection.formatRows = False
