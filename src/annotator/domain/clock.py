"""The time of day, passed as an argument wherever it matters so that tests can set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]

_YEARS = range(1970, 3000)


def utc_now() -> datetime:
    """The present moment in UTC; only the outermost caller uses it as a default."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks the system


def can_be_told(moment: datetime) -> bool:
    """Whether every system can tell a moment as its local time; no clock of an office is beyond."""
    return moment.year in _YEARS
