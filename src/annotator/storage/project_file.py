"""One open project file: how it is made, opened, read, written and closed."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, insert, select

from annotator.domain.errors import (
    FileIsFolder,
    FileIsMissing,
    ProblemForUser,
    ProjectExists,
    ProjectReadOnly,
)
from annotator.domain.identifiers import ID
from annotator.domain.projects import Project
from annotator.storage import engine as engines
from annotator.storage import guard, lock, schema
from annotator.storage.error_mapping import problems_of
from annotator.storage.row_mapping import UnreadableRow, read_time, stored_time
from annotator.storage.tables import project as project_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine

    from annotator.domain.progress import Progress

_log = logging.getLogger(__name__)

Transaction = Connection
"""What reading and writing give, to be handed on to the stores."""

_Piece = TypeVar("_Piece")
_Found = TypeVar("_Found")

_TEXTS_KEPT = 2
_ATTEMPTS = 3
# Seconds. A lock that is taken again at once would hardly ever be had by those who wait for it.
_LEFT_TO_OTHERS = 0.004


class ProjectFile:
    """The only road to a project file; may be used from several threads, one at a time.

    Attributes:
        path: Where the file is, links resolved: two names of one file must not pass for two.
        read_only: The file or its folder takes no changes.
    """

    def __init__(self, path: Path, engine: Engine, held: guard.Guard, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._guard = held
        self._lock = threading.RLock()
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._closed = False
        self._in_use = False
        self._writings = 0

    @classmethod
    def create(cls, path: Path, project: Project) -> ProjectFile:
        """Make a new project file and hold it.

        Raises:
            ProjectExists: There is a file with something in it already.
            ProblemForUser: The folder is missing, takes no files, or the disk is full.
        """
        path = _place_for_new(path)
        with (
            problems_of(path),
            _guarded(path) as held,
            _engine_on(path, mode="rwc") as (engine, connection),
        ):
            engines.set_journal(connection)
            with engines.for_writing(connection).begin():
                schema.create(connection)
                connection.execute(
                    insert(project_table),
                    {
                        "id": project.id,
                        "title": project.title,
                        "created_at": stored_time(project.created_at),
                        "last_person_id": None,
                    },
                )
        return cls._hold(path, engine, held, read_only=False, at=project.created_at)

    @classmethod
    def open(cls, path: Path, *, at: datetime) -> ProjectFile:
        """Open a project file, hold it, and bring it up to date if it is older than the program.

        Raises:
            FileIsMissing, FileIsFolder, NotAProject, ProjectTooNew, UnsafeProject,
            ProjectDamaged: As their sentences say; the file is not changed.
            ProjectInUse: Another program holds it.
        """
        path = _existing(path)
        with (
            problems_of(path),
            _guarded(path) as held,
            _engine_on(path, mode="rw") as (engine, connection),
        ):
            schema.check_is_ours(connection, path)
            engines.set_journal(connection)
            read_only = not engines.take(connection)
            held.settle(alone=not read_only)
            if not read_only:
                _bring_up_to_date(connection, path)
        return cls._hold(path, engine, held, read_only=read_only, at=at)

    @classmethod
    def _hold(
        cls, path: Path, engine: Engine, held: guard.Guard, *, read_only: bool, at: datetime
    ) -> ProjectFile:
        if not read_only:
            lock.write_note(path, name=lock.login_name(), at=at)
        return cls(path, engine, held, read_only=read_only)

    def name_holder(self, name: str, *, at: datetime) -> None:
        """Tell other programs the person's name instead of that of the account."""
        if not self.read_only:
            lock.write_note(self.path, name=name, at=at)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the file throughout."""
        with self._lock, problems_of(self.path), self._connected() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are on the disk when the block ends, or not at all.

        Raises:
            ProjectReadOnly: The file or its folder takes no changes.
        """
        if self.read_only:
            raise ProjectReadOnly(path=self.path)
        with (
            self._lock,
            problems_of(self.path),
            self._connected() as connection,
            engines.for_writing(connection).begin(),
        ):
            self._writings += 1
            yield connection

    def bit_by_bit(
        self, pieces: Iterable[_Piece], read: Callable[[Connection, _Piece], _Found]
    ) -> Iterator[_Found]:
        """Give what is read of each piece, and let others read and write in between.

        What they write may be in a later piece and not yet in an earlier one: `at_one_time`.
        """
        for number, piece in enumerate(pieces):
            if number:
                time.sleep(_LEFT_TO_OTHERS)
            with self.reading() as connection:
                found = read(connection, piece)
            yield found

    def at_one_time(self, read: Callable[[], _Found]) -> _Found:
        """Return what is read in several goes as it stood at one time.

        It is read over again if something was written meanwhile; if that happens each time, at
        last without letting others in.
        """
        for _ in range(_ATTEMPTS):
            before = self._writings
            found = read()
            if self._writings == before:
                return found
        with self._lock:
            return read()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        self._refuse_closed()
        # There is but one connection: the end of an inner transaction would end the outer one.
        if self._in_use:
            message = f"{self.path} is being read or written further out"
            raise RuntimeError(message)
        self._in_use = True
        try:
            with self._engine.connect() as connection:
                yield connection
        finally:
            self._in_use = False

    def _refuse_closed(self) -> None:
        # The engine would quietly open the file once more.
        if self._closed:
            message = f"{self.path} was closed"
            raise RuntimeError(message)

    def text_once(self, text_version_id: str, read: Callable[[], str]) -> str:
        """Return a text, reading it only if it is not one of the last used.

        A text version never changes, so what is kept is never out of date.
        """
        with self._lock:
            text = self._texts.get(text_version_id)
            if text is None:
                text = self._texts[text_version_id] = read()
                if len(self._texts) > _TEXTS_KEPT:
                    self._texts.popitem(last=False)
            self._texts.move_to_end(text_version_id)
            return text

    def project(self) -> Project:
        """Return what the file is about.

        Raises:
            ProjectDamaged: It does not say. A folder is named by the id, so none may lead astray.
        """
        with self.reading() as connection:
            row = connection.execute(select(project_table)).one()
            if ID.fullmatch(str(row.id)) is None:
                raise UnreadableRow(f"project {row.id}")
            return Project(id=row.id, title=row.title, created_at=read_time(row.created_at))

    def copy_to(self, target: Path, *, called: Path) -> None:
        """Write a copy of the whole project into an empty or new file, and check it.

        Args:
            target: Where to write; temporary.
            called: The name the person chose, for telling problems.

        Raises:
            ProjectDamaged: The copy is not sound.
            ProblemForUser: The copy cannot be written.
        """
        with self.reading() as connection, problems_of(called):
            engines.copy(connection, target, source=self.path)

    def copy_meanwhile(self, target: Path, *, called: Path, progress: Progress) -> None:
        """Write a copy bit by bit while others read and write the project, and check nothing.

        The copy is of the project as it is at the end.

        Args:
            target: Where to write; temporary, and not yet safe on the disk.
            called: What it will be called, for telling problems.
            progress: Told how far it is; may stop it.

        Raises:
            Cancelled: The progress was asked to stop.
            ProblemForUser: The copy cannot be written.
        """
        with self.reading() as connection:
            raw = engines.driver(connection)

        def let_others_in(done: int, total: int) -> None:
            self._lock.release()
            try:
                progress.report(done, total)
                time.sleep(_LEFT_TO_OTHERS)
            finally:
                self._lock.acquire()
            self._refuse_closed()

        with self._lock, problems_of(called):
            self._refuse_closed()
            engines.copy_in_pieces(raw, target, between=let_others_in)

    def close(self) -> None:
        """Let go of the file; closing twice does nothing."""
        with self._lock:
            if self._closed:
                return
            try:
                if not self.read_only:
                    self._tidy_up()
            finally:
                self._closed = True
                self._texts.clear()
                try:
                    self._engine.dispose()
                finally:
                    self._guard.release()

    def _tidy_up(self) -> None:
        """Leave nothing beside the file; before it is let go, as the next holder writes a note."""
        try:
            with self.reading() as connection:
                connection.rollback()
                engines.put_away_journal(connection)
        except ProblemForUser as problem:  # every tag is safe; the drive may be gone already
            _log.warning("the journal stays: %s", problem)
        if not self._guard.is_there:
            lock.remove_note(self.path)


