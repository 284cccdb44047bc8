"""Paints a share as a bar that is filled so far, with the percentage beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.item_models.roles import SHARE_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

Index = QModelIndex | QPersistentModelIndex
_SIDE: Final = 6  # pixels, as are all below
_GAP: Final = 8
_THICK: Final = 6.0
_LEAST_BAR: Final = 48
_AIR: Final = 9  # above and below the words together
_WIDEST: Final = "100%"


class ShareDelegate(QStyledItemDelegate):
    """For cells whose model answers SHARE_ROLE; others look as always. All are of one height."""

    @reported
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style paint the ground, then set bar and percentage on it."""
        share = index.data(SHARE_ROLE)
        if not isinstance(share, float):
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        place = shown.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        room = shown.fontMetrics.horizontalAdvance(_WIDEST)
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(shown.palette.color(role))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place.adjusted(place.width() - room, 0, 0, 0), right, text)
        look = colours(shown.palette)
        bar = QRectF(place.adjusted(0, 0, -room - _GAP, 0))
        bar = QRectF(bar.left(), bar.center().y() - _THICK / 2, bar.width(), _THICK)
        draw_share(painter, bar, share, (look.rule, look.success))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for a bar that tells something; with a drawing or without, as high as the font."""
        hint = super().sizeHint(option, index)
        # The height that the style gives depends on whether the view was shown before.
        hint.setHeight(max(option.fontMetrics.height(), option.decorationSize.height()) + _AIR)
        if isinstance(index.data(SHARE_ROLE), float):
            text = option.fontMetrics.horizontalAdvance(_WIDEST)
            hint.setWidth(_LEAST_BAR + _GAP + text + 2 * _SIDE)
        return hint


def draw_share(painter: QPainter, bar: QRectF, share: float, hues: tuple[QColor, QColor]) -> None:
    """Draw a bar with round ends.

    Args:
        painter: Where.
        bar: Its place.
        share: How much of it is filled, from 0 to 1.
        hues: Of the whole, and of what is filled.
    """
    radius = bar.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground, filled = hues
    painter.setBrush(ground)
    painter.drawRoundedRect(bar, radius, radius)
    if share > 0:
        painter.setBrush(filled)
        width = max(bar.height(), bar.width() * share)
        painter.drawRoundedRect(
            QRectF(bar.topLeft(), bar.size()).adjusted(0, 0, width - bar.width(), 0), radius, radius
        )
