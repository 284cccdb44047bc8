"""The agreement window: opened from the menu, and from there into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.controllers.counting import Counting
from annotator.ui.controllers.other_documents import show_document
from annotator.ui.dialogs import agreement_window
from annotator.workflows import browse

if TYPE_CHECKING:
    from annotator.domain.agreements import Disagreement, DisputedPlace
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.dialogs.agreement_window import AgreementWindow
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore
    from annotator.workflows.session import Session


class Measuring(Counting):
    """Shows how well people agree, and leads from there into the text."""

    def __init__(
        self, desk: Desk, view: AnnotatedTextView, commands: Commands, settings: SettingsStore
    ) -> None:
        super().__init__("agreement", desk, view, commands, settings)

    def _make(self, session: Session, folder: str) -> AgreementWindow:
        window = agreement_window.AgreementWindow(
            session, self._desk.background, self._view.window(), folder=folder
        )
        window.go_to.connect(self._go_to)
        return window

    def _go_to(self, one: Disagreement | DisputedPlace) -> None:
        """Show a disagreement in the text, as far as it is still there."""
        session, side = self._desk.session, one.sides[0]
        if session is None:
            return
        known = {summary.document.id for summary in browse.documents(session)}
        if one.document_id not in known:
            return
        show_document(self._desk, one.document_id)
        found = browse.annotation(session, side.key)
        if found is None:
            self._view.select(one.start, one.end)
        else:
            self._view.go_to_mark((found.start, found.end, found.key, found.type.value))
        self._uncover()
