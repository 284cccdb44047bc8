"""Caret and selection: two positions and the rules by which keys and mouse move them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.text.caret_stops import CaretStops


class Caret:
    """The caret, and the anchor where a selection began; both in code points.

    Attributes:
        goal: Pixels from the left that moves up and down aim at; None after other moves.
    """

    def __init__(self, stops: CaretStops, moved: Callable[[], None]) -> None:
        self.stops = stops
        self._moved = moved
        self.position = stops.first
        self.anchor = stops.first
        self.goal: float | None = None

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected code points [start, end), or None."""
        if self.position == self.anchor:
            return None
        return min(self.position, self.anchor), max(self.position, self.anchor)

    def place(self, position: int, *, extend: bool = False, goal: float | None = None) -> None:
        """Put the caret somewhere; when extending, the anchor stays."""
        self.goal = goal
        if not extend:
            self.anchor = position
        self.position = position
        self._moved()

    def select(self, start: int, end: int) -> None:
        """Select [start, end) with the caret at the end."""
        self.goal = None
        self.anchor, self.position = start, end
        self._moved()

    def step(self, direction: int, *, extend: bool, by_word: bool = False) -> None:
        """Move by a character or to the next border of kinds; a selection first collapses."""
        if self.selection and not extend and not by_word:
            self.place(self.selection[1 if direction > 0 else 0])
            return
        stops = self.stops
        if direction > 0:
            move = stops.word_after if by_word else stops.after
        else:
            move = stops.word_before if by_word else stops.before
        self.place(move(self.position), extend=extend)
