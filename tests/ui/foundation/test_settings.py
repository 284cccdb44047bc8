"""The settings survive every fault of their file, and of other windows."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from annotator.domain.errors import SettingsNotSaved
from annotator.ui.foundation.settings import (
    LIMITS,
    Limits,
    Settings,
    ThemeChoice,
    read_settings,
    settings_path,
    write_changes,
)
from annotator.ui.foundation.user_folders import config_folder, documents_folder, log_folder

if TYPE_CHECKING:
    from pathlib import Path

OTHERS = Settings(
    language="zh_CN",
    theme=ThemeChoice.DARK,
    font_family="Noto Serif CJK SC",
    font_points=18.5,
    line_spacing=2.0,
    column_ems=60,
    type_labels_shown=False,
    recent_projects=("甲.annot", "乙.annot"),
    last_project="甲.annot",
    import_folder="来",
    export_folder="去",
    exchange_folder="来",
    person_name="张三",
    name_confirmed=True,
    places=("01a20431-1f7a 120",),
    window_geometry="AdnQ",
    window_state="AAAA",
    layouts=("history AAAA BBBB",),
)
EVERY_NAME = frozenset(field.name for field in fields(Settings))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert read_settings(path) == Settings()
    assert not path.exists()


def test_every_setting_comes_back_as_it_was_stored(path: Path) -> None:
    defaults = Settings()
    assert [name for name in EVERY_NAME if getattr(OTHERS, name) == getattr(defaults, name)] == []
    write_changes(path, OTHERS, EVERY_NAME)
    assert read_settings(path) == OTHERS


def test_only_what_differs_from_the_defaults_is_stored(path: Path) -> None:
    write_changes(path, Settings(language="en"), EVERY_NAME)
    assert json.loads(path.read_text(encoding="utf-8")) == {"language": "en"}


def test_going_back_to_the_default_takes_the_entry_out(path: Path) -> None:
    write_changes(path, OTHERS, EVERY_NAME)
    write_changes(path, replace(OTHERS, language=""), frozenset({"language"}))
    assert "language" not in json.loads(path.read_text(encoding="utf-8"))


def test_what_another_window_has_changed_meanwhile_stays(path: Path) -> None:
    write_changes(path, Settings(font_points=20.0), frozenset({"font_points"}))
    write_changes(path, Settings(language="en"), frozenset({"language"}))
    assert read_settings(path) == Settings(font_points=20.0, language="en")


def test_an_entry_of_a_later_version_is_left_alone(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_text('{"wings": 2}', encoding="utf-8")
    assert read_settings(path) == Settings()
    write_changes(path, Settings(language="en"), frozenset({"language"}))
    assert json.loads(path.read_text(encoding="utf-8")) == {"language": "en", "wings": 2}


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b"null", b"\xff\xfe{", b'{"a": ' + b"[" * 100_000]
)
def test_a_broken_file_is_kept_aside_and_told_in_the_log(
    path: Path, broken: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_bytes(broken)
    assert read_settings(path) == Settings()
    assert path.with_name("settings.json.bad").read_bytes() == broken
    assert "settings.json.bad" in caplog.text
    write_changes(path, OTHERS, EVERY_NAME)
    assert read_settings(path) == OTHERS


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("theme", "pink"),
        ("font_points", "large"),
        ("font_points", True),
        ("column_ems", 1.5),
        ("recent_projects", "甲.annot"),
        ("recent_projects", [1, 2]),
        ("type_labels_shown", 1),
        ("last_project", None),
    ],
)
def test_one_unusable_entry_costs_only_itself(
    path: Path, name: str, raw: object, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({name: raw, "language": "en"}), encoding="utf-8")
    assert read_settings(path) == Settings(language="en")
    assert name in caplog.text


@pytest.mark.parametrize(("name", "limits"), LIMITS.items())
def test_numbers_are_held_within_their_limits(path: Path, name: str, limits: Limits) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({name: 10**9}), encoding="utf-8")
    assert getattr(read_settings(path), name) == limits.largest
    path.write_text(json.dumps({name: -1}), encoding="utf-8")
    assert getattr(read_settings(path), name) == limits.smallest


def test_a_folder_that_takes_no_file_is_the_worlds_fault(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(SettingsNotSaved, match=r"settings\.json"):
        write_changes(path, OTHERS, EVERY_NAME)


def test_a_file_that_cannot_be_read_is_told_in_the_log(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.mkdir(parents=True)
    assert read_settings(path) == Settings()
    assert "cannot read" in caplog.text


def test_nothing_but_the_file_is_left_behind(path: Path) -> None:
    write_changes(path, OTHERS, EVERY_NAME)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_everything_of_a_person_lies_in_their_own_folders(private_home: Path) -> None:
    for folder in (config_folder(), log_folder(), settings_path()):
        assert folder.is_relative_to(private_home)


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path))
    folders = {config_folder(), log_folder(), documents_folder()}
    assert {folder.parent for folder in folders} == {tmp_path}
    assert len(folders) == 3


def test_the_settings_are_read_without_qt() -> None:
    program = (
        "import sys; from annotator.ui.foundation.settings import read_settings, settings_path; "
        "read_settings(settings_path()); print('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == [b"False"]
