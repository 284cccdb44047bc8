"""The window: the text in the middle, docks around it, menus, toolbar and status bar."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator import first_use
from annotator.ui.controllers.annotating import Annotating
from annotator.ui.controllers.arrivals import Arrivals
from annotator.ui.controllers.authors import Authors
from annotator.ui.controllers.commands import Commands
from annotator.ui.controllers.desk import Desk
from annotator.ui.controllers.going_back import GoingBack
from annotator.ui.controllers.helping import Helping
from annotator.ui.controllers.menus import Menus
from annotator.ui.controllers.places import Places
from annotator.ui.controllers.projects import Projects
from annotator.ui.controllers.reading import Reading
from annotator.ui.controllers.status_line import StatusLine
from annotator.ui.controllers.texts import Texts
from annotator.ui.editor.annotated_text_view import AnnotatedTextView
from annotator.ui.editor.caret_keys import CaretKeys
from annotator.ui.editor.find_bar import FindBar
from annotator.ui.editor.text_gestures import TextGestures
from annotator.ui.foundation.background import Background
from annotator.ui.foundation.icons import app_icon
from annotator.ui.foundation.layout_memory import state_of_text, text_of_state
from annotator.ui.foundation.message_bar import MessageBar
from annotator.ui.panels.welcome_page import WelcomePage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from annotator.ui.docks import Docks
    from annotator.ui.foundation.settings_store import SettingsStore
    from annotator.ui.workplace import Workplace

# What work in the background may use.
_FOR_THREADS = ("annotator.workflows", "annotator.values")
_SIZE = QSize(1360, 860)
# Grows with the docks: a remembered arrangement that does not know one would squeeze it in.
_DOCKS = 2
_SHARE_OF_SCREEN = 0.94  # leaves room for the frame


class MainWindow(QMainWindow):
    """Puts the parts together; what they do stands in their controllers.

    Signals:
        painted_first: The window was seen for the first time.
    """

    painted_first = Signal()

    def __init__(self, settings: SettingsStore) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.settings = settings
        # Two threads must not come to execute the same module for the first time.
        self.background = Background(self, prepare=partial(first_use.execute_all, *_FOR_THREADS))
        self.bar = MessageBar()
        self.view = AnnotatedTextView()
        self.find_bar = FindBar(self.view)
        self.welcome = WelcomePage()
        self._middle = QStackedWidget()
        self.docks: Docks | None = None
        self.workplace: Workplace | None = None
        self._painted = False
        self._lay_out()
        self._build_controllers()
        self._connect()
        self.retranslate()
        self._restore()

    def open_at_start(self, path: Path | None) -> None:
        """Open what was asked for, or the last project."""
        self.arrivals.open_at_start(path)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that there is something to see: whoever starts a program waits for that."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted_first.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped files once the mouse is let go: what is asked must not hold the sender."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        QTimer.singleShot(0, self, lambda: self.arrivals.drop(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; remember the look and let go of the file."""
        if not self.isFullScreen():
            self.settings.change(window_geometry=text_of_state(self.saveGeometry()))
        if self.docks is not None:
            self.docks.save_typing()
            self.docks.bring_back()
            if not self.isFullScreen():
                self.settings.change(window_state=text_of_state(self.saveState(_DOCKS)))
        self.places.remember()
        self.desk.clear()
        self.background.shut_down()
        self.settings.save()
        super().closeEvent(event)

    def retranslate(self) -> None:
        """Take all words from the language shown now."""
        self.commands.retranslate()
        self.menus.retranslate()
        self.annotating.refresh_history()
        self.reading.retranslate()
        if self.workplace is not None:
            self.workplace.retranslate()
        if self.docks is not None:
            self.docks.retranslate()
        self.view.setAccessibleName(self.tr("Text of the chronicle"))
        self._show_title()

    # Building

    def _lay_out(self) -> None:
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.find_bar)
        self._middle.addWidget(self.welcome)
        self._middle.addWidget(reading)
        central = QWidget()
        rows = QVBoxLayout(central)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self._middle, 1)
        self.setCentralWidget(central)

    def _build_controllers(self) -> None:
        self.desk = Desk(self.background, self)
        self.commands = Commands(self, self.view)
        CaretKeys(self.view)
        self.gestures = TextGestures(self.view)
        self.annotating = Annotating(self.desk, self.view, self.commands, self)
        self.reading = Reading(self.desk, self.view, self.commands, self.settings, self)
        self.places = Places(self.desk, self.view, self.settings, self)
        parts = (self.desk, self.commands, self.settings, self.bar)
        self.authors = Authors(*parts, self)
        self.texts = Texts(*parts, self)
        self.projects = Projects(*parts, self.texts, self)
        self.going_back = GoingBack(self.desk, self.commands, self.bar, self.projects, self)
        self.arrivals = Arrivals(*parts, self, projects=self.projects, texts=self.texts)
        self.helping = Helping(self.desk, self.commands, self.settings, self)
        self.menus = Menus(self, self.commands, self.settings)
        self.status = StatusLine(self.desk, self.view, self.statusBar())

    def _connect(self) -> None:
        commands = self.commands
        self.desk.document_changed.connect(self._show_document)
        self.desk.session_changed.connect(self._show_session)
        self.projects.recent_changed.connect(self._show_recent)
        self.welcome.chosen.connect(lambda name: commands[name].trigger())
        for chosen in (self.welcome.project_chosen, self.menus.project_chosen):
            chosen.connect(lambda path: self.projects.open_project(Path(path)))
        self.annotating.hint.connect(self.status.hint)
        self.annotating.saved.connect(self.status.show_saved)
        self.reading.place_changed.connect(self.status.show_place)
        self.authors.changed.connect(lambda: self.status.show_author(self.authors.name))
        self.authors.changed.connect(self.annotating.refresh_history)
        self.status.author_clicked.connect(self.authors.change_name)
        self.menus.about_texts(self.view)
        commands.on(
            {
                "find": self.find_bar.open_bar,
                "find_next": self.find_bar.go_to_next,
                "find_previous": self.find_bar.go_to_previous,
                "focus_text": self.view.setFocus,
                "focus_table": self._filter_table,
                "quit": self.close,
            }
        )
        commands["full_screen"].toggled.connect(self._fill_screen)
        self._show_recent()

    def _restore(self) -> None:
        kept = self.settings.settings
        # Many an office still has screens of 1366 × 768.
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        if kept.window_geometry:
            self.restoreGeometry(state_of_text(kept.window_geometry))
        self._show_document()

    def _build_for_projects(self) -> None:
        """Make the rest with the first project: the window is seen sooner without it."""
        from annotator.ui.docks import Docks  # noqa: PLC0415 - for that reason
        from annotator.ui.workplace import Workplace  # noqa: PLC0415 - for that reason

        self.workplace = place = Workplace(
            self.desk,
            self.commands,
            self.settings,
            self.bar,
            self,
            view=self.view,
            gestures=self.gestures,
            annotating=self.annotating,
        )
        place.hint.connect(self.status.hint)
        place.returned_changed.connect(self.status.show_returned)
        self.authors.changed.connect(place.reviewing.somebody_else_works)
        self.status.returned_clicked.connect(place.reviewing.show_my_returns)
        self.arrivals.hand_over_to(place.exchanging, place.reading_back)
        self.docks = Docks(self, self.desk, self.view, self.settings)
        self.docks.connect_with(self.annotating, self.reading, self.texts)
        self.docks.compare_with(place.comparing)
        self.docks.review_with(place.reviewing, self.reading)
        self.menus.add_docks(self.docks.all)
        if self.settings.settings.window_state:
            self.restoreState(state_of_text(self.settings.settings.window_state), _DOCKS)

    def _show_document(self) -> None:
        """The text when there is one, the ways to begin when there is none."""
        has_document = self.desk.document is not None
        if has_document and self.docks is not None:
            self.docks.bring_back()
        elif self.docks is not None:
            self.docks.put_away()
        self._middle.setCurrentIndex(1 if has_document else 0)
        self.find_bar.text_changed()
        self._show_title()
        if has_document:
            self.view.setFocus()

    def _show_session(self) -> None:
        if self.desk.session is not None and self.docks is None:
            self._build_for_projects()
        self._show_title()

    def _fill_screen(self, on: bool) -> None:  # noqa: FBT001 - what the signal carries
        """Fill the screen, or be as large again as before."""
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | full if on else self.windowState() & ~full)

    def _filter_table(self) -> None:
        if self.docks is not None:
            self.docks.filter_table()

    def _show_title(self) -> None:
        parts = [self.tr("Chronicle annotator")]
        if self.desk.session is not None:
            parts.insert(0, self.desk.session.project.title)
        if self.desk.document is not None:
            parts.insert(0, self.desk.document.document.title)
        self.setWindowTitle(" – ".join(parts))

    def _show_recent(self) -> None:
        recent = self.settings.settings.recent_projects
        self.welcome.show_recent(recent)
        self.menus.show_recent(recent)
