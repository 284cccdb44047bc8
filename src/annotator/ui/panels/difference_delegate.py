"""Paints a difference in two lines: what it is about and how authors differ; what each has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.differences import DifferenceKind
from annotator.ui.foundation.colours import Colours, colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.foundation.icons import type_icon
from annotator.ui.item_models.roles import (
    AUTHOR_ROLE,
    DETAIL_ROLE,
    DONE_ROLE,
    ENTRY_ROLE,
    QUOTE_ROLE,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from annotator.ui.item_models.comparison_model import DifferenceEntry

Index = QModelIndex | QPersistentModelIndex
_ICON: Final = 16  # pixels, as are all below
_SIDE: Final = 8
_GAP: Final = 6
_EDGE: Final = 5
_BETWEEN: Final = 2
_SMALLER: Final = 0.88
_Left: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Right: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Word = tuple[str, QFont, "QColor"]


class DifferenceDelegate(QStyledItemDelegate):
    """What is settled is paler: the eye goes to what is open."""

    @reported
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style paint the ground of the row, then set the two lines on it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        shown.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget
        )
        entry: DifferenceEntry | None = index.data(ENTRY_ROLE)
        if entry is None:
            return
        painter.save()
        self._paint_lines(painter, shown, index, entry)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines, whatever they say."""
        small = QFontMetrics(_small(option.font)).height()
        return QSize(0, 2 * _EDGE + option.fontMetrics.height() + _BETWEEN + small)

    def _paint_lines(
        self, painter: QPainter, shown: QStyleOptionViewItem, index: Index, entry: DifferenceEntry
    ) -> None:
        look = colours(shown.palette)
        small = _small(shown.font)
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        done = bool(index.data(DONE_ROLE))
        lit = shown.palette.color(QPalette.ColorRole.HighlightedText)
        ink = lit if chosen else look.quiet_text if done else look.text
        quiet = lit if chosen else look.quiet_text
        mode = QIcon.Mode.Disabled if done else QIcon.Mode.Normal
        box = shown.rect.adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE)
        above = QRect(box.left(), box.top(), box.width(), shown.fontMetrics.height())
        high = QFontMetrics(small).height()
        below = QRect(box.left(), box.bottom() + 1 - high, box.width(), high)
        x = box.left()
        for type_ in dict.fromkeys(one.type for one in entry.annotations):
            place = QRect(x, above.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            shade = QIcon.Mode.Selected if chosen else mode
            type_icon(type_).paint(painter, place, Qt.AlignmentFlag.AlignCenter, shade)
            x += _ICON + 2
        word = str(index.data(AUTHOR_ROLE) or "")
        hue = quiet if done or chosen else _hue(entry.difference.kind, look)
        _set_pair(
            painter,
            above.adjusted(x - box.left() + _GAP - 2, 0, 0, 0),
            (str(index.data(QUOTE_ROLE) or ""), shown.font, ink),
            (word, small, hue),
        )
        detail = str(index.data(DETAIL_ROLE) or "")
        settled = "✓" if done else ""
        _set_pair(
            painter,
            below.adjusted(_ICON + _GAP, 0, 0, 0),
            (detail, small, quiet),
            (settled, small, lit if chosen else look.success),
        )


def _hue(kind: DifferenceKind, look: Colours) -> QColor:
    return {
        DifferenceKind.BORDERS: look.info,
        DifferenceKind.TYPE: look.danger,
        DifferenceKind.VALUE: look.warning,
        DifferenceKind.ONLY: look.quiet_text,
        DifferenceKind.IDENTICAL: look.success,
    }[kind]


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small


def _set_pair(painter: QPainter, box: QRect, left: _Word, right: _Word) -> None:
    """One line: what stands on the right is whole, what stands on the left has the rest."""
    room = box.width()
    word, font, colour = right
    if word:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, _Right, word)
        room -= QFontMetrics(font).horizontalAdvance(word) + _GAP
    text, font, colour = left
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, _Left, elided)
