"""A few lines as the text view will show them: font, spacing, column, colours of the types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy

from annotator.domain.annotations import AnnotationType
from annotator.ui.foundation.colours import Underline, colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.foundation.typography import reading_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from annotator.ui.foundation.colours import TypeColours
    from annotator.ui.foundation.settings import Settings

_SIZE: Final = QSize(420, 170)
_MARGIN: Final = 12.0
_TYPES: Final = {
    "o": AnnotationType.ORGANISATION,
    "f": AnnotationType.FIGURE,
    "d": AnnotationType.DATE,
    "p": AnnotationType.PERSON,
}
# Pieces of text with the first letter of their type.
_TEXT: Final = (
    ("2004年11月15日", "d"),
    ("，", ""),
    ("景德镇市总工会", "o"),
    ("召开第十三次代表大会，选举", ""),
    ("李某某", "p"),
    ("为主席。全市工会共有会员", ""),
    ("12.6万人", "f"),
    ("，比上年增加", ""),
    ("5.4%", "f"),
    ("。", ""),
)
_LINES: Final = {
    Underline.SOLID: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Underline.DOTTED: QTextCharFormat.UnderlineStyle.DotLine,
    Underline.DASHED: QTextCharFormat.UnderlineStyle.DashUnderline,
    Underline.WAVY: QTextCharFormat.UnderlineStyle.WaveUnderline,
}


class ReadingSample(QFrame):
    """Paints the sample; text that does not fit below is cut off, as in a window."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_settings(self, settings: Settings) -> None:
        """Show other settings."""
        self._settings = settings
        self.update()

    def sizeHint(self) -> QSize:
        """Room for three lines of ordinary size."""
        return _SIZE

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line by line, as far as there is room."""
        look = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.contentsRect(), look.paper)
        painter.setPen(look.text)
        painter.setClipRect(self.contentsRect())
        self._layout().draw(painter, QPointF(_MARGIN, _MARGIN))
        painter.end()
        super().paintEvent(event)

    def _layout(self) -> QTextLayout:
        font = reading_font(self._settings)
        em = QFontMetricsF(font, self).horizontalAdvance("国")
        width = min(self._settings.column_ems * em, self.contentsRect().width() - 2 * _MARGIN)
        layout = QTextLayout("".join(words for words, _ in _TEXT), font, self)
        layout.setTextOption(_anywhere())
        layout.setFormats(self._formats())
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, em))
            line.setPosition(QPointF(0, top))
            top += em * self._settings.line_spacing
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        types = colours(self.palette()).types
        formats, start = [], 0
        for words, letter in _TEXT:
            if letter:
                part = QTextLayout.FormatRange()
                part.start, part.length = start, len(words)
                part.format = _format(types[_TYPES[letter]])
                formats.append(part)
            start += len(words)
        return formats


def _format(look: TypeColours) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(look.tint)
    made.setUnderlineStyle(_LINES[look.underline])
    made.setUnderlineColor(look.line)
    return made


def _anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
