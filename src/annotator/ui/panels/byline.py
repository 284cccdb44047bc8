"""Who has made an annotation and where it stands, in one line of whatever width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.panels.quiet_label import QuietLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_BETWEEN: Final = " · "


class Byline(QuietLabel):
    """Cuts what does not fit at its end: a long name leaves half of the line to the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._place = ""
        # Neither makes the dock wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_line(self, name: str, place: str) -> None:
        """Show a name and, unless it is empty, a place; the tool tip has both whole."""
        self._name, self._place = name, place
        whole = _joined(name, place)
        self.setToolTip(plain_tip(whole))
        self.setAccessibleName(whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room, end = self.fontMetrics(), self.width(), Qt.TextElideMode.ElideRight
        behind = metrics.horizontalAdvance(_joined(" ", self._place)) if self._place else 0
        name = metrics.elidedText(self._name, end, max(room // 2, room - behind))
        self.setText(metrics.elidedText(_joined(name, self._place), end, room))


def _joined(name: str, place: str) -> str:
    return _BETWEEN.join(part for part in (name, place) if part)
