"""The contents of the rows on screen, fetched in pages and forgotten again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PAGE: Final = 64
_KEPT: Final = 32 * PAGE


class Keyed(Protocol):
    """What a row is about has the key of its annotation."""

    @property
    def key(self) -> int:
        """The row of the annotation in the project file."""


_Row = TypeVar("_Row", bound=Keyed)


class RowCache(Generic[_Row]):
    """Remembers about two thousand rows by key; memory does not grow with the volume."""

    def __init__(self, fetch: Callable[[Sequence[int]], Iterable[_Row]]) -> None:
        self._fetch = fetch
        self._known: OrderedDict[int, _Row] = OrderedDict()

    def row(self, keys: Sequence[int], row: int) -> _Row | None:
        """What stands in a row, fetched with its neighbours; None if it is gone meanwhile."""
        key = keys[row]
        if key not in self._known:
            first = row - row % PAGE
            self._take(keys[first : first + PAGE])
        return self._recent(key)

    def some(self, keys: Sequence[int]) -> list[_Row | None]:
        """These rows, without their neighbours; None for those that are gone."""
        self._take(keys)
        return [self._recent(key) for key in keys]

    def put(self, row: _Row) -> None:
        """Take over the state of a row that was just changed."""
        self._known[row.key] = row

    def forget(self, key: int) -> None:
        """Drop a row that was removed or is out of date."""
        self._known.pop(key, None)

    def clear(self) -> None:
        """Drop everything."""
        self._known.clear()

    def _recent(self, key: int) -> _Row | None:
        if key in self._known:
            self._known.move_to_end(key)
        return self._known.get(key)

    def _take(self, keys: Sequence[int]) -> None:
        missing = [key for key in keys if key not in self._known]
        if not missing:
            return
        for row in self._fetch(missing):
            self._known[row.key] = row
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
