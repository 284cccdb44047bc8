"""What the table shows: reads rows, names and counts, and follows the changes of the project."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.row_queries import RowOrder
from annotator.text.outline import section_at
from annotator.ui.item_models.annotation_table_model import AnnotationTableModel, RowContext
from annotator.ui.item_models.row_updates import apply_changes
from annotator.ui.panels.row_filter import RowFilter
from annotator.workflows import browse, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotations import Annotation, AnnotationType
    from annotator.domain.change_sets import AnnotationChange, ChangeSet
    from annotator.domain.row_queries import RowQuery
    from annotator.text.outline import Section
    from annotator.workflows.session import Session

# Milliseconds. The text is painted first: nobody waits for the table after pressing a key.
_AFTER_PAINTING: Final = 15
_ONCE_HANDS_REST: Final = 120


class TableContents(QObject):
    """Keeps the model in step with the project while it is awake, that is, in sight.

    Attributes:
        model: The rows.
        counts: Annotations of the whole document by type.
        filter: Which rows are wanted.

    Signals:
        rows_going: All rows are about to be read anew.
        rows_come: They were.
        people_read: The people of the project, as a list of Person.
        followed: Rows and counts are those of the project again.
    """

    rows_going = Signal()
    rows_come = Signal()
    people_read = Signal(list)
    followed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = AnnotationTableModel(self._fetch, self)
        self.counts: Counter[AnnotationType] = Counter()
        self.filter = RowFilter()
        self._session: Session | None = None
        self._document_id: str | None = None
        self._sections: Sequence[Section] = ()
        self._names: dict[str, str] = {}
        self._position = 0
        self._order = RowOrder()
        self._awake = False
        self._stale = False
        self._noted: list[AnnotationChange] = []
        self._following = QTimer(self, singleShot=True, interval=_AFTER_PAINTING)
        self._following.timeout.connect(self.catch_up)
        self._reading = QTimer(self, singleShot=True, interval=_ONCE_HANDS_REST)
        self._reading.timeout.connect(self.read_rows)

    @property
    def has_document(self) -> bool:
        """Whether there is a document to show."""
        return self._document_id is not None

    @property
    def is_behind(self) -> bool:
        """Whether changes were noted that the rows do not show yet."""
        return bool(self._noted)

    def show_document(
        self,
        session: Session | None,
        document_id: str | None,
        sections: Sequence[Section],
        wanted: RowFilter,
    ) -> None:
        """Take on another document, or another outline of the same."""
        same = session is self._session and document_id == self._document_id
        self._session, self._document_id = session, document_id
        self._sections = sections
        if same and not self._stale:
            self.model.show_context(self._context())
            self.set_filter(wanted)
            return
        self.filter = wanted
        self._position = 0
        self._noted.clear()
        self.model.show_rows([], self._context())
        self._read_everything()

    def set_filter(self, wanted: RowFilter) -> None:
        """Want other rows."""
        if wanted != self.filter:
            self.filter = wanted
            self.read_rows()

    def set_order(self, order: RowOrder) -> None:
        """Want the rows in another order."""
        self._order = order
        self.read_rows()

    def set_position(self, position: int) -> None:
        """Note where the reader is, for a filter that follows."""
        before = section_at(self._sections, self._position)
        self._position = position
        if self.filter.follows_reading and section_at(self._sections, position) is not before:
            self._reading.start()

    def wake(self) -> None:
        """Be in step from now on."""
        self._awake = True
        if self._stale:
            self._read_everything()

    def sleep(self) -> None:
        """Read nothing until awake again."""
        self._stale = self._stale or self.is_behind or self._reading.isActive()
        self._noted.clear()
        self._following.stop()
        self._reading.stop()
        self._awake = False

    def note(self, change_set: ChangeSet) -> None:
        """Take note of a change; the rows follow in a moment."""
        if self._stale or self._document_id is None:
            return
        here = [change for change in change_set.annotations if self._is_of_document(change)]
        everything = bool(change_set.people) or self._document_id in change_set.reload
        if not self._awake:
            self._stale = everything or bool(here)
        elif everything:
            self._read_everything()
        elif here:
            self._noted.extend(here)
            self._following.start()

    def catch_up(self) -> None:
        """Bring the rows up to date now."""
        self._following.stop()
        query = self._query()
        noted, self._noted = self._noted, []
        if not noted or query is None:
            return
        for change in noted:
            self._count(change.before, -1)
            self._count(change.after, 1)
        if {change.after.person_id for change in noted if change.after} - set(self._names):
            self._read_people()
        if not apply_changes(self.model, noted, query):
            self._reading.start()
        self.followed.emit()

    def read_rows(self) -> None:
        """Read anew which rows there are."""
        self._reading.stop()
        query = self._query()
        self.rows_going.emit()
        keys = browse.row_keys(self._session, query) if self._session and query else []
        self.model.show_rows(keys, self._context())
        self.rows_come.emit()
        self.followed.emit()

    # Inside -----------------------------------------------------------------------------

    def _read_everything(self) -> None:
        self._stale = not self._awake
        if self._stale:
            return
        self._noted.clear()
        self._read_people()
        summaries = browse.documents(self._session) if self._session else ()
        self.counts = Counter()
        for summary in summaries:
            if summary.document.id == self._document_id:
                self.counts = Counter(summary.counts)
        self.read_rows()

    def _read_people(self) -> None:
        everyone = people.everyone(self._session) if self._session else ()
        # The rows hold on to this very table.
        self._names.clear()
        self._names.update((person.id, person.name) for person in everyone)
        self.people_read.emit(list(everyone))

    def _fetch(self, keys: Sequence[int]) -> list[Annotation]:
        return browse.annotations(self._session, keys) if self._session else []

    def _query(self) -> RowQuery | None:
        if self._document_id is None:
            return None
        return self.filter.query(self._document_id, self._order, self._sections, self._position)

    def _context(self) -> RowContext:
        return RowContext(self._sections, self._names)

    def _count(self, annotation: Annotation | None, step: int) -> None:
        if annotation is not None and not annotation.deleted:
            self.counts[annotation.type] += step

    def _is_of_document(self, change: AnnotationChange) -> bool:
        either = change.after or change.before
        return either is not None and either.document_id == self._document_id
