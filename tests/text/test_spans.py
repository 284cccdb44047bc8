"""Spans side by side."""

from __future__ import annotations

import pytest

from annotator.text.spans import Span, one_place


@pytest.mark.parametrize(
    ("spans", "place"),
    [
        ([], None),
        ([(3, 5)], (3, 5)),
        ([(4, 9), (3, 5), (3, 4)], (3, 9)),
        ([(5, 6), (3, 5)], (3, 6)),
        ([(3, 9), (4, 5), (8, 10)], (3, 10)),
        ([(3, 5), (6, 7)], None),
    ],
)
def test_spans_without_a_gap_are_one_place(
    spans: list[tuple[int, int]], place: tuple[int, int] | None
) -> None:
    found = one_place(Span(*span) for span in spans)
    assert found == (None if place is None else Span(*place))
