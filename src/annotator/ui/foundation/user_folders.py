"""Where the program keeps what belongs to the person, and how files there may be called.

ANNOTATOR_HOME puts everything below one folder: for a stick, a shared PC, and tests.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import platformdirs

_NAME = "annotator"
_NOT_IN_NAMES: Final = re.compile(r'^\.+|[\\/:*?"<>|\x00-\x1f]+')  # Windows takes none of them


def config_folder() -> Path:
    """The folder of the settings; may not exist yet."""
    return _home("config") or platformdirs.user_config_path(_NAME, appauthor=False)


def log_folder() -> Path:
    """The folder of the log files; may not exist yet."""
    return _home("log") or platformdirs.user_log_path(_NAME, appauthor=False)


def documents_folder() -> Path:
    """Where a person expects to find documents; projects are proposed here."""
    return _home("documents") or platformdirs.user_documents_path()


def file_name(words: str) -> str:
    """What is nearest to a title among the names of files: it leads into no folder."""
    return _NOT_IN_NAMES.sub("_", words)


def _home(part: str) -> Path | None:
    home = os.environ.get("ANNOTATOR_HOME")
    return Path(home) / part if home else None
