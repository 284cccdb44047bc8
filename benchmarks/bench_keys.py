"""From the key to the annotation committed and painted, in the real window."""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.ui.foundation.settings_store import SettingsStore
from annotator.ui.main_window import MainWindow
from benchmarks.measure import row, spread_row, timed
from benchmarks.plain_view import application
from benchmarks.volumes import folder, project_of

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

_LENGTHS = (50_000, 5_000_000)
_ROUNDS = 60
_SELECTED = 10
_PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "locking_mode=EXCLUSIVE",
    "foreign_keys=ON",
    "trusted_schema=OFF",
)


def main() -> int:
    """Measure and print; returns 0 if the figures were reached."""
    application()
    reached = True
    spans: list[float] = []
    for length in _LENGTHS:
        floor, ours = _measure(project_of(length))
        spans.append(ours)
        words = f"key to tag committed and painted, {length:,} characters (wall)"
        reached &= row(words, floor, ours, 2.0)
    reached &= spread_row("the same at 50 k and 5 M (wall)", spans, 0.4)
    return 0 if reached else 1


def _measure(path: Path) -> tuple[float, float]:
    raw = raw_connection()
    window = _window(path)
    view = window.view
    floors: list[float] = []
    ours: list[float] = []

    def floor() -> None:
        commit_one(raw)
        view.viewport().repaint()

    def press() -> None:
        QTest.keyClick(view, Qt.Key.Key_1)
        view.viewport().repaint()

    for _ in range(_ROUNDS):
        floors.append(timed(floor, time.perf_counter))
        _select_next(view)
        before = len(view.marks)
        ours.append(timed(press, time.perf_counter))
        assert len(view.marks) == before + 1
        _wait(window, 0.02)
    window.close()
    window.deleteLater()
    raw.close()
    return statistics.median(floors), statistics.median(ours)


def _window(path: Path) -> MainWindow:
    """The real window with the volume, in the middle of it."""
    store = SettingsStore(folder() / "settings.json")
    store.change(name_confirmed=True)
    window = MainWindow(store)
    window.resize(1360, 860)
    window.show()
    window.open_at_start(path)
    _wait(window, 2.0)
    window.view.setFocus()
    window.view.go_to(len(window.view.text) // 2)
    _wait(window, 0.5)
    return window


def _select_next(view: AnnotatedTextView) -> None:
    """Select the next characters, more of them than any annotation there has."""
    stops = view.caret.stops
    start = end = stops.after(view.caret.position)
    for _ in range(_SELECTED):
        end = stops.after(end)
    view.set_current(None)
    view.caret.select(start, end)
    view.viewport().repaint()


def raw_connection() -> sqlite3.Connection:
    """A file of its own, written to as the project is."""
    path = folder() / "raw.db"
    path.unlink(missing_ok=True)
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in _PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("CREATE TABLE tag (key INTEGER PRIMARY KEY, start INT, end INT, type TEXT)")
    return raw


def commit_one(raw: sqlite3.Connection) -> None:
    """Write one small row, safely on the disk."""
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO tag VALUES (NULL, 10, 14, 'organisation')")
    raw.execute("COMMIT")


def _wait(window: MainWindow, seconds: float) -> None:
    """Let the event loop run and everything in the background end."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QTest.qWait(10)
    window.background.wait_for_done()
    QTest.qWait(10)


if __name__ == "__main__":
    sys.exit(main())
