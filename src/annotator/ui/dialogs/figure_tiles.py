"""The most important figures side by side, large enough to be read across the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui.dialogs.share_delegate import draw_share
from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LARGER: Final = 1.7
_THICK: Final = 4


class FigureTile(QFrame):
    """A figure with its name below, and a bar where it is a share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = QLabel(self)
        self._name = QLabel(self)
        self._bar = _ShareBar(self)
        self._name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self._figure, self._name):
            label.setTextFormat(Qt.TextFormat.PlainText)
        large = self._figure.font()
        large.setPointSizeF(large.pointSizeF() * _LARGER)
        self._figure.setFont(large)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._figure, self._bar, self._name):
            column.addWidget(part)

    def name(self, name: str, meaning: str) -> None:
        """Say what the figure is, and what that means when the mouse rests on it."""
        self._name.setText(name)
        self.setToolTip(meaning)
        self._describe()

    def show_figure(self, figure: str, share: float | None = None) -> None:
        """Show a figure; with a share, its bar too."""
        self._figure.setText(figure)
        self._bar.show_share(share)
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._name.text()}: {self._figure.text()}")


class FigureTiles(QWidget):
    """So many tiles of one width."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = tuple(FigureTile(self) for _ in range(count))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        for tile in self.tiles:
            row.addWidget(tile, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class _ShareBar(QWidget):
    """A thin bar; nothing where there is no share."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self.setFixedHeight(_THICK)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(0, _THICK)

    def show_share(self, share: float | None) -> None:
        """Fill so much of it, from 0 to 1."""
        self._share = share
        self.update()

    @reported
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        if self._share is None:
            return
        look = colours(self.palette())
        painter = QPainter(self)
        draw_share(painter, QRectF(self.rect()), self._share, (look.rule, look.success))
        painter.end()
