"""The annotated words as they stand in the text, on the ground of their type."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.quotes import elided, in_one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from annotator.domain.annotations import AnnotationType

_LONGEST: Final = 240  # characters
_RADIUS: Final = 5.0  # pixels
_BAR: Final = 4.0
_LARGER: Final = 1.15
# Stands for a page break inside the words; no character that a chronicle uses.
_PAGE_BREAK: Final = "\ue000"


class QuoteBox(QWidget):
    """Shows a quote; page breaks inside it as a quiet sign, very long ones without their middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quote = ""
        self._type: AnnotationType | None = None
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self._label.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        self._label.setFont(font)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.addWidget(self._label)

    def show_quote(self, quote: str, type_: AnnotationType) -> None:
        """Show these words."""
        self._quote, self._type = quote, type_
        self._label.setToolTip("" if len(quote) <= _LONGEST else plain_tip(in_one_line(quote)))
        self._retext()
        # The words may be the same on the ground of another type.
        self.update()

    def set_accessible_name(self, name: str) -> None:
        """Name the words for a screen reader."""
        self._label.setAccessibleName(name)

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the box is small
        """Paint the ground and the bar of the type."""
        if self._type is None:
            return
        own = colours(self.palette()).types[self._type]
        whole = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rounded = QPainterPath()
            rounded.addRoundedRect(whole, _RADIUS, _RADIUS)
            painter.setClipPath(rounded)
            painter.fillRect(whole, own.tint)
            painter.fillRect(QRectF(0, 0, _BAR, whole.height()), own.line)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._retext()

    def _retext(self) -> None:
        quiet = colours(self.palette()).quiet_text.name()
        shown = escape(elided(in_one_line(self._quote, _PAGE_BREAK), _LONGEST))
        sign = f'<span style="color:{quiet}">↵</span>'
        self._label.setText(shown.replace(_PAGE_BREAK, sign))
