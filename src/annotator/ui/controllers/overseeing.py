"""The progress board: opened from the menu, kept in step with the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.controllers.counting import Counting
from annotator.ui.controllers.other_documents import go_to_annotation, show_document
from annotator.ui.dialogs import progress_board

if TYPE_CHECKING:
    from annotator.ui.controllers.annotating import Annotating
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.dialogs.progress_board import ProgressBoard
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore
    from annotator.workflows.session import Session


class Overseeing(Counting):
    """Shows how far the work is, and leads from there into the text."""

    def __init__(
        self,
        desk: Desk,
        view: AnnotatedTextView,
        commands: Commands,
        annotating: Annotating,
        settings: SettingsStore,
    ) -> None:
        super().__init__("progress", desk, view, commands, settings)
        self._annotating = annotating

    def _make(self, session: Session, folder: str) -> ProgressBoard:
        board = progress_board.ProgressBoard(
            session, self._desk.background, self._view.window(), folder=folder
        )
        board.go_to.connect(self._go_to)
        board.go_to_section.connect(self._go_to_section)
        return board

    def _go_to(self, _document_id: str, key: int) -> None:
        go_to_annotation(self._desk, self._annotating, key)
        self._uncover()

    def _go_to_section(self, document_id: str, start: int) -> None:
        show_document(self._desk, document_id)
        self._view.go_to(start, at_top=True)
        self._uncover()
