"""The ladder that finds the encoding of a file.

A byte order mark; strict UTF-8; the likeliest reading among the encodings of Chinese offices,
with `chardet` as a second opinion. What stays in doubt is for a person to decide.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from annotator.formats.encodings import (
    Candidate,
    can_decode,
    decode,
    encoding_named,
    marked_encoding,
)
from annotator.formats.likelihood import likelihood
from annotator.text.newlines import normalise

_SCORED = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_SAME_FAMILY = {
    "ascii": "utf-8",
    "utf-8-sig": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5hkscs": "big5",
    "cp950": "big5",
}

# From so many characters beyond ASCII on, bytes of another encoding are never valid UTF-8.
_UTF8_SEQUENCES = 8
# Fewer decide nothing alone, but valid UTF-8 is still rarely an accident.
_UTF8_BONUS_BITS = 12.0
_FLAW_BITS = -40.0
_MOST_FLAWS = 64
# Readings are told apart by the bits between the best and the next one. On 10,000 slices of
# 8 to 200 characters, wrong ones were never ahead by more than 9.
_CLEAR_BITS = 11.0
_OVERWHELMING_BITS = 40.0
# Mean bits of a character that is not ASCII: prose has -10, wrong readings have -17.
_PLAUSIBLE = -14.5
# Below this chardet guesses. Of UTF-16 without a mark it is always sure and sometimes wrong.
_CHARDET_MEANS_IT = 0.2

_SAMPLE_BYTES = 1 << 16
_SAMPLE_CHARACTERS = 400

_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_BEYOND_ASCII = re.compile(rb"[^\x01-\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
# Where Python's "cp950" has these, real files have the circled numbers and kana of ETEN.
_DISPUTED_IN_BIG5 = re.compile("[\u3005\u309d\u309e\u3041-\u3093\u30a1-\u30fe\u0401-\u0451]")


@dataclass(frozen=True, slots=True)
class Detection:
    """What the bytes of a file tell.

    Attributes:
        certain: Whether the first candidate may be used without asking.
        plausible: Whether the first candidate reads like Chinese, or is UTF-8 beyond doubt.
        candidates: Encodings that read every byte of the file, best first; one if certain.
    """

    certain: bool
    plausible: bool
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One of _SCORED tried on the sample; `bits` and `typical` as in `Likelihood`."""

    family: str
    text: str
    flaws: int
    bits: float
    typical: float

    @property
    def plausible(self) -> bool:
        return self.typical >= _PLAUSIBLE


def detect(data: bytes) -> Detection:
    """Find the encoding of a whole file.

    Raises:
        UnicodeDecodeError: The likeliest encoding does not fit at the byte it names, and no
            other reads like text.
    """
    sample, is_whole = _sample(data)
    encoding = marked_encoding(data) or ("utf-8" if _is_surely_utf8(data) else None)
    if encoding:
        decode(data, encoding)
        reading = _read(sample, encoding, is_whole=is_whole)
        candidate = _candidate(reading, encoding, len(sample))
        return Detection(certain=True, plausible=True, candidates=(candidate,))
    readings = [_read(sample, family, is_whole=is_whole) for family in _SCORED]
    readings.sort(key=lambda reading: reading.bits, reverse=True)
    return _decide(data, sample, readings)


def exact_encoding(name: str, data: bytes) -> str:
    """Return the codec that a person's name for an encoding stands for with these bytes.

    Raises:
        UnknownEncoding: It is not a name of any of ENCODINGS.
    """
    encoding = encoding_named(name)
    if encoding == "big5":
        return _form_of_big5(data)
    if encoding != "utf-16":
        return encoding
    orders = ("utf-16-le", "utf-16-be")
    marked = marked_encoding(data)
    if marked in orders:
        return marked
    sample, is_whole = _sample(data)
    return max(orders, key=lambda order: _read(sample, order, is_whole=is_whole).bits)


def _decide(data: bytes, sample: bytes, readings: list[_Reading]) -> Detection:
    best, second = readings[0], readings[1]
    encoding = _encoding(data, best)
    fits = not best.flaws and can_decode(data, encoding)
    if fits and best.plausible and _is_settled(sample, best, best.bits - second.bits):
        candidate = _candidate(best, encoding, len(sample))
        return Detection(certain=True, plausible=True, candidates=(candidate,))
    sound = [one for one in readings if not one.flaws and can_decode(data, _encoding(data, one))]
    if not fits and not any(one.plausible for one in sound):
        decode(data, encoding)  # raises, with the place of the flaw
    return Detection(
        certain=False,
        plausible=sound[0].plausible,
        candidates=tuple(_candidate(one, _encoding(data, one), len(sample)) for one in sound),
    )


