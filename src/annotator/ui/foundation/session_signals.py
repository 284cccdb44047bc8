"""The one bridge from a session to Qt: its change sets come out as a signal on the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.change_sets import ChangeSet


class Listened(Protocol):
    """The part of a session that tells of changes."""

    def listen(self, callback: Callable[[ChangeSet, object], None]) -> None:
        """Call back after every commit with the change set and who asked for it."""

    def stop_listening(self, callback: Callable[[ChangeSet, object], None]) -> None:
        """Call back no more."""


class SessionSignals(QObject):
    """Lives as long as the window; sessions come and go.

    Signals:
        changed: The ChangeSet and its initiator; whoever caused a change compares the initiator
            with itself and need not look at it again.
    """

    changed = Signal(object, object)

    # The second hop lets Qt queue what a background thread has committed.
    _heard = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Listened | None = None
        self._heard.connect(self.changed)

    def attach(self, session: Listened) -> None:
        """Listen to this session, and no longer to the one before."""
        self.detach()
        session.listen(self._hear)
        self._session = session

    def detach(self) -> None:
        """Listen to none; call it before the session is closed."""
        if self._session is not None:
            self._session.stop_listening(self._hear)
            self._session = None

    def _hear(self, change_set: ChangeSet, initiator: object) -> None:
        self._heard.emit(change_set, initiator)
