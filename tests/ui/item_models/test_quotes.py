"""Quotes in one line, and shortened."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.item_models.quotes import elided, in_one_line


def test_a_page_break_disappears_with_the_blanks_around_it() -> None:
    assert in_one_line("市总工 \n\n 会") == "市总工会"


def test_a_sign_can_stand_for_it() -> None:
    assert in_one_line("市总工\n\n会", "↵") == "市总工↵会"


def test_of_a_long_text_the_middle_is_left_out() -> None:
    assert elided("一二三四五六七八九十", 7) == "一二三四…九十"


@given(st.text(), st.integers(2, 50))
def test_never_longer_than_asked(text: str, longest: int) -> None:
    shown = elided(text, longest)
    assert len(shown) == min(len(text), longest)
