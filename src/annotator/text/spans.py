"""A span: a half-open range of code points of one text."""

from __future__ import annotations

from dataclasses import dataclass


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
