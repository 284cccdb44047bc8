"""Quotes as a reader sees them: page breaks inside a word are no part of it."""

from __future__ import annotations

import re
from typing import Final

_LINE_BREAK: Final = re.compile(r"\s*\n\s*")


def in_one_line(quote: str, sign: str = "") -> str:
    """The quote without line breaks, with a sign in the place of each."""
    return _LINE_BREAK.sub(sign, quote.strip("\n"))


def elided(text: str, longest: int) -> str:
    """At most so many characters, the middle left out: beginning and end tell most."""
    if len(text) <= longest:
        return text
    head = (longest - 1) * 2 // 3
    return f"{text[:head]}…{text[head - longest + 1 :]}"
