"""Where everything that goes wrong arrives, from whatever thread, and is told.

The world's fault (`ProblemForUser`) becomes one sentence; a bug becomes an entry of the log and,
once for each group of the same fault, a report. Nothing is swallowed and nothing ends the program.
"""

from __future__ import annotations

import functools
import logging
import sys
import threading
import traceback
from collections import Counter
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler

from annotator.domain.errors import ProblemForUser
from annotator.domain.progress import Cancelled
from annotator.ui.foundation.fault_report import FaultReport, fault_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

_P = ParamSpec("_P")
_Widget = TypeVar("_Widget")

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

_QT_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ErrorReporter(QObject):
    """Takes over the hooks of Python and Qt between `install` and `uninstall`.

    Attributes:
        show_problem: Tells a ProblemForUser, on the UI thread; a window puts its bar here.
        show_fault: Shows a FaultReport, on the UI thread; the first of its group only.
    """

    _problem_heard = Signal(object)
    _fault_heard = Signal(object)

    def __init__(
        self,
        *,
        show_problem: Callable[[ProblemForUser], object],
        show_fault: Callable[[FaultReport], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.show_problem = show_problem
        self.show_fault = show_fault
        self._times: Counter[str] = Counter()
        self._lock = threading.Lock()
        # Queued: no dialog may open inside paintEvent, nor on another thread.
        queued = Qt.ConnectionType.QueuedConnection
        self._problem_heard.connect(self._show_problem, queued)
        self._fault_heard.connect(self._show_fault, queued)

    def install(self) -> None:
        """Let every uncaught exception and every message of Qt arrive here."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._hear_uncaught
        threading.excepthook = self._hear_end_of_thread
        sys.unraisablehook = self._hear_unraisable
        self._qt_before = qInstallMessageHandler(_log_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(self._qt_before)

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Take any exception, from any thread: a sentence, a report, or nothing for Cancelled."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, ProblemForUser):
            _log.info("told: %s", type(error).__name__)
            self._problem_heard.emit(error)
        else:
            self._tell_fault(fault_report(error))

    def _tell_fault(self, report: FaultReport) -> None:
        with self._lock:
            self._times[report.group] += 1
            times = self._times[report.group]
        if times == 1:
            _log.error("%s", report.text)
            self._fault_heard.emit(report)
        elif times & (times - 1) == 0:
            # A fault in paintEvent comes back with every repaint: 2nd, 4th, 8th …
            _log.error("%s: %d times by now", report.headline, times)

    @Slot(object)
    def _show_problem(self, problem: ProblemForUser) -> None:
        try:
            self.show_problem(problem)
        except Exception as error:  # noqa: BLE001 - told as a bug, whatever it is
            self._tell_fault(fault_report(error))

    @Slot(object)
    def _show_fault(self, report: FaultReport) -> None:
        try:
            self.show_fault(report)
        except Exception:  # noqa: BLE001 - logged whole
            # A fault in showing faults must not be shown: it would come back for ever.
            _log.exception("cannot show the report of: %s", report.headline)

    def _hear_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            self.tell(error)
        else:
            # Ctrl+C in a terminal and the like mean the program, not the person.
            self._before[0](kind, error, trace)

    def _hear_end_of_thread(self, end: threading.ExceptHookArgs) -> None:
        if isinstance(end.exc_value, Exception):
            self.tell(end.exc_value)

    def _hear_unraisable(self, case: sys.UnraisableHookArgs) -> None:
        if isinstance(case.exc_value, Exception):
            self.tell(case.exc_value)


def reported(
    handler: Callable[Concatenate[_Widget, _P], None],
) -> Callable[Concatenate[_Widget, _P], None]:
    """Let an event handler such as paintEvent fail without harm to its widget.

    The exception goes to `sys.excepthook` once, here, rather than into Qt, which may be in the
    middle of painting. In tests that hook fails the test.
    """

    @functools.wraps(handler)
    def guarded(widget: _Widget, /, *args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            handler(widget, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 - handed to the hook, which tells it
            sys.excepthook(type(error), error, error.__traceback__)
            # A painter kept alive by the trace would go on painting on a widget that is done.
            traceback.clear_frames(error.__traceback__)

    return guarded


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_QT_LEVELS[kind], "%s: %s", context.category or "default", message)
