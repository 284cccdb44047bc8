"""A small frame that stands beside a place of the text until something is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent

PAD: Final = 8  # pixels, inside and between it and its place


class Popup(QFrame):
    """Goes at Esc and at a click elsewhere.

    Attributes:
        column: Where its parts stand.

    Signals:
        closed: However it ended; the focus belongs to where it was before.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PAD, PAD, PAD, PAD)
        self.column.setSpacing(4)

    def open_at(self, place: QRect) -> None:
        """Open below a place on the screen, above it where there is no room below."""
        self.ensurePolished()
        self.adjustSize()
        screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        y = place.bottom() + PAD
        if y + self.height() > room.bottom() + 1:
            y = place.top() - PAD - self.height()
        x = max(room.left(), min(place.left(), room.right() + 1 - self.width()))
        self.move(QPoint(x, max(room.top(), y)))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def open_over(self, port: QWidget, line: QRect) -> None:
        """Open at a line seen through a port; in the middle where the line is out of sight.

        However it ends, the focus goes back to where it is now.
        """
        focus = QApplication.focusWidget()
        if focus is not None:
            self.closed.connect(lambda: focus.setFocus(Qt.FocusReason.PopupFocusReason))
        inside = port.rect().contains(line.center()) and not line.isEmpty()
        place = line if inside else QRect(port.rect().center(), port.rect().center())
        corners = port.mapToGlobal(place.topLeft()), port.mapToGlobal(place.bottomRight())
        self.open_at(QRect(*corners))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc turns back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back."""
        super().hideEvent(event)
        self.closed.emit()

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint an edge: it lies over text of the same ground."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QPen(colours(self.palette()).field_edge, 1.0))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()
