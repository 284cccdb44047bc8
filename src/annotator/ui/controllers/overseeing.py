"""The progress board: opened from the menu, kept in step with the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.controllers.other_documents import go_to_annotation, show_document
from annotator.ui.dialogs import progress_board
from annotator.ui.foundation.layout_memory import LayoutMemory

if TYPE_CHECKING:
    from annotator.ui.controllers.annotating import Annotating
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.dialogs.progress_board import ProgressBoard
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore


class Overseeing(QObject):
    """Shows how far the work is, and leads from there into the text."""

    def __init__(
        self,
        desk: Desk,
        view: AnnotatedTextView,
        commands: Commands,
        annotating: Annotating,
        settings: SettingsStore,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._annotating = annotating
        self._settings = settings
        self._command = commands["progress"]
        self._board: ProgressBoard | None = None
        commands.on({"progress": self.open})
        desk.session_changed.connect(self._show_session)
        desk.session_closing.connect(self._close)
        self._show_session()

    def open(self) -> None:
        """Show the board of this project."""
        session = self._desk.session
        if session is None:
            return
        if self._board is None:
            settings = self._settings
            board = progress_board.ProgressBoard(
                session,
                self._desk.background,
                self._view.window(),
                folder=settings.settings.export_folder,
            )
            LayoutMemory(board, "progress", settings)
            board.go_to.connect(self._go_to)
            board.go_to_section.connect(self._go_to_section)
            board.folder_chosen.connect(lambda folder: settings.change(export_folder=folder))
            self._desk.changed.connect(board.follow)
            self._board = board
        self._board.show()
        self._board.raise_()
        self._board.activateWindow()

    def _go_to(self, _document_id: str, key: int) -> None:
        go_to_annotation(self._desk, self._annotating, key)

    def _go_to_section(self, document_id: str, start: int) -> None:
        show_document(self._desk, document_id)
        self._view.go_to(start, at_top=True)

    def _show_session(self) -> None:
        self._command.setEnabled(self._desk.session is not None)

    def _close(self) -> None:
        if self._board is not None:
            self._desk.changed.disconnect(self._board.follow)
            self._board.close()
            self._board.deleteLater()
            self._board = None
