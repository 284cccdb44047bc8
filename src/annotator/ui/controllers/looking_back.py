"""The history window: opened for what one stands at, kept in step with the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.text.outline import section_at
from annotator.text.spans import Span
from annotator.ui.controllers import undoing
from annotator.ui.controllers.other_documents import go_to_annotation
from annotator.ui.controllers.step_names import step_name
from annotator.ui.dialogs import history_window
from annotator.ui.foundation.layout_memory import LayoutMemory
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.workflows import browse, history, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.domain.change_sets import ChangeSet, HistoryEntry, HistoryStep
    from annotator.ui.controllers.annotating import Annotating
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.dialogs.history_window import HistoryWindow, Scope
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore

_AT_ONCE = 200  # steps read together
_LONGEST = 20  # characters of a quote or title


class LookingBack(QObject):
    """Shows who did what when, and undoes a step from there."""

    def __init__(
        self,
        desk: Desk,
        view: AnnotatedTextView,
        commands: Commands,
        annotating: Annotating,
        settings: SettingsStore,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._view = view
        self._annotating = annotating
        self._settings = settings
        self._parent = window
        self._command = commands["project_history"]
        self._window: HistoryWindow | None = None
        commands.on({"project_history": self.open})
        desk.session_changed.connect(self._show_session)
        desk.session_closing.connect(self._close)
        desk.changed.connect(self._follow)
        self._show_session()

    def open(self) -> None:
        """Show the history of what one stands at; of more, if one chooses so."""
        if self._desk.session is None:
            return
        if self._window is None:
            self._window = history_window.HistoryWindow(
                self._fetch, self._entries, self._blockers, _name_of, self._parent
            )
            LayoutMemory(self._window, "history", self._settings)
            self._window.undo_requested.connect(self._undo)
            self._window.place_requested.connect(self._go_to)
        names = people.names(self._desk.session)
        self._window.show_choices(self._scopes(), list(names.items()))
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _scopes(self) -> list[Scope]:
        """From the annotation one stands at to the whole project."""
        scope, found = history_window.Scope, []
        session, document = self._desk.session, self._desk.document
        key = self._view.current
        current = browse.annotation(session, key) if session and key is not None else None
        if current is not None:
            quote = elided(in_one_line(current.quote), _LONGEST)
            found.append(scope(self.tr("this annotation: {quote}").format(quote=quote), key))
        if document is not None:
            document_id = document.document.id
            section = section_at(self._desk.sections, self._view.caret.position)
            if section is not None:
                title = elided(section.title, _LONGEST)
                found.append(
                    scope(
                        self.tr("this section: {title}").format(title=title),
                        document_id=document_id,
                        section=(section.start, section.end),
                    )
                )
            title = elided(document.document.title, _LONGEST)
            label = self.tr("this document: {title}").format(title=title)
            found.append(scope(label, document_id=document_id))
        found.append(scope(self.tr("the whole project")))
        return found

    def _fetch(
        self, scope: Scope, person_id: str | None, before: str | None
    ) -> Sequence[HistoryStep]:
        if self._desk.session is None:
            return ()
        return history.history(
            self._desk.session,
            key=scope.key,
            document_id=scope.document_id,
            span=Span(*scope.section) if scope.section else None,
            person_id=person_id,
            limit=_AT_ONCE,
            before=before,
        )

    def _entries(self, scope: Scope, change_set_id: str, limit: int) -> Sequence[HistoryEntry]:
        if self._desk.session is None:
            return ()
        return history.entries(
            self._desk.session,
            change_set_id,
            key=scope.key,
            document_id=scope.document_id,
            span=Span(*scope.section) if scope.section else None,
            limit=limit,
        )

    def _blockers(self, change_set_id: str) -> Sequence[HistoryStep]:
        return history.blockers(self._desk.session, change_set_id) if self._desk.session else ()

    def _undo(self, step: HistoryStep) -> None:
        if self._desk.session is not None and self._window is not None:
            undoing.undo_step(
                self._desk, self._desk.session, step.change_set_id, step.count, window=self._window
            )

    def _go_to(self, key: int) -> None:
        go_to_annotation(self._desk, self._annotating, key)

    def _follow(self, _change_set: ChangeSet, _initiator: object) -> None:
        if self._window is not None and self._window.isVisible():
            self._window.refresh()

    def _show_session(self) -> None:
        self._command.setEnabled(self._desk.session is not None)

    def _close(self) -> None:
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None


def _name_of(step: HistoryStep) -> str:
    return step_name(step.step, step.action)
