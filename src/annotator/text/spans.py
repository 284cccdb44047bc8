"""A span: a half-open range of code points of one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters [start, end) of a text, counted in code points, never UTF-16 units."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"not a span: [{self.start}, {self.end})"
            raise ValueError(message)

    @property
    def length(self) -> int:
        """How many code points the span holds."""
        return self.end - self.start

    def contains(self, position: int) -> bool:
        """Whether the character at this position belongs to the span."""
        return self.start <= position < self.end

    def of(self, text: str) -> str:
        """The characters the span covers."""
        return text[self.start : self.end]


def one_place(spans: Iterable[Span]) -> Span | None:
    """Return what the spans cover together; None if a gap is between them, or there are none."""
    place: Span | None = None
    for span in sorted(spans):
        if place is None:
            place = span
        elif span.start > place.end:
            return None
        else:
            place = Span(place.start, max(place.end, span.end))
    return place
