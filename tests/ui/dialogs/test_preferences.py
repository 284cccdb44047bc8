"""Each choice holds at once."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QSpinBox,
)

from annotator.ui.dialogs.preferences import PreferencesDialog
from annotator.ui.dialogs.reading_sample import ReadingSample
from annotator.ui.foundation.settings import Settings, ThemeChoice
from annotator.ui.foundation.settings_store import SettingsStore
from dialog_parts import the

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def store(qapp: QApplication, tmp_path: Path) -> Iterator[SettingsStore]:
    made = SettingsStore(tmp_path / "settings.json")
    yield made
    made.save()
    made.deleteLater()


@pytest.fixture
def dialog(qtbot: QtBot, store: SettingsStore) -> PreferencesDialog:
    made = PreferencesDialog(store)
    qtbot.addWidget(made)
    return made


def choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_nothing_changes_by_opening_it(dialog: PreferencesDialog, store: SettingsStore) -> None:
    assert store.settings == Settings()


def test_language_and_colours_hold_at_once(dialog: PreferencesDialog, store: SettingsStore) -> None:
    choose(dialog._language, "zh_CN")
    assert store.settings.language == "zh_CN"
    choose(dialog._theme, ThemeChoice.DARK)
    assert store.settings.theme is ThemeChoice.DARK


def test_every_language_is_written_in_itself(dialog: PreferencesDialog) -> None:
    names = [dialog._language.itemText(row) for row in range(dialog._language.count())]
    assert names == ["As the system", "简体中文", "English"]


def test_reading_choices_hold_at_once(dialog: PreferencesDialog, store: SettingsStore) -> None:
    size, spacing = dialog.findChildren(QDoubleSpinBox)
    size.setValue(20)
    spacing.setValue(2.2)
    the(QSpinBox, dialog).setValue(60)
    dialog._letters.setChecked(False)
    assert store.settings == Settings(
        font_points=20.0, line_spacing=2.2, column_ems=60, type_labels_shown=False
    )


def test_the_fields_allow_what_the_settings_allow(dialog: PreferencesDialog) -> None:
    size, _ = dialog.findChildren(QDoubleSpinBox)
    assert (size.minimum(), size.maximum()) == (8, 48)
    assert (the(QSpinBox, dialog).minimum()) == 16


def test_a_font_of_ones_own_can_be_chosen_and_given_up(
    dialog: PreferencesDialog, store: SettingsStore
) -> None:
    own, font = dialog.findChildren(QCheckBox)[0], the(QFontComboBox, dialog)
    assert not font.isEnabled()
    own.setChecked(True)
    assert font.isEnabled()
    assert store.settings.font_family == font.currentFont().family() != ""
    own.setChecked(False)
    assert store.settings.font_family == ""


def test_what_is_changed_elsewhere_is_seen_here(
    dialog: PreferencesDialog, store: SettingsStore
) -> None:
    store.change(font_points=24.0, theme=ThemeChoice.LIGHT)
    assert dialog.findChildren(QDoubleSpinBox)[0].value() == 24
    assert dialog._theme.currentData() == ThemeChoice.LIGHT


def test_the_sample_shows_every_choice(dialog: PreferencesDialog, store: SettingsStore) -> None:
    dialog.resize(900, 700)
    dialog.show()
    sample = the(ReadingSample, dialog)
    pictures = [sample.grab().toImage()]
    for change in ({"font_points": 20.0}, {"line_spacing": 2.5}, {"column_ems": 16}):
        store.change(**change)
        pictures.append(sample.grab().toImage())
    assert all(one != other for one, other in itertools.pairwise(pictures))


def test_the_defaults_come_back_and_the_rest_is_kept(
    dialog: PreferencesDialog, store: SettingsStore
) -> None:
    store.change(font_points=24.0, language="en", last_project="甲.annot", name_confirmed=True)
    box = the(QDialogButtonBox, dialog)
    box.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert store.settings == Settings(last_project="甲.annot", name_confirmed=True)
    assert dialog.findChildren(QDoubleSpinBox)[0].value() == Settings().font_points


def test_a_switch_of_language_keeps_the_choices(
    dialog: PreferencesDialog, store: SettingsStore, qapp: QApplication
) -> None:
    store.change(language="en", theme=ThemeChoice.DARK)
    qapp.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog._language.currentData() == "en"
    assert dialog._theme.currentData() == "dark"
    assert store.settings == Settings(language="en", theme=ThemeChoice.DARK)
