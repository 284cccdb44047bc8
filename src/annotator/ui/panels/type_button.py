"""A checkable button for one annotation type: drawing, word and colour say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from annotator.ui.foundation.colours import Colours, colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.foundation.icons import type_icon
from annotator.ui.item_models.words import type_word

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from annotator.domain.annotations import AnnotationType

_ICON: Final = 16  # pixels, as are all below
_PAD: Final = 7
_AIR: Final = 11  # above and below the words together
_RADIUS: Final = 5.0


class TypeButton(QToolButton):
    """Shows the word of the type with something small behind it: its key, or a count."""

    def __init__(self, type_: AnnotationType, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.type = type_
        self._behind = ""
        self._word_shown = True
        self.setCheckable(True)
        self.setIcon(type_icon(type_))
        self.setIconSize(QSize(_ICON, _ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._retext()

    def put_behind(self, text: str) -> None:
        """Show this after the word."""
        self._behind = text
        self._retext()

    def show_word(self, *, shown: bool) -> None:
        """Leave the word to the drawing where there is little room."""
        self._word_shown = shown
        self._retext()

    def sizeHint(self) -> QSize:
        """Room for drawing and words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        height = max(_ICON, self.fontMetrics().height()) + _AIR
        return QSize(3 * _PAD + _ICON + words, height)

    def minimumSizeHint(self) -> QSize:
        """Words can be elided; the drawing stays."""
        return QSize(2 * _PAD + _ICON, self.sizeHint().height())

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the button is small
        """Paint the ground of the type when on, a quiet frame when off."""
        look = colours(self.palette())
        own = look.types[self.type]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._edge(look), 2.0 if self._has_visible_focus() else 1.0))
            painter.setBrush(own.tint if self.isChecked() else Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
            top = (self.height() - _ICON) // 2
            self.icon().paint(painter, QRect(_PAD, top, _ICON, _ICON))
            painter.setPen(own.text if self.isChecked() else self.palette().buttonText().color())
            painter.drawText(
                self.rect().adjusted(2 * _PAD + _ICON, 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter,
                self._fitting_words(self.width() - 3 * _PAD - _ICON),
            )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retext()

    def _retext(self) -> None:
        word = type_word(self.type)
        self.setText(self._beside(word) if self._word_shown else self._behind)
        self.setAccessibleName(" ".join(part for part in (word, self._behind) if part))

    def _fitting_words(self, room: int) -> str:
        """The words in so many pixels; what stands behind the word is never cut."""
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(self.text()) <= room:
            return self.text()
        rest = room - metrics.horizontalAdvance(self._beside(""))
        word = metrics.elidedText(type_word(self.type), Qt.TextElideMode.ElideRight, rest)
        return self._beside(word)

    def _beside(self, word: str) -> str:
        return f"{word}  {self._behind}" if self._behind else word

    def _edge(self, look: Colours) -> QColor:
        if self._has_visible_focus():
            return look.accent
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            return look.types[self.type].line
        return look.rule

    def _has_visible_focus(self) -> bool:
        return self.hasFocus() and self.isActiveWindow()
