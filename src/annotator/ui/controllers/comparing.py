"""Compare authors of the text on the desk and settle what they differ in, by single keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.text.spans import Span, one_place
from annotator.ui.controllers.comparison_reading import ComparisonReading
from annotator.ui.controllers.doubts import Doubts
from annotator.ui.controllers.settling import Settling
from annotator.ui.editor.author_lanes import AuthorLanes
from annotator.ui.panels.compare_bar import MOST
from annotator.ui.panels.difference_card import CardContents, CardSide
from annotator.workflows import browse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.differences import Difference
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.comparison_reading import Compared
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.message_bar import MessageBar
    from annotator.ui.panels.compare_panel import ComparePanel

_TAKES: Final = tuple(f"take_{number}" for number in range(1, MOST + 1))
_WALK: Final = ("next_difference", "previous_difference")
_SETTLE: Final = ("take_all", "take_neither", "take_new", "accept_identical")
_REVERSALS: Final = frozenset({Action.UNDO, Action.REDO})


class Comparing(QObject):
    """Connects text, dock and commands while authors are compared.

    Signals:
        hint: A sentence for the status bar.
        dock_wanted: Whether the dock should be in sight.
    """

    hint = Signal(str)
    dock_wanted = Signal(bool)

    def __init__(
        self, desk: Desk, view: AnnotatedTextView, commands: Commands, bar: MessageBar
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._commands = commands
        self._panel: ComparePanel | None = None
        self._active = False
        self._compared: Compared | None = None
        self._lanes: AuthorLanes | None = None
        self._return_to: Span | None = None
        self.settling = Settling(desk, view, bar, commands["undo"].trigger, self)
        self.settling.hint.connect(self.hint)
        self.settling.settled.connect(self._settled)
        self._doubts = Doubts(desk, view, self)
        self._doubts.hint.connect(self.hint)
        self._reading = ComparisonReading(desk, self)
        self.settling.many_settled.connect(self._reading.begin)
        self._reading.read.connect(self._take_comparison)
        desk.session_closing.connect(self.stop)
        desk.session_changed.connect(lambda: self._reading.want(()))
        desk.document_changed.connect(self._show_document)
        desk.changing.connect(self._follow)  # the text will ask whose a new annotation is
        view.current_changed.connect(self._follow_text)
        self._connect_commands()
        self._refresh_commands()

    def take_panel(self, panel: ComparePanel) -> None:
        """Work with the dock from now on; there is none before the first text."""
        self._panel = panel
        names = (*_WALK, *_TAKES, *_SETTLE)
        panel.add_keys([self._commands[name] for name in names])
        panel.begun.connect(self.start)
        panel.reached.connect(self._show)
        panel.chosen_changed.connect(self._show_card)
        panel.doubts_clicked.connect(lambda: self._doubts.go_on(panel.model.comparison))
        panel.accept_requested.connect(self.settling.accept_identical)
        panel.bar.people_chosen.connect(self._choose_people)
        panel.bar.ended.connect(self.stop)
        panel.card.asked.connect(self._do)

    # The mode ---------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Whether authors are compared."""
        return self._active

    def start(self) -> None:
        """Compare authors of the text on the desk."""
        if self._desk.document is None or self._panel is None or self._active:
            return
        self._active = True
        self._commands["compare"].setChecked(True)
        self._panel.begin()
        self.dock_wanted.emit(True)  # noqa: FBT003 - what the signal carries
        self._reading.begin()

    def stop(self) -> None:
        """Show the text as always."""
        if not self._active:
            return
        self._active = False
        self._commands["compare"].setChecked(False)
        self._reading.stop()
        self._forget()
        if self._panel is not None:
            self._panel.end()
        self.dock_wanted.emit(False)  # noqa: FBT003 - what the signal carries

    def retranslate(self) -> None:
        """Name the commands of the moment."""
        self._name_commands()
        self._show_card()

    # Going through ----------------------------------------------------------------------

    def go(self, step: int) -> None:
        """Go to the next difference, or to the one before."""
        panel = self.settling.panel
        if panel is None:
            return
        model, row = panel.model, panel.row
        if row is None:
            row = model.row_from(self._view.caret.position) - (step > 0)
        row += step
        if 0 <= row < model.rowCount():
            self._show(row)
            return
        first = model.next_open(0) if step > 0 else None
        if first is None:
            self.hint.emit(self.tr("There is no other difference in this direction."))
        else:
            self.hint.emit(self.tr("That was the last: on from the top."))
            self._show(first)

    # Inside: going on ------------------------------------------------------------------

    def _settled(self, chosen: Sequence[Difference]) -> None:
        """Go on to what is open."""
        panel = self._panel
        if panel is None:
            return
        row = panel.model.row_of(chosen[-1])
        panel.model.mark_settled(chosen)
        panel.refresh()
        following = panel.model.next_open(0 if row is None else row + 1)
        if following is None:
            self.hint.emit(self.tr("Nothing is open in this list. Ctrl+Z still takes back."))
            self._show_card()
            self._view.viewport().update()
        else:
            self._show(following)

    # Inside: following ------------------------------------------------------------------

    def _take_comparison(self, compared: Compared) -> None:
        panel = self._panel
        if panel is None or not self._active or compared.document_id != self._desk.document_id:
            return
        fresh, self._compared = self._compared is None, compared
        comparison = compared.comparison
        people = comparison.people if comparison else ()
        panel.bar.show_people(compared.offered, people)
        panel.show_comparison(comparison, self._desk.text, editable=not self.settling.refusal())
        self._refresh_commands()
        self._show_lanes(compared)
        if self._return_to is not None:
            row = panel.model.row_at(self._return_to.start, self._return_to.end)
            self._return_to = None
            if row is not None:
                self._show(row)
        elif fresh and panel.row is None:
            start = panel.model.row_from(self._view.caret.position)
            row = panel.model.next_open(start)
            if row is not None:
                self._show(row)
        self._show_card()

    def _show_lanes(self, compared: Compared) -> None:
        panel, comparison = self._panel, compared.comparison
        if comparison is None or panel is None:
            self._lanes = None
        elif self._lanes is not None and self._lanes.count == len(comparison.people) + 1:
            self._lanes.numbers = compared.lanes
        else:
            labels = [str(number) for number in range(1, len(comparison.people) + 1)]
            self._lanes = AuthorLanes(
                compared.lanes, (*labels, self.tr("Final")[0]), panel.model.overlapping
            )
        self._view.show_lanes(self._lanes)

    def _show_document(self) -> None:
        if not self._active:
            self._refresh_commands()
            return
        if self._desk.document is None:
            self.stop()
            return
        self._forget()
        if self._panel is not None:
            self._panel.end()
            self._panel.begin()
        self._reading.begin()

    def _follow(self, change_set: ChangeSet, initiator: object) -> None:
        if not self._active or self._compared is None:
            return
        sides = {id_: lane for lane, id_ in enumerate((*self._person_ids(), FINAL_PERSON_ID))}
        for change in change_set.annotations:
            if change.after is not None and change.after.person_id in sides:
                self._compared.lanes[change.after.key] = sides[change.after.person_id]
        if change_set.action in _REVERSALS and change_set.annotations:
            self._return_to = self._place_of(change_set)
            self._reading.begin()
        else:
            self._reading.note(settled_here=initiator is self.settling)

    def _place_of(self, change_set: ChangeSet) -> Span | None:
        """Where to go after a step was undone: where it was, unless that is in many places."""
        changed = [change.after or change.before for change in change_set.annotations]
        places = [one.span for one in changed if one and one.document_id == self._desk.document_id]
        place = one_place(places)
        if place is None and places and self._panel is not None and self._panel.row is None:
            return min(places)
        return place

    def _follow_text(self, key: object) -> None:
        """The annotation that was clicked belongs to a difference: show that one."""
        mark, panel = self._view.current_mark, self._panel
        if key is None or mark is None or panel is None or not self._active:
            return
        row = panel.model.row_at(mark[0], mark[1])
        if row is not None and row != panel.row:
            panel.select(row)
            self._mark_here()
            self._show_card()

    def _show(self, row: int) -> None:
        """Go to a difference in list and text."""
        panel = self._panel
        if panel is None:
            return
        panel.select(row)
        one = panel.model.difference(row)
        self._mark_here()
        self._view.caret.place(self._view.caret.stops.snap(one.start))
        self._view.set_current(None)
        self._view.reveal(one.start, one.end)
        self._show_card()

    def _mark_here(self) -> None:
        one = self._panel.current if self._panel else None
        if self._lanes is not None:
            self._lanes.here = (one.start, one.end) if one else None
        self._view.viewport().update()

    def _show_card(self) -> None:
        panel, compared = self._panel, self._compared
        if panel is None:
            return
        row = panel.row
        if row is None or compared is None or compared.comparison is None:
            panel.card.show_contents(None)
            return
        entry = panel.model.entry(row)
        named = zip(compared.comparison.people, entry.sides, strict=True)
        panel.card.show_contents(
            CardContents(
                [CardSide(person.name, side) for person, side in named],
                self._finals(entry.difference, compared),
                settled=entry.difference.settled,
                several=max(1, panel.chosen_count),
                refusal=self.settling.refusal(),
            )
        )

    def _finals(self, one: Difference, compared: Compared) -> list[Annotation]:
        lane = len(self._person_ids())
        found = self._view.marks.overlapping(one.start, one.end)
        keys = [mark[2] for mark in found if compared.lanes.get(mark[2]) == lane]
        return browse.annotations(self._desk.session, keys) if self._desk.session and keys else []

    def _forget(self) -> None:
        self._compared, self._lanes, self._return_to = None, None, None
        self._view.show_lanes(None)
        self._refresh_commands()

    # Inside: commands -------------------------------------------------------------------

    def _connect_commands(self) -> None:
        commands, settling = self._commands, self.settling
        commands["compare"].toggled.connect(lambda on: self.start() if on else self.stop())
        acts: dict[str, Callable[[], object]] = {
            "next_difference": lambda: self.go(1),
            "previous_difference": lambda: self.go(-1),
            "take_all": lambda: settling.take(self._person_ids()),
            "take_neither": lambda: settling.take(()),
            "take_new": settling.make_new,
            "accept_identical": settling.accept_identical,
        }
        for number, name in enumerate(_TAKES):
            acts[name] = partial(self._take_one, number)
        commands.on(acts)

    def _take_one(self, number: int) -> None:
        self.settling.take(self._person_ids()[number : number + 1])

    def _do(self, name: str) -> None:
        """What a button of the card asks for; afterwards the keys belong to the text again."""
        self._commands[name].trigger()
        if name != "take_new":
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_people(self, person_ids: Sequence[str]) -> None:
        self._reading.want(person_ids)
        self._reading.begin()

    def _person_ids(self) -> tuple[str, ...]:
        comparison = self._compared.comparison if self._compared else None
        return tuple(person.id for person in comparison.people) if comparison else ()

    def _refresh_commands(self) -> None:
        """Enable what makes sense now, and give the keys to it."""
        commands, settling, count = self._commands, self.settling, len(self._person_ids())
        commands["compare"].setEnabled(self._desk.document is not None)
        settling.panel = self._panel if count else None
        offered = (*_WALK, *_TAKES[:count], *_SETTLE) if count else ()
        for name in (*_WALK, *_TAKES, *_SETTLE):
            commands[name].setEnabled(name in offered)
        if count:
            tags = {f"tag_{type_.value}": type_ for type_ in AnnotationType}
            # The digit behind the last author takes all of them; types have none meanwhile.
            keys = dict.fromkeys(tags, ()) | {"take_all": (str(count + 1),)}
            commands.lend_keys(offered, keys)
            commands.divert({name: partial(settling.tag_anew, tags[name]) for name in tags})
        else:
            commands.lend_keys((), {})
            commands.divert({})
        self._name_commands()

    def _name_commands(self) -> None:
        """Name whose work the digits take; that of nobody in particular where there is none."""
        self._commands.retranslate(_TAKES)
        comparison = self._compared.comparison if self._compared else None
        if comparison is None:
            return
        for name, person in zip(_TAKES, comparison.people, strict=False):
            self._commands[name].setText(self.tr("Take what {name} has").format(name=person.name))
