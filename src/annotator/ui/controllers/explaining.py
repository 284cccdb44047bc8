"""What an annotation says when the mouse rests on it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QToolTip

from annotator.ui.foundation.colours import colours
from annotator.ui.item_models.words import status_word, type_word
from annotator.values import display
from annotator.workflows import browse

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.editor.text_gestures import TextGestures

_LONGEST_QUOTE = 60


class Explaining(QObject):
    """Shows a small card beside the mouse."""

    def __init__(self, desk: Desk, view: AnnotatedTextView, gestures: TextGestures) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        gestures.hover_wanted.connect(self._explain)

    def _explain(self, key: int | None, where: QPointF) -> None:
        session = self._desk.session
        found = browse.annotation(session, key) if session and key is not None else None
        if found is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(where.toPoint(), self._card(found), self._view.viewport())

    def _card(self, annotation: Annotation) -> str:
        look = colours(self._view.palette()).types[annotation.type]
        quote = annotation.quote.replace("\n", "")
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[: _LONGEST_QUOTE - 1] + "…"
        name = f"<b style='color:{look.text.name()}'>{escape(type_word(annotation.type))}</b>"
        rows = [f"{name} &nbsp;{escape(quote)}"]
        value = display.display_value(annotation.value)
        if value:
            rows.append(self.tr("Value: {value}").format(value=escape(value)))
        if annotation.note:
            rows.append(self.tr("Note: {note}").format(note=escape(annotation.note)))
        rows.append(escape(status_word(annotation.status)))
        return "<br>".join(rows)
