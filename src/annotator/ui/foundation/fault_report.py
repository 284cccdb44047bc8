"""What a report of one of our bugs says: enough to mend it, and nothing of anyone's text."""

from __future__ import annotations

import re
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import annotator

# The chronicles are Chinese, our code and its messages are English: what is not ASCII may be
# somebody's text. Lone surrogates stand for undecodable bytes of file names.
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
_LIBRARIES: Final = ("PySide6-Essentials", "SQLAlchemy", "openpyxl")


@dataclass(frozen=True, slots=True)
class FaultReport:
    """One bug, ready to be copied into a letter.

    Attributes:
        group: The same for the same fault at the same place, so that it is told only once.
        headline: Kind of exception and where it was raised.
        text: The whole report, in English, for the people who mend the program.
    """

    group: str
    headline: str
    text: str


def fault_report(error: BaseException) -> FaultReport:
    """Describe an exception; keeps no reference to it, so that painters and files can close."""
    described = traceback.TracebackException.from_exception(error)
    place = _place(described)
    headline = f"{type(error).__name__} in {place}"
    trace = "".join(described.format())
    parts = (headline, "", *_circumstances(), "", trace)
    return FaultReport(
        group=f"{type(error).__qualname__} {place}",
        headline=headline,
        text=without_texts("\n".join(parts)),
    )


def without_texts(report: str) -> str:
    """The report with every foreign passage and the name of the home folder taken out."""
    masked = _FOREIGN.sub(lambda found: f"<{len(found[0])} characters>", report)
    home = _FOREIGN.sub(lambda found: f"<{len(found[0])} characters>", str(Path.home()))
    return masked.replace(home, "~") if len(home) > 1 else masked


def _place(described: traceback.TracebackException) -> str:
    """The innermost place in our own code, else the innermost of all."""
    frames = list(described.stack)
    package = str(Path(annotator.__file__).parent)
    ours = [frame for frame in frames if frame.filename.startswith(package)]
    if not frames:
        return "an unknown place"
    frame = (ours or frames)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"


def _circumstances() -> list[str]:
    # Slow to import (e-mail, sockets), and needed only once something is wrong.
    import platform  # noqa: PLC0415

    versions = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return [
        f"annotator {annotator.__version__}",
        f"Python {platform.python_version()}, {', '.join(versions)}",
        f"{platform.platform()}, {sys.getdefaultencoding()}",
    ]


def _version(distribution: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - as above

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "unknown"
