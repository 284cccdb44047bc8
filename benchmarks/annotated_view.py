"""The text view of the program, set up as the window sets it up."""

from __future__ import annotations

from annotator.ui.editor.annotated_text_view import AnnotatedTextView
from annotator.ui.foundation.settings import Settings
from benchmarks.plain_view import SIZE, application

LETTERS = {"organisation": "机", "figure": "数", "date": "日", "person": "人"}
# Lines as long as those of the plain widget beside it, so that both show a full view.
WIDE = Settings(column_ems=120)


def annotated_view(settings: Settings | None = None) -> AnnotatedTextView:
    """A shown, empty text view."""
    view = AnnotatedTextView()
    view.set_settings(settings or WIDE)
    view.set_letters(LETTERS)
    view.resize(*SIZE)
    view.show()
    application().processEvents()
    return view


def shown_characters(view: AnnotatedTextView) -> int:
    """How many characters stand on lines that the view shows now."""
    height = view.viewport().height()
    return sum(
        line.end - line.start
        for piece, at in view.page.visible_pieces()
        for line in piece.lines
        if at.y() + line.top < height and at.y() + line.top + line.height > 0
    )
