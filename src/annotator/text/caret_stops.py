"""Where the caret may stand: grapheme borders, past Markdown marks, never in a blank line."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from annotator.text.graphemes import is_boundary, next_boundary, previous_boundary
from annotator.text.markdown_marks import marks_of

if TYPE_CHECKING:
    from annotator.text.paragraphs import Paragraphs


class CaretStops:
    """The stops of one text, in code points; every answer looks at one piece only."""

    def __init__(self, text: str, paragraphs: Paragraphs) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self.first = self._start_of(self._filled(0, 1))
        self.last = paragraphs.ends[self._filled(len(paragraphs) - 1, -1)]

    def after(self, position: int) -> int:
        """The next stop behind a position; at the end of a paragraph, the next one's beginning."""
        number = self._paragraphs.at(position)
        if position >= self._paragraphs.ends[number]:
            following = self._filled(number + 1, 1)
            stop = self._start_of(following)
            return stop if stop > position else self.last
        stop = next_boundary(self._text, position)
        return self._past_marks(number, stop)

    def before(self, position: int) -> int:
        """The next stop before a position; at the beginning of a paragraph, the end before it."""
        number = self._paragraphs.at(position)
        stop = min(position, self._paragraphs.ends[number])
        if stop < position:
            return stop
        for start, end in reversed(self._marks(number)):
            if start < stop <= end:
                stop = start
        if stop <= self._paragraphs.starts[number]:
            previous = self._filled(number - 1, -1)
            if previous >= number:
                return self.first
            end = self._paragraphs.ends[previous]
            # A piece that goes straight on shares its border with the piece before.
            return end if end < position else self.before_in(previous, end)
        return max(previous_boundary(self._text, stop), self._paragraphs.starts[number])

    def before_in(self, number: int, position: int) -> int:
        """The stop before a position within one piece."""
        return max(previous_boundary(self._text, position), self._paragraphs.starts[number])

    def snap(self, position: int) -> int:
        """The stop nearest before a position, or right behind the Markdown mark it is in."""
        position = max(0, min(position, len(self._text)))
        number = self._paragraphs.at(position)
        if self._paragraphs.is_blank(number):
            return self.after(position)
        position = min(position, self._paragraphs.ends[number])
        if not is_boundary(self._text, position):
            position = previous_boundary(self._text, position)
        return self._past_marks(number, position)

    def word_after(self, position: int) -> int:
        """The next border between kinds of characters: Han, digits, letters, punctuation."""
        stop = self.after(position)
        while stop < self.last and self._kind(stop) == self._kind(stop - 1):
            following = self.after(stop)
            if following <= stop:
                break
            stop = following
        return stop

    def word_before(self, position: int) -> int:
        """The border before a position between kinds of characters."""
        stop = self.before(position)
        while stop > self.first and self._kind(stop) == self._kind(stop - 1):
            previous = self.before(stop)
            if previous >= stop:
                break
            stop = previous
        return stop

    def _kind(self, position: int) -> str:
        if not 0 <= position < len(self._text):
            return "end"
        character = self._text[position]
        if character.isdigit():
            return "digit"
        category = unicodedata.category(character)
        return {"L": "letter", "M": "letter", "N": "digit"}.get(category[0], "mark") + (
            "han" if category == "Lo" else ""
        )

    def _filled(self, number: int, step: int) -> int:
        """The first piece with characters from here on, or the nearest there is."""
        count = len(self._paragraphs)
        at = number
        while 0 <= at < count and self._paragraphs.is_blank(at):
            at += step
        return at if 0 <= at < count else max(0, min(number - step, count - 1))

    def _marks(self, number: int) -> list[tuple[int, int]]:
        start = self._paragraphs.starts[number]
        piece = self._text[start : self._paragraphs.ends[number]]
        return [(start + a, start + b) for a, b in marks_of(piece)]

    def _past_marks(self, number: int, stop: int) -> int:
        for start, end in self._marks(number):
            if start <= stop < end:
                stop = end
        return stop

    def _start_of(self, number: int) -> int:
        return self._past_marks(number, self._paragraphs.starts[number])
