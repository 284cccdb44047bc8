"""The scroll bar beside the text, painted in a few strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from annotator.ui.foundation.error_reporter import reported

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent

_INSET = 3.0  # pixels between the handle and the edges of the bar
_ARROW = 3.0  # pixels, half of the width of an arrow
# Share of the colour of text in that of the handle: at rest, under the mouse, held.
_AT_REST, _HOVERED, _HELD = 0.28, 0.4, 0.55


class PageScrollBar(QScrollBar):
    """A vertical scroll bar in the look of the program.

    That of the style takes as long to paint as a third of a page of text, and it is painted anew
    with every page. Where its parts are and how they answer is still the style's affair.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._range = (0, (0, 0))

    def show_place(self, value: int, maximum: int, steps: tuple[int, int]) -> None:
        """Show where one reads, without telling anybody; steps are that of a line and of a page."""
        was_blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        if self._range != (maximum, steps):  # hardly ever, but each call costs as much as a mark
            self._range = (maximum, steps)
            self.setRange(0, maximum)
            self.setSingleStep(steps[0])
            self.setPageStep(steps[1])
        self.setValue(value)
        self.blockSignals(was_blocked)

    @reported
    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint groove, arrows and handle; they are painted once and then stamped."""
        scrolls = self.maximum() > self.minimum()
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture(self.size(), self._paint_groove, scrolls))
            if scrolls:
                handle = self._part(option, QStyle.SubControl.SC_ScrollBarSlider)
                picture = self._picture(handle.size(), _paint_handle, self._share())
                painter.drawPixmap(handle.topLeft(), picture)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and style."""
        super().changeEvent(event)
        self._pictures.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forget pictures of another size."""
        super().resizeEvent(event)
        self._pictures.clear()

    def _picture(
        self, size: QSize, paint: Callable[[QPainter, QPalette, QSize, float], None], how: float
    ) -> QPixmap:
        """A part of the bar as a picture."""
        density = self.devicePixelRatioF()
        key = (paint.__name__, size.height(), how, density)
        known = self._pictures.get(key)
        if known is None:
            known = self._pictures[key] = QPixmap(size * density)
            known.setDevicePixelRatio(density)
            known.fill(Qt.GlobalColor.transparent)
            with QPainter(known) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint(painter, self.palette(), size, how)
        return known

    def _paint_groove(
        self, painter: QPainter, palette: QPalette, size: QSize, scrolls: float
    ) -> None:
        painter.fillRect(QRect(QPoint(), size), palette.color(QPalette.ColorRole.Window))
        if scrolls:
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            painter.setPen(QPen(_mixed(palette, _HELD), 1.5))
            _paint_arrow(painter, self._part(option, QStyle.SubControl.SC_ScrollBarSubLine), -1)
            _paint_arrow(painter, self._part(option, QStyle.SubControl.SC_ScrollBarAddLine), 1)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the handle can be taken."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the handle at rest."""
        super().leaveEvent(event)
        self.update()

    def _share(self) -> float:
        if self.isSliderDown():
            return _HELD
        return _HOVERED if self.underMouse() else _AT_REST

    def _part(self, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
        bar = QStyle.ComplexControl.CC_ScrollBar
        return self.style().subControlRect(bar, option, part, self)


def _paint_handle(painter: QPainter, palette: QPalette, size: QSize, share: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_mixed(palette, share))
    box = QRectF(QPointF(), size.toSizeF()).adjusted(_INSET, 0.0, -_INSET, 0.0)
    painter.drawRoundedRect(box, box.width() / 2, box.width() / 2)


def _mixed(palette: QPalette, share: float) -> QColor:
    """The colour of text, thinned so as to lie between those of ground and text."""
    colour = palette.color(QPalette.ColorRole.WindowText)
    colour.setAlphaF(share)
    return colour


def _paint_arrow(painter: QPainter, place: QRect, direction: int) -> None:
    """Paint an arrow head in a button, pointing up (-1) or down (1); a style may have none."""
    if place.isEmpty():
        return
    middle = QRectF(place).center()
    tip = QPointF(middle.x(), middle.y() + direction * _ARROW / 2)
    back = middle.y() - direction * _ARROW / 2
    painter.drawLine(QPointF(middle.x() - _ARROW, back), tip)
    painter.drawLine(QPointF(middle.x() + _ARROW, back), tip)
