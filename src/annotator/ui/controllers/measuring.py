"""The agreement window: opened from the menu, and from there into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.dialogs import agreement_window
from annotator.ui.foundation.layout_memory import LayoutMemory
from annotator.workflows import browse

if TYPE_CHECKING:
    from annotator.domain.agreements import Disagreement
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.dialogs.agreement_window import AgreementWindow
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore


class Measuring(QObject):
    """Shows how well people agree, and leads from there into the text."""

    def __init__(
        self, desk: Desk, view: AnnotatedTextView, commands: Commands, settings: SettingsStore
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._settings = settings
        self._command = commands["agreement"]
        self._window: AgreementWindow | None = None
        commands.on({"agreement": self.open})
        desk.session_changed.connect(self._show_session)
        desk.session_closing.connect(self._close)
        self._show_session()

    def open(self) -> None:
        """Show how well the people of this project agree."""
        session, settings = self._desk.session, self._settings
        if session is None:
            return
        if self._window is None:
            window = agreement_window.AgreementWindow(
                session,
                self._desk.background,
                self._view.window(),
                folder=settings.settings.export_folder,
            )
            LayoutMemory(window, "agreement", settings)
            window.go_to.connect(self._go_to)
            window.folder_chosen.connect(lambda folder: settings.change(export_folder=folder))
            self._desk.changed.connect(window.follow)
            self._window = window
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _go_to(self, one: Disagreement) -> None:
        """Show a disagreement in the text, as far as it is still there."""
        session, side = self._desk.session, one.sides[0]
        if session is None:
            return
        known = {summary.document.id for summary in browse.documents(session)}
        if one.document_id not in known:
            return
        if one.document_id != self._desk.document_id:
            self._desk.show_document(one.document_id)
        found = browse.annotation(session, side.key)
        if found is None:
            self._view.select(one.start, one.end)
        else:
            self._view.go_to_mark((found.start, found.end, found.key, found.type.value))

    def _show_session(self) -> None:
        self._command.setEnabled(self._desk.session is not None)

    def _close(self) -> None:
        if self._window is not None:
            self._desk.changed.disconnect(self._window.follow)
            self._window.close()
            self._window.deleteLater()
            self._window = None
