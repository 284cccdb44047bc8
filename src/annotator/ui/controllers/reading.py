"""How the text is read: size, spacing, column, sections, and where one is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent

from annotator.domain.annotations import AnnotationType
from annotator.text.outline import entry_and_section_at
from annotator.ui.foundation.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore

_POINTS = 1.0
_SPACING = 0.1
_COLUMN = 4
_ONCE_THERE = 50  # milliseconds: nothing is looked up for every move of the caret


def reading_place(view: AnnotatedTextView) -> int:
    """Where one reads, as a code point: at the caret while it is in view, else at the top."""
    caret = view.caret_rectangle()
    in_view = caret.height() > 0 and 0 <= caret.center().y() < view.viewport().height()
    return view.caret.position if in_view else view.page.position_at_top()


class Reading(QObject):
    """Connects the reading settings and the outline with the text view.

    Signals:
        place_changed: Title of the section one reads, for the status bar.
        position_changed: Code point where one reads; coalesced.
    """

    place_changed = Signal(str)
    position_changed = Signal(int)

    def __init__(
        self,
        desk: Desk,
        view: AnnotatedTextView,
        commands: Commands,
        settings: SettingsStore,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._commands = commands
        self._settings = settings
        self._telling = QTimer(self, singleShot=True, interval=_ONCE_THERE)
        self._telling.timeout.connect(self._tell_place)
        self._connect()
        view.viewport().installEventFilter(self)
        settings.changed.connect(self._apply)
        view.reading_position_changed.connect(self._tell_soon)
        view.selection_changed.connect(self._tell_soon)
        desk.outline_ready.connect(self._tell_place)
        self._apply(settings.settings)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the small characters of the types from the language shown now."""
        names = {
            AnnotationType.ORGANISATION: self.tr("O", "organisation, one character"),
            AnnotationType.FIGURE: self.tr("F", "figure, one character"),
            AnnotationType.DATE: self.tr("D", "date, one character"),
            AnnotationType.PERSON: self.tr("P", "person, one character"),
        }
        self._view.set_letters({type_.value: name for type_, name in names.items()})

    def go_to_section(self, position: int) -> None:
        """Show a section from its beginning and go on there."""
        self._view.go_to(position, at_top=True)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl and the wheel change the size of the text."""
        if (
            event.type() is QEvent.Type.Wheel
            and isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            turned = event.angleDelta().y()
            if turned:
                self._zoom(_POINTS if turned > 0 else -_POINTS)
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        settings = self._settings
        self._on("zoom_in", lambda: self._zoom(_POINTS))
        self._on("zoom_out", lambda: self._zoom(-_POINTS))
        self._on("zoom_reset", lambda: settings.change(font_points=Settings().font_points))
        self._on("wider_lines", lambda: self._space(_SPACING))
        self._on("tighter_lines", lambda: self._space(-_SPACING))
        self._on("wider_column", lambda: self._widen(_COLUMN))
        self._on("narrower_column", lambda: self._widen(-_COLUMN))
        self._on("next_section", lambda: self._step_section(1))
        self._on("previous_section", lambda: self._step_section(-1))
        letters = self._commands["letters"]
        letters.toggled.connect(lambda on: settings.change(type_labels_shown=on))

    def _on(self, name: str, act: Callable[[], object]) -> None:
        self._commands.on({name: act})

    def _zoom(self, points: float) -> None:
        self._settings.change(font_points=self._settings.settings.font_points + points)

    def _space(self, factor: float) -> None:
        spacing = round(self._settings.settings.line_spacing + factor, 2)
        self._settings.change(line_spacing=spacing)

    def _widen(self, characters: int) -> None:
        self._settings.change(column_ems=self._settings.settings.column_ems + characters)

    def _apply(self, settings: Settings) -> None:
        self._commands["letters"].setChecked(settings.type_labels_shown)
        self._view.set_settings(settings)

    def _step_section(self, direction: int) -> None:
        """Go to the beginning of the next section, or of this one and then the one before."""
        starts = [section.start for section in self._desk.sections]
        here = self._view.caret.position
        stops = self._view.caret.stops
        if direction > 0:
            at = bisect_right(starts, here)
            while at < len(starts) and stops.snap(starts[at]) <= here:
                at += 1
        else:
            at = bisect_left(starts, here) - 1
            while at >= 0 and stops.snap(starts[at]) >= here:
                at -= 1
        if 0 <= at < len(starts):
            self._view.go_to(starts[at], at_top=True)

    def _tell_soon(self) -> None:
        if self._desk.document is None:
            self._tell_place()
        # Not begun anew by every move: who goes a long way is told of it on the way.
        elif not self._telling.isActive():
            self._telling.start()

    def _tell_place(self) -> None:
        self._telling.stop()
        position = reading_place(self._view)
        self.position_changed.emit(position)
        section, entry = entry_and_section_at(self._desk.sections, position)
        self.place_changed.emit(entry or section)
