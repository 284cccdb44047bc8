"""Carets stand where a reader sees a character end, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.graphemes import is_boundary, next_boundary, previous_boundary

FAMILY = "👨‍👩‍👧"
TRICKY = st.text(
    st.sampled_from(
        "市总工会a1 \n\r，\u0301\u0308\u200d\u200c\ufe0f\U000e0100\U0001f3fd👩🇨🇳ᄀ각ᅡᆨकि\u3099がﾞ𠮷"
    ),
    max_size=30,
)


def clusters(text: str) -> list[str]:
    found, start = [], 0
    while start < len(text):
        end = next_boundary(text, start)
        found.append(text[start:end])
        start = end
    return found


@pytest.mark.parametrize(
    "text",
    [
        "e\u0301",
        "葛\U000e0100",
        "邊\ufe00",
        "か\u3099",
        "ｶﾞ",
        FAMILY,
        "👍🏽",
        "©\u200d©",
        "🇨🇳",
        "1\ufe0f\u20e3",
        "\r\n",
        "한",
        "कि",
        "🏴\U000e0067\U000e0062\U000e007f",
    ],
)
def test_what_a_reader_sees_as_one_character_is_one(text: str) -> None:
    assert clusters(f"市{text}会") == ["市", text, "会"]


@pytest.mark.parametrize("text", ["市总工会", "12家", "𠮷野", "\n\n", "\na", "🇨", "각각"])
def test_what_a_reader_sees_as_several_characters_is_several(text: str) -> None:
    assert clusters(text) == list(text)


def test_a_row_of_flags_is_cut_in_pairs() -> None:
    assert clusters("🇨🇳🇯🇵🇰🇷") == ["🇨🇳", "🇯🇵", "🇰🇷"]


def test_a_mark_after_a_newline_stands_alone() -> None:
    assert clusters("市\n\u0301会") == ["市", "\n", "\u0301", "会"]


@given(TRICKY)
def test_forwards_and_backwards_stop_at_the_same_places(text: str) -> None:
    forwards, position = [], 0
    while position < len(text):
        position = next_boundary(text, position)
        forwards.append(position)
    backwards, position = [], len(text)
    while position > 0:
        backwards.append(position)
        position = previous_boundary(text, position)
    assert forwards == backwards[::-1]
    assert [place for place in range(1, len(text) + 1) if is_boundary(text, place)] == forwards


@given(TRICKY, st.integers(0, 30))
def test_every_step_moves_and_stays_inside_the_text(text: str, position: int) -> None:
    position = min(position, len(text))
    assert min(position + 1, len(text)) <= next_boundary(text, position) <= len(text)
    assert 0 <= previous_boundary(text, position) <= max(0, position - 1)


def test_a_caret_gets_through_any_number_of_marks() -> None:
    text = "a" + "\u0301" * 1000 + "b"
    position, steps = 0, 0
    while position < len(text):
        position, steps = next_boundary(text, position), steps + 1
    assert steps < 30
