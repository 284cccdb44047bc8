"""Texts to measure with: the sample chronicle repeated, one annotation per 14 characters."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.resource_files import seed

if TYPE_CHECKING:
    from collections.abc import Sequence

Mark = tuple[int, int, int, str]
_WIDEST_GAP = 16  # with it, 2 million characters get 143,000 marks
_CODES = [type_.value for type_ in AnnotationType]
_OTHER_KEYS = 1_000_000


def text_of(characters: int) -> str:
    """The sample, again and again, up to so many characters."""
    sample = seed("chronicle.txt").read_text(encoding="utf-8")
    return (sample * (characters // len(sample) + 1))[:characters]


def marks_of(text: str) -> list[Mark]:
    """One mark per 14 characters, two to eight long; none holds a line end."""
    chance = random.Random(14)
    marks: list[Mark] = []
    position = 0
    while position < len(text) - 40:
        position += chance.randint(2, _WIDEST_GAP)
        end = position + chance.randint(2, 8)
        if "\n" not in text[position:end] and text[position:end].strip() == text[position:end]:
            marks.append((position, end, len(marks) + 1, _CODES[len(marks) % 4]))
        position = end - chance.randint(0, 1)
    return marks


def second_marks(first: Sequence[Mark], differing: float) -> list[Mark]:
    """What another person makes of the same text: so many have other borders or another type."""
    chance = random.Random(2)
    marks = []
    for start, end, key, code in first:
        kind = chance.choice(("borders", "type")) if chance.random() < differing else "same"
        end_here = end - 1 if kind == "borders" else end
        code_here = _CODES[_CODES.index(code) - 1] if kind == "type" else code
        marks.append((start, end_here, key + _OTHER_KEYS, code_here))
    return marks
