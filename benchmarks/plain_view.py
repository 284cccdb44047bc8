"""The floor for the text view: a plain QPlainTextEdit with the same text, font and size."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.ui.foundation.settings import Settings
from annotator.ui.foundation.theme import Theme
from annotator.ui.foundation.typography import reading_font

SIZE = (1200, 900)


def application() -> QApplication:
    """The one application, in the look of the program."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    made = QApplication([])
    Theme(made)
    return made


def plain_view() -> QPlainTextEdit:
    """A shown, empty plain text widget."""
    view = QPlainTextEdit()
    view.setFont(reading_font(Settings()))
    view.setReadOnly(True)
    view.resize(*SIZE)
    view.show()
    application().processEvents()
    return view


def shown_characters(view: QPlainTextEdit) -> int:
    """How many characters the widget shows now."""
    area = view.viewport().rect()
    first = view.cursorForPosition(area.topLeft()).position()
    last = view.cursorForPosition(area.bottomRight()).position()
    return last - first
