"""A slim bar at the top of a window: says something without getting in the way of work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.foundation.icons import Icon, icon, picture
from annotator.ui.foundation.translation import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from annotator.domain.errors import ProblemForUser
    from annotator.ui.foundation.colours import Colours

_SIGN_SIZE: Final = 20
_EDGE_WIDTH: Final = 3
# Milliseconds that good news stays: to be read, or to be read and acted upon.
_READ: Final = 8_000
_ACTED_UPON: Final = 20_000


class MessageKind(StrEnum):
    """What a message is; decides its colour and sign."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a message.

    Attributes:
        text: Gives the words in the language shown at that moment.
        act: What a click does; the message goes away before.
        undoes: Id of the step that it takes back; empty if it does something else.
    """

    text: Callable[[], str]
    act: Callable[[], object]
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say.

    Attributes:
        name: A message takes the place of an earlier one with the same name.
        text: Gives the sentence in the language shown at that moment.
        choices: At most two buttons.
        dismissed: Called when it is closed without a choice.
    """

    name: str
    kind: MessageKind
    text: Callable[[], str]
    choices: tuple[Choice, ...] = ()
    dismissed: Callable[[], object] | None = None


class MessageBar(QFrame):
    """Shows the latest message; hidden while there is none.

    Questions and warnings stay until they are closed. What only informs gives way to whatever is
    newer. Good news goes away by itself too, but never from under the mouse or the focus.

    It never takes the focus. Its buttons are reached by Tab or by their mnemonics; Esc closes it
    while the focus is inside.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        self._leaving = QTimer(self, singleShot=True)
        self._leaving.timeout.connect(self._leave)
        self._sign = QLabel(self)
        self._text = QLabel(self, wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = [QPushButton(self), QPushButton(self)]
        self._close = QToolButton(self, autoRaise=True)
        self._close.setIcon(icon(Icon.CLOSE))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrange()
        self._close.clicked.connect(self.dismiss)
        for number, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, chosen=number: self._choose(chosen))
        self._refresh()

    @property
    def message(self) -> Message | None:
        """The message shown now."""
        return self._messages[-1] if self._messages else None

    def say(self, text: Callable[[], str]) -> None:
        """Say what was done; the next word of this kind takes its place."""
        self.show_message(Message("said", MessageKind.SUCCESS, text))

    def show_message(self, message: Message) -> None:
        """Show it at once; questions and warnings wait below it until it is gone."""
        self._messages = [
            waiting
            for waiting in self._messages
            if waiting.name != message.name and _can_wait(waiting)
        ]
        self._messages.append(message)
        self._refresh()
        self._stay_a_while()
        alert = QAccessibleEvent(self, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(alert)

    def show_problem(self, problem: ProblemForUser) -> None:
        """Say what a person should know, in the language of the moment."""
        self.show_message(
            Message("problem", MessageKind.WARNING, lambda: problem_sentence(problem))
        )

    def withdraw(self, name: str) -> None:
        """Take back a message that no longer holds."""
        self._keep([kept for kept in self._messages if kept.name != name])

    def withdraw_offers(self, step_id: str | None = None) -> None:
        """Take back the messages that offer to undo this step, or any step."""
        self._keep([kept for kept in self._messages if not _offers_to_undo(kept, step_id)])

    def dismiss(self) -> None:
        """Close the message shown now; the one below it comes up."""
        message = self.message
        if message is None:
            return
        self.withdraw(message.name)
        if message.dismissed is not None:
            message.dismissed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, take the new colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Let good news stay from the moment it can be seen."""
        super().showEvent(event)
        self._stay_a_while()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody reads what is hidden."""
        super().hideEvent(event)
        self._leaving.stop()

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge that tells the kind without words."""
        super().paintEvent(event)
        if self.message is not None:
            strong, _ = _hues(colours(self.palette()), self.message.kind)
            painter = QPainter(self)
            painter.fillRect(0, 0, _EDGE_WIDTH, self.height(), strong)
            painter.fillRect(0, self.height() - 1, self.width(), 1, strong)
            painter.end()

    def _keep(self, messages: list[Message]) -> None:
        shown, self._messages = self.message, messages
        self._refresh()
        if self.message is not shown:
            self._stay_a_while()

    def _stay_a_while(self) -> None:
        message = self.message
        if message is None or message.kind is not MessageKind.SUCCESS or not self.isVisible():
            self._leaving.stop()
        else:
            self._leaving.start(_ACTED_UPON if message.choices else _READ)

    def _leave(self) -> None:
        """Take good news away, unless somebody is about to do something with it."""
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._stay_a_while()
        else:
            self.dismiss()

    def _choose(self, number: int) -> None:
        message = self.message
        if message is not None:
            self.withdraw(message.name)
            message.choices[number].act()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        for button in self._buttons:
            row.addWidget(button)
        row.addWidget(self._close)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _refresh(self) -> None:
        message = self.message
        if message is None:
            self.hide()
            return
        self._text.setText(message.text())
        self.setAccessibleName(message.text())
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(message.choices))
            if number < len(message.choices):
                button.setText(message.choices[number].text())
        self._close.setToolTip(self.tr("Close this message (Esc)"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._colour(message.kind)
        self.show()

    def _colour(self, kind: MessageKind) -> None:
        strong, ground = _hues(colours(self.palette()), kind)
        own = self.palette()
        own.setColor(QPalette.ColorRole.Window, ground)
        self.setPalette(own)
        self._sign.setPixmap(picture(_SIGNS[kind], strong, _SIGN_SIZE, self.devicePixelRatio()))


def _can_wait(message: Message) -> bool:
    """Whether it is of use again when what is newer was closed."""
    if message.kind is MessageKind.INFO:
        return bool(message.choices)
    return message.kind is MessageKind.WARNING


def _offers_to_undo(message: Message, step_id: str | None) -> bool:
    undone = {choice.undoes for choice in message.choices if choice.undoes}
    return bool(undone) if step_id is None else step_id in undone


def _hues(look: Colours, kind: MessageKind) -> tuple[QColor, QColor]:
    return {
        MessageKind.INFO: (look.info, look.info_ground),
        MessageKind.SUCCESS: (look.success, look.success_ground),
        MessageKind.WARNING: (look.warning, look.warning_ground),
    }[kind]


_SIGNS: Final = {
    MessageKind.INFO: Icon.INFO,
    MessageKind.SUCCESS: Icon.SUCCESS,
    MessageKind.WARNING: Icon.WARNING,
}
