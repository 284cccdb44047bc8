"""Make any string safe to stand in a document that is read on paper."""

from __future__ import annotations

import re

# What XML 1.0 cannot carry, but for line ends, which become breaks.
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x85]")
_PICTURES = 0x2400  # where Unicode has pictures of the control characters
_DELETE = 0x7F
_LOST = "\ufffd"


def visible(text: str) -> str:
    r"""Put a sign that can be seen where a character cannot be written; line ends become \n."""
    return _UNUSABLE.sub(_sign, _LINE_END.sub("\n", text))


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < ord(" "):
        return chr(_PICTURES + code)
    return "␡" if code == _DELETE else _LOST
