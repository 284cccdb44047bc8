"""Language, look and reading: each choice holds at once, without OK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QSpinBox,
    QVBoxLayout,
)

from annotator.ui.dialogs.reading_sample import ReadingSample
from annotator.ui.dialogs.translated_dialog import TranslatedDialog
from annotator.ui.foundation.settings import LIMITS, Settings, ThemeChoice
from annotator.ui.foundation.translation import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from annotator.ui.foundation.settings_store import SettingsStore

_WIDTH: Final = 36
_Spin = TypeVar("_Spin", QSpinBox, QDoubleSpinBox)


class PreferencesDialog(TranslatedDialog):
    """Changes the settings store; whoever listens to it follows."""

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._program = QGroupBox(self)
        self._language = QComboBox(self)
        self._theme = QComboBox(self)
        self._reading = QGroupBox(self)
        self._own_font = QCheckBox(self)
        self._font = QFontComboBox(self)
        self._font.setWritingSystem(QFontDatabase.WritingSystem.SimplifiedChinese)
        self._size = _limited(QDoubleSpinBox(self, decimals=1), "font_points", 1.0)
        self._spacing = _limited(QDoubleSpinBox(self, decimals=1), "line_spacing", 0.1)
        self._column = _limited(QSpinBox(self), "column_ems", 2)
        self._letters = QCheckBox(self)
        self._sample = ReadingSample(store.settings, self)
        self._labels = [QLabel(self) for _ in range(5)]
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.RestoreDefaults | standard.Close, self)
        self._arrange()
        self.retranslate()
        self._connect()
        store.changed.connect(self._show)
        self._show(store.settings)
        self.fit(_WIDTH)

    def retranslate(self) -> None:
        """Name everything."""
        self.setWindowTitle(self.tr("Preferences"))
        self._program.setTitle(self.tr("Program"))
        self._reading.setTitle(self.tr("Reading"))
        names = (
            self.tr("&Language"),
            self.tr("&Colours"),
            self.tr("&Text size"),
            self.tr("Line &spacing"),
            self.tr("Column &width"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self._own_font.setText(self.tr("Another &font"))
        self._size.setSuffix(self.tr(" pt"))
        self._column.setSuffix(self.tr(" characters"))
        self._letters.setText(self.tr("Show the type of each annotation as a small c&haracter"))
        self._sample.setAccessibleName(self.tr("Sample of the text"))
        self._name_choices()

    def _name_choices(self) -> None:
        languages = {"": self.tr("As the system"), **LANGUAGES}
        _fill(self._language, languages, self._store.settings.language)
        themes: dict[str, str] = {
            ThemeChoice.SYSTEM: self.tr("As the system"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        _fill(self._theme, themes, self._store.settings.theme)

    def _show(self, settings: Settings) -> None:
        """Put the settings into the fields, wherever they were changed."""
        fields = (self._own_font, self._font, self._size, self._spacing, self._column)
        quiet = [QSignalBlocker(field) for field in (*fields, self._letters)]
        self._name_choices()
        self._own_font.setChecked(bool(settings.font_family))
        self._font.setEnabled(bool(settings.font_family))
        if settings.font_family:
            self._font.setCurrentText(settings.font_family)
        self._size.setValue(settings.font_points)
        self._spacing.setValue(settings.line_spacing)
        self._column.setValue(settings.column_ems)
        self._letters.setChecked(settings.type_labels_shown)
        self._sample.set_settings(settings)
        for blocker in quiet:
            blocker.unblock()

    def _connect(self) -> None:
        change = self._store.change
        self._language.activated.connect(lambda: change(language=self._language.currentData()))
        self._theme.activated.connect(lambda: change(theme=ThemeChoice(self._theme.currentData())))
        self._own_font.toggled.connect(self._choose_font)
        self._font.currentFontChanged.connect(self._choose_font)
        self._size.valueChanged.connect(lambda points: change(font_points=points))
        self._spacing.valueChanged.connect(lambda factor: change(line_spacing=round(factor, 1)))
        self._column.valueChanged.connect(lambda ems: change(column_ems=ems))
        self._letters.toggled.connect(lambda on: change(type_labels_shown=on))
        self._buttons.rejected.connect(self.reject)
        defaults = self._buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        defaults.clicked.connect(self._restore)

    def _choose_font(self) -> None:
        family = self._font.currentFont().family() if self._own_font.isChecked() else ""
        self._store.change(font_family=family)

    def _restore(self) -> None:
        """Undo every choice of this dialog; what else is remembered stays."""
        defaults = Settings()
        self._store.change(**{name: getattr(defaults, name) for name in _CHOICES})

    def _arrange(self) -> None:
        language, theme, size, spacing, column = self._labels
        program = QFormLayout(self._program)
        program.addRow(language, self._language)
        program.addRow(theme, self._theme)
        reading = QFormLayout(self._reading)
        reading.addRow(self._own_font, self._font)
        reading.addRow(size, self._size)
        reading.addRow(spacing, self._spacing)
        reading.addRow(column, self._column)
        reading.addRow(self._letters)
        for label, field in (
            (language, self._language),
            (theme, self._theme),
            (size, self._size),
            (spacing, self._spacing),
            (column, self._column),
        ):
            label.setBuddy(field)
        whole = QVBoxLayout(self)
        whole.setSpacing(12)
        for part in (self._program, self._reading):
            whole.addWidget(part)
        whole.addWidget(self._sample, 1)
        whole.addWidget(self._buttons)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)


def _fill(box: QComboBox, names: Mapping[str, str], chosen: str) -> None:
    with QSignalBlocker(box):
        box.clear()
        for data, name in names.items():
            box.addItem(name, data)
        box.setCurrentIndex(list(names).index(chosen))


def _limited(box: _Spin, name: str, step: float) -> _Spin:
    limits = LIMITS[name]
    number = type(box.value())
    box.setRange(number(limits.smallest), number(limits.largest))
    box.setSingleStep(number(step))
    box.setKeyboardTracking(False)
    return box


_CHOICES: Final = (
    "language",
    "theme",
    "font_family",
    "font_points",
    "line_spacing",
    "column_ems",
    "type_labels_shown",
)
