"""The opinion sheet from the menu: what reviewers had to say, on paper to be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.dialogs import progress_papers
from annotator.workflows import browse, people

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.dialogs.progress_papers import ProgressPapers
    from annotator.ui.foundation.message_bar import MessageBar
    from annotator.ui.foundation.settings_store import SettingsStore
    from annotator.workflows.session import Session


class Opinions(QObject):
    """Asks which opinions and where to, and writes them in the background."""

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        settings: SettingsStore,
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._bar = bar
        self._window = window
        self._papers: ProgressPapers | None = None
        self._command = commands["opinion_sheet"]
        commands.on({"opinion_sheet": self.write})
        desk.session_closing.connect(self._put_away)
        desk.document_changed.connect(self._refresh)
        self._refresh()

    def write(self) -> None:
        """Write an opinion sheet of the project, or of a part of it."""
        session = self._desk.session
        if session is None:
            return
        papers = self._papers_of(session)
        papers.folder = self._settings.settings.export_folder
        papers.write_opinions(
            [(one.document.id, one.document.title) for one in browse.documents(session)],
            [(one.id, one.name) for one in people.everyone(session) if one.role.reviews],
        )

    def _papers_of(self, session: Session) -> ProgressPapers:
        if self._papers is None:
            self._papers = progress_papers.ProgressPapers(
                session, self._desk.background, self._bar, self._window
            )
            self._papers.folder_chosen.connect(
                lambda folder: self._settings.change(export_folder=folder)
            )
        return self._papers

    def _put_away(self) -> None:
        if self._papers is not None:
            self._papers.deleteLater()
            self._papers = None

    def _refresh(self) -> None:
        self._command.setEnabled(self._desk.document is not None)
