"""The time of day, passed as an argument wherever it matters so that tests can set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The present moment in UTC; only the outermost caller uses it as a default."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks the system
