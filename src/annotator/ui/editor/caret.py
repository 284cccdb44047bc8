"""Caret and selection: two positions and the rules by which keys and mouse move them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.text.caret_stops import CaretStops


class Place(NamedTuple):
    """A code point, and which of two lines shows it where a paragraph wraps.

    Attributes:
        position: Code point of the text.
        at_line_end: At the end of a line, not at the beginning of the next.
    """

    position: int
    at_line_end: bool = False


class Caret:
    """The caret, and the anchor where a selection began; both in code points.

    Attributes:
        at_line_end: Where a paragraph wraps: whether the caret ends the line or begins the next.
        goal: Pixels from the left that moves up and down aim at; None after other moves.
        origin: Where Escape goes back to from a selection that a command made; None if nowhere.
    """

    def __init__(self, stops: CaretStops, moved: Callable[[], None]) -> None:
        self.stops = stops
        self._moved = moved
        self.position = stops.first
        self.anchor = stops.first
        self.at_line_end = False
        self.goal: float | None = None
        self.origin: int | None = None

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected code points [start, end), or None."""
        if self.position == self.anchor:
            return None
        return min(self.position, self.anchor), max(self.position, self.anchor)

    @property
    def here(self) -> Place:
        """Where the caret stands."""
        return Place(self.position, self.at_line_end)

    def nearest(self, place: Place) -> Place:
        """The stop nearest before a place; the place itself if it is one."""
        stop = self.stops.snap(place.position)
        return place if stop == place.position else Place(stop)

    def place(self, position: int, *, extend: bool = False) -> None:
        """Put the caret somewhere; when extending, the anchor stays."""
        self.put(Place(position), extend=extend)

    def put(self, place: Place, *, extend: bool = False, goal: float | None = None) -> None:
        """Put the caret on the very line meant."""
        self.goal, self.origin = goal, None
        self.position, self.at_line_end = place
        if not extend:
            self.anchor = self.position
        self._moved()

    def select(self, start: int, end: int) -> None:
        """Select [start, end) with the caret at the end."""
        self.goal, self.origin, self.at_line_end = None, None, False
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
