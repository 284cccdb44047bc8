"""Whose annotations are shown in which lane below the lines while authors are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.lanes import assign_lanes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.domain.differences import Difference
    from annotator.text.span_index import Mark


class AuthorLanes:
    """Each author has a block of lanes in the same order everywhere; nested spans make it wider.

    Attributes:
        numbers: The author of each annotation by its key, as a number from 0; of others, nothing
            is shown.
        labels: What stands beside the block of each author.
        here: The place one stands at, or None.
    """

    def __init__(
        self,
        numbers: Mapping[int, int],
        labels: Sequence[str],
        open_in: Callable[[int, int], Sequence[Difference]],
    ) -> None:
        """Take what is shown.

        Args:
            numbers: As the attribute.
            labels: As the attribute; as many as authors.
            open_in: What is still to be settled in a stretch of text.
        """
        self.numbers = numbers
        self.labels = tuple(labels)
        self.here: tuple[int, int] | None = None
        self._open_in = open_in

    @property
    def count(self) -> int:
        """How many authors there are."""
        return len(self.labels)

    def shown(self, marks: Sequence[Mark]) -> list[Mark]:
        """Those of the marks that belong to one of these authors."""
        return [mark for mark in marks if mark[2] in self.numbers]

    def assign(self, marks: Sequence[Mark]) -> tuple[dict[int, int], tuple[int, ...]]:
        """Give the marks of one piece their lanes.

        Args:
            marks: Of these authors, sorted by start.

        Returns:
            The lane of each mark by key, from 1 on; the first lane of each author, and behind
            them how many lanes there are and one.
        """
        lanes: dict[int, int] = {}
        firsts = [1]
        for number in range(self.count):
            own = assign_lanes([mark for mark in marks if self.numbers[mark[2]] == number])
            lanes.update((key, firsts[-1] + lane) for key, lane in own.items())
            firsts.append(firsts[-1] + 1 + max(own.values(), default=0))
        return lanes, tuple(firsts)

    def open_spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where something is to be settled in a stretch of text."""
        return [(one.start, one.end) for one in self._open_in(start, end)]
