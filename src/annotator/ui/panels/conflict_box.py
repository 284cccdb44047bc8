"""An annotation that was changed in two places: what the other place says, and which is to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.ui.foundation.colours import colours
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import local_time, type_word
from annotator.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.annotations import Annotation
    from annotator.domain.merges import Conflict

_LONGEST: Final = 60  # characters of a quote or note


class ConflictBox(QWidget):
    """Away while nothing is in conflict; of several, the earliest is settled first.

    Signals:
        settled: Id of the conflict, and whether the other version is to hold.
    """

    settled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotation: Annotation | None = None
        self._conflict: Conflict | None = None
        self._text = ""
        self._may_settle = False
        self._words = QLabel(self, wordWrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._keep, self._take = QPushButton(self), QPushButton(self)
        self._keep.clicked.connect(lambda: self._settle(take_other=False))
        self._take.clicked.connect(lambda: self._settle(take_other=True))
        buttons = QHBoxLayout()
        buttons.addWidget(self._keep, 1)
        buttons.addWidget(self._take, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(buttons)
        self.setAutoFillBackground(True)
        self._colour()
        self.setVisible(False)

    def show_conflict(
        self, annotation: Annotation, conflict: Conflict | None, text: str, *, may_settle: bool
    ) -> None:
        """Show what lost against an annotation; None where nothing did.

        Args:
            annotation: As it stands.
            conflict: The version that lost.
            text: That the annotation is in.
            may_settle: Whether the reader may say which is to hold.
        """
        self._annotation, self._conflict, self._text = annotation, conflict, text
        self._may_settle = may_settle
        self.setVisible(conflict is not None)
        self._retext()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()
        elif event.type() is QEvent.Type.LanguageChange:
            self._retext()

    def _settle(self, *, take_other: bool) -> None:
        if self._conflict is not None:
            self.settled.emit(self._conflict.id, take_other)

    def _retext(self) -> None:
        conflict = self._conflict
        if conflict is None or self._annotation is None:
            return
        said = " · ".join(self._differences(self._annotation, conflict))
        lines = [
            self.tr("Changed in two places. The other version, of {time}:").format(
                time=local_time(conflict.at)
            ),
            said or self.tr("the same by now"),
        ]
        if not self._may_settle:
            lines.append(self.tr("Its author says which holds."))
        self._words.setText("\n".join(lines))
        self._keep.setText(self.tr("Keep this one"))
        self._take.setText(self.tr("Take the other"))
        for button in (self._keep, self._take):
            button.setVisible(self._may_settle)

    def _differences(self, now: Annotation, other: Conflict) -> Iterator[str]:
        """What the other version says that this one does not."""
        if other.removed:
            yield self.tr("removed")
            return
        if (now.start, now.end) != (other.start, other.end):
            yield f"“{_shortened(self._text[other.start : other.end])}”"
        if now.type is not other.type:
            yield type_word(other.type)
        if now.value != other.value:
            value = display.display_value(other.value)
            yield self.tr("value: {value}").format(value=value or self.tr("none"))
        if now.note != other.note:
            note = _shortened(other.note)
            yield self.tr("note: {note}").format(note=note or self.tr("none"))

    def _colour(self) -> None:
        own = self.palette()
        own.setColor(self.backgroundRole(), colours(own).warning_ground)
        self.setPalette(own)


def _shortened(text: str) -> str:
    return elided(in_one_line(text, " "), _LONGEST)
