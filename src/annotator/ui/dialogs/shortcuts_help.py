"""All keys at a glance, to look up and to print."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QVBoxLayout

from annotator.ui.dialogs.translated_dialog import TranslatedDialog
from annotator.ui.foundation.colours import light_colours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

_WIDTH: Final = 40
_HEIGHT: Final = 34
_PRINTED_POINTS: Final = 11


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together.

    Attributes:
        keys: Keys as written on the keyboard, and what they do.
    """

    title: str
    keys: tuple[tuple[str, str], ...]


class ShortcutsHelp(TranslatedDialog):
    """Takes its words from a function, so that a switch of language renews them."""

    def __init__(
        self, groups: Callable[[], Sequence[KeyGroup]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._groups = groups
        self._page = QTextBrowser(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._print = self._buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._print.clicked.connect(self._print_page)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._page, 1)
        column.addWidget(self._buttons)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.retranslate()
        self.fit(_WIDTH, _HEIGHT)

    def retranslate(self) -> None:
        """Write the page."""
        self.setWindowTitle(self.tr("Keys"))
        self._print.setText(self.tr("&Print…"))
        self._page.setHtml(_page(self._groups()))

    def _print_page(self) -> None:
        # Printing is rare; the program starts without its library.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            self.printed_page().print_(printer)

    def printed_page(self) -> QTextDocument:
        """The page as it goes to the printer: dark on white, whatever the screen shows."""
        page = QTextDocument(self)
        font = page.defaultFont()
        font.setPointSize(_PRINTED_POINTS)
        page.setDefaultFont(font)
        page.setHtml(f'<body style="color: {light_colours().text.name()}">{_page(self._groups())}')
        return page


def _page(groups: Sequence[KeyGroup]) -> str:
    return "".join(_section(group) for group in groups)


def _section(group: KeyGroup) -> str:
    rows = "".join(
        f"<tr><td width='38%'><b>{html.escape(keys)}</b></td><td>{html.escape(deed)}</td></tr>"
        for keys, deed in group.keys
    )
    return f"<h3>{html.escape(group.title)}</h3><table width='100%' cellpadding='3'>{rows}</table>"
