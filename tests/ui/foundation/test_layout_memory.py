"""What was moved and divided comes up so again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from annotator.ui.foundation.layout_memory import LayoutMemory
from annotator.ui.foundation.settings_store import SettingsStore

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


class Divided(QWidget):
    """A window in two parts."""

    def __init__(self, name: str, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        for number, share in enumerate((3, 1)):
            self.splitter.addWidget(QLabel(str(number)))
            self.splitter.setStretchFactor(number, share)
        QVBoxLayout(self).addWidget(self.splitter)
        LayoutMemory(self, name, settings)


def shown(qtbot: QtBot, widget: QWidget) -> None:
    widget.show()
    qtbot.waitExposed(widget)


def test_a_window_comes_up_where_and_as_it_was_left(
    qtbot: QtBot, settings: SettingsStore, tmp_path: Path
) -> None:
    first, other = Divided("one", settings), Divided("two", settings)
    for widget in (first, other):
        qtbot.addWidget(widget)
        shown(qtbot, widget)
    first.setGeometry(QRect(60, 80, 420, 510))
    qtbot.wait(1)
    first.splitter.setSizes([120, 360])
    sizes = first.splitter.sizes()
    first.close()
    other.close()
    settings.save()
    again = Divided("one", SettingsStore(tmp_path / "settings.json"))
    qtbot.addWidget(again)
    shown(qtbot, again)
    assert again.geometry() == QRect(60, 80, 420, 510)
    assert again.splitter.sizes() == sizes


def test_a_panel_keeps_its_divider_and_leaves_the_place_to_its_window(
    qtbot: QtBot, settings: SettingsStore
) -> None:
    sizes: list[int] = []
    for moved in (True, False):
        window = QWidget()
        qtbot.addWidget(window)
        panel = Divided("panel", settings, window)
        QVBoxLayout(window).addWidget(panel)
        window.resize(300, 600)
        shown(qtbot, window)
        if moved:
            panel.splitter.setSizes([100, 400])
            sizes = panel.splitter.sizes()
        assert panel.splitter.sizes() == sizes
        window.close()


@pytest.mark.parametrize("line", ["one", "one ! !", "one AAAA AAAA AAAA"])
def test_what_cannot_be_read_is_as_if_it_were_not_there(
    qtbot: QtBot, settings: SettingsStore, line: str
) -> None:
    settings.change(layouts=(line,))
    window = Divided("one", settings)
    qtbot.addWidget(window)
    shown(qtbot, window)
    window.close()
    assert len(settings.settings.layouts) == 1
    assert settings.settings.layouts[0] != line
    settings.save()
