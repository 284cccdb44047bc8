"""A small popup beside the text: what should the new annotation be?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from annotator.domain.annotations import AnnotationType
from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import type_key
from annotator.ui.panels.type_button import TypeButton

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent

_PAD: Final = 8  # pixels
_LONGEST: Final = 24  # characters of the quote


class TypePopup(QFrame):
    """The type is chosen by its usual digit or the mouse.

    Signals:
        chosen: The type.
        closed: However it ended; the focus belongs to where it was before.
    """

    chosen = Signal(AnnotationType)
    closed = Signal()

    def __init__(self, quote: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        column.setSpacing(4)
        title = QLabel(self.tr("Annotate “{quote}” as").format(quote=_short(quote)))
        title.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(title)
        for type_ in AnnotationType:
            button = TypeButton(type_)
            button.setCheckable(False)
            button.put_behind(type_key(type_))
            button.clicked.connect(lambda _=False, type_=type_: self._take(type_))
            column.addWidget(button)

    def open_at(self, place: QRect) -> None:
        """Open below a place on the screen, above it where there is no room below."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        y = place.bottom() + _PAD
        if y + self.height() > room.bottom():
            y = place.top() - _PAD - self.height()
        x = max(room.left(), min(place.left(), room.right() - self.width()))
        self.move(QPoint(x, max(room.top(), y)))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, Esc turns back."""
        types = {type_key(type_): type_ for type_ in AnnotationType}
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.text() in types:
            self._take(types[event.text()])
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back."""
        super().hideEvent(event)
        self.closed.emit()

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint an edge: the popup lies over text of the same ground."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QPen(colours(self.palette()).field_edge, 1.0))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _take(self, type_: AnnotationType) -> None:
        self.close()
        self.chosen.emit(type_)


def _short(quote: str) -> str:
    return elided(in_one_line(quote), _LONGEST)
