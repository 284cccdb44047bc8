"""Paints the type of a row as a chip: drawing and word on the ground of the type."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.annotations import AnnotationType
from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.foundation.icons import type_icon
from annotator.ui.item_models.roles import TYPE_ROLE

Index = QModelIndex | QPersistentModelIndex
_ICON: Final = 14  # pixels, as are all below
_PAD: Final = 5
_EDGE: Final = 2
_RADIUS: Final = 4.0


class TypeChipDelegate(QStyledItemDelegate):
    """For the column whose model answers TYPE_ROLE."""

    @reported
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style paint the ground of the row, then set the chip on it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        word, shown.text = shown.text, ""
        shown.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget
        )
        code = index.data(TYPE_ROLE)
        if not code:
            return
        painter.save()
        _paint_chip(painter, shown, AnnotationType(code), word)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the chip."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + _ICON + 4 * _PAD, hint.height())


def _paint_chip(
    painter: QPainter, shown: QStyleOptionViewItem, type_: AnnotationType, word: str
) -> None:
    own = colours(shown.palette).types[type_]
    cell = shown.rect.adjusted(_PAD, _EDGE, -_PAD, -_EDGE)
    metrics = QFontMetrics(shown.font)
    room = cell.width() - _ICON - 3 * _PAD
    elided = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room)
    width = _ICON + 3 * _PAD + metrics.horizontalAdvance(elided)
    chip = QRect(cell.left(), cell.top(), min(width, cell.width()), cell.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(own.line)
    painter.setBrush(own.tint)
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    top = chip.center().y() - _ICON // 2 + 1
    type_icon(type_).paint(painter, QRect(chip.left() + _PAD, top, _ICON, _ICON))
    painter.setPen(own.text)
    painter.setFont(shown.font)
    painter.drawText(
        chip.adjusted(_ICON + 2 * _PAD, 0, 0, 0),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        elided,
    )
