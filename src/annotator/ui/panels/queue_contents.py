"""What the review queue holds: read in the background, and kept in step with the project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.review_queues import Queue, QueueKind
from annotator.text.outline import section_at
from annotator.ui.item_models.review_queue_model import ReviewQueueModel
from annotator.ui.panels.queue_filter import QueueFilter, Scope
from annotator.workflows import people, review_queue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.projects import Person
    from annotator.domain.review_queues import QueueQuery
    from annotator.text.outline import Section
    from annotator.ui.foundation.background import Background
    from annotator.workflows.review_queue import QueueEntry
    from annotator.workflows.session import Session

# Milliseconds. The text is painted first: nobody waits for the list after pressing a key.
_AFTER_PAINTING: Final = 15
_ONCE_HANDS_REST: Final = 120


class _Found(NamedTuple):
    queue: Queue
    people: Sequence[Person]
    own_waiting: int


class QueueContents(QObject):
    """Keeps the model in step with the project while it is awake, that is, in sight.

    Attributes:
        model: The rows.
        filter: Which annotations are wanted.
        own_waiting: Where nothing waits for the reader: how much of their own waits for others.

    Signals:
        rows_going: All rows are about to be replaced.
        rows_come: They were.
        people_read: The people of the project, as a list of Person.
        followed: The rows are those of the project again.
    """

    rows_going = Signal()
    rows_come = Signal()
    people_read = Signal(list)
    followed = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = ReviewQueueModel(self._fetch, self)
        self.filter = QueueFilter()
        self.own_waiting = 0
        self._background = background
        self._session: Session | None = None
        self._document_id: str | None = None
        self._sections: Sequence[Section] = ()
        self._position = 0
        self._shown: QueueQuery | None = None
        self._wanted: QueueQuery | None = None
        self._awake = False
        self._noted: dict[int, None] = {}
        self._following = QTimer(self, singleShot=True, interval=_AFTER_PAINTING)
        self._following.timeout.connect(self.catch_up)
        self._reading = QTimer(self, singleShot=True, interval=_ONCE_HANDS_REST)
        self._reading.timeout.connect(self.read)

    @property
    def session(self) -> Session | None:
        """The project whose queue this is."""
        return self._session

    @property
    def is_reading(self) -> bool:
        """Whether other rows are on their way."""
        return self._wanted is not None or self._reading.isActive()

    def show_project(self, session: Session | None) -> None:
        """Take on another project, or none."""
        self._session = session
        self._forget()
        self.read()

    def show_document(self, document_id: str | None, sections: Sequence[Section]) -> None:
        """Take note of another document, or another outline of the same."""
        self._document_id, self._sections = document_id, sections
        self._position = 0
        self._read_if_other()

    def set_filter(self, wanted: QueueFilter) -> None:
        """Want other rows."""
        self.filter = wanted
        self._read_if_other()

    def set_position(self, position: int) -> None:
        """Note where the reader is, for a queue of the current section."""
        before = section_at(self._sections, self._position)
        self._position = position
        follows = self.filter.scope is Scope.CURRENT_SECTION
        if self._awake and follows and section_at(self._sections, position) is not before:
            self._reading.start()

    def wake(self) -> None:
        """Be in step from now on."""
        self._awake = True
        if self._shown is None:
            self.read()

    def sleep(self) -> None:
        """Read nothing until awake again."""
        if self._noted or self.is_reading:
            self._forget()
        self._awake = False

    def note(self, change_set: ChangeSet) -> None:
        """Take note of a change; the rows follow in a moment."""
        if change_set.reload or change_set.documents or change_set.people:
            self._forget()
            self.read()
            return
        changed = dict.fromkeys(_changed_keys(change_set))
        if not self._awake:
            self._forget()
        elif changed:
            self._noted.update(changed)
            self._following.start()

    def catch_up(self) -> None:
        """Bring the rows up to date now."""
        self._following.stop()
        if self._session is None or self._shown is None or not self._noted:
            return
        noted = list(self._noted)
        # What is on its way may have been read before these changes: they are followed once more.
        if self._wanted is None:
            self._noted.clear()
        self.model.follow(noted, review_queue.matching(self._session, self._shown, noted))
        self.followed.emit()
        if self._shown.kind is QueueKind.TO_REVIEW and not self.model.rowCount():
            self._reading.start()  # how much of one's own waits for others

    def read(self) -> None:
        """Read anew what the queue holds; what was decided is left out then."""
        self._reading.stop()
        session, query = self._session, self._query()
        if not self._awake:
            self._forget()
            return
        if session is None or query is None:
            self._show(None, _Found(Queue(), (), 0))
            return
        self._wanted = query
        task = self._background.task(lambda _: _read(session, query))
        task.succeeded.connect(lambda found: self._take(session, query, found))
        task.start()

    # Inside -----------------------------------------------------------------------------

    def _take(self, session: Session, query: QueueQuery, found: _Found) -> None:
        """Show what was read, unless something else is wanted by now."""
        if session is not self._session or query is not self._wanted:
            return
        self._wanted = None
        self._show(query, found)
        self.catch_up()

    def _show(self, query: QueueQuery | None, found: _Found) -> None:
        self._shown = query
        self.own_waiting = found.own_waiting
        self.rows_going.emit()
        names: Mapping[str, str] = {person.id: person.name for person in found.people}
        self.model.show_queue(found.queue, names, query.reader.person_id if query else None)
        self.rows_come.emit()
        self.people_read.emit(list(found.people))
        self.followed.emit()

    def _forget(self) -> None:
        """What is shown is out of date, and what is on its way, too."""
        self._shown = self._wanted = None
        self._noted.clear()
        self._following.stop()
        self._reading.stop()

    def _read_if_other(self) -> None:
        if self._awake and self._query() != (self._wanted or self._shown):
            self.read()

    def _query(self) -> QueueQuery | None:
        if self._session is None:
            return None
        reader = review_queue.reader(self._session)
        return self.filter.query(reader, self._document_id, self._sections, self._position)

    def _fetch(self, keys: Sequence[int]) -> list[QueueEntry]:
        return review_queue.entries(self._session, keys) if self._session else []


def _changed_keys(change_set: ChangeSet) -> Iterator[int]:
    """The keys of the annotations that were changed, or about which something was said."""
    for change in change_set.annotations:
        either = change.after or change.before
        if either:
            yield either.key
    for decided in change_set.decisions:
        decision = decided.after or decided.before
        if decision:
            yield decision.annotation_key
    for remarked in change_set.remarks:
        remark = remarked.after or remarked.before
        if remark:
            yield remark.annotation_key


def _read(session: Session, query: QueueQuery) -> _Found:
    queue = review_queue.queue(session, query)
    asked = query.kind is QueueKind.TO_REVIEW and not queue.keys
    own_waiting = review_queue.own_waiting(session, query.reader) if asked else 0
    return _Found(queue, people.everyone(session), own_waiting)
