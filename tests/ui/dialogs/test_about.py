"""What the program says of itself."""

from __future__ import annotations

import re
from importlib.metadata import requires
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

import annotator
from annotator.ui.dialogs import about
from annotator.ui.dialogs.about import AboutDialog
from annotator.ui.foundation.user_folders import log_folder

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    places: list[Path] = []
    monkeypatch.setattr(about, "show_in_folder", places.append)
    monkeypatch.setattr(about, "open_file", places.append)
    return places


def test_it_names_version_licence_and_the_places_of_the_data(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutDialog(tmp_path / "我的项目.annot")
    qtbot.addWidget(dialog)
    words = "\n".join(label.text().replace("\u200b", "") for label in dialog.findChildren(QLabel))
    assert annotator.__version__ in words
    assert "MIT" in words
    assert str(tmp_path / "我的项目.annot") in words
    assert str(log_folder()) in words
    assert "settings.json" in words


def test_a_place_is_shown_in_the_file_manager(
    qtbot: QtBot, tmp_path: Path, shown: list[Path]
) -> None:
    project = tmp_path / "我的项目.annot"
    project.write_bytes(b"")
    dialog = AboutDialog(project)
    qtbot.addWidget(dialog)
    dialog.findChildren(QPushButton)[0].click()
    assert shown == [project]


def test_a_place_that_is_not_there_yet_is_shown_as_far_as_it_goes(
    qtbot: QtBot, private_home: Path, shown: list[Path]
) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    dialog.findChildren(QPushButton)[0].click()
    assert shown[0].is_dir()
    assert shown[0].is_relative_to(private_home)


def test_without_a_project_none_is_named(qtbot: QtBot) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    names = [label.text() for label in dialog.findChildren(QLabel)]
    assert "This project" not in names
    assert "Settings" in names


def test_every_dependency_is_named(qtbot: QtBot) -> None:
    needed = [line for line in requires("annotator") or [] if "extra ==" not in line]
    names = {re.split(r"[<>=!~; ]", line)[0].lower() for line in needed}
    assert {name.lower() for name, _ in about._LIBRARIES} == names
