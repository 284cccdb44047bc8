"""Where the caret may stand: grapheme borders, past Markdown marks, never in a blank line."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from annotator.text.graphemes import is_boundary, next_boundary, previous_boundary
from annotator.text.markdown_marks import marks_of

if TYPE_CHECKING:
    from annotator.text.paragraphs import Paragraphs

_BETWEEN = "between"  # the kind of punctuation, spaces and ends of lines


class CaretStops:
    """The stops of one text, in code points; every answer looks at one or two pieces only.

    A mark takes no room on screen, so the places before, inside and behind it are one stop:
    the one behind it.

    Attributes:
        first: The first stop; 0 in a text that shows nothing.
        last: The last one.
    """

    def __init__(self, text: str, paragraphs: Paragraphs) -> None:
        self._text = text
        self._paragraphs = paragraphs
        opening = self._filled(0, 1)
        closing = self._filled(len(paragraphs) - 1, -1)
        self.first = 0 if opening is None else self._opening(opening)
        self.last = 0 if closing is None else paragraphs.ends[closing]

    def after(self, position: int) -> int:
        """The next stop behind a position; at the end of a paragraph, the next one's beginning."""
        number = self._paragraphs.at(position)
        here = self._past_marks(number, position)
        end = self._paragraphs.ends[number]
        if here < end and not self._paragraphs.is_blank(number):
            # The end of a line is a stop even between a stray \r and the \n behind it.
            return self._past_marks(number, min(end, next_boundary(self._text, here)))
        following = self._filled(number + 1, 1)
        return self.last if following is None else self._opening(following)

    def before(self, position: int) -> int:
        """The next stop before a position; at the beginning of a paragraph, the end before it."""
        number: int | None = self._paragraphs.at(position)
        here = position
        while number is not None:
            start = self._paragraphs.starts[number]
            here = self._before_marks(number, here)
            if here > start and not self._paragraphs.is_blank(number):
                return max(start, previous_boundary(self._text, here))
            number = self._filled(number - 1, -1)
            if number is not None:
                here = self._paragraphs.ends[number]
                if here < start:
                    return here
                # A piece that goes straight on shares its first stop with the end before it.
        return self.first

    def snap(self, position: int) -> int:
        """The stop nearest before a position, or right behind the Markdown mark it is in."""
        position = max(0, min(position, len(self._text)))
        number = self._paragraphs.at(position)
        if self._paragraphs.is_blank(number):
            return self.after(position)
        if position < self._paragraphs.ends[number] and not is_boundary(self._text, position):
            position = max(previous_boundary(self._text, position), self._paragraphs.starts[number])
        return self._past_marks(number, position)

    def word_after(self, position: int) -> int:
        """The beginning of the next run of Han characters, of digits or of letters.

        Punctuation and the end of a line go with the run before them: one stop to a clause.
        """
        kind = self._kind(self._past_marks(self._paragraphs.at(position), position))
        stop = self.after(position)
        while stop < self.last:
            following = self._kind(stop)
            if following not in (kind, _BETWEEN):
                break
            kind = following
            stop = self.after(stop)
        return stop

    def word_before(self, position: int) -> int:
        """The beginning of the run of Han characters, of digits or of letters before a position."""
        stop = self.before(position)
        while stop > self.first:
            kind, previous = self._kind(stop), self.before(stop)
            if kind not in (_BETWEEN, self._kind(previous)):
                break
            stop = previous
        return stop

    def _kind(self, position: int) -> str:
        """The kind of the character behind a stop."""
        if position >= len(self._text) or self._text[position] == "\n":
            return _BETWEEN
        category = unicodedata.category(self._text[position])
        if category == "Lo":
            return "han"
        return {"L": "letter", "M": "letter", "N": "digit"}.get(category[0], _BETWEEN)

    def _filled(self, number: int, step: int) -> int | None:
        """The first piece that shows something from here on, or None."""
        while 0 <= number < len(self._paragraphs):
            if not self._paragraphs.is_blank(number):
                return number
            number += step
        return None

    def _opening(self, number: int) -> int:
        return self._past_marks(number, self._paragraphs.starts[number])

    def _past_marks(self, number: int, position: int) -> int:
        for start, end in self._marks(number):
            if start <= position < end:
                position = end
        return position

    def _before_marks(self, number: int, position: int) -> int:
        for start, end in reversed(self._marks(number)):
            if start < position <= end:
                position = start
        return position

    def _marks(self, number: int) -> list[tuple[int, int]]:
        """The hidden marks of a piece, each with what combines with its last character."""
        if number in self._paragraphs.continued:
            return []
        start = self._paragraphs.starts[number]
        piece = self._text[start : self._paragraphs.ends[number]]
        return [(start + a, self._boundary_from(start + b)) for a, b in marks_of(piece)]

    def _boundary_from(self, position: int) -> int:
        if is_boundary(self._text, position):
            return position
        return next_boundary(self._text, position)
