"""A private copy of a colleague's file: opened, looked at for damage, and read."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from annotator.domain.errors import ProblemForUser, ProjectDamaged
from annotator.storage import engine
from annotator.storage.project_file import ProjectFile
from annotator.storage.row_mapping import UnreadableRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

_LONGEST_DETAIL = 100
_SIGNS_OF_NONSENSE = (
    UnreadableRow,
    LookupError,
    ValueError,
    TypeError,
    RecursionError,
    zlib.error,
)


class IncomingFile:
    """One open private copy. Use it as a context manager.

    Attributes:
        shown: The colleague's own file, which problems name.
    """

    def __init__(self, private: Path, *, shown: Path, at: datetime, sealed: bool) -> None:
        """Open a private copy, bring it up to date if it is older, and look for damage.

        Args:
            private: The copy.
            shown: The colleague's own file.
            at: The present moment.
            sealed: Its SHA-256 was found to be that with which it was sent. Then no index can
                have come out of step with its table, which takes the longest to look for.

        Raises:
            ProblemForUser: It is no project, too new, unsafe, or damaged.
        """
        self.shown = shown
        self._private = private.resolve()
        with self._naming_the_shown():
            self._file = ProjectFile.open(private, at=at)
        try:
            self._check_whole("quick_check" if sealed else "integrity_check")
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to the copy; what cannot be read there is told as its damage."""
        with self._naming_the_shown(), self.checking(), self._file.reading() as connection:
            yield connection

    @contextmanager
    def beside(self, connection: Connection, name: str) -> Iterator[None]:
        """Let statements on our project read the copy too, as the schema of this name."""
        with engine.attached(connection, self._private, name):
            yield

    @contextmanager
    def checking(self) -> Iterator[None]:
        """Tell as damage of the file what is wrong with what was read there."""
        try:
            yield
        except _SIGNS_OF_NONSENSE as error:
            detail = str(error)[:_LONGEST_DETAIL]
            raise ProjectDamaged(path=self.shown, detail=detail) from error

    def _check_whole(self, check: str) -> None:
        with self.reading() as connection:
            verdict = connection.exec_driver_sql(f"PRAGMA {check}(1)").scalar()
        if verdict != "ok":
            raise ProjectDamaged(path=self.shown, detail=verdict)

    @contextmanager
    def _naming_the_shown(self) -> Iterator[None]:
        """Let problems name the file that the person knows."""
        try:
            yield
        except ProblemForUser as problem:
            if problem.values.get("path") != self._private:
                raise
            raise type(problem)(**problem.values | {"path": self.shown}) from problem
