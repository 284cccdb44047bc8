"""A table of figures: what cells say, and what they are sorted by."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.ui.item_models.figures_model import FigureColumn, FiguresModel, Kind, share_text
from annotator.ui.item_models.roles import SHARE_ROLE, SORT_ROLE

Row = tuple[str, int, float | None]
COLUMNS: tuple[FigureColumn[Row], ...] = (
    FigureColumn(lambda: "Name", lambda row: row[0], Kind.TEXT),
    FigureColumn(lambda: "Count", lambda row: row[1], meaning=lambda: "How many"),
    FigureColumn(lambda: "Share", lambda row: row[2], Kind.SHARE),
    FigureColumn(lambda: "Word", lambda row: row[1], Kind.TEXT, shown=lambda row: f"no. {row[1]}"),
)


@pytest.fixture
def model(qapp: object) -> FiguresModel[Row]:
    made = FiguresModel(COLUMNS)
    made.tester = QAbstractItemModelTester(made)  # type: ignore[attr-defined]
    made.show_rows([("王芳", 1234, 0.5), ("李明", 0, None)])
    return made


def said(
    model: FiguresModel[Row], row: int, role: int = Qt.ItemDataRole.DisplayRole
) -> list[object]:
    return [model.index(row, column).data(role) for column in range(model.columnCount())]


def test_texts_counts_and_shares_read_as_people_write_them(model: FiguresModel[Row]) -> None:
    QLocale.setDefault(QLocale("en"))
    assert said(model, 0) == ["王芳", "1,234", "50%", "no. 1234"]


def test_nothing_is_shown_for_none_and_for_a_share_of_nothing(model: FiguresModel[Row]) -> None:
    assert said(model, 1)[:3] == ["李明", "", ""]


def test_rows_are_sorted_by_what_they_mean(model: FiguresModel[Row]) -> None:
    assert said(model, 0, SORT_ROLE) == ["王芳", 1234, 0.5, 1234]


def test_only_a_share_has_a_bar(model: FiguresModel[Row]) -> None:
    assert said(model, 0, SHARE_ROLE) == [None, None, 0.5, None]
    assert said(model, 1, SHARE_ROLE) == [None] * 4


def test_counts_stand_on_the_right_under_their_titles(model: FiguresModel[Row]) -> None:
    right = [
        bool(
            model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole)
            & Qt.AlignmentFlag.AlignRight
        )
        for column in range(4)
    ]
    assert right == [False, True, False, False]
    across = Qt.Orientation.Horizontal
    assert model.headerData(1, across) == "Count"
    assert model.headerData(1, across, Qt.ItemDataRole.ToolTipRole) == "How many"
    assert model.headerData(0, across, Qt.ItemDataRole.ToolTipRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_row_is_found_again_and_others_take_its_place(model: FiguresModel[Row]) -> None:
    assert model.row(1)[0] == "李明"
    model.show_rows([])
    assert model.rowCount() == 0
    model.retranslate()


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.996, "99%"), (0.9999, "99%"), (1.0, "100%")],
)
def test_only_all_is_a_hundred_and_only_none_is_zero(share: float, text: str) -> None:
    assert share_text(share) == text
