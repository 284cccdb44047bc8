"""Where one was reading: the document and its place are found again at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore

_MOST = 10
_AFTER = 2_000  # milliseconds of rest before a place is worth remembering


class Places(QObject):
    """Keeps, in the settings, the place at the top of the view for the documents read last."""

    def __init__(
        self, desk: Desk, view: AnnotatedTextView, settings: SettingsStore, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._settings = settings
        self._soon = QTimer(self, singleShot=True, interval=_AFTER)
        self._soon.timeout.connect(self.remember)
        desk.read_last = self._documents()
        desk.document_changed.connect(self._return)
        view.reading_position_changed.connect(lambda _position: self._soon.start())

    def remember(self) -> None:
        """Note the place now, as at the end of the program."""
        self._soon.stop()
        document_id = self._desk.document_id
        if document_id is None:
            return
        place = f"{document_id} {self._view.page.position_at_top()}"
        others = [p for p in self._settings.settings.places if not p.startswith(document_id)]
        self._settings.change(places=(place, *others[: _MOST - 1]))
        self._desk.read_last = self._documents()

    def _return(self) -> None:
        """Go back to where this document was left, unless that was its beginning."""
        self._soon.stop()
        for place in self._settings.settings.places:
            document_id, _, position = place.partition(" ")
            if document_id == self._desk.document_id and position.isdecimal():
                position_there = min(int(position), len(self._view.text))
                if position_there > self._view.page.position_at_top():
                    self._view.go_to(position_there, at_top=True)
                return

    def _documents(self) -> tuple[str, ...]:
        return tuple(place.partition(" ")[0] for place in self._settings.settings.places)
