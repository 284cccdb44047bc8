"""The main job: tag, retype, remove, move borders, edit, undo; and the text view kept in step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.text.spans import Span, one_place
from annotator.ui.controllers.proposing import Proposing
from annotator.ui.controllers.step_names import step_name
from annotator.ui.dialogs import waiting
from annotator.values import natural_unit, next_unit
from annotator.workflows import annotate, browse, history

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet, Step
    from annotator.domain.values import Value
    from annotator.text.span_index import Mark
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

_REVERSALS = frozenset({Action.UNDO, Action.REDO})
_OF_CURRENT = ("remove", "edit_value", "end_left", "end_right", "start_left", "start_right")
_OF_TEXT = tuple(f"tag_{type_.value}" for type_ in AnnotationType)
_OF_SELECTION = ("copy",)
_ENABLED_TOGETHER = (_OF_CURRENT, _OF_TEXT, _OF_SELECTION)
_NAME_AFTER = 15  # milliseconds: the text is painted first
_COUNT_AFTER = 150  # milliseconds: counts of sections follow once the hands rest


class Annotating(QObject):
    """Connects the commands of tagging with the text view.

    Attributes:
        proposing: Takes over where an annotation is somebody else's.

    Signals:
        hint: A sentence for the status bar.
        saved: A change was committed; its name in the reader's language.
        marks_changed: The marks of the document changed; coalesced.
        editing_wanted: The value of the current annotation should be edited.
    """

    hint = Signal(str)
    saved = Signal(str)
    marks_changed = Signal()
    editing_wanted = Signal()

    def __init__(
        self, desk: Desk, view: AnnotatedTextView, commands: Commands, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._commands = commands
        self.proposing = Proposing(desk, self)
        self._state: tuple[bool, bool, bool] | None = None
        self._counting = QTimer(self, interval=_COUNT_AFTER, singleShot=True)
        self._counting.timeout.connect(self.marks_changed)
        self._naming = QTimer(self, interval=_NAME_AFTER, singleShot=True)
        self._naming.timeout.connect(self.refresh_history)
        self._connect_commands()
        desk.document_changed.connect(self._show_document)
        desk.session_changed.connect(self.refresh_commands)
        desk.changed.connect(self._follow)
        view.current_changed.connect(lambda _key: self.refresh_commands())
        view.selection_changed.connect(self.refresh_commands)
        self.refresh_commands()

    # Commands

    def tag(self, type_: AnnotationType) -> None:
        """Tag the selection; else retype the current annotation; else tag what stands here."""
        session, document_id = self._desk.session, self._desk.document_id
        if session is None or document_id is None:
            return
        span = self._view.selected_span()
        if span is None and self._view.current is not None:
            self.retype([self._view.current], type_)
            return
        if span is None:
            view = self._view
            unit = natural_unit.unit_for(view.text, view.caret.position, type_, names=view.names)
            span = Span(*unit) if unit else None
        if span is None:
            self.hint.emit(self.tr("Select the characters first, then press 1, 2, 3 or 4."))
            return
        if annotate.trimmed(self._view.text, span) is None:
            self.hint.emit(self.tr("Punctuation alone cannot be annotated."))
            return
        change_set = annotate.tag(session, document_id, span, type_, initiator=self)
        if change_set is None:
            self.hint.emit(self.tr("Nothing to tag here, or it is tagged so already."))

    def retype(self, keys: Sequence[int], type_: AnnotationType | str) -> None:
        """Give annotations another type; to the authors of others it is proposed."""
        session, own = self._desk.session, self.proposing.retype(keys, AnnotationType(type_))
        if session is not None and own:
            act = partial(annotate.retype, session, own, AnnotationType(type_), initiator=self)
            self._carry_out(act, self.tr("Changing the type…"), len(own))

    def remove(self, keys: Sequence[int]) -> None:
        """Remove annotations; those of others are returned instead, with a reason."""
        session, own = self._desk.session, self.proposing.remove(keys)
        if session is not None and own:
            act = partial(annotate.remove, session, own, initiator=self)
            self._carry_out(act, self.tr("Removing…"), len(own))

    def edit(self, key: int, value: Value | None, note: str) -> None:
        """Set value and note; for an annotation of somebody else the value is proposed."""
        if self._desk.session is not None and not self.proposing.edit(key, value):
            annotate.edit(self._desk.session, key, value=value, note=note, initiator=self)

    def undo(self) -> None:
        """Take back the last step and show where it was."""
        session = self._desk.session
        if session is not None:
            step = history.next_undo(session)
            self._reverse(step, partial(history.undo, session, initiator=self), self.tr("Undoing…"))

    def redo(self) -> None:
        """Do it again and show where it is."""
        session = self._desk.session
        if session is not None:
            step = history.next_redo(session)
            self._reverse(step, partial(history.redo, session, initiator=self), self.tr("Redoing…"))

    def _reverse(self, step: Step | None, act: Callable[..., ChangeSet | None], words: str) -> None:
        self._show_where(self._carry_out(act, words, step.count if step else 0))

    def _carry_out(
        self, act: Callable[..., ChangeSet | None], words: str, count: int
    ) -> ChangeSet | None:
        """Change so many things; 143,000 take some seconds."""
        return waiting.carry_out(
            self._desk.background,
            lambda progress: act(progress=progress),
            self._view.window(),
            words,
            count=count,
        )

    def _show_where(self, change_set: ChangeSet | None) -> None:
        """Nothing is changed behind one's back: another document it happened in is shown."""
        if change_set is None or not change_set.annotations:
            return
        change = change_set.annotations[0]
        document_id = _document_of(change)
        if document_id is None or document_id == self._desk.document_id:
            return
        self._desk.show_document(document_id)
        if document_id != self._desk.document_id:  # what took the step back took it out of sight
            return
        if change.after is not None:
            self._view.go_to_mark(_mark(change.after))
        elif change.before is not None:
            self._view.go_to(change.before.start)

    def go_to_key(self, key: int) -> None:
        """Show an annotation of the document in the text."""
        if self._desk.session is None or key == self._view.current:
            return
        found = browse.annotation(self._desk.session, key)
        if found is not None and found.document_id == self._desk.document_id:
            self._view.go_to_mark(_mark(found))

    def go_to_next(self) -> None:
        """Go to the next annotation."""
        place = self._place()
        mark = self._view.marks.after(place)
        if mark is None:
            self.hint.emit(self.tr("That was the last annotation."))
        else:
            self._view.go_to_mark(mark)

    def go_to_previous(self) -> None:
        """Go to the annotation before."""
        mark = self._view.marks.before(self._place())
        if mark is None:
            self.hint.emit(self.tr("That was the first annotation."))
        else:
            self._view.go_to_mark(mark)

    def move_border(self, start: int, end: int) -> None:
        """Move the borders of the current annotation by so many caret stops."""
        mark, session = self._view.current_mark, self._desk.session
        if mark is None or session is None:
            return
        span = self._moved_span(self.proposing.span(mark), start, end)
        if span is not None and not self.proposing.move_border(mark[2], span):
            annotate.move_border(session, mark[2], span, initiator=self)

    def _moved_span(self, old: Span, start: int, end: int) -> Span | None:
        """The span with its borders moved, past line ends and Markdown marks; None at the ends."""
        stops = self._view.caret.stops
        first, last = old.start, old.end
        while True:
            before = (first, last)
            first = _moved(first, start, stops.after, stops.before)
            last = _moved(last, end, stops.after, stops.before)
            if first >= last or (first, last) == before:
                return None
            span = annotate.trimmed(self._view.text, Span(first, last))
            if span is None or span != old:
                return span

    def select_unit(self) -> None:
        """Select the date, figure or name at the caret or the next one that is not tagged yet."""
        view = self._view
        span = view.selected_span()
        place = span.end if span else view.caret.position
        self._propose(next_unit.next_unit(view.text, place, taken=self._tagged, names=view.names))

    def select_previous_unit(self) -> None:
        """Select the date, figure or name before the caret that is not tagged yet."""
        view = self._view
        span = view.selected_span()
        place = span.start if span else view.caret.position
        unit = next_unit.previous_unit(view.text, place, taken=self._tagged, names=view.names)
        self._propose(unit)

    def refresh_commands(self) -> None:
        """Enable what makes sense now; asked at every move of the caret, so it keeps the answer."""
        session = self._desk.session
        writable = session is not None and not session.read_only
        state = (
            writable and self._view.current is not None,
            writable and self._desk.document is not None,
            self._view.selected_span() is not None,
        )
        known, self._state = self._state or (None, None, None), state
        for names, is_, was in zip(_ENABLED_TOGETHER, state, known, strict=True):
            for name in names if is_ != was else ():
                self._commands[name].setEnabled(is_)

    def refresh_history(self) -> None:
        """Name the next steps in the Edit menu."""
        session = self._desk.session
        undo = history.next_undo(session) if session else None
        redo = history.next_redo(session) if session else None
        self._name("undo", undo, self.tr("&Undo: {step}"), self.tr("&Undo"))
        self._name("redo", redo, self.tr("&Redo: {step}"), self.tr("&Redo"))

    def _propose(self, unit: tuple[int, int, AnnotationType] | None) -> None:
        """Select what may be tagged and say what it is taken for; Escape goes back."""
        if unit is None:
            self.hint.emit(self.tr("No untagged date, figure or name was recognised near here."))
            return
        caret = self._view.caret
        origin = caret.position if caret.origin is None else caret.origin
        self._view.select(unit[0], unit[1])
        caret.origin = origin
        name = f"tag_{self._type_of_name(unit) or unit[2].value}"
        sentence = self.tr("{type}? Press {key}. Space goes on.")
        key = self._commands[name].shortcut().toString()
        self.hint.emit(sentence.format(type=self._commands.plain_name(name), key=key))

    def _type_of_name(self, unit: tuple[int, int, AnnotationType]) -> str | None:
        """The type under which the same name was tagged elsewhere in the text."""
        text, surface = self._view.text, self._view.text[unit[0] : unit[1]]
        if surface not in self._view.names:
            return None
        return next((m[3] for m in self._view.marks if text[m[0] : m[1]] == surface), None)

    def _tagged(self, start: int, end: int) -> bool:
        return bool(self._view.marks.overlapping(start, end))

    # Following changes

    def _show_document(self) -> None:
        document = self._desk.document
        self._view.show_text(document.text if document else "", document.marks if document else [])
        self.refresh_commands()
        self.refresh_history()

    def _follow(self, change_set: ChangeSet, initiator: object) -> None:
        session, document_id = self._desk.session, self._desk.document_id
        if session is not None and document_id is not None and document_id in change_set.reload:
            self._view.replace_marks(browse.open_document(session, document_id).marks)
        else:
            self._apply(change_set, follow=initiator is self)
        self._refresh_steps(change_set)
        self._counting.start()
        name = step_name(change_set.step, change_set.action)
        if change_set.action in _REVERSALS:
            self.hint.emit(name)
        else:
            self.saved.emit(name)

    def _refresh_steps(self, change_set: ChangeSet) -> None:
        """After a new step undo is possible and redo is not; their names may come later."""
        if change_set.action in _REVERSALS:
            self.refresh_history()
        else:
            self._commands["undo"].setEnabled(True)
            self._commands["redo"].setEnabled(False)
            self._naming.start()

    def _apply(self, change_set: ChangeSet, *, follow: bool) -> None:
        """Take the changes into the view; what the hands here did becomes current."""
        document_id = self._desk.document_id
        here = [c for c in change_set.annotations if _document_of(c) == document_id]
        removed = [_mark(c.before) for c in here if c.before is not None and not c.before.deleted]
        added = [_mark(c.after) for c in here if c.after is not None and not c.after.deleted]
        self._view.change_marks(removed, added)
        if not follow or not here:
            return
        reversed_step = change_set.action in _REVERSALS
        if len(added) == 1:
            self._arrive_at(added[0], show=reversed_step)
        elif removed and not (reversed_step and _lie_apart(removed)):
            place = min(mark[0] for mark in removed)
            if not added:
                self._view.caret.place(self._view.caret.stops.snap(place))
            self._view.reveal(place)

    def _arrive_at(self, mark: Mark, *, show: bool) -> None:
        """Make a fresh or changed annotation current; the hands go on behind it."""
        if show or self._view.current != mark[2]:
            self._view.caret.place(mark[1])
        self._view.set_current(mark)
        self._view.reveal(mark[0], mark[1])

    def _place(self) -> tuple[int, ...]:
        mark = self._view.current_mark
        return mark[:3] if mark else (self._view.caret.position,)

    def _name(self, name: str, step: Step | None, named: str, plain: str) -> None:
        action = self._commands[name]
        action.setEnabled(step is not None and not self._read_only())
        action.setText(named.format(step=step_name(step, step.action)) if step else plain)

    def _read_only(self) -> bool:
        return self._desk.session is None or self._desk.session.read_only

    def _connect_commands(self) -> None:
        for type_ in AnnotationType:
            self._on(f"tag_{type_.value}", partial(self.tag, type_))
        self._on("undo", self.undo)
        self._on("redo", self.redo)
        self._on("remove", lambda: self.remove(self._current_keys()))
        self._on("edit_value", self.editing_wanted.emit)
        self._on("next_annotation", self.go_to_next)
        self._on("previous_annotation", self.go_to_previous)
        self._on("select_unit", self.select_unit)
        self._on("previous_unit", self.select_previous_unit)
        self._on("end_right", lambda: self.move_border(0, 1))
        self._on("end_left", lambda: self.move_border(0, -1))
        self._on("start_left", lambda: self.move_border(-1, 0))
        self._on("start_right", lambda: self.move_border(1, 0))

    def _on(self, name: str, act: Callable[[], object]) -> None:
        self._commands.on({name: act})

    def _current_keys(self) -> list[int]:
        return [self._view.current] if self._view.current is not None else []


def _mark(annotation: Annotation) -> Mark:
    return (annotation.start, annotation.end, annotation.key, annotation.type.value)


def _lie_apart(marks: Sequence[Mark]) -> bool:
    """Whether they are in many places: none of these is the one to go to."""
    return one_place(Span(mark[0], mark[1]) for mark in marks) is None


def _document_of(change: object) -> str | None:
    known = getattr(change, "after", None) or getattr(change, "before", None)
    return known.document_id if known else None


def _moved(
    position: int, steps: int, after: Callable[[int], int], before: Callable[[int], int]
) -> int:
    for _ in range(abs(steps)):
        position = after(position) if steps > 0 else before(position)
    return position
