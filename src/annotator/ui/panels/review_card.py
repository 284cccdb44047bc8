"""The annotation under review: what it says, what is proposed, what was said, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotations import Anchoring
from annotator.domain.errors import InvalidValue
from annotator.ui.foundation.icons import Icon
from annotator.ui.item_models.words import status_word
from annotator.ui.panels.byline import Byline
from annotator.ui.panels.conflict_box import ConflictBox
from annotator.ui.panels.empty_notice import EmptyNotice
from annotator.ui.panels.proposal_box import ProposalBox
from annotator.ui.panels.quiet_label import QuietLabel
from annotator.ui.panels.quote_box import QuoteBox
from annotator.ui.panels.remark_field import RemarkField
from annotator.ui.panels.status_label import StatusLabel
from annotator.ui.panels.thread_phrases import stating, thread_lines
from annotator.ui.panels.thread_view import ThreadView
from annotator.ui.panels.value_field import ValueField
from annotator.ui.panels.verdict_buttons import VerdictButtons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from annotator.domain.annotations import Annotation
    from annotator.ui.panels.thread_phrases import ThreadLine
    from annotator.workflows.review_queue import QueueItem


@dataclass(frozen=True, slots=True)
class CardContext:
    """What a card needs beyond the annotation.

    Attributes:
        text: The text the annotation is in.
        year: Of the document, for dates typed without one.
        section: Title of the section it is in.
        rivals: What others have tagged in the same place, each in words.
        person_id: Who reads.
        editable: Whether the project takes changes.
        several: How many annotations are chosen together with this one.
    """

    text: str
    year: int | None = None
    section: str = ""
    rivals: Sequence[str] = ()
    person_id: str | None = None
    editable: bool = True
    several: int = 1


_NOWHERE: Final = CardContext("")


class ReviewCard(QWidget):
    """What is done here is only asked for; others do it.

    Signals:
        asked: Name of a command.
        value_typed: Key and value, or None, left with Enter or by moving on.
        remarked: Key and remark.
        decision_taken_back: Id of a decision.
        remark_taken_back: Id of a remark.
        conflict_settled: Id of a conflict, and whether the other version is to hold.
        left: The focus belongs to the text again.
    """

    asked = Signal(str)
    value_typed = Signal(int, object)
    remarked = Signal(int, str)
    decision_taken_back = Signal(str)
    remark_taken_back = Signal(str)
    conflict_settled = Signal(str, bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: QueueItem | None = None
        self._context = _NOWHERE
        self._byline = Byline()
        self._status = StatusLabel()
        self._quote = QuoteBox()
        self._place = QuietLabel()
        self._value_title = QuietLabel()
        self._value = ValueField()
        self._proposal = ProposalBox()
        self._conflict = ConflictBox()
        self._rivals = QuietLabel()
        self._buttons = VerdictButtons()
        self._thread = ThreadView()
        self._said: tuple[int, list[ThreadLine]] | None = None
        self._scrolled = QScrollArea()
        self._at_end = False
        self._remark = RemarkField()
        self._notice = EmptyNotice(Icon.REVIEW)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._retranslate()

    def show_item(self, item: QueueItem | None, context: CardContext = _NOWHERE) -> None:
        """Show an annotation, or none; a value that is being typed is sent before another is shown.

        What is being typed stays when the same annotation is shown again, unless that very
        thing was changed elsewhere.
        """
        before = self._item
        same = before is not None and item is not None and _key(before) == _key(item)
        unsaved = None if same else self._unsaved()
        self._item, self._context = item, context
        self._stack.setCurrentIndex(0 if item is None else 1)
        self._remark.show_for(_key(item) if item else None)
        if item is not None:
            self._show_value(item, before if same else None)
            self._show_rest(item)
        if unsaved is not None:
            self.value_typed.emit(*unsaved)

    def edit_value(self) -> None:
        """Put the focus into the value field with everything selected."""
        if self._item is not None:
            self._at_end = False
            self._scrolled.ensureWidgetVisible(self._value)
            self._value.start_editing()

    def edit_remark(self) -> None:
        """Put the focus into the field for a remark."""
        if self._item is not None:
            self._remark.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        """Show nothing, and forget what was typed and not sent."""
        self._item = None
        self.show_item(None)
        self._remark.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the focus back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    # Layout -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        scrolled = self._scrolled
        scrolled.setWidget(self._contents())
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Always in the same place: who decides by mouse need not look for the buttons.
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 6, 10, 8)
        foot.setSpacing(6)
        foot.addWidget(self._buttons)
        foot.addWidget(self._remark)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(scrolled, 1)
        rows.addLayout(foot)
        self._stack.addWidget(self._notice)
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _contents(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._byline, 1)
        head.addWidget(self._status)
        value = QHBoxLayout()
        value.addWidget(self._value_title, 0, Qt.AlignmentFlag.AlignTop)
        value.addWidget(self._value, 1)
        column.addLayout(head)
        column.addWidget(self._quote)
        column.addWidget(self._conflict)
        column.addLayout(value)
        for part in (self._place, self._proposal, self._rivals):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self._thread)
        column.addStretch(1)
        for label in (self._place, self._rivals):
            label.setWordWrap(True)
        return content

    def _connect(self) -> None:
        self._value.done.connect(self._finish)
        self._value.focus_lost.connect(self._value.check)
        self._value.focus_lost.connect(self._save)
        self._scrolled.verticalScrollBar().rangeChanged.connect(self._keep_end_in_sight)
        self._scrolled.verticalScrollBar().valueChanged.connect(self._note_place)
        self._buttons.asked.connect(self.asked)
        self._conflict.settled.connect(self.conflict_settled)
        self._thread.decision_taken_back.connect(self.decision_taken_back)
        self._thread.remark_taken_back.connect(self.remark_taken_back)
        self._remark.sent.connect(self.remarked)
        self._remark.left.connect(self.left)

    def _retranslate(self) -> None:
        self._value_title.setText(self.tr("Value"))
        self._value.set_accessible_name(self.tr("Value"))
        self._quote.set_accessible_name(self.tr("Text"))
        self._notice.say(
            self.tr(
                "N goes to what waits for you.\n\n"
                "A accepts, R returns with a reason, M amends.\n"
                "1 to 4 and Alt with arrows propose another type or other borders."
            )
        )
        if self._item is not None:
            self._show_rest(self._item)

    # Contents ---------------------------------------------------------------------------

    def _shown(self, item: QueueItem) -> Annotation:
        """The annotation as the reader wants it: with their own proposal, if they made one."""
        proposal = item.proposal
        if proposal is None or proposal.proposal is None:
            return item.annotation
        if proposal.person_id != self._context.person_id:
            return item.annotation
        return stating(item.annotation, proposal.proposal, self._context.text)

    def _show_value(self, item: QueueItem, before: QueueItem | None) -> None:
        """Fill the field; keep what is being typed unless the value itself was changed."""
        shown = self._shown(item)
        was = self._shown(before) if before else None
        typing = (
            was is not None
            and (was.value, was.type) == (shown.value, shown.type)
            and self._value.changed
        )
        self._value.show_value(shown.type, shown.value, self._context.year, keep_typed=typing)
        self._value.set_editable(editable=self._context.editable and (item.mine or item.may_decide))

    def _show_rest(self, item: QueueItem) -> None:
        annotation, context = item.annotation, self._context
        self._byline.show_line(item.author, context.section)
        self._status.show_status(annotation.status, status_word(annotation.status))
        self._quote.show_quote(annotation.quote, annotation.type)
        self._place.say(self._place_sentence(annotation.anchoring), alarmed=True)
        self._conflict.show_conflict(
            annotation,
            item.conflicts[0] if item.conflicts else None,
            context.text,
            may_settle=item.mine and context.editable,
        )
        self._show_proposal(item)
        self._rivals.say("\n".join(context.rivals))
        self._buttons.show_for(item, editable=context.editable, several=context.several)
        lines = thread_lines(item.thread, annotation, context.text, context.person_id)
        self._thread.show_lines(lines, editable=context.editable)
        self._thread.setVisible(bool(lines))
        self._remark.setEnabled(context.editable)
        if self._said != (_key(item), lines):
            self._said = (_key(item), lines)
            self._at_end = bool(lines)
            self._keep_end_in_sight()
            if not lines:
                self._scrolled.verticalScrollBar().setValue(0)

    def _keep_end_in_sight(self) -> None:
        """The newest of the thread is what one waits for, until one looks at something else."""
        if self._at_end:
            bar = self._scrolled.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _note_place(self, value: int) -> None:
        self._at_end = value == self._scrolled.verticalScrollBar().maximum()

    def _show_proposal(self, item: QueueItem) -> None:
        decision, then = item.proposal, None
        if decision is not None and decision.proposal is not None:
            then = stating(item.annotation, decision.proposal, self._context.text)
        own = decision is not None and decision.person_id == self._context.person_id
        self._proposal.show_proposal(item.annotation, then, "" if own else item.decided_by)

    def _place_sentence(self, anchoring: Anchoring) -> str:
        match anchoring:
            case Anchoring.SOUND:
                return ""
            case Anchoring.CHANGED:
                return self.tr("The text around it was changed: is this still the place?")
            case Anchoring.LOST:
                return self.tr("Its words are gone from the text: it stood about here.")

    # What the reader does ---------------------------------------------------------------

    def _unsaved(self) -> tuple[int, object] | None:
        """Key and value as typed, where it differs from what is stored and can be read."""
        item = self._item
        if item is None or not self._value.changed or not self._context.editable:
            return None
        try:
            value = self._value.value()
        except InvalidValue:
            return None
        return None if value == self._shown(item).value else (_key(item), value)

    def _save(self) -> None:
        unsaved = self._unsaved()
        if unsaved is not None:
            self.value_typed.emit(*unsaved)

    def _finish(self) -> None:
        self._save()
        self.left.emit()


def _key(item: QueueItem) -> int:
    return item.annotation.key
