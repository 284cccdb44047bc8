"""What the window shows while no text is open: the few ways to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.foundation.icons import Icon, app_icon, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 520
_SHOWN = 5
_PICTURE = 72


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
        for widget in (picture, self._title, self._words):
            self._layout.addWidget(widget)
        self._layout.addSpacing(14)
        self._buttons = {
            "import_texts": self._button(Icon.IMPORT),
            "open_sample": self._button(Icon.DOCUMENT),
            "open_project": self._button(Icon.OPEN),
            "new_project": self._button(Icon.NEW),
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
            button = self._button(Icon.PROJECT)
            button.setText(path.stem)
            button.setDescription(str(path.parent))
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
        outer.addWidget(column, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.setWidget(page)
        layout = QVBoxLayout(column)
        layout.setSpacing(6)
        return layout

    def _button(self, drawing: Icon) -> QCommandLinkButton:
        button = QCommandLinkButton()
        button.setIcon(icon(drawing))
        button.setIconSize(QSize(24, 24))
        return button

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


def _title_font(font: QFont) -> QFont:
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 1.9)
    large.setBold(True)
    return large
