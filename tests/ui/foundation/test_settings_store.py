"""The settings while the program runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotator.domain.errors import SettingsNotSaved
from annotator.ui.foundation.settings import Settings, read_settings
from annotator.ui.foundation.settings_store import SettingsStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def store(qapp: QApplication, path: Path) -> Iterator[SettingsStore]:
    made = SettingsStore(path)
    yield made
    made.save()
    made.deleteLater()


def test_a_change_is_told_at_once_and_saved_soon(
    store: SettingsStore, path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(store.changed) as told:
        store.change(font_points=20.0)
    assert told.args == [Settings(font_points=20.0)]
    assert not path.exists()
    qtbot.waitUntil(path.exists)
    assert read_settings(path) == Settings(font_points=20.0)


def test_no_change_is_not_told(store: SettingsStore, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(store.changed):
        store.change(font_points=Settings().font_points)


def test_a_number_beyond_its_limits_is_held_within(store: SettingsStore) -> None:
    store.change(font_points=1000.0)
    assert store.settings.font_points == 48


def test_an_unknown_setting_is_a_bug(store: SettingsStore) -> None:
    with pytest.raises(TypeError):
        store.change(wings=2)


def test_saving_at_the_end_leaves_nothing_to_wait_for(store: SettingsStore, path: Path) -> None:
    store.change(language="en")
    store.save()
    assert read_settings(path) == Settings(language="en")


def test_the_latest_project_comes_first_and_at_most_ten_are_kept(store: SettingsStore) -> None:
    for number in range(12):
        store.remember_project(Path(f"{number}.annot"))
    store.remember_project(Path("5.annot"))
    recent = store.settings.recent_projects
    assert recent[:3] == ("5.annot", "11.annot", "10.annot")
    assert len(recent) == len(set(recent)) == 10
    assert store.settings.last_project == "5.annot"


def test_a_project_that_is_gone_is_forgotten(store: SettingsStore) -> None:
    store.remember_project(Path("甲.annot"))
    store.remember_project(Path("乙.annot"))
    store.forget_project(Path("乙.annot"))
    assert store.settings.recent_projects == ("甲.annot",)
    assert store.settings.last_project == ""


def test_a_refused_folder_is_told_and_the_change_holds(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = SettingsStore(tmp_path / "file" / "settings.json")
    store.change(language="en")
    with qtbot.waitSignal(store.not_saved) as told:
        store.save()
    assert isinstance(told.args[0], SettingsNotSaved)
    assert store.settings.language == "en"
