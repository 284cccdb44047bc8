"""Dates in EDTF are checked, and know their first and last day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.values.edtf import bounds, is_valid


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2004", "2004-01-01", "2004-12-31"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2003-02", "2003-02-01", "2003-02-28"),
        ("2004-03-12", "2004-03-12", "2004-03-12"),
        ("2004-11-15/2004-11-16", "2004-11-15", "2004-11-16"),
        ("2004-21", "2004-03-01", "2004-05-31"),
        ("2004-24", "2004-12-01", "2005-02-28"),
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("2004-33", "2004-01-01", "2004-03-31"),
        ("2004-36", "2004-10-01", "2004-12-31"),
        ("2004-40", "2004-01-01", "2004-06-30"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1862/1874", "1862-01-01", "1874-12-31"),
        ("../1949", "", "1949-12-31"),
        ("/1949", "", "1949-12-31"),
        ("2000/..", "2000-01-01", ""),
        ("2004-12~", "2004-12-01", "2004-12-31"),
        ("2004?", "2004-01-01", "2004-12-31"),
        ("-0220", "-0220-01-01", "-0220-12-31"),
        ("0000-02-29", "0000-02-29", "0000-02-29"),
        ("-013X", "-0139-01-01", "-0130-12-31"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(written: str, first: str, last: str) -> None:
    assert is_valid(written)
    assert bounds(written) == (first, last)


@pytest.mark.parametrize(
    "written",
    [
        *("", "/", "../..", "2004-13", "2004-00", "2004-02-30", "2003-02-29", "2004-3-12", "04"),
        *(
            "2005/2004",
            "2004-25",
            "2004-32",
            "198X-05",
            "1X8X",
            "2004-05-31/2004-05-30",
            "２００４",
        ),
        *("2004年", "2004-03-12 ", "2004/2005/2006", "20040312", "X", "-X"),
    ],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    assert not is_valid(written)
    with pytest.raises(ValueError, match="EDTF"):
        bounds(written)


@given(st.dates(), st.dates())
def test_an_interval_is_valid_just_when_it_does_not_run_backwards(
    first: object, last: object
) -> None:
    assert is_valid(f"{first}/{last}") == (str(first) <= str(last))


@given(st.text(st.sampled_from("0123456789-/X.~?"), max_size=14))
def test_bounds_are_in_order_wherever_there_are_any(written: str) -> None:
    if is_valid(written) and not written.startswith("-"):
        first, last = bounds(written)
        assert first or last
        assert not (first and last) or last.startswith("-") or first <= last
