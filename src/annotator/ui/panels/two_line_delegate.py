"""Paints a row in two lines: what it is about and how it stands; below, more about both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from annotator.ui.foundation.colours import Colours, colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.foundation.icons import type_icon
from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.quotes import elided

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor, QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView

    from annotator.domain.annotations import AnnotationType

Index = QModelIndex | QPersistentModelIndex
_ICON: Final = 16  # pixels, as are all below
_SIDE: Final = 8
_GAP: Final = 6
_EDGE: Final = 5
_BETWEEN: Final = 2
_SMALLER: Final = 0.88
_LONGEST: Final = 200  # characters that a tool tip shows of each
_Left: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Right: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Word = tuple[str, QFont, "QColor"]


class TwoLines(NamedTuple):
    """What a row says; what stands on the left has at least half of the room.

    Attributes:
        types: Their drawings stand in front.
        title: Above, on the left.
        word: Above, on the right, and its colour.
        detail: Below, on the left.
        note: Below, on the right, and its colour.
        done: Such a row is paler: the eye goes to what is open.
    """

    types: Iterable[AnnotationType]
    title: str
    word: tuple[str, QColor]
    detail: str
    note: tuple[str, QColor]
    done: bool


class TwoLineDelegate(QStyledItemDelegate):
    """Those made from it say what stands in a row."""

    def lines(self, index: Index, look: Colours) -> TwoLines | None:
        """What a row says; None if it is gone meanwhile."""
        raise NotImplementedError

    @reported
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style paint the ground of the row, then set the two lines on it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        shown.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget
        )
        look = colours(shown.palette)
        lines = self.lines(index, look)
        if lines is not None:
            painter.save()
            _paint_lines(painter, shown, look, lines)
            painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say the whole of what the row may have cut."""
        lines = self.lines(index, colours(view.palette())) if index.isValid() else None
        if event.type() is not QEvent.Type.ToolTip or lines is None:
            return super().helpEvent(event, view, option, index)
        said = (lines.title, lines.word[0], lines.detail, lines.note[0])
        tip = "\n".join(elided(words, _LONGEST) for words in said if words)
        QToolTip.showText(event.globalPos(), plain_tip(tip), view)
        return True

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines, whatever they say."""
        return QSize(0, row_height(option.font))


def row_height(font: QFont) -> int:
    """The height of a row in pixels, in this font."""
    small = QFontMetrics(_small(font)).height()
    return 2 * _EDGE + QFontMetrics(font).height() + _BETWEEN + small


def _paint_lines(
    painter: QPainter, shown: QStyleOptionViewItem, look: Colours, lines: TwoLines
) -> None:
    ink = look.quiet_text if lines.done else look.text
    mode = QIcon.Mode.Disabled if lines.done else QIcon.Mode.Normal
    inks = [ink, lines.word[1], look.quiet_text, lines.note[1]]
    if shown.state & QStyle.StateFlag.State_Selected:
        inks = [shown.palette.color(QPalette.ColorRole.HighlightedText)] * len(inks)
        mode = QIcon.Mode.Selected
    small = _small(shown.font)
    box = shown.rect.adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE)
    above = QRect(box.left(), box.top(), box.width(), shown.fontMetrics.height())
    below = box.adjusted(_ICON + _GAP, box.height() - QFontMetrics(small).height(), 0, 0)
    end = 0
    for type_ in lines.types:
        place = QRect(box.left() + end, above.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        type_icon(type_).paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        end += _ICON + 2
    _set_pair(
        painter,
        above.adjusted(end + _GAP - 2, 0, 0, 0),
        (lines.title, shown.font, inks[0]),
        (lines.word[0], small, inks[1]),
    )
    _set_pair(painter, below, (lines.detail, small, inks[2]), (lines.note[0], small, inks[3]))


def _set_pair(painter: QPainter, box: QRect, left: _Word, right: _Word) -> None:
    room, taken = box.width(), QFontMetrics(left[1]).horizontalAdvance(left[0]) + _GAP
    if right[0]:
        # What the left does not need is free.
        room -= _set(painter, box, right, _Right, max(room // 2 - _GAP, room - taken)) + _GAP
    _set(painter, box, left, _Left, room)


def _set(painter: QPainter, box: QRect, word: _Word, side: Qt.AlignmentFlag, room: int) -> int:
    """Set words on a side of the box, cut at their end; returns how many pixels they take."""
    text, font, colour = word
    metrics = QFontMetrics(font)
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, side, fitting)
    return metrics.horizontalAdvance(fitting)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small
