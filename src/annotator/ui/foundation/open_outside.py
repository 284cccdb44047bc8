"""Hand a file to the program that belongs to it, or show it in the file manager."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from annotator.domain.errors import FileIsMissing, NothingOpensFile

if TYPE_CHECKING:
    from pathlib import Path

_SERVICE: Final = "org.freedesktop.FileManager1"
_PATIENCE_MS: Final = 2000


def open_file(path: Path) -> None:
    """Open a file with the program set for its kind.

    Raises:
        FileIsMissing: It was moved or deleted since.
        NothingOpensFile: The system knows no program for it.
    """
    if not path.exists():
        raise FileIsMissing(path=str(path))
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise NothingOpensFile(path=str(path))


def show_in_folder(path: Path) -> None:
    """Show a file chosen in its folder; where no file manager can do that, show the folder.

    Raises:
        FileIsMissing: It was moved or deleted since.
        NothingOpensFile: The system has no file manager.
    """
    if not path.exists():
        raise FileIsMissing(path=str(path))
    if not _choose_in_file_manager(path):
        open_file(path.parent)


def _choose_in_file_manager(path: Path) -> bool:
    if sys.platform == "win32":
        # The comma belongs to the switch: explorer takes the path from the next argument.
        started, _ = QProcess.startDetached("explorer.exe", ["/select,", str(path)])
        return bool(started)
    return _ask_desktop(path)


def _ask_desktop(path: Path) -> bool:
    """Ask the file manager over D-Bus (freedesktop.org, File Manager DBus Interface)."""
    # Only this function needs it, and never at the start of the program.
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage  # noqa: PLC0415

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    manager = QDBusInterface(_SERVICE, "/org/freedesktop/FileManager1", _SERVICE, bus)
    if not manager.isValid():
        return False
    manager.setTimeout(_PATIENCE_MS)
    reply = manager.call("ShowItems", [_address(path)], "")
    return reply.type() is not QDBusMessage.MessageType.ErrorMessage


def _address(path: Path) -> str:
    return QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
