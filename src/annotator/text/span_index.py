"""Which annotations touch a stretch of text, and which comes next: buckets of 1,024 characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SHIFT = 10  # 2**10 characters to a bucket
_PLACE = itemgetter(slice(3))  # what orders marks: start, end, key


# One annotation as the index sees it: start, end, key, type code. A plain tuple, because
# 143,000 of them come straight from the database cursor.
Mark = tuple[int, int, int, str]


class SpanIndex:
    """All marks of one text in the order (start, end, key).

    A mark stands in the bucket its start falls into, and is carried into every later bucket
    it reaches; so one very long span costs its own length, and nobody else anything.
    """

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        """Take the marks sorted by start; reading 143,000 of them costs about 20 ms."""
        self._buckets: list[list[Mark]] = []
        self._carried: dict[int, list[Mark]] = {}
        self._count = len(marks)
        if not marks:
            return
        starts = [mark[0] for mark in marks]
        border = 0
        for number in range((starts[-1] >> _SHIFT) + 1):
            following = bisect_left(starts, (number + 1) << _SHIFT, border)
            bucket = list(marks[border:following])
            bucket.sort()
            self._buckets.append(bucket)
            border = following
        for mark in marks:
            if (mark[0] ^ (mark[1] - 1)) >> _SHIFT:
                self._carry(mark)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Mark]:
        for bucket in self._buckets:
            yield from bucket

    def starts(self) -> list[int]:
        """Where the marks start, ascending."""
        return [mark[0] for bucket in self._buckets for mark in bucket]

    def add(self, mark: Mark) -> None:
        """Put one mark in."""
        number = mark[0] >> _SHIFT
        while len(self._buckets) <= number:
            self._buckets.append([])
        insort(self._buckets[number], mark)
        self._carry(mark)
        self._count += 1

    def remove(self, mark: Mark) -> None:
        """Take one mark out; raises KeyError when it is not there."""
        number = mark[0] >> _SHIFT
        bucket = self._buckets[number] if number < len(self._buckets) else []
        at = bisect_left(bucket, mark)
        if at == len(bucket) or bucket[at] != mark:
            raise KeyError(mark)
        del bucket[at]
        for carried in _later_buckets(mark):
            self._carried[carried].remove(mark)
        self._count -= 1

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Every mark that shares a character with [start, end), in order."""
        first, last = start >> _SHIFT, (max(start, end - 1)) >> _SHIFT
        found = [mark for mark in self._carried.get(first, ()) if mark[1] > start]
        for bucket in self._buckets[first : last + 1]:
            found += [mark for mark in bucket if mark[0] < end and mark[1] > start]
        found.sort()
        return found

    def covering(self, position: int) -> list[Mark]:
        """The marks that hold this character, the innermost first."""
        found = self.overlapping(position, position + 1)
        found.sort(key=lambda mark: (mark[1] - mark[0], -mark[0]))
        return found

    def after(self, place: tuple[int, ...]) -> Mark | None:
        """The first mark behind another, given as (start, end, key), or from (position,) on."""
        number = max(0, place[0] >> _SHIFT)
        if number < len(self._buckets):
            bucket = self._buckets[number]
            # Compared whole, a mark would lie behind its own first three numbers.
            at = bisect_right(bucket, place, key=_PLACE)
            if at < len(bucket):
                return bucket[at]
        return next((b[0] for b in _filled(self._buckets[number + 1 :])), None)

    def before(self, place: tuple[int, ...]) -> Mark | None:
        """The last mark before another, given as (start, end, key), or before (position,)."""
        number = place[0] >> _SHIFT
        if number < len(self._buckets):
            bucket = self._buckets[number]
            at = bisect_left(bucket, place)
            if at:
                return bucket[at - 1]
        return next((b[-1] for b in _filled(reversed(self._buckets[:number]))), None)

    def _carry(self, mark: Mark) -> None:
        for number in _later_buckets(mark):
            self._carried.setdefault(number, []).append(mark)


def _later_buckets(mark: Mark) -> range:
    return range((mark[0] >> _SHIFT) + 1, ((mark[1] - 1) >> _SHIFT) + 1)


def _filled(buckets: Iterable[list[Mark]]) -> Iterator[list[Mark]]:
    return (bucket for bucket in buckets if bucket)
