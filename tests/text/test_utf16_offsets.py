"""Qt counts UTF-16 units, the project counts code points: the map between them never errs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.text.utf16_offsets import Utf16Offsets

# Astral ideographs, emoji, a variation selector beyond the basic plane, and what lies next to it.
TEXTS = st.text(st.sampled_from("市总a1\n\u0301\uffff\ufeff\U00010000𠮷𬭎👩🏽\U000e0100\U0010ffff"))


def units_of(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@settings(max_examples=1_000)
@given(TEXTS)
def test_every_position_goes_there_and_back(text: str) -> None:
    offsets = Utf16Offsets(text)
    for position in range(len(text) + 1):
        units = units_of(text[:position])
        assert offsets.to_units(position) == units
        assert offsets.to_code_points(units) == position


@given(TEXTS)
def test_an_offset_inside_a_pair_is_the_character_it_splits(text: str) -> None:
    offsets = Utf16Offsets(text)
    inside = [at for at, character in enumerate(text) if character > "\uffff"]
    assert [offsets.to_code_points(units_of(text[:at]) + 1) for at in inside] == inside


@pytest.mark.parametrize("text", ["", "plain", "市总工会", "e\u0301", "\uffff"])
def test_a_text_without_astral_characters_needs_no_map(text: str) -> None:
    offsets = Utf16Offsets(text)
    assert offsets.is_identity
    assert offsets.to_units(len(text)) == offsets.to_code_points(len(text)) == len(text)


def test_a_text_with_astral_characters_needs_one() -> None:
    offsets = Utf16Offsets("野𠮷家")
    assert not offsets.is_identity
    assert [offsets.to_units(position) for position in range(4)] == [0, 1, 3, 4]
