"""The exact place over estimated heights: nothing jumps, both ends are reached exactly."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.paragraphs import Paragraphs
from annotator.ui.editor.page_position import PagePosition

VIEW, MARGIN = 400.0, 18.0
# Real heights, which the estimate of one line each knows nothing about; blank lines among them.
HEIGHTS = st.lists(st.sampled_from([0.0, 2.0, 30.0, 37.5, 90.0, 700.0, 3000.0]), min_size=1)
LONG = st.lists(st.sampled_from([30.0, 37.5, 90.0, 700.0]), min_size=60, max_size=90)
DISTANCES = st.lists(st.integers(-900, 900).map(lambda x: x / 4), max_size=12)


def a_position(heights: list[float], view: float = VIEW) -> PagePosition:
    position = PagePosition(lambda number: heights[number])
    position.view_height, position.margin = view, MARGIN
    position.measure(Paragraphs("\n".join("字" for _ in heights)), 20.0, 32.0)
    position.go_to(0, MARGIN)
    return position


def top_of_text(position: PagePosition, heights: list[float]) -> float:
    """Where the very first piece would stand: tells how far one has scrolled."""
    return position.offset - sum(heights[: position.first])


def limits(heights: list[float]) -> tuple[float, float]:
    return min(MARGIN, VIEW - MARGIN - sum(heights)), MARGIN


@given(HEIGHTS, DISTANCES)
def test_scrolling_moves_by_what_was_asked_up_to_both_ends(
    heights: list[float], distances: list[float]
) -> None:
    position = a_position(heights)
    lowest, highest = limits(heights)
    expected = MARGIN
    for distance in distances:
        position.scroll(distance)
        expected = min(highest, max(lowest, expected - distance))
        assert top_of_text(position, heights) == pytest.approx(expected, abs=1e-6)


@given(HEIGHTS, DISTANCES)
def test_the_visible_pieces_fill_the_view_without_gaps(
    heights: list[float], distances: list[float]
) -> None:
    position = a_position(heights)
    for distance in distances:
        position.scroll(distance)
    shown = list(position.visible())
    tops = list(accumulate(heights, initial=top_of_text(position, heights)))
    expected = [n for n in range(len(heights)) if tops[n] < VIEW and tops[n + 1] > 0]
    # A piece without height on the very edge may be counted or not.
    assert [n for n, _ in shown if heights[n]] == [n for n in expected if heights[n]]
    for number, top in shown:
        assert top == pytest.approx(tops[number], abs=1e-6)
        assert position.top_of(number) == top


@given(HEIGHTS)
def test_the_end_is_the_end_whichever_way_one_gets_there(heights: list[float]) -> None:
    lowest, _ = limits(heights)
    by_bar, by_wheel, at_once = a_position(heights), a_position(heights), a_position(heights)
    by_bar.go_to_bar(by_bar.bar_maximum)
    by_wheel.scroll(1e9)
    at_once.go_to_end()
    for position in (by_wheel, at_once):
        assert top_of_text(position, heights) == pytest.approx(lowest, abs=1e-6)
    if by_bar.bar_maximum:
        assert top_of_text(by_bar, heights) == pytest.approx(lowest, abs=1e-6)
    assert by_wheel.bar_value == by_wheel.bar_maximum


@given(LONG, st.data())
def test_the_bar_stays_where_it_was_dragged(heights: list[float], data: st.DataObject) -> None:
    position = a_position(heights)
    values = data.draw(st.lists(st.integers(0, position.bar_maximum), max_size=8))
    for value in values:
        position.go_to_bar(value)
        at_end = position.bar_value == position.bar_maximum
        assert at_end or abs(position.bar_value - value) <= 1


@given(LONG)
def test_the_bar_only_goes_down_while_one_reads_on(heights: list[float]) -> None:
    position = a_position(heights)
    values = [position.bar_value]
    while values[-1] < position.bar_maximum:
        position.scroll(VIEW / 2)
        values.append(position.bar_value)
        assert len(values) < 400
    assert values[0] == 0
    assert all(a <= b for a, b in pairwise(values))


@pytest.mark.parametrize(
    ("heights", "maximum"), [([100.0] * 3, 0), ([100.0] * 4, 36), ([5.0], 0), ([5000.0], 4636)]
)
def test_a_text_of_few_pages_is_measured_so_that_the_bar_knows_whether_it_fits(
    heights: list[float], maximum: int
) -> None:
    position = a_position(heights)
    assert position.is_exact
    assert position.bar_maximum == maximum
    assert position.bar_value == 0


def test_a_long_text_is_never_measured() -> None:
    asked: list[int] = []

    def height_of(number: int) -> float:
        asked.append(number)
        return 32.0

    position = PagePosition(height_of)
    position.view_height = VIEW
    position.measure(Paragraphs("字\n" * 100_000), 20.0, 32.0)
    position.go_to(0, 0.0)
    position.go_to_bar(position.bar_maximum // 2)
    position.go_to_end()
    assert position.bar_value == position.bar_maximum
    assert len(asked) < 300
