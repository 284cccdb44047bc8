"""Values are shown the way a reader would write them."""

from __future__ import annotations

import pytest

from annotator.domain.values import DateValue, FigureValue, NameValue, Value
from annotator.values.display import display_value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (FigureValue("2262400", unit="元"), "2,262,400 元"),
        (FigureValue("5.4", unit="%"), "5.4%"),
        (FigureValue("60", unit="篇", approx="余"), "60 篇（余）"),
        (FigureValue("1000", approx="数"), "1,000（数）"),
        (FigureValue("5", "8", unit="人"), "5～8 人"),
        (FigureValue("30000", "50000", unit="元"), "30,000～50,000 元"),
        (FigureValue("-5", unit="℃"), "-5℃"),
        (FigureValue("1234567.891"), "1,234,567.891"),
        (FigureValue("0.5", unit="年"), "0.5 年"),
        (DateValue("2004-11-15/2004-11-16"), "2004-11-15/2004-11-16"),
        (NameValue("景德镇市总工会"), "景德镇市总工会"),
    ],
)
def test_a_value_reads_well(value: Value | None, shown: str) -> None:
    assert display_value(value) == shown