def _is_settled(sample: bytes, best: _Reading, margin: float) -> bool:
    if margin < _CLEAR_BITS:
        return False
    opinion, confidence = _second_opinion(sample)
    if opinion == best.family:
        return True
    is_guess = opinion is None or confidence < _CHARDET_MEANS_IT
    if is_guess or best.family.startswith("utf-16"):
        return margin >= _OVERWHELMING_BITS
    return False


def _second_opinion(sample: bytes) -> tuple[str | None, float]:
    import chardet  # noqa: PLC0415 - its models take a tenth of a second, and few files need them

    answer = chardet.detect(sample)
    name, confidence = answer["encoding"], answer["confidence"]
    if not name:
        return None, confidence
    try:
        codec = codecs.lookup(name).name
    except LookupError:  # chardet knows encodings that Python does not, such as EUC-TW
        return name, confidence
    return _SAME_FAMILY.get(codec, codec), confidence


def _candidate(reading: _Reading, encoding: str, sample_size: int) -> Candidate:
    return Candidate(
        encoding=encoding,
        sample=normalise(reading.text.removeprefix("\ufeff"))[0][:_SAMPLE_CHARACTERS],
        score=8.0 + reading.bits / max(sample_size, 1),
    )


def _encoding(data: bytes, reading: _Reading) -> str:
    return _form_of_big5(data) if reading.family == "big5" else reading.family


def _form_of_big5(data: bytes) -> str:
    """Return the plainest form of Big5 that gives the characters a person saw when writing."""
    try:
        text = data.decode("cp950")
    except UnicodeDecodeError:
        return "big5hkscs"
    if _DISPUTED_IN_BIG5.search(text) and can_decode(data, "big5hkscs"):
        return "big5hkscs"
    shared = can_decode(data, "big5") and data.decode("big5") == text
    return "big5" if shared else "cp950"


def _sample(data: bytes) -> tuple[bytes, bool]:
    """Return the bytes to weigh, from just before the text leaves ASCII; and if it ends there."""
    found = _BEYOND_ASCII.search(data)
    # An even start keeps the pairs of UTF-16 together; elsewhere ASCII stands alone.
    start = max(0, found.start() - 64) & ~1 if found else 0
    end = start + _SAMPLE_BYTES
    return data[start:end], end >= len(data)


def _is_surely_utf8(data: bytes) -> bool:
    if not can_decode(data, "utf-8"):
        return False
    if data.isascii():  # with control characters it may be UTF-16
        return not _CONTROL_BYTES.search(data)
    return len(list(islice(_MULTIBYTE.finditer(data), _UTF8_SEQUENCES))) == _UTF8_SEQUENCES


def _read(sample: bytes, family: str, *, is_whole: bool) -> _Reading:
    """Decode what can be decoded, to weigh it: what is imported is never read this way."""
    if family == "big5":
        forms = [_pieces(sample, form, is_whole=is_whole) for form in ("big5hkscs", "cp950")]
        text, flaws = min(forms, key=lambda form: form[1])
    else:
        text, flaws = _pieces(sample, family, is_whole=is_whole)
    fit = likelihood(text)
    bits = fit.bits + flaws * _FLAW_BITS
    if flaws == _MOST_FLAWS:
        bits = float("-inf")
    elif family == "utf-8" and not flaws:
        bits += _UTF8_BONUS_BITS
    return _Reading(family, text, flaws, bits, fit.typical)


def _pieces(sample: bytes, encoding: str, *, is_whole: bool) -> tuple[str, int]:
    """Return what fits the encoding, and how often the bytes did not."""
    parts: list[str] = []
    position = flaws = 0
    while position < len(sample) and flaws < _MOST_FLAWS:
        rest = sample[position:]
        # Incremental, since a sample may end inside a character.
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            parts.append(decoder.decode(rest, is_whole))
            break
        except UnicodeDecodeError as error:
            parts.append(rest[: error.start].decode(encoding))
            flaws += 1
            position += error.end
    return "".join(parts), flaws
