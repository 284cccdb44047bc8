"""Settle differences between authors: take what one has, or several, or none, or something new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.domain.reviews import Content
from annotator.text.spans import Span
from annotator.ui.dialogs import waiting as waiting_dialog
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.ui.panels.type_popup import TypePopup
from annotator.values import normalise
from annotator.workflows import annotate, browse, compare

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from annotator.domain.annotations import AnnotationType
    from annotator.domain.differences import Difference
    from annotator.domain.progress import Progress
    from annotator.domain.values import Value
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.panels.compare_panel import ComparePanel

_Result = TypeVar("_Result")

_MANY: Final = 200  # differences settled at once, before a window says how far it is


class Settling(QObject):
    """Writes the final version from the differences chosen in the dock.

    Attributes:
        panel: The dock, while there is something to settle.

    Signals:
        hint: A sentence for the status bar.
        settled: The differences that were settled just now.
        many_settled: Everything identical was accepted.
    """

    hint = Signal(str)
    settled = Signal(object)
    many_settled = Signal()

    def __init__(
        self,
        desk: Desk,
        view: AnnotatedTextView,
        bar: MessageBar,
        undo: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._bar = bar
        self._undo = undo
        self.panel: ComparePanel | None = None

    def take(self, person_ids: Collection[str]) -> None:
        """Take what these authors have, for every difference chosen."""
        panel = self.panel
        chosen = panel.chosen if panel else []
        if panel is None or not self._may_settle(chosen):
            return
        session, document_id = self._desk.session, self._desk.document_id
        if session is None or document_id is None:
            return
        is_news = self._carry_out(
            lambda progress: (
                compare.settle(
                    session, document_id, chosen, take=person_ids, progress=progress, initiator=self
                )
                is not None
            ),
            count=len(chosen) if len(chosen) <= _MANY else None,
        )
        if is_news is None:
            return
        if not is_news:
            self.hint.emit(self.tr("The final version says so already."))
        self.settled.emit(chosen)

    def make_new(self) -> None:
        """Ask for the type of an annotation that none of the authors has."""
        found = self._place_for_new()
        if found is None:
            return
        popup = TypePopup(found[1].of(self._view.text), self._view)
        popup.chosen.connect(lambda type_: self._settle_anew(*found, type_))
        popup.open_over(self._view.viewport(), self._view.caret_rectangle().toRect())

    def accept_identical(self) -> None:
        """Take over all that the authors have alike."""
        session, document_id = self._desk.session, self._desk.document_id
        panel = self.panel
        if session is None or document_id is None or panel is None or not self._is_allowed():
            return
        ids = [person.id for person in panel.people]
        done = self._carry_out(
            lambda progress: compare.accept_identical(
                session, document_id, ids, progress=progress, initiator=self
            )
        )
        if done is not None:
            self._tell_many(done.step.count)
            self.many_settled.emit()

    def tag_anew(self, type_: AnnotationType) -> None:
        """What a button or menu of tagging means here."""
        found = self._place_for_new()
        if found is not None:
            self._settle_anew(*found, type_)

    def refusal(self) -> str:
        """Why nothing can be settled; empty if it can."""
        session = self._desk.session
        if session is None or session.read_only:
            return self.tr("This project can only be read.")
        if session.person is not None and not session.person.role.reviews:
            return self.tr("You do not review in this project.")
        return ""

    # Inside -----------------------------------------------------------------------------

    def _settle_anew(self, chosen: Difference, span: Span, type_: AnnotationType) -> None:
        session, document_id = self._desk.session, self._desk.document_id
        if session is None or document_id is None:
            return
        content = Content(span.start, span.end, type_, self._value(chosen, span, type_))
        compare.settle_anew(session, document_id, chosen, content, initiator=self)
        self.settled.emit([chosen])

    def _place_for_new(self) -> tuple[Difference, Span] | None:
        """The difference that a new annotation would settle, and its borders."""
        panel = self.panel
        if panel is None:
            return None
        selected, one = self._view.selected_span(), panel.current
        touched = one is not None and (
            selected is None or (selected.start < one.end and one.start < selected.end)
        )
        if not touched and selected is not None:
            row = panel.model.row_at(selected.start, selected.end)
            one = None if row is None else panel.model.difference(row)
        if one is None or not self._may_settle([one]):
            if one is None:
                self.hint.emit(self.tr("Go to a difference first, or select characters at one."))
            return None
        span = annotate.trimmed(self._view.text, selected or Span(one.start, one.end))
        if span is None:
            self.hint.emit(self.tr("Punctuation alone cannot be annotated."))
            return None
        return one, span

    def _value(self, chosen: Difference, span: Span, type_: AnnotationType) -> Value | None:
        """What an author gave the same words, else what rules can tell."""
        session, document = self._desk.session, self._desk.document
        known = browse.annotations(session, chosen.keys) if session else []
        same = [
            one for one in known if (one.start, one.end, one.type) == (span.start, span.end, type_)
        ]
        if same:
            return same[0].value
        year = document.document.year if document else None
        return normalise.value_of(type_, span.of(self._view.text), year=year)

    def _may_settle(self, chosen: Sequence[Difference]) -> bool:
        if not self._is_allowed():
            return False
        if not chosen:
            self.hint.emit(self.tr("Go to a difference first: N goes to the next."))
        return bool(chosen)

    def _is_allowed(self) -> bool:
        refusal = self.refusal()
        if refusal:
            self.hint.emit(refusal)
        return not refusal

    def _carry_out(
        self, work: Callable[[Progress], _Result], *, count: int | None = None
    ) -> _Result | None:
        return waiting_dialog.carry_out(
            self._desk.background, work, self._view.window(), self.tr("Settling…"), count=count
        )

    def _tell_many(self, count: int) -> None:
        self._bar.show_message(
            Message(
                "settled",
                MessageKind.SUCCESS,
                lambda: self.tr("%Ln annotation(s) were taken into the final version.", "", count),
                (Choice(lambda: self.tr("&Undo"), self._undo),),
            )
        )
