"""The year proposed for a volume is the one it speaks of."""

from __future__ import annotations

import pytest

from annotator.resource_files import seed
from annotator.values.volume_year import guess_year


def test_the_sample_reports_on_2004() -> None:
    assert guess_year(seed("chronicle.txt").read_text(encoding="utf-8")) == 2004


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("", None),
        ("没有年份", None),
        ("1998年设立。", None),
        ("1998年设立,1998年撤销,2001年恢复。", 1998),
        ("编号12004年、320041年", None),
        ("3004年、3004年", None),
        ("1799年、1799年", None),
        ("1800年、1800年", 1800),
    ],
)
def test_only_a_year_named_twice_is_proposed(text: str, year: int | None) -> None:
    assert guess_year(text) == year


def test_only_the_beginning_of_a_volume_counts() -> None:
    assert guess_year("1985年,1985年。" + "文" * 200_000 + "2003年" * 9) == 1985


def test_a_year_cut_by_the_end_of_the_beginning_is_not_another_year() -> None:
    assert guess_year("文" * 199_997 + "2003年2003年") is None
