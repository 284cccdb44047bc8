"""Go back to a copy of the project that was put aside, or take one out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from annotator.domain.clock import utc_now
from annotator.domain.errors import ProblemForUser
from annotator.ui.controllers.step_names import step_name
from annotator.ui.dialogs import ask, backups_window, waiting
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.ui.foundation.open_outside import show_in_folder
from annotator.ui.foundation.user_folders import documents_folder
from annotator.workflows import backups

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.domain.backups import Restored
    from annotator.domain.change_sets import HistoryStep
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.controllers.projects import Projects

_PROJECTS: Final = "*.annot"


class GoingBack(QObject):
    """Two clicks to the list, a third one to the state before the last larger step."""

    def __init__(
        self, desk: Desk, commands: Commands, bar: MessageBar, projects: Projects, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._bar = bar
        self._projects = projects
        self._window = window
        commands.on({"backups": self.show_copies})
        # Not of a damaged one: its copies would push out those that are sound.
        projects.found_sound.connect(self._put_aside)

    def show_copies(self) -> None:
        """Show the copies of the open project, or of all where none is open."""
        session = self._desk.session
        copies = backups.backups(session) if session else backups.all_backups()
        title = session.project.title if session else ""
        choice = backups_window.ask_backup(self._window, copies, _name_of, of_project=title)
        if choice is None:
            return
        if choice.wish is backups_window.Wish.TAKE_OUT:
            self._take_out(choice.copy)
        elif session is not None:
            self._restore(session.path, choice.copy)

    def _put_aside(self) -> None:
        """Put a copy aside if one is due, behind the back of whoever works already."""
        session = self._desk.session
        if session is None:
            return
        task = self._desk.background.task(
            lambda progress: backups.put_aside_if_due(session, progress), uses_project=False
        )
        task.failed.connect(self._tell_no_copy)
        task.start()

    def _tell_no_copy(self, failure: Exception) -> None:
        if not isinstance(failure, ProblemForUser):
            raise failure
        self._bar.show_message(
            Message(
                "no-backup",
                MessageKind.WARNING,
                lambda: self.tr(
                    "No backup could be put aside in {folder}. Your work is saved all the same; "
                    "see whether the disk is full or write-protected."
                ).format(folder=backups.folder()),
            )
        )

    def _restore(self, path: Path, copy: Path) -> None:
        """Put a copy in the place of the project; whatever comes of it, that is open again."""
        self._desk.clear()
        try:
            done = waiting.carry_out(
                self._desk.background,
                lambda _: backups.restore(path, copy, clock=utc_now),
                self._window,
                self.tr("Restoring the project…"),
                stoppable=False,
            )
        finally:
            self._projects.open_project(path)
        if done is not None:
            self._tell_restored(path, done)

    def _tell_restored(self, path: Path, done: Restored) -> None:
        kept = done.kept

        def words() -> str:
            restored = self.tr("The project is as it was when the copy was put aside.")
            if kept is not None and not done.is_sound:
                damaged = self.tr("The damaged file was kept as {name}.").format(name=kept.name)
                return f"{restored} {damaged}"
            return restored

        choices = []
        if kept is not None and done.is_sound:
            choices.append(Choice(lambda: self.tr("&Undo"), lambda: self._restore(path, kept)))
        elif kept is not None:
            choices.append(Choice(lambda: self.tr("Show in &folder"), lambda: show_in_folder(kept)))
        self._bar.show_message(Message("restored", MessageKind.SUCCESS, words, tuple(choices)))

    def _take_out(self, copy: Path) -> None:
        """Ask where to, write a copy of the copy there, and open it."""
        path = ask.choose_file_to_save(
            self._window,
            self.tr("Take out a backup"),
            documents_folder() / copy.name,
            [(self.tr("Projects"), _PROJECTS)],
        )
        if path is None:
            return
        done = waiting.carry_out(
            self._desk.background,
            lambda _: backups.copy_out(copy, path),
            self._window,
            self.tr("Writing {name}…").format(name=path.name),
            stoppable=False,
        )
        if done is not None:
            self._projects.open_project(path)


def _name_of(step: HistoryStep) -> str:
    return step_name(step.step, step.action)
