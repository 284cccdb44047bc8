"""Sentences that should be read before one goes on, each with a sign of how much it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.ui.dialogs.translated_dialog import paragraph
from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.icons import Icon, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDE: Final = 16  # pixels of a sign

Note = tuple[bool, str]
"""Whether it is to be minded, and the sentence."""


class NoteList(QWidget):
    """As high as its sentences; away while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[Note, ...] = ()
        self._signs: list[QLabel] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Say other things."""
        self._notes = tuple(notes)
        while (item := self._rows.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        self._signs.clear()
        for _, sentence in self._notes:
            self._rows.addWidget(self._line(sentence))
        self._draw_signs()
        self.setVisible(bool(self._notes))

    def changeEvent(self, event: QEvent) -> None:
        """Take the new colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_signs()

    def _line(self, sentence: str) -> QWidget:
        line = QWidget(self)
        sign, words = QLabel(line), paragraph(line)
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        sign.setContentsMargins(0, 1, 0, 0)
        words.setText(sentence)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(words, 1)
        self._signs.append(sign)
        return line

    def _draw_signs(self) -> None:
        look = colours(self.palette())
        for (is_warning, _), sign in zip(self._notes, self._signs, strict=True):
            drawing, hue = (Icon.WARNING, look.warning) if is_warning else (Icon.INFO, look.info)
            sign.setPixmap(picture(drawing, hue, _SIDE, self.devicePixelRatio()))
