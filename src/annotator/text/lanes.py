"""Which line below the text each of several overlapping spans is drawn on."""

from __future__ import annotations

from bisect import bisect_left
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.span_index import Mark


def assign_lanes(marks: Sequence[Mark]) -> dict[int, int]:
    """Give each mark, by key, the lowest lane free of others: inner spans lie next to the text.

    The marks come sorted by start, as SpanIndex gives them.
    """
    reach = -1
    for mark in marks:
        if mark[0] < reach:
            return _stacked(marks)
        reach = mark[1]
    return dict.fromkeys([mark[2] for mark in marks], 0)


def _stacked(marks: Sequence[Mark]) -> dict[int, int]:
    """Give lanes where some marks overlap, which few paragraphs have."""
    lanes: dict[int, int] = {}
    group: list[Mark] = []
    reach = -1
    for mark in marks:
        if mark[0] >= reach:
            _stack(group, lanes)
            group = []
        group.append(mark)
        reach = max(reach, mark[1])
    _stack(group, lanes)
    return lanes


def _stack(group: list[Mark], lanes: dict[int, int]) -> None:
    """Stack one group of marks that hang together."""
    if len(group) == 1:
        lanes[group[0][2]] = 0
        return
    stacked: list[list[Mark]] = []
    for mark in sorted(group, key=lambda m: (m[1] - m[0], m[0], m[2])):
        for number, lane in enumerate(stacked):
            at = bisect_left(lane, mark)
            if (not at or lane[at - 1][1] <= mark[0]) and mark[1] <= _start_of(lane, at):
                lane.insert(at, mark)
                lanes[mark[2]] = number
                break
        else:
            lanes[mark[2]] = len(stacked)
            stacked.append([mark])


def _start_of(lane: list[Mark], at: int) -> float:
    return lane[at][0] if at < len(lane) else inf
