"""Widths and heights that show Chinese texts whole."""

from __future__ import annotations

from annotator.formats.workbook_layout import covered_area, fitted_widths, height_for


def test_a_column_is_as_wide_as_its_widest_text_within_its_bounds() -> None:
    rows: list[list[str | int | float | None]] = [
        ["市总工会", "a", 5],
        ["景德镇市总工会", "b" * 90, 1234567],
    ]
    assert fitted_widths(["名", "文", "数"], [(4, 60), (4, 40), (4, 60)], rows) == [16, 40, 9]


def test_a_header_without_rows_has_room_for_its_button() -> None:
    assert fitted_widths(["规范名称", "数"], [(4, 60), (10, 60)], []) == [12, 10]


def test_only_the_longest_line_of_a_text_counts() -> None:
    assert fitted_widths(["名"], [(4, 60)], [["市总工\n\n会"]]) == [8]


def test_a_row_is_as_high_as_its_tallest_text() -> None:
    one, two, three = (height_for([("字" * count, 21)]) for count in (10, 11, 30))
    assert one < two < three
    assert height_for([("字", 21), ("字" * 30, 21)]) == three
    assert height_for([("一\n二\n三", 21)]) == three


def test_no_row_is_higher_than_a_spreadsheet_allows() -> None:
    assert height_for([("字" * 5000, 21)]) <= 409


def test_an_area_takes_in_the_header() -> None:
    assert covered_area(26, 140_000) == "A1:Z140001"
