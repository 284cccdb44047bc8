"""One SQLAlchemy engine with one connection to one project file, set up to lose nothing.

The settings are those measured to survive kill -9 and power loss for a file that people also
copy and mail: docs/decisions has the reasons. Nothing else in the program opens the file
while it is connected, because closing any other handle of it would drop SQLite's locks.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote
from weakref import WeakSet

from sqlalchemy import bindparam, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import StaticPool

from annotator.domain.errors import ProjectDamaged
from annotator.storage.row_mapping import compact_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import (
        ColumnElement,
        Connection,
        CursorResult,
        Delete,
        Engine,
        Insert,
        Select,
        Table,
        Update,
    )

APPLICATION_ID = 0x414E4E4F
"""Bytes 68 to 71 of a project file: "ANNO"."""

_BUSY_SECONDS = 0.3
_WRITING = "writing"
# The smallest number of values that any SQLite was ever built to take at once is 999.
_PLACES = (1, 30, 900)
_PAGES_AT_ONCE = 256  # a megabyte: what anybody has to wait for who comes in between
_OPERATIONS_BETWEEN_QUESTIONS = 100_000  # some hundredths of a second
# Each file has an engine and with it a dialect of its own, yet a statement reads alike for all.
_DIALECT = sqlite.dialect()
_CANNOT_WRITE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)

# trusted_schema comes first: it must hold before SQLite looks at the schema of a stranger's file.
_ON_CONNECT = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
)


class _Connection(sqlite3.Connection):
    """Closes its cursors with itself.

    One that an error left open, and that a traceback still holds, would keep the file locked.
    """

    def __init__(self, *arguments: Any, **keywords: Any) -> None:  # noqa: ANN401 - SQLite's own
        super().__init__(*arguments, **keywords)
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()

    def cursor(self, *_: object) -> sqlite3.Cursor:  # type: ignore[override]
        cursor = super().cursor(_Cursor)
        self._cursors.add(cursor)
        return cursor

    def close(self) -> None:
        while self._cursors:
            self._cursors.pop().close()
        super().close()


class _Cursor(sqlite3.Cursor):
    """A cursor that can be referred to weakly."""


def connect(path: Path, *, mode: str) -> Engine:
    """Open the file; returns an engine whose one connection lives until it is disposed.

    Args:
        path: Where the file is.
        mode: "rw" for an existing file, "rwc" to make it, "ro" to leave it alone.

    Raises:
        sqlite3.Error: It cannot be opened, or is no database.
    """
    opened = sqlite3.connect(
        _uri(path, mode),
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        factory=_Connection,
    )
    try:
        for statement in _ON_CONNECT:
            opened.execute(statement)
    except BaseException:
        opened.close()
        raise
    engine = create_engine(
        "sqlite://",
        creator=lambda: opened,
        poolclass=StaticPool,
        json_serializer=compact_json,
    )
    event.listen(engine, "begin", _begin)
    # The pool does not know a connection whose first use has failed, and would leave it open.
    event.listen(engine, "engine_disposed", lambda _: opened.close())
    return engine


def for_writing(connection: Connection) -> Connection:
    """Mark the connection so that its next transaction takes the write lock at once."""
    return connection.execution_options(**{_WRITING: True})


def driver(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection, for what must run outside a transaction."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        message = f"not a connection of sqlite3: {raw!r}"
        raise TypeError(message)
    return raw


def set_journal(connection: Connection) -> None:
    """Choose the rollback journal; only after the file is known to be ours, as it may write."""
    driver(connection).execute("PRAGMA journal_mode = TRUNCATE")


def put_away_journal(connection: Connection) -> None:
    """Delete the empty journal, so that nothing but the project is left when it is closed."""
    driver(connection).execute("PRAGMA journal_mode = DELETE")


def take(connection: Connection) -> bool:
    """Take the exclusive lock, kept until the engine is disposed; tell whether one can write.

    A change that is taken back is the only reliable sign: rights on a folder, a share or a
    write-protected stick cannot be asked for in one way everywhere.
    """
    raw = driver(connection)
    raw.execute("BEGIN EXCLUSIVE")
    try:
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        raw.execute(f"PRAGMA user_version = {version}")
    except sqlite3.OperationalError as error:
        primary = error.sqlite_errorcode & 0xFF
        if primary == sqlite3.SQLITE_FULL:  # can be mended while the project is open
            return True
        if primary not in _CANNOT_WRITE:
            raise
        return False
    else:
        return True
    finally:
        raw.rollback()


def execute_fixed(connection: Connection, statement: Select[Any] | Delete) -> CursorResult[Any]:
    """Execute a statement without parameters.

    Core takes as long to look it up as SQLite takes to carry it out, and each key press does some.
    """
    return connection.exec_driver_sql(_fixed(statement))


@lru_cache(maxsize=32)
def _fixed(statement: Select[Any] | Delete) -> str:
    return str(statement.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))


def execute_many(
    connection: Connection, statement: Insert | Update, rows: Sequence[Mapping[str, Any]]
) -> int:
    """Execute an insert or update for each row; returns how many rows it met.

    Core prepares the parameters of every row anew, which doubles the time of a bulk load. Here
    they go to the driver as they are: every row has all columns, in types the driver knows.
    """
    sql, picked = _prepared(statement)
    return connection.exec_driver_sql(sql, [picked(row) for row in rows]).rowcount


def insert_tuples(
    connection: Connection, table: Table, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows that have a value for each of the named columns, in their order."""
    if rows:
        connection.exec_driver_sql(_insertion(table, names), list(rows))