def refuse_held(path: Path) -> None:
    """Stop before a project is replaced that another program holds.

    Raises:
        ProjectInUse: It is held.
    """
    if path.is_file():
        path = path.resolve()
        with problems_of(path):
            held = guard.is_held(path) or engines.is_held(path)
        if held:
            raise lock.in_use(path)


@contextmanager
def _guarded(path: Path) -> Iterator[guard.Guard]:
    """Give the guard of the file, which stays if all goes well and is let go if not."""
    held = guard.take(path)
    try:
        yield held
    except BaseException:
        held.release()
        raise


@contextmanager
def _engine_on(path: Path, *, mode: str) -> Iterator[tuple[Engine, Connection]]:
    """Give an engine on the file, which stays if all goes well and is let go if not."""
    engine = engines.connect(path, mode=mode)
    try:
        with engine.connect() as connection:
            yield engine, connection
    except BaseException:
        engine.dispose()
        raise


def _bring_up_to_date(connection: Connection, path: Path) -> None:
    if schema.version_of(connection) < schema.SCHEMA_VERSION:
        # Alembic takes longer to load than a project to open, and most openings need none of it.
        from annotator.storage.upgrade import upgrade  # noqa: PLC0415

        upgrade(connection, path)


def _place_for_new(path: Path) -> Path:
    path = path.resolve()
    if path.is_dir():
        raise FileIsFolder(path=path)
    # A file of no bytes is what a creation leaves that was killed before its commit.
    if path.exists() and path.stat().st_size > 0:
        raise ProjectExists(path=path)
    if not path.parent.is_dir():
        raise FileIsMissing(path=path.parent)
    return path


def _existing(path: Path) -> Path:
    path = path.resolve()
    if path.is_dir():
        raise FileIsFolder(path=path)
    if not path.exists():
        raise FileIsMissing(path=path)
    return path
