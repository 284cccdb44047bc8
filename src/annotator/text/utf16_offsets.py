"""The one border between code points and the UTF-16 units that Qt counts in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

_LAST_OF_THE_BASIC_PLANE = "\uffff"


class Utf16Offsets:
    """Maps positions of one piece of text between code points and UTF-16 units, both ways.

    A character beyond the basic plane (𠮷, most emoji) is one code point and two units.
    Pieces without one, which is nearly all, cost nothing.
    """

    __slots__ = ("_astral", "_units")

    def __init__(self, text: str) -> None:
        self._astral: list[int] = []
        if len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text):
            self._astral = [i for i, c in enumerate(text) if c > _LAST_OF_THE_BASIC_PLANE]
        # Where, in units, each astral character begins: the k-th one has k doubled before it.
        self._units = [position + k for k, position in enumerate(self._astral)]

    @property
    def is_identity(self) -> bool:
        """Whether both counts agree throughout."""
        return not self._astral

    def to_units(self, position: int) -> int:
        """The UTF-16 offset of a code-point position."""
        if not self._astral:
            return position
        return position + bisect_left(self._astral, position)

    def to_code_points(self, units: int) -> int:
        """The code-point position of a UTF-16 offset; inside a pair, the character it splits."""
        if not self._astral:
            return units
        before = bisect_right(self._units, units)
        if before and self._units[before - 1] + 1 == units:
            return self._astral[before - 1]
        return units - bisect_left(self._units, units)
