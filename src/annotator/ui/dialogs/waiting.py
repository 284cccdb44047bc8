"""Waiting for long work: how far it is, how much is left, and a way to stop it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout

from annotator.domain.progress import NoProgress
from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from annotator.domain.progress import Progress
    from annotator.ui.foundation.background import Background, Task

_Result = TypeVar("_Result")

_SHOW_AFTER_MS: Final = 400
_WIDTH: Final = 24
_FINENESS: Final = 1000
_FEW: Final = 1_000  # things that are changed in a fraction of a second


class Waiting(TranslatedDialog):
    """Shows the progress of one task and goes away with it; the window behind it waits.

    Work that is done in less than half a second shows nothing.
    """

    def __init__(
        self, task: Task, text: str, parent: QWidget | None = None, *, stoppable: bool = True
    ) -> None:
        super().__init__(parent)
        self._task = task
        self._stoppable = stoppable
        self._ended = False
        self._reported: tuple[int, int] | None = None
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._text = paragraph(self)
        self._text.setText(text)
        # Until the first report the bar runs to and fro.
        self._bar = QProgressBar(self, maximum=0, textVisible=False)
        self._count = QLabel(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.setVisible(stoppable)
        self._arrange()
        self._buttons.rejected.connect(self.reject)
        task.progressed.connect(self._show_progress)
        task.finished.connect(self._end)
        self._show_soon = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._show_soon.timeout.connect(self.open)
        self.retranslate()
        self.fit(_WIDTH)

    def start(self) -> None:
        """Start the task; the dialog comes up if it takes its time."""
        self._show_soon.start()
        self._task.start()

    def wait(self) -> None:
        """Return when the task has ended; meanwhile nothing else can be typed or clicked."""
        while_hidden = QEventLoop()
        self._task.finished.connect(while_hidden.quit)
        self._show_soon.timeout.connect(while_hidden.quit)
        while_hidden.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not self._ended:
            while_shown = QEventLoop()
            self._task.finished.connect(while_shown.quit)
            while_shown.exec()

    def reject(self) -> None:
        """Esc, the button, closing the window: ask the work to stop, and wait until it does."""
        if not self._stoppable:
            return
        self._task.cancel()
        self._buttons.setEnabled(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say how far the work is."""
        self.setWindowTitle(self.tr("Please wait"))
        if not self._buttons.isEnabled():
            self._count.setText(self.tr("Stopping…"))
        elif self._reported is not None:
            done, total = (QLocale().toString(number) for number in self._reported)
            self._count.setText(self.tr("{done} of {total}").format(done=done, total=total))

    def _show_progress(self, done: int, total: int) -> None:
        self._reported = (done, total)
        self._bar.setMaximum(_FINENESS)
        self._bar.setValue(_FINENESS * done // max(total, 1))
        self.retranslate()

    def _end(self) -> None:
        self._ended = True
        self._show_soon.stop()
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for part in (self._text, self._bar, self._count, self._buttons):
            column.addWidget(part)


def wait_for(task: Task, parent: QWidget | None, text: str, *, stoppable: bool = True) -> object:
    """Start a task and return what it gives; None when the person has stopped it.

    For work that only looks: of what changes or writes something, `carry_out` tells even if it
    was done when the person clicked.

    Raises:
        Exception: Whatever the work raised.
    """
    results: list[object] = []
    failures: list[Exception] = []
    task.succeeded.connect(results.append)
    task.failed.connect(failures.append)
    waiting = Waiting(task, text, parent, stoppable=stoppable)
    waiting.start()
    waiting.wait()
    if failures:
        raise failures[0]
    return results[0] if results else None


def carry_out(
    background: Background,
    work: Callable[[Progress], _Result],
    parent: QWidget | None,
    text: str,
    *,
    count: int | None = None,
    stoppable: bool = True,
) -> _Result | None:
    """Change or write something: little at once, much in the background, with a way to stop.

    Args:
        background: Where it is done.
        work: What is to be done.
        parent: The window that waits.
        text: Says what is done.
        count: How many things are changed; None for work that always takes its time.
        stoppable: Whether the work heeds a wish to stop; else no way to stop is offered.

    Returns:
        What the work returns; None where it was stopped in time.

    Raises:
        Exception: Whatever the work raised.
    """
    if count is not None and count <= _FEW:
        return work(NoProgress())
    done: list[_Result] = []  # what was committed before a late click on Cancel counts
    task = background.task(lambda progress: done.append(work(progress)))
    wait_for(task, parent, text, stoppable=stoppable)
    return done[0] if done else None


def soon_if_many(
    things: Sized, receiver: QObject, act: Callable[..., object], *given: object
) -> None:
    """Act at once, or from the event loop where `carry_out` will wait in a loop of its own.

    A popup that asked would not live as long as that loop.
    """
    if len(things) <= _FEW:
        act(*given)
    else:
        QTimer.singleShot(0, receiver, partial(act, *given))
