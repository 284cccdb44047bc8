"""Paints an item as title, a quiet detail behind it, and a quiet count at the right edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.item_models.roles import COUNT_ROLE, CURRENT_ROLE, DETAIL_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

Index = QModelIndex | QPersistentModelIndex
_GAP: Final = 8  # pixels, as are all below, between title, detail and count
_SIDE: Final = 6
_AIR: Final = 9  # above and below the words together
_RADIUS: Final = 4.0
_TINT: Final = 0.16  # how much of the accent colour lies on the ground of the current item
_TEXT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class CountedItemDelegate(QStyledItemDelegate):
    """For lists and trees whose model answers COUNT_ROLE; the current item is bold and tinted."""

    @reported
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style paint the ground, then set title, detail and count on it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        title, shown.text = shown.text, ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        selected = bool(shown.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if index.data(CURRENT_ROLE) and not selected:
            _tint(painter, shown)
        ink, quiet = _inks(shown, selected=selected)
        place = shown.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setPen(quiet)
        painter.setFont(option.font)
        count = index.data(COUNT_ROLE)
        place = _at_right(painter, place, f"{count:,}" if count else "")
        detail = index.data(DETAIL_ROLE) or ""
        behind = painter.fontMetrics().horizontalAdvance(detail) + _GAP if detail else 0
        painter.setPen(ink)
        end = _title(painter, place.adjusted(0, 0, -behind, 0), shown.font, title)
        painter.setPen(quiet)
        painter.setFont(option.font)
        painter.drawText(place.adjusted(end + _GAP, 0, 0, 0), _TEXT, detail)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set the current item in bold."""
        super().initStyleOption(option, index)
        if index.data(CURRENT_ROLE):
            option.font.setBold(True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all alike
        """High enough to be hit with ease; never wider than the view, since titles are elided."""
        # The hint of the style depends on whether the view was shown before.
        return QSize(0, option.fontMetrics.height() + _AIR)


def _tint(painter: QPainter, shown: QStyleOptionViewItem) -> None:
    ground = QColor(colours(shown.palette).accent)
    ground.setAlphaF(_TINT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(shown.rect).adjusted(0, 1, -2, -1), _RADIUS, _RADIUS)


def _at_right(painter: QPainter, place: QRect, text: str) -> QRect:
    """Draw the text at the right edge; return the place that is left for the rest."""
    if not text:
        return place
    painter.drawText(place, _TEXT | Qt.AlignmentFlag.AlignRight, text)
    width = painter.fontMetrics().horizontalAdvance(text)
    return place.adjusted(0, 0, -width - _GAP, 0)


def _title(painter: QPainter, place: QRect, font: QFont, title: str) -> int:
    """Draw the title as far as there is room; return its width."""
    metrics = QFontMetrics(font)
    elided = metrics.elidedText(title, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.drawText(place, _TEXT | Qt.AlignmentFlag.AlignLeft, elided)
    return metrics.horizontalAdvance(elided)


def _inks(option: QStyleOptionViewItem, *, selected: bool) -> tuple[QColor, QColor]:
    """The colours of title and count on this item's ground."""
    if selected:
        chosen = option.palette.color(QPalette.ColorRole.HighlightedText)
        return chosen, chosen
    return option.palette.color(QPalette.ColorRole.Text), colours(option.palette).quiet_text
