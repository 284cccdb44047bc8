"""The history of an annotation as a list to read: each step with its time and person."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from annotator.ui.foundation.colours import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.item_models.history_phrases import HistoryLine


class HistoryList(QLabel):
    """Follows the theme; the words come ready in the reader's language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[HistoryLine] = ()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show these steps in the order given."""
        self._lines = lines
        self._retext()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._retext()

    def _retext(self) -> None:
        quiet = colours(self.palette()).quiet_text.name()
        self.setText("".join(_paragraph(line, quiet) for line in self._lines))


def _paragraph(line: HistoryLine, quiet: str) -> str:
    head = escape(" · ".join(part for part in (line.when, line.who) if part))
    what = "<br>".join(escape(phrase) for phrase in line.what)
    return (
        f'<p style="margin-top:0; margin-bottom:7px">'
        f'<span style="color:{quiet}">{head}</span><br>{what}</p>'
    )
