"""Line ends become \\n once, and the form of the file is remembered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.newlines import MIXED, normalise, restore

LINES = st.lists(st.text(st.characters(exclude_characters="\r\n"), max_size=8), min_size=2)


@pytest.mark.parametrize(
    ("raw", "text", "form"),
    [
        ("甲\n乙\n", "甲\n乙\n", "\n"),
        ("甲\r\n乙\r\n", "甲\n乙\n", "\r\n"),
        ("甲\r乙\r", "甲\n乙\n", "\r"),
        ("甲\r\n乙\n", "甲\n乙\n", MIXED),
        ("甲\r\n乙\r", "甲\n乙\n", MIXED),
        ("甲\n乙\r", "甲\n乙\n", MIXED),
        ("甲\n\r乙", "甲\n\n乙", MIXED),
        ("甲\r\r\n乙", "甲\n\n乙", MIXED),
        ("甲", "甲", "\n"),
        ("", "", "\n"),
    ],
)
def test_every_line_end_becomes_one_character(raw: str, text: str, form: str) -> None:
    assert (text, form) == normalise(raw)


@pytest.mark.parametrize("kept", ["\u2028", "\u2029", "\x85", "\v", "\f"])
def test_characters_that_only_look_like_line_ends_stay(kept: str) -> None:
    assert (f"甲{kept}乙", "\n") == normalise(f"甲{kept}乙")


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_was_normalised_can_be_restored(lines: list[str], form: str) -> None:
    raw = form.join(lines)
    text, found = normalise(raw)
    assert form == found
    assert raw == restore(text, found)
    assert (text, "\n") == normalise(text)


@given(st.lists(st.sampled_from(["甲", "\r", "\n"]), max_size=8).map("".join))
def test_a_form_other_than_mixed_always_restores(raw: str) -> None:
    text, form = normalise(raw)
    assert "\r" not in text
    if form != MIXED:
        assert raw == restore(text, form)


def test_mixed_line_ends_cannot_be_restored_from_the_text() -> None:
    with pytest.raises(ValueError, match="mixed"):
        restore("甲\n乙", MIXED)
