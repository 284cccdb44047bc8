"""Keeps the review dock in step with project and text, and shows proposals in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.text.outline import entry_and_section_at
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import type_word
from annotator.ui.panels.review_card import CardContext
from annotator.values import display
from annotator.workflows import browse, people, review_queue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.panels.review_panel import ReviewPanel
    from annotator.workflows.review_queue import QueueItem
    from annotator.workflows.session import Session

_AFTER_THE_TEXT: Final = 15  # milliseconds
_LONGEST: Final = 24  # characters of what somebody else tagged
_MOST: Final = 3  # of what others tagged in the same place


class ReviewInStep(QObject):
    """The dock shows what is current in the text; the text shows what is proposed for it."""

    def __init__(self, desk: Desk, view: AnnotatedTextView, panel: ReviewPanel) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._panel = panel
        # The text is painted first; who holds N down sees the card where it stops.
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_THE_TEXT)
        self._soon.timeout.connect(self._show_current)
        desk.session_changed.connect(self._show_session)
        desk.session_closing.connect(self._let_go)
        desk.document_changed.connect(self._show_document)
        desk.outline_ready.connect(self._show_document)
        desk.changed.connect(self._follow)
        view.current_changed.connect(lambda _key: self._soon.start())
        panel.came_into_sight.connect(self._soon.start)
        panel.chosen_changed.connect(self._soon.start)
        self._show_session()

    def show_now(self) -> None:
        """Show the current annotation now, before something is done with it."""
        self._soon.stop()
        self._show_current()

    def read_again(self) -> None:
        """Somebody else works now, or under other rules."""
        self._panel.read_again()
        self._soon.start()

    def _show_session(self) -> None:
        self._panel.show_project(self._desk.session)
        self._show_document()

    def _let_go(self) -> None:
        """What is being typed can still be saved; in a moment nobody may read the project."""
        self._panel.card.show_item(None)
        self._panel.show_project(None)
        self._soon.stop()

    def _show_document(self) -> None:
        self._panel.show_document(self._desk.document_id, self._desk.sections)
        self._soon.start()

    def _follow(self, change_set: ChangeSet, _initiator: object) -> None:
        self._panel.refresh(change_set)
        if self._view.current is not None:
            self._soon.start()

    def _show_current(self) -> None:
        key, session = self._view.current, self._desk.session
        item = review_queue.item(session, key) if session and key is not None else None
        self._view.show_proposal(_proposed_span(item))
        if not self._panel.in_sight:
            return
        self._panel.select_key(key)
        if session is None or item is None:
            self._panel.card.show_item(None)
        else:
            self._panel.card.show_item(item, self._context(session, item))

    def _context(self, session: Session, item: QueueItem) -> CardContext:
        document = self._desk.document
        section, entry = entry_and_section_at(self._desk.sections, item.annotation.start)
        return CardContext(
            text=self._desk.text,
            year=document.document.year if document else None,
            section=" / ".join(part for part in (section.rpartition(" / ")[2], entry) if part),
            rivals=self._rivals(session, item.annotation),
            person_id=session.person.id if session.person else None,
            editable=not session.read_only,
            several=max(1, len(self._panel.chosen_keys)),
        )

    def _rivals(self, session: Session, annotation: Annotation) -> list[str]:
        """What others have tagged otherwise in the same place, each in words."""
        found = self._view.marks.overlapping(annotation.start, annotation.end)
        keys = [mark[2] for mark in found if mark[2] != annotation.key]
        if not keys:
            return []
        others = [
            one
            for one in browse.annotations(session, keys)
            if one.person_id not in (annotation.person_id, FINAL_PERSON_ID)
            and _statement(one) != _statement(annotation)
        ]
        names = people.names(session) if others else {}
        return [self._in_words(one, names) for one in others[:_MOST]]

    def _in_words(self, one: Annotation, names: Mapping[str, str]) -> str:
        value = display.display_value(one.value)
        words = self.tr("{name}: {type} “{quote}”").format(
            name=names.get(one.person_id, ""),
            type=type_word(one.type),
            quote=elided(in_one_line(one.quote), _LONGEST),
        )
        return f"{words} = {value}" if value else words


def _statement(annotation: Annotation) -> tuple[object, ...]:
    return (annotation.start, annotation.end, annotation.type, annotation.value)


def _proposed_span(item: QueueItem | None) -> tuple[int, int, str] | None:
    """Borders and type that are proposed, where they are others than now."""
    proposal = item.proposal.proposal if item and item.proposal else None
    if item is None or proposal is None:
        return None
    now = item.annotation
    if (proposal.start, proposal.end, proposal.type) == (now.start, now.end, now.type):
        return None
    return (proposal.start, proposal.end, proposal.type.value)
