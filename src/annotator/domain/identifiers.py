"""Stable identifiers: UUID version 7, so that ids made later sort later (RFC 9562, 5.7)."""

from __future__ import annotations

import re
import secrets
import time

ID = re.compile(r"[0-9A-Za-z-]{1,36}")
"""What may stand in a file as an identifier: nothing that means something to a path or a page."""

_VERSION = 7 << 76
_VARIANT = 0b10 << 62


def new_id() -> str:
    """Return a fresh UUIDv7 in its 36-character text form."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = secrets.randbits(74)
    high, low = random_bits >> 62, random_bits & ((1 << 62) - 1)
    digits = f"{milliseconds << 80 | _VERSION | high << 64 | _VARIANT | low:032x}"
    # An object for each of 143,000 decisions would take longer than to store them.
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
