"""A menu of things to tick that stays open while one ticks: two or three are chosen at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class StayingMenu(QMenu):
    """A click ticks; a click beside it or Esc closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        point = event.position().toPoint()
        over = (one for one in self.actions() if self.actionGeometry(one).contains(point))
        action = next(over, None)
        if action is not None and action.isEnabled():
            action.trigger()
            return
        super().mouseReleaseEvent(event)
