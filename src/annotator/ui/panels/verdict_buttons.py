"""The buttons below an annotation under review: a reviewer's, or those of its author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.domain.annotations import Anchoring
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.review_queues import WAITING_FOR_AUTHOR
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.panels.quiet_label import QuietLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.workflows.review_queue import QueueItem

_ICON: Final = 16  # pixels


@dataclass(frozen=True, slots=True)
class _Face:
    """How the button of a command looks.

    Attributes:
        word: English, translated in the context "VerdictButtons".
        key: The letter that does the same.
    """

    word: str
    key: str
    icon: Icon


_FACES: Final = {
    "accept": _Face(QT_TRANSLATE_NOOP("VerdictButtons", "Accept"), "A", Icon.CHECK),
    "return_": _Face(QT_TRANSLATE_NOOP("VerdictButtons", "Return"), "R", Icon.RETURN),
    "adopt": _Face(QT_TRANSLATE_NOOP("VerdictButtons", "Adopt"), "A", Icon.CHECK),
    "stand_by": _Face(QT_TRANSLATE_NOOP("VerdictButtons", "Stand by it"), "S", Icon.FLAG),
    "amend": _Face(QT_TRANSLATE_NOOP("VerdictButtons", "Amend"), "M", Icon.EDIT),
    "confirm_place": _Face(QT_TRANSLATE_NOOP("VerdictButtons", "Place is right"), "Y", Icon.FIND),
}
_REVIEWER: Final = ("accept", "return_", "amend")
_ANSWERING: Final = ("stand_by", "amend")


class VerdictButtons(QWidget):
    """Shows what can be done now; where nothing can be decided it says why.

    Signals:
        asked: Name of a command.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: QueueItem | None = None
        self._editable = True
        self._several = 1
        self._buttons = {name: self._button(name, face) for name, face in _FACES.items()}
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._why = QuietLabel()
        self._why.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._why)
        column.addLayout(self._grid)
        self._retranslate()

    def show_for(self, item: QueueItem, *, editable: bool, several: int = 1) -> None:
        """Offer what the reader can do.

        Args:
            item: The annotation.
            editable: Whether the project takes changes.
            several: How many annotations are chosen together with it.
        """
        self._item, self._editable, self._several = item, editable, several
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside -----------------------------------------------------------------------------

    def _button(self, name: str, face: _Face) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(face.icon))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button

    def _refresh(self) -> None:
        item = self._item
        if item is None:
            return
        shown = _offered(item)
        for name, button in self._buttons.items():
            self._grid.removeWidget(button)
            button.setVisible(name in shown)
        for place, name in enumerate(shown):
            self._grid.addWidget(self._buttons[name], place // 3, place % 3)
        for name in _REVIEWER:
            self._buttons[name].setEnabled(self._editable and (item.may_decide or item.mine))
        if item.mine and not item.may_decide:
            for name in ("accept", "return_"):
                self._buttons[name].setEnabled(False)
        self._why.say(self._sentence(item))

    def _sentence(self, item: QueueItem) -> str:
        """Why nothing can be decided, or what a decision is about."""
        if not self._editable:
            return self.tr("This project can only be read.")
        if self._several > 1:
            return self.tr("Accept and return apply to all %Ln chosen.", "", self._several)
        if not item.reviews and not item.mine:
            return self.tr("You do not review in this project.")
        answering = item.annotation.status in WAITING_FOR_AUTHOR
        if item.mine and not item.may_decide and not answering:
            return self.tr("This is your own annotation: somebody else decides about it.")
        return ""

    def _retranslate(self) -> None:
        for name, face in _FACES.items():
            word = QCoreApplication.translate("VerdictButtons", face.word)
            self._buttons[name].setText(f"{word}  {face.key}")
            self._buttons[name].setAccessibleName(word)
        self._refresh()


def _offered(item: QueueItem) -> Sequence[str]:
    """The names of the commands that make sense, whoever may do them."""
    answering = item.mine and item.annotation.status in WAITING_FOR_AUTHOR
    names = _ANSWERING if answering else _REVIEWER
    if answering and item.proposal is not None:
        names = ("adopt", *names)
    if item.annotation.anchoring is not Anchoring.SOUND:
        names = (*names, "confirm_place")
    return names
