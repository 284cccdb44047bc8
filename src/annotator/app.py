"""Put the program together: the two things that need a window."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def open_window(path: Path | None) -> int:
    """Open the window with a project, a text, or what was open last; returns the exit code."""
    gc.disable()  # until all is in its place: nothing of it becomes garbage
    from annotator.ui.start import run  # noqa: PLC0415 - the command line must start without Qt

    return run(path)


def save_picture(project: Path, picture: Path) -> None:
    """Write a picture of the window with a project as PNG, on a machine without a display.

    Raises:
        ProblemForUser: The project cannot be opened, or the picture not be written.
    """
    from annotator.ui.picture import write_picture  # noqa: PLC0415 - as above

    write_picture(project, picture)
