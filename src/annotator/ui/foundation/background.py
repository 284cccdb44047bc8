"""Run a function off the UI thread and bring its result back; nothing else knows threads."""

from __future__ import annotations

import sys
import threading
import time
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMetaMethod, QObject, Qt, QThreadPool, Signal, Slot

from annotator.domain.progress import Cancelled, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS_BETWEEN_REPORTS: Final = 0.05


class _End(Enum):
    SUCCEEDED = auto()
    FAILED = auto()
    CANCELLED = auto()


class Task(QObject):
    """One piece of long work. Connect to its signals, then start it.

    It is started by a call of its own because short work can end before anyone has connected.
    Exactly one of `succeeded`, `failed` and `cancelled` is emitted, on the UI thread, and never
    `succeeded` after `cancel()`. A failure nobody has connected to goes to `sys.excepthook`.

    Signals:
        progressed: Steps done, steps in all; at most twenty times a second.
        succeeded: What the work returned.
        failed: The exception it raised.
        cancelled: It was stopped, or dropped before it began.
        finished: After any of the three.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    _ended = Signal(object, object)

    def __init__(
        self, work: Callable[[Progress], object], lane: QThreadPool, parent: Background
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._lane = lane
        self._prepare = parent.prepare
        self._stop = threading.Event()
        self._report = _Report(self.progressed.emit, self._stop)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Queue the work on its lane."""
        self._prepare()
        self._lane.start(self._run)

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next report; its result is no longer wanted."""
        self._stop.set()

    def _run(self) -> None:
        """Do the work; on a thread of the lane."""
        self._ended.emit(*self._outcome())

    def _outcome(self) -> tuple[_End, object]:
        if self._stop.is_set():
            return _End.CANCELLED, None
        try:
            return _End.SUCCEEDED, self._work(self._report)
        except Cancelled:
            return _End.CANCELLED, None
        except BaseException as error:  # noqa: BLE001 - handed over whole to the UI thread
            return _End.FAILED, error

    @Slot(object, object)
    def _tell(self, end: _End, outcome: object) -> None:
        """Emit how it ended; on the UI thread."""
        if end is _End.FAILED:
            self._tell_failure(outcome)
        elif end is _End.CANCELLED or self._stop.is_set():
            self.cancelled.emit()
        else:
            self.succeeded.emit(outcome)
        self.finished.emit()
        self.deleteLater()

    def _tell_failure(self, error: object) -> None:
        if self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
            self.failed.emit(error)
        elif isinstance(error, BaseException):
            sys.excepthook(type(error), error, error.__traceback__)


class Background(QObject):
    """Two lanes: work on the project file goes one by one; other work side by side.

    Attributes:
        prepare: Done on the UI thread before any work starts.
    """

    def __init__(
        self, parent: QObject | None = None, *, prepare: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self.prepare = prepare
        self._project_lane = QThreadPool(self)
        self._project_lane.setMaxThreadCount(1)
        self._free_lane = QThreadPool(self)

    def task(self, work: Callable[[Progress], object], *, uses_project: bool = True) -> Task:
        """Wrap the work as a task that has not started yet."""
        return Task(work, self._project_lane if uses_project else self._free_lane, self)

    def wait_for_done(self, milliseconds: int = -1) -> bool:
        """Wait until both lanes are empty; False when the time was not enough."""
        lanes = (self._project_lane, self._free_lane)
        return all(lane.waitForDone(milliseconds) for lane in lanes)

    def shut_down(self) -> None:
        """Cancel everything and wait for it; call it before the project is closed."""
        for task in self.findChildren(Task):
            task.cancel()
        self.wait_for_done()


class _Report:
    """What the work sees: it says how far it is, and is stopped from here."""

    def __init__(self, publish: Callable[[int, int], None], stop: threading.Event) -> None:
        self._publish = publish
        self._stop = stop
        self._published_at = 0.0

    def report(self, done: int, total: int) -> None:
        """Say how far the work is; raises Cancelled once it should stop."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        # A row of a workbook takes microseconds, a queued signal much more.
        if done < total and now - self._published_at < _SECONDS_BETWEEN_REPORTS:
            return
        self._published_at = now
        self._publish(done, total)
