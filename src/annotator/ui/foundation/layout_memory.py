"""Windows and divided panels come up as they were left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.ui.foundation.settings_store import SettingsStore


class LayoutMemory(QObject):
    """Looks after one widget and goes with it: its place if it is a window, and its dividers."""

    def __init__(self, widget: QWidget, name: str, settings: SettingsStore) -> None:
        """Restore what was remembered.

        Args:
            widget: A window, or a panel; with everything in it already.
            name: Under which it is remembered; one word.
            settings: Where.
        """
        super().__init__(widget)
        self._widget = widget
        self._name = name
        self._settings = settings
        # A divider can be put in its place only once there is a size to divide.
        self._waiting = self._remembered()
        if widget.isWindow() and self._waiting:
            widget.restoreGeometry(state_of_text(self._waiting[0]))
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Restore the dividers when it is first seen, and remember all when it goes."""
        if watched is self._widget and not event.spontaneous():
            if event.type() is QEvent.Type.Show and self._waiting:
                self._restore_dividers(self._waiting[1:])
                self._waiting = []
            elif event.type() is QEvent.Type.Hide:
                self._remember()
        return False

    def _restore_dividers(self, states: list[str]) -> None:
        layout = self._widget.layout()
        if layout is not None:
            layout.activate()
        for splitter, state in zip(self._widget.findChildren(QSplitter), states, strict=False):
            splitter.restoreState(state_of_text(state))

    def _remember(self) -> None:
        geometry = self._widget.saveGeometry() if self._widget.isWindow() else QByteArray(b"-")
        states = [splitter.saveState() for splitter in self._widget.findChildren(QSplitter)]
        line = " ".join([self._name, *map(text_of_state, (geometry, *states))])
        others = (one for one in self._settings.settings.layouts if not self._is_ours(one))
        self._settings.change(layouts=(line, *others))

    def _remembered(self) -> list[str]:
        known = (one for one in self._settings.settings.layouts if self._is_ours(one))
        return next(known, "").split()[1:]

    def _is_ours(self, line: str) -> bool:
        return line.split(" ", 1)[0] == self._name


def text_of_state(state: QByteArray) -> str:
    """Return the state of a widget as it is kept among the settings."""
    return bytes(state.toBase64().data()).decode("ascii")


def state_of_text(text: str) -> QByteArray:
    """Return the state that is kept so; Qt ignores what somebody wrote there by hand."""
    return QByteArray.fromBase64(text.encode("utf-8"))
