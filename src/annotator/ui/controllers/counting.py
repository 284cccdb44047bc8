"""The windows that count: opened from the menu, kept in step with the project, closed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect

from annotator.ui.foundation.layout_memory import LayoutMemory

if TYPE_CHECKING:
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.dialogs.counting_window import CountingWindow
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore
    from annotator.workflows.session import Session

_AROUND = 60  # pixels, so that what stands beside a place is seen as well
_FRAME, _TITLE_BAR = 8, 32  # pixels; how thick they are is known only once a window was seen


class Counting(QObject):
    """Those made from it say which window, and lead from there into the text."""

    def __init__(
        self,
        name: str,
        desk: Desk,
        view: AnnotatedTextView,
        commands: Commands,
        settings: SettingsStore,
    ) -> None:
        """Wait for the command of this name; the place of the window is kept under it, too."""
        super().__init__(view)
        self._name = name
        self._desk = desk
        self._view = view
        self._settings = settings
        self._command = commands[name]
        self._window: CountingWindow | None = None
        commands.on({name: self.open})
        desk.session_changed.connect(self._show_session)
        desk.session_closing.connect(self._close)
        self._show_session()

    def open(self) -> None:
        """Show the figures of this project."""
        session, settings = self._desk.session, self._settings
        if session is None:
            return
        if self._window is None:
            window = self._make(session, settings.settings.export_folder)
            self._put_aside(window)
            LayoutMemory(window, self._name, settings)
            window.folder_chosen.connect(lambda folder: settings.change(export_folder=folder))
            self._desk.changed.connect(window.follow)
            self._window = window
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _make(self, session: Session, folder: str) -> CountingWindow:
        raise NotImplementedError

    def _put_aside(self, window: CountingWindow) -> None:
        """Cover as little as can be of the text that the figures lead to."""
        room = self._view.screen().availableGeometry()
        room.adjust(_FRAME, _TITLE_BAR, -_FRAME, -_FRAME)
        x = max(room.left(), room.right() - window.width())
        y = max(room.top(), room.center().y() - window.height() // 2)
        window.move(x - _FRAME, y - _TITLE_BAR)

    def _uncover(self) -> None:
        """Move the window out of the way if it hides the place that it has led to."""
        window, view = self._window, self._view
        if window is None:
            return
        place = view.viewport().mapToGlobal(view.caret_rectangle().center().toPoint())
        room, frame = view.screen().availableGeometry(), window.frameGeometry()
        right, bottom = room.right() - frame.width(), room.bottom() - frame.height()
        corners = (
            QPoint(x, y)
            for y in (frame.top(), room.top(), bottom)
            for x in (frame.left(), right, room.left())
        )
        free = (one for one in corners if not _around(QRect(one, frame.size())).contains(place))
        window.move(next(free, frame.topLeft()))

    def _show_session(self) -> None:
        self._command.setEnabled(self._desk.session is not None)

    def _close(self) -> None:
        if self._window is not None:
            self._desk.changed.disconnect(self._window.follow)
            self._window.close()
            self._window.deleteLater()
            self._window = None


def _around(window: QRect) -> QRect:
    return window.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
