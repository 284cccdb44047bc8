"""The review dock: what waits, as a list that is gone through, and the one at hand below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.review_queues import QueueKind
from annotator.ui.foundation.icons import Icon
from annotator.ui.panels.list_and_card import ListAndCard
from annotator.ui.panels.queue_contents import QueueContents
from annotator.ui.panels.queue_filter_bar import QueueFilterBar
from annotator.ui.panels.queue_item_delegate import QueueItemDelegate
from annotator.ui.panels.review_card import ReviewCard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.text.outline import Section
    from annotator.ui.foundation.background import Background
    from annotator.ui.item_models.review_queue_model import Spot
    from annotator.workflows.review_queue import QueueEntry
    from annotator.workflows.session import Session

_SHARES: Final = (45, 55)  # of list and card


class ReviewPanel(ListAndCard):
    """Asks others to do what it is told; while it is out of sight nothing is read.

    Attributes:
        bar: What is gone through.
        card: The annotation at hand.
        in_sight: Whether the reader sees it.

    Signals:
        entry_reached: QueueEntry; the reader came to a row.
        nothing_to_reach: The reader wants to go through what there is none of.
        rows_come: The queue was read.
        came_into_sight: It is looked at again.
        accept_shown_requested: Everything that waits in the list should be accepted.
    """

    entry_reached = Signal(object)
    nothing_to_reach = Signal()
    rows_come = Signal()
    came_into_sight = Signal()
    accept_shown_requested = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        self._contents = QueueContents(background)
        self._model = self._contents.model
        super().__init__(self._model, QueueItemDelegate(), Icon.REVIEW, parent)
        self._contents.setParent(self)
        self.bar = QueueFilterBar()
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.card = ReviewCard()
        self._key_in_text: int | None = None
        self._begins = False
        self.in_sight = False
        self._lay_out((self.bar,), self.card, _SHARES)
        self._connect()
        self._retranslate()

    # The project ------------------------------------------------------------------------

    def show_project(self, session: Session | None) -> None:
        """Take on another project, or none."""
        self._key_in_text = None
        self._begins = False
        self.card.forget()
        self._contents.show_project(session)

    def show_document(self, document_id: str | None, sections: Sequence[Section]) -> None:
        """Take note of another document, or of its outline."""
        self.bar.show_sections(sections)
        self._contents.show_document(document_id, sections)

    def set_reading_position(self, position: int) -> None:
        """Tell where the reader is, for a queue of the current section."""
        self._contents.set_position(position)

    def show_counts(self, counts: Mapping[QueueKind, int]) -> None:
        """Show how many annotations stand in each queue."""
        self.bar.show_counts(counts)

    def refresh(self, change_set: ChangeSet) -> None:
        """Follow a change, just after the text was painted."""
        self._contents.note(change_set)

    def be_seen(self, seen: bool) -> None:  # noqa: FBT001 - what the signal of a dock carries
        """Be in step while somebody looks; behind another tab Qt still calls a dock visible."""
        if seen == self.in_sight:
            return
        self.in_sight = seen
        if seen:
            self._contents.wake()
            self.came_into_sight.emit()
        else:
            self._contents.sleep()

    def read_again(self) -> None:
        """Read the queue anew: somebody else works now, or under other rules."""
        self._contents.show_project(self._contents.session)

    def catch_up(self) -> None:
        """Follow what was changed just now, before one goes on."""
        self._contents.catch_up()

    # The queue --------------------------------------------------------------------------

    @property
    def is_reading(self) -> bool:
        """Whether the queue is still being read."""
        return self._contents.is_reading

    @property
    def waiting_keys(self) -> list[int]:
        """The keys of all annotations in the list that still wait."""
        return self._model.waiting_keys()

    @property
    def chosen_keys(self) -> list[int]:
        """The keys of the selected rows."""
        return [self._model.keys[row] for row in self._list.selected_rows()]

    def choose(self, kind: QueueKind) -> None:
        """Go through these from now on."""
        self.bar.choose(kind)

    def select_key(self, key: int | None) -> None:
        """Select the row of an annotation, if it is there, without a signal."""
        self._key_in_text = key
        row = None if key is None else self._model.row_of(key)
        if row is None or row != self._list.row:
            self._list.select_row(row)
        self._say_where()

    def next_waiting(self, here: Annotation | Spot | None) -> QueueEntry | None:
        """What waits next after an annotation or spot; after the last, the first."""
        row = self._model.next_waiting(0 if here is None else self._model.row_behind(here))
        return None if row is None else self._model.entry(row)

    def neighbour(self, here: Annotation | Spot, step: int) -> QueueEntry | None:
        """What stands before (-1) or after (1) an annotation or spot, waiting or not."""
        row = self._model.row_behind(here) if step > 0 else self._model.row_before(here)
        return self._model.entry(row) if 0 <= row < self._model.rowCount() else None

    def reach(self, row: int) -> None:
        """Come to a row, as by a click."""
        entry = self._model.entry(row)
        if entry is not None:
            self._key_in_text = entry.key
            self._say_where()
            self.entry_reached.emit(entry)

    # Inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        self.bar.left.connect(self.left)
        self.bar.changed.connect(lambda: self._contents.set_filter(self.bar.filter))
        self.bar.refined.connect(self._begin)
        self.bar.opened.connect(lambda opened: self._favour_card(favoured=opened))
        self._contents.rows_come.connect(self._take_rows)
        self._contents.people_read.connect(self.bar.show_people)
        self._contents.followed.connect(self._show_state)
        self._list.row_reached.connect(self.reach)
        self._accept.clicked.connect(self.accept_shown_requested)
        self._notice.helped.connect(self.bar.reset)
        self._notice.helped.connect(self.left)
        self.card.left.connect(self.left)

    def _retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Review queue"))
        self._model.retranslate()
        self._show_state()

    def _take_rows(self) -> None:
        if self._key_in_text is not None:
            self._list.select_row(self._model.row_of(self._key_in_text))
        self.rows_come.emit()
        if self._begins:
            self._begin()

    def _begin(self) -> None:
        """Come to the first row, unless one is at a row already, once the rows are there."""
        self._begins = self.is_reading
        if self._begins:
            return
        row = self._model.next_waiting(0)
        if row is None:
            self.nothing_to_reach.emit()
        elif self._key_in_text is None or self._model.row_of(self._key_in_text) is None:
            self._list.select_row(row)
            self.reach(row)

    def _show_state(self) -> None:
        """The list, or the sentence that says why there is none."""
        rows, waiting = self._model.rowCount(), self._model.waiting
        self._stack.setCurrentWidget(self._list if rows else self._notice)
        wanted = rows * self._list.row_height if rows else self._notice.sizeHint().height()
        self._stack.setMaximumHeight(max(self._list.minimumHeight(), wanted))
        self._accept.setText(self.tr("Accept all shown ({count})…").format(count=f"{waiting:,}"))
        kind = self.bar.filter.kind
        self._accept.setVisible(bool(waiting) and kind is QueueKind.TO_REVIEW)
        self._say_where()
        if rows:
            return
        if self.bar.filter.restricts:
            self._notice.say(self.tr("Nothing matches."), self.tr("Clear filter"))
        elif kind is QueueKind.TO_REVIEW:
            self._notice.say(self._why_nothing_waits())
        elif kind is QueueKind.ANSWERS:
            self._notice.say(self.tr("Nothing came back to you."))
        else:
            self._notice.say(self.tr("There is nothing here."))

    def _why_nothing_waits(self) -> str:
        """The rows of one's own that are marked as pending are not for oneself to decide."""
        own = self._contents.own_waiting
        if not own:
            return self.tr("Nothing waits for a reviewer here.")
        return self.tr(
            "Nothing waits for you. %Ln annotation(s) of your own wait for others.", "", own
        )

    def _say_where(self) -> None:
        """Which row one is at, and how many still wait."""
        rows, waiting = self._model.rowCount(), self._model.waiting
        row = self._list.row
        if not rows:
            self._where.setText("")
        elif not waiting:
            self._where.setText(self.tr("All done."))
        elif row is None:
            self._where.setText(self.tr("{waiting} waiting").format(waiting=f"{waiting:,}"))
        else:
            sentence = (
                self.tr("{place} of {rows}")
                if waiting == rows
                else self.tr("{place} of {rows}, {waiting} left")
            )
            self._where.setText(
                sentence.format(place=f"{row + 1:,}", rows=f"{rows:,}", waiting=f"{waiting:,}")
            )
