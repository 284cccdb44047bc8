"""Start the annotator: the command line, and the window only when it is asked for."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from annotator.cli.commands import Window, run
from annotator.domain.errors import NoDisplay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words say, those of the process by default; returns the exit code."""
    return run(
        sys.argv[1:] if argv is None else argv,
        window=Window(open=_open_window, save_picture=_save_picture),
    )


def _has_display() -> bool:
    """Tell whether Qt will find one; where it does not, it aborts the process."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, names))


# Qt takes half of the time that a command needs, and a server may not have it.


def _open_window(path: Path | None) -> int:
    if not _has_display():
        raise NoDisplay
    from annotator.app import open_window  # noqa: PLC0415 - see above

    return open_window(path)


def _save_picture(project: Path, picture: Path) -> None:
    from annotator.app import save_picture  # noqa: PLC0415 - see above

    save_picture(project, picture)


if __name__ == "__main__":
    sys.exit(main())
