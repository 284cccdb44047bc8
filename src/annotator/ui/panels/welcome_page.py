"""What the window shows while no text is open: the few ways to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.foundation.icons import Icon, app_icon, icon
from annotator.ui.foundation.tool_tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_WIDTH = 680
_SHOWN = 5
_PICTURE = 72
_SIGN = 24
# What a command link keeps free left and right of its sign and its words, on the safe side.
_MARGINS = 28


class WelcomePage(QScrollArea):
    """A page of large buttons; every one of them leads to a text that can be tagged.

    Signals:
        chosen: Name of a command: import_texts, open_sample, open_project or new_project.
        project_chosen: Path of a recent project.
    """

    chosen = Signal(str)
    project_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._layout = self._column()
        self._title = QLabel()
        self._title.setFont(_title_font(self.font()))
        self._words = QLabel(wordWrap=True)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(QSize(_PICTURE, _PICTURE)))
        # Else a page with many projects would press it flat.
        picture.setFixedSize(_PICTURE, _PICTURE)
        for widget in (picture, self._title, self._words):
            self._layout.addWidget(widget)
        self._layout.addSpacing(14)
        self._buttons = {
            "import_texts": _button(Icon.IMPORT),
            "open_sample": _button(Icon.DOCUMENT),
            "open_project": _button(Icon.OPEN),
            "new_project": _button(Icon.NEW),
        }
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._layout.addWidget(button)
        self._recent_title = QLabel()
        self._recent: list[QCommandLinkButton] = []
        self._layout.addSpacing(14)
        self._layout.addWidget(self._recent_title)
        self._retranslate()

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the projects opened last that still exist."""
        for button in self._recent:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._recent = []
        for path in [Path(path) for path in paths if Path(path).exists()][:_SHOWN]:
            button = _ProjectButton(path)
            button.clicked.connect(
                lambda _checked=False, path=str(path): self.project_chosen.emit(path)
            )
            self._layout.addWidget(button)
            self._recent.append(button)
        self._recent_title.setVisible(bool(self._recent))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _column(self) -> QVBoxLayout:
        """A column of limited width in the middle of a page that scrolls when it must."""
        page, column = QWidget(), QWidget()
        column.setMaximumWidth(_WIDTH)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        # Takes all there is up to its limit: a command link cuts what its width does not hold.
        row.addWidget(column, _WIDTH)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)
        self.setWidget(page)
        layout = QVBoxLayout(column)
        layout.setSpacing(6)
        return layout

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Tag a chronicle"))
        self._words.setText(
            self.tr(
                "Open a text, select characters and press 1 to 4: organisation, figure, date, "
                "person. Every step is saved at once."
            )
        )
        self._recent_title.setText(self.tr("Recent projects"))
        for name, title, words in (
            (
                "import_texts",
                self.tr("Add texts…"),
                self.tr("Plain text in any Chinese encoding; you can drop files here, too"),
            ),
            (
                "open_sample",
                self.tr("Try the sample chronicle"),
                self.tr("A chapter of a yearbook on 2004, ready to be tagged"),
            ),
            (
                "open_project",
                self.tr("Open a project…"),
                self.tr("Go on with a file that ends in .annot"),
            ),
            (
                "new_project",
                self.tr("New project…"),
                self.tr("One file for texts, annotations and their history"),
            ),
        ):
            self._buttons[name].setText(title)
            self._buttons[name].setDescription(words)


class _ProjectButton(QCommandLinkButton):
    """Leads to a project opened before; its folder is shortened in the middle where it must be."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._folder = str(path.parent)
        _sign(self, Icon.PROJECT)
        self.setText(_plain(path.stem))
        self.setToolTip(plain_tip(str(path)))
        self.setDescription(self._folder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the folder as one line holds, above all its beginning and end."""
        super().resizeEvent(event)
        room = self.width() - _SIGN - _MARGINS
        metrics = QFontMetrics(self.font())
        self.setDescription(metrics.elidedText(self._folder, Qt.TextElideMode.ElideMiddle, room))


def _button(drawing: Icon) -> QCommandLinkButton:
    button = QCommandLinkButton()
    _sign(button, drawing)
    return button


def _sign(button: QCommandLinkButton, drawing: Icon) -> None:
    button.setIcon(icon(drawing))
    button.setIconSize(QSize(_SIGN, _SIGN))


def _plain(name: str) -> str:
    """A name in which & is no mnemonic."""
    return name.replace("&", "&&")


def _title_font(font: QFont) -> QFont:
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 1.9)
    large.setBold(True)
    return large
