"""A tool tip shows what somebody wrote, and does nothing that it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from annotator.ui.foundation.tool_tips import plain_tip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PICTURE = '市总工会<img src="//elsewhere/a.png">\n第二行'


@pytest.mark.parametrize("text", ["", "市总工会", "1 < 2 且 a > b", "《年鉴》\n第二行"])
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert plain_tip(text) == text


def test_what_looks_like_a_page_is_shown_letter_by_letter(qtbot: QtBot) -> None:
    label = QLabel(plain_tip(PICTURE))  # a tool tip is such a label
    qtbot.addWidget(label)
    label.setTextInteractionFlags(label.textInteractionFlags().TextSelectableByMouse)
    assert "<img" not in label.text()
    label.setSelection(0, len(PICTURE))
    assert label.selectedText().replace("\u2029", "\n").replace("\u2028", "\n") == PICTURE
