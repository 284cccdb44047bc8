"""Under whose name annotations are made: asked once, kindly, and changed at any time."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.ui.dialogs import ask, people_and_rules
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.workflows import people, review_rules

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.foundation.settings_store import SettingsStore
    from annotator.workflows.session import Session


class Authors(QObject):
    """Looks after the name that stands with every annotation.

    Signals:
        changed: Somebody else works from now on, or the same under another name.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        settings: SettingsStore,
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._bar = bar
        self._window = window
        self._commands = [commands["change_name"], commands["people_and_rules"]]
        commands.on(
            {"change_name": self.change_name, "people_and_rules": self.change_people_and_rules}
        )
        desk.session_changed.connect(self._meet)
        self._allow(allowed=False)

    @property
    def name(self) -> str:
        """The name annotations are made under; empty without a project."""
        session = self._desk.session
        return session.person.name if session and session.person else ""

    def change_name(self) -> None:
        """Ask for the name that stands with every annotation made from now on."""
        session = self._desk.session
        if session is None:
            return
        current = session.person.name if session.person else self._settings.settings.person_name
        name = ask.ask_text(
            self._window,
            self.tr("My name"),
            self.tr("This name stands with every annotation you make:"),
            current or _account_name(),
        )
        if name and name.strip():
            self._take_name(session, name.strip())

    def change_people_and_rules(self) -> None:
        """Ask who works as what and how this office reviews; each change is a step of its own."""
        session = self._desk.session
        if session is None:
            return
        known, rules = people.people(session), review_rules.rules(session)
        chosen = people_and_rules.ask_people_and_rules(self._window, known, rules, self._settings)
        if chosen is None:
            return
        before = {summary.person.id: summary.person for summary in known}
        for person in chosen.people:
            if person.role is not before[person.id].role:
                people.set_role(session, person.id, person.role, initiator=self)
            if person.name != before[person.id].name:
                people.rename_person(session, person.id, person.name, initiator=self)
                if session.person is not None and session.person.id == person.id:
                    self._settings.change(person_name=person.name)
        review_rules.set_rules(session, chosen.rules, initiator=self)
        self.changed.emit()

    def _allow(self, *, allowed: bool) -> None:
        for command in self._commands:
            command.setEnabled(allowed)

    def _meet(self) -> None:
        """A project was opened: work in it under the known name, or ask."""
        session = self._desk.session
        writable = session is not None and not session.read_only
        self._allow(allowed=writable)
        if session is not None and writable:
            known, last = self._settings.settings.person_name, session.person
            if not self._settings.settings.name_confirmed:
                if last is None and known:
                    people.work_as(session, known)
                self._ask_name(session)
            elif known and (last is None or last.name != known):
                people.work_as(session, known)
                if last is not None:
                    self._tell_other_name(session, last.name)
        self.changed.emit()

    def _ask_name(self, session: Session) -> None:
        """Propose a name once, without getting in the way: tagging works under it at once."""
        person = session.person or people.work_as(session, _account_name())
        self._bar.show_message(
            Message(
                "name",
                MessageKind.INFO,
                lambda: self.tr(
                    "Your annotations will be signed “{name}”. Is that your name?"
                ).format(name=person.name),
                (
                    Choice(
                        lambda: self.tr("&Yes"),
                        lambda: self._settings.change(name_confirmed=True, person_name=person.name),
                    ),
                    Choice(lambda: self.tr("&Other name…"), self.change_name),
                ),
            )
        )

    def _tell_other_name(self, session: Session, other: str) -> None:
        """Say that somebody else was at work here: a colleague's copy, or another at this desk."""
        own = self.name
        self._bar.show_message(
            Message(
                "name",
                MessageKind.INFO,
                lambda: self.tr(
                    "You work here as “{own}”; “{other}” was the last to work in this project."
                ).format(own=own, other=other),
                (
                    Choice(
                        lambda: self.tr("I &am “{other}”").format(other=other),
                        lambda: self._take_name(session, other),
                    ),
                ),
            )
        )

    def _take_name(self, session: Session, name: str) -> None:
        """Take a name; a proposed one that was never confirmed is corrected, not joined."""
        if session.person is not None and not self._settings.settings.name_confirmed:
            people.rename_person(session, session.person.id, name, initiator=self)
        else:
            people.work_as(session, name)
        self._settings.change(name_confirmed=True, person_name=name)
        self._bar.withdraw("name")
        self.changed.emit()


def _account_name() -> str:
    """The name the person logged in with."""
    try:
        return getpass.getuser()
    except OSError:
        return "—"
