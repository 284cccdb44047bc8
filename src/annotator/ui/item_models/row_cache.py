"""The annotations of the rows on screen, fetched in pages and forgotten again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.domain.annotations import Annotation

PAGE: Final = 64
_KEPT: Final = 32 * PAGE


class RowCache:
    """Remembers about two thousand annotations by key; memory does not grow with the volume."""

    def __init__(self, fetch: Callable[[Sequence[int]], Iterable[Annotation]]) -> None:
        self._fetch = fetch
        self._known: OrderedDict[int, Annotation] = OrderedDict()

    def row(self, keys: Sequence[int], row: int) -> Annotation | None:
        """The annotation of a row, fetched with its neighbours; None if it is gone meanwhile."""
        key = keys[row]
        if key not in self._known:
            first = row - row % PAGE
            self._take(keys[first : first + PAGE])
        return self._recent(key)

    def some(self, keys: Sequence[int]) -> list[Annotation | None]:
        """These annotations, without their neighbours; None for those that are gone."""
        self._take(keys)
        return [self._recent(key) for key in keys]

    def put(self, annotation: Annotation) -> None:
        """Take over the state of an annotation that was just changed."""
        self._known[annotation.key] = annotation

    def forget(self, key: int) -> None:
        """Drop an annotation that was removed."""
        self._known.pop(key, None)

    def clear(self) -> None:
        """Drop everything."""
        self._known.clear()

    def _recent(self, key: int) -> Annotation | None:
        if key in self._known:
            self._known.move_to_end(key)
        return self._known.get(key)

    def _take(self, keys: Sequence[int]) -> None:
        missing = [key for key in keys if key not in self._known]
        if not missing:
            return
        for annotation in self._fetch(missing):
            self._known[annotation.key] = annotation
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
