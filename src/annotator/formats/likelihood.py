"""How likely a text is as Chinese prose: tells the right reading of some bytes from wrong ones.

A wrong encoding turns prose into rare characters, strange scripts and control characters. So
each character has a probability, and the reading with the greatest product of them wins. The
encodings need no models of their own, since all of them read the same bytes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

from annotator.resource_files import resource

# Probabilities are powers of two. The bands of the character list carry about 25, 27, 23 and
# 17 per cent of ordinary prose; the rest of the everyday character sets shares 5 per cent.
_BANDS = (-7.5, -9.5, -11.0, -12.5)
_EVERYDAY = -15.5
_ASCII = -7.0
_PUNCTUATION = "　，。、：；！？（）《》〈〉「」『』【】“”‘’—…·～％"
_PUNCTUATION_BITS = -8.0
# Where a character is in none of the lists, the block it stands in: (first code point, bits).
_BLOCKS = (
    (0x0000, -24.0),  # control characters; line ends and tabs excepted
    (0x0009, _ASCII),
    (0x000B, -24.0),
    (0x000D, _ASCII),
    (0x000E, -24.0),
    (0x0020, _ASCII),
    (0x007F, -24.0),
    (0x00A0, -14.0),  # Latin
    (0x0100, -18.0),  # the accents of Pinyin, Greek, Cyrillic
    (0x0530, -24.0),
    (0x2010, -13.0),  # dashes, quotation marks
    (0x2070, -17.0),  # units, arrows, boxes, circled numbers
    (0x2700, -24.0),
    (0x3001, -12.0),  # marks of East Asian writing
    (0x3040, -18.0),  # kana
    (0x3100, -22.0),
    (0x3200, -18.0),  # enclosed characters
    (0x3400, -24.0),
    (0x4E00, -20.0),  # the ideographs that everyday text does without
    (0xA000, -24.0),
    (0xE000, -26.0),  # private use
    (0xF900, -22.0),
    (0xFB00, -24.0),
    (0xFE30, -16.0),  # vertical and small forms
    (0xFE70, -24.0),
    (0xFF01, -11.0),  # full-width ASCII
    (0xFF5F, -18.0),
    (0xFFE0, -14.0),
    (0xFFE7, -26.0),
    (0x10000, -24.0),
    (0x20000, -22.0),  # ideographs beyond the basic plane: names of places and people
    (0x323B0, -30.0),
)
_BLOCK_STARTS = [start for start, _ in _BLOCKS]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How well a text fits.

    Attributes:
        bits: Binary logarithm of the probability of the whole text.
        typical: Mean of the same over the characters that are not plain ASCII: about -10 in
            prose, below -16 where the bytes were read wrongly; 0 where there are none.
    """

    bits: float
    typical: float


def likelihood(text: str) -> Likelihood:
    """Weigh every character of a text."""
    known = _known_characters()
    ascii_bits = other_bits = 0.0
    others = 0
    for character, count in Counter(text).items():
        bits = known.get(character)
        if bits is None:
            bits = _BLOCKS[bisect_right(_BLOCK_STARTS, ord(character)) - 1][1]
        if character < "\x80" and bits == _ASCII:
            ascii_bits += bits * count
        else:
            other_bits += bits * count
            others += count
    return Likelihood(ascii_bits + other_bits, other_bits / others if others else 0.0)


@cache
def _known_characters() -> dict[str, float]:
    known = dict.fromkeys(_everyday_characters(), _EVERYDAY)
    lines = resource("text/common_characters.txt").read_text(encoding="utf-8")
    described, *bands = lines.split("\n\n")
    del described
    for band, bits in zip(bands, _BANDS, strict=True):
        known.update(dict.fromkeys(band.replace("\n", ""), bits))
    known.update(dict.fromkeys(_PUNCTUATION, _PUNCTUATION_BITS))
    return known


def _everyday_characters() -> str:
    """Return the first levels of GB 2312 and Big5: those sets begin with what is in daily use."""
    high = range(0xA1, 0xFF)
    simplified = [bytes((lead, trail)) for lead in range(0xB0, 0xD7) for trail in high]
    traditional = [
        bytes((lead, trail)) for lead in range(0xA4, 0xC6) for trail in (*range(0x40, 0x7F), *high)
    ]
    return b"".join(simplified).decode("gb2312") + b"".join(traditional).decode("big5")
