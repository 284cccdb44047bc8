"""Reads what authors have in the document on the desk, in the background, again after changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.workflows import browse, compare, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.differences import Comparison
    from annotator.domain.progress import Progress
    from annotator.domain.projects import Person
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.foundation.background import Task
    from annotator.workflows.session import Session

_FEWEST: Final = 2
_ONCE_HANDS_REST: Final = 400  # milliseconds
_LARGE: Final = 40_000  # annotations


@dataclass(frozen=True, slots=True)
class Compared:
    """What was read.

    Attributes:
        document_id: Where.
        offered: Who has annotated the document, and how much.
        comparison: None if fewer than two have.
        lanes: The lane of each annotation by key: authors in their order, then the final version.
    """

    document_id: str
    offered: tuple[tuple[Person, int], ...]
    comparison: Comparison | None
    lanes: dict[int, int]


class ComparisonReading(QObject):
    """What is read while something changes is read once more.

    Signals:
        read: Compared.
    """

    read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: tuple[str, ...] = ()
        self._size = 0
        self._task: Task | None = None
        self._soon = QTimer(self, singleShot=True, interval=_ONCE_HANDS_REST)
        self._soon.timeout.connect(self.begin)

    def want(self, person_ids: Sequence[str]) -> None:
        """Compare these people from now on, if they have annotated the document."""
        self._wanted = tuple(person_ids)

    def begin(self) -> None:
        """Read now; what is being read is out of date."""
        self.stop()
        session, document_id, wanted = self._desk.session, self._desk.document_id, self._wanted
        if session is None or document_id is None:
            return
        # Not behind the check of a project just opened: that may take long, and a reader waits.
        task = self._desk.background.task(
            lambda progress: _read(session, document_id, wanted, progress), uses_project=False
        )
        task.succeeded.connect(self._take)
        task.finished.connect(lambda: self._forget(task))
        self._task = task
        task.start()

    def note(self, *, settled_here: bool) -> None:
        """Something was changed: read again once the hands rest.

        Args:
            settled_here: What it changes is shown already. Of a large volume that is enough:
                reading and comparing it keeps a processor busy for some seconds.
        """
        under_way = self._task is not None or self._soon.isActive()
        if settled_here and self._size >= _LARGE and not under_way:
            return
        self.stop()
        self._soon.start()

    def stop(self) -> None:
        """Nothing is wanted any more."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _take(self, found: Compared) -> None:
        self._size = len(found.lanes)
        self.read.emit(found)

    def _forget(self, task: Task) -> None:
        """Let go of what has ended, as Qt deletes it."""
        if self._task is task:
            self._task = None


def _read(
    session: Session, document_id: str, wanted: Sequence[str], progress: Progress
) -> Compared:
    known = people.everyone(session)
    tracks = browse.tracks(session, document_id, [person.id for person in known], progress=progress)
    marks = {person.id: track for person, track in zip(known, tracks, strict=True)}
    offered = tuple(
        (person, len(marks[person.id]))
        for person in known
        if marks[person.id] and person.id != FINAL_PERSON_ID
    )
    chosen = _chosen(offered, wanted)
    if len(chosen) < _FEWEST:
        return Compared(document_id, offered, None, {})
    comparison = compare.differences(session, document_id, chosen, progress=progress)
    comparison.prepare()
    lanes = {
        mark[2]: lane
        for lane, person_id in enumerate((*chosen, FINAL_PERSON_ID))
        for mark in marks.get(person_id, ())
    }
    return Compared(document_id, offered, comparison, lanes)


def _chosen(offered: Sequence[tuple[Person, int]], wanted: Sequence[str]) -> list[str]:
    """Who is compared: those who are wanted, else the two who did most."""
    there = {person.id for person, _ in offered}
    chosen = [person_id for person_id in wanted if person_id in there]
    if len(chosen) >= _FEWEST:
        return chosen
    most = sorted(offered, key=lambda one: -one[1])[:_FEWEST]
    return [person.id for person, count in offered if (person, count) in most]
