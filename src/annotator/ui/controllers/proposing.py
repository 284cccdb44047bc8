"""What the hands do to somebody else's annotation becomes a proposal, and removing it a return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.text.spans import Span
from annotator.workflows import ownership, propose, review_queue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotations import AnnotationType
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.values import Value
    from annotator.text.span_index import Mark
    from annotator.ui.controllers.desk import Desk


class Proposing(QObject):
    """Takes out of a gesture what is not one's own to change.

    Signals:
        hint: A sentence for the status bar.
        return_wanted: Keys of what the reader wanted to remove: why should it go?
    """

    hint = Signal(str)
    return_wanted = Signal(list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def retype(self, keys: Sequence[int], type_: AnnotationType) -> list[int]:
        """Propose the type for what others tagged; returns the keys of what is one's own."""
        own, foreign = self._sorted(keys)
        if foreign and self._desk.session is not None:
            self._tell(propose.retype(self._desk.session, foreign, type_, initiator=self))
        return own

    def remove(self, keys: Sequence[int]) -> list[int]:
        """Ask why others should remove theirs; returns the keys of what is one's own."""
        own, foreign = self._sorted(keys)
        if foreign:
            self.return_wanted.emit(foreign)
        return own

    def edit(self, key: int, value: Value | None) -> bool:
        """Propose a value, unless the annotation is one's own; returns whether that was so."""
        session = self._desk.session
        if session is None or not self._sorted([key])[1]:
            return False
        self._tell(propose.set_value(session, key, value, initiator=self))
        return True

    def move_border(self, key: int, span: Span) -> bool:
        """Propose borders, unless the annotation is one's own; returns whether that was so."""
        session = self._desk.session
        if session is None or not self._sorted([key])[1]:
            return False
        self._tell(propose.move_border(session, key, span, initiator=self))
        return True

    def span(self, mark: Mark) -> Span:
        """From where borders move on: from those one has proposed already, if there are any."""
        session = self._desk.session
        item = review_queue.item(session, mark[2]) if session else None
        decision = item.proposal if item and not item.mine else None
        if session is None or session.person is None or decision is None:
            return Span(mark[0], mark[1])
        proposal = decision.proposal if decision.person_id == session.person.id else None
        return Span(proposal.start, proposal.end) if proposal else Span(mark[0], mark[1])

    def _sorted(self, keys: Sequence[int]) -> tuple[list[int], list[int]]:
        """One's own, and those of others."""
        if self._desk.session is None:
            return [], []
        own = ownership.own_keys(self._desk.session, keys)
        mine = set(own)
        return own, [key for key in keys if key not in mine]

    def _tell(self, change_set: ChangeSet | None) -> None:
        if change_set is not None:
            self.hint.emit(
                self.tr("Proposed to the author, not changed. Ctrl+Z takes it back, N goes on.")
            )
