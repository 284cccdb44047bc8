"""How many annotations wait for whom: counted once, then kept by what changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.change_sets import Action
from annotator.domain.review_queues import QueueKind, Reader, kinds_of
from annotator.workflows import review_queue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.change_sets import ChangeSet
    from annotator.ui.controllers.desk import Desk

_COUNT_AFTER: Final = 300  # milliseconds: nobody waits for these figures
_TELL_AFTER: Final = 15  # milliseconds: the text is painted first
# What changes the meaning of the figures, or rows that no change set lists.
_DECISIVE: Final = frozenset({Action.SET_RULES, Action.SET_ROLE, Action.MERGE, Action.RESOLVE})


class ReviewCounts(QObject):
    """Counts in the background; afterwards each change is added up.

    Attributes:
        counts: By kind of queue; empty until counted.

    Signals:
        changed: The counts.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.counts: Counter[QueueKind] = Counter()
        self._desk = desk
        self._reader = Reader()
        self._round = 0
        self._counting = False
        self._soon = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._soon.timeout.connect(self._count)
        self._telling = QTimer(self, singleShot=True, interval=_TELL_AFTER)
        self._telling.timeout.connect(lambda: self.changed.emit(self.counts))
        desk.session_changed.connect(self.count_anew)
        desk.session_closing.connect(self._stop)
        desk.changed.connect(self._follow)
        self.count_anew()

    def count_anew(self) -> None:
        """Count everything again: another project, another person, other rules."""
        self._stop()
        self._take({})
        if self._desk.session is not None:
            self._begin()

    def _begin(self) -> None:
        self._round += 1
        self._counting = True
        self._soon.start()

    def _stop(self) -> None:
        self._soon.stop()
        self._round += 1
        self._counting = False

    def _count(self) -> None:
        session = self._desk.session
        if session is None:
            return
        this_round, reader = self._round, review_queue.reader(session)
        task = self._desk.background.task(lambda _: review_queue.counts(session, reader))
        task.succeeded.connect(lambda found: self._take_round(this_round, reader, found))
        task.start()

    def _take_round(self, number: int, reader: Reader, found: Mapping[QueueKind, int]) -> None:
        # What changed while it was counted started another round.
        if number == self._round:
            self._counting = False
            self._reader = reader
            self._take(found)

    def _take(self, found: Mapping[QueueKind, int]) -> None:
        self.counts = Counter(found)
        self.changed.emit(self.counts)

    def _follow(self, change_set: ChangeSet, _initiator: object) -> None:
        everything = change_set.reload or change_set.documents or change_set.people
        decisive = change_set.step.action in _DECISIVE
        if everything or decisive or self._counting or not self.counts:
            self._begin()
            return
        for change in change_set.annotations:
            for side, step in ((change.before, -1), (change.after, 1)):
                for kind in kinds_of(side, self._reader) if side else ():
                    self.counts[kind] += step
        if change_set.annotations and not self._telling.isActive():
            self._telling.start()
