"""Start the Qt program: settings, language, look, log, error reports, then the window."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from annotator.ui.dialogs import ask, problem_report
from annotator.ui.foundation.error_reporter import ErrorReporter
from annotator.ui.foundation.icons import app_icon
from annotator.ui.foundation.log_file import logging_to
from annotator.ui.foundation.settings_store import SettingsStore
from annotator.ui.foundation.theme import Theme
from annotator.ui.foundation.translation import Translation
from annotator.ui.foundation.user_folders import log_folder
from annotator.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.errors import ProblemForUser
    from annotator.ui.foundation.fault_report import FaultReport
    from annotator.ui.foundation.settings import Settings


class Program(QObject):
    """What lives as long as the program: application, settings, look, language, reports."""

    def __init__(self, application: QApplication, settings: SettingsStore | None = None) -> None:
        super().__init__(application)
        application.setApplicationName("annotator")
        application.setDesktopFileName("annotator")
        self.settings = settings or SettingsStore(parent=self)
        self.theme = Theme(application)
        self.translation = Translation(application)
        self._show_choices(self.settings.settings)
        application.setWindowIcon(app_icon())
        self.reporter = ErrorReporter(
            show_problem=self._tell_problem, show_fault=self._show_fault, parent=self
        )
        self.window = MainWindow(self.settings)
        self.reporter.show_problem = self.window.bar.show_problem
        self.settings.changed.connect(self._show_choices)
        self.settings.not_saved.connect(self.window.bar.show_problem)

    def end(self) -> None:
        """Close the window and everything with it, however the program came to its end."""
        self.window.close()
        self.window.deleteLater()
        self.translation.put_away()
        self.deleteLater()

    @cached_property
    def _faults(self) -> problem_report.FaultDisplay:
        return problem_report.FaultDisplay(log_folder())

    def _show_fault(self, report: FaultReport) -> None:
        self._faults(report)

    def _tell_problem(self, problem: ProblemForUser) -> None:
        """Before there is a window with a message bar."""
        ask.tell_problem(problem)

    def _show_choices(self, settings: Settings) -> None:
        self.theme.show(settings.theme)
        self.translation.show(settings.language)


@contextmanager
def reporting(program: Program) -> Iterator[None]:
    """Let everything that goes wrong reach the reporter until the block is left."""
    program.reporter.install()
    try:
        yield
    finally:
        program.reporter.uninstall()


def run(path: Path | None) -> int:
    """Show the window with a project, a text, or what was open last; returns the exit code."""
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    with logging_to(log_folder()):
        program = Program(application)
        try:
            with reporting(program):
                program.window.painted_first.connect(partial(program.window.open_at_start, path))
                program.window.painted_first.connect(_collect_garbage)
                program.window.show()
                return application.exec()
        finally:
            program.end()


def _collect_garbage() -> None:
    """From now on, and without looking at what lives as long as the program."""
    gc.freeze()
    gc.enable()
