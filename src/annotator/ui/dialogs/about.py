"""What this program is: version, licences, and where it keeps a person's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import annotator
from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph
from annotator.ui.foundation.icons import app_icon
from annotator.ui.foundation.open_outside import open_file, show_in_folder
from annotator.ui.foundation.settings import settings_path
from annotator.ui.foundation.user_folders import log_folder

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH: Final = 34
_SIGN: Final = 64
# Distribution, and its licence as a person may look it up.
_LIBRARIES: Final = (
    ("PySide6-Essentials", "Qt for Python, LGPL 3"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("openpyxl", "MIT"),
    ("lxml", "BSD 3-Clause"),
    ("defusedxml", "PSF 2"),
    ("chardet", "LGPL 2.1"),
    ("platformdirs", "MIT"),
    ("python-docx", "MIT"),
    ("pyqtgraph", "MIT"),
    ("numpy", "BSD 3-Clause"),
    ("rapidfuzz", "MIT"),
)


class AboutDialog(TranslatedDialog):
    """To be read, and copied from."""

    def __init__(self, project: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._paths = [path for path in (project, settings_path(), log_folder()) if path]
        self._has_project = project is not None
        self._name = QLabel(self)
        self._purpose = paragraph(self)
        self._licence = paragraph(self)
        self._places = QGroupBox(self)
        self._libraries = QGroupBox(self)
        self._labels = [QLabel(self._places) for _ in self._paths]
        self._show = [QPushButton(self._places, autoDefault=False) for _ in self._paths]
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.rejected.connect(self.reject)
        self._arrange()
        self.retranslate()
        self.fit(_WIDTH)

    def retranslate(self) -> None:
        """Say what there is to know."""
        name = self.tr("Chronicle annotator")
        self.setWindowTitle(self.tr("About this program"))
        self._name.setText(f"{name} {annotator.__version__}")
        self._purpose.setText(
            self.tr(
                "Tags organisations, figures, dates and persons in local chronicles and "
                "yearbooks. Everything stays on this computer."
            )
        )
        self._licence.setText(self.tr("Free software under the MIT licence."))
        self._places.setTitle(self.tr("Where your data are"))
        self._libraries.setTitle(self.tr("With the help of"))
        names = [self.tr("Settings"), self.tr("Log")]
        if self._has_project:
            names.insert(0, self.tr("This project"))
        for label, button, text in zip(self._labels, self._show, names, strict=True):
            label.setText(text)
            button.setText(self.tr("Show"))
            button.setAccessibleName(f"{text}: {button.text()}")

    def _arrange(self) -> None:
        sign = QLabel(self)
        sign.setPixmap(app_icon().pixmap(QSize(_SIGN, _SIGN), self.devicePixelRatio()))
        big = self._name.font()
        big.setPointSizeF(big.pointSizeF() * 1.5)
        big.setBold(True)
        self._name.setFont(big)
        words = QVBoxLayout()
        for part in (self._name, self._purpose, self._licence):
            words.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(sign)
        head.addLayout(words, 1)
        self._arrange_places()
        self._arrange_libraries()
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(head)
        for box in (self._places, self._libraries, self._buttons):
            column.addWidget(box)

    def _arrange_places(self) -> None:
        # A form would not give a path the height it needs when it wraps.
        grid = QGridLayout(self._places)
        grid.setColumnStretch(1, 1)
        rows = zip(self._paths, self._labels, self._show, strict=True)
        for row, (path, label, button) in enumerate(rows):
            place = paragraph(self._places)
            # Long paths may break after each folder.
            place.setText(str(path).replace("/", "/\u200b").replace("\\", "\\\u200b"))
            for column, part in enumerate((label, place, button)):
                grid.addWidget(part, row, column)
            button.clicked.connect(lambda _=False, place=path: _show_place(place))

    def _arrange_libraries(self) -> None:
        from importlib import metadata  # noqa: PLC0415 - slow, and not needed at the start

        form = QFormLayout(self._libraries)
        form.setVerticalSpacing(2)
        for name, licence in _LIBRARIES:
            form.addRow(f"{name} {metadata.version(name)}", QLabel(licence, self._libraries))


def _show_place(path: Path) -> None:
    if path.exists():
        show_in_folder(path)
    else:
        # Nothing was stored yet: the nearest folder that exists.
        open_file(next(folder for folder in path.parents if folder.exists()))
