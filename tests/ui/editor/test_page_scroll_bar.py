"""The scroll bar beside the text: seen, taken hold of, and gone where nothing scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from editor_builders import a_view

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

LONG = "\n".join("景德镇市总工会有会员十九万人。" for _ in range(400))


@pytest.fixture
def view(qtbot: QtBot) -> AnnotatedTextView:
    return a_view(qtbot, LONG)


def column(view: AnnotatedTextView) -> list[QColor]:
    """The colours down the middle of the bar, without the arrows."""
    bar = view.verticalScrollBar()
    image = bar.grab().toImage()
    ratio = image.devicePixelRatio()
    x = int(bar.width() / 2 * ratio)
    return [
        image.pixelColor(x, y) for y in range(int(24 * ratio), image.height() - int(24 * ratio))
    ]


def test_the_handle_stands_where_one_reads(view: AnnotatedTextView) -> None:
    bar = view.verticalScrollBar()
    at_top = column(view)
    bar.setValue(bar.maximum())
    at_bottom = column(view)
    assert at_top[2] != at_top[-3]
    assert at_bottom[2] == at_top[-3]
    assert at_bottom[-3] == at_top[2]


def test_a_text_that_fits_has_no_handle(qtbot: QtBot) -> None:
    assert len({colour.name() for colour in column(a_view(qtbot, "一语"))}) == 1


def test_dragging_the_handle_scrolls_the_text(view: AnnotatedTextView, qtbot: QtBot) -> None:
    bar = view.verticalScrollBar()
    grip = QPoint(bar.width() // 2, 28)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=grip)
    held = bar.grab().toImage().pixelColor(bar.width() // 2, 30)
    qtbot.mouseMove(bar, grip + QPoint(0, 120))
    assert bar.value() > bar.maximum() // 10
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=grip + QPoint(0, 120))
    assert view.page.position_at_top() > 0
    assert bar.grab().toImage().pixelColor(bar.width() // 2, 150) != held
