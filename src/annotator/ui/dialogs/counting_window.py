"""A window beside the main one that counts in the background: figures, plots, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout

from annotator.ui.dialogs.translated_dialog import TranslatedDialog
from annotator.ui.foundation.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QPushButton, QWidget

    from annotator.domain.progress import Progress
    from annotator.ui.foundation.background import Background, Task
    from annotator.workflows.session import Session

_SHARES: Final = (2, 3)  # of what stands above and below the handle


class CountingWindow(TranslatedDialog):
    """It counts when first seen; what it shows stays until everything is counted anew.

    Signals:
        folder_chosen: The folder that something was written to, to be proposed next time.
    """

    folder_chosen = Signal(str)

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        """Make the parts that are alike; they still have to be laid out.

        Args:
            session: The project; close the window before it is closed.
            background: Where it counts and writes.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self._session = session
        self._background = background
        self._task: Task | None = None
        self._changes = 0  # of the project, since the window was made
        self._counted: int | None = None  # so many are in the figures; None: count when seen
        self._bar = MessageBar(self)
        self._state = QLabel(self)
        self._state.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def refresh(self) -> None:
        """Count everything anew; what is shown stays until then."""
        raise NotImplementedError

    def follow(self, *_change: object) -> None:
        """Take notice that the project was changed; connect it to what tells of changes."""
        self._changes += 1
        self._say_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Count if this is due."""
        super().showEvent(event)
        if self._task is None and self._is_due:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: stop counting, and begin again when somebody does."""
        super().hideEvent(event)
        if self._task is not None:
            self._counted = None
        self._cancel()

    @property
    def _is_stale(self) -> bool:
        """Whether the project has changed since the figures were counted."""
        return self._counted != self._changes

    @property
    def _is_due(self) -> bool:
        """Whether it counts by itself when it is seen."""
        return self._counted is None

    def _say_state(self) -> None:
        """Say whether it counts, or from when the figures are."""
        raise NotImplementedError

    def _count(self, work: Callable[[Progress], object], take: Callable[..., None]) -> None:
        """Begin to count; what is being counted is dropped."""
        self._cancel()
        changes = self._changes

        def show(counted: object) -> None:
            self._counted = changes
            take(counted)

        task = self._background.task(work)
        task.succeeded.connect(show)
        task.finished.connect(lambda: self._end(task))
        self._task = task
        self._say_state()
        task.start()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._say_state()

    def _end(self, task: Task) -> None:
        if self._task is task:
            self._task = None
            self._say_state()

    def _lay_out(
        self,
        heads: Sequence[QWidget],
        parts: tuple[QWidget, QWidget],
        buttons: Sequence[QPushButton],
    ) -> None:
        """Put heads above two parts with a handle between them; the last button closes."""
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        for number, (part, share) in enumerate(zip(parts, _SHARES, strict=True)):
            splitter.addWidget(part)
            splitter.setStretchFactor(number, share)
        foot = QHBoxLayout()
        for button in buttons:
            foot.addWidget(button)
        foot.insertStretch(len(buttons) - 1)
        buttons[-1].clicked.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setSpacing(12)
        for head in (self._bar, *heads):
            rows.addWidget(head)
        rows.addWidget(splitter, 1)
        rows.addLayout(foot)
