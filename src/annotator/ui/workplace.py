"""The controllers that need a project: they are made with the first one, as the docks are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.review_queues import QueueKind
from annotator.ui.controllers.comparing import Comparing
from annotator.ui.controllers.exchanging import Exchanging
from annotator.ui.controllers.explaining import Explaining
from annotator.ui.controllers.exporting import Exporting
from annotator.ui.controllers.looking_back import LookingBack
from annotator.ui.controllers.measuring import Measuring
from annotator.ui.controllers.opinions import Opinions
from annotator.ui.controllers.overseeing import Overseeing
from annotator.ui.controllers.reading_back import ReadingBack
from annotator.ui.controllers.reviewing import Reviewing
from annotator.ui.controllers.undoing import StandingOffers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from annotator.ui.controllers.annotating import Annotating
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.editor.text_gestures import TextGestures
    from annotator.ui.foundation.message_bar import MessageBar
    from annotator.ui.foundation.settings_store import SettingsStore


class Workplace(QObject):
    """Review, comparison, agreement, progress, history, and what goes out and comes in.

    Attributes:
        comparing: Settles what authors differ in.
        exchanging: Sends and takes in packages.
        reading_back: Takes in workbooks.
        reviewing: Decides on annotations.

    Signals:
        hint: A sentence for the status bar.
        returned_changed: How many annotations wait for an answer of the person at work.
    """

    hint = Signal(str)
    returned_changed = Signal(int)

    def __init__(  # noqa: PLR0913 - it hands them on
        self,
        desk: Desk,
        commands: Commands,
        settings: SettingsStore,
        bar: MessageBar,
        window: QWidget,
        *,
        view: AnnotatedTextView,
        gestures: TextGestures,
        annotating: Annotating,
    ) -> None:
        super().__init__(window)
        self.comparing = Comparing(desk, view, commands, bar)
        self.reviewing = Reviewing(desk, view, commands, annotating, bar)
        self.exchanging = Exchanging(desk, commands, settings, bar, window)
        self.reading_back = ReadingBack(desk, bar, window)
        Explaining(desk, view, gestures)
        Exporting(desk, commands, settings, bar, window)
        Opinions(desk, commands, settings, bar, window)
        LookingBack(desk, view, commands, annotating, settings, window)
        Overseeing(desk, view, commands, annotating, settings)
        Measuring(desk, view, commands, settings)
        StandingOffers(desk, bar)
        self.comparing.hint.connect(self.hint)
        self.reviewing.hint.connect(self.hint)
        self.reviewing.counts.changed.connect(self._tell_returned)
        self.exchanging.queue_wanted.connect(self.reviewing.show_queue)

    def retranslate(self) -> None:
        """Take all words from the language shown now."""
        self.comparing.retranslate()

    def _tell_returned(self, counts: Mapping[QueueKind, int]) -> None:
        self.returned_changed.emit(counts[QueueKind.ANSWERS])
