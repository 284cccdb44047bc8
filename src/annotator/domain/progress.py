"""How long work tells how far it is, and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - a wish of the user, not an error
    """Raised by a report once the user has asked the work to stop."""


class Progress(Protocol):
    """The only thing long work sees of whoever waits for it."""

    def report(self, done: int, total: int) -> None:
        """Say that `done` of `total` steps are behind us; raises Cancelled when asked to stop."""


class NoProgress:
    """For callers who wait in silence."""

    def report(self, done: int, total: int) -> None:
        """Do nothing."""
