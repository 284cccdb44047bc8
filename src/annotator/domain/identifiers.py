"""Stable identifiers: UUID version 7, so that ids made later sort later (RFC 9562, 5.7)."""

from __future__ import annotations

import secrets
import time
import uuid

_VERSION = 7 << 76
_VARIANT = 0b10 << 62


def new_id() -> str:
    """Return a fresh UUIDv7 in its 36-character text form."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = secrets.randbits(74)
    high, low = random_bits >> 62, random_bits & ((1 << 62) - 1)
    number = milliseconds << 80 | _VERSION | high << 64 | _VARIANT | low
    return str(uuid.UUID(int=number))
