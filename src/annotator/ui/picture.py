"""A picture of the window with a project in it, made without a display."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.errors import CannotWriteFile
from annotator.ui.foundation.log_file import logging_to
from annotator.ui.foundation.settings_store import SettingsStore
from annotator.ui.foundation.user_folders import log_folder
from annotator.ui.main_window import MainWindow
from annotator.ui.start import Program, reporting

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

Scene = Callable[[MainWindow, Callable[[], None]], QWidget]
"""Does something in a window, letting it settle in between; gives what is to be in the picture."""

_SIZE = QSize(1360, 860)
_SHOWN = 3  # the annotation that is current in the picture
_SETTLE = 400  # milliseconds for outline and counts, which follow the first paint


def write_picture(
    project: Path, picture: Path, *, scene: Scene | None = None, **choices: object
) -> None:
    """Open a project in a window nobody sees and write what it looks like.

    The person's own settings are left alone.

    Args:
        project: The project; its first document is shown.
        picture: The PNG to write.
        scene: What to do in the window first; else a few annotations are walked over.
        choices: Fields of Settings, such as language and theme.

    Raises:
        ProblemForUser: The project cannot be opened, or the picture not be written.
    """
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        settings = SettingsStore(Path(folder) / "settings.json")
        settings.change(name_confirmed=True, **choices)
        # What Qt has to say of a window without a screen belongs in the log.
        with logging_to(log_folder()):
            program = Program(application, settings)
            written = _write(program, project, picture, scene or _walk)
    if not written:
        raise CannotWriteFile(path=str(picture), reason="PNG")


def _write(program: Program, project: Path, picture: Path, scene: Scene) -> bool:
    window = program.window
    with reporting(program):
        window.resize(_SIZE)  # no screen limits it
        window.show()
        window.projects.open_project(project)
        _let_settle(window)
        shown = scene(window, partial(_let_settle, window))
        written = shown.grab().save(str(picture), "PNG")
    program.end()
    return written


def _walk(window: MainWindow, settle: Callable[[], None]) -> QWidget:
    for _ in range(_SHOWN):
        window.annotating.go_to_next()
    settle()
    return window


def _let_settle(context: QObject) -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE, context, loop.quit)
    loop.exec()
