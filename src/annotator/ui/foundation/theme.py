"""Light and dark: one style and palette on every system, switched while the program runs.

Widgets need not know this module: a switch reaches them as Qt's own PaletteChange event, and
`colours.colours(self.palette())` tells them the colours that go with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from annotator.domain.annotations import AnnotationType
from annotator.resource_files import resource
from annotator.ui.foundation.colours import Colours, dark_colours, light_colours
from annotator.ui.foundation.settings import ThemeChoice
from annotator.ui.foundation.typography import interface_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_Role = QPalette.ColorRole


class Theme(QObject):
    """Keeps the application in the look the person has chosen; lives as long as it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice: ThemeChoice | None = None
        application.setStyle("Fusion")
        application.setFont(interface_font(QFont(application.font())))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self, choice: ThemeChoice) -> None:
        """Take on a look at once; to style every widget anew is dear, so only a new one."""
        if choice is self._choice:
            return
        self._choice = choice
        # Tells the window frame too; Unknown hands the matter back to the system.
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[choice])
        self._paint()

    def _follow_system(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._paint()

    def _paint(self) -> None:
        dark = self._choice is ThemeChoice.DARK or (
            self._choice is ThemeChoice.SYSTEM and _system_is_dark()
        )
        look = dark_colours() if dark else light_colours()
        self._application.setPalette(palette(look))
        # After the palette: the sheet hands the new colours on to widgets that are there already.
        self._application.setStyleSheet(style_sheet(look))


def palette(look: Colours) -> QPalette:
    """The Qt palette of a table of colours."""
    made = QPalette()
    for role, hue in (_DARK if look.dark else _LIGHT).items():
        made.setColor(role, QColor(hue))
    made.setColor(_Role.Base, look.paper)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.ToolTipText):
        made.setColor(role, look.text)
    made.setColor(_Role.PlaceholderText, look.quiet_text)
    for role in (_Role.Highlight, _Role.Accent, _Role.Link):
        made.setColor(role, look.accent)
    made.setColor(_Role.HighlightedText, QColor("#0b1416" if look.dark else "#ffffff"))
    made.setColor(_Role.LinkVisited, look.types[AnnotationType.PERSON].text)
    _grey_out(made, look)
    return made


def style_sheet(look: Colours) -> str:
    """Distances where Fusion is cramped, and edges where it leaves a field unseen in the dark."""
    sheet = _SHEET
    for name, colour in (
        ("FIELD_EDGE", look.field_edge),
        ("RULE", look.rule),
        ("SELECTION", look.selection),
    ):
        sheet = sheet.replace(name, colour.name())
    tick = resource(f"style/tick-on-{'dark' if look.dark else 'light'}.svg")
    return sheet.replace("TICK", tick.as_posix())


def _grey_out(made: QPalette, look: Colours) -> None:
    """Disabled things: legible, but plainly not in use."""
    grey = QColor("#6d767e" if look.dark else "#9aa2a9")
    disabled = QPalette.ColorGroup.Disabled
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        made.setColor(disabled, role, grey)
    made.setColor(disabled, _Role.Highlight, look.rule)
    made.setColor(disabled, _Role.HighlightedText, grey)


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


_SCHEMES: Final = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}
_LIGHT: Final = {
    _Role.Window: "#f3f5f6",
    _Role.AlternateBase: "#f7f9fa",
    _Role.Button: "#f8fafb",
    _Role.BrightText: "#b3261e",
    _Role.ToolTipBase: "#ffffff",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e9edef",
    _Role.Mid: "#c3cad0",
    _Role.Dark: "#a3acb3",
    _Role.Shadow: "#6b747b",
}
_DARK: Final = {
    _Role.Window: "#25292e",
    _Role.AlternateBase: "#20252a",
    _Role.Button: "#31373d",
    _Role.BrightText: "#f59a93",
    _Role.ToolTipBase: "#31373d",
    _Role.Light: "#4a525a",
    _Role.Midlight: "#3b4249",
    _Role.Mid: "#1d2125",
    _Role.Dark: "#16191c",
    _Role.Shadow: "#0c0e10",
}
# Lengths are device-independent pixels; Qt multiplies them on dense screens.
_SHEET: Final = """
QToolBar { spacing: 4px; padding: 4px 6px; border: none; }
QToolBar QToolButton { padding: 4px 6px; }
QToolTip { padding: 5px 7px; }
QHeaderView::section { padding: 4px 8px; }
QTableView::item, QListView::item { padding: 2px 6px; }
QTreeView::item { padding: 3px 2px; }
QDockWidget::title { padding: 7px 10px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { min-width: 4.5em; padding: 5px 12px; }
QComboBox { min-height: 1.35em; padding: 1px 4px; }
QLineEdit, QPlainTextEdit {
    background: palette(base); border: 1px solid FIELD_EDGE; border-radius: 3px;
}
QLineEdit { min-height: 1.35em; padding: 2px 5px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: palette(window); border-color: RULE; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: palette(highlight); }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    min-height: 0; padding: 0; border: none; background: transparent;
}
QCheckBox::indicator:unchecked, QTreeView::indicator:unchecked {
    width: 12px; height: 12px; background: palette(base);
    border: 1px solid FIELD_EDGE; border-radius: 2px;
}
QCheckBox::indicator:checked, QTreeView::indicator:checked {
    width: 12px; height: 12px; background: palette(highlight); image: url("TICK");
    border: 1px solid palette(base); border-radius: 2px;
}
QCheckBox::indicator:checked:disabled { background: RULE; border-color: RULE; }
QMenu::item { padding: 5px 28px 5px 22px; }
QMenu { border: 1px solid RULE; padding: 3px; }
QMenu::item:selected:enabled { background: SELECTION; }
QMenu::separator { height: 1px; background: RULE; margin: 3px 6px; }
QComboBox QAbstractItemView { border: 1px solid FIELD_EDGE; }
TickingButton { min-height: 1.3em; padding: 0 18px 0 3px; text-align: left; }
TickingButton::menu-indicator { subcontrol-position: right center; right: 5px; }
QMenu::icon, QMenu::indicator { left: 5px; }
QStatusBar::item { border: none; }
"""
