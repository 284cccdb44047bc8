"""What each piece of a text is to a reader: heading, entry, indented paragraph, torn page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.joined_view import page_break_between
from annotator.text.markdown_marks import bold_ranges, heading_level, marks_of
from annotator.ui.editor.piece_layout import PieceSource

if TYPE_CHECKING:
    from annotator.text.paragraphs import Paragraphs

# Blank lines looked back over to find the line a page break may have torn.
_LOOK_BACK = 6
_LOOK_AROUND = 32  # characters, for white space around a piece
_HEADING_SPACE = 0.9
_ENTRY_SPACE = 0.7
_BLANK_SPACE = 0.45
_MORE_BLANK_SPACE = 0.1  # not nothing: a view must not have to go through a million lines
_BREAK_SPACE = 0.7


class PieceReader:
    """Reads pieces out of one text, each by itself, so that the cost is that of the pieces seen."""

    def __init__(self, text: str, paragraphs: Paragraphs) -> None:
        self._text = text
        self._paragraphs = paragraphs

    def read(self, number: int) -> PieceSource:
        """The piece of a number."""
        start, end = self._paragraphs.starts[number], self._paragraphs.ends[number]
        text = self._text[start:end]
        if self._paragraphs.is_blank(number):
            return PieceSource(start, text, space_above=self.blank_space(number))
        if number in self._paragraphs.continued:
            return PieceSource(start, text, white_behind=self._white_behind(end))
        heading = heading_level(text)
        torn = not heading and self._is_torn(number, text)
        is_entry = text.lstrip("* \u3000").startswith("【")
        bold = bold_ranges(text)
        space = _HEADING_SPACE if heading else _ENTRY_SPACE if is_entry else 0.0
        return PieceSource(
            start,
            text,
            heading=heading,
            hidden=marks_of(text, bold),
            bold=bold,
            indented=not (heading or torn or is_entry or text[0] in " \t\u3000"),
            space_above=_BREAK_SPACE if torn else space,
            page_break=torn,
            white_before=self._white_before(start),
            white_behind=self._white_behind(end),
        )

    def blank_space(self, number: int) -> float:
        """What a blank line leaves free, in characters: the first of several, then little."""
        if number == 0:
            return 0.0
        return _MORE_BLANK_SPACE if self._paragraphs.is_blank(number - 1) else _BLANK_SPACE

    def _white_before(self, start: int) -> int:
        near = self._text[max(0, start - _LOOK_AROUND) : start]
        return len(near) - len(near.rstrip())

    def _white_behind(self, end: int) -> int:
        near = self._text[end : end + _LOOK_AROUND]
        return len(near) - len(near.lstrip())

    def _is_torn(self, number: int, text: str) -> bool:
        before = self._text_before(number)
        return before is not None and page_break_between(before, text)

    def _text_before(self, number: int) -> str | None:
        """The nearest piece above with characters, if there is a gap in between."""
        for back in range(1, _LOOK_BACK):
            at = number - back
            if at < 0:
                return None
            start, end = self._paragraphs.starts[at], self._paragraphs.ends[at]
            if self._text[start:end].strip():
                return self._text[start:end] if back > 1 else None
        return None
