"""Review by single keys: accept, return with a reason, amend, answer; each is one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from annotator.domain.review_queues import ANSWERABLE, WAITING_FOR_AUTHOR, QueueKind
from annotator.ui.controllers.queue_walk import QueueWalk
from annotator.ui.controllers.review_counts import ReviewCounts
from annotator.ui.dialogs import ask
from annotator.ui.dialogs import waiting as waiting_dialog
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.ui.panels.reasons_popup import ReasonsPopup
from annotator.workflows import (
    annotate,
    conflicts,
    decide,
    ownership,
    remarks,
    review_queue,
    review_rules,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.change_sets import ChangeSet
    from annotator.ui.controllers.annotating import Annotating
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.controllers.review_in_step import ReviewInStep
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.panels.review_panel import ReviewPanel
    from annotator.workflows.review_queue import QueueItem
    from annotator.workflows.session import Session

_IN_TEXT = (
    "accept",
    "return_",
    "amend",
    "stand_by",
    "confirm_place",
    "remark",
    "next_to_review",
    "previous_to_review",
)


class Reviewing(QObject):
    """Connects the commands of review with text and dock.

    Attributes:
        counts: How many annotations wait for whom.
        walk: How the queue is gone through.

    Signals:
        hint: A sentence for the status bar.
    """

    hint = Signal(str)

    def __init__(
        self,
        desk: Desk,
        view: AnnotatedTextView,
        commands: Commands,
        annotating: Annotating,
        bar: MessageBar,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._commands = commands
        self._annotating = annotating
        self._bar = bar
        self._panel: ReviewPanel | None = None
        self._in_step: ReviewInStep | None = None
        self.counts = ReviewCounts(desk, self)
        self.walk = QueueWalk(desk, view, self)
        self.walk.hint.connect(self.hint)
        annotating.proposing.hint.connect(self.hint)
        annotating.proposing.return_wanted.connect(self.return_keys)
        desk.session_changed.connect(self._refresh)
        desk.document_changed.connect(self._refresh)
        commands.on(
            {
                "review_queue": self.walk.begin,
                "my_returns": self.show_my_returns,
                "next_to_review": self.walk.go_to_next,
                "previous_to_review": self.walk.go_to_previous,
                "accept": lambda: self.accept_keys(self.walk.targets()),
                "return_": lambda: self.return_keys(self.walk.targets()),
                "accept_shown": self.accept_shown,
                "amend": self.amend,
                "stand_by": self.stand_by,
                "confirm_place": self.confirm_place,
                "remark": self.write_remark,
            }
        )
        self._refresh()

    def take_panel(self, panel: ReviewPanel, in_step: ReviewInStep) -> None:
        """Work with the dock from now on; there is none before the first text."""
        self._panel, self._in_step = panel, in_step
        self.walk.take_panel(panel)
        self.counts.changed.connect(panel.show_counts)
        panel.show_counts(self.counts.counts)
        panel.add_keys([self._commands[name] for name in _IN_TEXT])
        panel.accept_shown_requested.connect(self.accept_shown)
        card = panel.card
        card.asked.connect(self._do)
        card.value_typed.connect(self._set_value)
        card.remarked.connect(self._remark)
        card.decision_taken_back.connect(self._take_back_decision)
        card.remark_taken_back.connect(self._take_back_remark)
        card.conflict_settled.connect(self._settle_conflict)

    def somebody_else_works(self) -> None:
        """Other annotations are one's own now."""
        self.counts.count_anew()
        if self._in_step is not None:
            self._in_step.read_again()

    # Deciding

    def accept_keys(self, keys: Sequence[int]) -> None:
        """Accept annotations; of one's own, adopt what is proposed."""
        session = self._session_with(keys)
        if session is None:
            return
        here = self.walk.here()
        if len(keys) > 1:
            self._accept_several(session, keys)
            self.walk.go_on(here)
        elif self._accept_one(session, keys[0]):
            self.walk.go_on(here)

    def return_keys(self, keys: Sequence[int]) -> None:
        """Ask why, then return annotations to their authors."""
        session = self._session_with(keys)
        if session is None:
            return
        decidable = self._decidable(session, keys)
        if not decidable:
            return
        popup = ReasonsPopup(self._view)
        popup.ask_why_returned(review_rules.rules(session).reasons, len(decidable))
        popup.chosen.connect(
            lambda why: waiting_dialog.soon_if_many(decidable, self, self._return, decidable, why)
        )
        self._open(popup)

    def accept_shown(self) -> None:
        """Accept everything that waits in the list, after saying how much that is."""
        session, panel = self._desk.session, self.walk.panel_in_sight
        if session is None or panel is None:
            self.walk.begin()
            return
        panel.catch_up()
        keys = panel.waiting_keys
        if panel.bar.filter.kind is not QueueKind.TO_REVIEW or not keys:
            self.hint.emit(self.tr("Nothing that waits for a reviewer is shown."))
            return
        question = self.tr("Accept %Ln annotation(s) as they stand?", "", len(keys))
        if not ask.confirm(self._view.window(), question, self.tr("Accept all")):
            return
        done = self._accept_all(session, keys)
        # The button that was pressed may be gone, and the focus with it.
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if done is not None:
            self._tell_many(done.step.count)

    def edits_value(self) -> bool:
        """Edit the value in the card if that is the place for it; returns whether it is."""
        session, key = self._desk.session, self._view.current
        if session is None or key is None:
            return False
        if self.walk.panel_in_sight is None and ownership.own_keys(session, [key]):
            return False
        self.amend()
        return True

    def amend(self) -> None:
        """Type another value; borders and type are amended in the text by the usual keys."""
        item = self._item()
        if item is None:
            return
        if not item.mine and not item.may_decide:
            self.hint.emit(self._why_not(item))
            return
        self.walk.queue_wanted.emit()
        if self._panel is not None and self._in_step is not None:
            self._in_step.show_now()
            self._panel.card.edit_value()

    def stand_by(self) -> None:
        """Answer that the annotation is right as it is."""
        item = self._item()
        if item is None or self._desk.session is None:
            return
        if not item.mine or item.annotation.status not in ANSWERABLE:
            self.hint.emit(self.tr("Nobody has returned this to you: there is nothing to answer."))
            return
        key = item.annotation.key
        popup = ReasonsPopup(self._view)
        popup.ask_why_it_stays()
        popup.chosen.connect(lambda reason: self._resubmit(key, reason))
        self._open(popup)

    def confirm_place(self) -> None:
        """Say that annotations stand where they should."""
        session, keys = self._session_with(self.walk.targets()), self.walk.targets()
        if session is not None:
            here = self.walk.here()
            annotate.confirm_place(session, keys, initiator=self)
            self.walk.go_on(here)

    def write_remark(self) -> None:
        """Put the focus into the field for a remark."""
        if self._item() is not None:
            self.walk.queue_wanted.emit()
            if self._panel is not None and self._in_step is not None:
                self._in_step.show_now()
                self._panel.card.edit_remark()

    def show_my_returns(self) -> None:
        """Go through what came back to the person who works."""
        self.show_queue(QueueKind.ANSWERS)

    def show_queue(self, kind: QueueKind) -> None:
        """Go through one kind of queue."""
        self.walk.queue_wanted.emit()
        if self._panel is not None:
            self._panel.choose(kind)
        self.walk.begin()

    # Inside

    def _return(self, keys: Sequence[int], reason: str) -> None:
        session = self._desk.session
        if session is not None:
            here = self.walk.here()
            waiting_dialog.carry_out(
                self._desk.background,
                lambda progress: decide.return_(
                    session, keys, reason, progress=progress, initiator=self
                ),
                self._view.window(),
                self.tr("Returning…"),
                count=len(keys),
            )
            self.walk.go_on(here)

    def _accept_all(self, session: Session, keys: Sequence[int]) -> ChangeSet | None:
        """Accept what one may of all these."""
        return waiting_dialog.carry_out(
            self._desk.background,
            lambda progress: decide.accept(
                session, keys, skip_refused=True, progress=progress, initiator=self
            ),
            self._view.window(),
            self.tr("Accepting…"),
            count=len(keys),
        )

    def _accept_one(self, session: Session, key: int) -> bool:
        """Return whether it was accepted, or adopted; else say why not."""
        item = review_queue.item(session, key)
        if item is None:
            return False
        if item.mine and item.proposal is not None:
            decide.adopt(session, [key], initiator=self)
        elif item.may_decide:
            decide.accept(session, [key], initiator=self)
        else:
            self.hint.emit(self._why_not(item))
            return False
        return True

    def _accept_several(self, session: Session, keys: Sequence[int]) -> None:
        """Adopt what is proposed for one's own, accept what one may of the others."""
        is_news = waiting_dialog.carry_out(
            self._desk.background,
            lambda progress: (
                decide.accept_or_adopt(session, keys, progress=progress, initiator=self) is not None
            ),
            self._view.window(),
            self.tr("Accepting…"),
            count=len(keys),
        )
        if is_news is False:  # not None, where it was stopped
            self.hint.emit(self.tr("There is nothing of it that you can accept or adopt."))

    def _resubmit(self, key: int, reason: str) -> None:
        if self._desk.session is not None:
            here = self.walk.here()
            decide.resubmit(self._desk.session, [key], reason, initiator=self)
            self.walk.go_on(here)

    def _set_value(self, key: int, value: object) -> None:
        """A value was typed in the card: that of one's own is set, that of others proposed."""
        session = self._desk.session
        item = review_queue.item(session, key) if session else None
        if item is not None:
            self._annotating.edit(key, value, item.annotation.note)  # type: ignore[arg-type]

    def _remark(self, key: int, text: str) -> None:
        if self._desk.session is not None:
            remarks.remark(self._desk.session, key, text, initiator=self)

    def _take_back_decision(self, id_: str) -> None:
        if self._desk.session is not None:
            decide.take_back(self._desk.session, id_, initiator=self)

    def _take_back_remark(self, id_: str) -> None:
        if self._desk.session is not None:
            remarks.take_back_remark(self._desk.session, id_, initiator=self)

    def _settle_conflict(self, id_: str, take_other: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._desk.session is not None:
            here = self.walk.here()
            conflicts.settle(self._desk.session, id_, take_other=take_other, initiator=self)
            self.walk.go_on(here)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, name: str) -> None:
        """What a button of the card asks for; afterwards the keys belong to the text again."""
        self._commands["accept" if name == "adopt" else name].trigger()
        if name in ("accept", "adopt", "confirm_place"):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _item(self) -> QueueItem | None:
        """The current annotation; None after saying that there is none."""
        session, key = self._desk.session, self._view.current
        item = review_queue.item(session, key) if session and key is not None else None
        if item is None:
            self.hint.emit(self._go_first())
        return item

    def _session_with(self, keys: Sequence[int]) -> Session | None:
        """The project, if there is something to decide about; else say how to get there."""
        if not keys:
            self.hint.emit(self._go_first())
            return None
        return self._desk.session

    def _decidable(self, session: Session, keys: Sequence[int]) -> list[int]:
        """What of it the reader may decide about; where it is nothing, say why."""
        item = review_queue.item(session, keys[0])
        if len(keys) == 1 and item is not None and not item.may_decide:
            self.hint.emit(self._why_not(item))
            return []
        if review_rules.rules(session).own_work:
            return list(keys)
        own = set(ownership.own_keys(session, keys))
        others = [key for key in keys if key not in own]
        if not others and item is not None:
            self.hint.emit(self._why_not(item))
        return others

    def _go_first(self) -> str:
        return self.tr("Go to an annotation first: N goes to what waits for you.")

    def _why_not(self, item: QueueItem) -> str:
        if not item.reviews and not item.mine:
            return self.tr("You do not review in this project.")
        if item.annotation.status in WAITING_FOR_AUTHOR:
            return self.tr("No change is proposed: S stands by it, or change it as usual.")
        return self.tr("This is your own annotation: somebody else decides about it.")

    def _tell_many(self, count: int) -> None:
        self._bar.show_message(
            Message(
                "accepted",
                MessageKind.SUCCESS,
                lambda: self.tr("%Ln annotation(s) were accepted.", "", count),
                (Choice(lambda: self.tr("&Undo"), self._annotating.undo),),
            )
        )

    def _open(self, popup: ReasonsPopup) -> None:
        popup.open_over(self._view.viewport(), self._view.caret_rectangle().toRect())

    def _refresh(self) -> None:
        """Enable what makes sense now; whether one may is said when it is tried."""
        session = self._desk.session
        open_ = session is not None and self._desk.document is not None
        writable = open_ and session is not None and not session.read_only
        for name in ("review_queue", "my_returns", "next_to_review", "previous_to_review"):
            self._commands[name].setEnabled(open_)
        for name in (*_IN_TEXT[:6], "accept_shown"):
            self._commands[name].setEnabled(writable)
