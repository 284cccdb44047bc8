"""Icons: line drawings in resources/icons, painted in the colour of the text around them.

An icon draws itself when it is shown, in the size, density and colour needed at that moment;
so a switch between light and dark needs no new icons.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotator.resource_files import resource
from annotator.ui.foundation.colours import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from annotator.domain.annotations import AnnotationType


class Icon(StrEnum):
    """Every drawing in resources/icons, by the name of its file."""

    ADD = "add"
    CHECK = "check"
    CLOSE = "close"
    COMPARE = "compare"
    COPY = "copy"
    DATE = "date"
    DETAILS = "details"
    DOCUMENT = "document"
    EDIT = "edit"
    EXPORT = "export"
    FIGURE = "figure"
    FILTER = "filter"
    FIND = "find"
    FLAG = "flag"
    FOLDER = "folder"
    HELP = "help"
    HISTORY = "history"
    IMPORT = "import"
    INFO = "info"
    KEYBOARD = "keyboard"
    NEW = "new"
    NEXT = "next"
    NOTE = "note"
    OPEN = "open"
    ORGANISATION = "organisation"
    OUTLINE = "outline"
    OUTSIDE = "outside"
    PACKAGE = "package"
    PEOPLE = "people"
    PERSON = "person"
    PREVIOUS = "previous"
    PROGRESS = "progress"
    PROJECT = "project"
    REDO = "redo"
    REMOVE = "remove"
    RETURN = "return"
    REVIEW = "review"
    SEND = "send"
    SETTINGS = "settings"
    SUCCESS = "success"
    TABLE = "table"
    UNDO = "undo"
    UP = "up"
    WARNING = "warning"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    ZOOM_RESET = "zoom-reset"


@cache
def icon(name: Icon) -> QIcon:
    """The drawing in the colour of button text."""
    return QIcon(_Drawing(name))


@cache
def type_icon(type_: AnnotationType) -> QIcon:
    """The drawing of an annotation type in the colour of that type."""
    return QIcon(_Drawing(Icon(type_.value), type_))


def picture(name: Icon, colour: QColor, side: int, density: float) -> QPixmap:
    """The drawing in a colour of one's own, `side` device-independent pixels high."""
    pixmap = _painted(name, QSize(side, side) * density, colour)
    pixmap.setDevicePixelRatio(density)
    return pixmap


@cache
def app_icon() -> QIcon:
    """The picture of the program in title bar, task bar and dialogs."""
    sizes = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixmap = _transparent(QSize(side, side))
        painter = QPainter(pixmap)
        QSvgRenderer(str(resource("icons/annotator.svg"))).render(painter)
        painter.end()
        sizes.addPixmap(pixmap)
    return sizes


class _Drawing(QIconEngine):
    """Paints one drawing; keeps the pixmaps it has made."""

    def __init__(self, name: Icon, type_: AnnotationType | None = None) -> None:
        super().__init__()
        self._name = name
        self._type = type_
        self._made: dict[tuple[int, int, int], QPixmap] = {}
        self._copies: list[_Drawing] = []

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw at full sharpness whatever the density of the device."""
        density = painter.device().devicePixelRatio()
        pixmap = self.pixmap(rect.size() * density, mode, state)
        painter.drawPixmap(rect, pixmap)

    def pixmap(
        self,
        size: QSize,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002 - Qt hands it over; a drawing looks the same on and off
    ) -> QPixmap:
        """The drawing in this many pixels."""
        colour = self._colour(mode)
        key = (size.width(), size.height(), colour.rgba())
        if key not in self._made:
            self._made[key] = _painted(self._name, size, colour)
        return self._made[key]

    def clone(self) -> QIconEngine:
        """A copy for an icon about to change; kept here, since Qt does not own it from Python."""
        copy = _Drawing(self._name, self._type)
        self._copies.append(copy)
        return copy

    def _colour(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        if mode is QIcon.Mode.Selected:
            return palette.color(QPalette.ColorRole.HighlightedText)
        if self._type is not None:
            return colours(palette).types[self._type].line
        return palette.color(QPalette.ColorRole.ButtonText)


def _painted(name: Icon, size: QSize, colour: QColor) -> QPixmap:
    pixmap = _transparent(size)
    side = min(size.width(), size.height())
    square = QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side)
    painter = QPainter(pixmap)
    QSvgRenderer(_drawing_in(name, colour.name())).render(painter, square)
    painter.end()
    return pixmap


def _drawing_in(name: Icon, colour: str) -> bytes:
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return drawing.replace("currentColor", colour).encode()


def _transparent(size: QSize) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
