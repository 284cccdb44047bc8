"""A second program at work on a project, for tests that lock it out or kill it.

Run as a script it reads "hold PATH" and "tag PATH" from its standard input and does each in a
process of its own, forked so that no test waits for the imports again.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest

from annotator.domain.annotations import AnnotationType
from annotator.domain.clock import utc_now
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, projects


class OtherProgram:
    """The test's end of it; a context manager."""

    def __init__(self) -> None:
        if os.name != "posix":
            pytest.skip("this system cannot fork")
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._child = 0

    def start(self, work: str, path: Path) -> str:
        """Let it "hold" or "tag" a project; return the first thing it says about it."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{work} {path}\n")
        self._process.stdin.flush()
        self._child = int(self._line())
        return self._line()

    def kill(self) -> list[str]:
        """Kill it in the middle of its work; return what it had still said."""
        os.kill(self._child, signal.SIGKILL)
        self._child = 0
        return list(iter(self._line, "ended"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child:
            self.kill()
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the other program has failed"
        return line.rstrip("\n")


def _say(line: str) -> None:
    """Say one line, at once and in one piece."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _hold(path: Path) -> None:
    """Open the project and wait to be killed."""
    with projects.open_project(path, clock=utc_now):
        _say("holding")
        signal.pause()


def _tag(path: Path) -> None:
    """Tag one character after the other, and say each id once it is said to be saved."""
    with projects.open_project(path, clock=utc_now) as session:
        document = browse.documents(session)[0].document
        taken = {start for start, _, _, _ in browse.open_document(session, document.id).marks}
        for start in range(document.characters):
            if start not in taken:
                span = Span(start, start + 1)
                change_set = annotate.tag(session, document.id, span, AnnotationType.PERSON)
                saved = change_set.annotations[0].after if change_set else None
                _say(saved.id if saved else "")


def _main() -> None:
    works = {"hold": _hold, "tag": _tag}
    for line in sys.stdin:
        work, path = line.rstrip("\n").split(" ", 1)
        child = os.fork()
        if child == 0:
            _say(str(os.getpid()))
            works[work](Path(path))
            os._exit(0)
        os.waitpid(child, 0)
        _say("ended")


if __name__ == "__main__":
    _main()
