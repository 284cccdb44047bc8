"""The units and measure words of chronicles, from `resources/values/units.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from annotator.resource_files import resource


@dataclass(frozen=True, slots=True)
class Units:
    """What is known about units.

    Attributes:
        names: Every unit and measure word.
        longest: Length of the longest of them.
        ladders: Units of which each is a tenth of the one before: 元 角 分.
        currencies: Signs in front of a number, and the unit they mean.
    """

    names: frozenset[str]
    longest: int
    ladders: tuple[tuple[str, ...], ...]
    currencies: dict[str, str]


@cache
def units() -> Units:
    """Read the table once."""
    data = json.loads(resource("values/units.json").read_text(encoding="utf-8"))
    names = frozenset(data["units"])
    return Units(
        names=names,
        longest=max(map(len, names)),
        ladders=tuple(tuple(ladder) for ladder in data["decimal_ladders"]),
        currencies=dict(data["currency_signs"]),
    )


def unit_at(text: str, start: int) -> str:
    """Return the longest unit that begins at a position of the text; "" for none."""
    table = units()
    for length in range(min(table.longest, len(text) - start), 0, -1):
        name = text[start : start + length]
        if name in table.names:
            return name
    return ""
