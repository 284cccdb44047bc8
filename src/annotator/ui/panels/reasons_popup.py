"""A small popup beside the text: why something is returned, or why it should stay."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.panels.popup import PAD, Popup
from annotator.ui.panels.quiet_label import QuietLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH: Final = 17  # Chinese characters
_NUMBERED: Final = 9


class ReasonsPopup(Popup):
    """Reasons are chosen by digit or mouse; another one is typed into the line and sent by Enter.

    The line has the focus from the start, so that one can type at once, with an input method
    too; a digit counts as a choice while it is all that was typed.

    Signals:
        chosen: The reason.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons: Sequence[str] = ()
        self._must = True
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(0)
        self._line = QLineEdit()
        self._hint = QuietLabel()
        self._hint.setWordWrap(True)
        self.column.addWidget(self._title)
        self.column.addLayout(self._buttons)
        self.column.addWidget(self._line)
        self.column.addWidget(self._hint)
        self.setFocusProxy(self._line)
        self.setFixedWidth(_WIDTH * self.fontMetrics().horizontalAdvance("国") + 2 * PAD)
        self._line.textEdited.connect(self._choose_by_digit)
        self._line.returnPressed.connect(self._finish)

    def ask_why_returned(self, reasons: Sequence[str], count: int) -> None:
        """Offer the reasons of the office; one must be given."""
        self._reasons, self._must = tuple(reasons)[:_NUMBERED], True
        self._title.setText(
            self.tr("Return: why?") if count == 1 else self.tr("Return %Ln: why?", "", count)
        )
        self._line.setPlaceholderText(self.tr("Another reason"))
        self._hint.setText(self.tr("A digit chooses. Enter sends what is typed."))
        self._line.setAccessibleName(self.tr("Reason"))
        for number, reason in enumerate(self._reasons, start=1):
            self._buttons.addWidget(self._button(number, reason))

    def ask_why_it_stays(self) -> None:
        """Ask for an answer, which may be left out."""
        self._must = False
        self._title.setText(self.tr("Stand by it"))
        self._line.setPlaceholderText(self.tr("Why, if it needs saying"))
        self._hint.setText(self.tr("Enter sends it to the reviewer again."))
        self._line.setAccessibleName(self.tr("Answer"))

    # Inside -----------------------------------------------------------------------------

    def _button(self, number: int, reason: str) -> QPushButton:
        button = QPushButton(f"{number}   {reason}")
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedWidth(self.width() - 2 * PAD)
        button.setStyleSheet("QPushButton { text-align: left; padding: 5px 6px; }")
        button.clicked.connect(lambda _=False, reason=reason: self._take(reason))
        return button

    def _choose_by_digit(self, typed: str) -> None:
        """A digit, of whatever width the input method makes it."""
        if len(typed) != 1:
            return
        number = int(unicodedata.digit(typed, 0))
        if 0 < number <= len(self._reasons):
            self._take(self._reasons[number - 1])

    def _finish(self) -> None:
        typed = self._line.text().strip()
        if typed or not self._must:
            self._take(typed)

    def _take(self, reason: str) -> None:
        self.close()
        self.chosen.emit(reason)
