"""The first page can be read whole in every window and in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QCommandLinkButton, QLabel

from annotator.ui.foundation.translation import Translation
from annotator.ui.panels.welcome_page import WelcomePage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SIZES = [(1360, 860), (1024, 700), (480, 600)]


def a_project(folder: Path, name: str = "年鉴") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.annot"
    path.touch()
    return path


def shown(qtbot: QtBot, size: tuple[int, int], *recent: Path) -> WelcomePage:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.show_recent([str(path) for path in recent])
    page.resize(*size)
    page.show()
    # The layout gives the buttons their width, the folders are shortened, and again.
    qtbot.waitUntil(lambda: all(button.height() > 0 for button in buttons(page)))
    page.grab()
    return page


def buttons(page: WelcomePage) -> list[QCommandLinkButton]:
    return page.findChildren(QCommandLinkButton)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_button_has_room_for_all_its_words(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    Translation(qapp).show(language)
    page = shown(qtbot, size, a_project(tmp_path / "很长的文件夹名" / ("送审稿" * 25)))
    assert len(buttons(page)) == 5
    for button in buttons(page):
        assert button.height() >= button.heightForWidth(button.width()), button.text()
        assert button.mapTo(page, button.rect().topRight()).x() < page.width()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_picture_stays_square(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    page = shown(qtbot, size, *(a_project(tmp_path, str(number)) for number in range(5)))
    picture = next(label for label in page.findChildren(QLabel) if not label.pixmap().isNull())
    assert picture.width() == picture.height()


def test_a_long_folder_is_shortened_in_the_middle_and_told_whole(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_project(tmp_path / ("送审稿" * 25) / "定稿")
    *_, button = buttons(shown(qtbot, (1024, 700), path))
    assert "…" in button.description()
    assert button.description().endswith("定稿")
    assert button.toolTip() == str(path)


def test_a_name_with_an_ampersand_is_shown_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    *_, button = buttons(shown(qtbot, (1024, 700), a_project(tmp_path, "a&b")))
    assert button.text() == "a&&b"


def test_a_recent_project_is_chosen_by_its_path(qtbot: QtBot, tmp_path: Path) -> None:
    path = a_project(tmp_path)
    page = shown(qtbot, (1024, 700), path, tmp_path / "gone.annot")
    *_, button = buttons(page)
    with qtbot.waitSignal(page.project_chosen) as chosen:
        button.click()
    assert chosen.args == [str(path)]