@lru_cache(maxsize=32)
def _insertion(table: Table, names: tuple[str, ...]) -> str:
    # Core would put the columns into the order of the table.
    into, *columns = map(_DIALECT.identifier_preparer.quote, (table.name, *names))
    places = ", ".join("?" * len(names))
    return " ".join(("INSERT INTO", into, f"({', '.join(columns)}) VALUES ({places})"))


@lru_cache(maxsize=32)
def _prepared(
    statement: Insert | Update,
) -> tuple[str, Callable[[Mapping[str, Any]], tuple[Any, ...]]]:
    """Return the text of a statement, and what puts a row into the order of its places."""
    compiled = statement.compile(dialect=_DIALECT)
    return str(compiled), itemgetter(*(compiled.positiontup or ()))


def look_up(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Sequence[Any]
) -> Iterator[list[Any]]:
    """Give the rows in which a column is one of the values, some hundreds of values at a time.

    The rows are the driver's own tuples. Core would take longer to prepare the places for so
    many values than SQLite takes to look them up.
    """
    for first in range(0, len(values), _PLACES[-1]):
        chunk = values[first : first + _PLACES[-1]]
        places = next(count for count in _PLACES if count >= len(chunk))
        sql = _with_places(query, column, places)
        result = connection.exec_driver_sql(sql, (*chunk, *[None] * (places - len(chunk))))
        yield cast("list[Any]", result.cursor.fetchall())
        result.close()


@lru_cache(maxsize=64)
def _with_places(query: Select[Any], column: ColumnElement[Any], places: int) -> str:
    values: list[ColumnElement[Any]] = [bindparam(f"value_{place}") for place in range(places)]
    return str(query.where(column.in_(values)).compile(dialect=_DIALECT))


@contextmanager
def attached(connection: Connection, path: Path, name: str) -> Iterator[None]:
    """Let statements of a connection read another file too, as the schema of this name.

    Args:
        connection: One that is in no transaction.
        path: A file that nobody writes meanwhile: it is not locked.
        name: Of the schema.
    """
    raw = driver(connection)
    raw.execute("ATTACH ? AS ?", (f"{_uri(path, 'ro')}&immutable=1", name))
    try:
        yield
    finally:
        connection.rollback()  # in a transaction nothing can be detached
        raw.execute("DETACH ?", (name,))


def copy(connection: Connection, target: Path, *, source: Path) -> None:
    """Copy all pages into an empty or new file, and check it.

    Raises:
        ProjectDamaged: The project is not sound, and neither is the copy.
        sqlite3.Error: The copy cannot be written.
    """
    with closing(sqlite3.connect(_uri(target, "rwc"), uri=True)) as copied:
        driver(connection).backup(copied)
        check_soundness(copied, source=source)


def copy_in_pieces(
    raw: sqlite3.Connection, target: Path, *, between: Callable[[int, int], None]
) -> None:
    """Copy all pages into an empty or new file, which is not yet safe on the disk then.

    Args:
        raw: The connection to the project; what is written through it between two pieces is in
            the copy too (sqlite.org, "Online Backup API").
        target: Where to write.
        between: Called after each piece with the pages done and all; may raise to stop.

    Raises:
        sqlite3.Error: The copy cannot be written.
    """
    with closing(sqlite3.connect(_uri(target, "rwc"), uri=True)) as copied:
        # The last piece would else wait for the disk, and everybody else for the last piece.
        copied.execute("PRAGMA synchronous = OFF")
        copied.execute("PRAGMA journal_mode = OFF")
        raw.backup(
            copied,
            pages=_PAGES_AT_ONCE,
            progress=lambda _, remaining, total: between(total - remaining, total),
        )


def check_soundness(
    copied: sqlite3.Connection, *, source: Path, ask: Callable[[], None] | None = None
) -> None:
    """Look for damage in a whole copy.

    Args:
        copied: A connection to it.
        source: What it is a copy of.
        ask: Called now and then; raises to stop.

    Raises:
        ProjectDamaged: It is not sound.
    """
    if ask is not None:
        copied.set_progress_handler(ask, _OPERATIONS_BETWEEN_QUESTIONS)
    try:
        verdict = copied.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if ask is not None and error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            ask()  # SQLite does not let what was raised inside it through
        raise
    finally:
        copied.set_progress_handler(None, 0)
    if verdict != "ok":
        raise ProjectDamaged(path=source, detail=verdict)


def is_held(path: Path) -> bool:
    """Whether another program holds a project file."""
    with closing(sqlite3.connect(_uri(path, "ro"), uri=True, timeout=_BUSY_SECONDS)) as probe:
        try:
            probe.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
        except sqlite3.DatabaseError:  # any other kind of file
            return False
    return False


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _uri(path: Path, mode: str) -> str:
    # Three kinds of paths begin with /, with a drive letter, and with // for a share.
    place = quote(path.absolute().as_posix())
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode={mode}"
