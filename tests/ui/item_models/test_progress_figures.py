"""What the columns of the progress board say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annotator.domain.progress_reports import Stage
from annotator.ui.item_models.figures_model import Kind
from annotator.ui.item_models.progress_figures import (
    PEOPLE_COLUMNS,
    RETURN_COLUMNS,
    STAGE_COLUMN,
    TALLY_COLUMNS,
    ReturnRow,
    stage_word,
)
from progress_builders import a_report, a_tally


class Row:
    tally = a_tally(3, 5, 2, final=1)


def of(name: str, columns: object, row: object) -> object:
    (column,) = [one for one in columns if one.title() == name]  # type: ignore[attr-defined]
    return column.shown(row) if column.shown else column.value(row)


def test_a_tally_is_told_as_counts_and_shares() -> None:
    values = {column.title(): column.value(Row()) for column in TALLY_COLUMNS}
    assert values == {
        "Annotations": 10,
        "To review": 3,
        "To answer": 2,
        "Reviewed": pytest.approx(0.7),
        "Finished": pytest.approx(0.5),
        "Final": pytest.approx(0.1),
    }
    shares = [column.title() for column in TALLY_COLUMNS if column.kind is Kind.SHARE]
    assert shares == ["Reviewed", "Finished", "Final"]


def test_stages_are_sorted_from_untouched_to_final() -> None:
    assert STAGE_COLUMN.value(Row()) == list(Stage).index(Stage.IN_REVIEW)
    assert len({stage_word(stage) for stage in Stage}) == len(Stage)


def test_a_person_has_decisions_days_and_sections() -> None:
    wang, chen, li = a_report().people
    assert of("Decisions", PEOPLE_COLUMNS, li) == 94
    assert of("Settled", PEOPLE_COLUMNS, li) == 12
    assert of("Decisions", PEOPLE_COLUMNS, chen) == 0  # answers are none
    assert of("Sections finished", PEOPLE_COLUMNS, wang) == "0 / 1"
    assert of("Sections finished", PEOPLE_COLUMNS, li) == ""
    assert of("Last worked", PEOPLE_COLUMNS, wang) == "2026-11-09"
    assert of("Last worked", PEOPLE_COLUMNS, replace(wang, last_day=None)) == ""
    assert of("Last worked", PEOPLE_COLUMNS, replace(wang, last_day=date(2026, 1, 2))) == (
        "2026-01-02"
    )


def test_a_return_is_told_in_one_line() -> None:
    row = ReturnRow(a_report().returns[0], "王芳", "概述", 0)
    told = [
        of(name, RETURN_COLUMNS, row) for name in ("Days", "Waits for", "Text", "Type", "Status")
    ]
    assert told == ["0", "王芳", "1162家", "Figure", "Returned"]
    assert of("Reason", RETURN_COLUMNS, row) == "=边界不当"
    assert of("Section", RETURN_COLUMNS, row) == "概述"
