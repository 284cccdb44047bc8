"""The year a volume reports on, proposed from its text."""

from __future__ import annotations

import re
from collections import Counter

_YEAR = re.compile(r"(?<![0-9])(1[89][0-9]{2}|20[0-9]{2})年")
# Enough to be sure of a yearbook, and quick for a volume of any size.
_LOOKED_AT = 200_000


def guess_year(text: str) -> int | None:
    """Return the year named most often near the beginning; None if no year is named twice.

    A yearbook names its own year far more often than any other; in a chronicle of many years
    the guess is only a proposal, and a person is asked to confirm it.
    """
    counted = Counter(match[1] for match in _YEAR.finditer(text[:_LOOKED_AT]))
    if not counted:
        return None
    year, times = counted.most_common(1)[0]
    return int(year) if times > 1 else None
