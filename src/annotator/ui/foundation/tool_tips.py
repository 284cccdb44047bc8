"""Tool tips that say what they are given, whoever has written it."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """Return what makes a tool tip show a text as it is.

    Qt takes what looks like HTML for HTML, and opens the pictures that it names, wherever they
    are: a colleague's note would do so as soon as the mouse rests on it.
    """
    if not Qt.mightBeRichText(text):
        return text
    return Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal)
