"""From the key to the next annotation of the review queue painted, in the real window."""

from __future__ import annotations

import statistics
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.clock import utc_now
from annotator.domain.review_queues import QueueQuery
from annotator.ui.foundation.settings_store import SettingsStore
from annotator.ui.main_window import MainWindow
from annotator.workflows import people, review_queue
from annotator.workflows.projects import open_project
from benchmarks.measure import limit_row, spread_row, timed
from benchmarks.plain_view import application
from benchmarks.volumes import folder, project_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.ui.panels.review_panel import ReviewPanel
    from annotator.workflows.session import Session

_LENGTHS = (50_000, 2_000_000)  # 3,500 and 142,000 annotations
_ROUNDS = 60
_JUMPS = 20
_REACH = 50.0  # milliseconds
_MOVES = {"next": Qt.Key.Key_N, "previous": Qt.Key.Key_P}


def main() -> int:
    """Measure and print; returns 0 if the figures were reached."""
    application()
    reached = True
    medians: dict[str, list[float]] = {}
    for length in _LENGTHS:
        path = project_of(length)
        with open_project(path, clock=utc_now) as session:
            people.work_as(session, "reviewer")
            reading = timed(lambda: _read(session), time.perf_counter)
        words = f"the queue read in the background, {length:,} characters (wall)"
        reached &= limit_row(words, reading * 1e3, 1_000.0, "ms")
        window = _window(path)
        for name, spent in _moves(window).items():
            medians.setdefault(name, []).append(statistics.median(spent))
            words = f"{name}, painted, {length:,} characters (wall)"
            reached &= limit_row(words, medians[name][-1] * 1e3, _REACH, "ms")
        words = f"accept, committed, and the next one painted, {length:,} characters (wall)"
        reached &= limit_row(words, _deciding(window) * 1e3, _REACH, "ms")
        window.close()
        window.deleteLater()
    for name, values in medians.items():
        reached &= spread_row(f"{name}, at 50 k and 2 M (wall)", values, 0.5)
    return 0 if reached else 1


def _read(session: Session) -> None:
    query = QueueQuery(reader=review_queue.reader(session))
    assert review_queue.queue(session, query).keys


def _moves(window: MainWindow) -> dict[str, list[float]]:
    """Seconds of each move through the queue, by its name."""
    spent: dict[str, list[float]] = {}
    for name, key in _MOVES.items():
        press = partial(QTest.keyClick, window.view, key)
        spent[name] = [_timed_move(window, press) for _ in range(_ROUNDS)]
    panel = _panel(window)
    rows = len(panel.waiting_keys)
    places = range(rows // 7, rows, max(1, rows // _JUMPS))
    spent["far away"] = [_timed_move(window, partial(panel.reach, place)) for place in places]
    return spent


def _deciding(window: MainWindow) -> float:
    """Median seconds of a decision."""
    press = partial(QTest.keyClick, window.view, Qt.Key.Key_A)
    return statistics.median(_timed_move(window, press) for _ in range(_ROUNDS))


def _panel(window: MainWindow) -> ReviewPanel:
    assert window.docks is not None
    return window.docks.review


def _timed_move(window: MainWindow, move: Callable[[], object]) -> float:
    """Seconds until the text with the next annotation is painted; it is always another one."""
    before = window.view.current

    def go() -> None:
        move()
        window.view.viewport().repaint()

    spent = timed(go, time.perf_counter)
    assert window.view.current != before
    _wait(window, 0.03)
    return spent


def _window(path: Path) -> MainWindow:
    """The real window with the volume, at the first annotation of the queue."""
    store = SettingsStore(folder() / "settings.json")
    store.change(name_confirmed=True, person_name="reviewer")
    window = MainWindow(store)
    window.resize(1360, 860)
    window.show()
    window.open_at_start(path)
    _wait(window, 2.0)
    window.view.go_to(len(window.view.text) // 2)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_N)
    _wait(window, 1.0)
    assert window.view.current is not None
    return window


def _wait(window: MainWindow, seconds: float) -> None:
    """Let the event loop run and everything in the background end."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QTest.qWait(10)
    window.background.wait_for_done()
    QTest.qWait(10)


if __name__ == "__main__":
    sys.exit(main())
