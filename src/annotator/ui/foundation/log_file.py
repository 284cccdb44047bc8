"""The log: a few rotating files in the user's log folder, without anyone's text in them."""

from __future__ import annotations

import faulthandler
import logging
import time
from contextlib import ExitStack, contextmanager
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Final

from annotator.ui.foundation.fault_report import without_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOG_NAME: Final = "annotator.log"
CRASH_NAME: Final = "crash.log"
_MAX_BYTES: Final = 1_000_000
_OLDER_FILES: Final = 4

_log = logging.getLogger(__name__)


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """Log to five files of 1 MB in this folder until the block is left.

    A folder that takes no files costs the log, never the start of the program.
    """
    with ExitStack() as open_files:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            open_files.enter_context(_records_in(folder / LOG_NAME))
            open_files.enter_context(_crashes_in(folder / CRASH_NAME))
        except OSError as error:
            _log.warning("log: cannot write in %s (%s)", folder, error)
        yield


@contextmanager
def _records_in(path: Path) -> Iterator[None]:
    handler = RotatingFileHandler(
        path, maxBytes=_MAX_BYTES, backupCount=_OLDER_FILES, encoding="utf-8"
    )
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.captureWarnings(capture=True)
    try:
        yield
    finally:
        logging.captureWarnings(capture=False)
        root.setLevel(level)
        root.removeHandler(handler)
        handler.close()


@contextmanager
def _crashes_in(path: Path) -> Iterator[None]:
    """Where Python leaves its stack when the process itself dies, out of reach of any handler."""
    with path.open("a", encoding="utf-8") as file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()


class _Formatter(logging.Formatter):
    """Times in UTC; texts taken out of messages and traces alike."""

    def __init__(self, layout: str) -> None:
        super().__init__(layout)
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        return without_texts(super().format(record))
