"""What to do with files: given at the start, dropped on the window, or received from others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from annotator.domain.errors import ProblemForUser
from annotator.ui.controllers.projects import PACKAGE_ENDING, PROJECT_ENDING
from annotator.ui.dialogs import ask
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.ui.foundation.user_folders import documents_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.controllers.exchanging import Exchanging
    from annotator.ui.controllers.projects import Projects
    from annotator.ui.controllers.reading_back import ReadingBack
    from annotator.ui.controllers.texts import Texts
    from annotator.ui.foundation.settings_store import SettingsStore

_WORKBOOK_ENDING: Final = ".xlsx"
_FROM_COLLEAGUES: Final = (PACKAGE_ENDING, _WORKBOOK_ENDING)


class Arrivals(QObject):
    """Opens, adds, takes in or reads back, by the kind of file and by what is on the desk."""

    def __init__(  # noqa: PLR0913 - it hands over to them
        self,
        desk: Desk,
        commands: Commands,
        settings: SettingsStore,
        bar: MessageBar,
        window: QWidget,
        *,
        projects: Projects,
        texts: Texts,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._bar = bar
        self._window = window
        self._projects = projects
        self._texts = texts
        self._exchanging: Exchanging | None = None
        self._reading_back: ReadingBack | None = None
        commands.on({"open_package": self.choose})

    def hand_over_to(self, exchanging: Exchanging, reading_back: ReadingBack) -> None:
        """Take in by these from now on; they come with the first project."""
        self._exchanging, self._reading_back = exchanging, reading_back

    def open_at_start(self, path: Path | None) -> None:
        """Open what was asked for; a colleague's file goes into the last project."""
        if path is None:
            self._projects.open_last()
        elif path.suffix.lower() in _FROM_COLLEAGUES:
            self._projects.open_last()
            self._receive(path)
        elif path.suffix.lower() == PROJECT_ENDING:
            self._projects.open_project(path)
        else:
            self._texts.add_texts([path])

    def drop(self, paths: Sequence[Path]) -> None:
        """Take files dropped on the window; one that cannot be taken is told, others go on."""
        texts: list[Path] = []

        def take(path: Path) -> None:
            ending = path.suffix.lower()
            if ending == PROJECT_ENDING:
                self._open_or_take_in(path)
            elif ending in _FROM_COLLEAGUES:
                self._receive(path)
            else:
                texts.append(path)

        self._take_each(paths, take)
        if texts:
            self._texts.add_texts(texts)

    def choose(self) -> None:
        """Ask which files came from colleagues, and take in one after the other, as for `drop`."""
        folder = self._settings.settings.exchange_folder
        chosen = ask.choose_files(
            self._window,
            self.tr("Take in a colleague's work"),
            Path(folder) if folder else documents_folder(),
            [
                (self.tr("Work of colleagues"), "*.annotpkg *.annot *.xlsx"),
                (self.tr("Packages"), "*.annotpkg"),
                (self.tr("Projects"), "*.annot"),
                (self.tr("Excel workbooks"), "*.xlsx"),
            ],
        )
        if not chosen:
            return
        self._settings.change(exchange_folder=str(chosen[0].parent))
        self._take_each(chosen, self._receive)

    def _take_each(self, paths: Sequence[Path], take: Callable[[Path], None]) -> None:
        for path in paths:
            try:
                take(path)
            except ProblemForUser as problem:
                self._bar.show_problem(problem)

    def _open_or_take_in(self, path: Path) -> None:
        """A project file may be one's own, to go on with, or a colleague's."""
        session = self._desk.session
        if session is None:
            self._projects.open_project(path)
        elif not (path.exists() and path.samefile(session.path)):
            chosen = ask.choose_one(
                self._window,
                self.tr(
                    "{name} is a project. Open it instead of “{project}”, or take in the work "
                    "that a colleague did in it?"
                ).format(name=path.name, project=session.project.title),
                (self.tr("&Take in its work"), self.tr("&Open it")),
            )
            if chosen == 0:
                self._take_in(path)
            elif chosen == 1:
                self._projects.open_project(path)

    def _receive(self, path: Path) -> None:
        """Take in a colleague's file; a package can begin a project of its own."""
        is_workbook = path.suffix.lower() == _WORKBOOK_ENDING
        if self._desk.session is None and is_workbook:
            self._ask_for_project(path)
        elif is_workbook and self._reading_back is not None:
            self._reading_back.read(path)
        elif self._desk.session is not None or self._begin_project(path):
            self._take_in(path)

    def _take_in(self, path: Path) -> None:
        if self._exchanging is not None:
            self._exchanging.take_in(path)

    def _ask_for_project(self, path: Path) -> None:
        self._bar.show_message(
            Message(
                "no-project",
                MessageKind.INFO,
                lambda: self.tr(
                    "Open the project that {name} was exported from, and then read it back."
                ).format(name=path.name),
                (Choice(lambda: self.tr("&Open project…"), self._projects.choose_project),),
            )
        )

    def _begin_project(self, path: Path) -> bool:
        """Ask where a new project for a package should be; False when the person turns back."""
        chosen = ask.choose_file_to_save(
            self._window,
            self.tr("New project for {name}").format(name=path.name),
            documents_folder() / f"{path.stem}{PROJECT_ENDING}",
            [(self.tr("Projects"), "*.annot")],
        )
        if chosen is None:
            return False
        self._projects.create(chosen)
        return True
