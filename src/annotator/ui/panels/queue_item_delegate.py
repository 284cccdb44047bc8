"""Paints a row of the review queue in two lines: what and where it stands, then why and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.annotations import Status
from annotator.ui.foundation.colours import Colours, colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.foundation.icons import type_icon
from annotator.ui.item_models.quotes import in_one_line
from annotator.ui.item_models.roles import AUTHOR_ROLE, DETAIL_ROLE, DONE_ROLE, ENTRY_ROLE
from annotator.ui.item_models.words import status_word

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from annotator.workflows.review_queue import QueueEntry

Index = QModelIndex | QPersistentModelIndex
_ICON: Final = 16  # pixels, as are all below
_SIDE: Final = 8
_GAP: Final = 6
_EDGE: Final = 5
_BETWEEN: Final = 2
_SMALLER: Final = 0.88
_Left: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Right: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class QueueItemDelegate(QStyledItemDelegate):
    """What was decided since the queue was read is paler: the eye goes to what waits."""

    @reported
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style paint the ground of the row, then set the two lines on it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        shown.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget
        )
        entry: QueueEntry | None = index.data(ENTRY_ROLE)
        if entry is None:
            return
        painter.save()
        _Lines(painter, shown, done=bool(index.data(DONE_ROLE))).paint(
            entry, str(index.data(DETAIL_ROLE) or ""), str(index.data(AUTHOR_ROLE) or "")
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines, whatever they say."""
        return QSize(0, row_height(option.font))


class _Lines:
    """The two lines of one row."""

    def __init__(self, painter: QPainter, shown: QStyleOptionViewItem, *, done: bool) -> None:
        self._painter = painter
        self._shown = shown
        self._done = done
        self._look = colours(shown.palette)
        self._chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        self._small = _small(shown.font)

    def paint(self, entry: QueueEntry, detail: str, name: str) -> None:
        """Paint drawing, quote and status above, detail and name below."""
        box = self._shown.rect.adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE)
        high = self._shown.fontMetrics.height()
        above = QRect(box.left(), box.top(), box.width(), high)
        below = QRect(box.left(), box.bottom() + 1 - QFontMetrics(self._small).height(), 0, 0)
        below.setRight(box.right())
        below.setBottom(box.bottom())
        picture = QRect(box.left(), above.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        mode = QIcon.Mode.Selected if self._chosen else QIcon.Mode.Normal
        if self._done and not self._chosen:
            mode = QIcon.Mode.Disabled
        type_icon(entry.annotation.type).paint(
            self._painter, picture, Qt.AlignmentFlag.AlignCenter, mode
        )
        indent = _ICON + _GAP
        status = entry.annotation.status
        # That something waits is the usual; a word in every row would only be in the way.
        word = "" if status is Status.PENDING else status_word(status)
        self._pair(
            above.adjusted(indent, 0, 0, 0),
            (in_one_line(entry.annotation.quote), self._shown.font, self._text()),
            (word, self._small, self._of_status(status)),
        )
        quiet = self._text() if self._chosen else self._quiet()
        self._pair(
            below.adjusted(indent, 0, 0, 0),
            (detail, self._small, quiet),
            (name, self._small, quiet),
        )

    def _pair(
        self, box: QRect, left: tuple[str, QFont, QColor], right: tuple[str, QFont, QColor]
    ) -> None:
        """One line: what stands on the right is whole, what stands on the left has the rest."""
        room = box.width()
        word, font, colour = right
        if word:
            self._painter.setFont(font)
            self._painter.setPen(colour)
            self._painter.drawText(box, _Right, word)
            room -= QFontMetrics(font).horizontalAdvance(word) + _GAP
        text, font, colour = left
        self._painter.setFont(font)
        self._painter.setPen(colour)
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        self._painter.drawText(box, _Left, elided)

    def _text(self) -> QColor:
        if self._chosen:
            return self._shown.palette.color(QPalette.ColorRole.HighlightedText)
        return self._look.quiet_text if self._done else self._look.text

    def _quiet(self) -> QColor:
        return self._look.quiet_text

    def _of_status(self, status: Status) -> QColor:
        return self._text() if self._chosen else status_colour(self._look, status)


def row_height(font: QFont) -> int:
    """The height of a row in pixels, in this font."""
    small = QFontMetrics(_small(font)).height()
    return 2 * _EDGE + QFontMetrics(font).height() + _BETWEEN + small


def status_colour(look: Colours, status: Status) -> QColor:
    """The colour that the word for a status is written in."""
    return {
        Status.PENDING: look.quiet_text,
        Status.ACCEPTED: look.success,
        Status.RETURNED: look.danger,
        Status.AMENDED: look.warning,
        Status.REVISED: look.info,
    }[status]


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small
