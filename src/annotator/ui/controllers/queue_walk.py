"""Going through the review queue: the text jumps along, and after the last comes the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.ui.item_models.review_queue_model import Spot
from annotator.workflows import browse

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.panels.review_panel import ReviewPanel
    from annotator.workflows.review_queue import QueueEntry


class QueueWalk(QObject):
    """Connects the list of the queue with the text.

    Signals:
        hint: A sentence for the status bar.
        queue_wanted: The dock should be in sight.
    """

    hint = Signal(str)
    queue_wanted = Signal()

    def __init__(self, desk: Desk, view: AnnotatedTextView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._panel: ReviewPanel | None = None
        self._waits_for_rows = False

    def take_panel(self, panel: ReviewPanel) -> None:
        """Work with this dock from now on; there is none before the first text."""
        self._panel = panel
        panel.entry_reached.connect(lambda entry: self.show(entry.annotation))
        # What no row shows any more is not to be decided about unseen.
        panel.nothing_to_reach.connect(lambda: self._view.set_current(None))
        panel.rows_come.connect(self._begin_if_awaited)

    @property
    def panel_in_sight(self) -> ReviewPanel | None:
        """The dock, where the reader sees it."""
        return self._panel if self._panel is not None and self._panel.in_sight else None

    def targets(self) -> list[int]:
        """What a command is about: all selected rows, or else the current annotation."""
        panel = self.panel_in_sight
        chosen = panel.chosen_keys if panel else []
        if len(chosen) > 1:
            return chosen
        return [self._view.current] if self._view.current is not None else []

    def here(self) -> Annotation | Spot | None:
        """Where the reader is: at an annotation, or else at the caret."""
        session, document_id = self._desk.session, self._desk.document_id
        if session is None or document_id is None:
            return None
        key = self._view.current
        current = browse.annotation(session, key) if key is not None else None
        return current or Spot(document_id, self._view.caret.position)

    def show(self, annotation: Annotation) -> None:
        """Show an annotation in the text, of another document too."""
        if annotation.document_id != self._desk.document_id:
            self._desk.show_document(annotation.document_id)
        self._view.go_to_mark(
            (annotation.start, annotation.end, annotation.key, annotation.type.value)
        )

    def begin(self) -> None:
        """Open the queue and go to the first that waits, as soon as it is read."""
        self.queue_wanted.emit()
        self._waits_for_rows = True
        if self._panel is not None and self._panel.in_sight and not self._panel.is_reading:
            self._begin_if_awaited()

    def go_to_next(self) -> None:
        """Go to the next row; after the last, to the first that still waits."""
        panel, here = self.panel_in_sight, self.here()
        if panel is None:
            self.begin()
            return
        panel.catch_up()
        entry = panel.neighbour(here, 1) if here is not None else None
        if entry is None and panel.is_reading:
            self._waits_for_rows = True  # the dock was in front already when the program started
            return
        if entry is None:
            entry = panel.next_waiting(None)
            self._say_if_from_the_top(entry)
        self._show_entry(entry)

    def go_to_previous(self) -> None:
        """Go to the row before, also to what was decided a moment ago."""
        panel, here = self.panel_in_sight, self.here()
        if panel is None:
            self.begin()
            return
        panel.catch_up()
        entry = panel.neighbour(here, -1) if here is not None else None
        if entry is None:
            self.hint.emit(self.tr("That was the first in the queue."))
        self._show_entry(entry)

    def go_on(self, after: Annotation | Spot | None) -> None:
        """After a decision: go to the next that waits, if the queue is in sight."""
        panel = self.panel_in_sight
        if panel is None:
            return
        panel.catch_up()
        entry = panel.next_waiting(after)
        if entry is None:
            self.hint.emit(self.tr("Nothing is left in this queue. Ctrl+Z still takes back."))
        self._show_entry(entry)

    def _begin_if_awaited(self) -> None:
        if not self._waits_for_rows or self._panel is None:
            return
        self._waits_for_rows = False
        here = self.here()
        # What is current and waits needs no search.
        current = here if not isinstance(here, Spot) else None
        if current is not None and current.key in self._panel.waiting_keys:
            self._panel.select_key(current.key)
            return
        entry = self._panel.next_waiting(here)
        if entry is None:
            self.hint.emit(self.tr("Nothing waits in this queue."))
        self._show_entry(entry)

    def _say_if_from_the_top(self, entry: QueueEntry | None) -> None:
        if entry is None or entry.key == self._view.current:
            self.hint.emit(self.tr("Nothing else waits in this queue."))
        else:
            self.hint.emit(self.tr("That was the last: on from the top."))

    def _show_entry(self, entry: QueueEntry | None) -> None:
        if entry is not None and self._panel is not None:
            self.show(entry.annotation)
            # At once: Shift with an arrow extends from here.
            self._panel.select_key(entry.key)
