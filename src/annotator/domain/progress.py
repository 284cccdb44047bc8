"""How long work tells how far it is, and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - a wish of the user, not an error
    """Raised by a report once the user has asked the work to stop."""


class Progress(Protocol):
    """The only thing long work sees of whoever waits for it."""

    def report(self, done: int, total: int) -> None:
        """Say that `done` of `total` steps are behind us; raises Cancelled when asked to stop."""


class Part:
    """Tells of one part of long work as of so much of the whole."""

    def __init__(self, whole: Progress, count: int, *, after: float, share: float) -> None:
        """Take a part.

        Args:
            whole: Whom to tell.
            count: Steps of the whole.
            after: Which share of the whole is behind us when the part begins, from 0 to 1.
            share: Which share of the whole it is.
        """
        self._whole = whole
        self._count = count
        self._after = after
        self._share = share

    def report(self, done: int, total: int) -> None:
        """Say that `done` of `total` steps of the part are behind us."""
        reached = self._after + self._share * done / max(total, 1)
        self._whole.report(int(self._count * reached), self._count)


class NoProgress:
    """For callers who wait in silence."""

    def report(self, done: int, total: int) -> None:
        """Do nothing."""
