"""Files are handed to other programs, and what cannot be is told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from annotator.domain.errors import FileIsMissing, NothingOpensFile
from annotator.ui.foundation import open_outside
from annotator.ui.foundation.open_outside import open_file, show_in_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


class Desktop(QObject):
    """Stands for the program that opens files, which tests must not start."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    made = Desktop()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "景德镇 年鉴#2005%.xlsx"
    path.write_bytes(b"")
    return path


def test_a_file_is_opened_under_its_own_name(desktop: Desktop, workbook: Path) -> None:
    open_file(workbook)
    assert desktop.opened == [str(workbook)]


@pytest.mark.parametrize("act", [open_file, show_in_folder])
def test_a_file_that_is_gone_is_told(
    desktop: Desktop, workbook: Path, act: Callable[[Path], None]
) -> None:
    workbook.unlink()
    with pytest.raises(FileIsMissing):
        act(workbook)
    assert desktop.opened == []


def test_a_file_that_nothing_opens_is_told(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    with pytest.raises(NothingOpensFile, match="2005"):
        open_file(workbook)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has its explorer")
def test_without_a_file_manager_the_folder_is_opened(
    desktop: Desktop, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    show_in_folder(workbook)
    assert desktop.opened == [str(workbook.parent)]


def test_a_file_manager_that_can_is_asked_to_choose_the_file(
    desktop: Desktop, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def choose(path: Path) -> bool:
        asked.append(path)
        return True

    monkeypatch.setattr(open_outside, "_choose_in_file_manager", choose)
    show_in_folder(workbook)
    assert asked == [workbook]
    assert desktop.opened == []


def test_the_file_manager_gets_an_address_it_can_read(workbook: Path) -> None:
    address = open_outside._address(workbook)
    assert address.isascii()
    assert QUrl(address).toLocalFile() == str(workbook)
