"""A button with a menu of things to tick, which stays open: two or three are chosen at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from annotator.ui.foundation.tool_tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionToolButton, QWidget

_BESIDE_WORDS = 36  # pixels: the arrow, and what is left free around the drawing


class TickingButton(QToolButton):
    """It takes care that neither too few nor too many are ticked; its words are its owner's.

    Signals:
        ticked: The reader ticked or cleared something, and enough is ticked.
    """

    ticked = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        fewest: int,
        most: int | None = None,
        everything: bool = False,
    ) -> None:
        """Make a button that offers nothing yet.

        Args:
            parent: Its owner.
            fewest: So many stay ticked.
            most: No more can be ticked. Any number if None.
            everything: Whether a first entry stands for all that there is or will be. Ticked
                alone, and at first; name it with `name_everything`.
        """
        super().__init__(parent)
        self._fewest, self._most = fewest, most
        self._menu = _StayingMenu(self)
        self._everything: QAction | None = None
        if everything:
            self._everything = self._menu.addAction("")
            self._everything.setCheckable(True)
            self._everything.setChecked(True)
            self._everything.setEnabled(False)
            self._everything.triggered.connect(self._tick_everything)
            self._menu.addSeparator()
        self._offered: list[QAction] = []
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> list[str]:
        """Ids of what is ticked, in the order of the menu; empty if it is everything."""
        return [action.data() for action in self._offered if action.isChecked()]

    def offer(self, named: Iterable[tuple[str, str]], chosen: Collection[str]) -> None:
        """Offer these, each as (id, name), some of them ticked.

        While the reader ticks, the menu stays as it is.
        """
        if not self._menu.isVisible():
            for action in self._offered:
                self._menu.removeAction(action)
                action.deleteLater()
            self._offered = [self._entry(id_, name, chosen) for id_, name in named]
        self._hold()

    def say(self, words: str, meaning: str = "") -> None:
        """Say what is chosen; the tip has the whole of it, and what the choice is for."""
        self.setText(_plain(words))
        self.setToolTip(plain_tip("\n".join(part for part in (words, meaning) if part)))

    def name_everything(self, name: str) -> None:
        """Name the entry that stands for everything."""
        if self._everything is not None:
            self._everything.setText(_plain(name))

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Leave room for the arrow where the words are too long."""
        super().initStyleOption(option)
        room = self.width() - self.iconSize().width() - _BESIDE_WORDS
        option.text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic
        )

    # Inside -----------------------------------------------------------------------------

    def _entry(self, id_: str, name: str, chosen: Collection[str]) -> QAction:
        action = self._menu.addAction(_plain(name))
        action.setCheckable(True)
        action.setData(id_)
        action.setChecked(id_ in chosen)
        action.toggled.connect(self._tell)
        return action

    def _tick_everything(self) -> None:
        for action in self._offered:
            with QSignalBlocker(action):
                action.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        self._hold()
        if self._everything is not None or len(self.chosen) >= self._fewest:
            self.ticked.emit()

    def _hold(self) -> None:
        """Let nothing be ticked or cleared that has to stay as it is."""
        checked = len(self.chosen)
        full = self._most is not None and checked >= self._most
        for action in self._offered:
            action.setEnabled(checked > self._fewest if action.isChecked() else not full)
        if self._everything is not None:
            self._everything.setChecked(not checked)
            self._everything.setEnabled(bool(checked))


class _StayingMenu(QMenu):
    """A click or Space ticks; a click beside it or Esc closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        point = event.position().toPoint()
        over = (one for one in self.actions() if self.actionGeometry(one).contains(point))
        action = next(over, None)
        if action is not None and action.isEnabled():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick without closing."""
        action: QAction | None = self.activeAction()  # none as long as none is pointed at
        if event.key() == Qt.Key.Key_Space and action is not None and action.isEnabled():
            action.trigger()
            return
        super().keyPressEvent(event)


def _plain(words: str) -> str:
    """Return what shows words as they are: an ampersand would underline what follows."""
    return words.replace("&", "&&")
