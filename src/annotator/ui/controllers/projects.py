"""Projects: new, open, recent, copy, check, and the one made on the first start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.clock import utc_now
from annotator.ui.dialogs import ask
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.ui.foundation.user_folders import documents_folder
from annotator.workflows import check_project, projects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.domain.checks import Finding
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.controllers.texts import Texts
    from annotator.ui.foundation.settings_store import SettingsStore
    from annotator.workflows.session import Session

PROJECT_ENDING = ".annot"
PACKAGE_ENDING = ".annotpkg"


class Projects(QObject):
    """Brings projects and texts onto the desk.

    Signals:
        recent_changed: The list of recent projects is another.
        found_sound: The project that was opened has been checked and is in order.
    """

    recent_changed = Signal()
    found_sound = Signal()

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        settings: SettingsStore,
        bar: MessageBar,
        texts: Texts,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._texts = texts
        texts.default_session = self.default_session
        self._commands = commands
        self._settings = settings
        self._bar = bar
        self._window = window
        self._connect()
        desk.session_changed.connect(self.refresh_commands)
        self.refresh_commands()

    # At the start

    def open_last(self) -> None:
        """Open the project that was open last, if it is still there."""
        last = self._settings.settings.last_project
        if last and Path(last).exists():
            self.open_project(Path(last))

    # Projects

    def new_project(self) -> None:
        """Ask where, and make an empty project there."""
        proposal = documents_folder() / self.tr("New project{ending}").format(ending=PROJECT_ENDING)
        chosen = ask.choose_file_to_save(
            self._window, self.tr("New project"), proposal, [(self.tr("Projects"), "*.annot")]
        )
        if chosen is not None:
            self.create(chosen)

    def create(self, chosen: Path) -> None:
        """Make an empty project and open it; a name without an ending gets it."""
        path = chosen if chosen.suffix else chosen.with_suffix(PROJECT_ENDING)
        self._take(projects.create_project(path, clock=utc_now), is_new=True)

    def choose_project(self) -> None:
        """Ask which project to open."""
        chosen = ask.choose_file_to_open(
            self._window,
            self.tr("Open project"),
            self._project_folder(),
            [(self.tr("Projects"), "*.annot")],
        )
        if chosen is not None:
            self.open_project(chosen)

    def open_project(self, path: Path) -> None:
        """Open a project; the one at hand stays if that fails."""
        session = self._desk.session
        if session is not None and session.path == path:
            return
        if not path.exists():
            self._settings.forget_project(path)
            self.recent_changed.emit()
        self._take(projects.open_project(path, clock=utc_now))

    def save_copy(self) -> None:
        """Ask where, and write a copy of the project there."""
        session = self._desk.session
        if session is None:
            return
        proposal = session.path.with_name(f"{session.path.stem} {utc_now():%Y-%m-%d}.annot")
        chosen = ask.choose_file_to_save(
            self._window, self.tr("Save a copy"), proposal, [(self.tr("Projects"), "*.annot")]
        )
        if chosen is not None:
            projects.save_copy(session, chosen)
            name = chosen.name
            self._bar.say(lambda: self.tr("A copy was saved as {name}.").format(name=name))

    def check(self) -> None:
        """Check the whole project and say what was found."""
        if self._desk.session is not None:
            self._check(self._desk.session, quiet=False)

    def refresh_commands(self) -> None:
        """Enable what makes sense now."""
        has_session = self._desk.session is not None
        for name in ("save_copy", "check_project"):
            self._commands[name].setEnabled(has_session)

    # Inside

    def _take(self, session: Session, *, is_new: bool = False) -> None:
        self._desk.take(session)
        self._settings.remember_project(session.path)
        self.recent_changed.emit()
        if session.read_only:
            self._bar.show_message(
                Message(
                    "read-only",
                    MessageKind.WARNING,
                    lambda: self.tr(
                        "This project can only be read: the file or its folder takes no changes."
                    ),
                    (
                        Choice(
                            lambda: self.tr("Save a &copy"),
                            self.save_copy,
                        ),
                    ),
                )
            )
        if not is_new:
            # The text comes first.
            QTimer.singleShot(0, self, lambda: self._check(session, quiet=True))

    def default_session(self) -> Session:
        """The project for whoever has chosen none: made on the first start, then reused."""
        path = documents_folder() / self.tr("Annotations") / self.tr("My project.annot")
        # A start that was killed on the way leaves a file without a byte; it is made anew.
        is_new = not path.exists() or not path.stat().st_size
        if not is_new:
            session = projects.open_project(path, clock=utc_now)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            session = projects.create_project(path, clock=utc_now)
        self._take(session, is_new=is_new)
        return session

    def _check(self, session: Session, *, quiet: bool) -> None:
        """Check in the background what is open still; when quiet, speak only of damage."""
        if session is not self._desk.session:
            return
        task = self._desk.background.task(
            lambda progress: check_project.check_project(session, progress)
        )
        task.succeeded.connect(lambda found: self._tell_findings(session, found, quiet=quiet))
        task.start()

    def _tell_findings(self, session: Session, findings: Sequence[Finding], *, quiet: bool) -> None:
        if session is not self._desk.session:
            return
        if quiet and not findings:
            self.found_sound.emit()
            return
        count = len(findings)
        first = f"{findings[0].where}: {findings[0].detail}" if findings else ""
        self._bar.show_message(
            Message(
                "check",
                MessageKind.WARNING if findings else MessageKind.SUCCESS,
                lambda: (
                    self.tr(
                        "The check found %Ln problem(s); the first: {first}. Work in a copy and "
                        "keep this file as it is.",
                        "",
                        count,
                    ).format(first=first)
                    if count
                    else self.tr("The project was checked; everything is in order.")
                ),
            )
        )

    def _project_folder(self) -> Path:
        session = self._desk.session
        return session.path.parent if session else documents_folder()

    def _connect(self) -> None:
        self._commands.on(
            {
                "new_project": self.new_project,
                "open_project": self.choose_project,
                "save_copy": self.save_copy,
                "check_project": self.check,
            }
        )
