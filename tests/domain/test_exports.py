"""The rows of an export, counted while they are read."""

from __future__ import annotations

import pytest

from annotator.domain.progress import Cancelled, NoProgress
from export_builders import A_ROW, SOME_ROWS, an_export


class Listener:
    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.heard.append((done, total))


@pytest.mark.parametrize(
    ("count", "heard"),
    [
        (0, [(0, 0)]),
        (1, [(0, 1), (1, 1)]),
        (500, [(0, 500), (500, 500)]),
        (501, [(0, 501), (500, 501), (501, 501)]),
    ],
)
def test_progress_is_told_at_the_start_now_and_then_and_at_the_end(
    count: int, heard: list[tuple[int, int]]
) -> None:
    listener = Listener()
    assert len(list(an_export([A_ROW] * count).rows_reported(listener))) == count
    assert listener.heard == heard


@pytest.mark.parametrize("announced", [4, 6])
def test_more_or_fewer_rows_than_announced_are_a_fault(announced: int) -> None:
    with pytest.raises(ValueError, match="5 came"):
        list(an_export(announced=announced).rows_reported(NoProgress()))


def test_a_wish_to_stop_ends_the_reading() -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        next(an_export(SOME_ROWS).rows_reported(Impatient()))
