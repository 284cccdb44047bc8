"""How the text is set: fonts, sizes in pixels of one screen, colours. Made anew on any change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF

from annotator.ui.foundation.typography import reading_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintDevice

    from annotator.ui.foundation.colours import Colours
    from annotator.ui.foundation.settings import Settings

# Sizes of headings 1 to 6 relative to the body, which stands at 0.
_HEADING_SCALE = (1.0, 1.55, 1.35, 1.2, 1.1, 1.05, 1.0)
_LETTER_SCALE = 0.5
# In characters: the distance of two underlines, at least 3 pixels; of the bars of two authors.
_LANE = 0.2
_AUTHOR_LANE = 0.6


class ReadingStyle:
    """The chosen settings, measured for one paint device.

    Attributes:
        em: Advance of one Han character of the body, in pixels.
        spacing: Distance of two lines, as a multiple of the character size.
        pitch: Distance of two lines of the body, in pixels.
        column: Widest line, in pixels.
        lane: Distance of two underlines, in pixels.
        letter_height: Of that font above its baseline, in pixels.
        letter_size: Of that character itself, in pixels.
        letters: Whether each annotation carries its type as a small character.
        colours: Of text, caret, selection and types.
    """

    def __init__(
        self, settings: Settings, colours: Colours, device: QPaintDevice, *, authors: bool = False
    ) -> None:
        """Measure the settings.

        Args:
            settings: What the reader chose.
            colours: Of the theme.
            device: What is painted on.
            authors: Each lane holds the bars of an author instead of underlines.
        """
        self.device = device
        self.colours = colours
        self._body = reading_font(settings)
        self._fonts: dict[int, QFont] = {}
        self._ems: dict[int, float] = {}
        self.em = self.em_of(0)
        self.spacing = settings.line_spacing
        self.pitch = self.em * self.spacing
        self.column = self.em * settings.column_ems
        self.lane = self.em * _AUTHOR_LANE if authors else max(3.0, self.em * _LANE)
        self.letters = settings.type_labels_shown and not authors
        self.letter_font = QFont(self._body)
        self.letter_font.setPointSizeF(settings.font_points * _LETTER_SCALE)
        self.letter_height = QFontMetricsF(self.letter_font, device).ascent()
        self.letter_size = self.em * _LETTER_SCALE

    def font(self, heading: int) -> QFont:
        """The font of the body (0) or of a heading level."""
        if heading not in self._fonts:
            font = QFont(self._body)
            font.setPointSizeF(self._body.pointSizeF() * _HEADING_SCALE[heading])
            if heading:
                font.setWeight(QFont.Weight.Bold)
            self._fonts[heading] = font
        return self._fonts[heading]

    def em_of(self, heading: int) -> float:
        """The advance of one Han character, in pixels."""
        if heading not in self._ems:
            metrics = QFontMetricsF(self.font(heading), self.device)
            self._ems[heading] = metrics.horizontalAdvance("国")
        return self._ems[heading]
